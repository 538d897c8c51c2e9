"""What step 3 says of itself in the workbook."""

from decimal import Decimal
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of
from grove.review.last_cycle import HARDLY_ANY
from grove.review.models import Failure, Grade, Lesson

# The department's plan of the cycle before; seen from two queries further in.
_LAST = (
    Plan.objects.filter(
        department=OuterRef(OuterRef("department")),
        cycle__starts_on__lt=OuterRef(OuterRef("cycle__starts_on")),
    )
    .order_by("-cycle__starts_on", "-pk")
    .values("pk")[:1]
)
_GIVEN = Grade.objects.filter(
    plan=OuterRef("pk"),
    value__isnull=False,
    key_result__binned_at=None,
    key_result__objective__binned_at=None,
    key_result__plan=Subquery(_LAST),
)
_FAILED = Q(value__lte=HARDLY_ANY) | Q(
    key_result__objective__kind=Objective.Kind.COMMITTED, value__lt=Decimal(1)
)
# What is stopped or done cannot fail again; everything else that failed wants a guard.
_UNGUARDED = (
    _GIVEN.filter(_FAILED)
    .exclude(verdict__in=[Grade.Verdict.STOP, Grade.Verdict.DONE])
    .exclude(key_result__in=Failure.objects.exclude(key_result=None).values("key_result"))
)


def _number(rows: QuerySet[Any], by: str) -> Combinable:
    counted = rows.order_by().values(by).annotate(counted=Count("pk")).values("counted")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


COUNTS: dict[str, Combinable] = {
    "review_key_results": _number(
        KeyResult.objects.filter(plan=Subquery(_LAST), objective__binned_at=None), "plan"
    ),
    "review_graded": _number(_GIVEN, "plan"),
    "review_unguarded": _number(_UNGUARDED, "plan"),
    "review_lessons": count_of(Lesson.objects.all()),
    "review_carried": count_of(Lesson.objects.filter(carried=True)),
    "review_failures": _number(
        Failure.objects.filter(department=OuterRef("department")), "department"
    ),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Done when every key result of the last plan is graded, and each that failed is in the
    failure register or will not be tried again (stop, done). Without a last plan: when at least
    one lesson is written down."""
    results, graded = counts["review_key_results"], counts["review_graded"]
    lessons = counts["review_lessons"]
    reasons = _reasons(results, results - graded, counts["review_unguarded"], lessons)
    begun = graded or lessons or counts["review_failures"]
    if not begun:
        status = Status.NOT_STARTED
    else:
        status = Status.IN_PROGRESS if reasons else Status.DONE
    return StepState(
        key="review",
        status=status,
        facts=_facts(results, graded, counts),
        reasons=reasons,
        next=_("review the last cycle") if reasons else "",
        next_href=address("review:page", **plan.place) if reasons else "",
    )


def _facts(results: int, graded: int, counts: Counts) -> tuple[Fact, ...]:
    facts = []
    if results:
        facts.append(
            Fact(
                ngettext(
                    "%(graded)d of %(all)d key result graded",
                    "%(graded)d of %(all)d key results graded",
                    results,
                )
                % {"graded": graded, "all": results}
            )
        )
    failures, carried = counts["review_failures"], counts["review_carried"]
    if failures:
        facts.append(
            Fact(
                ngettext("%(count)d failure recorded", "%(count)d failures recorded", failures)
                % {"count": failures}
            )
        )
    if carried:
        facts.append(
            Fact(
                ngettext(
                    "%(count)d lesson carried forward",
                    "%(count)d lessons carried forward",
                    carried,
                )
                % {"count": carried}
            )
        )
    return tuple(facts)


def _reasons(results: int, ungraded: int, unguarded: int, lessons: int) -> tuple[str, ...]:
    reasons = []
    if not results and not lessons:
        reasons.append(
            _("Neither last year’s OKRs nor a lesson are here: paste them, or start fresh.")
        )
    if results and ungraded > 0:
        reasons.append(
            ngettext(
                "%(count)d key result of the last cycle is not graded yet.",
                "%(count)d key results of the last cycle are not graded yet.",
                ungraded,
            )
            % {"count": ungraded}
        )
    if unguarded:
        reasons.append(
            ngettext(
                "%(count)d that failed goes on and is not in the failure register.",
                "%(count)d that failed go on and are not in the failure register.",
                unguarded,
            )
            % {"count": unguarded}
        )
    return tuple(reasons)
