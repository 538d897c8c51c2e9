"""What else the reviewer knows of a plan: its needs, the cycle before, failures, how it came about.

One query, the branches of a union, whatever the number of rows.
"""

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    Count,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from grove.drafting import earlier, measured
from grove.drafting.measured import Figures
from grove.drafting.models import HouseRules, SetAside, ThemeDecision
from grove.drafting.union import KNOWN, Row, code_of, known_columns
from grove.needs.models import Need
from grove.okrs.models import KeyResult, NeedLink, Objective, ParentLink, Stage
from grove.plans.asked import AskedOfPlan
from grove.plans.models import Plan
from grove.quality import plan as quality
from grove.quality.configuration import settings_of
from grove.quality.settings import Settings

FOLDED = 9  # findings of a line, at most


@dataclass(frozen=True)
class Left:
    """A finding that was set aside: its rule, its line then, why or the answer, by whom.

    identity   of the finding; "": the whole rule in this plan
    """

    pk: int
    code: str
    identity: str
    about: str
    because: str
    by: str


@dataclass
class Known:
    """What the branches brought, ready to be put into a plan for the reviewer.

    served     code of a line (O3, K7) → the needs it serves; supported  O3 → what it supports above
    stages     code of a milestone → its stages
    needed     code of a key result → the other team it needs, and that team's line that answers it
    presented  to those who work on it; None: it is not signed yet, so it is not time
    settings   the house's own words and limits, and what was set aside in this plan
    figures    what was said and read of its key results
    """

    needs: list[quality.Need] = field(default_factory=list)
    served: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    supported: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    stages: dict[str, list[quality.Stage]] = field(default_factory=lambda: defaultdict(list))
    left_out: list[str] = field(default_factory=list)
    past: list[quality.PastResult] = field(default_factory=list)
    failures: list[quality.Failure] = field(default_factory=list)
    lessons: list[quality.Lesson] = field(default_factory=list)
    graded: bool = False
    missing: list[str] = field(default_factory=list)
    meetings: int | None = None
    presented: bool | None = None
    needed: dict[str, tuple[str, str]] = field(default_factory=dict)
    above: list[quality.Objective] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    answered: list[str] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    house: Settings = field(default_factory=Settings)
    figures: Figures = field(default_factory=Figures)

    @property
    def settings(self) -> Settings:
        house = self.house
        return Settings(
            select=house.select,
            ignore=(*house.ignore, *self.ignored),
            # A page shows two of a line and folds the others: none of them waits for the first.
            limits={"findings-per-line": FOLDED, **house.limits},
            glossary=house.glossary,
            answered=frozenset(self.answered),
        )


def known(plan: Plan) -> Known:
    """Everything around a plan's lines that a rule may ask for. One query."""
    return known_of(Row(*row) for row in _known(plan))


@AskedOfPlan
def _known(plan: Plan) -> QuerySet[Any, Any]:
    first, *others = branches(plan)
    return first.union(*others, all=True)


def branches(plan: Plan) -> list[QuerySet[Any, Any]]:
    """The branches of the union, for a page that asks one of its own anyway."""
    return [
        _needs(plan),
        *_lines(plan),
        _needed(plan),
        *_above(plan),
        _left_out(plan),
        *earlier.branches(plan),
        _facts(plan),
        _aside(plan),
        _house(),
        *measured.branches(plan),
    ]


def known_of(rows: Iterable[Row]) -> Known:
    """What the rows of these branches say; rows of others are passed over."""
    found = Known()
    past: dict[int, quality.PastResult] = {}
    ours = (row for row in rows if row.tag.startswith(KNOWN))
    ordered = sorted(ours, key=lambda row: (row.place, row.pk))
    for row in ordered:
        _take(found, row)
        if row.tag == f"{KNOWN}past":
            past[row.pk] = found.past[-1]
    for row in ordered:
        if row.tag == f"{KNOWN}was" and row.pk in past:
            one = past[row.pk]
            one.values, one.unit, one.metric = measured.values_of(row), row.second, row.third
    found.figures = measured.figures_of(ordered)
    found.above += _objectives_above(ordered)
    earlier.compare(found.past, [row for row in ordered if row.tag == f"{KNOWN}earlier"])
    if found.past and not found.graded:
        found.missing.append("review")
    return found


