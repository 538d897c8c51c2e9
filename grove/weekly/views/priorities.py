"""Doors of the priorities of a team's week."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.plans.doors import PlanDoor
from grove.weekly import actions
from grove.weekly.models import Priority
from grove.weekly.queries.week import week_href
from grove.weekly.views.page import (
    choices,
    crumbs,
    of_the_team,
    priority_form,
    remove,
    row_of,
    save,
    written,
)


@require_POST
@of_the_team
def priorities(door: PlanDoor, team: str, week: str) -> HttpResponse:
    """One more thing that matters this week."""
    found, monday = written(door, team, week)
    form = priority_form(door, found)
    return save(
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
    found, monday = written(door, team, week)
    kept = row_of(Priority, found, row, week=monday)
    first = {name: getattr(kept, name) for name in ("text", "rank")} | {
        "who": kept.who_id, "key_result": kept.key_result_id
    }  # fmt: skip
    form = priority_form(door, found, initial=first)
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
        shell={"crumbs": crumbs(found, monday)},
        **choices(found),
    )


@require_POST
@of_the_team
def priority_done(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """Done, or not yet after all."""
    found, monday = written(door, team, week)
    kept = row_of(Priority, found, row, week=monday)
    actions.edit_priority(door.someone, kept, {"done": not kept.done})
    said = _("Not done after all") if kept.done else _("Done")
    return door.redirect(week_href(found, monday), said)


@require_POST
@of_the_team
def priority_removal(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """Take one priority off the page."""
    return remove(door, team, week, Priority, row)


@require_POST
@of_the_team
def carrying(door: PlanDoor, team: str, week: str, row: int) -> HttpResponse:
    """Take one unfinished thing of the week before into this one."""
    found, monday = written(door, team, week)
    kept = row_of(Priority, found, row, week=monday - timedelta(weeks=1))
    try:
        actions.carry_over(door.someone, kept, monday)
    except ValidationError as error:
        return door.redirect(week_href(found, monday), error.messages[0], undo=False)
    return door.redirect(week_href(found, monday), _("Carried over"))
