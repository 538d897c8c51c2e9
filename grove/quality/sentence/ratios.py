"""Two numbers joined by a sign or a word: 2/3 of squads, from 3/12 to 10/12, 4.5/5, 1:4."""

from decimal import Decimal

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.names import measured as has_unit
from grove.quality.sentence.quantity import RATIO, Quantity, Scan
from grove.quality.sentence.scales import SCALES, scale_of, value_is_mark
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import UNITS

_SHARE_WORDS = ("占比", "比例", "率")
MOST_PARTS = 20  # "one week in six" is a share; "in 30 minutes" is not
NAME = 12  # tokens in which a line says what it is about
_RATES = ("率", "占比", "比例")
FEWEST = 50  # 1/50 of them and less is a share, and no day
_ROUND = frozenset(("5", "10", "20", "100", "1000"))
_RETURNS, _RETURNS_ZH = frozenset(("roi",)), ("投产比", "投入产出")  # 1:4 is 4 for each
_RATED = word_class("en", "rated_in_marks")


_PARTS = frozenset("share shares proportion percentage fraction".split())
_DO = frozenset("have had are were do did".split())


_SMALLER = {"min": "s", "h": "min"}


def _is_clocked(tokens: Tokens, at: int) -> bool:
    """8:40 min, 1:30 h: so many of the larger unit and of the smaller."""
    second = tokens.word[at + 2]
    behind = UNITS.get(tokens.word[at + 3])
    return len(second) == 2 and second < "60" and behind in _SMALLER


def join(tokens: Tokens, found: Quantity, result: Scan) -> bool:
    """a/b and a:b. False when the two are no quantity."""
    at = found.last
    kind, word = tokens.kind, tokens.word
    if kind[at + 1] == "+" and kind[at + 2] == "/" and word[at + 3] in SCALES:
        found.comparator = ">="
        return scale_of(tokens, found, at + 3)  # 7+/10
    joined = kind[at + 2] == "#" and tokens.tight(at + 1) == tokens.tight(at + 2)
    if not joined or not (kind[at + 1] == "/" or tokens.tight(at + 1)):  # 3 / 5 too, no 3 : 5
        if kind[at + 1] == "of" and kind[at + 2] == "#" and word[at + 1] == "out of":
            return scale_of(tokens, found, at + 2)
        scaled = kind[at + 1] in ("of", "/") and word[at + 2] in SCALES and kind[at + 2] == "#"
        if scaled and (value_is_mark(found) or tokens.about(_RATED)):
            return scale_of(tokens, found, at + 2)  # 3.6 of 5
        few = kind[at + 1] == "in" and kind[at + 2] == "#"
        if few and (found.value == 1 or found.spelled or word[at + 2] in _ROUND):
            result.unclear.append((found.start, tokens.end[at + 2]))  # 1 in 5 releases
            return False
        return True
    second = tokens.number[at + 2]
    if kind[at + 1] == "/":
        if kind[at + 3] == "/" or second is None:
            return False
        if kind[at - 1] == "-" and tokens.tight(at) and not tokens.tight(at - 1):
            result.unclear.append((tokens.start[at - 1], tokens.end[at + 2]))  # travel -1/5
            return False
        if found.value < second <= MOST_PARTS and kind[at + 3] == "of":
            return _part_of(tokens, found, second)  # 2/3 of squads
        part = tokens.text.startswith(("的", " 的"), tokens.end[at + 2]) or (
            kind[at - 1] in ("up", "down")
            and kind[at + 3] in ("eos", "comma", "stop", "date", "(", "x")
        )
        cjk = not tokens.text.isascii()
        part = part or (found.value == 1 and cjk and tokens.about(parts=_SHARE_WORDS))
        if found.value < second <= MOST_PARTS and cjk and (part or word[at - 1] == "的"):
            return _part_of(tokens, found, second)  # 下降 1/3
        if found.value == 1 and cjk and second >= FEWEST and tokens.about(parts=_RATES):
            return _part_of(tokens, found, second, "0.0001")  # 差错率 1/1000 以内
        again = at + 4
        same = kind[again] == "#" and kind[again + 1] == "/" and word[again + 2] == word[at + 2]
        told = kind[at - 1] == "now" or "已" in tokens.text[max(0, found.start - 4) : found.start]
        known = told and second > MOST_PARTS and not tokens.latin  # 已迁 48/120
        known = known or (kind[at + 3] == "now" and second > 12)  # 44/120 today
        known = known or word[at + 3] in _DO  # 12/20 have one
        leads = at + 3 + (kind[at + 3] == "comma")
        known = known or (kind[leads] in _LEADS and kind[leads + 1] == "all")  # 310/900 → all
        onward = leads + 1 if kind[leads] in _LEADS else leads if second > LAST_DAY else at
        known = known or (cjk and word[onward] in _ALL)  # 18/64 → 全部; but 5/20, 全部完成
        same = same or known or (cjk and _has_total(tokens, at, word[at + 2]))
        mark = word[at + 2] in SCALES and not known and kind[at + 3] != "w"
        said = same or _had_total(tokens, at, word[at + 2])
        part = said and tokens.latin and "." not in word[at] and found.value <= second
        if part and second <= MOST_PARTS and tokens.about(_PARTS) and _names_share(tokens):
            return _part_of(tokens, found, second)  # share of requests 1/4 → 3/4
        if mark and said and _is_mark(tokens, found, at):
            return scale_of(tokens, found, at + 2)  # from 3.2/5 to 4.0/5
        if found.value <= second and said:
            return _of_total(tokens, found, at + 2)  # from 3/12 to 10/12 teams
        listed = 0 < found.value == second - 1 and second < 13 and second != 10
        if listed and kind[at + 3] in "wm":
            result.unclear.append((found.start, tokens.end[at + 2]))  # 5/6 case studies
            return False
        measured = kind[at + 3] in ("unit", "u") or word[at + 3] in UNITS
        if word[at + 3] == "分" and value_is_mark(found):
            measured = False  # 4.6/5 分
        quarter = word[at + 2] == "4" and word[at] in "1234"
        if word[at + 2] in SCALES and found.value <= second and not (measured or quarter):
            return scale_of(tokens, found, at + 2)
        if measured:
            result.unclear.append((found.start, tokens.end[at + 3]))  # 200/500 ms
            return False
        if found.value <= second and kind[at + 3] == "m":
            return _of_total(tokens, found, at + 2)  # 12/15 个服务
        plural = [one for one in word[at + 3 : at + 6] if one[-1:] == "s" and len(one) > 3]
        if found.value <= second and kind[at + 3] == "w" and plural:
            return _of_total(tokens, found, at + 2)
        ends = kind[at + 3] in ("eos", "comma", "stop", "date", ")")
        falls = ends and found.value > second and (word[at], word[at + 2]) != ("24", "7")
        if falls or (0 < found.value < second and (second <= 10 or ends)):
            result.unclear.append((found.start, tokens.end[at + 2]))  # 1/3, 450/200
        return False
    if kind[at + 1] == ":" and second is not None and _is_clocked(tokens, at):
        unit = UNITS[word[at + 3]]
        found.value, found.unit = found.value * 60 + second, _SMALLER[unit]  # 8:40 min
        if not second % 3:  # 8:30 min are 8.5
            found.value, found.unit = (found.value / 60).normalize() + 0, unit
        found.last, found.end = at + 3, tokens.end[at + 3]
        found.whole_end, found.counted = found.end, False
        return True
    if kind[at + 1] == ":":
        ratio = found.value / second if second else None
        if (
            ratio is None
            or (found.value == 1 and tokens.about(_RETURNS, _RETURNS_ZH))
            or has_unit(tokens, at + 2)
            or ratio != ratio.quantize(Decimal("0.000001"))
            or 1 not in (found.value, second)
        ):
            result.unclear.append((found.start, tokens.end[at + 2]))
            return False
        found.value, found.unit = ratio.normalize() + 0, RATIO
        found.last, found.end = at + 2, tokens.end[at + 2]
        found.whole_end = found.end
    return True


