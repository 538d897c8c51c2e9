"""What a signer sends, and what the head sends to ask for signatures."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.commitment.models import Signature
from grove.versions.numbers import Number, read_number

LONGEST = 10_000
ANSWERS = (Signature.State.SIGNED, Signature.State.RESERVED, Signature.State.CHANGES)


class RequestForm(forms.Form):
    """Why an amendment is made, why more than 100 points are given out, why findings stay."""

    reason = forms.CharField(label=gettext_lazy("Reason"), required=False)
    points_reason = forms.CharField(label=gettext_lazy("Why more than 100 points"), required=False)

    despite = forms.CharField(label=gettext_lazy("Why it is frozen all the same"), required=False)

    def clean_reason(self) -> str:
        return _short(self.cleaned_data["reason"], _("Reason"))

    def clean_points_reason(self) -> str:
        return _short(self.cleaned_data["points_reason"], _("Why more than 100 points"))

    def clean_despite(self) -> str:
        return _short(self.cleaned_data["despite"], _("Why it is frozen all the same"))


class AnswerForm(forms.Form):
    """An answer with the fingerprints of what was read. Signing needs the declaration."""

    version = forms.CharField(max_length=12)
    version_mark = forms.CharField(max_length=16)
    draft_mark = forms.CharField(max_length=16)
    answer = forms.ChoiceField(choices=[(one.value, one.value) for one in ANSWERS])
    declaration = forms.BooleanField(required=False)
    comment = forms.CharField(label=gettext_lazy("Comment"), required=False)

    def clean_version(self) -> Number:
        number = read_number(self.cleaned_data["version"])
        if number is None:
            raise forms.ValidationError(_("There is no such version."))
        return number

    def clean_comment(self) -> str:
        return _short(self.cleaned_data["comment"], _("Comment"))

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        signs = data.get("answer") in (Signature.State.SIGNED, Signature.State.RESERVED)
        if signs and not data.get("declaration"):
            self.add_error("declaration", _("Tick that you have read this version, then sign it."))
        return data


def _short(text: Any, label: str) -> str:
    text = str(text).strip()
    if len(text) > LONGEST:
        raise forms.ValidationError(
            _("%(field)s has %(length)d characters. At most %(limit)d fit: shorten it.")
            % {"field": label, "length": len(text), "limit": LONGEST}
        )
    return text
