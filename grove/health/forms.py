"""What the pages of health metrics accept: a metric with its limits, and what was read of them."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.health.models import HealthMetric
from grove.health.numbers import NumberField
from grove.needs.forms import people_of
from grove.org.models import Department, Person
from grove.positioning.forms import WordsField

LARGEST = Decimal(10) ** 14
FINEST = Decimal("0.000001")


class LevelField(NumberField):
    """A number that a health metric can keep: at most 14 digits before the point, six behind."""

    def to_python(self, value: Any) -> Decimal | None:
        number = super().to_python(value)
        if number is None:
            return None
        number = Decimal(number)
        if abs(number) >= LARGEST or number != number.quantize(FINEST):
            raise ValidationError(
                _(
                    "%(field)s is “%(value)s”. Enter a number below 100 trillion"
                    " with at most six decimal places."
                )
                % {"field": self.label, "value": str(value).strip()[:40]}
            )
        return number


class MetricForm(forms.Form):
    """All fields of a health metric."""

    name = WordsField(label=gettext_lazy("Health metric"), longest=200)
    unit = WordsField(label=gettext_lazy("Unit"), longest=40, required=False)
    at_least = LevelField(label=gettext_lazy("At least"))
    at_most = LevelField(label=gettext_lazy("At most"))
    metric = WordsField(label=gettext_lazy("Metric of the catalogue"), longest=40, required=False)
    owner = forms.ModelChoiceField(
        queryset=Person.objects.none(), label=gettext_lazy("Owner"), required=False
    )
    source = WordsField(label=gettext_lazy("Data source"), longest=300, required=False)
    sensitive = forms.BooleanField(label=gettext_lazy("About people"), required=False)

    def __init__(self, department: Department, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = self.fields["owner"]
        owner.queryset = people_of(department)  # type: ignore[attr-defined]
        owner.error_messages["invalid_choice"] = _(
            "This person has no role in %(department)s. Choose somebody who belongs to it."
        ) % {"department": department.name}

    def refuse(self, error: ValidationError) -> None:
        """Take over what an action refused, field by field."""
        self.add_error(None, error)


class ReadingsForm:
    """What was read this week: one number for each metric, named `value-H3`; empty ones are left
    out."""

    def __init__(self, typed: Mapping[str, str], metrics: Sequence[HealthMetric]) -> None:
        self.typed: dict[str, str] = {}
        self.errors: dict[str, list[str]] = {}
        self.read: dict[HealthMetric, Decimal] = {}
        for metric in metrics:
            name = f"value-{metric.code}"
            self.typed[name] = str(typed.get(name, "")).replace("\x00", "")
            try:
                field = LevelField(label=f"{metric.code} {metric.name}"[:80])
                number = field.clean(self.typed[name])
            except ValidationError as error:
                self.errors[name] = list(error.messages)
            else:
                if number is not None:
                    self.read[metric] = number

    @property
    def found(self) -> list[tuple[str, str]]:
        """Id of each field that was not taken, and why, for the summary."""
        return [(f"id_{name}", texts[0]) for name, texts in self.errors.items()]

    def is_valid(self) -> bool:
        """Whether every number that was typed is one."""
        return not self.errors
