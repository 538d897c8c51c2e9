"""Grading each key result of the cycle that ends."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from grove.closing.queries.grades import grades_page
from grove.closing.views.frame import under
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.positioning.forms import labels, seen_revision, take_over
from grove.record.merge import MergeNeeded
from grove.review.actions import accept_computed, save_grade
from grove.review.forms import GRADES, GradeForm
from grove.review.last_cycle import Ended, ended_results, next_plan
from grove.review.queries import grades_it


@require_safe
@plan_view()
def grades(door: PlanDoor) -> HttpResponse:
    """Every key result with the computed grade and that of a person, objectives as averages."""
    return _page(door)


@require_POST
@plan_view(write=Verb.SUGGEST)
def grade(door: PlanDoor, number: int) -> HttpResponse:
    """Keep what was sent of a key result's grade (autosave or by hand)."""
    one = _ended(door, number)
    if not grades_it(door, one):
        raise PermissionDenied
    form = GradeForm(door.request.POST, decides=door.edits)
    here = f"{door.to('closing:grades')}#{one.row.short_code}"
    try:
        if form.is_valid():
            revision = seen_revision(form.data)
            saved = save_grade(door.someone, door.plan, one, revision, form.sent)
            if door.wants_json:
                return door.saved(saved.revision)
            return door.redirect(here, _("%(code)s saved") % {"code": one.row.short_code})
    except MergeNeeded as error:
        return merge_response(door, error, labels(form), here)
    except ValidationError as error:
        take_over(form, error)
    if door.wants_json:
        return JsonResponse({"errors": form.errors}, status=422)
    typed = {name: form.data.get(name, "") for name in form.fields if name in form.data}
    return _page(door, {number: typed}, {number: form.errors}, form)


@require_POST
@plan_view()
def computed(door: PlanDoor) -> HttpResponse:
    """Accept every computed grade that nobody has given yet."""
    ended = ended_results(next_plan(door.plan), door.plan)
    taken = accept_computed(door.someone, door.plan, ended)
    toast = ngettext(
        "%(count)d computed grade accepted", "%(count)d computed grades accepted", taken
    ) % {"count": taken}
    return door.redirect(door.to("closing:grades"), toast)


def _ended(door: PlanDoor, number: int) -> Ended:
    found = ended_results(next_plan(door.plan), door.plan, number)
    if not found:
        raise Http404
    return found[0]


def _page(
    door: PlanDoor,
    typed: Mapping[int, Mapping[str, Any]] | None = None,
    errors: Mapping[int, Mapping[str, Any]] | None = None,
    form: GradeForm | None = None,
) -> HttpResponse:
    page = grades_page(door, typed, errors)
    return door.render(
        "closing/grades.jinja",
        title=_("Grades of %(cycle)s") % {"cycle": door.plan.cycle.name},
        page=page,
        grades=[(one, one) for one in GRADES],
        failed=form,
        status=422 if form is not None else 200,
        shell=under(door, page.summary),
    )
