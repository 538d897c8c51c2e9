"""What the head types when a version is frozen."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.versions.numbers import Number, read_number
from grove.versions.reading import DAYS

LONGEST_NOTE = 10_000


class FreezeForm(forms.Form):
    """A number, a name and a line; the reason for more than 100 points when there are more."""

    number = forms.CharField(label=gettext_lazy("Number"), max_length=12)
    name = forms.CharField(label=gettext_lazy("Name"), required=False)
    note = forms.CharField(label=gettext_lazy("Note"), required=False)
    points_reason = forms.CharField(label=gettext_lazy("Why more than 100 points"), required=False)
    despite = forms.CharField(label=gettext_lazy("Why it is frozen all the same"), required=False)

    def clean_number(self) -> Number:
        text = str(self.cleaned_data["number"])
        number = read_number(text)
        if number is None:
            raise forms.ValidationError(
                _("%(number)s is no version number. The first is 1.0, the next 1.1.")
                % {"number": text}
            )
        return number

    def clean_name(self) -> str:
        return _short(self.cleaned_data["name"], _("Name"), 120)

    def clean_note(self) -> str:
        return _short(self.cleaned_data["note"], _("Note"), LONGEST_NOTE)

    def clean_points_reason(self) -> str:
        label = _("Why more than 100 points")
        return _short(self.cleaned_data["points_reason"], label, LONGEST_NOTE)

    def clean_despite(self) -> str:
        return _short(self.cleaned_data["despite"], _("Why it is frozen all the same"), 1000)


class LinkForm(forms.Form):
    """For how many days a link reads a version."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("For how long"),
        choices=[(days, days) for days in DAYS],
        coerce=int,
        error_messages={"invalid_choice": gettext_lazy("Choose for how many days the link works.")},
    )


class RestorationForm(forms.Form):
    """Which line of a version goes back into the draft."""

    line = forms.RegexField(
        r"^(P|[OKN][1-9][0-9]{0,8}) [a-z_]{1,40} [0-9]{1,9}$", max_length=80, strip=True
    )

    @property
    def wanted(self) -> tuple[str, str, int]:
        """Code, field, and the revision that was seen."""
        code, field, revision = self.cleaned_data["line"].split(" ")
        return code, field, int(revision)


def _short(text: Any, label: str, limit: int) -> str:
    text = str(text).strip()
    if len(text) > limit:
        raise forms.ValidationError(
            _("%(field)s has %(length)d characters. At most %(limit)d fit: shorten it.")
            % {"field": label, "length": len(text), "limit": limit}
        )
    return text
