"""Doors of a team's week."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.look.shell import Link
from grove.needs.forms import people_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record import clock
from grove.record.past import as_of
from grove.tracking.weeks import read_week, week_of
from grove.weekly import actions
from grove.weekly.forms import (
    ConfidenceForm,
    MoodForm,
    PriorityForm,
    UpcomingForm,
    WinForm,
)
from grove.weekly.models import Mood, Priority, Upcoming, Win
from grove.weekly.queries.teams import Team, find_team, key_results
from grove.weekly.queries.week import WeekPage, touches, week_href, week_page

# Everybody who reads the plan comes in; who writes the week is asked in `_written`.
of_the_team = plan_view(read=Verb.READ, write=Verb.READ)


@require_safe
@of_the_team
def week(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """A team's week. A week that is over is shown as it was when it ended."""
    found, monday = _find(door, team, week)
    return _page(door, found, monday)


@require_POST
@of_the_team
def priorities(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """One more thing that matters this week."""
    found, monday = _written(door, team, week)
    form = _priority_form(door, found)
    return _save(
        door, found, monday, "priority", form,
        lambda: actions.set_priority(
            door.someone, door.plan, found.department, monday, form.cleaned_data
        ),
        _("It is on the page"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
@of_the_team
def priority(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """Change one priority."""
    found, monday = _written(door, team, week)
    kept = _row(Priority, found, row, week=monday)
    first = {name: getattr(kept, name) for name in ("text", "rank")} | {
        "who": kept.who_id, "key_result": kept.key_result_id
    }  # fmt: skip
    form = _priority_form(door, found, initial=first)
    if door.request.method == "POST" and form.is_valid():
        actions.edit_priority(door.someone, kept, form.cleaned_data)
        return door.redirect(week_href(found, monday), _("The priority is saved"))
    return door.render(
        "weekly/priority.jinja",
        title=_("Priority"),
        form=form,
        status=422 if form.errors else 200,
        back=week_href(found, monday),
        removal=door.to("weekly:priority_removal", team=team, week=week, row=row),
        shell={"crumbs": _crumbs(found, monday)},
        **_choices(found),
    )


@require_POST
@of_the_team
def priority_done(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """Done, or not yet after all."""
    found, monday = _written(door, team, week)
    kept = _row(Priority, found, row, week=monday)
    actions.edit_priority(door.someone, kept, {"done": not kept.done})
    said = _("Not done after all") if kept.done else _("Done")
    return door.redirect(week_href(found, monday), said)


@require_POST
@of_the_team
def priority_removal(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """Take one priority off the page."""
    return _remove(door, team, week, Priority, row)


@require_POST
@of_the_team
def carrying(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """Take one unfinished thing of the week before into this one."""
    found, monday = _written(door, team, week)
    kept = _row(Priority, found, row, week=monday - timedelta(weeks=1))
    try:
        actions.carry_over(door.someone, kept, monday)
    except ValidationError as error:
        return door.redirect(week_href(found, monday), error.messages[0], undo=False)
    return door.redirect(week_href(found, monday), _("Carried over"))


@require_POST
@of_the_team
def upcoming(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """Something that is coming."""
    found, monday = _written(door, team, week)
    form = UpcomingForm(door.request.POST, week=monday)
    return _save(
        door, found, monday, "upcoming", form,
        lambda: actions.foresee(door.someone, door.plan, found.department, **form.cleaned_data),
        _("It is on the page"),
    )  # fmt: skip


@require_POST
@of_the_team
def upcoming_removal(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """It is not coming."""
    return _remove(door, team, week, Upcoming, row)


@require_POST
@of_the_team
def mood(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """How the team feels."""
    found, monday = _written(door, team, week)
    form = MoodForm(door.request.POST)
    return _save(
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
    found, monday = _written(door, team, week)
    form = WinForm(door.request.POST)
    return _save(
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
    return _remove(door, team, week, Win, row)


@require_POST
@of_the_team
def confidence(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """Another confidence, said in this week's check-in by who reports on the key result."""
    found, monday = _find(door, team, week)
    today = clock.today()
    if monday != week_of(today):
        raise PermissionDenied
    form = ConfidenceForm(door.request.POST, results=key_results(found))
    if not form.is_valid():
        return _page(door, found, monday, {"confidence": form})
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


def _find(door: PlanDoor, team: str, address: str) -> tuple[Team, date]:
    monday = read_week(address)
    if monday is None or not touches(door.plan.cycle, monday):
        raise Http404
    return find_team(door, team), monday


def _written(door: PlanDoor, team: str, address: str) -> tuple[Team, date]:
    """The team and the week, for who writes it while it is not over."""
    found, monday = _find(door, team, address)
    if not found.writes or monday < week_of(clock.today()):
        raise PermissionDenied
    return found, monday


def _row(model: Any, team: Team, row: int, **more: Any) -> Any:
    rows = model.objects.select_related("plan", "team")
    return get_object_or_404(rows, pk=row, plan=team.plan, team=team.department, **more)


def _remove(door: PlanDoor, team: str, week: str, model: Any, row: int) -> HttpResponse:
    found, monday = _written(door, team, week)
    more = {} if model is Upcoming else {"week": monday}
    actions.take_back(door.someone, _row(model, found, row, **more))
    return door.redirect(week_href(found, monday), _("Removed"))


def _save(
    door: PlanDoor, team: Team, monday: date, name: str, form: forms.Form, write: Any, said: str
) -> HttpResponse:
    if form.is_valid():
        try:
            write()
        except ValidationError as error:
            form.add_error(None if "__all__" in error.message_dict else "text", error.messages)
        else:
            return door.redirect(week_href(team, monday), said)
    return _page(door, team, monday, {name: form})


def _page(
    door: PlanDoor, team: Team, monday: date, typed: Mapping[str, forms.Form] | None = None
) -> HttpResponse:
    typed = dict(typed or {})
    page = _read(door, team, monday)
    shown: dict[str, forms.Form] = {
        "priority": _priority_form(door, team, bound=False),
        "upcoming": UpcomingForm(None, week=monday),
        "mood": MoodForm(),
        "win": WinForm(),
    } | typed
    place = {"team": team.department.slug, "week": page.here.rsplit("/", 1)[1]}
    return door.render(
        "weekly/week.jinja",
        title=_("%(team)s, %(week)s") % {"team": page.team, "week": page.number},
        page=page,
        status=422 if typed else 200,
        forms=shown,
        problems=[
            (_FIELDS.get((name, field), name), text)
            for name, form in typed.items()
            for field, texts in form.errors.items()
            for text in texts
        ],
        meeting=door.request.GET.get("view") == "meeting",
        at=lambda name, **more: door.to(name, **place, **more),
        moods=Mood.State.choices,
        shell={"crumbs": (Link(door.department.name, ""),)},
        **(_choices(team, page) if page.writes else {"people": [], "results": [], "ranks": []}),
    )


_FIELDS = {
    ("priority", "text"): "id_priority",
    ("priority", "rank"): "id_rank",
    ("priority", "who"): "id_who",
    ("priority", "key_result"): "id_key_result",
    ("upcoming", "on"): "id_on",
    ("upcoming", "text"): "id_upcoming",
    ("mood", "state"): "id_state",
    ("mood", "words"): "id_words",
    ("win", "text"): "id_win",
    ("confidence", "confidence"): "s-okr",
    ("confidence", "key_result"): "s-okr",
}


def _read(door: PlanDoor, team: Team, monday: date) -> WeekPage:
    today, last = clock.today(), monday + timedelta(days=6)
    if last < today:
        with as_of(last):
            return week_page(door, team, monday, today)
    return week_page(door, team, monday, today)


def _priority_form(door: PlanDoor, team: Team, bound: bool = True, **options: Any) -> PriorityForm:
    plans = [pk for pk in (team.plan.pk, team.own) if pk]
    sent = door.request.POST if bound and door.request.method == "POST" else None
    return PriorityForm(sent, plans=plans, team=team.department, **options)


def _choices(team: Team, page: WeekPage | None = None) -> dict[str, Any]:
    if page is None:
        rows = [(row.pk, f"{row.short_code} {row.text}") for row in key_results(team)]
    else:
        rows = [(row.pk, f"{row.code} {row.text}") for one in page.objectives for row in one.rows]
    return {
        "people": [(person.pk, person.name) for person in people_of(team.department)],
        "results": [(pk, text[:80]) for pk, text in rows],
        "ranks": Priority.Rank.choices,
    }


def _crumbs(team: Team, monday: date) -> tuple[Link, ...]:
    return (Link(team.department.name, week_href(team, monday)),)
