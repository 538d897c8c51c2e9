"""What people type on the management plan."""

import unicodedata
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.management.models import GoalGroup, PathItem, ReturnLine, Seat
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan

LONG = 10_000


class Kindly(forms.Form):
    """A form of the plan: full-width digits count as digits, and labels serve the merge page."""

    revision = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.plan = plan
        if "key_result" in self.fields:
            field = self.fields["key_result"]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = KeyResult.objects.filter(plan=plan).order_by("number")

    @property
    def labels(self) -> dict[str, str]:
        return {name: str(field.label) for name, field in self.fields.items()}

    @property
    def values(self) -> dict[str, Any]:
        """The cleaned fields without the revision."""
        return {name: self.cleaned_data[name] for name in self.fields if name != "revision"}

    @property
    def seen(self) -> int:
        return self.cleaned_data.get("revision") or 0


class Number(forms.DecimalField):
    """A number as people type it: full-width digits, thousands separators."""

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).replace(",", "").replace(" ", "").strip()
        return super().to_python(value)


class Whole(forms.IntegerField):
    """A whole number as people type it."""

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str):
            value = unicodedata.normalize("NFKC", value).strip()
        return super().to_python(value)


def _text(label: Any, limit: int = LONG, *, required: bool = False) -> forms.CharField:
    return forms.CharField(label=label, max_length=limit, required=required)


class TextsForm(Kindly):
    """The texts of the page."""

    mission = _text(gettext_lazy("Mission"))
    structure = _text(gettext_lazy("Structure"))
    development = _text(gettext_lazy("Development"))
    not_in_money = _text(gettext_lazy("Not in money"))


class SeatForm(Kindly):
    """A key role and how many could take it."""

    role = _text(gettext_lazy("Key role"), 120, required=True)
    ready_now = Whole(label=gettext_lazy("Ready now"), min_value=0, max_value=999, initial=0)
    ready_in_a_year = Whole(
        label=gettext_lazy("Ready in a year"), min_value=0, max_value=999, initial=0
    )


class PathForm(Kindly):
    """A key task."""

    task = _text(gettext_lazy("Key task"), 300, required=True)
    key_result = forms.ModelChoiceField(
        label=gettext_lazy("Serves"), queryset=KeyResult.objects.none(), required=False
    )
    when = _text(gettext_lazy("When"), 60)
    resources = _text(gettext_lazy("Resources"), 200)
    method = _text(gettext_lazy("Method"), 200)


class ReturnForm(Kindly):
    """A line of the return: a range with its assumption; every number may be unknown."""

    side = forms.ChoiceField(label=gettext_lazy("Side"), choices=ReturnLine.Side.choices)
    text = _text(gettext_lazy("What"), 300, required=True)
    unit = _text(gettext_lazy("Unit"), 40)
    low = Number(label=gettext_lazy("Low"), max_digits=20, decimal_places=2, required=False)
    likely = Number(label=gettext_lazy("Likely"), max_digits=20, decimal_places=2, required=False)
    high = Number(label=gettext_lazy("High"), max_digits=20, decimal_places=2, required=False)
    assumption = _text(gettext_lazy("Assumption"))
    key_result = forms.ModelChoiceField(
        label=gettext_lazy("Comes from"), queryset=KeyResult.objects.none(), required=False
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        known = [data[name] for name in ("low", "likely", "high") if data.get(name) is not None]
        if known != sorted(known):
            raise ValidationError(
                {
                    "low": _(
                        "%(numbers)s do not rise from low to likely to high. Put them in order."
                    )
                    % {"numbers": ", ".join(f"{number:f}" for number in known)}
                }
            )
        return data


class GoalForm(Kindly):
    """Where an objective is shown."""

    objective = forms.ModelChoiceField(queryset=Objective.objects.none())
    name = forms.ChoiceField(choices=GoalGroup.Name.choices)

    def __init__(self, data: Any = None, *, plan: Plan, **kwargs: Any) -> None:
        super().__init__(data, plan=plan, **kwargs)
        field = self.fields["objective"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Objective.objects.filter(plan=plan)


ROWS: dict[str, tuple[type[Seat] | type[PathItem] | type[ReturnLine], type[Kindly]]] = {
    "seats": (Seat, SeatForm),
    "path": (PathItem, PathForm),
    "returns": (ReturnLine, ReturnForm),
}
