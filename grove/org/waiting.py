"""What waits for one person: each room offers its sources, here they are counted and listed.

A room whose things can wait for somebody has a `waiting.py` with `SOURCES`, named in
`settings.WAITING`. A source is one query; what it counts is exactly what it lists. If something
is in the inbox it wants one act of this person; everything else is history.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db.models import Count, IntegerField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from grove.org.models import Department, Person, Role
from grove.record.statement import Reading, Statement, dialect, statement_of

OF_THE_DEPARTMENT = frozenset({Role.Name.HEAD, Role.Name.LEAD, Role.Name.MEMBER})
# What waits is looked for as of the last full step. Every time zone's midnight is one.
STEP = timedelta(minutes=5)
KEPT = 4096  # statements a process keeps, some 10 KB each


@dataclass(frozen=True)
class Asker:
    """The person whose things are looked for, with their roles (and their departments), now."""

    person: Person
    roles: Sequence[Role]
    now: datetime

    @property
    def today(self) -> date:
        """The day in the time zone that is active: the reader's."""
        return timezone.localtime(self.now).date()

    def at_last_step(self) -> "Asker":
        """The same person at the last full five minutes."""
        seconds = self.now.timestamp() % STEP.total_seconds()
        return replace(self, now=self.now - timedelta(seconds=seconds))

    def belongs_to(self) -> set[int]:
        """Departments this person works in: those of their roles and all above."""
        return {
            at
            for role in self.roles
            if role.name in OF_THE_DEPARTMENT
            for at in role.department.ancestor_ids
        }

    def heads(self) -> set[int]:
        """Departments this person is the head of."""
        return {role.department_id for role in self.roles if role.name == Role.Name.HEAD}


@dataclass(frozen=True)
class Waiting:
    """One thing that wants an act of this person.

    key     stable name of the thing: a letter mentions it once
    text    what it is, in the reader's language; `detail` a few more words
    verb    the act, as the words of its link: "Sign", "Answer"; `href` where it is done
    since   from when it waits (None: not known, on purpose or by nature)
    due     by when, in words; `urgent` it cannot wait for tomorrow's letter
    place   the word of the navigation that counts it too, "" for none
    by_letter   whether a letter tells it; without, it waits in the inbox only
    """

    key: str
    text: str
    verb: str
    href: str
    detail: str = ""
    since: datetime | None = None
    due: str = ""
    urgent: bool = False
    place: str = ""
    by_letter: bool = True


@dataclass(frozen=True)
class Source:
    """One kind of thing that waits: its rows (one query, one row a thing) and their words.

    `rows` asks the database nothing by itself: its statement is made from the person, the roles,
    the moment and the day, and is used again while they are the same.
    `soon` gives the ids of people for whom something of it may be urgent at a moment, so that
    looking for urgent things does not ask for everybody; without it nothing of it ever is.
    `place` is the word of the navigation that counts it too.
    """

    rows: Callable[[Asker], QuerySet[Any]]
    words: Callable[[Any, Asker], Waiting]
    soon: Callable[[datetime], Iterable[int]] | None = None
    place: str = ""


def sources() -> Iterator[Source]:
    """All sources of all rooms, in the order of the settings: the order of the list."""
    for module in settings.WAITING:
        yield from import_module(module).SOURCES


def waiting_for(
    asker: Asker, counts: "Counts | None" = None, kinds: int | None = None
) -> tuple[Waiting, ...]:
    """Everything that waits, urgent things first. One query to count, then one for each kind of
    thing there is something of: kinds that are empty cost nothing.

    counts   what `counted` gave before, when it is known
    kinds    no more kinds than this; those that may be urgent come before others
    """
    then = asker.at_last_step()
    full = [source for source, count in counts or counted(asker) if count]
    if kinds is not None:
        full = sorted(full, key=lambda source: source.soon is None)[:kinds]
    found = [
        replace(source.words(row, asker), place=source.place)
        for source in full
        for row in _listing(_Question(then), source).records()
    ]
    return tuple(sorted(found, key=lambda one: not one.urgent))


Counts = Sequence[tuple[Source, int]]


def counted(asker: Asker) -> Counts:
    """Each source with how many things of it wait, in one query."""
    known = list(sources())
    if not known:
        return []
    counts = next(_statement(_Question(asker.at_last_step())).rows())
    return list(zip(known, counts, strict=True))


class _Question:
    """An asker, equal to every other for whom the statement of the counts is the same."""

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        roles = tuple((role.name, role.department_id, role.department.path) for role in asker.roles)
        rooms = tuple(settings.WAITING)
        self._same = (asker.person.pk, roles, asker.now, asker.today, rooms, dialect())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Question) and self._same == other._same

    def __hash__(self) -> int:
        return hash(self._same)


@lru_cache(KEPT)
def _statement(question: _Question) -> Statement:
    """The SQL that counts every source.

    Every page asks for it, and building it takes Django longer than most pages take altogether:
    the pages one person opens within the same five minutes build it once.
    """
    asker = question.asker
    columns = {f"n{at}": _how_many(source.rows(asker)) for at, source in enumerate(sources())}
    # A row stands behind the counts: SQL has no bare expressions here.
    row = Person.everything.filter(pk=asker.person.pk)
    return statement_of(row.annotate(**columns).values_list(*columns))


@lru_cache(KEPT)
def _listing(question: _Question, source: Source) -> Reading:
    """The SQL that lists one source, kept as long."""
    return Reading(source.rows(question.asker))


def _how_many(rows: QuerySet[Any]) -> Coalesce:
    one = rows.order_by().annotate(everything=Value(1)).values("everything")
    counted = one.annotate(n=Count("pk", distinct=True)).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def people_of(department: Department) -> QuerySet[Person]:
    """Everybody who works in a department or below it: heads, leads, members."""
    roles = Role.objects.filter(
        name__in=OF_THE_DEPARTMENT,
        department__path__startswith=department.path,
        department__binned_at=None,
    )
    return Person.objects.filter(pk__in=roles.values("person"), is_active=True)
