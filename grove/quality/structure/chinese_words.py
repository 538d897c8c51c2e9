"""Chinese words by longest match, and metric suffixes. No segmentation."""

import re
from functools import cache, reduce
from operator import or_

from grove.quality.lexicon.chinese import Chinese, chinese
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
    TECHNOLOGY,
    UNKNOWN,
    UPKEEP,
    VANITY_THING,
    VERB,
    ZERO_EVENT,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.normalise import Span
from grove.quality.structure.line import Line
from grove.quality.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from grove.quality.lexicon.english import English

# Verbs that only carry another: 完成…优化 is a task, 实现…提升 a direction.
LIGHT = word_class("zh", "light_verbs")

SPLITTING = frozenset("重不数量率会断")  # see `_splits`
STOPS = frozenset("，,；;。：:、！!？?|（）()/\n")
NONE: list[int] = []
NOTHING: dict[str, list[int]] = {}


def mark_words(line: Line) -> None:
    """Fill words and marks of a line: longest matches, and stretches that are in no list."""
    known = chinese(line.glossary.entries)
    line.lexicon = known.families
    text = line.normal.text
    if known.drawers.closed:
        known.drawers.open({*text, *text.lower(), *text.upper()})
    entries, begins = known.marks, known.begins
    words, marks = line.words, line.marks
    places: list[Span] = []
    line.places = places
    at = until = 0  # before `until` all is read; from there to `at` is in no list
    end = len(text)
    latin_end = -1
    while at < end:
        char = text[at]
        if char < "\x80":
            word, mark = _ascii(text, at, end, known, follows=latin_end == at)
            if mark & LATIN:
                latin_end = at + len(word)
        else:
            seconds = begins.get(char)
            if seconds is None and char not in STOPS:
                at += 1
                continue
            for length in (seconds or NOTHING).get(text[at + 1] if at + 1 < end else "", NONE):
                word = text[at : at + length]
                mark = entries.get(word, 0)
                if mark and not (word[-1] in SPLITTING and _splits(text, at + len(word), entries)):
                    break
            else:
                word, mark = char, entries.get(char, 0) or (COMMA if char in STOPS else 0)
                if not mark:
                    at += 1
                    continue
        if until < at:
            words.append(text[until:at])
            marks.append(UNKNOWN)
            places.append((until, at))
        until = at + len(word)
        if (
            mark & SUFFIX_METRIC
            and words
            and places[-1][1] == at
            and _joins(words[-1], marks[-1], word, mark)
        ):
            joined = words[-1] + word
            kept = entries.get(joined, 0) & FAMILY | marks[-1] & VANITY_THING  # 告警规则数
            words[-1] = joined
            marks[-1] = METRIC | kept | mark & (ABSTRACT | AMBIGUOUS)  # 测试质量
            places[-1] = (places[-1][0], until)
        elif mark or word != " ":
            words.append(word)
            marks.append(mark)
            places.append((at, until))
        at = until
    if until < end:
        words.append(text[until:end])
        marks.append(UNKNOWN)
        places.append((until, end))
    line.union = reduce(or_, marks, 0)


def _splits(text: str, end: int, entries: dict[str, int]) -> bool:
    """Whether a match ends inside a word that is no suffix: 客户数|据."""
    last = text[end - 1]
    if last == "重" and entries.get(text[end - 1 : end + 1], 0) & TASK:
        return True  # 并|重建
    if last == "断":  # 全年不|断网, but 不断优化
        return bool(entries.get(text[end - 1 : end + 1], 0) & ZERO_EVENT)
    if last == "会":  # 发布|会员中心
        return text[end : end + 1] in "员话计诊" and text[end : end + 1] != ""
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
def _latin() -> "re.Pattern[str]":
    return re.compile(r"\d+(?:[.,:/]\d+)*%?|[A-Za-z](?:[A-Za-z0-9]|[-/.+&_'](?=[A-Za-z0-9]))*")


def _ascii(text: str, at: int, end: int, known: Chinese, *, follows: bool) -> tuple[str, int]:
    """A Latin word, a number, a sign, or a blank. follows: it stands right behind a Latin word."""
    char = text[at]
    if char.isspace():
        return " ", 0
    entries = known.marks
    begun = known.begins.get(char)
    if begun is not None and not (follows and char.isalnum()):
        for length in begun.get(text[at + 1] if at + 1 < end else "", NONE):
            word = text[at : at + length]
            if word in entries and not (
                word[-1] in SPLITTING and _splits(text, at + len(word), entries)
            ):
                then = text[at + len(word) : at + len(word) + 1]
                if not (then.isascii() and then.isalnum() and word[-1].isascii()):
                    return word, entries[word]
                break  # the beginning of a longer Latin word
    if not char.isalnum():
        return char, COMMA if char in STOPS else entries.get(char, 0)  # a sum: +
    found = _latin().match(text, at)
    word = found.group() if found else char
    if char.isdigit():
        return word, NUMBER
    behind = at + len(word)
    if text[behind : behind + 1] == " " and text[behind + 1 : behind + 2].isascii():
        second = _latin().match(text, behind + 1)
        two = f"{word} {second.group()}" if second else ""
        if two and (_english().mark(two.lower()) or 0) & TECHNOLOGY:
            return two, TECHNOLOGY | LATIN  # Service Mesh
    mark = entries.get(word) or entries.get(word.lower()) or entries.get(word.upper())
    if mark is None:
        mark = _english().mark(word.lower())
        mark = UNKNOWN if mark is None else mark & ~(COMMA | CONJUNCTION | DONE | PLAIN | MODAL)
        if mark == UNKNOWN and ("+" in word or "/" in word):
            mark |= _part_of(word)
    return word, mark | LATIN


def _part_of(word: str) -> int:
    """Prometheus+Grafana: names of techniques, joined."""
    known = _english()
    parts = word.lower().replace("+", "/").split("/")
    return TECHNOLOGY if any((known.mark(part) or 0) & TECHNOLOGY for part in parts) else 0


@cache
def _english() -> "English":
    from grove.quality.lexicon.english import english  # only where a Latin word is met

    return english()
