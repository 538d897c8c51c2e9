"""Everything that stands around a draft's objectives, in one query: the branches of a union."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import (
    BigIntegerField,
    Count,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from grove.drafting import known
from grove.drafting.earlier import USED_BY
from grove.drafting.models import NotDoing, ThemeDecision
from grove.drafting.queries import above
from grove.drafting.union import Row, columns
from grove.needs.models import Need
from grove.okrs.models import THEMES, KeyResult
from grove.okrs.owners import owners
from grove.org.models import Person
from grove.plans.asked import AskedOfPlan
from grove.plans.models import Plan
from grove.record import clock
from grove.record.models import Act, Change
from grove.review.last_cycle import going_on

LONGEST_OPTION = 90
JUST_NOW = timedelta(minutes=20)  # how long a changed line asks for its reason


@dataclass(frozen=True)
class Around:
    """What is not an objective: by tag, in the order in which it is shown."""

    rows: dict[str, list[Row]] = field(default_factory=dict)

    def of(self, tag: str) -> list[Row]:
        return self.rows.get(tag, [])

    @property
    def all(self) -> Iterator[Row]:
        """Every row, whatever its tag."""
        return (row for several in self.rows.values() for row in several)

    @property
    def last_cycle(self) -> str:
        """Name of the department's cycle before, "" when it had no key results."""
        return next((row.third for row in self.of("last")), "")

    @property
    def last_themes(self) -> Counter[str]:
        """Key results of the cycle before by theme; their objective's first theme counts."""
        counted: Counter[str] = Counter()
        for row in self.of("last"):
            themes = json.loads(row.second) if row.second else []
            counted[row.first or next(iter(themes), "")] += 1
        return Counter({theme: counted[theme] for theme in THEMES})


def around(plan: Plan, reader: Person, *, writes: bool = False, people: bool = False) -> Around:
    """Decisions, lines not done, last cycle's themes, the newest version, lessons, failures and
    needs of a plan, what the department above wants, and what the reviewer knows; with `people`
    who can own, for who writes also what they changed a moment ago without saying why.

    One query.
    """
    below = plan.department.parent_id is not None
    asked = (reader.pk, clock.now() - JUST_NOW)
    rows: dict[str, list[Row]] = defaultdict(list)
    for found in _beside(plan, below, writes, people, also=asked):
        row = Row(*found)
        rows[row.tag].append(row)
    for several in rows.values():
        several.sort(key=lambda row: (row.place, row.pk))
    rows["person"].sort(key=lambda row: row.first)
    return Around(dict(rows))


def short(text: str) -> str:
    """A text as an option of a select holds it."""
    return text if len(text) <= LONGEST_OPTION else f"{text[: LONGEST_OPTION - 1]}…"


@AskedOfPlan
def _beside(
    plan: Plan, reader: int, since: datetime, below: bool, writes: bool, people: bool
) -> QuerySet[Any, Any]:
    return _decisions(plan).union(
        _not_doing(plan),
        _last(plan),
        _version(plan),
        _lessons(plan),
        _failures(plan),
        _needs(plan),
        _going_on(plan),
        *([_people(plan)] if people else ()),
        *([_unexplained(plan, reader, since)] if writes else ()),
        *(above.branches(plan, reader) if below else ()),
        *known.branches(plan),
        all=True,
    )


def _decisions(plan: Plan) -> QuerySet[Any, Any]:
    return columns(
        ThemeDecision.objects.filter(plan=plan),
        "theme", "theme", "left_out_because", number="revision",
    )  # fmt: skip


def _unexplained(plan: Plan, writer: int, since: datetime) -> QuerySet[Any, Any]:
    """`pk` is the record, `number` the act that changed it."""
    rows = Change.objects.filter(
        act__scope=plan.scope,
        act__actor=writer,
        act__because="",
        act__at__gte=since,
        kind__in=("okrs.objective", "okrs.keyresult"),
        event=Change.Event.CHANGED,
    ).exclude(field="position")
    return columns(rows, "unexplained", "kind", pk="object_id", place="id", number="act_id")


def _not_doing(plan: Plan) -> QuerySet[Any, Any]:
    return columns(
        NotDoing.objects.filter(plan=plan),
        "not_doing", "title", "why", "revisit", place="position", number="revision",
    )  # fmt: skip


def _last(plan: Plan) -> QuerySet[Any, Any]:
    before = (
        Plan.objects.filter(
            department=plan.department_id, cycle__starts_on__lt=plan.cycle.starts_on
        )
        .order_by("-cycle__starts_on")
        .values("pk")[:1]
    )
    return columns(
        KeyResult.objects.filter(plan=Subquery(before)),
        "last", "theme", "objective__themes", "plan__cycle__name",
    )  # fmt: skip


# Freezing itself, talking and signing change nothing of what the plan says; what was suggested or
# decided does, once it is taken over.
_BESIDES = (
    Q(verb__startswith="versions.freeze")
    | (Q(verb__startswith="rounds.") & ~Q(verb__in=["rounds.accept", "rounds.apply_decision"]))
    | Q(verb__startswith="commitment.")
)


def _version(plan: Any) -> QuerySet[Any, Any]:
    """The newest version; `pk` is the number of acts that changed the plan since then."""
    newest = plan.versions.order_by("-major", "-minor").values("pk")[:1]
    since = (
        Act.objects.filter(scope=plan.scope, pk__gt=OuterRef("at_act"))
        .exclude(_BESIDES)
        .order_by()
        .values("scope")
        .annotate(counted=Count("pk"))
        .values("counted")
    )
    rows = plan.versions.filter(pk=Subquery(newest)).annotate(
        since=Coalesce(Subquery(since, output_field=BigIntegerField()), Value(0))
    )
    return columns(rows, "version", place="major", number="minor", pk="since")


def _lessons(plan: Any) -> QuerySet[Any, Any]:
    rows = plan.lessons.filter(carried=True).annotate(line=USED_BY)
    return columns(rows, "lesson", "text", "line", place="position")


def _failures(plan: Plan) -> QuerySet[Any, Any]:
    department: Any = plan.department
    guarded = department.failures.exclude(guard="")
    return columns(guarded, "failure", "happened", "guard", "watch_words", place="number")


def _needs(plan: Plan) -> QuerySet[Any, Any]:
    rows = Need.objects.filter(plan=plan, declined_because="")
    return columns(rows, "need", "words", place="number", number="weight")


def _going_on(plan: Plan) -> QuerySet[Any, Any]:
    return columns(going_on(plan), "goes_on", "text", "plan__cycle__name", place="number")


def _people(plan: Plan) -> QuerySet[Any, Any]:
    return columns(owners(plan.department), "person", "name")
