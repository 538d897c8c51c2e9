"""What all doors of a team's week share: who writes it, its page with what was typed, its rows."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from grove.look.shell import Link
from grove.needs.forms import people_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record import clock
from grove.record.past import as_of
from grove.tracking.weeks import read_week, week_of
from grove.weekly import actions
from grove.weekly.forms import MoodForm, PriorityForm, UpcomingForm, WinForm
from grove.weekly.models import Mood, Priority, Upcoming
from grove.weekly.queries.teams import Team, find_team, key_results
from grove.weekly.queries.week import WeekPage, touches, week_href, week_page

# Everybody who reads the plan comes in; who writes the week is asked in `written`.
of_the_team = plan_view(read=Verb.READ, write=Verb.READ)


def find(door: PlanDoor, team: str, address: str) -> tuple[Team, date]:
    """The team and the Monday that an address names, or 404."""
    monday = read_week(address)
    if monday is None or not touches(door.plan.cycle, monday):
        raise Http404
    return find_team(door, team), monday


def written(door: PlanDoor, team: str, address: str) -> tuple[Team, date]:
    """The team and the week, for who writes it while it is not over."""
    found, monday = find(door, team, address)
    if not found.writes or monday < week_of(clock.today()):
        raise PermissionDenied
    return found, monday


def row_of(model: Any, team: Team, row: int, **more: Any) -> Any:
    """One row of the team's page, or 404."""
    rows = model.objects.select_related("plan", "team")
    return get_object_or_404(rows, pk=row, plan=team.plan, team=team.department, **more)


def remove(door: PlanDoor, team: str, week: str, model: Any, row: int) -> HttpResponse:
    """Take one row off the page, for who writes it."""
    found, monday = written(door, team, week)
    more = {} if model is Upcoming else {"week": monday}
    actions.take_back(door.someone, row_of(model, found, row, **more))
    return door.redirect(week_href(found, monday), _("Removed"))


def save(
    door: PlanDoor, team: Team, monday: date, name: str, form: forms.Form, write: Any, said: str
) -> HttpResponse:
    """Write what the form holds; else the page again, with what was typed and what is wrong."""
    if form.is_valid():
        try:
            write()
        except ValidationError as error:
            form.add_error(None if "__all__" in error.message_dict else "text", error.messages)
        else:
            return door.redirect(week_href(team, monday), said)
    return show(door, team, monday, {name: form})


def show(
    door: PlanDoor, team: Team, monday: date, typed: Mapping[str, forms.Form] | None = None
) -> HttpResponse:
    """The page of the week. typed: forms by name that were sent and not taken."""
    typed = dict(typed or {})
    page = _read(door, team, monday)
    shown: dict[str, forms.Form] = {
        "priority": priority_form(door, team, bound=False),
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
        **(choices(team, page) if page.writes else {"people": [], "results": [], "ranks": []}),
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


def priority_form(door: PlanDoor, team: Team, bound: bool = True, **options: Any) -> PriorityForm:
    """The form of a priority, with what was sent where this is a POST."""
    plans = [pk for pk in (team.plan.pk, team.own) if pk]
    sent = door.request.POST if bound and door.request.method == "POST" else None
    return PriorityForm(sent, plans=plans, team=team.department, **options)


def choices(team: Team, page: WeekPage | None = None) -> dict[str, Any]:
    """People, key results and ranks that a priority may name."""
    if page is None:
        rows = [(row.pk, f"{row.short_code} {row.text}") for row in key_results(team)]
    else:
        rows = [(row.pk, f"{row.code} {row.text}") for one in page.objectives for row in one.rows]
    return {
        "people": [(person.pk, person.name) for person in people_of(team.department)],
        "results": [(pk, text[:80]) for pk, text in rows],
        "ranks": Priority.Rank.choices,
    }


def crumbs(team: Team, monday: date) -> tuple[Link, ...]:
    """The way back from a page below the week."""
    return (Link(team.department.name, week_href(team, monday)),)
