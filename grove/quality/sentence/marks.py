"""Where the words stand that decide the kind of a key result, and where its verb points."""

from grove.quality.sentence.frames import Found
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import PERIODS

_DOWN = frozenset(("down", "downto", "less"))


_WAYS = frozenset(("up", "down", "upto", "downto", "verbal", "half"))


_SLOTS = {
    "hold": "hold",
    "always": "always",
    "find": "find",
    "move": "move",
    "pass": "passed",
    "no": "nil",
    "not": "denial",
    "zero": "zero",
    "clear": "clear",
    "every": "every",
    "now": "now",
    "zrate": "recurring",
    "freq": "recurring",
    "vague": "vague",
    "per": "recurring",
}


_ALL_YEAR = frozenset(
    (
        "全年", "整年", "一整年", "全年度", "今年全年", "all year", "whole year", "all year long",
        "year-round", "full year", "the entire year",
    )
)  # fmt: skip


class Marks:
    """Where the words stand that decide the kind; 0 is nowhere."""

    __slots__ = (
        *(
            "all_year",
            "always",
            "clear",
            "denial",
            "every",
            "find",
            "half",
            "halves",
            "hold",
            "move",
        ),
        *("nil", "now", "passed", "recurring", "vague", "ways", "zero"),
    )

    def __init__(self) -> None:
        self.all_year = self.always = self.clear = self.denial = self.every = self.find = 0
        self.half = self.halves = self.hold = self.move = self.nil = self.now = self.passed = 0
        self.recurring = self.vague = self.zero = 0
        self.ways: list[int] = []


def marks_of(tokens: Tokens) -> Marks:
    """One pass over the tokens."""
    marks = Marks()
    word = tokens.word
    for at, kind in enumerate(tokens.kind):
        if kind in _SLOTS:
            name = _SLOTS[kind]
            if not getattr(marks, name):
                setattr(marks, name, at)
        elif kind in _WAYS:
            # double-entry: a name
            if kind in ("half", "verbal") and tokens.kind[at + 1] != "-":
                marks.half = marks.half or at
                marks.halves += 1
            marks.ways.append(at)
        elif kind == "a" and word[at] in ("every", "each") and word[at + 1] in PERIODS:
            marks.recurring = marks.recurring or at
        elif kind == "date" and not marks.all_year and word[at] in _ALL_YEAR:
            marks.all_year = at
    return marks


def points_down(tokens: Tokens, at: int) -> bool:
    """Whether the direction word at a token points down."""
    if tokens.kind[at] in ("verbal", "half"):
        return bool(tokens.value[at].startswith("-"))
    return tokens.kind[at] in _DOWN


def direction_at(tokens: Tokens, marks: Marks, found: Found) -> int:
    """The token whose verb governs the numbers; 0 for none.

    Between the two numbers of a pair it is certain; else the nearest verb in front of them, where a
    participle that describes a thing ("reduced builds") is none.
    """
    if not marks.ways:
        return 0
    if found.pairs:
        pair = found.pairs[0]
        first = min(pair.first.first, pair.second.first)
        last = max(pair.first.first, pair.second.first)
        for at in reversed(marks.ways):
            if first < at < last and tokens.kind[at] != "half":
                return at
    elif found.singles:
        last = first = found.singles[-1].first
    else:
        first = len(tokens.kind)
    best = 0
    for at in marks.ways:
        if at > first:
            break
        describes = tokens.value[at] == "d" and tokens.kind[at - 1] not in ("is", "fill", "begin")
        if describes and tokens.kind[at + 1] not in ("from", "to", "by"):
            continue
        if tokens.value[at] == "n" and best:
            continue
        if best and _is_noun(tokens, at):
            continue
        best = at
    if not best and found.singles and len(marks.ways) == 1 and tokens.value[marks.ways[0]] != "d":
        return marks.ways[0] if tokens.kind[marks.ways[0]] in ("up", "down") else 0
    return best


def _is_noun(tokens: Tokens, at: int) -> bool:
    """drop in "the drop in", climb in "a climb": after an article or "of" a verb is a noun."""
    return tokens.kind[at - 1] in ("the", "a", "of", "in") and tokens.value[at] == "v"
