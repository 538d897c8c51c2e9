"""Chinese numbers of one whole: 40 个里已接 26 个, 每个工厂至少 3 人, 能独立带 8 人团队的组长."""

from itertools import pairwise

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.each import are_for_each
from grove.quality.sentence.lacking import denied
from grove.quality.sentence.parts import (
    DONE,
    EVERY,
    FURTHEST,
    GONE,
    OF_THEM,
    is_bound_of,
    is_enough,
    is_pace,
    tell_again,
    tell_by_now,
    tell_done,
    tell_limit,
    tell_parts,
    tell_scaled,
    tell_total,
)
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CHANGE, CIRCUMSTANCE, PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

_ALREADY = ("已", "才", "仅", "只", "目前", "现在", "现有", "现已")
_WANTED = ("要", "得", "应", "须", "达")
_EACH = ("每", "各", "其中", "人均")
_ABLE = in_order("zh", "able")
_BOUNDS = frozenset("comma stop and ; # ( ) to upto downto arrow from".split())


def set_shares_aside(tokens: Tokens, quantities: list[Quantity]) -> None:
    """Tell the whole from what is said of it: how many of it there are, and how many for each."""
    if len(quantities) > 2:
        tell_parts(tokens, quantities[0], quantities[1:])
        tell_total(tokens, quantities[0], quantities[1])
        gap = tokens.text[quantities[0].whole_end : quantities[1].whole]
        if len(quantities) > 3 or any(word in gap for word in _WANTED):
            tell_limit(quantities[0], quantities[1], quantities[2], gap)
        if len(quantities) == 3 and tell_again(tokens, *quantities):
            return
    for one, other in pairwise(quantities):
        if (
            one.out_of
            and one.role == PLAIN
            and "已" in tokens.text[max(0, one.start - 4) : one.start]
        ):
            one.role, one.mark = START, "now"  # 已改 31/90
        bare = one.scale and one.scale == other.scale and one.unit and not other.unit
        if bare and tell_scaled(tokens, one, other):
            return
        bare = not other.unit and other.comparator[:1] == "<"
        if one.comparator == "<" or not one.unit or not (one.counted and (other.unit or bare)):
            continue
        gap = tokens.text[one.whole_end : other.whole].strip()
        if "各" in gap and are_for_each(one, other, gap):
            one.role = other.role = PLAIN  # 在 5 个城市各开 4 家店: 4, or 20 of them?
            one.mark = other.mark = ""
            return
        if other.unit == one.unit and other.counted and tell_done(tokens, one, other, gap):
            return
        if bare and not gap.endswith(_LEFT):
            continue
        named = tokens.kind[one.first - 1] in _NAMES and one.role == PLAIN
        if named and other.unit in ("", one.unit) and _is_left(tokens, one, other, gap):
            other.unit = one.unit  # 失分项 12 个，复测剩 ≤2
            other.role, other.mark = TARGET, "to"
            one.role, one.mark = START, "now"
            return
        if other.out_of and one.role == PLAIN and gap.endswith(("其中的", "其中")):
            if "已" not in gap:  # 45 个, 已归档其中 12 个: how many are to be?
                one.role, one.mark = CIRCUMSTANCE, "part"  # 37 个单点, 消除其中的 30 个
            return
        if other.rated and is_pace(tokens, one, other, gap):
            return
        if other.unit == one.unit and other.counted and other.value <= one.value:
            if one is quantities[0] and is_bound_of(tokens, one, other, gap):
                one.role, one.mark, other.out_of = CIRCUMSTANCE, "part", True
                other.role = PLAIN
                return
            if len(quantities) == 2 and _are_done_of(tokens, one, other, gap):
                one.role, one.mark, other.role, other.out_of = CIRCUMSTANCE, "part", PLAIN, True
                bare = gap.lstrip(", ") in GONE or gap.endswith("替换")
                other.mark = "some" if bare else "pass"
                return
            if _tell_how_many(tokens, quantities, one, other, gap):
                return
            if _is_for_each(one, other, gap) or _is_of_them(tokens, one, other, gap):
                other.role, other.mark = CIRCUMSTANCE, "part"
                return
        elif other.unit.startswith("per " if one.unit == "次" else f"{one.unit}/") and _is_for_each(
            one, other, gap
        ):
            other.role, other.mark = CIRCUMSTANCE, "part"
            return
        if one.role == PLAIN and not one.rated and _is_of_each(one, other, gap):
            other.role, other.mark = CIRCUMSTANCE, "part"
            return
        if one.role == PLAIN and other.role == PLAIN and _says_which(tokens, one, other, gap):
            other.role, other.mark = CIRCUMSTANCE, "part"
            return


