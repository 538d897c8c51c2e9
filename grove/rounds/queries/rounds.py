"""The page of rounds: the grid, what converges, the asks, the teams' drafts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from functools import reduce

from django.db.models import Min
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.drafting.judged import Said, aggregation, judged
from grove.look.words import date_text, percent_text
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan
from grove.quality.plan import Plan as Judged
from grove.record import clock
from grove.rounds.convergence import open_at, wordings, words_changed
from grove.rounds.models import Ask, Round, TeamAnswer, Thread
from grove.rounds.queries.asks import AskRow, ask_rows, asks_of
from grove.rounds.queries.grid import TeamRow, aligned, aligned_in, grid
from grove.rounds.queries.teams import TeamDraft, drafts, teams_with_plans
from grove.rounds.teams import teams_led
from grove.versions.models import Version


@dataclass(frozen=True)
class RoundHead:
    """One round at the head of its columns."""

    number: int
    version: str
    version_href: str
    shared: str
    due: str
    closed: str
    line: str
    closed_because: str
    is_open: bool


@dataclass(frozen=True)
class Figures:
    """One row of the table of what converges: a figure a round, and now."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class MyTeam:
    """A team this reader speaks for: what the open round still wants of it."""

    team: str
    href: str
    asked: bool
    read: bool
    answer: str
    begun: bool


@dataclass(frozen=True)
class RoundsPage:
    """Everything the page shows. `shares` and `closes` are for the head, "" while not possible."""

    lede: str
    rounds: tuple[RoundHead, ...]
    rows: tuple[TeamRow, ...]
    sentence: str
    figures: tuple[Figures, ...]
    asks: tuple[AskRow, ...]
    open_asks: int
    drafts: tuple[TeamDraft, ...]
    begun: int
    mine: tuple[MyTeam, ...]
    open_comments: int
    shares: str
    closes: int
    latest: str
    finding: Said | None


def rounds_page(door: PlanDoor) -> RoundsPage:
    """The page of a plan. Eight queries."""
    plan, now = door.plan, clock.now()
    answers = list(
        TeamAnswer.objects.filter(round__plan=plan)
        .select_related("round")
        .order_by("round__number", "pk")
    )
    # A round has at least one team, so the rounds come with their answers.
    rounds = list({one.round_id: one.round for one in answers}.values())
    asks = asks_of(plan)
    teams = teams_with_plans(plan, door.someone.pk)
    threads = list(
        Thread.objects.filter(plan=plan)
        .annotate(began=Min("comments__at"))
        .exclude(began=None)
        .values_list("began", "resolved_at")
    )
    versions = {one.pk: one for one in Version.objects.filter(plan=plan).order_by("major", "minor")}
    shown = drafts(plan, teams, door.someone, door.roles)
    rows = grid(teams, rounds, answers, asks, now, {one.team.pk: one.meets_at for one in shown})
    latest = list(versions.values())[-1].number if versions else ""
    current = rounds[-1] if rounds and rounds[-1].closed_at is None else None
    heads = door.may(Verb.LEAD)
    read = judged(plan)
    changes = _changes(read, rounds, versions)
    open_now = open_at(threads, now)
    return RoundsPage(
        lede=_lede(rounds, rows, latest),
        rounds=tuple(_head(plan, one, versions) for one in rounds),
        rows=rows,
        sentence=_sentence(rounds, threads, changes, rows, open_now),
        figures=_figures(rounds, answers, threads, changes, aligned(rows), open_now),
        asks=ask_rows(plan, asks),
        open_asks=sum(ask.state == Ask.State.OPEN for ask in asks),
        drafts=shown,
        begun=sum(one.begun for one in shown),
        mine=_mine(door, shown, current, answers),
        open_comments=open_now,
        shares=latest if heads and current is None and len(rounds) < 4 and teams else "",
        closes=current.number if heads and current is not None else 0,
        latest=latest,
        finding=aggregation(read, door.language),
    )


def _head(plan: Plan, one: Round, versions: Mapping[int, Version]) -> RoundHead:
    version = versions[one.version_id].number
    return RoundHead(
        number=one.number,
        version=version,
        version_href=reverse("versions:version", kwargs={**plan.place, "number": version}),
        shared=date_text(one.shared_at),
        due=date_text(one.due),
        closed=versions[one.closed_with_id].number if one.closed_with_id else "",
        line=one.line,
        closed_because=one.closed_because,
        is_open=one.closed_at is None,
    )


