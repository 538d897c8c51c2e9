"""Numbers with their units in a sentence, both languages; digits of a name stay out."""

from grove.measure.bounds import LARGEST
from grove.quality.sentence.articles import ARTICLES, mark_english
from grove.quality.sentence.bands import is_difference, is_framed, is_kept
from grove.quality.sentence.behind import (
    multiply,
    read_after,
    read_plain_unit,
    read_unit,
)
from grove.quality.sentence.dashes import read_range
from grove.quality.sentence.designations import NAMING, is_designation
from grove.quality.sentence.each import EVERY, is_part_of_each, read_every_other, take_each
from grove.quality.sentence.forms import read_form
from grove.quality.sentence.in_front import TIMES, read_before
from grove.quality.sentence.names import INTRODUCES, end_of_name, ends_plainly, is_name
from grove.quality.sentence.names import measured as has_unit
from grove.quality.sentence.no_level import stands_before_level
from grove.quality.sentence.none_yet import read_none
from grove.quality.sentence.nouns import TOLD_OF_YEARS, read_noun
from grove.quality.sentence.numerals import of_comma
from grove.quality.sentence.quantity import Quantity, Scan, extend
from grove.quality.sentence.rates import rate_follows, read_rate, read_rate_later
from grove.quality.sentence.ratios import share_of_things
from grove.quality.sentence.scales import end_of_scale, is_assessed, is_multiplied, value_is_whole
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import CURRENCIES, UNITS
from grove.quality.sentence.words_zh import NUMERAL_CHARS

MOST_PARTS = 20  # "one week in six" is a share; "in 30 minutes" is not


def scan(tokens: Tokens, typed: str) -> Scan:
    """Every quantity of a sentence whose dates are taken out. Linear in its length.

    typed   the text with its capitals, character for character the text of the tokens
    """
    result = Scan()
    at = after = 0
    kinds = tokens.kind
    if tokens.latin:
        mark_english(tokens)
    text = tokens.text
    odd = "*" in text or "^" in text or "e-" in text or "scale" in text
    for _number in range(kinds.count("#")):
        at = kinds.index("#", at + 1)
        if at < after:
            continue
        if odd and (ends := _end_of_odd(tokens, at, result)):
            after = ends
            continue
        if kinds[at + 1] == "and" and kinds[at + 2] == "date":
            result.unclear.append((tokens.start[at], tokens.end[at]))  # 11、12月各一次
            continue
        if kinds[at + 1] == "/" and kinds[at + 2] == "#":
            inside = kinds[at - 1] == "comma" and _is_comma_inside(tokens, at - 2)
            if inside or _is_slashed(tokens, at):
                first, after = (at - 2, at + 3) if inside else (at, at + 5)
                while kinds[after] == "/" and kinds[after + 1] == "#":
                    after += 2  # 3/5/4/6
                if inside and result.quantities and result.quantities[-1].first == first:
                    del result.quantities[-1]  # 4,5/5
                result.unclear.append((tokens.start[first], tokens.end[after - 1]))
                continue
        plain = ends_plainly(tokens, at)
        # Most numbers are no names: from 30 %, to 4 h, 低于 200 毫秒.
        if not (plain and kinds[at - 1] in INTRODUCES) and is_name(tokens, at, typed):
            result.names.append(at)
            _name_listed(tokens, at, result)
            if at == 1 and kinds[2] in (".", ")"):
                kinds[2] = "-"  # 1. Hire two engineers
            after = max(end_of_name(tokens, at), result.names[-1] + 1)
            continue
        read = _read(tokens, at, typed, result, plain)
        if read is not None and read.counted and is_part_of_each(tokens, read):
            if read_every_other(tokens, read):
                result.quantities.append(read)
            else:
                result.unclear.append((read.whole, read.whole_end))  # 每三起故障有两起…
            after = read.last + 1
        elif read is not None:
            if not (tokens.latin or EVERY.isdisjoint(tokens.kinds)):
                take_each(tokens, read)
            named = not read.unit and tokens.latin and kinds[read.first - 1] in NAMING
            if named and is_designation(tokens, read, typed, result.names):
                result.names.append(at)  # fare engine 2.4
                if kinds[at + 1] == "to" and kinds[at + 2] == "#":
                    result.names.append(at + 2)  # lines 1 to 6
                    read.last = at + 2
            elif (
                read.comparator
                and tokens.word[read.first - 1] == "p"
                and not read.unit
                and read.value < 1
            ):
                result.names.append(at)  # p < 0.05
            else:
                result.quantities.append(read)
            after = read.last + 1
        elif read is None:
            after = max(after, end_of_name(tokens, at))
    return result


