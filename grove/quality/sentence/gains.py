"""What is saved, spared or brought in: so much goes away, or is done and none is yet."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import MONEY

_SAVES = word_class("en", "saved_so_much") | word_class("zh", "saved_so_much")


_EARNS = frozenset("recover generate earn win collect".split())
_TURNS = in_order("zh", "brought_back_money")
_MOVES = in_order("zh", "data_moved_away")
_STORED = frozenset(("TB", "PB", "GB", "T", "EB"))
_WEIGHTS = frozenset("吨 公斤 千克 t kg 方 立方米".split())


def earns(draft: Draft, one: Quantity) -> bool:
    """Recover 2 million, 追回逾期款 2000 万, 消化库存 300 吨: so much is done, and none yet."""
    tokens = draft.tokens
    if tokens.latin:
        return one.unit[:3] in MONEY and tokens.word[one.first - 1] in _EARNS
    stored = one.unit in _STORED
    if not (
        stored or one.unit[:3] in MONEY or one.unit in _WEIGHTS or (one.scale and not one.unit)
    ):
        return False
    clause = tokens.text[max(0, one.whole - 12) : one.whole].rpartition(",")[2].strip()
    if stored:  # 冷数据归档 2.4 PB
        return clause.startswith(_MOVES) or clause.endswith(_MOVES)
    return clause.startswith(_TURNS)


def saves(draft: Draft, one: Quantity) -> str:
    """Save each engineer two hours a week, 提效 30%, 告警降噪 60%: the way in a word of so much,
    which is not what is left; "" for none."""
    tokens = draft.tokens
    words = tokens.word[1 : one.first]
    way = _INSIDE.get(tokens.word[one.first - 1])
    if way and one.unit in ("%", "×"):
        return way
    if tokens.word[one.last + 1] == "saved":
        return "down"  # 60k EUR saved on licences
    if tokens.latin and one.unit == "%" and _is_saved_later(tokens, one):
        return "down"
    if "省" in tokens.text and _is_spared(tokens, one):
        return "down"  # 每车每月省 120 元
    return "down" if one.mark != "hold" and not _SAVES.isdisjoint(words) else ""


def _is_saved_later(tokens: Tokens, one: Quantity) -> bool:
    """Half of the manual work we will be saving, 30 % of the paper is to be saved."""
    if tokens.kind[one.last + 1] != "of":
        return False
    for at in range(one.last + 3, len(tokens.word) - 4):
        if tokens.kind[at] in ("comma", "stop", "#") or tokens.word[at] in ("what", "that"):
            return False
        if tokens.word[at] in _SAVING:
            return tokens.word[at - 1] in _WE_WILL
    return False


_SAVING = frozenset(("save", "saved", "saving"))
_WE_WILL = frozenset(("we", "will", "be", "is", "are", "being"))
_INSIDE = {
    **dict.fromkeys(("提效", "增效", "增收", "增产", "扩产", "提产"), "up"),
    **dict.fromkeys(("降噪", "瘦身", "减排", "提质降耗"), "down"),
}


def _is_spared(tokens: Tokens, one: Quantity) -> bool:
    """Whether 省 is a verb, in front of money or time, 省电费 40 万; but 全省 30 万用户."""
    front = tokens.text[max(0, one.whole - 6) : one.whole].rstrip()
    for thing in _THINGS:
        front = front.removesuffix(f"省{thing}") + "省" if front.endswith(f"省{thing}") else front
    if front[-1:] != "省" or front[-2:-1] in _PROVINCES:
        return False
    unit = one.unit.partition("/")[0]
    spent = unit[:3] in MONEY or unit in _SPENT or (one.scale and not unit)
    spent = spent or (unit == "people" and front[-3:-1] in _HANDS)  # 运维人力省 2 人
    return bool(spent)


_PROVINCES = frozenset("全各外本跨两三四五六七八九十0123456789个该分")
_THINGS = ("电费", "人力", "成本", "费用", "时间", "工时", "流量", "开支", "人工")
_HANDS = frozenset(("人力", "编制", "外包", "人工", "值守"))
_SPENT = frozenset(("h", "min", "s", "day", "人天", "人日", "人时", "工时", "人月", "度", "度电"))
