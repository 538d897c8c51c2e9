"""What a team does with its week: priorities, what is coming, mood, wins, confidence."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.okrs.models import KeyResult
from grove.org.models import Department
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.tracking.actions import Update, send_check_in
from grove.tracking.actions.figures import latest
from grove.tracking.weeks import week_of
from grove.weekly.models import Mood, Priority, Upcoming, Win

AT_MOST = 5


@action
def set_priority(
    act: Recorder, plan: Plan, team: Department, week: date, values: Mapping[str, Any]
) -> Priority:
    """One more thing that matters this week. Raises ValidationError at the sixth."""
    _room_for_one(act, plan, team, week)
    return act.create(Priority(plan=plan, team=team, week=week, **values))


@action
def edit_priority(act: Recorder, row: Priority, values: Mapping[str, Any]) -> Priority:
    """Say it otherwise, give it to somebody else, or say that it is done."""
    act.within(row.plan)
    return act.change(act.lock(row), **values)


@action
def carry_over(act: Recorder, row: Priority, week: date) -> Priority:
    """Take one unfinished thing into another week; twice is once. Raises ValidationError when that
    week has five already."""
    there = Priority.objects.filter(carried_from=row, week=week).first()
    if there is not None:
        return there
    _room_for_one(act, row.plan, row.team, week)
    return act.create(
        Priority(
            plan=row.plan,
            team=row.team,
            week=week,
            text=row.text,
            rank=row.rank,
            who=row.who,
            key_result=row.key_result,
            carried_from=row,
        )
    )


@action
def foresee(act: Recorder, plan: Plan, team: Department, on: date, text: str) -> Upcoming:
    """Something that is coming."""
    act.within(plan)
    return act.create(Upcoming(plan=plan, team=team, on=on, text=text))


@action
def say_mood(
    act: Recorder, plan: Plan, team: Department, week: date, state: str, words: str
) -> Mood:
    """How the team feels; said again in the same week, it is corrected."""
    act.within(plan)
    act.lock(plan)
    said = Mood.objects.filter(plan=plan, team=team, week=week).first()
    if said is None:
        return act.create(Mood(plan=plan, team=team, week=week, state=state, words=words))
    return act.change(said, state=state, words=words)


@action
def celebrate(act: Recorder, plan: Plan, team: Department, week: date, text: str) -> Win:
    """Something that went well."""
    act.within(plan)
    return act.create(Win(plan=plan, team=team, week=week, text=text, by=act.actor))


@action
def take_back(act: Recorder, row: Priority | Upcoming | Win) -> None:
    """Put one line of the page into the bin."""
    act.within(row.plan)
    act.bin(act.lock(row))


@action
def change_confidence(act: Recorder, result: KeyResult, confidence: int, on: date) -> None:
    """Say another confidence in this week's check-in; value and note stay what they were.

    Raises ValidationError for what is no confidence, or while no value was ever said.
    """
    last = latest([result.pk], week_of(on)).get(result.pk)
    this_week = last is not None and last.week == week_of(on)
    update = Update(
        result,
        None,
        confidence,
        note=last.note if last and this_week else "",
        done=bool(last and last.done),
    )
    send_check_in(act, result.plan, [update], on)


def _room_for_one(act: Recorder, plan: Plan, team: Department, week: date) -> None:
    act.within(plan)
    act.lock(plan)
    if Priority.objects.filter(plan=plan, team=team, week=week).count() >= AT_MOST:
        raise ValidationError(
            {"text": _("There are five priorities this week already. Finish one, or remove one.")}
        )