def _end_of_odd(tokens: Tokens, at: int, result: Scan) -> int:
    """Behind a scale that is a name, behind 7*24 and 10^-6; 0 where the number is none of them."""
    if ends := end_of_scale(tokens, at):
        result.names.append(at)
        return ends
    if tokens.word[at] == "7" and tokens.text.startswith("*24", tokens.end[at]):
        result.names.append(at)
        return at + 2
    if tokens.word[at + 1] == "^" and tokens.tight(at + 1):
        ends = at + 3 + (tokens.kind[at + 2] == "-")
        result.unclear.append((tokens.start[at], tokens.end[ends - 1]))
        return ends
    power = tokens.word[at + 1] == "e" and tokens.kind[at + 2 : at + 4] == ["-", "#"]
    if power and tokens.tight(at + 1) and tokens.tight(at + 3):
        result.unclear.append((tokens.start[at], tokens.end[at + 3]))  # 误码率 1e-12
        return at + 4
    return 0


def _is_comma_inside(tokens: Tokens, at: int) -> bool:
    """English: 4,5/5 is a mark with the comma of other languages."""
    whole = tokens.latin and tokens.word[at].isdecimal() and tokens.kind[at + 2] == "#"
    return whole and tokens.tight(at + 1) and tokens.tight(at + 2)


def _is_slashed(tokens: Tokens, at: int) -> bool:
    """At most 2/3/5 per release: three numbers, of which none is the one; but 24/7/365."""
    again = tokens.kind[at + 3] == "/" and tokens.kind[at + 4] == "#"
    return again and tokens.tight(at + 1) and tokens.word[at] != "24"


