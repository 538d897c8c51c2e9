"""Begin a plan for a department that exists: a team's own, or the next cycle's."""

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
from grove.plans.actions import begin_plan
from grove.record import clock
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
