"""One objective, one key result as pages and versions read them: values, words and addresses."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.health.guards import Guard
from grove.look.addresses import address
from grove.measure.kinds import Kind
from grove.measure.progress import Progress
from grove.measure.rollup import RollUp
from grove.okrs.definition import gaps
from grove.okrs.models import KeyResult, Objective
from grove.okrs.pace import ReadingPoint, StagePoint, Standing, expected_value_of
from grove.okrs.queries.saying import (
    Status,
    based_on_words,
    progress_short,
    progress_words,
    status_of,
    target_words,
)
from grove.okrs.sentence import Chip, Question, chips_of, days_asked, questions_of
from grove.okrs.spark import Spark, spark_of
from grove.okrs.words import figure, kind_word, trust_word, value_text
from grove.plans.models import Plan


@dataclass(frozen=True)
class NeedRef:
    """A need that is covered, by the objective as a whole or by one key result."""

    link: int
    code: str
    words: str
    key_result: int | None
    level: str = ""


@dataclass(frozen=True)
class PlanRef:
    """An objective or key result of another plan: what is supported, or what supports this.

    `title` is empty when the reader may not read that plan.
    """

    link: int
    code: str
    title: str
    department: str
    href: str


@dataclass(frozen=True)
class KeyResultRow:
    """A key result with where it stands.

    Facts are read at once; words and addresses when a page asks for them, since a plan can have a
    thousand key results and a page shows a hundred. Values are on its own scale; `progress` is raw,
    `share` (0..1, below 0 worse than the start) and `expected` are for the bar. `missing` names the
    fields a measurable one still needs. `guard` is the health metric that guards it, on that day;
    None without one.
    """

    id: int
    objective: int
    code: str
    short_code: str
    revision: int
    position: float
    text: str
    kind: str
    baseline: Decimal | None
    baseline_due: date | None
    target: Decimal | None
    tolerance: Decimal | None
    commit_point: Decimal | None
    stretch_point: Decimal | None
    unit: str
    due: date | None
    owner: int | None
    owner_name: str
    theme: str
    metric: str
    weight: int
    guard_metric: str
    health_guard: int | None
    needs_team: int | None
    guard: Guard | None
    data_source: str
    pace: str
    now_on: date | None
    trust: str
    progress: Progress
    share: float | None
    expected: float | None
    readings: tuple[ReadingPoint, ...]
    stages: tuple[StagePoint, ...]
    checkpoints: tuple[tuple[int, Decimal], ...]
    needs: tuple[NeedRef, ...]
    record: KeyResult = field(repr=False)
    plan: Plan = field(repr=False)
    on: date
    standing: Standing = field(repr=False)

    @cached_property
    def kind_word(self) -> str:
        return kind_word(self.kind)

    @cached_property
    def start_text(self) -> str:
        return value_text(self.baseline, self.unit)

    @cached_property
    def target_text(self) -> str:
        return target_words(self.record, len(self.stages))

    @cached_property
    def now_text(self) -> str:
        return _now_text(self.record, self.standing)

    @cached_property
    def _figure(self) -> tuple[str, str]:
        return _now(self.record, self.standing)

    @property
    def now_figure(self) -> str:
        return self._figure[0]

    @property
    def now_unit(self) -> str:
        return self._figure[1]

    @cached_property
    def trust_word(self) -> str:
        return trust_word(self.trust) if self.trust else ""

    @cached_property
    def expected_text(self) -> str:
        """The value expected by now, on its own scale; "" for kinds without one."""
        value = expected_value_of(self.record, self.plan.cycle, self.on, dict(self.checkpoints))
        return value_text(value, self.unit)

    @cached_property
    def progress_words(self) -> str:
        return progress_words(self.progress)

    @cached_property
    def progress_short(self) -> str:
        return progress_short(self.progress)

    @cached_property
    def status(self) -> Status:
        """Ahead of or behind the pace, by arithmetic alone."""
        return status_of(self.record, self.plan, self.on, self.standing)

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        return chips_of(self.record, self.plan.cycle, len(self.stages))

    @cached_property
    def questions(self) -> tuple[Question, ...]:
        return questions_of(self.record, self.plan.cycle)

    @property
    def days_asked(self) -> tuple[date, ...]:
        return days_asked(self.record, self.plan.cycle)

    @cached_property
    def missing(self) -> tuple[str, ...]:
        return gaps(self.record, len(self.stages))

    @cached_property
    def spark(self) -> Spark:
        """The small line of the last readings."""
        return spark_of(self.readings, self.unit)

    @cached_property
    def href(self) -> str:
        return address("okrs:key_result", code=self.code)

    @cached_property
    def edit_href(self) -> str:
        return address("okrs:edit_key_result", code=self.code)


@dataclass(frozen=True)
class ObjectiveRow:
    """An objective with its key results, what it serves and its weighted progress."""

    id: int
    code: str
    short_code: str
    revision: int
    position: float
    title: str
    kind: str
    why_now: str
    own_because: str
    owner: int | None
    owner_name: str
    themes: tuple[str, ...]
    points: int | None
    stated: int | None
    stated_on: date | None
    key_results: tuple[KeyResultRow, ...]
    needs: tuple[NeedRef, ...]
    parents: tuple[PlanRef, ...]
    children: tuple[PlanRef, ...]
    progress: RollUp
    expected: float | None
    record: Objective = field(repr=False)

    @cached_property
    def kind_word(self) -> str:
        return self.record.get_kind_display() if self.kind else ""

    @cached_property
    def based_on(self) -> str:
        return based_on_words(self.progress)

    @cached_property
    def href(self) -> str:
        return address("okrs:objective", code=self.code)

    @cached_property
    def edit_href(self) -> str:
        return address("okrs:edit_objective", code=self.code)


def key_result_row(
    record: KeyResult,
    plan: Plan,
    on: date,
    standing: Standing,
    readings: tuple[ReadingPoint, ...],
    stages: tuple[StagePoint, ...],
    checkpoints: tuple[tuple[int, Decimal], ...],
    needs: tuple[NeedRef, ...],
    guard: Guard | None,
) -> KeyResultRow:
    """Words and addresses around a key result's record and its standing."""
    return KeyResultRow(
        id=record.pk,
        objective=record.objective_id,
        code=f"{plan.code}-{record.short_code}",
        short_code=record.short_code,
        revision=record.revision,
        position=record.position,
        text=record.text,
        kind=record.kind,
        baseline=record.baseline,
        baseline_due=record.baseline_due,
        target=record.target,
        tolerance=record.tolerance,
        commit_point=record.commit_point,
        stretch_point=record.stretch_point,
        unit=record.unit,
        due=record.due,
        owner=record.owner_id,
        owner_name=str(record.owner or ""),
        theme=record.theme,
        metric=record.metric,
        weight=record.weight,
        guard_metric=record.guard_metric,
        health_guard=record.health_guard_id,
        needs_team=record.needs_team_id,
        guard=guard,
        data_source=record.data_source,
        pace=record.pace,
        now_on=standing.now_on,
        trust=readings[-1].trust if readings else "",
        progress=standing.progress,
        share=standing.progress.ratio,
        expected=standing.expected,
        readings=readings,
        stages=stages,
        checkpoints=checkpoints,
        needs=needs,
        record=record,
        plan=plan,
        on=on,
        standing=standing,
    )


