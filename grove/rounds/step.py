"""What step 5 says of itself in the workbook."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of
from grove.rounds.models import Thread

COUNTS = {
    "rounds_threads": count_of(Thread.objects.all()),
    "rounds_open": count_of(Thread.objects.filter(resolved_at=None)),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Done when a version was frozen after the first one and no comment is open."""
    unresolved, versions = counts["rounds_open"], counts["versions_count"]
    page = reverse("rounds:comments", kwargs=plan.place)
    open_words = ngettext("%(count)d comment open", "%(count)d comments open", unresolved) % {
        "count": unresolved
    }
    version_words = ngettext("%(count)d version", "%(count)d versions", versions) % {
        "count": versions
    }
    facts = (
        Fact(version_words, reverse("versions:page", kwargs=plan.place)),
        Fact(open_words, page if unresolved else ""),
    )
    reasons = []
    if not versions:
        reasons.append(_("No version is frozen yet: 1.0 is the one to talk about."))
    if unresolved:
        reasons.append(_("Open comments want an answer."))
    if not versions and not counts["rounds_threads"]:
        status = Status.NOT_STARTED
    else:
        status = Status.IN_PROGRESS if reasons else Status.DONE
    if unresolved:
        ahead = ngettext(
            "answer the open comment", "answer %(count)d open comments", unresolved
        ) % {"count": unresolved}
        return StepState("iterate", status, facts, tuple(reasons), ahead, page)
    ahead = _("freeze version 1.0 and talk it through") if not versions else ""
    return StepState(
        "iterate", status, facts, tuple(reasons), ahead, reverse("versions:page", kwargs=plan.place)
    )
