"""Figures that tell by their own words how it is: 太慢, 今年 9 次, 其中 11 个, 这类降到 2 个."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.normalise import says
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

AMONG = "among"

_SHORT = frozenset(("不足", "不到", "还不到", "尚不足"))
_WANTED = frozenset("要 需 须 力争 争取 今年要 必须 计划 应".split())
_WANTING = frozenset("comma date to reach upto downto fill".split())


def falls_short(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """良率不足 90%, 要做到 96%: about where it is today, in front of the target."""
    full = _SHORT.isdisjoint((tokens.word[one.first], tokens.word[one.last]))
    if full or one.unit != other.unit or other.role != TARGET:
        return
    between = range(one.last + 1, other.first)
    if tokens.kind[one.last + 1] == "comma" and all(
        tokens.kind[at] in _WANTING or tokens.word[at] in _WANTED for at in between
    ):
        one.role, one.mark = START, "short"


def tell_this_year(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """全年不多于 4 次, 今年 9 次: how many there have been, behind a bound that they are beyond."""
    at = one.last + 2
    if tokens.word[at] not in _THIS_YEAR or tokens.kind[at - 1] != "comma":
        return
    if tokens.text[tokens.end[at] : other.whole].strip() not in _SO_FAR:
        return
    beyond = (other.value > one.value) == (one.comparator[0] == "<") and other.value != one.value
    same = other.unit == one.unit != "" and not other.comparator and other.role == PLAIN
    if same and beyond and tokens.kind[other.last + 1] in _ENDS:
        other.role, other.mark = START, "now"


def tell_years(tokens: Tokens, quantities: list[Quantity]) -> None:
    """不超过 3 起(25 年 6 起、26 年 5 起): the last of the years is where it starts."""
    told = [one for one in quantities if one.mark == "now" and one.role == START]
    years = [year_of(tokens, one) for one in told]
    if all(years) and years == sorted(set(years)) and len({one.unit for one in told}) == 1:
        for one in told[:-1]:
            one.role, one.mark = CIRCUMSTANCE, "part"


def tell_complaint(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """打开 8 秒太慢, 2 秒以内: how it is, and that it is too much or too little."""
    if one.role != PLAIN or one.comparator or one.unit != other.unit or not one.unit:
        return
    complains = tokens.text.startswith(_TOO, one.whole_end) and other.first < one.last + 6
    if complains and (other.comparator or other.role == TARGET):
        one.role, one.mark = START, "now"


_TOO = tuple(
    f"{blank}{too}"
    for blank in ("", " ")
    for too in ("太", "偏", "有点", "还是太", "不够", "还不够")
)
_SO_FAR = word_class("zh", "so_far_this_year") | {""}
_THIS_YEAR = frozenset(("今年", "本年", "本年度", "今年以来"))
_ENDS = frozenset(("eos", ")", "stop"))


def year_of(tokens: Tokens, one: Quantity) -> str:
    """The year that stands straight in front of a number; "" for none."""
    for at in (one.first - 3, one.first - 2, one.first - 1):
        if tokens.kind[at] == "now" and tokens.word[at].isdecimal():
            return str(tokens.word[at][-2:])
    return ""


def tell_these(tokens: Tokens, whole: Quantity, some: Quantity, goal: Quantity) -> None:
    """18 个, 其中 11 个是配置引起的, 这类降到 2 个: those are brought down, and not the whole."""
    if goal.role != TARGET or not (whole.unit == some.unit == goal.unit != ""):
        return
    between = tokens.text[some.whole_end : goal.whole]
    if "其中" in tokens.text[whole.whole_end : some.whole] and says(between, _THESE):
        whole.role, whole.mark = CIRCUMSTANCE, "part"
        some.role, some.mark = START, "now"
    elif "其中" in tokens.text[whole.whole_end : some.whole] and (
        tokens.kind[some.last + 1 : goal.first] in (["comma", "downto"], ["comma", "upto"])
    ):
        some.role = PLAIN  # 其中付费 80 家, 提到 150 家; 其中重复 90 张, 降到 20 张: of which?
        some.mark = AMONG


_THESE = ("这类", "这部分", "这些", "此类", "该类", "该部分", "这批", "这种")