def _read(tokens: Tokens, at: int, typed: str, result: Scan, plain: bool) -> Quantity | None:
    value, said = tokens.number[at], tokens.value[at]
    start, end = tokens.start[at], tokens.end[at]
    if tokens.word[at - 1] == "±":
        if tokens.latin and result.quantities and _widens(tokens, at, typed, result.quantities[-1]):
            return None
        if tokens.word[at - 2] in ("within", "stays", "stay"):
            found = _either_side(tokens, at, typed)
            if found is not None and found.unit not in ("", "%"):
                return found  # but ±5 % of what?
        if tokens.tight(at):
            result.unclear.append((tokens.start[at - 1], end))
            found = _either_side(tokens, at, typed) if is_difference(tokens, at) else None
            if found is not None and (framed := is_framed(tokens, found)):
                del result.unclear[-1]
                if framed == "moved":
                    found.value, found.upper, found.mark = -found.value, None, ""
                return found  # 执行偏差 ±5% 以内, 误差从 ±3% 收到 ±2%
            return None
    if value is None:
        value = ARTICLES.get(tokens.word[at])  # rather than a week
        said = "%" if tokens.word[at] == "half" else said
    if value is None and "," in tokens.word[at] and _is_measured(tokens, at):
        value = of_comma(tokens.word[at])  # 4,2 s
    if value is None or value > LARGEST:
        if tokens.word[at].count(".") < 2 or ".." in tokens.word[at]:
            result.unclear.append((start, end))
        return None
    found = Quantity(value, at, start, end)
    if said:  # a word
        found.spelled = said in ("word", "zh")
        tenths = said == "%" and tokens.kind[at - 1] == "to" and tokens.kind[at - 2] == "z"
        if tenths and not set(tokens.word[at - 2]) - NUMERAL_CHARS:
            result.unclear.append((tokens.start[at - 2], end))  # 两到三成
            return None
        if said == "%" or said in TIMES:
            found.unit = said  # half of, half an hour
            if said != "%":
                read_rate(tokens, found)
            read_before(tokens, found)
            read_after(tokens, found)
            return found
        if tokens.word[at - 1][-1:] in _THIS and value == 1:
            return None  # 这一条每个月都看
        if tokens.word[at] == "one" and tokens.word[at - 1] in _HAVE and is_pronoun(tokens, at):
            return None  # 3 of them have one now
        if tokens.word[at] == "one" and (
            tokens.kind[at - 1] == "vague"
            or (tokens.word[at - 1] in ("first", "last") and tokens.kind[at + 1] in _IS_ONE)
        ):
            return None  # every third one, the first one is still to come
        one_of_them = tokens.word[at - 2 : at] == ("one", "has") or tokens.kind[at + 1] == "cmp"
        if at == 1 and tokens.word[1:3] == ("none", "of") and "cmp" in tokens.kinds:
            tokens.kind[at], tokens.kinds = "no", tokens.kinds | {"no"}
            return None  # none of the hosts above 80 %
        if tokens.word[at] == "none" and one_of_them:
            if tokens.kind[at + 1] == "cmp":
                tokens.kind[at], tokens.kinds = "no", tokens.kinds | {"no"}
            return None  # every third one has none; 80 % in 90 d; none > 180 d
        if tokens.word[at] in ("once", "twice", "thrice") and not (
            rate_follows(tokens, at + 1) or tokens.kind[at - 1] == "now"
        ):
            return None
    elif plain and read_plain_unit(tokens, found):
        if not tokens.latin and _is_day_or_rank(tokens, found):
            result.unclear.append((start, found.end))
            return None
        read_before(tokens, found)
        return found
    if tokens.word[at + 1] == "half" and tokens.word[at + 2] in ("days", "a"):
        result.unclear.append((start, tokens.end[at + 2]))  # 2 half days a week
        return None
    if not plain:
        if tokens.word[at + 1] == "±" and not tokens.latin and _read_around(tokens, found, typed):
            return found
        read_to_its_end = read_form(tokens, found, result)
        if read_to_its_end is not None:
            return found if read_to_its_end else None
    multiply(tokens, found, typed)
    if found.scale and abs(found.value) > LARGEST:
        result.unclear.append((start, found.end))
        return None
    read_unit(tokens, found, typed)
    if found.unit == "×" and tokens.word[found.last + 1] == "%":
        result.unclear.append((start, tokens.end[found.last + 1]))  # 99.9x %
        return None
    if found.unit == "级" and found.spelled and is_assessed(tokens, found.last + 1):
        return None  # 通过六级评审
    if found.unit == "个" and tokens.word[found.last + 1] in _BASIS_POINTS:
        extend(tokens, found, found.last + 1)
        found.unit = "bp"  # 20 个 BP
    if value == 1 and found.counted and not (tokens.latin or read_none(tokens, found)):
        return None
    if found.spelled and value == 1 and found.unit == "个" and stands_before_level(tokens, found):
        return None
    if tokens.word[found.last + 1] == "一" and found.unit in _CYCLES and found.value > 1:
        _read_cycle(tokens, found)
    if tokens.kind[found.last + 1] == "/" and share_of_things(tokens, found):
        read_before(tokens, found)
        return found
    follows = found.last + 1
    part_of = tokens.kind[follows] == "in" and tokens.kind[follows + 1] == "#"
    if part_of and found.unit in TIMES and (value == 1 or found.spelled):
        other = tokens.number[follows + 1] or 0
        if other <= MOST_PARTS and (
            tokens.kind[follows + 2] not in ("unit", "u", "month")
            and tokens.word[follows + 2] not in UNITS
        ):
            result.unclear.append((start, tokens.end[follows + 1]))  # one week in six
            return None
    if found.spelled and value == 1 and tokens.kind[found.last] == "u":
        about = follows + (tokens.kind[follows] == "fill")  # 一天大概 130 笔
        often = tokens.kind[about] == "#" and tokens.kind[about + 1] == "m"
        if tokens.kind[follows] == "vague":
            tokens.kind[at], tokens.kind[found.last] = "fill", "zrate"  # 一天几十笔
            return None
        bound = tokens.kind[follows] == "cmp" and tokens.kind[follows + 1] == "#"
        often = often or (bound and tokens.kind[follows + 2] == "m")  # 一个月不超过 3 次
        if often and found.unit in ("day", "week", "month", "year"):
            tokens.kind[at], tokens.kind[found.last] = "fill", "zrate"  # 一周两次
            return None
        if tokens.word[follows][:1] in NUMERAL_CHARS and tokens.tight(follows):
            result.unclear.append((start, tokens.end[follows]))  # 一周两到三版
            return None
    if not tokens.latin and _is_day_or_rank(tokens, found):
        result.unclear.append((start, found.end))
        return None
    read_range(tokens, found, typed)
    if (found.upper is None or tokens.latin) and read_rate(tokens, found):
        pass
    elif not found.unit and not found.hyphened:
        read_noun(tokens, found, typed)
        if tokens.word[at - 1] in ("x", "×") and not found.noun and is_multiplied(tokens, at - 2):
            found.unit, found.first = "×", at - 1  # throughput x 1.5, 命中量 × 2
    turns = found.spelled and tokens.kind[at - 1] == "in" and not (found.unit or found.noun)
    if turns and UNITS.get(tokens.word[at - 2]) in TIMES:
        result.unclear.append((start, end))  # one on-call week in six
        return None
    read_before(tokens, found)
    read_after(tokens, found)
    if found.comparator and (found.noun or found.spelled) and not _EACH.isdisjoint(tokens.kinds):
        read_rate_later(tokens, found)
    if found.noun and 2015 <= found.value <= 2040 and _is_year_of(tokens, at):
        found.noun, found.noun_at = "", 0
    if not found.unit and not found.noun and len(tokens.word[at]) == 4:
        found.bare_year = tokens.word[at].isdecimal() and 1990 <= found.value <= 2099
        listed = tokens.kind[at - 1] == "comma" and tokens.kind[at + 1] == "date"
        alone = tokens.kind[at - 1] in _MEASURED and tokens.kind[at + 1] == "eos"
        if found.bare_year and (listed or (found.value == 2000 and (alone or found.comparator))):
            found.bare_year = 2015 < found.value <= 2040  # 1,100 now, 2000 by 1 November; > 2000
    return found


