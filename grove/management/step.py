"""What step 7 says of itself in the workbook."""

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.management.models import ManagementPlan, PathItem, ReturnLine, Seat
from grove.plans.models import Plan
from grove.plans.steps import Counts, Fact, Status, StepState, count_of

COUNTS = {
    "management_structure": Exists(
        ManagementPlan.objects.filter(plan=OuterRef("pk")).exclude(structure="")
    ),
    "management_seats": count_of(Seat.objects.all()),
    "management_path": count_of(PathItem.objects.all()),
    "management_returns": count_of(ReturnLine.objects.all()),
}


def state(plan: Plan, counts: Counts) -> StepState:
    """Done when structure, pipeline, path and return say something; the rest fills itself."""
    page = address("management:page", **plan.place)
    wanted = (
        (counts["management_structure"], _("The structure of the team is not described yet.")),
        (counts["management_seats"], _("No key role is named yet.")),
        (counts["management_path"], _("No key task is named yet.")),
        (counts["management_returns"], _("The return says nothing yet; “unknown” is allowed.")),
    )
    reasons = tuple(words for there, words in wanted if not there)
    if len(reasons) == len(wanted):
        facts: tuple[Fact, ...] = (Fact(_("Fills itself from steps 1 to 6")),)
        status = Status.NOT_STARTED
    else:
        tasks = counts["management_path"]
        facts = (
            Fact(ngettext("%(count)d key task", "%(count)d key tasks", tasks) % {"count": tasks}),
        )
        status = Status.IN_PROGRESS if reasons else Status.DONE
    ahead = _("write the management plan") if reasons else ""
    return StepState("management", status, facts, reasons, ahead, page if reasons else "")
