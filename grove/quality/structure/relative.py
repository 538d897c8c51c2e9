"""Relative changes the grammar leaves unread: "20 % fewer", "down 25 percent", 缩短三分之一."""

from grove.quality.lexicon.marks import COMPARATIVE, NUMBER, OUTCOME, UNKNOWN, VAGUE
from grove.quality.structure.line import STATEMENT, Line

PERCENT = frozenset(("%", "percent", "percentage"))
MOVES = frozenset(("down", "up", "+", "by"))
MOVING = OUTCOME | VAGUE
_FRACTIONS = frozenset("quarter third fifth half tenth".split())
POINTS = ("个百分点", "百分点", "pp", "PP")
HALVES = ("分之", "一半", "成", "倍")


def relative(line: Line) -> int:
    """The index of the words that say how far and not from where; -1: none do."""
    if line.relative is None:
        if line.reading.start is not None:
            line.relative = -1
        else:
            line.relative = _relative_zh(line) if line.language == "zh" else _relative_en(line)
    return line.relative


def _relative_en(line: Line) -> int:
    low = line.normal.low
    if "fold" in low:
        for at, word in enumerate(line.words):
            if word.endswith("fold") and line.marks[at] & UNKNOWN:
                return at
    if line.union & COMPARATIVE and not _FRACTIONS.isdisjoint(line.words):
        for at in range(1, len(line.words) - 1):
            if line.words[at] in _FRACTIONS and line.marks[at + 1] & COMPARATIVE:
                return at  # a quarter shorter
    if not line.union & NUMBER or not ("%" in low or "percent" in low):
        return -1
    words, marks = line.words, line.marks
    for at, mark in enumerate(marks):
        if not mark & NUMBER:
            continue
        after = at + 1
        if words[after : after + 1] and words[after] in PERCENT:
            after += 1
        elif not words[at].endswith("%"):
            continue
        before = words[at - 1] if at else ""
        used = before == "by" and words[after : after + 1] == ["of"] and not line.union & OUTCOME
        if used:
            continue  # used by 80 % of leads
        if (after < len(marks) and marks[after] & COMPARATIVE) or before in MOVES:
            return at
        led = before == "with" and line.mood != STATEMENT and marks[line.first] & OUTCOME
        if led and after == len(marks):
            return at  # reduce the cost with 20%
        if before == "-" and at > 1 and marks[at - 2] & ~NUMBER:
            return at
    return -1


def _relative_zh(line: Line) -> int:
    if not line.union & MOVING:
        return -1
    for at in range(1, len(line.words)):
        if not line.marks[at - 1] & MOVING:
            continue
        word, mark, before = line.words[at], line.marks[at], line.words[at - 1]
        if mark & NUMBER and word.endswith("%"):
            # 提速50%, but not 降到50%
            if before[-1] not in "到至为达在于过" and line.reading.change is None:
                return at
        elif mark & NUMBER and line.words[at + 1 : at + 2] and line.reading.change is None:
            if before[-1] not in "到至为达在于过" and line.words[at + 1].startswith(POINTS):
                return at
        elif mark & UNKNOWN and word[0] in "一二两三四五六七八九十半约近":
            return at if len(word) <= 6 and any(part in word for part in HALVES) else -1
    return -1
