"""What people type about a decision: its words, and what it changes in the plan."""

import unicodedata
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from grove.measure.numbers import read_number
from grove.okrs.days import read_day
from grove.okrs.models import KeyResult, Objective
from grove.positioning.forms import WordsField
from grove.rounds.proposals import ProposedEdit, propose

NOTHING, BY_HAND, WORDING, OWNER = "", "hand", "wording", "owner"
_NUMBERS = frozenset({"baseline", "target"})


class DecisionForm(forms.Form):
    """A decision. `edit` is what it changes, or None; `by_hand` that somebody changes it."""

    text = WordsField(label=gettext_lazy("What was decided"), longest=1000)
    about = forms.CharField(label=gettext_lazy("About"), required=False, max_length=12)
    field = forms.CharField(label=gettext_lazy("What it changes"), required=False, max_length=20)
    value = WordsField(label=gettext_lazy("New wording, number or day"), required=False)
    owner = forms.CharField(label=gettext_lazy("New owner"), required=False, max_length=20)

    edit: ProposedEdit | None = None

    def __init__(
        self,
        data: Any = None,
        *,
        objects: Mapping[str, Objective | KeyResult],
        owners: Sequence[Any],
        **kwargs: Any,
    ) -> None:
        super().__init__(data, **kwargs)
        self.objects, self.owners = objects, {str(one.pk): one for one in owners}

    @property
    def by_hand(self) -> bool:
        return self.cleaned_data.get("field") == BY_HAND

    def clean_text(self) -> str:
        text = " ".join(str(self.cleaned_data["text"]).split())
        if not text:
            raise ValidationError(_("Say in a line what was decided."))
        return text

    def clean_about(self) -> str:
        code = str(self.cleaned_data["about"]).strip()
        if code and code not in self.objects:
            raise ValidationError(
                _("%(code)s is nothing in this plan. Choose one of the list.") % {"code": code}
            )
        return code

    def clean_field(self) -> str:
        field = str(self.cleaned_data["field"]).strip()
        if field not in dict(field_choices()):
            raise ValidationError(
                _("“%(value)s” cannot be changed by a decision. Choose one of the list.")
                % {"value": field}
            )
        return field

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        field, code = data.get("field", NOTHING), data.get("about", "")
        if self.errors or field in (NOTHING, BY_HAND):
            return data
        if not code:
            self.add_error("about", _("Say which objective or key result it changes."))
            return data
        record = self.objects[code]
        name = _column(record, field)
        if name is None:
            self.add_error(
                "field",
                _(
                    "%(code)s is an objective and has no such number or day."
                    " Choose its wording or owner."
                )
                % {"code": code},
            )
            return data
        where = "owner" if field == OWNER else "value"
        try:
            self.edit = propose(record, name, self._after(field, data))
        except ValidationError as error:
            self.add_error(where, error.messages)
        return data

    def _after(self, field: str, data: Mapping[str, Any]) -> Any:
        """What was typed as the plain value a proposed edit holds. Raises ValidationError."""
        if field == OWNER:
            person = self.owners.get(str(data.get("owner", "")).strip())
            if person is None:
                raise ValidationError(_("Choose who owns it from now on."))
            return person.pk
        typed = str(data.get("value", "")).strip()
        if not typed:
            raise ValidationError(_("Enter what it should say from now on."))
        if field in _NUMBERS:
            number = read_number(unicodedata.normalize("NFKC", typed))
            if number is None:
                raise ValidationError(
                    _("“%(value)s” is no number. Enter one, such as 1200 or 4.2.")
                    % {"value": typed[:40]}
                )
            return f"{number.normalize():f}"
        if field == "due":
            day = read_day(typed)
            if day is None:
                raise ValidationError(
                    _("“%(value)s” is no day. Enter it as 2027-06-30.") % {"value": typed[:40]}
                )
            return day.isoformat()
        return typed


class ApplicationForm(forms.Form):
    """Nothing is typed to apply a decision; the wording that was shown comes along."""

    seen = WordsField(label=gettext_lazy("What was shown"), required=False)


class DroppingForm(forms.Form):
    """Why a decision is not applied."""

    because = WordsField(label=pgettext_lazy("decision", "Why it is not applied"), longest=500)


def field_choices() -> list[tuple[str, str]]:
    """What a decision can change."""
    return [
        (NOTHING, _("Nothing in the plan")),
        (WORDING, _("The wording")),
        ("baseline", _("Start")),
        ("target", _("Target")),
        ("due", pgettext("deadline", "By")),
        (OWNER, _("Owner")),
        (BY_HAND, _("Something else: somebody changes it by hand")),
    ]


def _column(record: Objective | KeyResult, field: str) -> str | None:
    """The field of the record, or None where it has no such thing."""
    if field == WORDING:
        return "title" if isinstance(record, Objective) else "text"
    if field == OWNER:
        return "owner"
    return field if isinstance(record, KeyResult) else None
