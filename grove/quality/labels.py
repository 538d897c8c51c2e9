"""Marks at the beginning of a pasted line: labels, bullets, numbers, quote signs and pictures."""

import re

Mark = tuple[str, int]  # the style of a mark ("-", "1.", "a."), and where the text behind it begins


class Pattern:
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


BULLETS = frozenset("-*•·▪◦‣●○■□➢✓+[")
# What a label or the name of a section begins with; `may_label` looks further.
LABELS = frozenset("oOkK目关2gGrR第([")
_NUMERALS = frozenset("0123456789(一二三四五六七八九十")
_LETTERS = frozenset("abcdefghABCDEFGHIVXivx")
_N = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[IVX]{1,4}(?![A-Za-z]))"
_AFTER = r"(?:\s{0,3}(?:[:.)\]、|=\-]{1,2}|(?=\s))|$)\s{0,8}"
_ZH = r"[一二三四五六七八九十]{1,3}(?=\s?[:、.)\-])"  # KR一：
_PATH = r"\d{1,3}(?:[.\-]\d{1,3}){0,2}"
_OWN = r"(?:\s?\(?\s?(?:o|kr)\s?" + _PATH + r"\s?\)?)"  # 目标（O1）：, 关键结果 KR2：
_BOXED = Pattern(r"\[[ xX]?\]\s{0,4}(?=\S)")
_MOST_BLANKS = 4
_BOX = Pattern(r"\[[ xX]\]\s{0,4}")
HEADING = Pattern(r"#{1,6}\s{1,4}")
# Chinese labels stand straight before the text after a digit (目标2降低…), but 目标一致 is a word.
_ZH_AFTER = (
    r"(?:\s?" + _N + r"(?:\.\d{1,3}){0,2}(?:\s{0,3}(?:[:.)、|=\-]{1,2}|(?=\s))|$)"
    r"|\s?\d{1,3}(?:\.\d{1,3}){0,2}(?=[^\W\d_])|\s?[:\-]|" + _OWN + r"\s?[:\-]|\t)\s{0,8}"
)
OBJECTIVE = Pattern(
    r"(?:o\s?"
    + _ZH
    + r"\s?[:、.)\-]\s{0,8}|o\s?\d{1,3}(?!\d|\.\d|%)(?:"
    + _AFTER
    + r"|(?=[^\x00-\x7f]))|o(?:\s?:|\t)\s{0,8}"
    r"|[(\[]\s?(?:o|objective|目标)\s?" + _N + r"?\s?[)\]]\s?[:\-]?\s{0,8}"
    r"|(?:objective|obj|goal)\.?\s{0,2}#?\s?"
    + _N
    + _AFTER
    + r"|(?:objective|obj)\s{0,3}[:.\-]\s{0,8}"
    r"|goal\s{0,3}:\s{0,8}|(?:objective|goal)\s?(?:\t\s{0,8}|$)"
    r"|第\s?" + _N + r"个?目标\s?[:\-]\s{0,8}|目标(?:" + _ZH_AFTER + "|$))",
    re.IGNORECASE,
)
KEY_RESULT = Pattern(
    r"(?:(?:o\s?\d{1,3}\s?[-.]?\s?)?kr\s?#?(?:"
    + _PATH
    + "|"
    + _ZH
    + ")?(?:"
    + _AFTER
    + r"|(?=[^\x00-\x7f]))"
    r"|[(\[]\s?(?:kr|key result|关键结果|关键成果)\s?(?:" + _PATH + r")?\s?[)\]]\s?[:\-]?\s{0,8}"
    r"|k\s?\d{1,3}(?![\d.%])"
    + _AFTER
    + r"|key\s?results?\s{0,2}#?\s?"
    + _PATH
    + _AFTER
    + r"|key\s?results?\s{0,3}:\s{0,8}(?=\S)|key\s?result\t\s{0,8}"
    r"|results?\s?\d{0,3}\s?:\s{0,8}(?=\S)"
    r"|第\s?" + _N + r"个?关键(?:结果|成果)\s?[:\-]\s{0,8}"
    r"|关键(?:结果|成果)(?!\s?[:\-]\s{0,8}$)(?!$)" + _ZH_AFTER + ")",
    re.IGNORECASE,
)
SECTION = Pattern(
    r"(?:20\d\d\s?年?度?\s?)?(?:key\s?results?|krs?|objectives|okrs?|关键(?:结果|成果)|目标与关键结果)"
    r"(?:\s20\d\d)?\s?:?\s{0,4}\*{0,3}$",
    re.IGNORECASE,
)
_NUMBER = Pattern(
    r"(?:(?P<path>\d{1,3}(?:\.\d{1,3}){1,3})[.)、]?\s{1,8}(?=\S)"
    r"|(?P<one>\d{1,3})(?:[.)、:])(?!\d)\s{0,8}(?=\S)"
    r"|\((?P<round>\d{1,3}|[一二三四五六七八九十]{1,3})\)\s{0,8}(?=\S)"
    r"|(?P<keycap>\d)\s?\u20e3\s{0,8}(?=\S)"
    r"|(?P<zh>[一二三四五六七八九十]{1,3})[、.]\s{0,8}(?=\S))"
)
_LETTER = Pattern(
    r"(?:(?P<small>[a-h])|(?P<large>[A-H])|(?P<roman>[IVX]{1,4})|(?P<low>[ivx]{1,4}))"
    r"(?:[.)]\s{1,8}|[.)、]\s{0,8}(?=[^\x00-\x7f]))(?=\S)"
)


