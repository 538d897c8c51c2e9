"""The close itself: its seven tasks, final values, the start of the next cycle."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.closing.actions import freeze_values, reopen_values, start_next
from grove.closing.forms import ReasonForm
from grove.closing.queries.close import close_of, next_name
from grove.closing.queries.tasks import close_page
from grove.closing.queries.values import value_lines
from grove.closing.views.frame import under
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view


@require_safe
@plan_view()
def close(door: PlanDoor) -> HttpResponse:
    """The list of what closing a cycle takes, for everybody who reads the plan."""
    page = close_page(door)
    return door.render(
        "closing/close.jinja",
        title=_("Close %(cycle)s") % {"cycle": door.plan.cycle.name},
        page=page,
        shell={"lede": page.lede},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(write=Verb.LEAD)
def values(door: PlanDoor) -> HttpResponse:
    """The last value of every key result; POST makes them final."""
    if door.request.method != "POST":
        return _values(door)
    try:
        freeze_values(door.someone, door.plan)
    except ValidationError as error:
        return door.redirect(door.to("closing:values"), error.messages[0], undo=False)
    return door.redirect(door.to("closing:page"), _("The values are final"))


@require_POST
@plan_view(write=Verb.LEAD)
def reopening(door: PlanDoor) -> HttpResponse:
    """Open values and grades again, with a reason."""
    form = ReasonForm(door.request.POST)
    if not form.is_valid():
        return _values(door, form)
    reopen_values(door.someone, door.plan, form.cleaned_data["because"])
    return door.redirect(door.to("closing:page"), _("Values and grades are open again"))


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(write=Verb.LEAD)
def next_cycle(door: PlanDoor) -> HttpResponse:
    """What the next plan will begin with; POST begins it, or hands over to one that has begun."""
    if door.request.method == "POST":
        try:
            after = start_next(door.someone, door.plan)
        except ValidationError as error:
            return door.redirect(door.to("closing:page"), error.messages[0], undo=False)
        return door.redirect(
            reverse("workbook", kwargs=after.place),
            _("%(cycle)s begins with what %(last)s has learned")
            % {"cycle": after.cycle.name, "last": door.plan.cycle.name},
        )
    found = close_of(door.plan)
    year = found.after.cycle.name if found.after is not None else next_name(door.plan)
    return door.render(
        "closing/next.jinja",
        title=_("Start %(cycle)s") % {"cycle": year},
        page=found,
        year=year,
        leads=door.may(Verb.LEAD),
        shell=under(door, _("What this year leaves stands in the next plan from its first day.")),
    )


def _values(door: PlanDoor, form: ReasonForm | None = None) -> HttpResponse:
    if form is not None and not door.may(Verb.LEAD):
        raise PermissionDenied
    context: dict[str, Any] = {"form": form or ReasonForm(), "leads": door.may(Verb.LEAD)}
    return door.render(
        "closing/values.jinja",
        title=_("Final values"),
        page=value_lines(door.plan),
        status=422 if form is not None else 200,
        shell=under(
            door, _("What every key result ended at. Once final, no check-in changes it any more.")
        ),
        **context,
    )
