"""What is said about a key result week by week: a room above says it, its page shows it.

That room has a module with `said(plan, row, due, on)`, named in `settings.SAID`.
"""

from dataclasses import dataclass
from datetime import date
from importlib import import_module

from django.conf import settings

from grove.okrs.queries.rows import KeyResultRow
from grove.plans.models import Plan


@dataclass(frozen=True)
class SaidLine:
    """One check-in: its week, the value then, the confidence and what it was, the note.

    corrected   the right value, found out later, with its reason; "" for none
    href        where it is edited or corrected
    """

    week: str
    value: str
    confidence: int
    was: int | None
    state: str
    note: str
    who: str
    corrected: str = ""
    href: str = ""


@dataclass(frozen=True)
class Said:
    """Status from what was said, and what arithmetic says beside it.

    confidence   None when nobody knows any more
    forecast     where the value is heading, in words; "" where it cannot be told by its kind
    disagrees    where confidence and pace differ, as sentences; "" where they do not
    lines        the last check-in first
    """

    state: str
    word: str
    confidence: int | None
    forecast: str
    disagrees: str
    lines: tuple[SaidLine, ...]
    href: str


def said_of(plan: Plan, row: KeyResultRow, due: date, on: date) -> Said | None:
    """What was said about a key result; None before anybody said anything. Two queries."""
    found: Said | None = import_module(settings.SAID).said(plan, row, due, on)
    return found
