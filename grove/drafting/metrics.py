"""Entries of the metric catalogue, shipped and a department's own, as one kind of thing."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from grove.drafting.models import OwnMetric
from grove.measure.kinds import Kind
from grove.measure.units import LONGEST_UNIT
from grove.method import load
from grove.method.model import Metric, Text

DIRECTIONS = ("raise", "lower", "keep_above", "keep_below", "keep_within")
OWN = "own-"
LONGEST_QUERY = 200

_KINDS = {
    "raise": Kind.INCREASE,
    "lower": Kind.DECREASE,
    "keep_above": Kind.HOLD_ABOVE,
    "keep_below": Kind.HOLD_BELOW,
    "keep_within": Kind.HOLD_WITHIN,
}
# Kinds of key result that already look in a direction, besides the one a metric brings itself.
_ALSO = {
    "raise": (Kind.COUNT, Kind.HOLD_ABOVE),
    "lower": (Kind.HOLD_BELOW,),
    "keep_above": (Kind.INCREASE,),
    "keep_below": (Kind.DECREASE,),
    "keep_within": (),
}
_NOTHING = Text("", "")


@dataclass(frozen=True)
class Entry:
    """One metric of the catalogue. `own` is the record behind a department's own entry.

    Texts are called with a language code. An own entry says the same in both languages.
    """

    id: str
    theme: str
    name: Text
    definition: Text
    formula: Text
    unit: Text
    direction: str
    guard: Text
    source: Text
    misuse: Text = _NOTHING
    example: Text = _NOTHING
    typical_start: Text | None = None
    typical_target: Text | None = None
    guard_ids: tuple[str, ...] = ()
    health: bool = False
    sensitive: bool = False
    shipped: Metric | None = None
    own: OwnMetric | None = field(default=None, compare=False)
    folded: str = field(default="", compare=False, repr=False)

    @property
    def units(self) -> tuple[str, str]:
        """The unit as either language writes it."""
        return self.unit.en, self.unit.zh

    @property
    def guards(self) -> tuple[str, str]:
        """The guard as either language words it."""
        return self.guard.en, self.guard.zh

    def unit_in(self, language: str) -> str:
        """The unit as a key result can hold it; empty when it is too long to be one."""
        unit = self.unit(language)
        return unit if len(unit) <= LONGEST_UNIT else ""


@lru_cache(maxsize=1)
def shipped() -> tuple[Entry, ...]:
    """The entries that come with the product, in the order of their themes."""
    return tuple(_shipped(metric) for metric in load().metrics)


def own_entry(record: OwnMetric) -> Entry:
    """A department's own entry."""

    def both(text: str) -> Text:
        return Text(text, text)

    texts = (record.name, record.definition, record.formula, record.guard, record.source)
    return Entry(
        id=f"{OWN}{record.pk}",
        theme=record.theme,
        name=both(record.name),
        definition=both(record.definition),
        formula=both(record.formula),
        unit=both(record.unit),
        direction=record.direction,
        guard=both(record.guard),
        source=both(record.source),
        own=record,
        folded=fold(" ".join(texts)),
    )


def find_shipped(metric: str) -> Entry | None:
    """The shipped entry of an id such as B1, in either case; None for an unknown one."""
    wanted = metric.strip().upper()
    return next((entry for entry in shipped() if entry.id == wanted), None)


def own_number(metric: str) -> int | None:
    """12 of "own-12"; None for anything else."""
    digits = metric.removeprefix(OWN)
    good = metric.startswith(OWN) and digits.isascii() and digits.isdigit() and len(digits) < 10
    return int(digits) if good else None


def matching(entries: Iterable[Entry], query: str, theme: str = "") -> list[Entry]:
    """Entries of a theme ("" for all) that hold every word of a query, in either language."""
    words = fold(query[:LONGEST_QUERY]).split()
    return [
        entry
        for entry in entries
        if (not theme or entry.theme == theme) and all(word in entry.folded for word in words)
    ]


def named(entry: Entry, query: str) -> bool:
    """Whether a word of a query stands in the entry's name or is its id."""
    name = fold(f"{entry.name.en} {entry.name.zh}")
    words = fold(query[:LONGEST_QUERY]).split()
    return any(word in name or word == fold(entry.id) for word in words)


def fold(text: str) -> str:
    """A text for look-up: width and case do not count."""
    return unicodedata.normalize("NFKC", text).casefold()


def kind_for(direction: str, kind: str) -> str:
    """A key result's kind under a metric's direction: its own where it fits, else the metric's."""
    wanted = _KINDS[direction]
    fits = kind in {wanted, *_ALSO[direction]}
    return kind if fits else wanted.value


def _shipped(metric: Metric) -> Entry:
    said = (metric.name, metric.definition, metric.formula, metric.guard, metric.unit)
    words = " ".join([metric.id, *(f"{text.en} {text.zh}" for text in said)])
    return Entry(
        id=metric.id,
        theme=metric.theme,
        name=metric.name,
        definition=metric.definition,
        formula=metric.formula,
        unit=metric.unit,
        direction=metric.direction,
        guard=metric.guard,
        source=metric.source,
        misuse=metric.misuse,
        example=metric.example,
        typical_start=metric.typical_start,
        typical_target=metric.typical_target,
        guard_ids=metric.guard_ids,
        health=metric.health,
        sensitive=metric.sensitive,
        shipped=metric,
        folded=fold(words),
    )
