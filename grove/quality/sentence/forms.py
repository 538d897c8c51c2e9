"""Numbers said in more than a figure: three nines, two and a half, forty-five, 30 多个, 9 in 10."""

from decimal import Decimal

from grove.quality.sentence.articles import goes_to_share
from grove.quality.sentence.behind import read_after
from grove.quality.sentence.in_front import read_before
from grove.quality.sentence.proportions import read_proportion
from grove.quality.sentence.quantity import Quantity, Scan, extend
from grove.quality.sentence.ratios import join
from grove.quality.sentence.tokens import Tokens

_NINES = ("个9", "个九", "个 9", " 个 9", " 个9", " 个九")
_AFTER_MANY = frozenset(
    ("", *"降减缩压提升增涨到至,以个名次台条人项套家位万千百天年月起张单分秒小周笔元")
)
_COUNTS = "个名次台条人项套家位万千百天年月分秒小周起单笔毫"
_MORE_OR_LESS = "多余来几"
_FRACTIONS = {
    "third": 3,
    "thirds": 3,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
    "half": 2,
}
_TENS = frozenset(range(20, 100, 10))
_OF_ALL = frozenset(("in", "of"))
_NOUNS = frozenset(("w", "pass"))  # a release is one too


def read_form(tokens: Tokens, found: Quantity, result: Scan) -> bool | None:
    """Three nines, the low 20s, 30 多个, 2/3, two and a half, forty-five, four fifths.

    True: read to its end. False: no quantity. None: to be read on.
    """
    at, value, start, end = found.first, found.value, found.start, found.end
    nines = tokens.kind[at + 2] == "#" and not tokens.latin and tokens.word[at + 2][1:] == ""
    nines = nines and tokens.text.startswith(_NINES, end)  # but 三个 90%
    digit = tokens.word[at + 1] == "9" and tokens.word[at + 2] == "s" and tokens.tight(at + 2)
    said = nines or digit or tokens.word[at + 1] == "nines"
    if nines and tokens.text[tokens.end[at + 2] : tokens.end[at + 2] + 2].lstrip()[:1] == "半":
        result.unclear.append((start, tokens.end[at + 2]))  # 四个九半
        return False
    if said and 2 <= value <= 6 and value == int(value):
        found.value, found.unit = Decimal(100) - Decimal(10) ** (2 - int(value)), "%"
        extend(tokens, found, at + 2 if nines else at + 1 + digit)
        read_before(tokens, found)
        read_after(tokens, found)
        return True
    apart = end + (tokens.text[end : end + 1] == " " and not tokens.latin)  # 40 余家
    more, counts = tokens.text[apart : apart + 1], tokens.text[apart + 1 : apart + 2]
    decade = more == "s" and tokens.word[at - 1] in ("low", "mid", "high", "the", "early", "late")
    or_so = tokens.word[at + 1] == "or" and tokens.word[at + 2] == "so"
    some = (more == "出" and counts == "头") or (more == "成" and counts == "多")
    if more == "i" and tokens.text.startswith("ish", end):
        if tokens.kind[at - 1] not in _WAS and tokens.kind[at + 2] != "now":
            result.unclear.append((start, end + 3))  # 20ish
            return False
        extend(tokens, found, at + 1)  # today 40ish: it is told about so, as behind ~
    if or_so or some or (decade and not value % 10):
        last = tokens.end[at + 2] if or_so else apart + 2 if some else end + 1
        result.unclear.append((start, last))  # 90 or so, 三十出头, 9 成多, the low 20s
        return False
    many = tokens.word[at + 1]
    if many[:1] == "多" and (many[1:2] or tokens.text[tokens.end[at + 1] :][:1]) in _AFTER_MANY:
        result.unclear.append((start, end + 1))  # 由 20 多降到 10
        return False
    if more and more in _MORE_OR_LESS and counts in _COUNTS:
        result.unclear.append((start, apart + 1))  # 30 多个
        return False
    ahead = tokens.kind[at + 1]
    if ahead in _OF_ALL or (ahead in _NOUNS and tokens.kind[at + 2] in _OF_ALL):
        proportion = read_proportion(tokens, found, result)
        if proportion is not None:
            return proportion  # 9 in 10 incidents
    if not join(tokens, found, result):
        return False
    if ahead == "and" and tokens.word[at + 2 : at + 4] == ("a", "half"):
        found.value += Decimal("0.5")  # two and a half weeks
        extend(tokens, found, at + 3)
    elif ahead == "-" and tokens.word[at + 2 : at + 7] == ("and", "-", "a", "-", "half"):
        found.value += Decimal("0.5")
        extend(tokens, found, at + 6)
    if found.spelled and value in _TENS and tokens.value[at] == "word":
        rest = at + 1 + (tokens.kind[at + 1] == "-" and tokens.tight(at + 1))
        units = tokens.number[rest]
        if units is not None and tokens.value[rest] == "word" and 0 < units < 10:
            found.value += units  # forty-five
            extend(tokens, found, rest)
    parts = _FRACTIONS.get(tokens.word[at + 1])
    spelled = tokens.value[at] == "word" or tokens.word[at] == "a"
    three = many == "quarters" and tokens.word[at] == "three" and _is_share(tokens, at)
    if three or (many == "quarter" and found.value == 1 and goes_to_share(tokens, at + 1)):
        parts = 4
    if parts and spelled and tokens.word[at + 2] != "party":
        share = found.value * 100 / parts  # four fifths
        found.value, found.unit = share.quantize(Decimal("0.01")).normalize() + 0, "%"
        extend(tokens, found, at + 1)
        read_before(tokens, found)
        read_after(tokens, found)
        return True
    return None


def _is_share(tokens: Tokens, at: int) -> bool:
    """At least three quarters, to three quarters: of all, where no stretch of time is counted."""
    before, word = tokens.kind[at - 1], tokens.word[at - 1]
    if tokens.kind[at - 2] in _LASTING:
        return False  # for at least three quarters
    led = (before == "cmp" and word != "within") or before in ("to", "arrow", "upto")
    return led and tokens.kind[at + 2] in _CLOSES and tokens.word.count("quarters") == 1


_WAS = frozenset(("now", "from", "vs"))
_LASTING = frozenset(("for", "in", "over", "last"))
_CLOSES = frozenset("eos comma stop date ( ) by until".split())
