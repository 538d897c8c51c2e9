"""The health page of a department: what must not break, and this week's figures."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.health import actions
from grove.health.forms import MetricForm, ReadingsForm
from grove.health.models import HealthMetric
from grove.health.queries import health_of
from grove.health.words import field_labels
from grove.look.shell import Link
from grove.measure.units import trimmed
from grove.needs.forms import people_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.positioning.forms import seen_revision
from grove.record import clock
from grove.record.merge import MergeNeeded

READ_AND_SAVE = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@plan_view()
def page(door: PlanDoor) -> HttpResponse:
    """Every health metric with its limit, how it stands and how it went."""
    return _page(door)


@require_POST
@plan_view(write=Verb.READ)
def readings(door: PlanDoor) -> HttpResponse:
    """Keep this week's figures: who writes the plan, or owns the metric."""
    own = [
        one
        for one in HealthMetric.objects.filter(department=door.department)
        if door.edits or one.owner_id == door.someone.pk
    ]
    if not own:
        raise PermissionDenied
    form = ReadingsForm(door.request.POST, own)
    if not form.is_valid():
        return _page(door, form)
    kept = actions.record_health(door.someone, door.department, form.read, clock.today())
    back = "tracking:check_in" if door.request.POST.get("from") == "check-in" else "health:page"
    return door.redirect(door.to(back), toast=_("Health figures kept") if kept else "")


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def new(door: PlanDoor) -> HttpResponse:
    """A form for one more health metric; POST keeps it."""
    if door.request.method != "POST":
        return _form(door, MetricForm(door.department), None)
    form = MetricForm(door.department, door.request.POST)
    try:
        if form.is_valid():
            made = actions.add_metric(door.someone, door.department, form.cleaned_data)
            toast = _("Health metric “%(name)s” added") % {"name": made.name}
            return door.redirect(door.to("health:page"), toast=toast)
    except ValidationError as error:
        form.refuse(error)
    return _form(door, form, None)


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def metric(door: PlanDoor, number: int) -> HttpResponse:
    """The form of a health metric; POST changes it."""
    row = _metric(door, number)
    if door.request.method != "POST":
        return _form(door, MetricForm(door.department, initial=_held(row)), row)
    form = MetricForm(door.department, door.request.POST)
    try:
        if form.is_valid():
            seen = seen_revision(form.data)
            actions.edit_metric(door.someone, row, seen, form.cleaned_data)
            return door.redirect(door.to("health:page"), toast=_("Health metric saved"))
    except MergeNeeded as error:
        return merge_response(door, error, field_labels(), door.to("health:metric", number=number))
    except ValidationError as error:
        form.refuse(error)
    return _form(door, form, row)


@require_POST
@plan_view()
def metric_bin(door: PlanDoor, number: int) -> HttpResponse:
    """Put a health metric into the bin."""
    row = _metric(door, number)
    actions.bin_metric(door.someone, row)
    toast = _("Health metric “%(name)s” is in the bin for 30 days") % {"name": row.name}
    return door.redirect(door.to("health:page"), toast=toast)


def _page(door: PlanDoor, form: ReadingsForm | None = None) -> HttpResponse:
    rows = health_of(door, clock.today())
    return door.render(
        "health/page.jinja",
        title=pgettext("what must not break", "Health"),
        page=rows,
        form=form,
        status=422 if form else 200,
        shell={
            "crumbs": (Link(pgettext("the running year", "Track"), door.to("tracking:dashboard")),)
        },
    )


def _form(door: PlanDoor, form: MetricForm, row: HealthMetric | None) -> HttpResponse:
    listed = door.to("health:page")
    held = form.data if form.is_bound else form.initial
    return door.render(
        "health/metric.jinja",
        title=_("Edit %(code)s") % {"code": row.code} if row else _("Add a health metric"),
        page=row,
        form=form,
        values={name: held.get(name, "") for name in form.fields},
        revision=seen_revision(form.data) if form.is_bound else (row.revision if row else 0),
        people=[(person.pk, person.name) for person in people_of(door.department)],
        action=door.to("health:metric", number=row.number) if row else door.to("health:new"),
        bin=door.to("health:metric_bin", number=row.number) if row else "",
        status=422 if form.is_bound else 200,
        shell={"crumbs": (Link(pgettext("what must not break", "Health"), listed),)},
    )


def _held(row: HealthMetric) -> dict[str, Any]:
    names = ("name", "unit", "metric", "source", "sensitive")
    values = {name: getattr(row, name) for name in names}
    limits = {name: getattr(row, name) for name in ("at_least", "at_most")}
    values |= {name: "" if one is None else f"{trimmed(one):f}" for name, one in limits.items()}
    return {**values, "owner": row.owner_id or ""}


def _metric(door: PlanDoor, number: int) -> HealthMetric:
    found = (
        HealthMetric.objects.filter(department=door.department, number=number)
        .select_related("department")
        .first()
        if number < 2**31
        else None
    )
    if found is None:
        raise Http404
    return found
