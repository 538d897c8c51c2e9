"""Doors to the metric catalogue, and to the entries a department keeps for itself."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.drafting import actions
from grove.drafting.forms import OwnMetricForm
from grove.drafting.metrics import LONGEST_QUERY, OWN
from grove.drafting.models import OwnMetric
from grove.drafting.queries import catalogue, metric_card
from grove.drafting.queries.catalogue import direction_words, find_entry
from grove.look.shell import Link
from grove.okrs.words import theme_choices
from grove.org.doors import DepartmentDoor, Door, department_view, signed_in
from grove.org.policy import Verb
from grove.plans.merging import merge_response
from grove.record.merge import MergeNeeded

NAMES = ("name", "theme", "definition", "formula", "unit", "direction", "guard", "source")


@require_safe
@signed_in
def metrics(door: Door) -> HttpResponse:
    """All metrics by theme: `?q=…&theme=…`."""
    asked = door.request.GET
    query = asked.get("q", "").strip()[:LONGEST_QUERY]
    return door.render(
        "drafting/catalogue.jinja",
        title=_("Metrics"),
        page=catalogue(door, query, asked.get("theme", "")),
        shell={
            "lede": _(
                "What a technical department can set a key result on. Each metric comes with the"
                " guard that shows when it is being gamed. Measure systems and teams,"
                " never a person."
            )
        },
    )


@require_safe
@signed_in
def metric(door: Door, metric: str) -> HttpResponse:
    """One metric with everything known about it."""
    card = metric_card(door, find_entry(door, metric))
    return door.render(
        "drafting/metric.jinja",
        title=card.name,
        page=card,
        shell={
            "crumbs": (Link(_("Metrics"), reverse("metrics")), Link(card.theme_name, "")),
            "lede": card.definition,
        },
    )


@require_http_methods(["GET", "HEAD", "POST"])
@department_view(read=Verb.LEAD, write=Verb.LEAD)
def metric_new(door: DepartmentDoor) -> HttpResponse:
    """A form for one more entry of the department's own; POST adds it."""
    if door.request.method != "POST":
        return _form_page(door, None, None)
    form = OwnMetricForm(door.request.POST)
    if not form.is_valid():
        return _form_page(door, None, form)
    made = actions.add_metric(door.someone, door.department, **form.cleaned_data)
    return _to_metric(made, door, _("Metric “%(name)s” added") % {"name": made.name})


@require_http_methods(["GET", "HEAD", "POST"])
@department_view(read=Verb.LEAD, write=Verb.LEAD)
def own_metric(door: DepartmentDoor, own: int) -> HttpResponse:
    """A form for an entry; POST changes it."""
    record = _own(door, own)
    if door.request.method != "POST":
        return _form_page(door, record, None)
    form = OwnMetricForm(door.request.POST)
    try:
        if form.is_valid():
            actions.edit_metric(door.someone, record, form.revision, **form.cleaned_data)
            return _to_metric(record, door, _("Metric saved"))
    except MergeNeeded as error:
        labels = {name: str(field.label) for name, field in form.fields.items()}
        return merge_response(door, error, labels, door.request.path)
    except ValidationError as error:
        form.refuse(error)
    return _form_page(door, record, form)


@require_POST
@department_view(read=Verb.LEAD, write=Verb.LEAD)
def own_metric_bin(door: DepartmentDoor, own: int) -> HttpResponse:
    """Put an entry into the bin."""
    record = _own(door, own)
    actions.bin_metric(door.someone, record)
    words = _("Metric “%(name)s” is in the bin for 30 days") % {"name": record.name}
    return door.redirect(reverse("metrics"), toast=words)


def _own(door: DepartmentDoor, pk: int) -> OwnMetric:
    rows = OwnMetric.objects.select_related("department")
    return get_object_or_404(rows, pk=pk, department=door.department)


def _to_metric(record: OwnMetric, door: DepartmentDoor, toast: str) -> HttpResponse:
    return door.redirect(reverse("metric", kwargs={"metric": f"{OWN}{record.pk}"}), toast=toast)


def _form_page(
    door: DepartmentDoor, record: OwnMetric | None, form: OwnMetricForm | None
) -> HttpResponse:
    stored = {name: getattr(record, name) if record else "" for name in NAMES}
    place = {"dept": door.department.slug}
    return door.render(
        "drafting/own_metric.jinja",
        title=_("Edit the metric") if record else _("Add a metric"),
        page=record,
        form=form,
        values={name: form.data.get(name, "") for name in NAMES} if form else stored,
        revision=form.revision if form else (record.revision if record else 0),
        themes=theme_choices(),
        directions=list(direction_words().items()),
        action=reverse("own_metric", kwargs={**place, "own": record.pk})
        if record
        else reverse("metric_new", kwargs=place),
        bin=reverse("own_metric_bin", kwargs={**place, "own": record.pk}) if record else "",
        status=422 if form else 200,
        shell={
            "crumbs": (Link(_("Metrics"), reverse("metrics")), Link(door.department.name, "")),
            "lede": "",
        },
    )
