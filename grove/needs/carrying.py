"""Needs of the cycle before, asked again in the next plan: still true, changed, or no longer."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.needs.actions import record_need
from grove.needs.models import CarriedNeed, Need
from grove.plans.models import Plan
from grove.record.actions import Recorder, action


@action
def carry_needs(act: Recorder, plan: Plan, last: Plan) -> int:
    """Ask about every need of `last` that was not declined; how many are asked for the first time.

    A plan that has begun its own needs is not asked: it knows better already.
    """
    act.within(plan)
    act.lock(plan)
    asked = set(CarriedNeed.everything.filter(plan=plan).values_list("need", flat=True))
    if not asked and Need.objects.filter(plan=plan).exists():
        return 0
    old = Need.objects.filter(plan=last, declined_because="").exclude(pk__in=asked)
    for need in old.order_by("number"):
        act.create(CarriedNeed(plan=plan, need=need))
    return len(old)


@action
def answer_carried(
    act: Recorder,
    carried: CarriedNeed,
    answer: str,
    words: str = "",
) -> Need | None:
    """Say whether an old need is still true; yes and changed make it a need of this plan.

    words   the need as it is now, when it changed
    Answered the same way twice is once. Raises ValidationError for a change without words, and
    when the need it became stands already and the answer is another.
    """
    act.within(carried.plan)
    fresh = act.lock(carried)
    became = Need.objects.filter(came_from=fresh).first()
    if fresh.answer == answer and (became is not None or answer == CarriedNeed.Answer.NO):
        return became
    if became is not None:
        raise ValidationError(
            _("It is need %(code)s already. Change or remove it there.") % {"code": became.code}
        )
    old = Need.everything.select_related("customer").get(pk=fresh.need_id)
    if answer == CarriedNeed.Answer.NO:
        act.change(fresh, answer=answer, became=None)
        return None
    words = words.strip()
    if answer == CarriedNeed.Answer.CHANGED and not words:
        raise ValidationError({"words": [_("Write the need as it is now.")]})
    made = record_need(act, fresh.plan, old.customer.name, _values(act, old, words))
    act.change(made.customer, role=made.customer.role or old.customer.role)
    act.change(fresh, answer=answer, became=made)
    return made


def _values(act: Recorder, old: Need, words: str) -> Mapping[str, Any]:
    """What stays of an old need; who heard it and when is new."""
    return {
        "words": words or old.words,
        "quotation": "" if words and words != old.words else old.quotation,
        "level": old.level,
        "perspective": old.perspective,
        "weight": old.weight,
        "source": old.source,
        "source_note": old.source_note,
        "heard_by": act.actor,
        "heard_on": act.at.date(),
    }
