"""Lines of a pasted list: their mark (label, bullet, number, heading), indentation and text."""

import re
from enum import StrEnum
from typing import NamedTuple

from grove.quality.normalise import Normal, normalise

TAB = 4


class Role(StrEnum):
    """What the mark at the beginning of a line says about it."""

    OBJECTIVE = "objective"
    KEY_RESULT = "key_result"
    SECTION = "section"  # only names what follows: "Key results:"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    PLAIN = "plain"


class Line(NamedTuple):
    """A line with text. text: as typed, without its mark. depth: of its kind of number."""

    number: int
    typed: str
    text: str
    role: Role
    indent: int
    depth: int = 0
    after_blank: bool = False


class _Pattern:
    """A pattern that is compiled when it is first needed: ordinary labels never need one."""

    __slots__ = ("_compiled", "_flags", "_text")

    def __init__(self, text: str, flags: int = 0) -> None:
        self._text = text
        self._flags = flags
        self._compiled: re.Pattern[str] | None = None

    def match(self, text: str, at: int = 0) -> "re.Match[str] | None":
        if self._compiled is None:
            self._compiled = re.compile(self._text, self._flags)
        return self._compiled.match(text, at)


_BULLETS = frozenset("-*•·▪◦‣●○■□➢✓+[")
_NUMERALS = frozenset("0123456789(一二三四五六七八九十")
_LABELS = frozenset("oOkK目关2")  # what a label or the name of a section begins with
_N = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[IVX]{1,4}(?![A-Za-z]))"
_AFTER = r"\s{0,3}(?:[:.)\]、|\-]{1,2}|(?=\s))\s{0,8}"
_BULLET = _Pattern(r"(?:[-*•·▪◦‣●○■□➢✓+]|\[[ xX]?\])\s{0,4}(?=\S)")
_BOX = _Pattern(r"\[[ xX]\]\s{0,4}")
_RULE = "-*_=#~ \t"  # what a rule across the page is drawn with
_HEADING = _Pattern(r"#{1,6}\s{1,4}")
# Chinese labels stand straight before the text after a digit (目标2降低…), but 目标一致 is a word.
_ZH_AFTER = (
    r"(?:\s?" + _N + r"(?:\.\d{1,3}){0,2}\s{0,3}(?:[:.)、|\-]{1,2}|(?=\s))"
    r"|\s?\d{1,3}(?:\.\d{1,3}){0,2}(?=[^\W\d_])|\s?[:\-])\s{0,8}"
)
_OBJECTIVE = _Pattern(
    r"(?:o\s?\d{1,3}(?![\d.%])" + _AFTER + r"|o\s?:\s{0,8}"
    r"|(?:objective|obj)\.?\s{0,2}#?" + _N + _AFTER + r"|(?:objective|obj)\s?[:.\-]\s{0,8}"
    r"|目标" + _ZH_AFTER + ")",
    re.IGNORECASE,
)
_PATH = r"\d{1,3}(?:\.\d{1,3}){0,2}"
_KEY_RESULT = _Pattern(
    r"(?:(?:o\s?\d{1,3}\s?[-.]?\s?)?kr\s?(?:" + _PATH + ")?(?:" + _AFTER + r"|(?=[^\x00-\x7f]))"
    r"|k\s?\d{1,3}(?![\d.%])"
    + _AFTER
    + r"|key\s?results?\s{0,2}#?"
    + _PATH
    + _AFTER
    + r"|key\s?results?\s?:\s{0,8}(?=\S)"
    r"|关键(?:结果|成果)(?!\s?[:\-]\s{0,8}$)" + _ZH_AFTER + ")",
    re.IGNORECASE,
)
_SECTION = _Pattern(
    r"(?:20\d\d\s?年?度?\s?)?(?:key\s?results?|krs?|objectives?|okrs?|关键(?:结果|成果)|目标与关键结果)"
    r"(?:\s20\d\d)?\s?:?\s{0,4}\*{0,3}$",
    re.IGNORECASE,
)
_NUMBER = _Pattern(
    r"(?:(?P<path>\d{1,3}(?:\.\d{1,3}){1,3})[.)、]?\s{1,8}(?=\S)"
    r"|(?P<one>\d{1,3})(?:[.)、:])(?!\d)\s{0,8}(?=\S)"
    r"|\((?P<round>\d{1,3}|[一二三四五六七八九十]{1,3})\)\s{0,8}(?=\S)"
    r"|(?P<zh>[一二三四五六七八九十]{1,3})[、.]\s{0,8}(?=\S))"
)


