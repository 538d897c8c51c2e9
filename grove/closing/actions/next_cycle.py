"""Beginning the next cycle with what this one leaves."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.needs.carrying import carry_needs
from grove.plans.actions import begin_plan
from grove.plans.models import Plan
from grove.positioning.actions import carry_positioning
from grove.record.actions import Recorder, action
from grove.review.actions import take_over_close
from grove.review.last_cycle import next_plan


@action(undoable=False)
def start_next(act: Recorder, plan: Plan) -> Plan:
    """The plan of the cycle after, begun when there is none, with what this cycle leaves to it.

    Grades, lessons and failures are those of this cycle, not copies. Its needs come as questions,
    the positioning begins with the old one and asks too; neither where the plan has its own.
    Twice is once. Raises ValidationError before the grades are published.
    """
    act.within(plan)
    plan = Plan.objects.select_related("department", "cycle").get(pk=act.lock(plan).pk)
    if plan.closed_on is None:
        raise ValidationError(
            _("Publish the grades first: the next plan begins with what this one has learned.")
        )
    after = next_plan(plan) or begin_plan(act, plan.department, _year_after(plan))
    act.within(after)
    take_over_close(act, after, plan)
    carry_positioning(act, after, plan)
    carry_needs(act, after, plan)
    return after


def _year_after(plan: Plan) -> int:
    name = plan.cycle.name
    return int(name) + 1 if name.isdigit() else plan.cycle.ends_on.year + 1
