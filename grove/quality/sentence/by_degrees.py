"""A level or a degree that is no number: 想降到一位数, 数据更好找, 让同事少跑窗口."""

import re
from functools import cache

from grove.measure.kinds import Kind
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind, Read


@cache
def by_degrees() -> "re.Pattern[str]":
    """数据更好找, 评审做得更扎实一些, 让同事少跑窗口: by how much? But 更新, 变更 and 让多数人…"""
    return re.compile(
        "(?<![变])(更加?[^换新改替名迭正始衣的,;][^,;的]{0,3}?)(?:一些|一点|些|点)?(?=$|[,;])"
        "|让[^,;的]{1,8}?(?<![至减最不更])((?:少|多)(?![数少种个次项类]))"
    )


def starts_vaguely(draft: Draft, singles: list[Quantity]) -> bool:
    """重复率 18%, 想降到一位数 · 放弃率 11% 要进个位数: where it starts, and no number to reach."""
    tokens, at = draft.tokens, draft.marks.vague
    one, front = singles[-1], at - 1
    if tokens.latin or len(singles) > 1 or one.last > at or one.comparator or one.scale:
        return False
    while tokens.kind[front] == "fill":
        front -= 1  # 降到|一个合适的|值
    leads = tokens.kind[front] in _ONTO or tokens.text.endswith(_INTO, 0, tokens.start[at])
    if tokens.kind[at - 1] in ("up", "down"):  # 日均 320 次, 降一个数量级
        leads = tokens.kind[one.last + 1 : at - 1] in (["comma"], ["comma", "fill"])
    if not leads or one.role not in ("plain", "start") or not one.unit:
        return False
    if tokens.kind[one.first - 1] == "pass":
        return False  # 完成 3 个项目, 达到行业领先
    draft.start = Read(one.value, draft.value_span(one))
    draft.unit = Read(one.unit, draft.value_span(one))
    way = _WAYS_TO.get(tokens.kind[front])
    if way is not None:
        draft.kind = Read(way, draft.span(*draft.place(front)))
    draft.ask(DoubtKind.NUMBER_UNCLEAR, *draft.place(at))
    return True


_WAYS_TO = {
    "downto": Kind.DECREASE,
    "down": Kind.DECREASE,
    "upto": Kind.INCREASE,
    "up": Kind.INCREASE,
}
_ONTO = frozenset(("to", "upto", "downto"))
_INTO = ("进", "进入", "冲", "冲进", "进到", "冲到", "压进")
