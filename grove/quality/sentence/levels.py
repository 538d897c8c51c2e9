"""A level without a figure: reduce churn to industry average, reach world-class availability."""

import re
from decimal import Decimal
from functools import cache

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.reading import Change, DoubtKind, Read
from grove.quality.sentence.tokens import Tokens

# One of these words is in every level that is known here.
_HINTS = word_class("en", "level_told")
_WHOSE = (
    "industry|market|target|agreed|contractual|contract|acceptable|reasonable|healthy|normal|usual|"
    "good|low|high|competitive|sustainable|peers?|required|desired|expected|planned|tolerable|"
    "elite|sensible|bearable|sane|manageable|minimal|optimal|adequate|satisfactory|safe|realistic|defined|committed|promised|"
    "best[ -]in[ -]class|world[ -]class"
)
_LEVELS = (
    f"(?:{_WHOSE}) (?:level|standard|target|value|range|amount)s?",
    f"something (?:{_WHOSE})",
    "(?:industry|market|peer|group|sector) (?:average|norm|benchmark|parity)",
    "(?:agreed |contractual |promised )?(?:sla|slo|benchmark|target|norm|parity)s?",
    "(?:necessary |bare |absolute )?minimum",
    "near(?:ly)?[ -]?real[ -]?time",
    "best[ -]in[ -]class|world[ -]class|top quartile|as usual",
)
_BEST = "(?:best[ -]in[ -]class|world[ -]class|industry[ -]leading|market[ -]leading|top[ -]tier)"
_MEASURES = frozenset(("frequency", "rate", "time", "times"))
_ENDS = "(?= *(?:$|[,;.:()]|(?:by|until|before|in|for|of|on|this|at|from|with|across|and)\\b))"
_IMPROVES = word_class("en", "improves_to_level")


@cache
def _level() -> "re.Pattern[str]":
    levels = "|".join(_LEVELS)
    return re.compile(f"\\b(to|at) (?:an? |the |our |its )?((?:{levels})){_ENDS}")


@cache
def _praised() -> "re.Pattern[str]":
    return re.compile(f"\\b({_BEST}) ((?:[a-z]+ ){{0,3}}?[a-z]+){_ENDS}")


def asks_for_level(draft: Draft) -> bool:
    """Whether a sentence without numbers goes to a level that has no figure; then it is asked."""
    tokens = draft.tokens
    if _HINTS.isdisjoint(tokens.word):
        return False
    found = _level().search(tokens.text)
    if found is not None and _is_of_metric(draft, *found.span(1)):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, *found.span(2))
        return True
    found = _praised().search(tokens.text)
    if found is not None and _is_metric([found[2].rpartition(" ")[2]]):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, *found.span(1))
        return True
    return False


def _is_of_metric(draft: Draft, start: int, end: int) -> bool:
    """Whether it is a metric that goes there, and no team that moves to the agreed standard."""
    tokens, marks = draft.tokens, draft.marks
    before = [word for word, at in zip(tokens.word, tokens.start, strict=True) if at < start]
    if tokens.text[start:end] == "to" and (marks.ways or not _IMPROVES.isdisjoint(before)):
        return True
    passed = 0 < marks.passed < len(before) and tokens.word[marks.passed + 1] not in _MEASURES
    return not passed and _is_metric(before)


def _is_metric(words: list[str]) -> bool:
    return not METRICS.isdisjoint(words) or of_words(words) != 0


def goes_to_half(tokens: Tokens, last: int) -> bool:
    """140 a month; target is half: what was read is where it starts. last: its last token."""
    for at in range(last + 1, len(tokens.kind)):
        if tokens.kind[at] == "reach":
            at += 1 + (tokens.kind[at + 1] in ("the", "is", "fill"))
            return tokens.word[at] == "half" and tokens.kind[at + 1] in _CLOSES
    return False


_CLOSES = frozenset(("eos", "stop", "comma", ".", ")", "by", "date", "of"))


def falls_to_half(draft: Draft) -> bool:
    """Downtime of the planning tool: half. What less is better of is to be half of what it is; a
    share, or what more is better of, may be meant to be 50 %."""
    tokens = draft.tokens
    at = tokens.word.index("half")
    if (
        tokens.kind[at] != "w"
        or tokens.kind[at - 1] not in _TO
        or tokens.kind[at + 1] not in _CLOSES
    ):
        return False
    metric = tokens.word[1:at]
    if of_words(metric) >= 0 or not _SHARES.isdisjoint(metric) or draft.marks.hold:
        return False
    span = draft.span(*draft.place(at))
    draft.change = Read(Change(_HALF, "%"), span)
    draft.kind = Read(Kind.DECREASE, span)
    return True


_HALF = Decimal(-50)
_TO = frozenset((":", "to", "reach", "downto"))
_SHARES = frozenset("share proportion percentage percent portion fraction".split())
