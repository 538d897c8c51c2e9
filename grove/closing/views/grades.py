"""Grading each key result of the cycle that ends."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from grove.closing.queries.grades import grades_page
from grove.closing.views.frame import under
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.review.forms import GRADES, GradeForm
from grove.review.grading import ByNumber, accept_all, keep_grade
from grove.review.last_cycle import ended_results, next_plan


@require_safe
@plan_view()
def grades(door: PlanDoor) -> HttpResponse:
    """Every key result with the computed grade and that of a person, objectives as averages."""
    return _page(door)


@require_POST
@plan_view(write=Verb.SUGGEST)
def grade(door: PlanDoor, number: int) -> HttpResponse:
    """Keep what was sent of a key result's grade (autosave or by hand)."""
    found = ended_results(next_plan(door.plan), door.plan, number)
    if not found:
        raise Http404
    return keep_grade(
        door,
        found[0],
        door.to("closing:grades"),
        lambda form, typed, errors: _page(door, typed, errors, form),
    )


@require_POST
@plan_view()
def computed(door: PlanDoor) -> HttpResponse:
    """Accept every computed grade that nobody has given yet."""
    ended = ended_results(next_plan(door.plan), door.plan)
    return accept_all(door, ended, door.to("closing:grades"))


def _page(
    door: PlanDoor,
    typed: ByNumber | None = None,
    errors: ByNumber | None = None,
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
