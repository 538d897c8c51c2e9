"""A number as people type it, as a field of a form: full-width digits, 万, k, thousands marks."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.measure.numbers import read_number


class NumberField(forms.Field):
    """Decimal, or int where `whole` (then 0 to 100); None when nothing is typed."""

    def __init__(self, label: Any, required: bool = False, whole: bool = False) -> None:
        super().__init__(label=label, required=required)
        self.whole = whole

    def clean(self, value: Any) -> Any:
        if self.required and not str(value or "").strip():
            raise ValidationError(
                _("%(field)s is empty. Enter a number.") % {"field": self.label}, code="required"
            )
        return super().clean(value)

    def to_python(self, value: Any) -> Decimal | int | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        number = read_number(typed)
        if number is None:
            raise ValidationError(
                _("%(field)s is “%(value)s”. Enter one number, such as 1200 or 4.2.")
                % {"field": self.label, "value": typed[:40]}
            )
        if not self.whole:
            return number
        if number != number.to_integral_value() or not 0 <= number <= 100:
            raise ValidationError(
                _("%(field)s is “%(value)s”. Enter a whole number from 0 to 100.")
                % {"field": self.label, "value": typed[:40]}
            )
        return int(number)
