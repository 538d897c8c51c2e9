"""One objective, one key result as pages and versions read them: values, words and addresses."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.words import date_text, percent_text
from grove.measure.kinds import Kind
from grove.measure.progress import Progress, ProgressState
from grove.measure.rollup import RollUp
from grove.okrs.definition import gaps
from grove.okrs.models import KeyResult, Objective
from grove.okrs.pace import ReadingPoint, StagePoint, Standing
from grove.okrs.sentence import Chip, chips_of
from grove.okrs.words import figure, kind_word, value_text
from grove.plans.models import Plan


@dataclass(frozen=True)
class NeedRef:
    """A need that is covered, by the objective as a whole or by one key result."""

    link: int
    code: str
    words: str
    key_result: int | None


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
class Status:
    """The state of progress by arithmetic alone: `shape` on, risk, done or none, and its word."""

    shape: str
    word: str


@dataclass(frozen=True)
class KeyResultRow:
    """A key result with where it stands.

    Values are on its own scale; `progress` is raw, `share` (0..1, below 0 worse than the start)
    and `expected` are for the bar. `missing` names the fields a measurable one still needs.
    """

    id: int
    objective: int
    code: str
    short_code: str
    revision: int
    position: float
    text: str
    kind: str
    kind_word: str
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
    data_source: str
    pace: str
    start_text: str
    target_text: str
    now_text: str
    now_figure: str
    now_unit: str
    now_on: date | None
    trust: str
    progress: Progress
    share: float | None
    expected: float | None
    expected_text: str
    progress_words: str
    progress_short: str
    status: Status
    chips: tuple[Chip, ...]
    missing: tuple[str, ...]
    readings: tuple[ReadingPoint, ...]
    stages: tuple[StagePoint, ...]
    checkpoints: tuple[tuple[int, Decimal], ...]
    needs: tuple[NeedRef, ...]
    href: str
    edit_href: str


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
    kind_word: str
    why_now: str
    owner: int | None
    owner_name: str
    themes: tuple[str, ...]
    points: int | None
    key_results: tuple[KeyResultRow, ...]
    needs: tuple[NeedRef, ...]
    parents: tuple[PlanRef, ...]
    children: tuple[PlanRef, ...]
    progress: RollUp
    expected: float | None
    based_on: str
    href: str
    edit_href: str


def key_result_row(
    record: KeyResult,
    plan: Plan,
    on: date,
    standing: Standing,
    readings: tuple[ReadingPoint, ...],
    stages: tuple[StagePoint, ...],
    checkpoints: tuple[tuple[int, Decimal], ...],
    needs: tuple[NeedRef, ...],
) -> KeyResultRow:
    """Words and addresses around a key result's record and its standing."""
    code = f"{plan.code}-{record.short_code}"
    now_figure, now_unit = _now(record, standing, len(stages))
    return KeyResultRow(
        id=record.pk,
        objective=record.objective_id,
        code=code,
        short_code=record.short_code,
        revision=record.revision,
        position=record.position,
        text=record.text,
        kind=record.kind,
        kind_word=kind_word(record.kind),
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
        data_source=record.data_source,
        pace=record.pace,
        start_text=value_text(record.baseline, record.unit),
        target_text=target_words(record, len(stages)),
        now_text=_now_text(record, standing),
        now_figure=now_figure,
        now_unit=now_unit,
        now_on=standing.now_on,
        trust=readings[-1].trust if readings else "",
        progress=standing.progress,
        share=standing.progress.ratio,
        expected=standing.expected,
        expected_text=value_text(standing.expected_value, record.unit),
        progress_words=progress_words(standing.progress),
        progress_short=progress_short(standing.progress),
        status=status_of(record, plan, on, standing),
        chips=chips_of(record, plan.cycle, len(stages)),
        missing=gaps(record, len(stages)),
        readings=readings,
        stages=stages,
        checkpoints=checkpoints,
        needs=needs,
        href=reverse("okrs:key_result", kwargs={"code": code}),
        edit_href=reverse("okrs:edit_key_result", kwargs={"code": code}),
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
    code = f"{plan.code}-{record.short_code}"
    return ObjectiveRow(
        id=record.pk,
        code=code,
        short_code=record.short_code,
        revision=record.revision,
        position=record.position,
        title=record.title,
        kind=record.kind,
        kind_word=record.get_kind_display() if record.kind else "",
        why_now=record.why_now,
        owner=record.owner_id,
        owner_name=str(record.owner or ""),
        themes=tuple(record.themes),
        points=record.points,
        key_results=key_results,
        needs=needs,
        parents=parents,
        children=children,
        progress=progress,
        expected=expected,
        based_on=based_on_words(progress),
        href=reverse("okrs:objective", kwargs={"code": code}),
        edit_href=reverse("okrs:edit_objective", kwargs={"code": code}),
    )


def based_on_words(progress: RollUp) -> str:
    """ "based on 3 of 4 key results"; empty without key results."""
    if not progress.of:
        return ""
    return ngettext(
        "based on %(measured)d of %(all)d key result",
        "based on %(measured)d of %(all)d key results",
        progress.of,
    ) % {"measured": progress.based_on, "all": progress.of}


def progress_words(progress: Progress) -> str:
    """What is said beside the bar; a hold counts weeks and never shows a share of a distance."""
    if progress.state is ProgressState.NOT_MEASURABLE_YET:
        return _("not measurable yet")
    if progress.elapsed is not None:
        words = ngettext(
            "%(kept)d of %(weeks)d week kept", "%(kept)d of %(weeks)d weeks kept", progress.elapsed
        ) % {"kept": progress.kept, "weeks": progress.elapsed}
        if not progress.unmeasured:
            return words
        return _("%(kept)s, %(number)d not measured") % {
            "kept": words,
            "number": progress.unmeasured,
        }
    if progress.stages is not None:
        return _("%(done)d of %(stages)d stages") % {
            "done": progress.done,
            "stages": progress.stages,
        }
    if progress.state is ProgressState.WORSE_THAN_START:
        return _("worse than the start")
    if progress.state is ProgressState.BEYOND_TARGET:
        return _("beyond the target")
    return percent_text(progress.shown)


def progress_short(progress: Progress) -> str:
    """The same for a narrow column."""
    if progress.elapsed is not None:
        return ngettext(
            "%(kept)d of %(weeks)d week", "%(kept)d of %(weeks)d weeks", progress.elapsed
        ) % {"kept": progress.kept, "weeks": progress.elapsed}
    if progress.state is ProgressState.BEYOND_TARGET:
        return pgettext("short", "beyond target")
    if progress.state is ProgressState.WORSE_THAN_START:
        return pgettext("short", "worse than start")
    return progress_words(progress)


def status_of(record: KeyResult, plan: Plan, on: date, standing: Standing) -> Status:
    """Ahead of or behind the pace, by arithmetic. Nobody's judgement: that comes with check-ins."""
    progress, cycle = standing.progress, plan.cycle
    if on < cycle.starts_on:
        return Status("none", _("Begins %(day)s") % {"day": date_text(cycle.starts_on)})
    if progress.shown is None:
        return Status("none", _("Not measurable yet"))
    if progress.elapsed is not None:
        if progress.holding is None:
            return Status("none", _("Not measured yet"))
        return Status("on", _("Kept")) if progress.holding else Status("risk", _("Not kept"))
    if progress.shown >= 1:
        return Status("done", _("Reached"))
    if record.kind == Kind.YES_NO:
        return Status("none", _("Not yet"))
    if standing.expected is not None and progress.shown < standing.expected:
        return Status("risk", _("Behind pace"))
    return Status("on", _("On pace"))


def target_words(record: KeyResult, stages: int) -> str:
    """Where it should be, in one line: "300 ms", "≥ 99.95 %", "99.9 ± 0.1 %", "stage 5", "yes"."""
    if record.kind == Kind.MILESTONE:
        return _("stage %(number)d") % {"number": stages} if stages else ""
    if record.kind == Kind.YES_NO:
        return pgettext("yes or no", "yes")
    value = value_text(record.target, record.unit)
    if not value:
        return ""
    if record.kind == Kind.HOLD_ABOVE:
        return f"≥ {value}"
    if record.kind == Kind.HOLD_BELOW:
        return f"≤ {value}"
    if record.kind == Kind.HOLD_WITHIN and record.tolerance is not None:
        return f"{value} ± {value_text(record.tolerance, '')}"
    return value


def _now(record: KeyResult, standing: Standing, stages: int) -> tuple[str, str]:
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
