"""What holds back a freeze: rooms above say it, here it is asked for.

A room whose things want an end before a version is frozen has a module with
`holds(plan, freezing)`, named in `settings.HOLDS`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings

from grove.plans.models import Plan


@dataclass(frozen=True)
class Hold:
    """One thing to settle first: its short name (D14), its words, the page where it is settled.

    rule, about   of a finding: what says it, and the line it is about; "": the whole plan
    """

    name: str
    text: str
    href: str
    rule: str = ""
    about: str = ""


@dataclass(frozen=True)
class Held:
    """Things that a rule says in the same words of several lines; or one thing."""

    text: str
    rule: str
    holds: tuple[Hold, ...]


def holds_of(plan: Plan, freezing: str = "") -> tuple[Hold, ...]:
    """Everything that holds back a freeze of the plan now, under a number if it is known."""
    modules = (import_module(module) for module in settings.HOLDS)
    return tuple(hold for module in modules for hold in module.holds(plan, freezing))


def together(holds: Iterable[Hold]) -> tuple[Held, ...]:
    """The same as a page lists it: what is said of several lines stands there once."""
    said: dict[tuple[str, str], list[Hold]] = {}
    for hold in holds:
        said.setdefault((hold.text, hold.rule or hold.name), []).append(hold)
    return tuple(
        Held(text, several[0].rule, tuple(several)) for (text, _key), several in said.items()
    )
