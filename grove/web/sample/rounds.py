"""How the plan in the making went down to the five teams and came up again: two rounds."""

from functools import partial

from grove.rounds.about import find
from grove.rounds.actions import (
    agree,
    answer_ask,
    ask,
    close_round,
    say_read,
    share_round,
)
from grove.rounds.models import Ask, Round, TeamAnswer
from grove.versions.models import Version
from grove.web.sample.people import LEADS
from grove.web.sample.this_year import ThisYear

# Days ago: the first round began, was due, was closed; the second began, is due (ahead).
FIRST, FIRST_DUE, CLOSED, SECOND, SECOND_DUE = 29, 22, 8, 6, -3
PLANNED = 3
# team → days ago it read and answered in the first round
FIRST_READ = {"BD": (28, 26), "CS": (28, 25), "DP": (27, 24), "SRE": (26, 23), "MF": (25, 0)}
SECOND_READ = {"BD": 5, "CS": 5, "DP": 4, "SRE": 5}
AGREED = {"BD": 4, "CS": 3}
DECIDED, ASKED_LATE = 9, 3


def rounds(year: ThisYear) -> None:
    """One round closed with 1.1 while an ask was open; one open in which a team is silent."""
    mei, words = year.company["mei"], year.texts["rounds"]
    year.on(FIRST, "09:15", _share, year, 0, FIRST_DUE, words["first"]["line"])
    for place, (team, (read, answered)) in enumerate(FIRST_READ.items()):
        lead = LEADS[team]
        year.on(read, f"1{place}:20", _read, year, 1, team, lead)
        for key, said in words["asks"].items():
            if said["team"] == team and said["round"] == 1:
                year.on(answered, f"1{place}:45", _ask, year, team, lead, key)
    for key, said in words["asks"].items():
        if said["verdict"]:
            year.on(DECIDED, "16:20", _decide, year, key)
    year.on(CLOSED, "09:20", lambda: close_round(mei, _round(year, 1), words["first"]["closed"]))
    year.on(SECOND, "09:05", _share, year, 1, SECOND_DUE, words["second"]["line"])
    for place, (team, read) in enumerate(SECOND_READ.items()):
        year.on(read, f"1{place}:10", _read, year, 2, team, LEADS[team])
    for team, ago in AGREED.items():
        reservation = words["second"]["reservations"].get(team, "")
        year.on(ago, "13:40", partial(_agree, year, team, LEADS[team], reservation))
    for key, said in words["asks"].items():
        if said["round"] == 2:
            year.on(ASKED_LATE, "14:25", _ask, year, said["team"], LEADS[said["team"]], key)


def _share(year: ThisYear, minor: int, due: int, line: str) -> None:
    version = Version.objects.select_related("plan__department", "plan__cycle").get(
        plan=year.plan, major=1, minor=minor
    )
    teams, day = year.company.teams.values(), year.days.ago(due)
    share_round(year.company["mei"], version, teams, day, line, PLANNED)


def _round(year: ThisYear, number: int) -> Round:
    return Round.objects.select_related("plan__department", "plan__cycle").get(
        plan=year.plan, number=number
    )


def _given(year: ThisYear, number: int, team: str) -> TeamAnswer:
    rows = TeamAnswer.objects.select_related("round__plan__department", "round__plan__cycle")
    return rows.select_related("team", "round__plan__department", "round__plan__cycle").get(
        round__plan=year.plan, round__number=number, team=year.company.teams[team]
    )


def _read(year: ThisYear, number: int, team: str, lead: str) -> None:
    say_read(year.company[lead], _given(year, number, team))


def _agree(year: ThisYear, team: str, lead: str, reservation: str) -> None:
    agree(year.company[lead], _given(year, 2, team), reservation)


def _ask(year: ThisYear, team: str, lead: str, key: str) -> None:
    said = year.texts["rounds"]["asks"][key]
    about = find(year.plan, said["about"])
    assert about is not None, said["about"]
    given = _given(year, said["round"], team)
    year.asks[key] = ask(year.company[lead], given, said["kind"], about, said["text"])


def _decide(year: ThisYear, key: str) -> None:
    said = year.texts["rounds"]["asks"][key]
    row = Ask.objects.select_related("plan", "answer__team").get(pk=year.asks[key].pk)
    answer_ask(year.company["mei"], row, said["verdict"], said["reason"])
