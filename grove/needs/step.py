"""What step 2 says of itself in the workbook."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.needs.models import CarriedNeed, Customer, Need
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of

# Needs that something not in the bin covers; the links live in a room below this one.
_COVERED = Need.objects.filter(
    Q(links__key_result=None) | Q(links__key_result__binned_at=None),
    links__isnull=False,
    links__binned_at=None,
    links__objective__binned_at=None,
).values("pk")

COUNTS = {
    "needs_asked_again": count_of(CarriedNeed.objects.filter(answer="")),
    "needs_all": count_of(Need.objects.all()),
    "needs_customers": count_of(Customer.objects.all()),
    "needs_covered": count_of(Need.objects.filter(pk__in=_COVERED)),
    "needs_declined": count_of(Need.objects.exclude(pk__in=_COVERED).exclude(declined_because="")),
    "needs_open_heavy": count_of(
        Need.objects.filter(weight=3, declined_because="").exclude(pk__in=_COVERED)
    ),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Done when there are needs and each is covered or declined with a reason."""
    heard = counts["needs_all"]
    uncovered = heard - counts["needs_covered"] - counts["needs_declined"]
    board = address("needs:board", **plan.place)
    again = counts["needs_asked_again"]
    asks = ngettext(
        "%(count)s need of the last cycle waits for your word: is it still true?",
        "%(count)s needs of the last cycle wait for your word: are they still true?",
        again,
    ) % {"count": again}
    if not heard:
        return StepState(
            key="needs",
            status=Status.NOT_STARTED,
            facts=(Fact(asks, f"{board}#carried"),) if again else (),
            reasons=(_("No need has been heard yet."),),
            next=_("hear what the customers need"),
            next_href=board,
        )
    facts = [
        Fact(ngettext("%(count)s need", "%(count)s needs", heard) % {"count": heard}),
    ]
    reasons = [asks] if again else []
    if uncovered:
        words = ngettext("%(count)s not covered yet", "%(count)s not covered yet", uncovered) % {
            "count": uncovered
        }
        facts.append(Fact(words, f"{board}?view=table&state=open"))
        reasons.append(
            ngettext(
                "%(count)s need is neither covered nor declined with a reason.",
                "%(count)s needs are neither covered nor declined with a reason.",
                uncovered,
            )
            % {"count": uncovered}
        )
    if heavy := counts["needs_open_heavy"]:
        reasons.append(
            ngettext("%(count)s of weight 3 is open.", "%(count)s of weight 3 are open.", heavy)
            % {"count": heavy}
        )
    return StepState(
        key="needs",
        status=Status.IN_PROGRESS if uncovered else Status.DONE,
        facts=tuple(facts),
        reasons=tuple(reasons),
        next=_("cover or decline the open needs") if uncovered else "",
        next_href=board if uncovered else "",
    )
