"""Large changes since these people last met: numbers, days, and wordings that became others."""

from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text
from grove.okrs.words import value_text
from grove.record.models import Change
from grove.rounds.agenda.candidate import Candidate, Source, short
from grove.rounds.agenda.view import View
from grove.versions.words import tokens

REWORDED = 0.7  # a wording that shares less than this with the one before is a large change
_NUMBERS = frozenset({"baseline", "target", "due"})
KINDS = ("okrs.objective", "okrs.keyresult")


def changes(view: View, since: datetime | None, rows: Iterable[Change]) -> Iterable[Candidate]:
    """What changed much since then, one line an object. `rows` are in order. No query."""
    if since is None:
        return
    now: dict[tuple[str, int], Any] = {(KINDS[0], row.id): row for row in view.tree.objectives}
    now |= {(KINDS[1], row.id): row for row in view.tree.key_results}
    first: dict[tuple[str, int, str], Change] = {}
    last: dict[tuple[str, int, str], Change] = {}
    for change in rows:
        if change.act.at > since and (change.kind, change.object_id) in now:
            key = (change.kind, change.object_id, change.field)
            first.setdefault(key, change)
            last[key] = change
    done: set[str] = set()
    for (kind, pk, field), newest in last.items():
        row = now[kind, pk]
        words = _what_changed(row, field, first[kind, pk, field].before, newest.after)
        if not words or row.short_code in done or not view.concerns(row.short_code):
            continue
        done.add(row.short_code)
        yield Candidate(
            key=f"change:{row.short_code}:{newest.act_id}",
            source=Source.CHANGE,
            title=words,
            about=row.short_code,
            weight=view.weight(row.short_code),
            since=newest.act.at,
            who=str(newest.act.actor or ""),
        )


def _what_changed(row: Any, field: str, before: Any, after: Any) -> str:
    """In words, or "" when it is not large."""
    if not field:
        return _("New: %(what)s") % {"what": short(getattr(row, "text", "") or row.title, 90)}
    if field in _NUMBERS:
        if before in (None, "") or before == after:
            return ""
        names = {"baseline": _("Start"), "target": _("Target"), "due": pgettext("deadline", "By")}
        sides = [_value(side, field, getattr(row, "unit", "")) for side in (before, after)]
        return _("%(field)s changed from %(before)s to %(after)s") % {
            "field": names[field],
            "before": sides[0],
            "after": sides[1],
        }
    if field in ("title", "text") and before:
        alike = SequenceMatcher(None, tokens(str(before)), tokens(str(after))).ratio()
        if alike < REWORDED:
            return _("Reworded: %(what)s") % {"what": short(str(after), 90)}
    return ""


def _value(value: Any, field: str, unit: str) -> str:
    if value in (None, ""):
        return pgettext("value", "none")
    if field == "due":
        return date_text(date.fromisoformat(str(value)))
    return value_text(Decimal(str(value)), unit)