def _tell_how_many(
    tokens: Tokens, quantities: list[Quantity], one: Quantity, other: Quantity, gap: str
) -> bool:
    """40 个里已接 26 个, 目标全部 · 24 人里 9 人已持证."""
    if other.comparator or other.role not in (PLAIN, START) or len(gap) > FURTHEST:
        return False
    if tokens.text.startswith((",其中", ", 其中", ";其中"), other.whole_end):
        return False  # 申请专利 4 项,目前 1 项,其中发明不少于 2 项
    told = any(word in gap for word in OF_THEM) and "," not in gap
    done = any(word in gap for word in _ALREADY) or (
        told and tokens.text.startswith(("已", " 已"), other.whole_end)
    )
    _, bracket, clause = gap.rpartition("(")
    if bracket and clause[1:] in ("好", "完") and other.role == PLAIN:
        clause, done = f"已{clause}", True  # 给 50 辆车装 OBD（装好 18 辆）
    if not (told or done) or gap.count(",") > 1:
        return False
    if told and one is quantities[0] and tell_by_now(tokens, one, other):
        return True
    if bracket:
        again = clause[1:] == "完成" or clause[1:2] in tokens.text[: other.whole - len(clause) - 1]
        if clause[:1] != "已" or not again:
            return False  # 45 个看板切到新口径（已下线 12 个旧的）
    verb = gap.rpartition("已")[2].strip() if "已" in gap else ""
    if verb.startswith(_BEGUN) and verb not in gap.rpartition("已")[0]:
        return False  # 60 名通过认证，已报名 40 名
    if other is quantities[-1]:
        rest = tokens.text[other.whole_end : other.whole_end + FURTHEST]
        if any(word in rest for word in EVERY) and one.role in (PLAIN, START):
            if denied(rest.partition(",")[0]):
                return False  # 12 个未修复, 全部关闭: how many are not
            one.role, one.mark = TARGET, "to"
            other.role, other.mark = START, "now"
            return True
        shares = [each for each in quantities if each.unit == "%" and each.last < one.first]
        if len(shares) == 1 and len(quantities) == 3 and "now" in tokens.kinds:
            for each in (one, other):
                each.role, each.mark = (
                    CIRCUMSTANCE,
                    "part",
                )  # 92% 的应用接入, 现在 120 个里接了 75 个
            return True
    every = one.mark == "for" and one.role == CIRCUMSTANCE  # 全部 45 个切到新口径，已切 12 个
    if (
        done
        and (one.role == PLAIN or every or (one.role == TARGET and ",已" in gap))
        and (other.role == PLAIN or other is not quantities[-1])
    ):
        whole = quantities[0]
        larger = whole.unit == one.unit and whole.value > one.value and whole.role == PLAIN
        if larger and len(quantities) == 3 and one is quantities[1]:
            whole.role, whole.mark = CIRCUMSTANCE, "part"
            one.role, one.mark = TARGET, "to"  # 96 条链路改造 80 条, 已改 51 条
            other.role, other.mark = START, "now"
            return True
        if one.role != TARGET:  # 上到 5000 台, 已上 1800 台
            one.role, one.mark = CIRCUMSTANCE, "part"
        other.role, other.mark = START, "now"
        return True
    return False


_BEGUN = in_order("zh", "begun_but_not_done")


