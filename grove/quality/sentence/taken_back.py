"""Chinese: what stands around a figure that makes it another one than it seems to be."""

from grove.measure.kinds import Kind
from grove.quality.sentence.better import better
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import PLAIN

FURTHEST = 16  # characters behind a number
_RID = tuple(
    f"{verb}{blank}"
    for verb in "下线 清理 清掉 关停 关掉 关闭 归档 停用 退役 删除 删掉 淘汰 下架 销毁 报废".split()
    for blank in ("", " ")
)
_SHORTLY = tuple(f"{verb}{blank}" for verb in "清关删修销" for blank in ("", " "))
_SOME_OF = ("中的全部", "中的所有", "中全部", "里的全部", "里的所有", "里所有", "中所有")


def is_another(draft: Draft, taken: Quantity) -> bool:
    """Whether the target is rather a part, a half, or as many as are to go."""
    text = draft.tokens.text
    if "半" in text:
        behind = text[taken.whole_end :].strip()
        if behind == "一半" or behind.startswith("的一半"):
            return True  # 等待 26h 一半
        if "个半天" in text[taken.whole : taken.whole_end + 2] or behind.startswith("半月"):
            return True  # 两个半天: twice half a day
    if taken.counted and ("中" in text or "里" in text):
        behind = text[taken.whole_end : taken.whole_end + FURTHEST]
        if any(part in behind for part in _SOME_OF) and "#" not in draft.tokens.kind[taken.last :]:
            return True  # 修复 26 个问题中的全部高危项
    less = draft.kind is not None and draft.kind.value is Kind.DECREASE
    if draft.start is None:
        if less and taken.role == PLAIN and text.endswith(_SHORTLY, 0, taken.whole):
            return True  # bug 清 120
        slashed = taken.out_of and "/" in text[taken.whole : taken.whole_end]
        return bool(slashed) and taken.unit != "%" and not taken.comparator  # 接入 7/25 家
    if text.endswith("目标") and "#" in draft.tokens.kind[taken.last + 1 :]:
        return True  # 节拍 66 现 58s 目标
    if less and taken.counted and not taken.comparator:
        return text.endswith(_RID, 0, taken.whole)  # 下线 40 个看板, 目前 60 个
    return False


def is_no_fall(draft: Draft, taken: Quantity) -> bool:
    """准时率-95%: a dash, as nobody wants less of it."""
    if not taken.signed or taken.value >= 0 or taken.unit != "%":
        return False
    return draft.tokens.tight(taken.first) and better(draft.tokens, taken) > 0
