"""The week of a department on one page: the dashboard's facts, the teams' wins, the head's word.

What it says is plain data, so that what was sent can be kept and shown again as it was.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.health.queries import HealthRow, health_rows
from grove.look.words import date_text
from grove.plans.models import Plan
from grove.record import clock
from grove.record.past import as_of
from grove.tracking.queries.dashboard import dashboard
from grove.tracking.queries.shown import Shown
from grove.tracking.queries.told import TableLine
from grove.tracking.weeks import week_text
from grove.weekly.models import Brief
from grove.weekly.queries.around import Around, around

# What fits on a sheet of A4, measured in print in both languages.
LINES = 25  # of the table, where long texts take two
LISTED = 4  # of each list
WIDE = 92  # width of a line of the table in Latin characters; bold ones hold less
LONGEST = 150  # width of any text
QUIET = frozenset({"on", "done"})


@dataclass(frozen=True)
class BriefLine:
    """A line of the table: an objective, or a key result. Figures are text, with their units.
    `broken` is its guard in words, while that is broken."""

    code: str
    text: str
    href: str
    state: str
    word: str
    confidence: str
    now: str
    target: str
    progress: str
    heads: bool
    broken: str = ""


@dataclass(frozen=True)
class BriefContent:
    """What one week's brief says in one language. `more` says what did not fit."""

    title: str
    week: str
    where: str
    headline: str
    moved: tuple[str, ...]
    heard: str
    decisions: tuple[tuple[str, str, str], ...]
    changed: tuple[tuple[str, str, str, str], ...]
    rows: tuple[BriefLine, ...]
    more: tuple[str, ...]
    wins: tuple[tuple[str, str], ...]
    health: tuple[tuple[str, str, str, str], ...]
    words: str
    by: str


def brief_content(plan: Plan, week: date, beside: Around) -> BriefContent:
    """What a brief says in the reader's language: what was sent, or the week as it stood at its
    end, or as it stands."""
    if beside.sent_at is not None:
        return read_content(Brief.objects.get(plan=plan, week=week).content or {})
    last = week + timedelta(days=6)
    if last < clock.today():
        with as_of(last):
            return compose(plan, week, last, around(plan, week))
    return compose(plan, week, clock.today(), beside)


def in_every_language(plan: Plan, week: date, on: date) -> dict[str, Any]:
    """What is kept when a brief is sent."""
    kept, beside = {}, around(plan, week)
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            kept[language] = asdict(compose(plan, week, on, beside))
    return kept


def read_content(kept: Mapping[str, Any]) -> BriefContent:
    """What was kept, in the reader's language."""
    language = translation.get_language() or settings.LANGUAGE_CODE
    said = dict(kept.get(language) or kept[settings.LANGUAGE_CODE])
    rows = tuple(BriefLine(**row) for row in said.pop("rows"))
    lists = {name: tuple(map(_frozen, value)) for name, value in said.items() if _listed(value)}
    return BriefContent(rows=rows, **(said | lists))


def compose(plan: Plan, week: date, on: date, beside: Around) -> BriefContent:
    """The week in the reader's language. Seven queries."""
    page = dashboard(plan, on, shown=Shown(all_rows=True))
    rows, left = _fitting(page.rows)
    more = (_beyond(len(page.decisions)), _beyond(len(page.changed)))
    return BriefContent(
        title=_("%(department)s %(cycle)s")
        % {"department": plan.department.name, "cycle": plan.cycle.name},
        week=week_text(plan.cycle, week),
        where=page.where,
        headline=page.headline,
        moved=tuple(map(_short, page.moved)),
        heard=page.heard,
        decisions=tuple(
            (line.text, _short(line.detail, 105), line.href) for line in page.decisions[:LISTED]
        ),
        changed=tuple(
            (
                line.code,
                _short(line.text),
                line.state,
                f"{_figure(line.was)} → {_figure(line.now)}",
            )
            for line in page.changed[:LISTED]
        ),
        rows=tuple(_line(line) for line in rows),
        more=(*more, left),
        wins=tuple((_short(text), team) for text, team in beside.wins[:LISTED]),
        health=tuple(
            (row.name, f"{row.figure} {row.figure_unit}".strip(), row.state, row.word)
            for row in _health(plan, on)[:LISTED]
        ),
        words=beside.words,
        by=_("As of %(day)s") % {"day": date_text(on)},
    )


def _health(plan: Plan, on: date) -> Sequence[HealthRow]:
    """The department’s health metrics, the broken ones first; figures about people stay hidden."""
    found = health_rows(plan.department, on, sees=False)
    return sorted(found, key=lambda row: not row.broken)


def _fitting(rows: tuple[TableLine, ...]) -> tuple[list[TableLine], str]:
    """All lines while they fit on a sheet; else objectives and what is not on track."""
    if sum(map(_height, rows)) <= LINES:
        return list(rows), ""
    shown: list[TableLine] = []  # every objective, and of the key results as many as there is room
    room = LINES - sum(_height(line) for line in rows if line.heads)
    for line in rows:
        loud = line.flag or line.state not in QUIET or (line.guard and line.guard.broken)
        if line.heads:
            shown.append(line)
        elif loud and room >= _height(line):
            shown.append(line)
            room -= _height(line)
    left = sum(not line.heads for line in rows) - sum(not line.heads for line in shown)
    return shown, ngettext(
        "%(count)d more key result is not listed.",
        "%(count)d more key results are not listed.",
        left,
    ) % {"count": left}


def _height(line: TableLine) -> int:
    broken = line.guard is not None and line.guard.broken
    return (2 if width_of(line.text) > (0.85 * WIDE if line.heads else WIDE) else 1) + broken


def width_of(text: str) -> int:
    """How wide a text is in print, in Latin characters."""
    return sum(1 if ord(letter) < WIDE_FROM else 2 for letter in text)


def _short(text: str, longest: int = LONGEST) -> str:
    """As much of a text as its place holds."""
    if width_of(text) <= longest:
        return text
    kept = text
    while width_of(kept) >= longest:
        kept = kept[:-1]
    return kept.rstrip() + "…"


WIDE_FROM = 0x2E80  # where the scripts of East Asia begin


def _beyond(number: int) -> str:
    return _("and %(count)d more") % {"count": number - LISTED} if number > LISTED else ""


def _line(line: TableLine) -> BriefLine:
    share = "" if line.share is None else _share(line)
    return BriefLine(
        code=line.code,
        text=_short(line.text),
        href=line.href,
        state=line.state,
        word=line.word,
        confidence=_figure(line.confidence),
        now="" if line.heads else f"{line.now} {line.unit}".strip(),
        target=line.target,
        progress=share if line.heads else line.progress,
        heads=line.heads,
        broken=_short(line.guard.words, WIDE) if line.guard and line.guard.broken else "",
    )


def _share(line: TableLine) -> str:
    return f"{max(line.share or 0.0, 0.0):.0%}".replace("%", "\u202f%" if _latin() else "%")


def _latin() -> bool:
    return not (translation.get_language() or "").startswith("zh")


def _figure(number: int | None) -> str:
    return "–" if number is None else str(number)


def _listed(value: Any) -> bool:
    return isinstance(value, list | tuple)


def _frozen(value: Any) -> Any:
    return tuple(value) if _listed(value) else value
