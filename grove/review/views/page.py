"""The page of step 3, and what is done to one old key result on it."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from grove.okrs.actions import record_reading
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.positioning.forms import take_over
from grove.review import actions
from grove.review.forms import FinalValueForm
from grove.review.grading import accept_all, keep_grade
from grove.review.last_cycle import ended_results, final_day, last_plan
from grove.review.views.around import find_ended, show_page


@require_safe
@plan_view()
def page(door: PlanDoor) -> HttpResponse:
    """Grades, failures, lessons. Whoever reads the plan reads what was promised before it."""
    return show_page(door)


@require_POST
@plan_view(write=Verb.SUGGEST)
def grade(door: PlanDoor, number: int) -> HttpResponse:
    """Keep what was sent of a key result's grade (autosave or by hand)."""
    _last, ended = find_ended(door, number)
    return keep_grade(
        door,
        ended,
        door.to("review:page"),
        lambda form, typed, errors: show_page(door, form, 422, typed, errors),
    )


@require_POST
@plan_view()
def grades(door: PlanDoor) -> HttpResponse:
    """Accept every computed grade that nobody has given yet."""
    last = last_plan(door.plan)
    ended = ended_results(door.plan, last) if last is not None else []
    return accept_all(door, ended, door.to("review:page"))


@require_POST
@plan_view()
def reading(door: PlanDoor, number: int) -> HttpResponse:
    """Record where a key result ended; the computed grade follows from it."""
    last, ended = find_ended(door, number)
    form = FinalValueForm(door.request.POST)
    try:
        if form.is_valid():
            record_reading(door.someone, ended.record, final_day(last), form.cleaned_data["value"])
            return door.redirect(
                f"{door.to('review:page')}#{ended.row.short_code}",
                _("Final value of %(code)s recorded") % {"code": ended.row.short_code},
            )
    except ValidationError as error:
        take_over(form, error)
    final = {"final": form.data.get("value", "")}
    return show_page(door, form, 422, {number: final}, {number: {"final": form.errors["value"]}})


@require_POST
@plan_view()
def copy(door: PlanDoor, number: int) -> HttpResponse:
    """Take an old key result into the draft."""
    _last, ended = find_ended(door, number)
    made = actions.take_into_draft(door.someone, door.plan, ended)
    here = f"{door.to('review:page')}#{ended.row.short_code}"
    if door.request.POST.get("to") == "draft":
        here = f"{door.to('drafting:page')}#{made.short_code}"
    return door.redirect(
        here,
        _("%(old)s is in the draft as %(new)s") % {"old": ended.row.code, "new": made.short_code},
    )
