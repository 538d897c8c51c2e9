"""The last weeks of the sample's teams on four squares, and the briefs of them."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

from grove.org.models import Department
from grove.tracking.weeks import week_of
from grove.web.sample.content import Words
from grove.web.sample.last_year import LastYear
from grove.web.sample.people import LEADS
from grove.weekly import actions


def live_weeks(year: LastYear, texts: Words) -> None:
    """Note what each team set down, and what the head said and sent on Fridays."""
    for key, team in year.company.teams.items():
        _team(year, team, LEADS[key], texts[key])
    head, boss = year.company["mei"], year.company["he"]
    first, *_later = texts["brief"]
    monday = _monday(year, first["ago"])
    _note(year, monday, "16:00", lambda: actions.mail_brief(head, year.plan, True))
    for said in texts["brief"]:
        monday = _monday(year, said["ago"])
        friday = monday + timedelta(days=4)
        say = partial(_say, head, year, monday, said["words"])
        _note(year, friday, "14:20", say)
        _note(year, friday, "15:00", partial(_send, year, monday, friday, boss))


def _team(year: LastYear, team: Department, lead: str, texts: Words) -> None:
    today = week_of(year.days.today)
    for row in texts["priorities"]:
        _note(year, _monday(year, row["ago"]), "09:40", partial(_set, year, team, lead, row))
    for row in texts["mood"]:
        monday = _monday(year, row["ago"])
        _note(year, monday, "09:55", partial(_mood, year, team, lead, monday, row))
    for row in texts["wins"]:
        monday = _monday(year, row["ago"])
        win = partial(_win, year, team, lead, monday, row)
        _note(year, monday + timedelta(days=4), "14:00", win)
    for row in texts["upcoming"]:
        day = today + timedelta(days=row["days"])
        _note(year, _monday(year, 1), "10:00", partial(_foresee, year, team, lead, day, row))


def _mood(year: LastYear, team: Department, lead: str, monday: date, row: Words) -> None:
    person = year.company[lead]
    actions.say_mood(person, year.plan, team, monday, row["state"], row["words"])


def _win(year: LastYear, team: Department, lead: str, monday: date, row: Words) -> None:
    actions.celebrate(year.company[lead], year.plan, team, monday, row["text"])


def _foresee(year: LastYear, team: Department, lead: str, day: date, row: Words) -> None:
    actions.foresee(year.company[lead], year.plan, team, day, row["text"])


def _set(year: LastYear, team: Department, lead: str, row: Words) -> None:
    person = year.company[lead]
    values: dict[str, Any] = {
        "text": row["text"],
        "rank": row["rank"],
        "who": year.company[row["who"]] if row["who"] else None,
        "key_result": year.key_results[row["key"]] if row["key"] else None,
    }
    made = actions.set_priority(person, year.plan, team, _monday(year, row["ago"]), values)
    if row["done"]:
        actions.edit_priority(person, made, {"done": True})


def _say(head: Any, year: LastYear, monday: date, words: str) -> None:
    actions.say_in_brief(head, year.plan, monday, words)


def _send(year: LastYear, monday: date, friday: date, boss: Any) -> None:
    actions.take_brief(None, year.plan, monday, friday, boss)


def _monday(year: LastYear, ago: int) -> date:
    return week_of(year.days.today) - timedelta(weeks=ago)


def _note(year: LastYear, day: date, clock: str, do: Callable[[], Any]) -> None:
    """It happens on that day of the sample."""
    year.agenda.note(year.days.moment(day, clock), do)