def may_label(text: str, at: int) -> bool:
    """Whether one of LABELS there may begin one: "Roll out …" need not be matched."""
    head = text[at : at + 6].lower()
    first, second = head[:1], head[1:2]
    if first == "r":
        return head == "result"
    if first == "g":
        return head.startswith("goal")
    if first == "k":
        return head.startswith(("kr", "key")) or head[1:].lstrip()[:1].isdigit()
    if first == "o":
        return head.startswith(("obj", "okr")) or not second.isalpha() or second in _NUMERALS
    return first != "2" or second == "0"


def decoration(text: str, at: int) -> Mark:
    """Behind quote signs and pictures; the style of the last picture, "" where there is none."""
    style = ""
    while char := text[at : at + 1]:
        if char == ">" and text[at + 1 : at + 2] in (" ", ">") and not _compares(text, at):
            at += 1
        elif char > "\x7f" and char not in BULLETS and _is_picture(char):
            style = style or (char if char < "\U0001f000" else "picture")
            if char == "🎯":
                style = char
            at += 1
        elif char in " \t" or (style and char in "\u200d\ufe0f"):
            at += 1
        else:
            break
    return style, at


def _compares(text: str, at: int) -> bool:
    """> 95 % of builds: a bound, and no quotation."""
    return text[at + 1 :].lstrip()[:1].isdecimal()


def _is_picture(char: str) -> bool:
    from unicodedata import category

    return category(char) in ("So", "Sk")


def bullet(text: str, at: int) -> Mark | None:
    """The bullet there, a box of a task list behind it included."""
    if text[at : at + 2] == "o\t":  # how Word writes its second level
        return "o", at + 2
    mark, end = text[at : at + 1], at + 1
    if mark == "[":
        found = _BOXED.match(text, at)
        if not found:
            return None
        end = found.end()
    elif mark in BULLETS:
        while end <= at + _MOST_BLANKS and text[end : end + 1].isspace():
            end += 1
        if end >= len(text) or text[end].isspace():
            return None
    else:
        return None
    # "-5 %" is a number: an ASCII bullet stands apart from the text.
    if mark in "-*+" and end == at + 1:
        return None
    if text[end : end + 1] == "[" and (box := _BOX.match(text, end)):
        end = box.end()
    return mark, end


def number(text: str, at: int, typed: str) -> Mark | None:
    """The number there: 1. 1.1 (1) 一、 a) II. ①. typed: the character as it was typed."""
    first = text[at : at + 1]
    if first in _NUMERALS:
        if first.isdecimal() and not typed.isdecimal():  # ① is a plain 1 by now
            return "①", at + 1 if not text[at + 1 : at + 2].isdecimal() else at + 2
        found = _NUMBER.match(text, at)
        if not found:
            return None
        style = found.lastgroup or ""
        if style == "path":
            style += "." * found["path"].count(".")
        elif style == "round" and not found["round"].isdecimal():
            style = "round zh"
        return style, found.end()
    if first in _LETTERS and (found := _LETTER.match(text, at)):
        return found.lastgroup or "", found.end()
    return None
