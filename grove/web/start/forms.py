"""The five questions. Every one can be skipped."""

import zoneinfo
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.org.models import Department
from grove.web.start.answers import Answers
from grove.web.start.reading import PASTE_LIMIT


class Question(forms.Form):
    """One page of the first run."""

    def __init__(self, data: Any, *, answers: Answers) -> None:
        initial = {name: getattr(answers, name) for name in self.base_fields}
        super().__init__(data, initial=initial)


class DepartmentQuestion(Question):
    """What the department is called, and which year is planned."""

    name = forms.CharField(
        label=gettext_lazy("Name of the department"), max_length=120, required=False
    )
    code = forms.CharField(label=gettext_lazy("Short code"), max_length=8, required=False)
    company = forms.CharField(label=gettext_lazy("Company"), max_length=120, required=False)
    year = forms.IntegerField(
        label=gettext_lazy("Year to plan"), min_value=2000, max_value=2100, required=False
    )
    time_zone = forms.CharField(label=gettext_lazy("Time zone"), max_length=60, required=False)

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip().upper()
        if not code:
            return ""
        shape = Department._meta.get_field("code").validators
        try:
            for check in shape:
                check(code)
        except ValidationError as error:
            raise ValidationError(
                _("%(code)s is no code. Use 2 to 8 capital letters or digits, a letter first.")
                % {"code": code}
            ) from error
        if Department.everything.filter(code=code).exists():
            raise ValidationError(_("%(code)s is taken. Choose another code.") % {"code": code})
        return code

    def clean_year(self) -> str:
        return str(self.cleaned_data["year"] or "")

    def clean_time_zone(self) -> str:
        zone = str(self.cleaned_data["time_zone"]).strip()
        if zone and zone not in zoneinfo.available_timezones():
            raise ValidationError(
                _("%(zone)s is no time zone. Write it like Europe/Berlin or Asia/Shanghai.")
                % {"zone": zone}
            )
        return zone


class TeamsQuestion(Question):
    """The sub-teams, one a line."""

    teams = forms.CharField(label=gettext_lazy("Sub-teams"), max_length=10_000, required=False)


class PeopleQuestion(Question):
    """Who is involved, one a line; the boss apart."""

    head = forms.ChoiceField(
        label=gettext_lazy("Do you head this department?"),
        choices=[
            ("yes", gettext_lazy("Yes")),
            ("no", gettext_lazy("No, I set it up for somebody")),
        ],
    )
    people = forms.CharField(label=gettext_lazy("People"), max_length=40_000, required=False)
    boss = forms.CharField(label=gettext_lazy("Boss of the head"), max_length=120, required=False)
    boss_email = forms.EmailField(label=gettext_lazy("E-mail of the boss"), required=False)


class PastQuestion(Question):
    """Last year's goals, pasted."""

    past = forms.CharField(
        label=gettext_lazy("Last year’s objectives and key results"),
        max_length=PASTE_LIMIT,
        required=False,
        strip=False,
    )


QUESTIONS: dict[str, type[Question]] = {
    "department": DepartmentQuestion,
    "teams": TeamsQuestion,
    "people": PeopleQuestion,
    "last-year": PastQuestion,
}
ORDER = (*QUESTIONS, "check")
