"""What people do in step 4 besides the wording: decide on themes, leave work out, share the points,
pick metrics and keep entries of their own in the catalogue."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.drafting.metrics import Entry, kind_for
from grove.drafting.models import NotDoing, OwnMetric, ThemeDecision
from grove.okrs.actions import edit_key_result, edit_objective
from grove.okrs.models import THEMES, KeyResult, Objective
from grove.org.models import Department
from grove.plans.actions import set_plan
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields
from grove.record.models import Recorded

GAP = 1024.0


@action
def leave_out_theme(
    act: Recorder, plan: Plan, theme: str, reason: str, revision: int = 0
) -> ThemeDecision:
    """Decide that a theme is left out this cycle, or reword why.

    Raises ValidationError for an unknown theme or an empty reason, MergeNeeded when somebody gave
    another reason since `revision`.
    """
    act.within(plan)
    reason = reason.strip()
    if theme not in THEMES:
        raise _refused(
            "theme",
            _("“%(value)s” is none of the nine themes. Choose %(themes)s.")
            % {"value": theme[:40], "themes": ", ".join(THEMES)},
        )
    if not reason:
        raise _refused(
            "left_out_because",
            _("The reason is empty. Say in a few words why this theme can wait this cycle."),
        )
    act.lock(plan)  # two people deciding at once must not make two decisions
    known = ThemeDecision.objects.filter(plan=plan, theme=theme).first()
    if known is None:
        return act.create(ThemeDecision(plan=plan, theme=theme, left_out_because=reason))
    return _merged(act, known, revision, {"left_out_because": reason})


@action
def take_theme_back(act: Recorder, decision: ThemeDecision) -> None:
    """Let a theme be undecided again. Twice is once."""
    act.within(decision.plan)
    _bin(act, decision)


@action
def add_not_doing(
    act: Recorder, plan: Plan, *, title: str, why: str = "", revisit: str = ""
) -> NotDoing:
    """Add a line to what the department does not do, at the end."""
    act.within(plan)
    _need_title(title)
    last = NotDoing.objects.filter(plan=plan).order_by("position", "id").last()
    position = (last.position if last else 0.0) + GAP
    line = NotDoing(
        plan=plan, title=title.strip(), why=why.strip(), revisit=revisit.strip(), position=position
    )
    return act.create(line)


@action
def edit_not_doing(act: Recorder, line: NotDoing, revision: int, **values: str) -> NotDoing:
    """Reword a line of what is not done. Raises MergeNeeded."""
    act.within(line.plan)
    if "title" in values:
        _need_title(values["title"])
    return _merged(act, line, revision, {name: text.strip() for name, text in values.items()})


@action
def move_not_doing(act: Recorder, line: NotDoing, direction: int) -> None:
    """Move a line one place up (−1) or down (1); at the end of the list nothing happens."""
    act.within(line.plan)
    act.lock(line)
    lines = list(NotDoing.objects.filter(plan=line.plan))
    at = next((i for i, other in enumerate(lines) if other.pk == line.pk), None)
    to = -1 if at is None else at + (1 if direction > 0 else -1)
    if at is None or not 0 <= to < len(lines):
        return
    lines.insert(to, lines.pop(at))
    low = lines[to - 1].position if to else lines[1].position - 2 * GAP
    high = lines[to + 1].position if to + 1 < len(lines) else lines[to - 1].position + 2 * GAP
    middle = (low + high) / 2
    if low < middle < high:
        act.change(lines[to], position=middle)
        return
    for place, other in enumerate(lines, start=1):  # no room between the neighbours
        act.change(other, position=place * GAP)


@action
def bin_not_doing(act: Recorder, line: NotDoing) -> None:
    """Put a line into the bin. Twice is once."""
    act.within(line.plan)
    _bin(act, line)


@action
def share_points(
    act: Recorder,
    plan: Plan,
    run_points: int,
    revision: int,
    objectives: Mapping[Objective, tuple[int | None, int]],
) -> None:
    """Share the 100 points of attention: the run share, and objective → (points, revision seen).

    More than 100 together is allowed while drafting. Raises MergeNeeded, ValidationError.
    """
    act.within(plan)
    set_plan(act, plan, revision, run_points=run_points)
    for objective, (points, seen) in objectives.items():
        edit_objective(act, objective, seen, points=points)


@action
def use_metric(
    act: Recorder, key_result: KeyResult, entry: Entry, language: str, before: Entry | None = None
) -> KeyResult:
    """Measure a key result by an entry of the catalogue.

    Sets the metric; its unit, its kind and its guard where the key result has none, or still has
    those of the metric `before`. Raises ValidationError when the numbers already there contradict
    the metric's better direction.
    """
    act.within(key_result.plan)
    fresh = act.lock(key_result)
    values: dict[str, Any] = {"metric": entry.id}
    if entry.unit_in(language) and _replaceable(fresh.unit, before.units if before else ()):
        values["unit"] = entry.unit_in(language)
    if entry.guard(language) and _replaceable(fresh.guard_metric, before.guards if before else ()):
        values["guard_metric"] = entry.guard(language)
    kind = kind_for(entry.direction, fresh.kind)
    if kind != fresh.kind:
        values["kind"] = kind
    return edit_key_result(act, fresh, fresh.revision, **values)


@action
def add_metric(act: Recorder, department: Department, **values: str) -> OwnMetric:
    """Add an entry to a department's own part of the catalogue."""
    act.within(department)
    return act.create(OwnMetric(department=department, **values))


@action
def edit_metric(act: Recorder, metric: OwnMetric, revision: int, **values: str) -> OwnMetric:
    """Change an entry of a department's own. Raises MergeNeeded."""
    act.within(metric.department)
    return _merged(act, metric, revision, values)


@action
def bin_metric(act: Recorder, metric: OwnMetric) -> None:
    """Put an entry into the bin; key results measured by it keep its number. Twice is once."""
    act.within(metric.department)
    _bin(act, metric)


def _merged(act: Recorder, record: Any, revision: int, values: Mapping[str, Any]) -> Any:
    fresh = act.lock(record)
    if fresh.binned_at is not None:
        raise ValidationError(
            _("%(what)s is in the bin. Restore it first, then change it.") % {"what": fresh}
        )
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    return act.change(fresh, **merge.take)


def _bin(act: Recorder, record: Recorded) -> None:
    fresh = act.lock(record)
    if fresh.binned_at is None:
        act.bin(fresh)


def _need_title(title: str) -> None:
    if not title.strip():
        raise _refused("title", _("The line is empty. Say in a few words what is not done."))


def _replaceable(value: str, known: tuple[str, ...]) -> bool:
    return not value or value in known


def _refused(field: str, text: str) -> ValidationError:
    return ValidationError({field: [text]})