def _take(found: Known, row: Row) -> None:
    place, first, second, third, fourth = row.place, row.first, row.second, row.third, row.fourth
    match row.tag.removeprefix(KNOWN):
        case "need":
            found.needs.append(
                quality.Need(
                    code=f"N{place:.0f}", text=first, declined=bool(second), perspective=third
                )
            )
        case "link":
            found.served[first].append(f"N{place:.0f}")
        case "parent":
            found.supported[first].append(second)
        case "team":
            found.needed[first] = (second, third)
        case "stage":
            found.stages[first].append(quality.Stage(name=second, evidence=third))
        case "left_out":
            found.left_out.append(first)
        case "past":
            grade = Decimal(second).quantize(Decimal("0.1")) if second else None
            found.graded = found.graded or grade is not None
            found.past.append(
                quality.PastResult(
                    code=f"{row.eighth}-K{place:.0f}",
                    text=first,
                    grade=grade,
                    committed=third == Objective.Kind.COMMITTED,
                    guard=fourth,
                    verdict=row.fifth,
                    learned=row.sixth,
                    because=row.seventh,
                )
            )
        case "failure":
            watch = tuple(word.strip() for word in _split(fourth) if word.strip())
            found.failures.append(
                quality.Failure(
                    code=f"F{place:.0f}",
                    text=first,
                    cause=second,
                    guard=third,
                    watch=watch,
                    key_result=row.fifth,
                )
            )
        case "lesson":
            found.lessons.append(quality.Lesson(text=first, used_by=(second,) if second else ()))
        case "facts":
            found.missing += [
                name for name, there in (("positioning", first), ("needs", second)) if there != "1"
            ]
            found.meetings = int(place)
            found.presented = bool(fourth) if third or fourth else None
        case "aside":
            found.left.append(Left(row.pk, first, second, third, fourth, row.fifth))
            if second:
                found.answered.append(second)
            else:
                found.ignored.append(first)
        case "house":
            found.house = settings_of(json.loads(first))


def _split(text: str) -> list[str]:
    """Watch words as people list them: by comma, semicolon or line, half or full width."""
    for mark in "，、;；\n":
        text = text.replace(mark, ",")
    return text.split(",")


def _needs(plan: Plan) -> QuerySet[Any, Any]:
    rows = Need.objects.filter(plan=plan)
    return known_columns(rows, "need", "words", "declined_because", "perspective", place="number")


def _lines(plan: Plan) -> tuple[QuerySet[Any, Any], ...]:
    """What hangs on the plan's own lines: needs served, goals supported, stages."""
    served = NeedLink.objects.filter(
        objective__plan=plan, objective__binned_at=None, need__binned_at=None
    ).annotate(
        line=Case(
            When(key_result=None, then=code_of("O", "objective__number")),
            default=code_of("K", "key_result__number"),
        )
    )
    live = Q(key_result=None) | Q(key_result__binned_at=None)
    parents = ParentLink.objects.filter(objective__plan=plan, objective__binned_at=None).annotate(
        line=code_of("O", "objective__number"),
        above=Case(
            When(parent_key_result=None, then=code_of("O", "parent_objective__number")),
            default=code_of("K", "parent_key_result__number"),
        ),
    )
    stages = Stage.objects.filter(key_result__plan=plan, key_result__binned_at=None).annotate(
        line=code_of("K", "key_result__number")
    )
    return (
        known_columns(served.filter(live), "link", "line", place="need__number"),
        known_columns(parents, "parent", "line", "above"),
        known_columns(stages, "stage", "line", "name", "evidence", place="position"),
    )


def _needed(plan: Plan) -> QuerySet[Any, Any]:
    """Key results that need another team, and what of that team's shared plan supports them."""
    theirs = ParentLink.objects.filter(
        Q(parent_key_result=OuterRef("pk")) | Q(parent_objective=OuterRef("objective")),
        Q(objective__plan__department=OuterRef("needs_team"))
        | Q(objective__plan__department__parent=OuterRef("needs_team")),
        objective__binned_at=None,
        objective__plan__binned_at=None,
        objective__plan__shared_at__isnull=False,
    ).annotate(answer=code_of("O", "objective__number"))
    rows = KeyResult.objects.filter(
        plan=plan,
        objective__binned_at=None,
        needs_team__isnull=False,
        needs_team__binned_at=None,
    ).annotate(
        line=code_of("K", "number"), answer=Subquery(theirs.order_by("pk").values("answer")[:1])
    )
    return known_columns(rows, "team", "line", "needs_team__name", "answer")


