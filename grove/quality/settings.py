"""How a review is set: which rules, which limits, and the words of one's own house."""

from collections.abc import Mapping

from grove.measure.day import date
from grove.quality.record import record

# The defaults of everything that may be set to another number, in the order of the rules.
LIMITS: dict[str, float] = {
    "objective-words": 15,
    "objective-characters": 100,
    "objective-han": 35,
    "sandbag-percent": 5,
    "saturated-percent": 95,
    "last-day-results": 3,
    "objectives-advice": 3,
    "objectives-error": 5,
    "results-few": 2,
    "results-advice": 4,
    "results-many": 5,
    "results-in-plan": 15,
    "capacity-low-percent": 50,
    "capacity-high-percent": 100,
    "focus-points": 100,
    "aggregated-percent": 80,
    "shared-percent": 20,
    "theme-percent": 60,
    "theme-results": 5,
    "failed-grade": 0.3,
    "chronic-high": 0.9,
    "chronic-low": 0.3,
    "check-in-days": 14,
    "confidence-drop": 3,
    "findings-per-line": 3,
}


@record
class Glossary:
    """Words of one's own house, as they are written there.

    entries   further words for the word lists, by section: (("task", ("yeet",)),)
    """

    metrics: tuple[str, ...] = ()
    systems: tuple[str, ...] = ()
    codenames: tuple[str, ...] = ()
    teams: tuple[str, ...] = ()
    entries: tuple[tuple[str, tuple[str, ...]], ...] = ()


@record
class Settings:
    """The same for an instance and for a repository (`grove.toml`).

    select, ignore  codes, prefixes ("KR2") or names; nothing selected means every rule
    limits          only what differs from `LIMITS`
    year            of the cycle, for dates without one
    today           for rules that compare with a calendar; None: they are quiet
    freezing        the version about to be frozen, such as "2.0"; "": none
    answered        identities of questions answered and findings dismissed with a reason
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    limits: Mapping[str, float] = {}
    glossary: Glossary = Glossary()
    year: int | None = None
    today: date | None = None
    freezing: str = ""
    answered: frozenset[str] = frozenset()

    def limit(self, name: str) -> float:
        """A limit as set here, else its default. KeyError for a name that is no limit."""
        return self.limits.get(name, LIMITS[name])
