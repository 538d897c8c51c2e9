"""What is said about a key result week by week: a room above says it, its page shows it.

That room has a module with `said(plan, row, due, on)` for a key result and
`said_together(plan, row, on)` for an objective, named in `settings.SAID`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING

from django.conf import settings

from grove.okrs.chart.parts import Ahead, Moment
from grove.plans.models import Plan

if TYPE_CHECKING:
    from grove.okrs.queries.rows import KeyResultRow, ObjectiveRow


@dataclass(frozen=True)
class SaidLine:
    """One check-in: its week, the value then, the confidence and what it was, the note.

    href      where it is edited or corrected
    earlier   how it was corrected: the right value found out later, what stood there before
    unexplained   confidence fell far and nobody said why
    """

    week: str
    value: str
    confidence: int
    was: int | None
    state: str
    note: str
    who: str
    unexplained: bool = False
    href: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True)
class Said:
    """Status from what was said, and what arithmetic says beside it.

    confidence     None when nobody knows any more; `was` what it was before, where it changed
    forecast       where the value is heading, in words; "" where it cannot be told by its kind
    ahead          the same for the chart; `ahead_text` for a large figure: "365–400"
    disagrees      where confidence and pace differ, as sentences; "" where they do not
    lines          the last check-in first; `number` is how many there are
    confidences    what was said, by the Monday of its week
    moments        notes and decisions, the most important first
    path           the key tasks that are to lead there
    """

    state: str
    word: str
    confidence: int | None
    was: int | None
    forecast: str
    disagrees: str
    lines: tuple[SaidLine, ...]
    number: int
    href: str
    ahead: Ahead | None = None
    ahead_text: str = ""
    confidences: Mapping[date, int] = field(default_factory=dict)
    moments: tuple[Moment, ...] = ()
    path: tuple[str, ...] = ()


@dataclass(frozen=True)
class ObjectiveSaid:
    """Status of an objective: what its owner states, else the mean of its key results.

    note     whose confidence it is, and which key result goes worst
    parts    shape and word of each key result, by its id
    """

    state: str
    word: str
    confidence: int | None
    note: str
    parts: Mapping[int, tuple[str, str]]


def said_of(plan: Plan, row: "KeyResultRow", due: date, on: date) -> Said | None:
    """What was said about a key result; None before there is anything to say. Six queries."""
    found: Said | None = import_module(settings.SAID).said(plan, row, due, on)
    return found


def said_together(plan: Plan, row: "ObjectiveRow", on: date) -> ObjectiveSaid | None:
    """What was said about an objective; None before its cycle begins. Two queries."""
    found: ObjectiveSaid | None = import_module(settings.SAID).said_together(plan, row, on)
    return found