def _lede(rounds: Sequence[Round], rows: Sequence[TeamRow], latest: str) -> str:
    if not rounds:
        if not latest:
            return _("Freeze version 1.0 first: it is what the teams read.")
        return _("No round has begun. Share version %(number)s with the teams.") % {
            "number": latest
        }
    last = rounds[-1]
    values = {"number": last.number, "planned": last.planned, "due": date_text(last.due)}
    if last.closed_at is not None:
        return _("Round %(number)d of %(planned)d is closed.") % values
    silent = sum(row.remind is not None for row in rows)
    said = _("Round %(number)d of %(planned)d is open, answers by %(due)s.") % values
    if not silent:
        return _together(said, _("Every team has answered."))
    words = ngettext("One team has not answered.", "%(count)d teams have not answered.", silent)
    return _together(said, words % {"count": silent})


def _together(one: str, two: str) -> str:
    return pgettext("two sentences", "%(one)s %(two)s") % {"one": one, "two": two}


def _changes(
    now: Judged, rounds: Sequence[Round], versions: Mapping[int, Version]
) -> list[Fraction]:
    """Of every round the share of words that changed from the version it began with to the one it
    closed with, or to the draft now."""
    lines = (*now.objectives, *now.key_results)
    found = []
    for one in rounds:
        before = wordings(versions[one.version_id].content)
        ended = one.closed_with_id
        after = (
            wordings(versions[ended].content)
            if ended is not None
            else {line.code: line.text for line in lines}
        )
        found.append(words_changed(before, after))
    return found


def _sentence(
    rounds: Sequence[Round],
    threads: Sequence[tuple[datetime, datetime | None]],
    changes: Sequence[Fraction],
    rows: Sequence[TeamRow],
    open_now: int,
) -> str:
    """ "Open comments: 21, then 9, now 3. …" as a sentence; what is not known yet is left out."""
    if not rounds:
        return ""
    said = [
        ngettext(
            "%(aligned)d of %(count)d team is aligned.",
            "%(aligned)d of %(count)d teams are aligned.",
            len(rows),
        )
        % {"aligned": aligned(rows), "count": len(rows)}
    ]
    began = open_at(threads, rounds[0].shared_at)
    if began != open_now:
        said.append(
            _("Open comments went from %(before)d to %(now)d since the first round.")
            % {"before": began, "now": open_now}
        )
    else:
        said.append(
            ngettext(
                "One comment is open, as at the beginning.",
                "%(now)d comments are open, as at the beginning.",
                open_now,
            )
            % {"now": open_now}
        )
    last = percent_text(float(changes[-1]))
    if len(changes) > 1:
        said.append(
            _("Round %(before)d changed %(first)s of the words; round %(number)d, %(second)s.")
            % {
                "before": rounds[-2].number,
                "first": percent_text(float(changes[-2])),
                "number": rounds[-1].number,
                "second": last,
            }
        )
    else:
        said.append(_("The round has changed %(share)s of the words.") % {"share": last})
    return reduce(_together, said)


def _figures(
    rounds: Sequence[Round],
    answers: Sequence[TeamAnswer],
    threads: Sequence[tuple[datetime, datetime | None]],
    changes: Sequence[Fraction],
    aligned_now: int,
    open_now: int,
) -> tuple[Figures, ...]:
    if not rounds:
        return ()
    comments = [str(open_at(threads, one.shared_at)) for one in rounds]
    changed = [percent_text(float(share)) for share in changes]
    agreed = [str(aligned_in(one, answers)) for one in rounds]
    return (
        Figures(_("Comments open when it began"), (*comments, str(open_now))),
        Figures(_("Words changed in it"), (*changed, "")),
        Figures(_("Teams that agreed in it"), (*agreed, str(aligned_now))),
    )


def _mine(
    door: PlanDoor,
    shown: Sequence[TeamDraft],
    current: Round | None,
    answers: Sequence[TeamAnswer],
) -> tuple[MyTeam, ...]:
    led = teams_led(door.roles)
    given = {row.team_id: row for row in answers if current and row.round_id == current.pk}
    found = []
    for one in shown:
        if one.team.pk not in led:
            continue
        row = given.get(one.team.pk)
        found.append(
            MyTeam(
                team=one.team.name,
                href=one.href,
                asked=row is not None,
                read=row is not None and row.read_at is not None,
                answer=row.get_answer_display() if row is not None and row.answer else "",
                begun=one.begun,
            )
        )
    return tuple(found)
