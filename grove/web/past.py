"""The history of a plan and its bin, in words a person reads."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Field
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import moment_text
from grove.okrs.models import KeyResult
from grove.org.doors import Door
from grove.org.models import Department, Person
from grove.org.policy import Verb, standing
from grove.plans.doors import enter_plan
from grove.plans.final import require_open_values
from grove.plans.models import Plan
from grove.record import clock
from grove.record.actions import BIN_DAYS
from grove.record.models import Act, Change
from grove.record.queries import Entry
from grove.record.queries import history as read_entries
from grove.review.models import Grade
from grove.web.change_words import field_word, is_told, thing_name, thing_word, value_words

PAGE = 100


@dataclass(frozen=True)
class Line:
    """One change in words: what of which object, before and after where that says something."""

    thing: str
    label: str
    field: str
    event: str
    told: bool
    before: str
    after: str


@dataclass(frozen=True)
class Moment:
    """One act: who, when, because of what, and its changes."""

    act: int
    when: str
    who: str
    because: str
    lines: tuple[Line, ...]
    can_undo: bool


@dataclass(frozen=True)
class History:
    """A page of moments and the change to continue before ("" at the end)."""

    moments: tuple[Moment, ...]
    older: str


@dataclass(frozen=True)
class Binned:
    """What one act put into the bin, and until when it can come back."""

    act: int
    labels: tuple[str, ...]
    who: str
    when: str
    until: datetime


def read_history(plan: Plan, before: str) -> History:
    """A page of the plan's history. Two queries."""
    start = int(before) if before.isascii() and before.isdigit() and len(before) < 18 else None
    entries = read_entries(plan.scope, before=start, limit=PAGE)
    names = _names(entries)
    moments: list[Moment] = []
    for entry in entries:
        line = _line(entry, names)
        if moments and moments[-1].act == entry.act:
            last = moments[-1]
            moments[-1] = Moment(
                last.act, last.when, last.who, last.because, (line, *last.lines), last.can_undo
            )
        else:
            moments.append(
                Moment(
                    entry.act,
                    moment_text(entry.at),
                    entry.who or _("Grove"),
                    entry.because,
                    (line,),
                    entry.can_undo,
                )
            )
    older = str(entries[-1].change) if len(entries) == PAGE else ""
    return History(tuple(moments), older)


def read_bin(plan: Plan) -> tuple[Binned, ...]:
    """What acts of the last 30 days put into the bin and nobody has taken out. Two queries."""
    since = clock.now() - timedelta(days=BIN_DAYS)
    acts = (
        Act.objects.filter(
            scope=plan.scope, at__gte=since, undone_by=None, changes__event=Change.Event.BINNED
        )
        .select_related("actor")
        .prefetch_related("changes")
        .distinct()
        .order_by("-at")
    )
    return tuple(
        Binned(
            act=act.pk,
            labels=tuple(
                change.label for change in act.changes.all() if change.event == Change.Event.BINNED
            ),
            who=str(act.actor or ""),
            when=moment_text(act.at),
            until=act.at + timedelta(days=BIN_DAYS),
        )
        for act in acts
    )


def restorable(plan: Plan, act: int) -> Act:
    """The act of this plan that binned something, or 404."""
    return get_object_or_404(
        Act.objects.filter(changes__event=Change.Event.BINNED).distinct(), pk=act, scope=plan.scope
    )


CHANGES_VALUES = frozenset({"okrs", "tracking"})
GRADES = frozenset({"review.save_grade", "review.accept_computed"})


def may_undo(door: Door, act: Act) -> bool:
    """Acts on a plan the person writes, or, while they may still comment there, their own;
    acts on a department whose people they keep. 404 for a stranger."""
    own = act.actor_id == door.someone.pk
    kind, _colon, number = act.scope.partition(":")
    if kind == "plan":
        plan = get_object_or_404(Plan.objects.select_related("department", "cycle"), pk=number)
        entered = enter_plan(door, plan, Verb.READ, Verb.READ)
        return entered.may(Verb.EDIT) or (own and entered.may(Verb.COMMENT))
    if kind == "department":
        department = get_object_or_404(Department, pk=number)
        stand = standing(door.someone, department, door.roles)
        if not stand.belongs:
            raise Http404
        return stand.may(Verb.ADMINISTER) or (own and stand.may(Verb.PEOPLE))
    return own


def require_not_final(act: Act) -> None:
    """Raise ValidationError for an act whose undoing would change final values, or grades that
    are published. Two queries at most."""
    kind, _colon, number = act.scope.partition(":")
    if kind == "plan" and act.verb.partition(".")[0] in CHANGES_VALUES:
        require_open_values(int(number))
    if act.verb in GRADES:
        graded = act.changes.filter(kind=Grade._meta.label_lower).values("object_id")
        out = KeyResult.everything.filter(
            grades__in=Grade.everything.filter(pk__in=graded), plan__closed_on__isnull=False
        )
        if out.exists():
            raise ValidationError(
                _("These grades are published and stay. Reopen them where the cycle is closed.")
            )


def _names(entries: list[Entry]) -> dict[int, str]:
    ids = {
        int(value)
        for entry in entries
        if (column := _column(entry)) is not None and column.related_model is Person
        for value in (entry.before, entry.after)
        if value is not None
    }
    return dict(Person.everything.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


def _column(entry: Entry) -> "Field[Any, Any] | None":
    """The column a change is about, or None."""
    if not entry.field:
        return None
    for field in apps.get_model(entry.kind)._meta.concrete_fields:
        if entry.field in (field.attname, field.name):
            return field
    return None


def _line(entry: Entry, names: dict[int, str]) -> Line:
    events = {
        Change.Event.CREATED: pgettext("history", "added"),
        Change.Event.CHANGED: pgettext("history", "changed"),
        Change.Event.BINNED: pgettext("history", "removed"),
        Change.Event.RESTORED: pgettext("history", "brought back"),
    }
    column = _column(entry)
    told = bool(entry.field) and is_told(column, entry.field)
    return Line(
        thing=thing_word(entry.kind),
        label=thing_name(entry.kind, entry.label),
        field=field_word(entry.kind, column, entry.field) if entry.field else "",
        event=events[Change.Event(entry.event)],
        told=told,
        before=value_words(column, entry.before, names) if told else "",
        after=value_words(column, entry.after, names) if told else "",
    )
