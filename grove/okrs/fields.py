"""Fields of forms as people fill them: texts with a limit, numbers, days, an owner, themes."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.health.guards import choices_for
from grove.measure.confidence import HIGHEST
from grove.measure.numbers import read_number
from grove.okrs.days import read_day
from grove.okrs.models import THEMES
from grove.okrs.owners import owners, teams_beside
from grove.okrs.words import LONGEST_TEXT
from grove.plans.models import Plan


class TextField(forms.CharField):
    """A text with a limit whose message names the field, the length and the limit."""

    def __init__(self, label: str, limit: int = LONGEST_TEXT, required: bool = False) -> None:
        super().__init__(label=label, required=required, strip=True)
        self.limit = limit
        self.error_messages["required"] = _("%(field)s is empty. Write at least one word.") % {
            "field": label
        }

    def clean(self, value: Any) -> str:
        text = str(super().clean(value)).replace("\r\n", "\n")
        if len(text) > self.limit:
            raise ValidationError(
                _("%(field)s has %(length)d characters; at most %(limit)d fit. Shorten the text.")
                % {"field": self.label, "length": len(text), "limit": self.limit}
            )
        return text


class DayField(forms.Field):
    """A day as people type it: 2027-06-30, 30 Jun 2027, 2027年6月30日."""

    def __init__(self, label: str, required: bool = False) -> None:
        super().__init__(label=label, required=required)
        self.error_messages["required"] = _("%(field)s is empty. Enter a day.") % {"field": label}

    def to_python(self, value: Any) -> Any:
        typed = str(value or "").strip()
        if not typed:
            return None
        day = read_day(typed)
        if day is None:
            raise ValidationError(
                _("%(field)s is “%(value)s”, which is no day. Enter it as %(example)s.")
                % {"field": self.label, "value": typed[:40], "example": "2027-06-30"}
            )
        return day


class ConfidenceField(forms.Field):
    """A whole number from 0 to 10, full-width digits too; empty: none."""

    def to_python(self, value: Any) -> int | None:
        typed = str(value or "").strip()
        if not typed:
            return None
        number = read_number(typed)
        if number is None or number != number.to_integral_value() or not 0 <= number <= HIGHEST:
            raise ValidationError(
                _("The confidence is “%(value)s”. Choose a whole number from 0 to 10.")
                % {"value": typed[:40]}
            )
        return int(number)


class OwnerField(forms.ModelChoiceField):
    """Somebody who belongs to the plan's department."""

    def __init__(self, label: str, plan: Plan) -> None:
        self.people = owners(plan.department)
        super().__init__(queryset=self.people, label=label, required=False)
        self.error_messages["invalid_choice"] = _(
            "This person has no role in %(department)s. Choose somebody who belongs to it."
        ) % {"department": plan.department.name}

    def to_python(self, value: Any) -> Any:
        """By id; the merge page sends the name a person read there."""
        typed = str(value or "").strip()
        if typed and not typed.isdigit() and "\0" not in typed:
            named = list(self.people.filter(name=typed)[:2])
            if len(named) == 1:
                return named[0]
        return super().to_python(typed[:20])


class HealthGuardField(forms.ModelChoiceField):
    """A health metric of the department or of one above it."""

    def __init__(self, label: str, plan: Plan) -> None:
        self.metrics = choices_for(plan.department)
        super().__init__(queryset=self.metrics, label=label, required=False)
        self.error_messages["invalid_choice"] = _(
            "This is no health metric of %(department)s. Choose one from the list."
        ) % {"department": plan.department.name}

    def to_python(self, value: Any) -> Any:
        """By id; the merge page sends the code a person read there."""
        typed = str(value or "").strip()
        if re.fullmatch(r"H[0-9]{1,9}", typed):
            return self.metrics.filter(number=int(typed[1:])).first()
        return super().to_python(typed[:20])


class TeamField(forms.ModelChoiceField):
    """Another department or team of the same company."""

    def __init__(self, label: str, plan: Plan) -> None:
        self.teams = teams_beside(plan.department)
        super().__init__(queryset=self.teams, label=label, required=False)
        self.error_messages["invalid_choice"] = _(
            "This is no other team of your company. Choose one from the list."
        )

    def to_python(self, value: Any) -> Any:
        """By id; the merge page sends the name a person read there."""
        typed = str(value or "").strip()
        if typed and not typed.isdigit() and "\0" not in typed:
            named = list(self.teams.filter(name=typed)[:2])
            if len(named) == 1:
                return named[0]
        return super().to_python(typed[:20])


class ThemesField(forms.Field):
    """Codes of themes: ticked boxes, or one text such as “EF, DQ”."""

    widget = forms.SelectMultiple

    def to_python(self, value: Any) -> list[str]:
        sent = value if isinstance(value, list | tuple) else [value or ""]
        codes = [code for text in sent for code in re.findall(r"\w+", str(text).upper())]
        for code in codes:
            if code not in THEMES:
                raise ValidationError(
                    _("“%(value)s” is none of the nine themes. Choose %(themes)s.")
                    % {"value": code[:40], "themes": ", ".join(THEMES)}
                )
        return [theme for theme in THEMES if theme in codes]
