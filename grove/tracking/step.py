"""What step 8 says of itself in the workbook."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Subquery
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.look.words import date_text
from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of
from grove.record import clock
from grove.tracking.models import CheckIn
from grove.tracking.weeks import week_of

LAST_WEEKS = timedelta(weeks=6)  # in which the close is offered
_KEPT = CheckIn.objects.filter(key_result__binned_at=None, key_result__objective__binned_at=None)
_LATER = _KEPT.filter(key_result__plan=OuterRef("key_result__plan"), week__gt=OuterRef("week"))
COUNTS = {
    "tracking_asked": count_of(KeyResult.objects.filter(objective__binned_at=None)),
    # The newest week of a plan, and how many key results were said something about in it.
    "tracking_week": Subquery(
        _KEPT.filter(key_result__plan=OuterRef("pk")).order_by("-week").values("week")[:1]
    ),
    "tracking_heard": count_of(_KEPT.exclude(Exists(_LATER)), "key_result__plan"),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Waits for a signed version; in progress while the year runs, done once it is closed."""
    close = address("closing:page", **plan.place)
    if plan.closed_on is not None:
        words = _("Closed on %(day)s") % {"day": date_text(plan.closed_on)}
        return StepState("track", Status.DONE, (Fact(words, close),))
    page, today = address("tracking:dashboard", **plan.place), clock.today()
    over = today > plan.cycle.ends_on
    if not counts["commitment_signed"] and not over:
        waits = address("commitment:sign_off", **plan.place)
        return StepState("track", Status.WAITS, (Fact(_("Waits for a signed version"), waits),))
    if today < plan.cycle.starts_on:
        words = _("Tracking begins on %(day)s.") % {"day": date_text(plan.cycle.starts_on)}
        return StepState("track", Status.IN_PROGRESS, (Fact(words, page),))
    heard = counts["tracking_heard"] if counts["tracking_week"] == week_of(today) else 0
    asked = counts["tracking_asked"]
    words = ngettext(
        "%(heard)d of %(all)d key result checked in this week",
        "%(heard)d of %(all)d key results checked in this week",
        asked,
    ) % {"heard": heard, "all": asked}
    facts = [Fact(words, page)]
    if plan.frozen_on is not None:
        facts = [Fact(_("Values are final, the close goes on"), close)]
    elif today > plan.cycle.ends_on - LAST_WEEKS:
        facts.append(Fact(_("Close the cycle"), close))
    return StepState(
        "track",
        Status.IN_PROGRESS,
        tuple(facts),
        next=_("close the cycle") if over else "",
        next_href=close if over else "",
    )
