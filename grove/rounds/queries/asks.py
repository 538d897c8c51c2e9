"""What pages and agendas read of asks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.urls import reverse

from grove.look.words import date_text, moment_text
from grove.org.models import Department
from grove.plans.models import Plan
from grove.rounds.about import address, name
from grove.rounds.models import Ask

# state → the tag that shows it
TAGS = {
    Ask.State.OPEN: "open",
    Ask.State.TAKEN: "done",
    Ask.State.PARTLY: "done",
    Ask.State.DECLINED: "",
    Ask.State.WITHDRAWN: "plain",
}


@dataclass(frozen=True)
class OpenAsk:
    """An ask that nobody has answered: for agendas, and whatever else asks for an answer.

    `about` is a code (K7) or "" for the plan as a whole; `since` is when the team asked.
    """

    pk: int
    code: str
    team: str
    team_id: int
    kind: str
    about: str
    text: str
    asked_by: int | None
    since: datetime
    href: str


@dataclass(frozen=True)
class AskRow:
    """One ask with its answer, in words. `about_words` are the thing's when the team asked."""

    code: str
    team: str
    round: int
    kind: str
    about: str
    about_words: str
    about_href: str
    text: str
    by: str
    day: str
    state: str
    tag: str
    is_open: bool
    reason: str
    decided: str
    change: str
    href: str
    withdrawal: str


def open_asks(plan: Plan) -> tuple[OpenAsk, ...]:
    """Asks of all teams that wait for an answer, the oldest first. One query."""
    rows = _asks(plan).filter(state=Ask.State.OPEN).order_by("asked_at", "number")
    return tuple(
        OpenAsk(
            pk=row.pk,
            code=row.code,
            team=row.answer.team.name,
            team_id=row.answer.team_id,
            kind=row.kind,
            about="" if row.about_kind == "plan" else row.about_code,
            text=row.text,
            asked_by=row.asked_by_id,
            since=row.asked_at,
            href=href(plan, row),
        )
        for row in rows
    )


def asks_of(plan: Plan, team: Department | None = None) -> list[Ask]:
    """Asks of a plan, or of one team, with their people, as they were numbered. One query."""
    rows = _asks(plan) if team is None else _asks(plan).filter(answer__team=team)
    return list(rows.order_by("number"))


def ask_rows(plan: Plan, asks: Iterable[Ask]) -> tuple[AskRow, ...]:
    """Asks as pages show them: open ones first, then by number. No query."""
    ordered = sorted(asks, key=lambda one: (one.state != Ask.State.OPEN, one.number))
    return tuple(ask_row(plan, one) for one in ordered)


def ask_row(plan: Plan, ask: Ask) -> AskRow:
    """One ask in words. No query; it comes from `asks_of`."""
    state = Ask.State(ask.state)
    edit = ask.edit or {}
    return AskRow(
        code=ask.code,
        team=ask.answer.team.name,
        round=ask.answer.round.number,
        kind=str(Ask.Kind(ask.kind).label),
        about=name(ask.about_code),
        about_words=ask.about,
        about_href=address(plan, ask.about_code),
        text=ask.text,
        by=str(ask.asked_by or ""),
        day=date_text(ask.asked_at),
        state=str(state.label),
        tag=TAGS[state],
        is_open=state == Ask.State.OPEN,
        reason=ask.reason,
        decided=moment_text(ask.decided_at) if ask.decided_at else "",
        change=str(edit.get("after") or ""),
        href=href(plan, ask),
        withdrawal=reverse("rounds:ask_withdrawal", kwargs={**plan.place, "ask": ask.number}),
    )


def href(plan: Plan, ask: Ask) -> str:
    """Where an ask is answered."""
    return reverse("rounds:ask", kwargs={**plan.place, "ask": ask.number})


def _asks(plan: Plan) -> QuerySet[Ask]:
    return Ask.objects.filter(plan=plan).select_related(
        "answer__team", "answer__round", "asked_by", "decided_by"
    )
