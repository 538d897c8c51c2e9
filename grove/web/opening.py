"""Begin a plan for a department that exists: a team's own, or the next cycle's."""

from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grove.org.doors import Door, signed_in
from grove.org.models import Department, Role
from grove.org.policy import Verb, standing
from grove.plans.actions import open_cycle, open_plan
from grove.plans.models import Cycle, Plan
from grove.record import clock
from grove.record.actions import Recorder, action
from grove.web.start.reading import next_year


class NewPlanForm(forms.Form):
    """Which department, which year."""

    department = forms.ModelChoiceField(
        label=gettext_lazy("Department"), queryset=Department.objects.none()
    )
    year = forms.IntegerField(label=gettext_lazy("Year to plan"), min_value=2000, max_value=2100)

    def __init__(self, data: Any, *, departments: list[Department]) -> None:
        super().__init__(data, initial={"year": next_year(clock.today())})
        field = self.fields["department"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Department.objects.filter(pk__in=[one.pk for one in departments])


@action
def begin_plan(act: Recorder, department: Department, year: int) -> Plan:
    """The department's plan of a year: the existing one, or a new one. Its cycle is opened when
    the company has none of that name; it begins on the day the company's latest cycle began."""
    company = Department.objects.get(pk=department.ancestor_ids[0])
    cycle = Cycle.objects.filter(company=company, name=str(year)).first()
    if cycle is None:
        act.lock(company)
        latest = Cycle.objects.filter(company=company).order_by("-starts_on").first()
        first, last = date(year, 1, 1), date(year, 12, 31)
        if latest is not None and latest.name.isdigit():
            later = year - int(latest.name)
            first, last = _years_on(latest.starts_on, later), _years_on(latest.ends_on, later)
        cycle = open_cycle(act, company, str(year), first, last)
    plan = Plan.objects.filter(department=department, cycle=cycle).first()
    return plan or open_plan(act, department, cycle)


@signed_in
def plan_new(door: Door) -> HttpResponse:
    """Choose a department one heads (or administers) and a year."""
    departments = opens_plans_for(door)
    if not departments:
        raise PermissionDenied
    form = NewPlanForm(
        door.request.POST if door.request.method == "POST" else None, departments=departments
    )
    if door.request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        plan = begin_plan(door.someone, data["department"], data["year"])
        return door.redirect(
            reverse("workbook", kwargs=plan.place),
            _("The plan %(cycle)s is open") % {"cycle": plan.cycle.name},
        )
    return door.render(
        "web/plan_new.jinja",
        title=_("Begin a plan"),
        form=form,
        departments=[(one.pk, one.name) for one in departments],
        status=422 if form.errors else 200,
        shell={"lede": _("For a team of its own, or for the next year.")},
    )


def opens_plans_for(door: Door) -> list[Department]:
    """Departments whose head the person is, or whose people they administer. One query."""
    keepers = {Role.Name.HEAD, Role.Name.ADMINISTRATOR}
    paths = [role.department.path for role in door.roles if role.name in keepers]
    if not paths:
        return []
    reach = reduce(or_, (Q(path__startswith=path) for path in paths))
    stands = (
        standing(door.someone, one, door.roles)
        for one in Department.objects.filter(reach).order_by("path")
    )
    return [
        stand.department for stand in stands if stand.may(Verb.LEAD) or stand.may(Verb.ADMINISTER)
    ]


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
