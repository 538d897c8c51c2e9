"""What holds back a freeze: rooms above say it, here it is asked for.

A room whose things want an end before a version is frozen has a module with
`holds(plan, freezing)`, named in `settings.HOLDS`.
"""

from dataclasses import dataclass
from importlib import import_module

from django.conf import settings

from grove.plans.models import Plan


@dataclass(frozen=True)
class Hold:
    """One thing to settle first: its short name (D14), its words, the page where it is settled."""

    name: str
    text: str
    href: str


def holds_of(plan: Plan, freezing: str = "") -> tuple[Hold, ...]:
    """Everything that holds back a freeze of the plan now, under a number if it is known."""
    modules = (import_module(module) for module in settings.HOLDS)
    return tuple(hold for module in modules for hold in module.holds(plan, freezing))
