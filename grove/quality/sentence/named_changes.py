"""English: whether so many per cent are a change or a level, by the nouns that stand around."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.found import Pair
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_WAYS = {
    **dict.fromkeys("reduction reductions decrease decline".split(), "down"),
    **dict.fromkeys("growth increase uplift gain gains".split(), "up"),
    **dict.fromkeys(("improvement", "improvements"), "better"),
}
_NAMES = frozenset(_WAYS)
_BEFORE = frozenset(("reach", ":", "(", "is", "fill"))
_TOLD = frozenset(("reach", ":", "("))
_OPENS = frozenset(("to", "w", "pass", "a", "the", "reach", "move", "less", "more", "up", "down"))
_YEARLY = frozenset("annual yearly monthly quarterly weekly daily".split())
_MAY_FALL = word_class("en", "may_be_negative")
_LEVELS = frozenset("benchmark benchmarks target goal standard norm threshold objective".split())
_ENDS = frozenset("in for at of on with to from by across ( : comma . and among within per".split())
_RATES = frozenset(("rate", "rates", "ratio", "level", "levels", "share"))
HALF = 50  # per cent: so large an improvement is rather the share of those who improve


def way_of_change(tokens: Tokens, one: Quantity) -> str:
    """up, down or signed where a noun or a sign says that the number is a change of so much; "?"
    where it may be; "" where it is none. Cost reduction (target: −20 %), Growth in members: 8 %."""
    word, kind = tokens.word, tokens.kind
    if (not one.signed and _NAMES.isdisjoint(word)) or one.comparator[:1] == "<":
        return ""
    behind = one.last + 1
    if one.mark in ("w", "of", "begin", "a", "pass", "reach"):
        at = behind + (word[behind] in _YEARLY)
        if word[at] in ("improvement", "improvements"):
            return "?" if at > behind else _way(tokens, "better", at + 2, one)
        if at > behind and word[at] in _WAYS and _WAYS[word[at]] == "up":
            return "?"  # 4 % annual growth: each year, or in this one
    at = one.first - 1
    while kind[at] in _BEFORE and at > one.first - 5:
        at -= 1
    way = _WAYS.get(word[at], "")
    if way and kind[at - 1] not in ("#", "unit", "begin"):
        return _way(tokens, way, 1, one)
    for at in (1, 2, 3, 4, 5):
        if word[at] in _WAYS:
            told = kind[one.first - 1] in _TOLD or kind[one.last + 1] == "eos"
            return (
                _way(tokens, _WAYS[word[at]], at + 2, one) if kind[at + 1] == "in" and told else ""
            )
        if kind[at] not in _OPENS:
            break
    if one.signed and one.mark == "reach" and _MAY_FALL.isdisjoint(word[1 : one.first]):
        return "signed"  # emissions (target: −30 %)
    return ""


def _way(tokens: Tokens, way: str, first: int, one: Quantity) -> str:
    if way == "better":
        if one.value >= HALF and one.unit == "%":
            return "?"
        return "down" if falls_for_better(tokens, first) else "up"
    if one.signed and (one.value < 0) != (way == "down"):
        return "?"  # reduction: +5 %
    return way


def falls_for_better(tokens: Tokens, first: int) -> bool:
    """Whether the thing named from a token on is better when there is less of it: queue times."""
    end = first
    while end < len(tokens.kind) - 1 and tokens.kind[end] not in _ENDS_ALL:
        if tokens.word[end] in _STOPS:
            break
        end += 1
    last = tokens.word[end - 1]
    if last == "turnover" or (last == "time" and tokens.word[end] == "on"):
        return False  # time on site; turnover is what is sold, too
    words = [word for word in tokens.word[first:end] if word]
    if not words or (words[-1] not in _RATES and not of_words(words[-1:])):
        return False
    return of_words(words) < 0


def fell_for_better(tokens: Tokens, verb: int) -> bool:
    """Latency (on old phones) improved by 20 %: whether what is named in front of a verb is better
    when there is less of it."""
    if falls_for_better(tokens, 1):
        return True
    last = verb - (tokens.word[verb - 1] in ("has", "have", "is", "are", "be"))
    words = tokens.word[max(1, last - 3) : last]
    if words[-1:] and words[-1] not in _RATES:
        words = words[-1:]
    return of_words(words) < 0


_ENDS_ALL = _ENDS | {"#", "eos", "date", "stop", "reach", "is"}
_STOPS = frozenset(("improvement", "improvements", "in", "of", "for", "across", "between"))


def is_benchmark(tokens: Tokens, one: Quantity) -> bool:
    """The benchmark of 40 %, raise the share. 30 %: where to get, and hardly by how much."""
    if tokens.kind[one.first - 1] == ".":
        return True
    return one.mark == "of" and tokens.word[one.first - 2] in _LEVELS


def is_size_attained(tokens: Tokens, one: Quantity) -> bool:
    """Achieve a 20-bed ward capacity: the size is what is wanted, and no name."""
    if tokens.word[1] not in _ATTAINS or one.first > 5:
        return False
    return one.unit == "points" or tokens.word[one.last] in _SIZES


_ATTAINS = frozenset("achieve achieving attain sustain reach hit".split())
_SIZES = word_class("en", "measured_by_size")
PER_CENT = frozenset(("%", "pp"))


def speaks_of_it(tokens: Tokens, half: int) -> bool:
    """Idle time 40 %, halve it · waste 900 kg a week, a third less: of what stands before it."""
    if tokens.word[half + 1] in ("it", "that", "this", "them"):
        return True
    apart = tokens.kind[half] == "half" and tokens.kind[half - 1] in ("comma", "stop")
    return apart and tokens.latin and tokens.kind[half + 1] in ("eos", "stop", "date", "comma", ".")


def is_difference(tokens: Tokens, pair: Pair, one: Quantity) -> bool:
    """Whether a verb says how many more or fewer that makes, in a clause of nothing else."""
    if one.unit != pair.second.unit or one.comparator or not one.counted:
        return False
    more = pair.second.value - pair.first.value
    words = _MORE if more > 0 else _FEWER
    led = tokens.kind[one.first - 2] == "comma" and tokens.word[one.first - 1] in words
    return led and abs(more) == one.value


_MORE = frozenset(("新增", "增加", "净增", "多出", "增"))
_FEWER = frozenset(("减少", "减", "净减", "少", "精简", "压减"))
