"""Chinese words by longest match, and metric suffixes. No segmentation."""

import re
from functools import cache, reduce
from operator import or_

from grove.quality.lexicon.chinese import chinese
from grove.quality.lexicon.marks import (
    ABSTRACT,
    AMBIGUOUS,
    COMMA,
    CONJUNCTION,
    DONE,
    FAMILY,
    LATIN,
    METRIC,
    MODAL,
    NOT_SUFFIX,
    NOUN,
    NUMBER,
    OUTCOME,
    PLAIN,
    SUFFIX_METRIC,
    TASK,
    UNKNOWN,
    UPKEEP,
    VERB,
)
from grove.quality.normalise import Span
from grove.quality.structure.line import Line

# Verbs that only carry another: 完成…优化 is a task, 实现…提升 a direction.
LIGHT = frozenset(
    (
        "完成 开展 推进 启动 进行 实施 落实 组织 "
        "做好 推动 实现 加快 做完 促进 执行 贯彻 "
        "抓好 继续 参与 配合 支持 协助"
    ).split()
)

SPLITTING = frozenset("重不数量率")  # see `_splits`
STOPS = frozenset("，,；;。：:、！!？?|（）()/\n")


def mark_words(line: Line) -> None:
    """Fill words and marks of a line: longest matches, and stretches that are in no list."""
    known = chinese(line.glossary.entries)
    line.lexicon = known.families
    text = line.normal.text
    entries, lengths = known.marks, known.lengths
    words, marks = line.words, line.marks
    places: list[Span] = []
    line.places = places
    at, end = 0, len(text)
    unknown = -1  # where a stretch of no entry began
    before_latin = False
    while at < end:
        char = text[at]
        begun = lengths.get(text[at : at + 2])
        latin = char < "\x80"
        if begun is None and not latin and char not in entries and char not in STOPS:
            if unknown < 0:
                unknown = at
            at += 1
            before_latin = False
            continue
        word, mark = "", 0
        if not (before_latin and latin and char.isalnum()):
            for length in begun or ():
                part = text[at : at + length]
                if part in entries and not (
                    part[-1] in SPLITTING and _splits(text, min(at + length, end), entries)
                ):
                    word, mark = part, entries[part]
                    break
            else:
                if not latin and char in entries:
                    word, mark = char, entries[char]
        if latin:
            follows = text[at + len(word) : at + len(word) + 1]
            if word and follows.isascii() and follows.isalnum() and word[-1].isascii():
                word = ""  # the beginning of a longer Latin word
            if not word:
                word, mark = _ascii(text, at, end, entries)
        elif not word and char in STOPS:
            word, mark = char, COMMA
        if not word:
            if unknown < 0:
                unknown = at
            at += 1
            before_latin = False
            continue
        if unknown >= 0:
            words.append(text[unknown:at])
            marks.append(UNKNOWN)
            places.append((unknown, at))
            unknown = -1
        until = at + len(word)
        if (
            mark & SUFFIX_METRIC
            and words
            and places[-1][1] == at
            and _joins(words[-1], marks[-1], word, mark)
        ):
            joined = words[-1] + word
            family = entries.get(joined, 0)
            words[-1] = joined
            marks[-1] = METRIC | family & FAMILY | mark & (ABSTRACT | AMBIGUOUS)  # 测试质量
            places[-1] = (places[-1][0], until)
        elif mark or not word.isspace():
            words.append(word)
            marks.append(mark)
            places.append((at, until))
        at = until
        before_latin = latin and bool(mark & LATIN)
    if unknown >= 0:
        words.append(text[unknown:end])
        marks.append(UNKNOWN)
        places.append((unknown, end))
    line.union = reduce(or_, marks, 0)


def _splits(text: str, end: int, entries: dict[str, int]) -> bool:
    """Whether a match ends inside a word that is no suffix: 客户数|据."""
    last = text[end - 1]
    if last == "重" and entries.get(text[end - 1 : end + 1], 0) & TASK:
        return True  # 并|重建
    if last == "不":  # 且|不稳定率
        return bool(entries.get(text[end - 1 : end + 3], 0) & METRIC)
    return last in "数量率" and bool(entries.get(text[end - 1 : end + 1], 0) & NOT_SUFFIX)


def _joins(before: str, mark: int, word: str, own: int) -> bool:
    """Whether a metric suffix makes the word before it a metric: 完成 + 率, 上线 + 次数."""
    if own & NOT_SUFFIX:
        return False
    if len(word) == 1:
        return bool(mark & (VERB | NOUN | UNKNOWN)) and not mark & (COMMA | NUMBER)
    if mark & (OUTCOME | UPKEEP) and not mark & TASK:
        return False
    return bool(mark & TASK) and before not in LIGHT and len(before) > 1


@cache
def _number() -> "re.Pattern[str]":
    return re.compile(r"\d+(?:[.,:/]\d+)*%?")


def _ascii(text: str, at: int, end: int, entries: dict[str, int]) -> tuple[str, int]:
    """A Latin word, a number, a sign, or blanks."""
    char = text[at]
    if char.isspace():
        return " ", 0
    if char.isdigit():
        number = _number().match(text, at)
        return number.group() if number else char, NUMBER
    if not char.isalpha():
        return char, COMMA if char in STOPS else 0
    until = at + 1
    while until < end and text[until] < "\x80":
        then = text[until + 1 : until + 2]
        if not text[until].isalnum() and not (
            text[until] in "-/.+&_'" and then.isalnum() and then.isascii()
        ):
            break
        until += 1
    word = text[at:until]
    mark = entries.get(word) or entries.get(word.lower()) or entries.get(word.upper())
    if mark is None:
        mark = _english().get(word.lower(), UNKNOWN) & ~(COMMA | CONJUNCTION | DONE)
        mark &= ~(PLAIN | MODAL)
    return word, mark | LATIN


@cache
def _english() -> dict[str, int]:
    from grove.quality.lexicon.english import english  # only where a Latin word is met

    return english().words
