"""What stands around the check-ins of the running year: its rhythm, help, a pause, a correction."""

from decimal import Decimal
from functools import partial

from grove.tracking.actions import (
    Call,
    Right,
    add_corrections,
    answer_help,
    ask_for_help,
    pause_key_result,
    resume_key_result,
    set_rhythm,
)
from grove.tracking.models import CheckIn, HelpRequest, Pause
from grove.web.sample.last_year import LastYear

MONDAY = 0
PAUSED, TAKEN_UP = 30, 32  # weeks
WRONG, FOUND = 41, 44
OPEN, ASKED, ANSWERED = 45, 43, 44
TOO_LOW = Decimal("0.05")


def track(year: LastYear) -> None:
    """Noted by the week; each after the check-ins of its Friday."""
    for week, clock, do in (
        (1, "08:30", _set_rhythm),
        (PAUSED, "16:30", _pause),
        (TAKEN_UP, "16:30", _take_up),
        (ASKED, "16:00", _ask_team),
        (FOUND, "16:10", _correct),
        (ANSWERED, "17:05", _answer),
        (OPEN, "16:20", _ask_head),
    ):
        moment = year.days.moment(year.days.last.friday(week), clock)
        year.agenda.note(moment, partial(do, year))


def _set_rhythm(year: LastYear) -> None:
    set_rhythm(year.company["mei"], year.plan, MONDAY, True)


def _pause(year: LastYear) -> None:
    pause_key_result(year.company["mei"], year.key_results["K9"], year.words["tracked"]["pause"])


def _take_up(year: LastYear) -> None:
    pause = Pause.objects.get(key_result=year.key_results["K9"])
    resume_key_result(year.company["mei"], pause)


def _ask_team(year: LastYear) -> None:
    call = Call(year.key_results["K2"], year.company.teams["CS"], year.words["tracked"]["asked"])
    ask_for_help(year.company["wang"], call, year.days.last.friday(ASKED))


def _answer(year: LastYear) -> None:
    wanted = HelpRequest.objects.get(key_result=year.key_results["K2"])
    lead = year.company.teams["CS"].roles.get(name="head").person
    answer_help(lead, wanted, year.words["tracked"]["answer"])


def _correct(year: LastYear) -> None:
    result = year.key_results["K10"]
    monday = year.days.last.first + (year.days.last.friday(WRONG) - year.days.last.friday(1))
    said = CheckIn.objects.get(key_result=result, week=monday)
    assert said.value is not None
    said.key_result = result
    right = Right(said, said.value + TOO_LOW, year.words["tracked"]["correction"])
    add_corrections(year.company["chen"], year.plan, [right])


def _ask_head(year: LastYear) -> None:
    call = Call(year.key_results["K11"], None, year.words["tracked"]["open"])
    ask_for_help(year.company["chen"], call, year.days.last.friday(OPEN))
