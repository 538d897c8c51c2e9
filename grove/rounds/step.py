"""What step 5 says of itself in the workbook."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of
from grove.rounds.models import Ask, Decision, Meeting, Thread
from grove.rounds.models.decisions import WAITING

COUNTS = {
    "rounds_threads": count_of(Thread.objects.all()),
    "rounds_open": count_of(Thread.objects.filter(resolved_at=None)),
    "rounds_asks": count_of(Ask.objects.filter(state=Ask.State.OPEN)),
    "rounds_to_apply": count_of(Decision.objects.filter(WAITING)),
    "rounds_met": count_of(Meeting.objects.filter(ended_at__isnull=False)),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Done when a version is frozen, no comment is open, no ask of a team waits for an answer and
    every decision is applied."""
    unresolved, versions = counts["rounds_open"], counts["versions_count"]
    asks, rounds = counts["rounds_asks"], address("rounds:page", **plan.place)
    page = address("rounds:comments", **plan.place)
    open_words = ngettext("%(count)d comment open", "%(count)d comments open", unresolved) % {
        "count": unresolved
    }
    version_words = ngettext("%(count)d version", "%(count)d versions", versions) % {
        "count": versions
    }
    facts = [
        Fact(version_words, address("versions:page", **plan.place)),
        *_meetings(plan, counts),
        Fact(open_words, page if unresolved else ""),
    ]
    if asks:
        words = ngettext("%(count)d ask open", "%(count)d asks open", asks) % {"count": asks}
        facts.append(Fact(words, f"{rounds}#asks"))
    reasons = []
    if not versions:
        reasons.append(_("No version is frozen yet: 1.0 is the one to talk about."))
    if unresolved:
        reasons.append(_("Open comments want an answer."))
    to_apply = counts["rounds_to_apply"]
    if to_apply:
        reasons.append(_("Decisions of meetings are still to be applied."))
    if asks:
        reasons.append(_("Asks of the teams want an answer with a reason."))
    if not versions and not counts["rounds_threads"]:
        status = Status.NOT_STARTED
    else:
        status = Status.IN_PROGRESS if reasons else Status.DONE
    ahead, where = _ahead(to_apply, asks, unresolved, versions)
    return StepState(
        "iterate",
        status,
        tuple(facts),
        tuple(reasons),
        ahead,
        f"{address(where, **plan.place)}{'#asks' if where == 'rounds:page' else ''}",
    )


def _ahead(to_apply: int, asks: int, unresolved: int, versions: int) -> tuple[str, str]:
    """What to do next, and the name of the page where."""
    if to_apply:
        words = ngettext("apply the decision", "apply %(count)d decisions", to_apply)
        return words % {"count": to_apply}, "meetings:decisions"
    if asks:
        words = ngettext("answer the ask of a team", "answer %(count)d asks of the teams", asks)
        return words % {"count": asks}, "rounds:page"
    if unresolved:
        words = ngettext("answer the open comment", "answer %(count)d open comments", unresolved)
        return words % {"count": unresolved}, "rounds:comments"
    return _("freeze version 1.0 and talk it through") if not versions else "", "versions:page"


def _meetings(plan: Plan, counts: Counts) -> tuple[Fact, ...]:
    met, to_apply = counts["rounds_met"], counts["rounds_to_apply"]
    facts = []
    if met:
        words = ngettext("%(count)d meeting", "%(count)d meetings", met) % {"count": met}
        facts.append(Fact(words, address("meetings:list", **plan.place)))
    if to_apply:
        words = ngettext("%(count)d decision to apply", "%(count)d decisions to apply", to_apply)
        decisions = address("meetings:decisions", **plan.place)
        facts.append(Fact(words % {"count": to_apply}, decisions))
    return tuple(facts)
