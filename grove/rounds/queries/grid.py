"""Teams × rounds: what each team read and said, and the word for where it stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.words import date_text, moment_text
from grove.org.models import Department
from grove.rounds.convergence import ALIGNED, Standing, standing_of
from grove.rounds.models import Ask, Round, TeamAnswer


@dataclass(frozen=True)
class Cell:
    """One team in one round: what came down, what went up. Empty texts: it was not asked."""

    round: int
    down: str
    read: bool
    up: str
    detail: str
    asked: bool


@dataclass(frozen=True)
class TeamRow:
    """One line of the grid. `tag` is the kind of the state's tag; `remind` is set for a silent team
    of the open round: the id of its answer."""

    team: Department
    cells: tuple[Cell, ...]
    standing: Standing | None
    state: str
    tag: str
    remind: int | None
    reminded: str
    meeting: str


_TAGS = {
    Standing.ALIGNED: "done",
    Standing.NOTED: "done",
    Standing.ANSWERED: "",
    Standing.MEETING: "now",
    Standing.QUESTION: "open",
    Standing.READING: "wait",
    Standing.SILENT: "risk",
}


def grid(
    teams: Sequence[Department],
    rounds: Sequence[Round],
    answers: Iterable[TeamAnswer],
    asks: Sequence[Ask],
    now: datetime,
    meetings: Mapping[int, datetime | None] | None = None,
) -> tuple[TeamRow, ...]:
    """The rows in the order of the teams. `meetings`: when each team is met next. No query."""
    by_place = {(row.team_id, row.round_id): row for row in answers}
    ahead = meetings or {}
    return tuple(_row(team, rounds, by_place, asks, now, ahead.get(team.pk)) for team in teams)


def aligned(rows: Iterable[TeamRow]) -> int:
    """How many teams are aligned, with a note or without."""
    return sum(row.standing in ALIGNED for row in rows)


def aligned_in(round: Round, answers: Iterable[TeamAnswer]) -> int:
    """How many teams agreed in a round, with a reservation or without."""
    agree = (TeamAnswer.Answer.AGREES, TeamAnswer.Answer.RESERVED)
    return sum(row.round_id == round.pk and row.answer in agree for row in answers)


def silent_days(given: TeamAnswer, round: Round, now: datetime) -> int:
    """Whole days since a team was last heard of in a round: that it read, or that it was asked."""
    return max((now - (given.read_at or round.shared_at)) // timedelta(days=1), 0)


def _row(
    team: Department,
    rounds: Sequence[Round],
    answers: dict[tuple[int, int], TeamAnswer],
    asks: Sequence[Ask],
    now: datetime,
    meets: datetime | None,
) -> TeamRow:
    cells = tuple(_cell(answers.get((team.pk, one.pk)), one, asks) for one in rounds)
    asked = [(one, answers[team.pk, one.pk]) for one in rounds if (team.pk, one.pk) in answers]
    if not asked:
        return TeamRow(
            team, cells, None, _("not asked yet") if rounds else "", "plain", None, "", ""
        )
    newest, given = asked[-1]
    waiting = sum(ask.answer.team_id == team.pk and ask.state == Ask.State.OPEN for ask in asks)
    days = silent_days(given, newest, now)
    standing = standing_of(given.answer, waiting, days, meets is not None)
    reminds = newest.closed_at is None and not given.answer
    return TeamRow(
        team=team,
        cells=cells,
        standing=standing,
        state=_state(standing, days),
        tag=_TAGS[standing],
        remind=given.pk if reminds else None,
        reminded=_("reminded %(day)s") % {"day": date_text(given.reminded_at)}
        if given.reminded_at and reminds
        else "",
        meeting=moment_text(meets) if standing is Standing.MEETING else "",
    )


def _state(standing: Standing, days: int) -> str:
    words = {
        Standing.ALIGNED: _("aligned"),
        Standing.NOTED: _("aligned with note"),
        Standing.ANSWERED: _("asks answered"),
        Standing.MEETING: _("in meeting"),
        Standing.QUESTION: _("open question"),
        Standing.READING: _("asked today"),
    }
    return words.get(standing) or ngettext("silent %(days)d day", "silent %(days)d days", days) % {
        "days": days
    }


def _cell(given: TeamAnswer | None, round: Round, asks: Sequence[Ask]) -> Cell:
    if given is None:
        return Cell(round.number, "", False, "", "", False)
    read = given.read_at is not None
    own = [ask for ask in asks if ask.answer_id == given.pk and ask.state != Ask.State.WITHDRAWN]
    up = [_asks_words(own)] if own else []
    if given.answer == TeamAnswer.Answer.AGREES:
        up.append(_("agrees"))
    elif given.answer == TeamAnswer.Answer.RESERVED:
        up.append(_("agrees with a reservation"))
    elif not own:
        up.append(_("no answer") if round.closed_at else _("no answer yet"))
    return Cell(
        round=round.number,
        down=date_text(given.read_at) if read else _("not read"),
        read=read,
        up=pgettext("between two facts", ", ").join(up),
        detail=given.reservation,
        asked=True,
    )


def _asks_words(asks: Sequence[Ask]) -> str:
    """ "3 asks: 1 taken, 2 declined"; open ones are said too."""
    counted = Counter(ask.state for ask in asks)
    words = {
        Ask.State.OPEN: _("%(count)d open"),
        Ask.State.TAKEN: _("%(count)d taken"),
        Ask.State.PARTLY: _("%(count)d partly"),
        Ask.State.DECLINED: _("%(count)d declined"),
    }
    parts = [said % {"count": counted[state]} for state, said in words.items() if counted[state]]
    total = ngettext("%(count)d ask", "%(count)d asks", len(asks)) % {"count": len(asks)}
    return _("%(asks)s: %(answers)s") % {
        "asks": total,
        "answers": pgettext("between two counts", ", ").join(parts),
    }
