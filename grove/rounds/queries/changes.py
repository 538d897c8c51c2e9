"""The changes of a plan that threads speak of: what a thread may have led to, and what did."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.addresses import address
from grove.look.words import date_text
from grove.plans.models import Plan
from grove.record.models import Change
from grove.record.statement import RecordsOf
from grove.rounds.about import TEXTS
from grove.versions.labels import field_label, value_words
from grove.versions.schema import BY_MODEL, Sort
from grove.versions.snapshot import plain_number
from grove.versions.words import pieces

MOST = 400
OFFERED = 8

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class ChangeLine:
    """One change: which act, who, when, of what to what. `href` is its place in the history."""

    act: int
    who: str
    day: str
    field: str
    pairs: Pairs
    href: str
    at: datetime

    @property
    def words(self) -> str:
        """As an option of a select."""
        return _("%(day)s, %(name)s: %(field)s") % {
            "day": self.day,
            "name": self.who,
            "field": self.field,
        }


class Changes:
    """Changes by their thing and by their act, the newest first."""

    def __init__(self, lines: Iterable[tuple[str, int, ChangeLine]]) -> None:
        self._of_thing: defaultdict[tuple[str, int], list[ChangeLine]] = defaultdict(list)
        self._of_act: defaultdict[int, list[ChangeLine]] = defaultdict(list)
        for kind, pk, line in lines:
            self._of_thing[kind, pk].append(line)
            self._of_act[line.act].append(line)

    def since(self, kind: str, pk: int | None, moment: datetime) -> tuple[tuple[str, str], ...]:
        """What changed of a thing since then, as options: each act once."""
        found: dict[str, str] = {}
        for line in self._of_thing[kind, pk or 0]:
            if line.at >= moment:
                found.setdefault(str(line.act), line.words)
        return tuple(found.items())[:OFFERED]

    def of_act(self, act: int | None) -> tuple[ChangeLine, ...]:
        """What an act changed, at most three lines."""
        lines = self._of_act.get(act or 0, [])
        return tuple(lines[::-1][:3])


def changes(plan: Plan, acts: Iterable[int], since: datetime | None) -> Changes:
    """The changes of some acts, and all changes of things since a moment (None: none).

    One query; none when there is nothing to look for.
    """
    named = list(acts)
    if not named and since is None:
        return Changes(())
    asked: list[Any] = [plan.scope, *named, *([] if since is None else [since])]
    rows = _changed(asked, since is not None)
    history = address("history", **plan.place)
    return Changes(
        (row.kind, row.object_id, line) for row in rows if (line := _line(row, history)) is not None
    )


@RecordsOf
def _changed(asked: list[Any], ends_with_moment: bool) -> QuerySet[Change]:
    scope, *acts = asked
    wanted = Q(act__at__gte=acts.pop()) if ends_with_moment else Q()
    if acts:
        wanted |= Q(act__in=acts)
    rows = Change.objects.filter(
        wanted, act__scope=scope, kind__in=TEXTS, event=Change.Event.CHANGED
    )
    return rows.select_related("act__actor").order_by("-id")[:MOST]


def _line(row: Change, history: str) -> ChangeLine | None:
    section = BY_MODEL[row.kind]
    field = next((one for one in section.fields if one.recorded_as == row.field), None)
    if field is None or field.sort in (Sort.NAME, Sort.PARTS):
        return None
    before, after = row.before, row.after
    if field.sort is Sort.NUMBER:
        before, after = (None if one is None else plain_number(one) for one in (before, after))
    if field.sort is Sort.TEXT:
        found: Pairs = tuple(
            (one.kind, one.text) for one in pieces(str(before or ""), str(after or ""))
        )
    else:
        nothing = pgettext("value", "none")
        found = (
            ("del", value_words(section, field, before) or nothing),
            ("ins", value_words(section, field, after) or nothing),
        )
    return ChangeLine(
        act=row.act_id,
        who=str(row.act.actor or ""),
        day=date_text(row.act.at),
        field=field_label(section, field),
        pairs=found,
        href=f"{history}?before={row.pk + 1}#a{row.act_id}",
        at=row.act.at,
    )
