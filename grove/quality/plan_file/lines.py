"""The lowest layer of the format: what a single line is, asked by writer and reader alike."""

from dataclasses import dataclass
from enum import StrEnum

BULLETS = "-*+•－"
QUOTES = ">＞"
HASHES = "#＃"
SPACES = " \t\u3000"
TAB = 4


class Is(StrEnum):
    HEADING = "heading"
    QUOTE = "quote"
    ITEM = "item"
    TEXT = "text"
    BLANK = "blank"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file. `text` is what follows its mark; `raw` is the line as it stands."""

    number: int
    kind: Is
    text: str
    raw: str
    depth: int = 0  # columns before it, or the number of hashes


def read_line(number: int, raw: str) -> Line:
    """What a line is by its first characters."""
    if not raw.strip():
        return Line(number, Is.BLANK, "", raw)
    hashes = len(raw) - len(raw.lstrip(HASHES))
    rest = raw[hashes:]
    if 0 < hashes <= 6 and (not rest.strip() or rest[0] in SPACES):
        return Line(number, Is.HEADING, rest.strip(), raw, hashes)
    body = raw.lstrip(SPACES)
    depth = columns(raw[: len(raw) - len(body)])
    if body[:1] and body[0] in QUOTES:
        return Line(number, Is.QUOTE, body[2:] if body[1:2] == " " else body[1:], raw, depth)
    if body[:1] and body[0] in BULLETS and (not body[1:].strip() or body[1] in SPACES):
        return Line(number, Is.ITEM, body[1:].strip(), raw, depth)
    return Line(number, Is.TEXT, body.strip(), raw, depth)


def columns(spaces: str) -> int:
    """How far a line is indented: a tab counts four, a full-width space two."""
    return sum(TAB if one == "\t" else 2 if one == "\u3000" else 1 for one in spaces)


def stands_in_line(text: str) -> bool:
    """Whether a text can follow a mark on one line and be read back the same."""
    return bool(text) and "\n" not in text and text == text.strip()


def stands_alone(text: str) -> bool:
    """Whether a text can stand as paragraphs of its own, without a mark on each line."""
    lines = text.split("\n")
    if not lines[0].strip() or not lines[-1].strip():
        return False
    return read_line(0, lines[0]).kind is not Is.QUOTE and not any(
        read_line(0, line).kind is Is.HEADING for line in lines
    )


def quoted(text: str, indent: str = "") -> list[str]:
    """A text of any shape as marked lines."""
    return [f"{indent}> {line}" if line else f"{indent}>" for line in text.split("\n")]
