"""Numbers that stand beside the one that counts: in brackets, as a part of it, or how often."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import says
from grove.quality.sentence import kinds
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, TARGET
from grove.quality.sentence.scenery import clause_of
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.which import is_number_of_all
from grove.quality.sentence.words_en import MONEY

_MORE_THAN_ONE = ("stretch", "aspir", "挑战", "力争", "冲刺", "(or ", "(或")


def is_remark(draft: Draft, taken: Quantity, count: int) -> bool:
    """Retire Jenkins (230 jobs left), (n=300): said beside it, and no target."""
    tokens = draft.tokens
    if taken.mark in _POINTS_AT or draft.marks.hold or is_number_of_all(tokens, taken):
        return False
    inside = kinds.in_brackets(tokens, taken)
    if taken.comparator == ">=" and taken.unit[:3] in MONEY and tokens.kind[taken.last] == "+":
        return inside  # on a long lease ($40k+)
    if taken.comparator and count == 1 and "while" not in tokens.kind[1 : taken.first]:
        return False  # but: without hurting NPS (≥ 40)
    return inside


_POINTS_AT = frozenset(("to", "reach", "arrow", "upto", "downto"))


def without_remarks(draft: Draft, others: list[Quantity]) -> list[Quantity]:
    """Without remarks in brackets, when something stands outside of them."""
    if len(others) < 2:
        return others
    if says(draft.tokens.text, _MORE_THAN_ONE):
        return others
    first, *rest = others
    if not draft.tokens.latin and first.counted and all(_is_thus(draft, one) for one in rest):
        for one in rest:
            one.role, one.mark = CIRCUMSTANCE, "part"
        return [first]  # 下线 3000 张表, 释放 400TB
    counts = first.counted or first.unit == "people"
    divided = len(rest) > 1 and counts and _are_told_apart(draft, first, rest[0])
    if divided and first.value == sum(one.value for one in rest):
        first.counted = True
        return [first]  # hire 6 people: 2 SRE, 3 backend, 1 manager
    others = [one for one in others if not _is_included(draft, one)] or others
    others = [one for one in others if not _is_rhythm(draft, one)] or others
    outside = [
        one
        for one in others
        if one.mark == "to" or not kinds.in_brackets(draft.tokens, one)  # 3 points (to 41 %)
    ]
    inside = [one for one in others if one not in outside]
    if "满分" in draft.tokens.text:
        return outside or others
    parts = [one for one in inside if one.counted and one.comparator[:1] == ">" and one.unit]
    if len(outside) == 1 and parts and parts[0].value < outside[0].value:
        return outside  # 专利申请 8 件（发明不少于 5 件）
    if len(outside) == len(inside) == 1 and _is_kind_of(draft, inside[0], outside[0]):
        return outside  # 专利 10 件（发明 6 件）
    bounds = [one for one in inside if one.comparator and one.scale and not one.unit]
    if len(outside) == len(bounds) == 1 and outside[0].scale and not outside[0].comparator:
        return others  # 月均 62 万（≤55 万）
    if len(outside) == 1 and any(one.unit and one.unit == outside[0].unit for one in inside):
        return others  # 80 % (90 % for the core)
    return outside or others


_APART = frozenset((":", "(", "-", "stop", "="))
_OF_WHICH = ("其中", "含", "包括", "包含", "of which", "of them", "including", "incl", "thereof")


def _are_told_apart(draft: Draft, whole: Quantity, part: Quantity) -> bool:
    """Hire 6 people: 2 …; but "3 banks, 2 insurers and 1 broker" are as many things."""
    if not _APART.isdisjoint(draft.tokens.kind[whole.last + 1 : part.first]):
        return True
    between = draft.tokens.text[whole.end : part.start]
    return any(word in between for word in _OF_WHICH)


_THUS = ("释放", "省下", "节省", "节约", "年省", "相当于", "折合", "腾出", "省出")


def _is_thus(draft: Draft, one: Quantity) -> bool:
    """What comes of it, said in a clause behind."""
    left, _ = clause_of(draft.tokens, one.first, one.last)
    if draft.tokens.kind[left] != "comma":
        return False
    return draft.tokens.text[draft.tokens.end[left] : one.start].lstrip().startswith(_THUS)


_NOT_A_KIND = in_order("zh", "no_kind_in_brackets")


def _is_kind_of(draft: Draft, inside: Quantity, outside: Quantity) -> bool:
    """发明 6 件, behind so many patents: which of them, and no other number of them."""
    if draft.tokens.latin or not (inside.counted and outside.counted and inside.unit):
        return False
    if inside.unit != outside.unit or inside.comparator or inside.value >= outside.value:
        return False
    before = draft.tokens.text[: inside.whole].rpartition("(")[2]
    return bool(before.strip()) and not any(word in before for word in _NOT_A_KIND)


def is_which(draft: Draft, one: Quantity) -> bool:
    """积压超 10 万条的次数每月不超过 3 次: the bound says which ones."""
    return one.comparator[:1] == ">" and one.unit != "%" and kinds.says_which(draft.tokens, one)


def _is_rhythm(draft: Draft, one: Quantity) -> bool:
    """演练成功率 100%，每半年一次: how often it is done, said behind."""
    once = one.rated and one.spelled and one.value == 1 and not one.comparator
    before = one.first - 1
    before -= draft.tokens.word[before] in ("但", "且", "并", "并且", "而且")
    if not once or draft.tokens.kind[before] not in ("comma", "(", "stop"):
        return False
    one.role, one.mark = CIRCUMSTANCE, "for"
    return True


_WITHIN = ("含", "其中", "包括", "including", "of which", "of them", "incl.", "thereof")


def _is_included(draft: Draft, one: Quantity) -> bool:
    """招聘 10 名（含 4 名资深）, 10 engineers (including 4 seniors): a part of the other."""
    words = draft.tokens.word
    if words[one.last + 1] == "of" and words[one.last + 2] in ("them", "whom", "which", "these"):
        one.role, one.mark = CIRCUMSTANCE, "part"  # four engineers, two of them senior
        return True
    before = draft.tokens.text[max(0, one.whole - 16) : one.whole].rstrip()
    clause = before[max(before.rfind("("), before.rfind(",")) + 1 :].lstrip()
    if one.counted and clause.startswith(("含", "其中", "包括", "包含")):
        one.role, one.mark = CIRCUMSTANCE, "part"  # 到岗 5 人（含实习 2 人）
        return True
    return before.endswith(_WITHIN)


def without_guards(
    draft: Draft, others: list[Quantity], changes: list[Quantity]
) -> tuple[list[Quantity], list[Quantity]]:
    """Stays under 900 ms while traffic grows 40 %: what is to bear, beside the goal."""
    first = others[0]
    if changes and not draft.tokens.latin:
        at = draft.tokens.kind.index("while")
        beside = draft.tokens.word[at] in ("同时", "同时保持", "并保持", "且保持")
        if beside and changes[0].last < at < first.first:
            return [], changes  # 成本下降 12%，同时卡顿率 ≤ 1%
    if changes and draft.tokens.latin:
        at = draft.tokens.kind.index("while")
        if changes[-1].last < at < first.first and _is_guard(draft, first, at):
            return [], changes  # down 12 % while p95 stays < 250 ms
    if not (first.comparator or first.role == TARGET):
        return others, changes
    kind = draft.tokens.kind
    for at in range(first.last + 1, len(kind)):
        if kind[at] == "while" and draft.tokens.word[at] in ("while", "whilst"):
            if first.comparator and any(one.comparator for one in others if one.first > at):
                return others, changes  # churn below 3 % while revenue exceeds 110 %
            changes = [one for one in changes if one.first < at]
            return [one for one in others if one.first < at], changes
    return others, changes


def _is_guard(draft: Draft, one: Quantity, at: int) -> bool:
    if draft.tokens.word[at] not in ("while", "whilst", "without"):
        return False
    return bool(one.comparator) or "hold" in draft.tokens.kind[at : one.first]


def is_source(one: Quantity) -> bool:
    """Traffic from 3 regions, 从 12 个团队: where something comes from, and no start."""
    return (
        one.mark == "from"
        and one.upper is None
        and one.value >= 0
        and (one.counted or bool(one.noun))
    )


def is_guard(tokens: Tokens, change: Quantity, one: Quantity) -> bool:
    """产能提升 20%, 编制控制在 40 人: what is to be kept, behind a goal of its own."""
    if tokens.latin or one.mark != "hold" or one.first < change.last:
        return False
    between = tokens.kind[change.last + 1 : one.first]
    if one.unit == change.unit and "z" not in between and "n" not in between:
        return False  # 错误率下降 10%, 保持在 5% 以内
    return change.mark in ("up", "down") and between[:1] == ["comma"] and "while" not in between


def is_halved(draft: Draft, half: int, one: Quantity) -> bool:
    """Whether a verb of halving stands right before a number and its article, or right behind."""
    kind = draft.tokens.kind
    if kind[half] != "verbal" or not draft.tokens.latin or one.comparator:
        return False
    if half == (one.noun_at or one.last) + 1:
        return True  # rent arrears of EUR 1.9m halved
    return half + 2 == one.first and kind[half + 1] in ("the", "all")
