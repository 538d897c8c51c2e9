"""Doors to picking a metric for a key result."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from grove.drafting import actions
from grove.drafting.metrics import LONGEST_QUERY, Entry
from grove.drafting.queries import picker_page
from grove.drafting.queries.catalogue import find_entry
from grove.drafting.views.frame import at, under
from grove.okrs.models import KeyResult
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record.merge import MergeNeeded


@require_safe
@plan_view(read=Verb.EDIT)
def metrics(door: PlanDoor) -> HttpResponse:
    """The catalogue for one key result: `?for=K3&q=…&theme=…`."""
    code = door.request.GET.get("for", "")
    return _page(door, _key_result(door, code) if code else None)


@require_POST
@plan_view()
def metric_of(door: PlanDoor, number: int) -> HttpResponse:
    """Measure a key result by a metric (`metric`: its id)."""
    key_result = _key_result(door, f"K{number}")
    entry = find_entry(door, door.request.POST.get("metric", ""))
    try:
        actions.use_metric(
            door.someone, key_result, entry, door.language, _before(door, key_result)
        )
    except ValidationError as error:
        return _page(door, key_result, " ".join(error.messages))
    except MergeNeeded:
        words = _("Somebody changed %(what)s just now. Look at it again, then pick the metric.")
        return _page(door, key_result, words % {"what": key_result})
    code = key_result.short_code
    words = _("%(what)s is measured by “%(metric)s”")
    return door.redirect(
        at(door, code, f"edit={code}"),
        toast=words % {"what": key_result, "metric": entry.name(door.language)},
    )


def _page(door: PlanDoor, key_result: KeyResult | None, problem: str = "") -> HttpResponse:
    asked = door.request.GET
    query = asked.get("q", "").strip()[:LONGEST_QUERY]
    title = _("Pick a metric")
    if key_result is not None:
        title = _("Pick a metric for %(what)s") % {"what": key_result}
    return door.render(
        "drafting/picker.jinja",
        title=title,
        page=picker_page(door, key_result, query, asked.get("theme", "")),
        key_result=key_result,
        problem=problem,
        use=door.to("drafting:metric_of", number=key_result.number) if key_result else "",
        status=422 if problem else 200,
        shell=under(door) | {"lede": key_result.text if key_result else ""},
    )


def _key_result(door: PlanDoor, code: str) -> KeyResult:
    digits = code[1:]
    if code[:1] != "K" or not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise Http404
    rows = KeyResult.objects.select_related("plan__cycle", "plan__department")
    return get_object_or_404(rows, plan=door.plan, number=int(digits))


def _before(door: PlanDoor, key_result: KeyResult) -> Entry | None:
    """The metric it had, as far as the catalogue still knows it."""
    if not key_result.metric:
        return None
    try:
        return find_entry(door, key_result.metric)
    except Http404:
        return None
