"""Reads the word lists: sections of entries, and the tables of families and things."""

from collections.abc import Collection, Iterator
from os.path import dirname, join

from grove.quality.typed import NamedTuple

HERE = dirname(__file__)


def _lines(language: str, name: str) -> list[str]:
    """The lines of a list. Without pathlib, which loads a dozen modules of its own."""
    with open(path(language, name), encoding="utf-8") as file:
        return file.read().split("\n")


def path(language: str, name: str) -> str:
    """Where a list stands."""
    return join(HERE, language, f"{name}.txt")


def sections(language: str, name: str) -> Iterator[tuple[str, list[str]]]:
    """Each section of a list with its entries as written. Chinese commas part them too."""
    section = ""
    for line in _lines(language, name):
        if not line or line[0] == "#":
            continue
        if line[0] == "[":
            section = line.strip("[] \r")
            continue
        entries = line.replace("，", ",").split(",")
        yield section, [entry.strip() for entry in entries if entry.strip()]


def named(language: str, name: str) -> Iterator[tuple[str, list[str]]]:
    """Each line of a table `name: entry, entry`."""
    for line in _lines(language, name):
        if not line or line[0] == "#":
            continue
        title, _colon, rest = line.partition(":")
        entries = rest.replace("，", ",").split(",")
        yield title.strip(), [entry.strip() for entry in entries if entry.strip()]


def first_entries(language: str, name: str, titles: Collection[str]) -> list[str]:
    """The first entry of each of some lines of such a table, in its order."""
    found = []
    for line in _lines(language, name):
        title, _colon, rest = line.partition(":")
        if title.strip() in titles:
            found.append(rest.replace("，", ",").partition(",")[0].strip())
    return found


class Family(NamedTuple):
    """A metric family: the same measure under many names.

    better      "up", "down" or "hold"
    aspect      speed, volume, quality, cost, people, reach or risk
    qualifier   what its number means nothing without: percentile, scope, definition, window; ""
    leading     it moves before the outcome does
    guards      families that show when this one is bought at another's cost
    metric      the entry of the metric catalogue; "": none
    """

    name: str
    unit: str
    better: str
    aspect: str
    qualifier: str
    leading: bool
    guards: tuple[str, ...]
    metric: str


def families() -> dict[str, Family]:
    """All families by name; read when first asked."""
    global _families
    if _families is None:
        found: dict[str, Family] = {}
        for line in _lines("shared", "families"):
            if not line or line[0] == "#":
                continue
            cells = [cell.strip() for cell in line.split("|")]
            name, unit, better, aspect, qualifier, timing, guards, metric = cells
            found[name] = Family(
                name,
                unit,
                better,
                aspect,
                "" if qualifier == "-" else qualifier,
                timing == "leading",
                () if guards == "-" else tuple(one.strip() for one in guards.split(",")),
                "" if metric == "-" else metric,
            )
        _families = found
    return _families


_families: dict[str, Family] | None = None
