"""What the page of step 3 reads: grades by objective, the failure register, the lessons."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.shell import Link
from grove.measure.grade import grade_question, objective_grade
from grove.measure.kinds import Kind
from grove.method import load
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan
from grove.record.statement import RecordsOf
from grove.review.last_cycle import Ended, ended_results, last_plan
from grove.review.models import Failure, Grade, Lesson, Recurrence
from grove.review.parts import FailurePart, LessonPart, ObjectivePart, ResultPart, ReviewPage
from grove.review.saying import (
    carried_words,
    computed_words,
    failure_reason,
    grade_words,
    readings_words,
    summary_of,
    way_words,
)

SPARK = 12  # the last readings that the small line shows


def review_page(
    door: PlanDoor,
    typed: Mapping[int, Mapping[str, Any]] | None = None,
    errors: Mapping[int, Mapping[str, Any]] | None = None,
) -> ReviewPage:
    """The page as stored; `typed` and `errors` by number of the key result that was not taken."""
    plan = door.plan
    last = last_plan(plan)
    ended = ended_results(plan, last) if last is not None else []
    failures, again = register(plan), came_back_of(plan)
    lessons = list(_lessons_of([plan.pk]))
    step = load().step("review")
    return ReviewPage(
        last=last.cycle.name if last is not None and ended else "",
        summary=summary_of(ended, last) if last is not None else "",
        to_accept=sum(one.computed is not None and one.value is None for one in ended)
        if door.edits
        else 0,
        objectives=objective_parts(door, ended, failures, typed, errors),
        failures=tuple(
            failure_part(door, failure, again.get(failure.pk, ())) for failure in failures
        ),
        lessons=tuple(_lesson(door, lesson) for lesson in lessons),
        carried_words=carried_words(sum(one.carried for one in lessons), plan),
        verdicts=tuple((value, str(word)) for value, word in Grade.Verdict.choices),
        reaches=tuple((value, str(word)) for value, word in Grade.Reach.choices),
        starts_fresh=not ended and not lessons,
        carry=step.carries(door.language),
        previous=Link(_("Back to customers and needs"), door.to("needs:board")),
        next=Link(_("Next: the draft"), door.to("drafting:page")),
    )


def register(plan: Plan) -> list[Failure]:
    """The failures of the plan's department, in order. One query."""
    return list(_failures_of([plan.department_id]))


def came_back_of(plan: Plan) -> Mapping[int, list[Recurrence]]:
    """Where the failures of the plan's department came back, by failure. One query."""
    found: dict[int, list[Recurrence]] = {}
    for row in _recurrences_of([plan.department_id]):
        found.setdefault(row.failure_id, []).append(row)
    return found


@RecordsOf
def _failures_of(departments: list[int]) -> QuerySet[Failure]:
    return Failure.objects.filter(department__in=departments).select_related(
        "cycle", "guard_owner", "key_result__plan__department", "key_result__plan__cycle"
    )


@RecordsOf
def _recurrences_of(departments: list[int]) -> QuerySet[Recurrence]:
    rows = Recurrence.objects.filter(
        failure__department__in=departments, key_result__binned_at=None
    ).select_related("key_result__plan__department", "key_result__plan__cycle")
    return rows.order_by("key_result__plan__cycle__starts_on", "pk")


@RecordsOf
def _lessons_of(plans: list[int]) -> QuerySet[Lesson]:
    return Lesson.objects.filter(plan__in=plans)


def objective_parts(
    door: PlanDoor,
    ended: list[Ended],
    failures: list[Failure],
    typed: Mapping[int, Mapping[str, Any]] | None = None,
    errors: Mapping[int, Mapping[str, Any]] | None = None,
) -> tuple[ObjectivePart, ...]:
    """Old objectives with the parts of their key results. No query."""
    return tuple(_objectives(door, ended, failures, typed or {}, errors or {}))


def grades_it(door: PlanDoor, ended: Ended) -> bool:
    """Who may grade an old key result and say what was learned: whoever writes the plan, and a
    lead for a key result they own. The verdict, failures and lessons stay with the writers."""
    own = ended.record.owner_id is not None and ended.record.owner_id == door.someone.pk
    return door.edits or (own and door.may(Verb.SUGGEST))


def failure_part(door: PlanDoor, failure: Failure, again: Iterable[Recurrence] = ()) -> FailurePart:
    """One failure in words, with the states it can go to and where it came back."""
    words = {value: str(word) for value, word in Failure.State.choices}
    acts = (
        (Failure.State.GUARDED.value, _("Mark as guarded")),
        (Failure.State.AGAIN.value, _("It happened again")),
        (Failure.State.OPEN.value, _("Open it again")),
    )
    key_result = failure.key_result
    return FailurePart(
        number=failure.number,
        code=failure.code,
        happened=failure.happened,
        cause=failure.cause,
        found_by=failure.found_by,
        cycle=failure.cycle.name if failure.cycle else "",
        key_result=Link(key_result.code, f"/k/{key_result.code}")
        if key_result is not None and key_result.binned_at is None
        else None,
        guard=failure.guard,
        guard_owner=failure.guard_owner.name if failure.guard_owner else "",
        check_when=failure.check_when,
        watch=tuple(line for line in failure.watch_words.splitlines() if line.strip()),
        state=failure.state,
        state_word=words[failure.state],
        moves=tuple((state, word) for state, word in acts if state != failure.state),
        came_back=tuple(
            Link(
                _("%(cycle)s: %(code)s")
                % {"cycle": one.key_result.plan.cycle.name, "code": one.key_result.short_code},
                f"/k/{one.key_result.code}",
            )
            for one in again
        ),
        edit=door.to("review:failure", number=failure.number),
        state_href=door.to("review:failure_state", number=failure.number),
    )


