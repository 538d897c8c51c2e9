"""What the pages below the close have in common: where they stand."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from grove.look.shell import Link
from grove.plans.doors import PlanDoor


def under(door: PlanDoor, lede: str = "") -> Mapping[str, Any]:
    """The frame of a page below the close."""
    close = _("Close %(cycle)s") % {"cycle": door.plan.cycle.name}
    return {"crumbs": (Link(close, door.to("closing:page")),), "lede": lede}
