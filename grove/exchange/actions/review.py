"""Importing step 3: grades, lessons and the department's failure register."""

from functools import partial
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.exchange.actions.codes import find_numbered
from grove.exchange.actions.merge import Merge
from grove.plans.models import Cycle
from grove.quality.plan_file import shape
from grove.review.actions.grades import require_open_grade
from grove.review.models import Failure, Grade, Lesson

SECTION = "review"


def merge_review(merge: Merge) -> None:
    if SECTION not in merge.document.sections:
        return
    _grades(merge)
    merge.merge_list(
        SECTION,
        "lessons",
        shape.LESSON,
        Lesson,
        lambda one: one.text,
        lambda item: merge.linked(item, SECTION, "objective", merge.references.objective),
    )
    _failures(merge)


def _grades(merge: Merge) -> None:
    rows = {one.key_result_id: one for one in Grade.objects.filter(plan=merge.plan)}
    for item in merge.once(merge.document.lists.get("grades", []), lambda item: item.code):
        key_result = merge.references.key_result(item.code)
        if key_result is None or key_result.plan.department_id != merge.plan.department_id:
            merge.problem(
                item.line,
                item.code,
                _(
                    "There is no key result %(code)s of this department. Write a code such as"
                    " %(example)s."
                )
                % {"code": item.code, "example": "PLAT-26-K3"},
            )
            continue
        record = rows.pop(key_result.pk, None) or Grade(plan=merge.plan, key_result=key_result)
        values = merge.values(item, shape.GRADE, Grade, "key_result")
        try:
            require_open_grade(key_result.plan, record, values)
        except ValidationError as error:
            merge.refused(error, item, shape.GRADE)
            continue
        merge.write(record, values, item, shape.GRADE, _check_grade)
    merge.leave(SECTION, rows.values(), shape.GRADE)


def _failures(merge: Merge) -> None:
    department = merge.plan.department
    rows = {one.number: one for one in Failure.everything.filter(department=department)}
    found = find_numbered(
        merge,
        merge.document.lists.get("failures", []),
        rows,
        "failure",
        lambda number: Failure(department=department, number=number),
        lasting=True,
    )
    for item, row in found:
        values = merge.values(item, shape.FAILURE, Failure, "cycle")
        values |= merge.linked(item, SECTION, "key_result", merge.references.key_result)
        values |= merge.linked(item, SECTION, "cycle", partial(_cycle, merge))
        merge.write(row, values, item, shape.FAILURE)
    mentioned = {row.pk for _item, row in found}
    # The register is the department's memory: what a file does not mention is never removed.
    merge.leave(
        "",
        [one for one in rows.values() if one.binned_at is None and one.pk not in mentioned],
        shape.FAILURE,
    )


def _cycle(merge: Merge, name: str) -> Any:
    return Cycle.objects.filter(company_id=merge.plan.department.ancestor_ids[0], name=name).first()


def _check_grade(grade: Grade) -> None:
    if grade.value is not None and not 0 <= grade.value <= 1:
        raise ValidationError(
            {"value": [_("The grade is %(value)s. Write 0.0 to 1.0.") % {"value": grade.value}]}
        )