def _objectives(
    door: PlanDoor,
    ended: list[Ended],
    failures: list[Failure],
    typed: Mapping[int, Mapping[str, Any]],
    errors: Mapping[int, Mapping[str, Any]],
) -> Iterable[ObjectivePart]:
    recorded: dict[int, list[Link]] = {}
    for failure in failures:
        if failure.key_result_id is not None:
            recorded.setdefault(failure.key_result_id, []).append(
                Link(failure.code, f"#{failure.code}")
            )
    for objective, group in groupby(ended, key=lambda one: one.record.objective):
        rows = list(group)
        average, note = _average(rows)
        yield ObjectivePart(
            short_code=objective.short_code,
            title=objective.title,
            href=f"/o/{objective.code}",
            kind_word=objective.get_kind_display() if objective.kind else "",
            average=average,
            average_note=note,
            results=tuple(
                _result(
                    door,
                    one,
                    tuple(recorded.get(one.record.pk, ())),
                    typed.get(one.record.number, {}),
                    errors.get(one.record.number, {}),
                )
                for one in rows
            ),
        )


def _average(rows: list[Ended]) -> tuple[str, str]:
    grade = objective_grade((one.value, Decimal(one.record.weight)) for one in rows)
    if grade is None:
        return "", ""
    weights = {one.record.weight for one in rows}
    graded = sum(one.value is not None for one in rows)
    words = ngettext(
        "rough average of %(graded)d of %(all)d key result",
        "rough average of %(graded)d of %(all)d key results",
        len(rows),
    ) % {"graded": graded, "all": len(rows)}
    if len(weights) > 1:
        words = _("%(average)s, by weight") % {"average": words}
    return str(grade), words


def _result(
    door: PlanDoor,
    one: Ended,
    recorded: tuple[Link, ...],
    typed: Mapping[str, Any],
    errors: Mapping[str, Any],
) -> ResultPart:
    record, row, value = one.record, one.row, one.value
    kept = {
        "value": "" if value is None else f"{value:.1f}",
        "because": getattr(record, "given_because", None) or "",
        "verdict": getattr(record, "given_verdict", None) or "",
        "learned": getattr(record, "given_learned", None) or "",
        "cause": getattr(record, "given_cause", None) or "",
        "reach": getattr(record, "given_reach", None) or "",
        "revision": getattr(record, "given_revision", None) or 0,
    }
    shown = {**kept, **typed}
    verdict = kept["verdict"]
    goes_on = verdict in (Grade.Verdict.CARRY_ON, Grade.Verdict.CHANGE)
    taken = one.taken
    return ResultPart(
        number=record.number,
        code=row.code,
        short_code=row.short_code,
        text=record.text,
        href=row.href,
        way=way_words(one),
        weight=_("weight %(weight)d") % {"weight": record.weight} if record.weight != 1 else "",
        ended=row.now_text if row.readings or row.stages else "",
        unit=record.unit,
        answer=_answer(record.kind),
        readings=tuple(reading.value for reading in row.readings[-SPARK:]),
        readings_words=readings_words(one),
        computed="" if one.computed is None else f"{one.computed:.1f}",
        computed_word=computed_words(one),
        value=str(shown["value"]),
        grade_words="" if value is None else grade_words(value, record.objective.kind),
        because=str(shown["because"]),
        verdict=str(shown["verdict"]),
        verdict_word=str(Grade.Verdict(str(verdict)).label) if verdict else "",
        learned=str(shown["learned"]),
        revision=int(shown["revision"]),
        may_grade=grades_it(door, one),
        failure_reason="" if recorded else failure_reason(one),
        failures=recorded,
        taken=Link(f"K{taken}", f"{door.to('drafting:page')}#K{taken}") if taken else None,
        offers_taking=door.edits and goes_on and taken is None,
        cause=str(shown["cause"]),
        reach=str(shown["reach"]),
        reach_word=str(Grade.Reach(str(kept["reach"])).label) if kept["reach"] else "",
        question=_question(one, bool(kept["cause"] or "cause" in errors)),
        published=record.plan.closed_on is not None,
        bar=None if value is None else float(value),
        guard=row.guard,
        errors=errors,
        final=str(typed.get("final", "")),
    )


def _question(one: Ended, answered: bool) -> str:
    """What the grade asks for. A cause once written stays to be seen whatever the grade."""
    if one.value is None:
        return ""
    if not one.record.objective.kind and one.value == 1:
        return ""  # nobody said that it was to be a stretch
    asked = grade_question(one.value, committed=one.committed)
    return str(asked.value) if asked else ("cause" if answered else "")


def _answer(kind: str) -> str:
    if kind == Kind.MILESTONE:
        return ""
    return "yes_no" if kind == Kind.YES_NO else "number"


def _lesson(door: PlanDoor, lesson: Lesson) -> LessonPart:
    return LessonPart(
        pk=lesson.pk,
        text=lesson.text,
        carried=lesson.carried,
        edit=door.to("review:lesson", lesson=lesson.pk),
        place=door.to("review:lesson_place", lesson=lesson.pk),
    )
