"""Chinese characters among the tokens of a sentence: words by longest match, numerals, signs."""

from decimal import Decimal

from grove.quality.sentence.numerals import numeral
from grove.quality.sentence.words_en import DATED, SIGNS
from grove.quality.sentence.words_zh import NUMERAL_CHARS, chinese

Token = tuple[str, str, str, int, int, Decimal | None]  # kind, value, word, start, end, number
_NO_SIGN = ("x", "")
_NO_LENGTHS: list[int] = []
_DATES_A_NUMBER = frozenset("前年之以大")  # 15前, 26 年, 618 之前, 618 大促前
_LATE_DAYS = frozenset(f".{day}" for day in range(13, 32))


def _at_least(text: str, at: int) -> bool:
    """提升|至少 15%, but 降至|少于 5%: whether 至 belongs to the word behind it."""
    return text[at : at + 1] in ("少", "多") and text[at + 1 : at + 2] != "于"


def add_characters(items: list[Token], dated: list[int], text: str, start: int, end: int) -> int:
    """Characters beyond ASCII from start to end: Chinese words by longest match, and signs.
    Where reading goes on.
    """
    add = items.append
    begins, known = chinese()
    if text[start] in _DATES_A_NUMBER:
        number = len(items) - 1
        kind, _, word, _, behind, _ = items[number]
        if text[start] == "年":
            opens = kind == "#" and len(word) == 2 and word[0] in "23"  # 比 26 年
        else:
            opens = kind == "#" and (behind == start or word[-3:] in _LATE_DAYS or word == "618")
        if opens and dated[-1:] != [number]:
            dated.append(number)  # 15前, 8.31 前
    at = rest = start
    size = len(text)
    while at < end:
        char = text[at]
        seconds = begins.get(char)
        if seconds is None or char == "、":  # begins nothing that the grammar knows
            at += 1
            if not "\u3400" <= char <= "\u9fff":  # é, か and signs
                if rest < at - 1:
                    add(("z", "", text[rest : at - 1], rest, at - 1, None))
                if not char.isspace():
                    kind, value = SIGNS.get(char, _NO_SIGN)
                    add((kind, value, char, at - 1, at, None))
                rest = at
            continue
        for length in seconds.get(text[at + 1] if at + 1 < size else "", _NO_LENGTHS):
            word = text[at : at + length]
            entry = known.get(word)
            if entry is not None and not (word[-1] == "至" and _at_least(text, at + length)):
                break
        else:
            word, entry = char, known.get(char)
        if entry is not None:
            kind, value = entry
            # 千分之五, 百分之三十: a power stands for itself unless digits come before it.
            part = kind == "mult" and items[-1][0] != "#"
            once = word == "一起" and items[-1][0] == "cmp"  # 事故最多一起
            if not (part or (word == "十分" and text[at + 2 : at + 3] in ("钟", "之")) or once):
                if rest < at:
                    add(("z", "", text[rest:at], rest, at, None))
                if kind in DATED:
                    dated.append(len(items))
                rest = at + len(word)
                add((kind, value, word, at, rest, None))
                at = rest
                continue
        if char not in NUMERAL_CHARS:
            at += 1
            continue
        read = numeral(text, at)
        if read is None:
            at += 1
            while at < end and text[at] in NUMERAL_CHARS:
                at += 1
            continue
        if rest < at:
            add(("z", "", text[rest:at], rest, at, None))
        number_read, stop, unit = read
        add(("#", unit or "zh", text[at:stop], at, stop, number_read))
        at = rest = stop
    if rest < at:
        add(("z", "", text[rest:at], rest, at, None))
    return at