def read_lines(typed: list[str]) -> list[Line]:
    """Every line that has text, in order; rules made of dashes are left out."""
    lines: list[Line] = []
    after_blank = True
    for number, line in enumerate(typed, start=1):
        words = line.strip()
        if not words or (len(words) >= 3 and not words.strip(_RULE)):
            after_blank = True
            continue
        lines.append(_read_line(number, line, after_blank))
        after_blank = False
    return lines


def _read_line(number: int, typed: str, after_blank: bool) -> Line:
    normal = normalise(typed)
    text = normal.text
    at = len(text) - len(text.lstrip())
    indent = at + (TAB - 1) * text.count("\t", 0, at)
    # Bold type around a label is no part of it; blanks of the same length keep the spans.
    text = text.replace("**", "  ").replace("__", "  ")
    role, depth = Role.PLAIN, 0
    first = text[at : at + 1]
    if first == "#" and (heading := _HEADING.match(text, at)):
        role, at = Role.HEADING, heading.end()
    elif first in _BULLETS and (bullet := _match_bullet(text, at)):
        role, at = Role.BULLET, bullet
        if text[at : at + 1] == "[" and (box := _BOX.match(text, at)):
            at = box.end()
    at += len(text) - at - len(text[at:].lstrip())
    first = text[at : at + 1]
    if first in _LABELS and (known := _ordinary(text, at)):
        role, at = known
    elif first in _LABELS and (label := _KEY_RESULT.match(text, at)):
        role, at = Role.KEY_RESULT, label.end()
    elif first in _LABELS and _SECTION.match(text, at):
        role = Role.SECTION
    elif first in _LABELS and (label := _OBJECTIVE.match(text, at)):
        role, at = Role.OBJECTIVE, label.end()
    elif role is Role.PLAIN and first in _NUMERALS and (found := _NUMBER.match(text, at)):
        depth = _depth(found)
        role, at = Role.NUMBER, found.end()
        if label := _KEY_RESULT.match(text, at):
            role, at = Role.KEY_RESULT, label.end()
        elif label := _OBJECTIVE.match(text, at):
            role, at = Role.OBJECTIVE, label.end()
    return Line(number, typed, _rest(normal, typed, at), role, indent, depth, after_blank)


def _ordinary(text: str, at: int) -> tuple[Role, int] | None:
    """The labels most lists have: "O:", "O1 ", "KR2: ", "目标1:"; None for all others."""
    low = text[at : at + 4].lower()
    if low.startswith("kr") or (low[:1] == "k" and low[1:2].isdigit()):
        role, end = Role.KEY_RESULT, at + (2 if low[1:2] == "r" else 1)
    elif low[:1] == "o":
        role, end = Role.OBJECTIVE, at + 1
    elif low.startswith("目标"):
        role, end = Role.OBJECTIVE, at + 2
    elif low in ("关键结果", "关键成果"):
        role, end = Role.KEY_RESULT, at + 4
    else:
        return None
    digits = end
    while end - digits < 3 and text[end : end + 1].isascii() and text[end : end + 1].isdigit():
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


def _depth(found: "re.Match[str]") -> int:
    """Kinds of numbers from outer to inner: 一、 (一) 1. 1.1 1.1.1 (1)."""
    if found["path"]:
        return 3 + found["path"].count(".")
    if found["round"]:
        return 7 if found["round"].isdecimal() else 2
    return 1 if found["zh"] else 3


def _match_bullet(text: str, at: int) -> int | None:
    found = _BULLET.match(text, at)
    if not found:
        return None
    mark, end = text[at], found.end()
    # "-5 %" is a number: an ASCII bullet stands apart from the text.
    if mark in "-*+" and end == at + 1:
        return None
    return end


def _rest(normal: Normal, typed: str, at: int) -> str:
    """The text behind the mark as typed, without the emphasis marks that frame it."""
    start = normal.span(at, len(normal.text))[0] if at < len(normal.text) else len(typed)
    rest = typed[start:].strip()
    if "**" not in rest and "__" not in rest:
        return rest
    for mark in ("**", "__"):
        if rest.count(mark) == 1:
            rest = rest.replace(mark, "")
        elif rest.startswith(mark) and rest.endswith(mark) and len(rest) > 4:
            rest = rest[2:-2]
    return rest.strip()
