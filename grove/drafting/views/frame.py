"""The frame around every page of this room."""

from typing import Any

from django.utils.translation import gettext as _

from grove.look.shell import Link
from grove.method import load
from grove.plans.doors import PlanDoor


def plan_crumb(door: PlanDoor) -> Link:
    """The plan, first of all crumbs."""
    cycle = {"cycle": door.plan.cycle.name}
    return Link(_("Plan %(cycle)s") % cycle, door.to("workbook"))


def under(door: PlanDoor) -> dict[str, Any]:
    """The frame of a page below the draft."""
    step = load().step("draft").short(door.language)
    return {"crumbs": (plan_crumb(door), Link(step, door.to("drafting:page")))}


def at(door: PlanDoor, anchor: str, query: str = "") -> str:
    """The draft at one of its lines."""
    page = door.to("drafting:page")
    return f"{page}{'?' if query else ''}{query}#{anchor}"
