"""Grading last cycle's key results, and taking one over into the draft."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.measure.errors import NotAGrade
from grove.measure.grade import check_grade
from grove.measure.kinds import Kind
from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields
from grove.record.models import Change
from grove.review.last_cycle import TAKING, Ended, next_plan
from grove.review.models import Grade, Lesson

PUBLISHED = ("value", "because", "cause", "reach")


@action
def save_grade(
    act: Recorder, plan: Plan, ended: Ended, revision: int, values: Mapping[str, Any]
) -> Grade:
    """Keep the grade, its reason, the verdict and the lesson of one old key result.

    plan   where it is done: the plan of the cycle after (step 3), or its own (the close)
    Raises MergeNeeded, and ValidationError for a grade that differs from the computed one (or
    stands where nothing could be computed) without a "because", or once grades are published.
    """
    act.within(plan)
    grade = _held(act, plan, ended.record, values)
    require_open_grade(ended.record.plan, grade, values)
    merge = merge_fields(grade, revision, values)
    if merge.conflicts:
        raise MergeNeeded(grade, merge)
    value = merge.take.get("value", grade.value)
    because = merge.take.get("because", grade.because)
    if value is not None:
        _check_scale(value)
    if (value, because) != (grade.value, grade.because):
        _check_reason(value, because, ended.computed)
    return act.change(grade, **merge.take)


@action
def accept_computed(act: Recorder, plan: Plan, ended: Iterable[Ended]) -> int:
    """Take the computed grade of every key result that has one and is not graded yet."""
    act.within(plan)
    taken = 0
    for one in ended:
        if one.computed is None or one.record.plan.closed_on is not None:
            continue
        grade = _held(act, plan, one.record, {"value": one.computed})
        if grade.value is None:
            act.change(grade, value=one.computed)
            taken += 1
    return taken


@action
def take_into_draft(act: Recorder, plan: Plan, ended: Ended) -> KeyResult:
    """Copy an old key result into the plan, under a copy of its objective.

    It starts where the old one ended and has no target yet. The reason names the old code, by
    which the history knows the copy. A copy that is there already is returned.
    """
    act.within(plan)
    act.lock(plan)
    old = ended.record
    if ended.taken is not None:
        return KeyResult.objects.select_related("plan").get(plan=plan, number=ended.taken)
    act.because(_("carried over from %(code)s") % {"code": ended.row.code})
    objective = _objective_for(act, plan, old)
    made = add_key_result(act, objective, text=old.text, kind=old.kind, unit=old.unit)
    goes_a_way = bool(old.kind) and Kind(old.kind).needs_start
    # The sentence still says last cycle's start and target: the draft asks for the new ones.
    return act.change(
        made, baseline=_last_value(ended) if goes_a_way else None, target=None, tolerance=None
    )


def _objective_for(act: Recorder, plan: Plan, old: KeyResult) -> Objective:
    """The copy of the old one's objective: of the same words, or where its siblings went."""
    siblings = tuple(f"{old.plan.code}-K{number}" for number in _numbers_beside(old))
    known = Objective.objects.filter(plan=plan, title=old.objective.title).first()
    if known is None:
        for change in _copies(plan):
            if change.act.because.endswith(siblings):
                known = Objective.objects.filter(
                    plan=plan, key_results__pk=change.object_id, key_results__binned_at=None
                ).first()
                if known is not None:
                    break
    if known is not None:
        return known
    return add_objective(
        act,
        plan,
        title=old.objective.title,
        kind=old.objective.kind,
        themes=old.objective.themes,
    )


def _copies(plan: Plan) -> Iterable[Change]:
    return Change.objects.filter(
        kind=KeyResult._meta.label_lower,
        event=Change.Event.CREATED,
        act__verb=TAKING,
        act__scope=plan.scope,
    ).select_related("act")


def _numbers_beside(old: KeyResult) -> Iterable[int]:
    return KeyResult.objects.filter(objective=old.objective_id).values_list("number", flat=True)


def _last_value(ended: Ended) -> Decimal | None:
    """The last reading, unless it is all that was ever known and none was made."""
    readings = ended.row.readings
    return readings[-1].value if readings else None


@action
def take_over_close(act: Recorder, plan: Plan, last: Plan) -> None:
    """Make the grades and lessons that closing `last` gave those of the plan that follows it.

    They are not copied: they wait without a plan until there is one. Twice is once.
    """
    act.within(plan)
    for grade in Grade.objects.filter(key_result__plan=last, plan=None).order_by("pk"):
        act.change(act.lock(grade), plan=plan)
    for lesson in Lesson.objects.filter(learned_in=last, plan=None).order_by("pk"):
        act.change(act.lock(lesson), plan=plan)


def _held(act: Recorder, plan: Plan, old: KeyResult, values: Mapping[str, Any]) -> Grade:
    """The grade of a key result, held; begun empty, so that every word is a change.

    It belongs to the plan of the cycle after; given in the close before that plan has begun, it
    waits without one.
    """
    act.lock(old.plan)
    home = next_plan(old.plan) if plan.pk == old.plan_id else plan
    found = Grade.objects.filter(Q(plan=home) | Q(plan=None), key_result=old).order_by("pk").first()
    if found is not None:
        grade = act.lock(found)
        return act.change(grade, plan=home) if grade.plan_id is None and home else grade
    empty = Grade(plan=home, key_result=old)
    said = any(value not in (None, "") for value in values.values())
    return act.create(empty) if said else empty


def require_open_grade(closed: Plan, grade: Grade, values: Mapping[str, Any]) -> None:
    """Grades that are published stay; what comes of them may still be decided.

    closed   the plan of the key result. Raises ValidationError for a change of what is published.
    """
    if closed.closed_on is None:
        return
    if any(values.get(name, getattr(grade, name)) != getattr(grade, name) for name in PUBLISHED):
        raise ValidationError(
            _(
                "The grades of %(cycle)s were published on %(day)s and stay as they are."
                " The head can reopen them where the cycle is closed, with a reason."
            )
            % {"cycle": closed.cycle.name, "day": date_text(closed.closed_on)}
        )


def _check_scale(value: Decimal) -> None:
    try:
        check_grade(value)
    except NotAGrade:
        raise ValidationError(
            {
                "value": [
                    _("The grade is %(value)s. Choose 0.0 to 1.0 in steps of 0.1.")
                    % {"value": value}
                ]
            }
        ) from None


def _check_reason(value: Decimal | None, because: str, computed: Decimal | None) -> None:
    if value is None or because or value == computed:
        return
    if computed is None:
        message = _("Nothing could be computed. Say because of what the grade is %(value)s.")
    else:
        message = _(
            "The grade is %(value)s and the readings give %(computed)s. Say because of what."
        )
    raise ValidationError({"because": [message % {"value": value, "computed": computed}]})
