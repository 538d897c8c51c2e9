"""What a slide consists of: plain values, each line with its second language where there is one."""

import dataclasses
import re
from dataclasses import dataclass
from typing import Any, TypeVar

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")


@dataclass(frozen=True)
class Line:
    """A line of a slide. `stale`: the second line was written for an earlier wording.
    `mixed`: words of the interface around somebody's own, which would be there twice."""

    text: str
    second: str = ""
    stale: bool = False
    mixed: bool = False

    @property
    def width(self) -> int:
        """How wide it is set, in Latin letters: a Chinese character counts as two."""
        return len(self.text) + len(_WIDE.findall(self.text))


EMPTY = Line("")


@dataclass(frozen=True)
class Point:
    """One line of a list, with a quieter one below it."""

    text: Line
    note: Line = EMPTY


@dataclass(frozen=True)
class Measure:
    """A key result: from where to where, in which unit, by when. Without a start it holds."""

    name: Line
    start: str
    target: str
    unit: str
    due: str
    owner: str = ""


@dataclass(frozen=True)
class Table:
    """A table; `codes` are the columns that hold only codes and days, set as narrow as they are."""

    head: tuple[Line, ...]
    rows: tuple[tuple[Line, ...], ...]
    codes: tuple[int, ...] = ()


@dataclass(frozen=True)
class Bar:
    """One objective, or running the business, with its focus points of 100."""

    name: Line
    title: Line
    points: int | None


@dataclass(frozen=True)
class Slide:
    """One slide. `key` names it in addresses, notes and the order; `kind` says how it is drawn:
    title, statement, table, points, year, objective, confirm. `scale`: points of a whole bar."""

    key: str
    kind: str
    label: Line
    title: Line
    lead: Line = EMPTY
    points: tuple[Point, ...] = ()
    measures: tuple[Measure, ...] = ()
    table: Table | None = None
    bars: tuple[Bar, ...] = ()
    scale: int = 0
    more: Line = EMPTY
    href: str = ""
    notes: str = ""
    hidden: bool = False

    @property
    def name(self) -> str:
        """What the slide is called in a list."""
        if self.kind in ("statement", "title", "confirm"):
            return self.label.text
        return self.title.text or self.label.text


Part = TypeVar("Part")


def bilingual(one: Part, other: Part) -> Part:
    """The same slides with the words of the other language under each line that differs."""
    if isinstance(one, Line):
        assert isinstance(other, Line)
        if one.text == other.text or one.mixed:
            return one
        return Line(one.text, other.text)  # type: ignore[return-value]
    if isinstance(one, tuple):
        assert isinstance(other, tuple)
        return tuple(bilingual(a, b) for a, b in zip(one, other, strict=True))  # type: ignore[return-value]
    if dataclasses.is_dataclass(one) and not isinstance(one, type):
        changed: dict[str, Any] = {
            field.name: bilingual(getattr(one, field.name), getattr(other, field.name))
            for field in dataclasses.fields(one)
        }
        return dataclasses.replace(one, **changed)
    return one