def _is_measured(tokens: Tokens, at: int) -> bool:
    """Whether a unit, a currency or a frame makes 4,2 one number, and no list of two."""
    if "cur" in (tokens.kind[at - 1], tokens.kind[at + 1]) or has_unit(tokens, at):
        return True
    if tokens.kind[at - 1] == "w" and tokens.word[at - 1] in CURRENCIES:
        return True
    return tokens.kind[at - 1] in _FRAMED or tokens.kind[at + 1] in ("arrow", "to")


_FRAMED = frozenset(("arrow", "from", "to", "downto", "upto", "cmp", "reach"))


def _is_year_of(tokens: Tokens, at: int) -> bool:
    """The 2025 findings: of which year they are."""
    word = tokens.word
    told = word[at - 1] in _THE or word[at + 1] in TOLD_OF_YEARS
    return len(word[at]) == 4 and word[at].isdecimal() and told


_MEASURED = frozenset((":", "w", "z", "n"))
_THE = frozenset(("the", "all", "our", "of"))


def _either_side(tokens: Tokens, at: int, typed: str) -> Quantity | None:
    """Within ±0.5 °C: a band around nothing."""
    value = tokens.number[at]
    if value is None:
        return None
    found = Quantity(-value, at, tokens.start[at - 1], tokens.end[at])
    found.upper, found.mark = value, "between"
    kelvin = tokens.word[at + 1] == "k" and tokens.kind[at + 2] not in ("w", "cur", "unit")
    if kelvin and typed[tokens.start[at + 1]] == "K":
        found.unit = "K"  # ±2 K: a band of thousands would say so of what
        extend(tokens, found, at + 1)
    read_unit(tokens, found, typed)
    found.first = at - 1 - (tokens.kind[at - 2] == "cmp")
    return found


def _read_around(tokens: Tokens, found: Quantity, typed: str) -> bool:
    """室温控制在 23±2℃: a band that is to be kept; but 85%±5% may be points, or a part of it."""
    other = tokens.number[found.last + 2]
    middle = found.value
    if other is None or other >= middle:
        return False
    held = tokens.kind[found.first - 1] in ("hold", "at")
    first, end = found.last, found.end
    found.last += 2
    read_unit(tokens, found, typed)
    if found.unit in ("", "%", "people") or found.counted or not (held or is_kept(tokens, found)):
        found.last, found.end, found.unit, found.counted = first, end, "", False
        return False
    found.value, found.upper, found.mark = middle - other, middle + other, "between"
    return True


