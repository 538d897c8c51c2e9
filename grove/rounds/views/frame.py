"""The frame around the pages of comments, and where a form goes back to."""

from typing import Any

from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from grove.look.shell import Link
from grove.plans.doors import PlanDoor


def frame(door: PlanDoor, inside: bool = False) -> dict[str, Any]:
    """Crumbs: the plan, and below it the page of all comments."""
    crumbs = [Link(_("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}, door.to("workbook"))]
    crumbs.append(
        Link(_("Comments"), door.to("rounds:comments"))
        if inside
        else Link(_("step %(step)d of %(steps)d") % {"step": 5, "steps": 8}, "")
    )
    return {"crumbs": tuple(crumbs)}


def back_to(door: PlanDoor, page: str) -> str:
    """Where the form said to go next, if that is a page of ours; else `page`."""
    asked = door.request.POST.get("next", "")
    ours = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if ours else page