def _above(plan: Plan) -> tuple[QuerySet[Any, Any], ...]:
    """What the department above shares in this cycle, and which of it another plan supports."""
    here = {
        "plan__department": plan.department.parent_id,
        "plan__cycle": plan.cycle_id,
        "plan__binned_at": None,
        "plan__shared_at__isnull": False,
    }
    others = ParentLink.objects.filter(
        Q(parent_objective=OuterRef("pk")) | Q(parent_key_result__objective=OuterRef("pk")),
        objective__binned_at=None,
        objective__plan__binned_at=None,
        objective__plan__shared_at__isnull=False,
    ).exclude(objective__plan=plan)
    objectives = Objective.objects.filter(**here).annotate(
        answered=Case(When(Exists(others), then=Value("1")), default=Value(""))
    )
    results = KeyResult.objects.filter(**here, objective__binned_at=None)
    return (
        known_columns(objectives, "above", "title", "answered", place="number"),
        known_columns(results, "above_result", "text", place="number", number="objective_id"),
    )


def _objectives_above(rows: Iterable[Row]) -> list[quality.Objective]:
    """The objectives above with their key results, in the order of their numbers."""
    results: dict[int, list[quality.KeyResult]] = defaultdict(list)
    goals: list[Row] = []
    for row in rows:
        match row.tag.removeprefix(KNOWN):
            case "above_result":
                one = quality.KeyResult(text=row.first, code=f"K{row.place:.0f}")
                results[row.number].append(one)
            case "above":
                goals.append(row)
    return [
        quality.Objective(
            text=goal.first,
            code=f"O{goal.place:.0f}",
            answered=bool(goal.second),
            key_results=tuple(results[goal.pk]),
        )
        for goal in goals
    ]


def _left_out(plan: Plan) -> QuerySet[Any, Any]:
    return known_columns(ThemeDecision.objects.filter(plan=plan), "left_out", "theme")


def _facts(plan: Any) -> QuerySet[Any, Any]:
    """Which inputs are there, and how many meetings were held."""
    said = Q(positioning__statement__gt="") | Q(positioning__why_set_up__gt="")
    # The room of the meetings stands above this one, so its model is reached by its relation.
    meetings: Any = Plan._meta.get_field("meetings").related_model
    held = (
        meetings.objects.filter(plan=OuterRef("pk"), ended_at__isnull=False)
        .order_by()
        .values("plan")
        .annotate(held=Count("pk"))
        .values("held")
    )
    versions: Any = Plan._meta.get_field("versions").related_model
    signatures: Any = versions._meta.get_field("signatures").related_model
    asked = signatures.objects.filter(version=OuterRef("pk"))
    signed = versions.objects.filter(
        Exists(asked.filter(state__in=signatures.GIVEN)),
        ~Exists(asked.exclude(state__in=signatures.GIVEN)),
        plan=OuterRef("pk"),
    )
    confirmings: Any = Plan._meta.get_field("confirmings").related_model
    decks: Any = Plan._meta.get_field("deck").related_model
    # Who is asked whether it is clear has heard it.
    heard = Exists(confirmings.objects.filter(plan=OuterRef("pk"))) | Exists(
        decks.objects.filter(plan=OuterRef("pk"), presented_on__isnull=False)
    )
    rows = Plan.objects.filter(pk=plan.pk).annotate(
        signed=Case(When(Exists(signed), then=Value("1")), default=Value("")),
        heard=Case(When(heard, then=Value("1")), default=Value("")),
        positioned=Case(When(said, then=Value("1")), default=Value("0")),
        needed=Case(
            When(Exists(Need.objects.filter(plan=OuterRef("pk"))), then=Value("1")),
            default=Value("0"),
        ),
        held=Coalesce(Subquery(held, output_field=IntegerField()), Value(0)),
    )
    return known_columns(rows, "facts", "positioned", "needed", "signed", "heard", place="held")


def _aside(plan: Plan) -> QuerySet[Any, Any]:
    rows = SetAside.objects.filter(plan=plan)
    return known_columns(rows, "aside", "code", "identity", "about", "because", "by__name")


def _house() -> QuerySet[Any, Any]:
    return known_columns(HouseRules.objects.all(), "house", "said")
