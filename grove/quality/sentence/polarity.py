"""Whether more or less of a metric is better, as far as its words say so: `words/better.txt`."""

from collections.abc import Sequence
from functools import cache

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.word_table import lines_of

_AVOIDED = frozenset(("avoided", "saved", "prevented", "spared"))
_SOLD = frozenset("deal order basket cart ticket contract account community audience".split())
_HANDLED = word_class("en", "handled")
_HELD = frozenset(word for word in word_class("en", "held") if word[-1] == "s")


@cache
def _ways(language: str) -> dict[str, int]:
    ways: dict[str, int] = {}
    for kind, value, words in lines_of("better.txt"):
        if kind == language:
            ways.update(dict.fromkeys(words, 1 if value == "higher" else -1))
    return ways


_HEADS = frozenset(("recall", "precision", "accuracy", "coverage"))


def of_words(words: Sequence[str], *, timed: bool = False) -> int:
    """+1 more is better, −1 less is better, 0 not said. The last telling English word decides.

    timed   for how long something takes: sooner handled is better, more handled is another number
    """
    ways = _ways("en")
    for at in range(len(words) - 1, -1, -1):
        way = ways.get(words[at])
        if way is None or (timed and way > 0 and words[at].endswith(("ed", "reach"))):
            continue  # tickets answered in 15 minutes: the sooner the better
        if at and words[at - 1] in ("between", "since"):
            return -way  # time between failures
        dealt = _AVOIDED if timed else _HANDLED
        if way < 0 and not dealt.isdisjoint(words[at + 1 :]):
            return 1  # bugs fixed, incidents detected by our own alerts
        if way < 0 and "of" in words and _HEADS.intersection(words[: words.index("of")][-1:]):
            return 1  # recall of the fraud detector
        if way < 0 and _HELD.intersection(words[at + 1 : at + 2]):
            return 0  # incident drills, risk workshops: they are held, and nothing goes wrong
        if words[at + 1 : at + 2] == ["free"]:
            return -way  # crash-free sessions
        before = words[at - 1] if at else ""
        if words[at] in ("time", "times") and (ways.get(before) == 1 or before in ("on", "in")):
            return 1  # focus time; answered in time
        if way > 0 and before[-2:] == "ed" and words[at][-1:] == "s" and ways.get(before) == -1:
            return -1  # failed deployments
        if words[at] == "size" and before in _SOLD:
            return 1
        return way
    return 0


def of_text(text: str) -> int:
    """The same for Chinese: the telling word that ends last decides (故障恢复成功率: success)."""
    ways, lengths = _ways("zh"), _lengths()
    shares = False
    for end in range(len(text), 0, -1):
        for length in lengths.get(text[end - 1], ()):
            word = text[max(0, end - length) : end]
            way = ways.get(word)
            if way is None:
                continue
            if word in _PARTS:
                shares = True  # 自动化占比; 超时工单占比 is another matter
                break
            if way < 0 and text[end - length - 1 : end - length] in _WITHOUT:
                way = 1  # 无故障运行时间, 零投诉的门店
            if not shares:
                return way
            return way if way > 0 else 0
    return int(shares)


def ends_low(text: str) -> bool:
    """Whether the last word is a thing that one wants fewer of: 夜间告警."""
    ways = _ways("zh")
    return any(ways.get(text[-size:], 0) < 0 for size in _lengths().get(text[-1:], ()))


_WITHOUT = ("无", "零")
_PARTS = frozenset(("占比", "比例", "频率"))


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """By last character the lengths of telling Chinese words, longest first."""
    lengths: dict[str, set[int]] = {}
    for word in _ways("zh"):
        lengths.setdefault(word[-1], set()).add(len(word))
    return {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}