def _are_done_of(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """差距项 38 条关掉 30 条, 6 个系统接了 4 个就算完成: so many of them are to be done."""
    if one.comparator or one.rated or other.comparator or other.value == one.value:
        return False
    if other.role not in (PLAIN, CHANGE) or gap.count(",") > 1 or len(gap) > FURTHEST:
        return False
    if "," in gap and tokens.text[: one.whole].rstrip().endswith(_ADDED):
        return False  # 新开 20 家, 关闭 5 家: two deeds
    if gap == "改" or one.mark == "from":
        return False  # 3 轮改 1 轮, 由 3 人改 2 人: another number of them
    if gap.endswith("了"):
        return is_enough(tokens, other)  # but 接了 4 个: so far
    if gap.rpartition(",")[2].strip() == "完成" and "," in gap:
        return False  # 验证 18 颗, 完成 6 颗: so far, or wanted?
    if other.unit in _HAPPEN and "," in gap:
        return False  # 演练 2 次, 真切 1 次: how it is done, and no part that is enough
    return gap.endswith(DONE) and not any(word in gap for word in _ALREADY)


_ADDED = (*in_order("zh", "added_not_a_level"), "新开", "开设", "签约", "引入")
_NAMES = frozenset(("z", "n", "m", "w", "fill"))
_HAPPEN = frozenset(("次", "场", "轮", "遍"))


def _is_for_each(one: Quantity, other: Quantity, gap: str) -> bool:
    """认证 45 人, 每个工厂至少 3 人 · 访谈 60 场, 每月不少于 5 场: a share of the whole."""
    if one.role not in (PLAIN, TARGET) or other.role != PLAIN or other.comparator[:1] == "<":
        return False
    clause = gap.rpartition(",")[2].strip().removeprefix("且").removeprefix("并且")
    if other.rated and gap == "(" and other.value < one.value:
        return True  # 演练 4 次（每季 1 次）
    if "," not in gap or other.value >= one.value:
        return False
    return clause.startswith(_EACH) or (other.rated and not clause)


def _is_of_them(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """演练 4 次, 至少有一次是真切: what so many of them are like; 4 次, 至少 3 次 are two."""
    if one.role != PLAIN or one.comparator or one.rated or other.comparator != ">=":
        return False
    alike = gap in (",", ",且", ",并且", ",其中") and other.value < one.value and not other.rated
    return alike and tokens.kind[other.last + 1] in _SAIDOF_THEM


_SAIDOF_THEM = frozenset("z n is w pass at from for".split())


def _is_of_each(one: Quantity, other: Quantity, gap: str) -> bool:
    """完成 4 次切换, 每次中断不超过 60 秒 · 覆盖 30 个岗位, 每岗 2 人: what each is like."""
    things, comma, clause = gap.partition(",")
    clause = clause.strip().removeprefix("且").removeprefix("并")
    if not comma or clause[:1] != "每" or "," in clause or one.comparator[:1] == "<":
        return False
    if other.role not in (PLAIN, CIRCUMSTANCE) or one.unit == "%":
        return False
    if one.unit == "people" and clause[1:2] in _PERSONS:
        return True  # 培训 600 人, 每人不少于 24 学时
    return clause[1:2] == one.unit[:1] or (clause[1:2] in things and clause[1:2] != "")


_PERSONS = ("人", "名", "位")


def _is_left(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """空缺 11 个, 年底剩 3 个以内: how many of them are to be left."""
    left = (
        gap.endswith(_LEFT)
        and (gap.count(",") == 1 or gap in ("剩", "只剩", "仅剩"))
        and len(gap) <= 12
    )
    left = (
        left and "已" not in tokens.text[max(0, one.whole - 4) : one.whole]
    )  # 已修 40 个, 剩 12 个
    return left and other.role == PLAIN and other.value < one.value and not one.comparator


_LEFT = ("保留", "留下", "剩", "只剩", "仅剩", "剩下", "只留", "仅留", "剩余")


def _says_which(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """培养 4 位能独立带 8 人以上团队的组长: a number inside of what is said of them."""
    straight = not gap and other.comparator and tokens.kind[one.first - 1] in ("pass", "z")
    if other.unit == "%" or one.comparator or len(gap) > 12:
        return False
    if not (straight or gap.startswith(_ABLE)):
        return False  # 完成 5 场 800 人以上的压测
    if not _BOUNDS.isdisjoint(tokens.kind[one.last + 1 : other.first]):
        return False
    at = other.last + 1
    while at < other.last + 8 and tokens.kind[at] not in _BOUNDS and tokens.kind[at] != "eos":
        if tokens.text.startswith("的", tokens.start[at]) or "的" in tokens.word[at][:-1]:
            return tokens.kind[at + 1] not in ("eos", "comma", "stop") or len(tokens.word[at]) > 1
        at += 1
    return False


def comes_after(tokens: Tokens, one: Quantity) -> bool:
    """上线后两周内: so long after something that happens."""
    return tokens.text[: one.whole].rstrip().endswith("后")