def _widens(tokens: Tokens, at: int, typed: str, middle: Quantity) -> bool:
    """Held at 55 °C ± 1.5: a band that is to be kept; but 340 ± 5 and 45 % ± 5 are asked about."""
    value = tokens.number[at]
    kept = middle.last == at - 2 and tokens.kind[middle.first - 1] in ("at", "hold", "to", "cmp")
    kept = kept and not middle.scale and tokens.kind[at + 1] != "mult"  # $40k ± 2k
    if not kept or "hold" not in tokens.kinds or value is None or not 0 < value < abs(middle.value):
        return False
    aside = Quantity(value, at, tokens.start[at], tokens.end[at])
    read_unit(tokens, aside, typed)
    unit = middle.unit or aside.unit
    bounded = middle.comparator and tokens.word[middle.first] != "within"
    if unit in ("", "%", "people") or aside.unit not in ("", unit) or bounded:
        return False
    middle.comparator, middle.signed = "", False
    middle.upper, middle.value = middle.value + value, middle.value - value
    middle.unit, middle.mark, middle.counted = unit, "between", False
    middle.last, middle.end, middle.whole_end = aside.last, aside.end, aside.end
    return True


def _name_listed(tokens: Tokens, at: int, result: Scan) -> None:
    """Severity 1 or 2, plants 2, 3 and 5: numbers that go on a list of names."""
    kind = tokens.kind
    while (
        kind[at + 1] in ("and", "comma")
        and kind[at + 2] == "#"
        and kind[at + 3] in _AFTER_NAMES
        and len(tokens.word[at + 2]) <= len(tokens.word[at]) + 1
        and 0 < (tokens.number[at + 2] or 0) - (tokens.number[at] or 0) < MOST_APART
    ):
        at += 2
        result.names.append(at)


MOST_APART = 40  # numbers of things in a row; but: to Windows 11, 520 done so far
_AFTER_NAMES = frozenset("by pass eos comma and date in on at for of with ( ) is stop".split())


def _read_cycle(tokens: Tokens, found: Quantity) -> None:
    """30 天一次改为 15 天一次: how long until it is done again."""
    at = found.last + 2
    around = (tokens.kind[found.first - 1], tokens.kind[at + 1])
    of = tokens.text.startswith("的", tokens.end[at])
    if tokens.word[at] == "次" and (of or not _FRAMED.isdisjoint(around)):
        extend(tokens, found, at)


_THIS = frozenset("这那某该")
_EACH = frozenset(("per", "a", "freq", "week"))
_HAVE = frozenset("have has had having without get gets got with".split())


def is_pronoun(tokens: Tokens, at: int) -> bool:
    return tokens.kind[at + 1] in _BEHIND_ONE and tokens.kind[at + 2] != "#"


_IS_ONE = frozenset(("fill", "is", "pass", "comma", "stop", "eos", "date"))
_BEHIND_ONE = frozenset(("now", "eos", "stop", "comma", ")", "date", "."))
_BASIS_POINTS = frozenset(("bp", "bps"))
_CYCLES = frozenset(("s", "min", "h", "day", "week", "month"))
_MONTHLY = frozenset(("每月",))


def _is_month_and_day(word: str) -> bool:
    """6.30 完成压测: a day without its 日."""
    month, _, day = word.partition(".")
    if not (month.isdecimal() and day.isdecimal() and len(day) <= 2):
        return False
    return 0 < int(month) < 13 and 0 < int(day) < 32


def _is_day_or_rank(tokens: Tokens, found: Quantity) -> bool:
    """每月 10 日前, a day of each month; 10.1 前, a day or a number; 百万级用户, about so many."""
    day = tokens.word[found.last] == "日"
    if day and (tokens.word[found.first - 1] == "月" or tokens.about(_MONTHLY)):
        return True
    if found.unit == "级" and found.value >= 10_000:
        return True
    if found.unit:
        return False
    if tokens.word[found.last + 1] not in ("前", "之前", "以前"):
        at = found.first
        alone = "." in tokens.word[at] and tokens.kind[at - 1] in ("begin", "comma")
        return alone and tokens.kind[at + 1] == "pass" and _is_month_and_day(tokens.word[at])
    return tokens.text.startswith(
        (" 前", " 之前", " 以前", "之前", "以前"), found.end
    ) and not value_is_whole(found)
