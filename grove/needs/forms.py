"""What step 2 accepts: a need, its place, a refusal, a customer, a pasted list of OKRs."""

import re
import unicodedata
from datetime import date
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from grove.method import load
from grove.needs.models import Need
from grove.org.models import Department, Person
from grove.positioning.forms import WordsField
from grove.record import clock

LONGEST_PASTE = 50_000
_DAY = re.compile(r"\s*(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?\s*")
WEIGHTS = (
    (3, pgettext_lazy("weight of a need", "3: they cannot do without it")),
    (2, pgettext_lazy("weight of a need", "2: it matters")),
    (1, pgettext_lazy("weight of a need", "1: it would help")),
)


class DayField(forms.Field):
    """A day written as 2026-11-23 or 2026年11月23日, full-width digits too; not after today."""

    def to_python(self, value: Any) -> date | None:
        text = unicodedata.normalize("NFKC", str(value or "")).strip()
        if not text:
            return None
        found = _DAY.fullmatch(text)
        try:
            day = date(*(int(part) for part in found.groups())) if found else None
        except ValueError:
            day = None
        if day is None:
            raise forms.ValidationError(
                _("%(field)s: “%(value)s” is no day. Write it as 2026-11-23.")
                % {"field": self.label, "value": text[:40]}
            )
        if day > clock.today():
            raise forms.ValidationError(
                _("%(field)s: “%(value)s” is still to come. Give a day until today.")
                % {"field": self.label, "value": text[:40]}
            )
        return day


class _Normalised(forms.ChoiceField):
    """A choice; full-width digits count as digits. Its message names the field and the value."""

    def to_python(self, value: Any) -> str:
        return unicodedata.normalize("NFKC", super().to_python(value)).strip()

    def validate(self, value: str) -> None:
        if value in self.empty_values:
            if self.required:
                raise forms.ValidationError(_("%(field)s: choose one.") % {"field": self.label})
        elif not self.valid_value(value):
            raise forms.ValidationError(
                _("%(field)s: “%(value)s” is not one of the choices.")
                % {"field": self.label, "value": value[:40]}
            )


class PlaceForm(forms.Form):
    """The cell of the board: a level and a perspective."""

    level = _Normalised(label=gettext_lazy("Level"))
    perspective = _Normalised(label=gettext_lazy("Perspective"))

    def __init__(self, *args: Any, language: str = "en", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = levels(language)  # type: ignore[attr-defined]
        self.fields["perspective"].choices = perspectives(language)  # type: ignore[attr-defined]


class NeedForm(PlaceForm):
    """A need in the customer's words, where it belongs, and where it was heard."""

    customer = WordsField(label=gettext_lazy("Customer"), longest=120)
    words = WordsField(label=gettext_lazy("Need"))
    quotation = WordsField(label=gettext_lazy("Quotation"), required=False)
    weight = _Normalised(label=gettext_lazy("Weight"), choices=WEIGHTS)
    source = _Normalised(label=gettext_lazy("Source"), choices=Need.Source.choices, required=False)
    source_note = WordsField(label=gettext_lazy("Where to find it"), longest=300, required=False)
    heard_on = DayField(label=gettext_lazy("Heard on"), required=False)
    heard_by = forms.ModelChoiceField(
        label=gettext_lazy("Heard by"), queryset=Person.objects.none(), required=False
    )

    def __init__(self, *args: Any, people: Any = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if people is None:
            del self.fields["heard_by"]
        else:
            self.fields["heard_by"].queryset = people  # type: ignore[attr-defined]
            self.fields["heard_by"].empty_label = gettext_lazy("Not said")  # type: ignore[attr-defined]
            self.fields["heard_by"].error_messages["invalid_choice"] = gettext_lazy(
                "Heard by: choose somebody of this department."
            )

    def clean_weight(self) -> int:
        return int(self.cleaned_data["weight"])


class RefusalForm(forms.Form):
    """Why a need is declined, and who on the customer's side accepted that."""

    because = WordsField(label=gettext_lazy("Reason"))
    accepted_by = WordsField(label=gettext_lazy("Accepted by"), longest=120, required=False)


class CustomerForm(forms.Form):
    """A customer's name and what they are."""

    name = WordsField(label=gettext_lazy("Customer"), longest=120)
    role = WordsField(label=gettext_lazy("Role or unit"), longest=120, required=False)


class PasteForm(forms.Form):
    """A unit's own OKRs as text."""

    unit = WordsField(label=gettext_lazy("Name of the unit"), longest=120)
    text = WordsField(label=gettext_lazy("Their OKRs"), longest=LONGEST_PASTE)


def levels(language: str) -> list[tuple[str, str]]:
    """The rows of the board: key and name."""
    return [(one.key, one.name(language)) for one in load().levels]


def perspectives(language: str) -> list[tuple[str, str]]:
    """The columns of the board, the optional one too: key and name."""
    return [(one.key, one.name(language)) for one in load().perspectives]


def people_of(department: Department) -> Any:
    """People with a role in the department, below it or above it: who may have heard a need."""
    return (
        Person.objects.filter(
            Q(roles__department__path__startswith=department.path)
            | Q(roles__department__in=department.ancestor_ids),
            roles__binned_at=None,
        )
        .distinct()
        .order_by("name")
    )