def objective_row(
    record: Objective,
    plan: Plan,
    key_results: tuple[KeyResultRow, ...],
    needs: tuple[NeedRef, ...],
    parents: tuple[PlanRef, ...],
    children: tuple[PlanRef, ...],
    progress: RollUp,
    expected: float | None,
) -> ObjectiveRow:
    """Words and addresses around an objective's record and its key results."""
    return ObjectiveRow(
        id=record.pk,
        code=f"{plan.code}-{record.short_code}",
        short_code=record.short_code,
        revision=record.revision,
        position=record.position,
        title=record.title,
        kind=record.kind,
        why_now=record.why_now,
        own_because=record.own_because,
        owner=record.owner_id,
        owner_name=str(record.owner or ""),
        themes=tuple(record.themes),
        points=record.points,
        stated=record.confidence,
        stated_on=record.confidence_on,
        key_results=key_results,
        needs=needs,
        parents=parents,
        children=children,
        progress=progress,
        expected=expected,
        record=record,
    )


def _now(record: KeyResult, standing: Standing) -> tuple[str, str]:
    if record.kind == Kind.MILESTONE:
        return _now_text(record, standing), ""
    if record.kind == Kind.YES_NO and standing.now is not None:
        return _now_text(record, standing), ""
    return figure(standing.now, record.unit)


def _now_text(record: KeyResult, standing: Standing) -> str:
    if standing.now is None:
        return ""
    if record.kind == Kind.MILESTONE:
        return _("stage %(number)d") % {"number": int(standing.now)}
    if record.kind == Kind.YES_NO:
        return pgettext("yes or no", "yes") if standing.now else pgettext("yes or no", "no")
    return value_text(standing.now, record.unit)
