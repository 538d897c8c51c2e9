"""What is near somebody on the start page: what the head decides, and what has changed lately."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from grove.health.guards import Guard
from grove.measure.confidence import Status
from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.record import clock
from grove.record.models import Change

MOST = 5  # lines of each list
# Key results by id, each with its row and the value of its status.
Rows = Mapping[int, tuple["Row", str]]


@dataclass(frozen=True)
class Row:
    """One key result with where it was said to stand."""

    code: str
    text: str
    href: str
    state: str
    word: str
    confidence: int | None
    said: bool
    guard: Guard | None


@dataclass(frozen=True)
class Line:
    """A few words that lead somewhere."""

    text: str
    href: str
    detail: str = ""


def decisions(results: Sequence[KeyResult], rows: Rows, today: date) -> tuple[Line, ...]:
    """Help that is wanted, start values past their day, what is off track or has lost its guard."""
    lines = []
    for row in results:
        told, found = rows[row.pk]
        code = {"code": told.code}
        if vars(row)["help"]:
            lines.append(Line(_("%(code)s asks for help") % code, told.href, vars(row)["help"]))
        elif row.baseline is None and row.baseline_due and row.baseline_due < today:
            late = _("%(code)s: the start value is still unknown") % code
            lines.append(Line(late, told.href, row.text))
        elif found == Status.OFF_TRACK.value:
            lines.append(Line(_("%(code)s is off track") % code, told.href, row.text))
        elif told.guard is not None and told.guard.broken:
            broken = _("%(code)s: its guard is broken") % code
            lines.append(Line(broken, told.href, told.guard.words))
    return tuple(lines[:MOST])


def news(plan: Plan, results: Sequence[KeyResult], rows: Rows) -> tuple[Line, ...]:
    """Changed near you: wording of goals with why, then the largest moves of confidence."""
    since = clock.beginning_of(clock.today() - timedelta(days=7))
    changes = (
        Change.objects.filter(
            act__scope=plan.scope,
            act__at__gte=since,
            kind__in=("okrs.objective", "okrs.keyresult"),
        )
        .filter(~Q(event="changed") | Q(field__in=("title", "text", "target", "due")))
        .select_related("act")
        .order_by("-pk")[:50]
    )
    said: dict[str, Line] = {}
    for change in changes:
        code = change.label.split(" ")[0]
        said_as = {
            "created": _("%(code)s is new"),
            "binned": _("%(code)s was removed"),
            "restored": _("%(code)s is back"),
        }.get(change.event, _("%(code)s is worded anew"))
        page = "okrs:objective" if code.startswith("O") else "okrs:key_result"
        gone = change.event == Change.Event.BINNED
        href = "" if gone else reverse(page, args=[f"{plan.code}-{code}"])
        said.setdefault(code, Line(said_as % {"code": code}, href, change.act.because))
    week_ago = clock.today() - timedelta(days=7)
    moved = [
        row for row in results if (vars(row)["said_on"] or date.min) >= week_ago and _move(row)
    ]
    lines = list(said.values())
    for row in sorted(moved, key=lambda row: -abs(_move(row))):
        told = rows[row.pk][0]
        words = _("%(code)s from %(was)d to %(now)d") % {
            "code": told.code,
            "was": vars(row)["before"],
            "now": vars(row)["confidence"],
        }
        lines.append(Line(words, told.href, row.text))
    return tuple(lines[:MOST])


def _move(row: KeyResult) -> int:
    before = vars(row)["before"]
    return 0 if before is None else vars(row)["confidence"] - before
