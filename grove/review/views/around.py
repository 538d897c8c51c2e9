"""What the doors of step 3 share: the page itself, its crumbs, finding an old key result."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from grove.look.shell import Link
from grove.method import load
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan
from grove.review.forms import GRADES, FreshForm, LessonForm
from grove.review.last_cycle import Ended, ended_results, last_plan
from grove.review.queries import review_page


def show_page(
    door: PlanDoor,
    form: forms.Form | None = None,
    status: int = 200,
    typed: Mapping[int, Mapping[str, Any]] | None = None,
    errors: Mapping[int, Mapping[str, Any]] | None = None,
) -> HttpResponse:
    """The whole step; `form` is the one that was not taken, `errors` say of which key result."""
    shown = review_page(door, typed, errors)
    step = load().step("review")
    title = step.short(door.language)
    if shown.last:
        title = _("Review %(cycle)s") % {"cycle": shown.last}
    return door.render(
        "review/page.jinja",
        title=title,
        page=shown,
        grades=[(grade, grade) for grade in GRADES],
        failed=form,
        fresh=form if isinstance(form, FreshForm) else FreshForm(),
        adding=form if isinstance(form, LessonForm) else LessonForm(),
        status=status,
        shell={
            "lede": shown.summary or step.purpose(door.language),
            "crumbs": (*_crumbs(door), Link(_("step %(number)s of 8") % {"number": 3}, "")),
        },
    )


def find_ended(door: PlanDoor, number: int) -> tuple[Plan, Ended]:
    """The last plan and its key result of that number, or 404. Three queries."""
    last = last_plan(door.plan)
    found = ended_results(door.plan, last, number) if last is not None else []
    if last is None or not found:
        raise Http404
    return last, found[0]


def under(door: PlanDoor) -> dict[str, object]:
    """The frame of a page below the step."""
    step = load().step("review").short(door.language)
    return {"crumbs": (*_crumbs(door), Link(step, door.to("review:page")))}


def _crumbs(door: PlanDoor) -> tuple[Link, ...]:
    plan = _("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}
    return (Link(plan, door.to("workbook")),)
