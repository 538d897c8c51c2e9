"""What changed in a plan since a day: values and confidence, wording, needs, decisions, with why.

Each thing once: of a field changed three times one reads what it said then, what it says now, and
the last reason given. What was changed and changed back did not change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text
from grove.measure.confidence import of_confidence
from grove.okrs.models import KeyResult, Objective
from grove.okrs.words import value_text
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record import clock
from grove.record.models import Change
from grove.tracking.models import CheckIn
from grove.web.change_words import field_word, is_told, thing_name, thing_word, value_words

AT_MOST = 3000  # changes read; a page of more would be read by nobody
GOALS = frozenset({"okrs.objective", "okrs.keyresult", "okrs.checkpoint", "okrs.stage"})
# Said on the page of a week, in the check-in, or in a talk: told elsewhere, or too small to tell.
LEFT_OUT = ("tracking.", "weekly.", "okrs.reading", "rounds.mention", "versions.", "commitment.")
QUIET = frozenset({"position", "revision", "number"})


@dataclass(frozen=True)
class FieldLine:
    """One field before and after; `event` instead when the thing came, went or came back."""

    field: str
    event: str
    before: str
    after: str


@dataclass(frozen=True)
class Thing:
    """A thing that changed, its lines, and the last reason given with who and when."""

    thing: str
    label: str
    href: str
    lines: tuple[FieldLine, ...]
    because: str
    who: str
    when: str


@dataclass(frozen=True)
class Moved:
    """A key result whose value or confidence moved; empty where nothing was said before."""

    code: str
    text: str
    href: str
    state: str
    value_before: str
    value: str
    was: int | None
    confidence: int
    note: str


@dataclass(frozen=True)
class Since:
    """The page."""

    since: date
    moved: tuple[Moved, ...]
    goals: tuple[Thing, ...]
    needs: tuple[Thing, ...]
    decisions: tuple[Thing, ...]
    others: tuple[Thing, ...]
    cut: bool

    @property
    def nothing(self) -> bool:
        """Whether nothing changed at all."""
        return not (self.moved or self.goals or self.needs or self.decisions or self.others)


@dataclass
class _Gathered:
    """A thing while its changes are read, the oldest first."""

    kind: str
    number: int
    label: str = ""
    event: str = ""
    fields: dict[str, list[Any]] = field(default_factory=dict)
    because: str = ""
    who: str = ""
    when: str = ""


def changed_since(plan: Plan, since: date) -> Since:
    """Everything that changed after a day began. Six queries."""
    changes = _changes(plan, since)
    gathered = _gather(changes)
    names = _people(gathered)
    codes = _places(plan, gathered)
    things: dict[str, list[Thing]] = defaultdict(list)
    for one in gathered:
        told = _told(one, names, codes)
        if told is not None:
            things[_section(one.kind)].append(told)
    return Since(
        since=since,
        moved=tuple(moved_since(plan, since)),
        goals=tuple(things["goals"]),
        needs=tuple(things["needs"]),
        decisions=tuple(things["decisions"]),
        others=tuple(things["others"]),
        cut=len(changes) >= AT_MOST,
    )


def moved_since(plan: Plan, since: date) -> Iterable[Moved]:
    """Key results about which something else is said now than on the day before. Two queries."""
    said = (
        CheckIn.objects.filter(key_result__plan=plan, key_result__binned_at=None)
        .select_related("key_result__objective")
        .order_by("on", "pk")
    )
    results: dict[int, KeyResult] = {}
    before: dict[int, CheckIn] = {}
    now: dict[int, CheckIn] = {}
    for row in said:
        results[row.key_result_id] = row.key_result
        (before if row.on < since else now)[row.key_result_id] = row
    found = []
    for pk, last in now.items():
        result, first = results[pk], before.get(pk)
        result.plan = plan
        if first and (first.value, first.confidence) == (last.value, last.confidence):
            continue
        found.append(
            Moved(
                code=result.short_code,
                text=result.text,
                href=reverse("okrs:key_result", args=[result.code]),
                state=of_confidence(last.confidence).value,
                value_before=_value(first.value, result) if first else "",
                value=_value(last.value, result),
                was=first.confidence if first else None,
                confidence=last.confidence,
                note=last.note,
            )
        )
    return sorted(found, key=lambda one: (one.confidence - (one.was or one.confidence), one.code))


def _value(value: Decimal | None, result: KeyResult) -> str:
    return value_text(value, result.unit) if value is not None else ""


def _changes(plan: Plan, since: date) -> Sequence[Change]:
    """The newest of them when there are too many."""
    left_out = Q()
    for start in LEFT_OUT:
        left_out |= Q(kind__startswith=start)
    begin = clock.beginning_of(since)
    rows = (
        Change.objects.filter(act__scope=plan.scope, act__at__gte=begin)
        .exclude(left_out)
        .select_related("act__actor")
        .order_by("-pk")
    )
    return list(rows[:AT_MOST])[::-1]


def _gather(changes: Sequence[Change]) -> Sequence[_Gathered]:
    found: dict[tuple[str, int], _Gathered] = {}
    for change in changes:
        one = found.setdefault(
            (change.kind, change.object_id), _Gathered(change.kind, change.object_id)
        )
        one.label = change.label or one.label
        one.because = change.act.because or one.because
        one.who, one.when = str(change.act.actor or _("Grove")), date_text(change.act.at)
        if change.event == Change.Event.CHANGED:
            pair = one.fields.setdefault(change.field, [change.before, None])
            pair[1] = change.after
        else:
            one.event = _event(one.event, change.event)
    return [one for one in found.values() if one.event != "never"]


def _event(before: str, now: str) -> str:
    """What is left of two: what came and went was never there; what went and came back is here."""
    if now == Change.Event.BINNED:
        return "never" if before == Change.Event.CREATED else now
    if now == Change.Event.RESTORED:
        return Change.Event.CREATED if before == "never" else ""
    return now


def _told(
    one: _Gathered, names: Mapping[int, str], codes: Mapping[tuple[str, int], tuple[str, str]]
) -> Thing | None:
    events = {
        Change.Event.CREATED: pgettext("history", "added"),
        Change.Event.BINNED: pgettext("history", "removed"),
        Change.Event.RESTORED: pgettext("history", "brought back"),
    }
    lines = []
    if one.event:
        lines.append(FieldLine("", events[Change.Event(one.event)], "", ""))
    columns = {column.attname: column for column in apps.get_model(one.kind)._meta.concrete_fields}
    for name, (before, after) in one.fields.items():
        column = columns.get(name)
        if before == after or name in QUIET or column is None or one.event == Change.Event.CREATED:
            continue
        told = is_told(column, name)
        lines.append(
            FieldLine(
                field_word(one.kind, column, name),
                "" if told else pgettext("history", "changed"),
                value_words(column, before, names) if told else "",
                value_words(column, after, names) if told else "",
            )
        )
    if not lines:
        return None
    label, href = codes.get((one.kind, one.number), ("", ""))
    return Thing(
        thing=thing_word(one.kind),
        label=label or thing_name(one.kind, one.label),
        href=href,
        lines=tuple(lines),
        because=one.because,
        who=one.who,
        when=one.when,
    )


def _section(kind: str) -> str:
    if kind in GOALS:
        return "goals"
    if kind.startswith("needs."):
        return "needs"
    return "decisions" if kind == "rounds.decision" else "others"


def _people(gathered: Iterable[_Gathered]) -> Mapping[int, str]:
    ids: set[int] = set()
    for one in gathered:
        for column in apps.get_model(one.kind)._meta.concrete_fields:
            if column.related_model is Person and column.attname in one.fields:
                ids |= {int(value) for value in one.fields[column.attname] if value is not None}
    return dict(Person.everything.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _places(plan: Plan, gathered: Iterable[_Gathered]) -> Mapping[tuple[str, int], tuple[str, str]]:
    """Objectives and key results under their code and words of today, with their address."""
    found: dict[tuple[str, int], tuple[str, str]] = {}
    for model, name in ((Objective, "okrs:objective"), (KeyResult, "okrs:key_result")):
        kind = model._meta.label_lower
        ids = [one.number for one in gathered if one.kind == kind]
        for row in model.objects.filter(pk__in=ids) if ids else ():
            row.plan = plan
            found[(kind, row.pk)] = (row.label, reverse(name, args=[row.code]))
    return found
