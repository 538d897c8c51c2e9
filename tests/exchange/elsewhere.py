"""The same plan on an instance that has never held anything: no objects, no numbers given out."""

from django.db import connection

from grove.closing.models import PrivateNote
from grove.drafting.models import NotDoing, ThemeDecision
from grove.exchange.archive.schema import archived
from grove.management.models import ManagementPlan, PathItem, ReturnLine, Seat
from grove.needs.models import Customer, Need
from grove.okrs.models import Objective
from grove.org.models import Invitation, Session, SignInAttempt
from grove.plans.models import Counter, Plan
from grove.positioning.models import Positioning, ValueDimension
from grove.record.actions import Recorder, action
from grove.review.models import Failure, Grade, Lesson
from grove.tracking.models import KeptStand, Mark

OF_A_PLAN = (
    *(Positioning, ValueDimension, Objective, NotDoing, ThemeDecision, Need, Customer),
    *(ManagementPlan, Seat, PathItem, ReturnLine, Grade, Lesson),
)


# What no archive holds, but a fresh instance has not either.
UNARCHIVED = (Invitation, Session, SignInAttempt, PrivateNote, Mark, KeptStand)


@action
def emptied(act: Recorder, plan: Plan) -> Plan:
    """Take everything of a plan away for good, its close too; the plans of other cycles stay."""
    for model in OF_A_PLAN:
        model.everything.filter(plan=plan).delete()
    Failure.everything.filter(department=plan.department).delete()
    Counter.objects.filter(department=plan.department, cycle=plan.cycle).delete()
    Counter.objects.filter(department=plan.department, cycle=None).delete()
    Plan.objects.filter(pk=plan.pk).update(frozen_on=None, closed_on=None)
    return plan


def wiped() -> None:
    """Everything away, as on a fresh instance."""
    with connection.cursor() as cursor, connection.constraint_checks_disabled():
        for model in reversed([*archived(), *UNARCHIVED]):
            cursor.execute(f'DELETE FROM "{model._meta.db_table}"')
