"""Whether another number may as well be meant: 150 / 200, 70 or 80, 8（现场）/ 20（邮寄）."""

from grove.measure.kinds import Kind
from grove.quality.sentence.found import Pair
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_IN_BRACKETS = 8  # tokens
OR = frozenset(("/", "or", "或", "还是"))
_RATHER = frozenset(("better", "ideally", "preferably", "best", "hopefully", "maybe", "perhaps"))


def is_either(tokens: Tokens, taken: Quantity) -> bool:
    """150 / 200, 70 or 80, in 30 min or 45 min: which of the two?"""
    after, before = taken.last + 1, taken.first - 1
    if tokens.word[before] == "/" and tokens.kind[before] == "stop":
        return False  # 当前/目标: 98%/99%
    if tokens.kind[after] == "(" and ")" in tokens.kind[after : after + _IN_BRACKETS]:
        close = tokens.kind.index(")", after)  # 30 分钟（急诊）/ 2 小时（平诊）
        if tokens.word[close + 1] in ("/", "、") and tokens.kind[close + 2] == "#":
            return True
    if tokens.kind[after] in "znm" and "/" in tokens.kind[after + 1 : after + 3]:
        slash = tokens.kind.index("/", after)
        if tokens.kind[slash + 1] == "#":
            return True  # 80% 门店/60% 城市
    if tokens.word[after] in OR and (tokens.kind[after + 1] == "#" or tokens.word[after] == "or"):
        return True  # 75 % or as high as the lab allows
    rather = tokens.word[after + 1] in _RATHER and tokens.kind[after] == "comma"
    if rather and tokens.kind[after + 2] in ("#", "cmp", "cur"):
        return True  # down to 40, better 30
    if tokens.kind[after] == "(" and tokens.word[after + 1] == "or":
        return True  # 7 → 3 (or 4 if we keep one)
    if tokens.kind[before] == "after" and tokens.word[before][:3] == "or ":
        return True  # twice as fast or under 10 minutes
    if tokens.word[before] in _RATHER and "#" in tokens.kind[max(1, before - 6) : before]:
        return True  # at 30k, better 25k
    return tokens.word[before] in OR and "#" in tokens.kind[max(1, before - 2) : before]


def is_ideally(tokens: Tokens, target: Quantity, one: Quantity) -> bool:
    """从 30 天压到 20 天, 理想情况下做到 15 天: a second target, for the best case."""
    if tokens.latin or one.unit != target.unit:
        return False
    said = tokens.text[target.whole_end : one.whole]
    return said[:1] == "," and said[1:].lstrip().startswith(_IDEALLY)


_IDEALLY = ("理想", "力争", "争取", "挑战", "最好", "冲刺", "努力", "乐观", "顺利")


def is_by_or_to(tokens: Tokens, taken: Quantity) -> bool:
    """Reduce open risks by/to 12, to or by 12: so much less, or so much at the end?"""
    kind, before = tokens.kind, taken.first - 1
    if {kind[before], kind[before - 2]} != _BY_OR_TO:
        return False
    return kind[before - 1] == "/" or tokens.word[before - 1] == "or"


_BY_OR_TO = frozenset(("by", "to"))


def way_of_all(start: Quantity, goals: list[Quantity]) -> Kind | None:
    """From 3.2 % to 1.8 % or 2 %: less, whichever of them it is."""
    if any(one.unit not in ("", start.unit) for one in goals):
        return None
    if all(one.value < start.value for one in goals):
        return Kind.DECREASE
    return Kind.INCREASE if all(one.value > start.value for one in goals) else None


_TIERS = tuple(
    f"{tier}{end}"
    for tier in ("挑战", "底线", "保底", "冲刺", "卓越", "兜底", "摸高", "基本", "优秀", "极限")
    for end in ("值", "目标", "值 ", "目标 ", " ", "值为", "为", "是", "线", "档")
)


def is_of_other_tier(tokens: Tokens, pair: Pair) -> bool:
    """挑战值 120 家, 目标值 100 家: how much at best or at worst, and no start."""
    if tokens.latin:
        return False
    first = pair.first if pair.first.first < pair.second.first else pair.second
    return tokens.text.endswith(_TIERS, 0, first.whole)