LAST_DAY = 31  # of a month
_LEADS = frozenset(("arrow", "reach"))
_ALL = frozenset(("全部", "全数", "全量", "悉数"))


def _part_of(tokens: Tokens, found: Quantity, whole: Decimal, places: str = "0.01") -> bool:
    """Read a/b as a share, in percent to two places, or to so many."""
    share = found.value * 100 / whole
    found.value, found.unit = share.quantize(Decimal(places)).normalize() + 0, "%"
    found.last += 2
    found.end = found.whole_end = tokens.end[found.last]
    return True


def _names_share(tokens: Tokens) -> bool:
    """Share of requests, market share; but not the share price."""
    opening = range(1, min(NAME, len(tokens.word) - 1))
    return any(tokens.word[at] in _PARTS and tokens.kind[at + 1] != "w" for at in opening)


def _is_mark(tokens: Tokens, found: Quantity, at: int) -> bool:
    """From 6.1/10 to 8/10: marks, as one of them is no whole number."""
    near = tokens.word[max(1, at - 6) : at + 3]
    return value_is_mark(found) or tokens.about(_RATED) or any("." in word[1:] for word in near)


def _of_total(tokens: Tokens, found: Quantity, last: int) -> bool:
    found.out_of = True
    found.last, found.end = last, tokens.end[last]
    found.whole_end = found.end
    return True


def share_of_things(tokens: Tokens, found: Quantity) -> bool:
    """9 个/64 个: so many of so many."""
    at = found.last
    same = tokens.kind[at + 1] == "/" and tokens.kind[at + 2] == "#" and found.counted
    if not same or tokens.word[at + 3] != tokens.word[at]:
        return False
    total = tokens.number[at + 2]
    return total is not None and total >= found.value and _of_total(tokens, found, at + 3)


def _had_total(tokens: Tokens, at: int, total: str) -> bool:
    """Whether the total of 10/12 was said a moment ago: 3/12."""
    return total in tokens.word[max(1, at - 6) : at] and "/" in tokens.word[max(1, at - 6) : at]


def _has_total(tokens: Tokens, at: int, total: str) -> bool:
    """Whether the total of 去年 3/8 comes again: 今年要 6/8."""
    ahead = tokens.word[at + 3 : at + 14]
    return "/" in ahead and ahead[ahead.index("/") + 1 : ahead.index("/") + 2] == (total,)
