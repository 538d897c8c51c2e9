"""Lines of a pasted list: their mark (label, bullet, number, heading), indentation and text."""

from enum import StrEnum
from functools import lru_cache

from grove.quality import labels
from grove.quality.normalise import Normal, normalise

TAB = 4
MOST_KEPT = 4096  # lines whose reading is remembered: in a long list many come again
_RULE = "-*_=#~ \t"  # what a rule across the page is drawn with


class Role(StrEnum):
    """What the mark at the beginning of a line says about it."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    SECTION = "section"  # only names what follows: "Key results:"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    PLAIN = "plain"


NO_CELLS: dict[str, str] = {}
_PLAIN, _KEY = Role.PLAIN, Role.KEY_RESULT  # an attribute of an enum class is slow to look up


class Line:
    """A line with text. text: as typed, without its mark. depth: the order in
    which its kind of bullet or number is first met, the outermost first.

    column   of a cell of a table: the character where its text begins; −1 elsewhere
    cells    what the other cells of its row say, by what their column holds
    """

    __slots__ = (
        *("after_blank", "cells", "column", "depth", "indent", "number", "role", "text", "typed"),
    )

    def __init__(
        self,
        number: int,
        typed: str,
        text: str,
        role: Role,
        indent: int,
        depth: int,
        after_blank: bool,
    ) -> None:
        self.number = number
        self.typed = typed
        self.text = text
        self.role = role
        self.indent = indent
        self.depth = depth
        self.after_blank = after_blank
        self.column = -1
        self.cells = NO_CELLS


_EMPTY = (Role.PLAIN, Role.BULLET, Role.NUMBER)


def read_line(number: int, text: str) -> Line:
    """One line alone: the cell of a table."""
    return _read_line(number, text, False, {})


def read_lines(typed: list[str]) -> list[Line]:
    """Every line that has text, in order; rules made of dashes are left out."""
    lines: list[Line] = []
    ranks: dict[str, int] = {}
    after_blank = True
    for number, line in enumerate(typed, start=1):
        words = line.strip()
        if not words or (len(words) >= 3 and not words.strip(_RULE)):
            after_blank = True
            continue
        read = _read_line(number, line, after_blank, ranks)
        if read.role is Role.NUMBER and lines and _is_outer(lines[-1], words):
            _number(lines[-1], ranks, read.depth)
        if not read.text and read.role in _EMPTY:
            continue  # a lone bullet, number or quote sign
        lines.append(read)
        after_blank = False
    return lines


def _is_outer(line: Line, following: str) -> bool:
    """Whether "1 Text" stands straight above "1.1 text", so that its digit is no value."""
    digits, blank, _text = line.text.partition(" ")
    return (
        line.role is Role.PLAIN
        and bool(blank)
        and digits.isdecimal()
        and len(digits) < 3
        and following.startswith(f"{digits}.1")
    )


def _number(line: Line, ranks: dict[str, int], inner: int) -> None:
    line.role = Role.NUMBER
    line.text = line.text.partition(" ")[2].lstrip()
    line.depth = min(ranks.setdefault("bare", inner - 1), inner - 1)


def _read_line(number: int, typed: str, after_blank: bool, ranks: dict[str, int]) -> Line:
    if typed[0] in "KkOo" and (said := _said_at_once(typed)):
        return Line(number, typed, said[1], said[0], 0, 0, after_blank)
    normal = normalise(typed)
    text = normal.text
    at = indent = 0
    if text[0].isspace():
        at = len(text) - len(text.lstrip())
        indent = at + (TAB - 1) * text.count("\t", 0, at)
    # Bold type around a label is no part of it; blanks of the same length keep the spans.
    if "**" in text or "__" in text:
        text = text.replace("**", "  ").replace("__", "  ")
    role, style = _PLAIN, ""
    first = text[at : at + 1]
    if first > "\x7f" or first == ">":
        style, at = labels.decoration(text, at)
        first = text[at : at + 1]
        if style:
            role = Role.OBJECTIVE if style == "🎯" else Role.BULLET
    if first == "#" and (heading := labels.HEADING.match(text, at)):
        role, at = Role.HEADING, heading.end()
    elif (first in labels.BULLETS or first == "o") and (mark := labels.bullet(text, at)):
        role = Role.BULLET
        style, at = mark
    if text[at : at + 1].isspace():
        at = len(text) - len(text[at:].lstrip())
    labelled = _labelled(text, at)
    if labelled:
        role, at = labelled
    elif role is _PLAIN and at < len(text):
        as_typed = typed[normal.span(at, at + 1)[0]]
        if mark := labels.number(text, at, as_typed):
            role = Role.NUMBER
            style, at = mark
            if labelled := _labelled(text, at):
                role, at = labelled
    depth = ranks.setdefault(style, len(ranks) + 1) if style else 0
    return Line(number, typed, _rest(normal, typed, at), role, indent, depth, after_blank)


@lru_cache(MOST_KEPT)
def _said_at_once(typed: str) -> tuple[Role, str] | None:
    """What "KR: …", "O1 …", the lines of most lists, say without a closer look, and their text."""
    if not typed.isascii() or "*" in typed or "_" in typed:
        return None
    label, _colon, rest = typed.partition(":")
    rest = rest.strip()
    goes_on = rest[:1].isalnum() and rest[:2].lower() != "kr"
    if goes_on and (role := _role_of(label)):
        return role, rest
    known = _ordinary(typed, 0)
    return (known[0], typed[known[1] :].strip()) if known else None


def _labelled(text: str, at: int) -> tuple[Role, int] | None:
    """What the label there says the line is, and where the text behind it begins."""
    if text[at : at + 1] not in labels.LABELS:
        return None
    if known := _ordinary(text, at):
        return known
    if not labels.may_label(text, at):
        return None
    if label := labels.KEY_RESULT.match(text, at):
        return Role.KEY_RESULT, label.end()
    if labels.SECTION.match(text, at):
        return Role.SECTION, at
    if label := labels.OBJECTIVE.match(text, at):
        return Role.OBJECTIVE, label.end()
    return None


@lru_cache(256)
def _role_of(label: str) -> Role | None:
    """What a line is that begins with such a label and a colon; the same few come again."""
    known = _ordinary(f"{label}: x", 0)
    return known[0] if known and known[1] == len(label) + 2 else None


def _ordinary(text: str, at: int) -> tuple[Role, int] | None:
    """The labels most lists have: "O:", "O1 ", "KR2: ", "目标1:"; None for all others."""
    low = text[at : at + 4].lower()
    if low.startswith("kr") or (low[:1] == "k" and low[1:2].isdigit()):
        role, end = _KEY, at + (2 if low[1:2] == "r" else 1)
    elif low[:1] == "o":
        role, end = Role.OBJECTIVE, at + 1
    elif low.startswith("目标"):
        role, end = Role.OBJECTIVE, at + 2
    elif low in ("关键结果", "关键成果"):
        role, end = Role.KEY_RESULT, at + 4
    else:
        return None
    digits = end
    while end - digits < 3 and "0" <= text[end : end + 1] <= "9":
        end += 1
    numbered, after = end > digits, text[end : end + 1]
    if after == ":":
        end += 1
    elif after != " " or not numbered or low[0] not in "ok":
        return None
    rest = text[end:].lstrip()
    # "O1 KR2 …" and "O1: -" are read by the patterns.
    if not rest or not rest[0].isalnum() or rest[:2].lower() == "kr":
        return None
    return role, len(text) - len(rest)


def _rest(normal: Normal, typed: str, at: int) -> str:
    """The text behind the mark as typed, without the emphasis marks that frame it."""
    start = at
    if normal.origin is not None:
        start = normal.span(at, len(normal.text))[0] if at < len(normal.text) else len(typed)
    rest = typed[start:].strip()
    if "*" not in rest and "_" not in rest:
        return rest
    for mark in ("**", "__"):
        if rest.count(mark) == 1:
            rest = rest.replace(mark, "")
        elif rest.startswith(mark) and rest.endswith(mark) and len(rest) > 4:
            rest = rest[2:-2]
    for mark in "*_":
        if rest.count(mark) == 2 and rest.startswith(mark) and rest.endswith(mark):
            rest = rest[1:-1]
    return rest.strip()
