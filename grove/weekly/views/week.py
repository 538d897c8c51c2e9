"""Doors of a team's week: the page, what is coming, how people feel, wins, another confidence."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from grove.plans.doors import PlanDoor
from grove.record import clock
from grove.tracking.weeks import week_of
from grove.weekly import actions
from grove.weekly.forms import ConfidenceForm, MoodForm, UpcomingForm, WinForm
from grove.weekly.models import Upcoming, Win
from grove.weekly.queries.teams import key_results
from grove.weekly.queries.week import week_href
from grove.weekly.views.page import find, of_the_team, remove, save, show, written


@require_safe
@of_the_team
def week(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """A team's week. A week that is over is shown as it was when it ended."""
    found, monday = find(door, team, week)
    return show(door, found, monday)


@require_POST
@of_the_team
def upcoming(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """Something that is coming."""
    found, monday = written(door, team, week)
    form = UpcomingForm(door.request.POST, week=monday)
    return save(
        door, found, monday, "upcoming", form,
        lambda: actions.foresee(door.someone, door.plan, found.department, **form.cleaned_data),
        _("It is on the page"),
    )  # fmt: skip


@require_POST
@of_the_team
def upcoming_removal(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """It is not coming."""
    return remove(door, team, week, Upcoming, row)


@require_POST
@of_the_team
def mood(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """How the team feels."""
    found, monday = written(door, team, week)
    form = MoodForm(door.request.POST)
    return save(
        door, found, monday, "mood", form,
        lambda: actions.say_mood(
            door.someone, door.plan, found.department, monday, **form.cleaned_data
        ),
        _("The mood is said"),
    )  # fmt: skip


@require_POST
@of_the_team
def wins(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """Something that went well."""
    found, monday = written(door, team, week)
    form = WinForm(door.request.POST)
    return save(
        door, found, monday, "win", form,
        lambda: actions.celebrate(
            door.someone, door.plan, found.department, monday, **form.cleaned_data
        ),
        _("The win is on the page"),
    )  # fmt: skip


@require_POST
@of_the_team
def win_removal(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """Take one win off the page."""
    return remove(door, team, week, Win, row)


@require_POST
@of_the_team
def confidence(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """Another confidence, said in this week's check-in by who reports on the key result."""
    found, monday = find(door, team, week)
    today = clock.today()
    if monday != week_of(today):
        raise PermissionDenied
    form = ConfidenceForm(door.request.POST, results=key_results(found))
    if not form.is_valid():
        return show(door, found, monday, {"confidence": form})
    result = form.cleaned_data["key_result"]
    owner = result.owner_id or result.objective.owner_id
    if owner != door.someone.pk and not (door.edits and result.plan_id == door.plan.pk):
        raise PermissionDenied
    try:
        actions.change_confidence(door.someone, result, form.cleaned_data["confidence"], today)
    except ValidationError as error:
        return door.redirect(week_href(found, monday), error.messages[0], undo=False)
    said = _("%(code)s: the confidence is %(number)d now") % {
        "code": result.short_code, "number": form.cleaned_data["confidence"]
    }  # fmt: skip
    return door.redirect(week_href(found, monday), said)
