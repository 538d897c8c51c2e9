"""Publishing the grades of a plan: a record that is never changed."""

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.closing.models import Publication, Seen
from grove.closing.published import content_of
from grove.plans.models import Plan
from grove.record import clock
from grove.record.actions import Recorder, action
from grove.review.last_cycle import ended_results, next_plan


@action(undoable=False)
def publish_grades(act: Recorder, plan: Plan) -> Publication:
    """Give the department its grades, and close the plan. Twice is once.

    Raises ValidationError while values are open, a key result has no grade, or a commitment that
    was not met has no cause.
    """
    act.within(plan)
    fresh = act.lock(plan)
    plan = Plan.objects.select_related("department", "cycle").get(pk=plan.pk)
    last = Publication.objects.filter(plan=plan).order_by("-number").first()
    if fresh.closed_on is not None and last is not None:
        return last
    if fresh.frozen_on is None:
        raise ValidationError(_("The values are not final yet. Make them final first."))
    with clock.turned_to(timezone.localdate(act.at)):  # an act may be told of another day
        ended = ended_results(next_plan(plan), plan)
    without = [one.record.short_code for one in ended if one.value is None]
    if without or not ended:
        raise ValidationError(
            _("%(codes)s has no grade yet. Grade every key result, then publish.")
            % {"codes": ", ".join(without)}
            if without
            else _("There is no key result to publish a grade of.")
        )
    causeless = [one.record.short_code for one in ended if one.lacks_cause]
    if causeless:
        raise ValidationError(
            _("Committed and not met: %(codes)s. Write the cause beside the grade, then publish.")
            % {"codes": ", ".join(causeless)}
        )
    act.change(fresh, closed_on=timezone.localdate(act.at))
    return act.create(
        Publication(
            plan=plan,
            number=last.number + 1 if last else 1,
            at=act.at,
            by=act.actor,
            content=content_of(plan, ended),
        )
    )


@action(undoable=False)
def mark_read(act: Recorder, publication: Publication) -> None:
    """It has been read by who acts; twice is once. This enters no history."""
    Seen.objects.get_or_create(publication=publication, person=act.actor)
