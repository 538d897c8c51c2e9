"""What is left of a thing that is to go: 应用清零(剩 74 个), 关闭所有 A 类问题(现存 46 个)."""

import re
from decimal import Decimal
from functools import cache

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind, Read
from grove.quality.sentence.tokens import Tokens

_ZERO = Decimal(0)
_GONE = in_order("zh", "close_all_of_them")
_EVERYTHING = ("所有", "全部", "全数", "一切")
_RESTS = in_order("zh", "rest_to_be_cleared")


def goes_away(draft: Draft, one: Quantity) -> bool:
    """关闭所有 A 类问题(现存 46 个): none of them is to be left."""
    if one.mark != "now" or not one.counted or not one.unit:
        return False
    never = _not_again().match(draft.tokens.text, one.whole_end)
    if never is not None:
        draft.target = Read(_ZERO, draft.span(never.start(1), never.end(1)))
        draft.kind = Read(Kind.DECREASE, draft.target.span)
        return True  # 去年 5 次, 今年不再发生
    if draft.tokens.text[: one.whole].rstrip().endswith(_STILL):
        done = _all_done().match(draft.tokens.text, one.whole_end)
        if done is not None:
            draft.target = Read(_ZERO, draft.span(done.start(1), done.end(1)))
            draft.kind = Read(Kind.DECREASE, draft.target.span)
            return True  # 还剩 9 处, 年内全部消完
    ahead = draft.tokens.text[one.whole_end : one.whole_end + 10].partition(",")[0]
    text = draft.tokens.text[: one.whole]
    if any(word in ahead for word in _EVERYTHING):
        text = draft.tokens.text[: one.whole_end + len(ahead)]  # 存量 58 处全部清理
    at = min((at for word in _GONE if (at := text.find(word)) >= 0), default=-1)
    every = max(text.find(word) for word in _EVERYTHING)
    if at < 0 or every < 0 or abs(every - at) > 12:
        return False
    span = draft.span(at, at + 2)
    draft.target = Read(_ZERO, span)
    draft.kind = Read(Kind.DECREASE, span)
    return True


def happens_no_more(draft: Draft, one: Quantity) -> bool:
    """今年 5 次, 明年不得再有: what was counted is where it starts, and none of it is to come."""
    if not one.counted or one.comparator or one.role != "plain":
        return False
    never = _not_again().match(draft.tokens.text, one.whole_end)
    if never is None:
        return False
    draft.start = Read(one.value, draft.value_span(one))
    draft.target = Read(_ZERO, draft.span(never.start(1), never.end(1)))
    draft.kind = Read(Kind.DECREASE, draft.target.span)
    draft.forget(DoubtKind.START_ASSUMED)
    return True


_STILL = ("剩", "剩余", "剩下", "尚余", "仍有")


@cache
def _all_done() -> "re.Pattern[str]":
    return re.compile(
        " ?[^0-9,;]{0,6}[,;][^,;]{0,12}?((?:全部|全数|悉数|都要?)[^0-9,;]{0,3}[完掉清净除毕])"
    )


@cache
def _not_again() -> "re.Pattern[str]":
    """A clause of nothing but when, and that it is not to happen."""
    return re.compile(
        r"\)? ?[,;] ?(?:[0-9]{2,4} ?年|今年|本年|全年|下半年|年内|本年度|新的一年"
        r"|明年|来年|次年|今后|往后|后续|以后|之后)?内? ?"
        r"(?:要|必须|应|做到|力争|确保|争取|目标)? ?"
        r"((?:一[起次例笔单]都?)?(?:不(?:再|得|能|许|允许|可|准|会|让|要)?|别|杜绝|避免|没有|无)"
        r"再?(?:次|有)?(?:发生|出现|重演|犯|有)"
        r"|(?:杜绝|根除|根绝))了? ?(?:$|[,;)])"
    )


def is_stock(draft: Draft, one: Quantity) -> bool:
    """告警周均 30 条, Q3 末归零: how many there are, in front of the clause that clears them."""
    clear = draft.marks.clear
    if one.last > clear or one.comparator or not one.unit or one.unit in ("pp", "×"):
        return False
    between = draft.tokens.kind[one.last + 1 : clear]
    if one.unit == "%":  # 占比 22%，年底归零
        return "comma" in between and {"date", "comma", "fill"}.issuperset(between)
    level = draft.tokens.text.endswith(_LEVELS, 0, draft.tokens.end[one.first - 1])
    counted = one.counted and draft.tokens.kind[one.first - 1] in "znm" and "comma" in between
    counted = counted and not is_rest(draft.tokens, one)
    return (level or counted) and {"date", "comma"}.issuperset(between)


_LEVELS = in_order("zh", "level_before_clearing")


def is_left(tokens: Tokens, one: Quantity) -> bool:
    """40 clients left, 12 apps to go: how many there still are."""
    at = (one.noun_at or one.last) + 1
    word = tokens.word
    return word[at] in _LEFT or (word[at] == "to" and word[at + 1] == "go")


_LEFT = frozenset(("left", "remaining", "outstanding"))


def is_found(tokens: Tokens, one: Quantity) -> bool:
    """清零(摸底有 43 个), 清零(普查 43 台): how many were found, of what is to go."""
    opens = tokens.text.rfind("(", 0, one.whole) + 1
    before = tokens.text[opens : one.whole].strip()
    found = before.endswith(_FOUND) and not before.endswith(_NOT_FOUND)
    return found and one.counted and one.unit != "" and not one.comparator


_FOUND = in_order("zh", "found_by_inventory")
_NOT_FOUND = ("没有", "含有", "拥有", "所有")


def is_rest(tokens: Tokens, one: Quantity) -> bool:
    """剩 74 个, 共 12 处: how many there are, of what is to go."""
    before = tokens.text[max(0, one.whole - 3) : one.whole].rstrip()
    return one.counted and not one.comparator and before.endswith(_RESTS)


def is_with_rest(tokens: Tokens, quantities: list[Quantity]) -> bool:
    """300 张还剩 40 张: how many there were, and how many are left of them; no goal of either."""
    one, other = quantities[-2:]
    if one.unit != other.unit or other.value >= one.value or other.comparator:
        return False
    if other.mark in _ONTO:
        return False  # 从 7 个砍剩 3 个
    gap = tokens.text[one.whole_end : other.whole].strip()
    return gap.endswith(_LEFT_OF) and "," not in gap and "到" not in gap and "至" not in gap


_LEFT_OF = ("剩", "剩下", "剩余", "还剩", "还剩下")
_ONTO = frozenset(("to", "downto", "upto", "arrow"))
