"""What a plan file says: a plain tree that knows the line each thing stands on."""

from dataclasses import dataclass, field

from grove.quality.typed import Any


@dataclass
class Item:
    """A thing as the file says it. `values` hold only what is said, by attribute key.

    An attribute that is there and says nothing has the value None.
    """

    head: str = ""
    code: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    items: "list[Item]" = field(default_factory=list)
    line: int = field(default=0, compare=False)
    lines: dict[str, int] = field(default_factory=dict, compare=False)

    def line_of(self, key: str) -> int:
        return self.lines.get(key, self.line)


@dataclass
class Document:
    """A whole file. `texts` and `lists` are keyed by part, or by section where it has no parts."""

    plan: Item = field(default_factory=Item)
    title: str = field(default="", compare=False)
    texts: dict[str, str] = field(default_factory=dict)
    lists: dict[str, list[Item]] = field(default_factory=dict)
    sections: set[str] = field(default_factory=set)
    lines: dict[str, int] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Problem:
    """What cannot be taken over: the line (0: the whole file), what it says, why, what to do."""

    line: int
    text: str
    message: str


def normal(text: str) -> str:
    """A text with one kind of line end, as files and forms carry it."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
