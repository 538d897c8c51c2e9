"""What was before something and is to be after it, in Chinese: 改造前 3 小时, 改造后 40 分钟."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.better import better
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, NAMELESS, PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

_THEN = in_order("zh", "then_and_now")
_THENCE = ("以后", "今后", "往后", "之后", "此后")


def tell_then(tokens: Tokens, quantities: list[Quantity]) -> None:
    """以前上线一次得 3 小时, 今后 20 分钟内: what was, and what is to be."""
    told = [one for one in quantities if one.role != NAMELESS]
    if len(told) != 2:
        return
    was, goal = told
    text = tokens.text
    if "前" in text and _was_before(tokens, goal, was):
        goal.role, goal.mark = START, "now"
        return
    if "前" in text and _is_after_it(tokens, was, goal):
        was.role, was.mark = START, "now"
        goal.role, goal.mark = TARGET, "to"
        return
    if (tokens.dated and _is_by_then(tokens, was, goal)) or _is_met_after(tokens, was, goal):
        was.role, was.mark = START, "now"
        goal.role, goal.mark = TARGET, "to"
        return
    thence = max(text.find(word, was.whole_end, goal.whole) for word in _THENCE)
    if thence < 0 or text[thence - 1 : thence].strip() not in ("", ",", ";", "。"):
        return
    then = any(text.find(word, 0, was.whole) >= 0 for word in _THEN)
    same = was.unit == goal.unit or (was.unit in TIMES and goal.unit in TIMES)
    if then and same and was.role in _TOLD and goal.role in _TOLD and not was.comparator:
        was.role, was.mark = START, "now"
        goal.role, goal.mark = TARGET, "to"


def _was_before(tokens: Tokens, one: Quantity, goal: Quantity) -> bool:
    """…到 30%, 上线前为 3%: how it was before something happened, in a clause of its own."""
    before = one.first - 1
    event = tokens.word[before - 1]
    if tokens.kind[before] not in _IS or tokens.kind[before - 1] not in ("z", "date"):
        return False
    if event[-1:] != "前" or tokens.kind[before - 2] == "date" or one.unit not in ("", goal.unit):
        return False
    loose = one.role == PLAIN and not one.comparator and goal.role in _TOLD
    return loose and "comma" in tokens.kind[goal.last : before]


def _is_after_it(tokens: Tokens, was: Quantity, goal: Quantity) -> bool:
    """改造前 3 小时, 改造后 40 分钟: before and after the same."""
    before = tokens.text[max(0, was.whole - 10) : was.whole].rstrip(" 是为要需")
    after = tokens.text[was.whole_end : goal.whole].strip(" ,;、是为要需到")
    event = after[:-1]
    same = was.unit == goal.unit or (was.unit in TIMES and goal.unit in TIMES)
    told = same and len(event) > 1 and after[-1:] == "后" and before.endswith(f"{event}前")
    if was.unit in _DAYS and tokens.text.startswith(event):
        return False  # 上线前 2 天, 上线后 5 天都有人值守: when, and not how long
    return told and was.role in _TOLD and goal.role in _TOLD and not was.comparator


_DAYS = frozenset(("day", "week", "month"))
_IS = frozenset(("is", "fill"))
_TOLD = frozenset((PLAIN, START, TARGET, CIRCUMSTANCE))


def _is_met_after(tokens: Tokens, was: Quantity, goal: Quantity) -> bool:
    """平均要点 47 下, 提升效率后不超过 15 下: what it takes, and a bound that is not met yet."""
    if was.comparator or not goal.comparator or was.unit != goal.unit:
        return False
    if not (was.role == goal.role == PLAIN) or was.rated or tokens.kind[goal.first - 1] == "#":
        return False
    met = was.value <= goal.value if goal.comparator[0] == "<" else was.value >= goal.value
    gap = tokens.text[was.whole_end : goal.whole].rstrip()
    front = tokens.text[max(0, was.whole - 8) : was.whole].rpartition(",")[2]
    takes = any(word in front for word in _TAKES)
    if not takes or met or not gap.endswith("后") or gap.count(",") != 1:
        return False
    for at in range(was.last + 1, goal.first):
        if tokens.kind[at] in ("up", "down"):
            tokens.kind[at] = "z"  # of something else
    return True


_TAKES = ("平均", "均", "要", "需", "得", "耗", "花")


def _is_by_then(tokens: Tokens, was: Quantity, goal: Quantity) -> bool:
    """扫码率 55%, Q3 底 95%: a level, and a clause of nothing but a day and another level."""
    kind, first = tokens.kind, was.first - 1
    if not (was.role == goal.role == PLAIN) or was.unit != goal.unit or was.unit not in _LEVELS:
        return False
    if was.comparator or was.rated or was.value == goal.value or kind[goal.last + 1] not in _CLOSES:
        return False
    between = kind[was.last + 1 : goal.first]
    if between[:1] != ["comma"] or "date" not in between or not _BETWEEN.issuperset(between[1:]):
        return False
    name = tokens.text[max(0, was.whole - 8) : was.whole].rstrip(" :")
    if name.endswith(_STEPS) or not (name.endswith(_METRICS) or better(tokens, was)):
        return False
    return kind[first] in _NAMED and _VERBS.isdisjoint(kind[max(1, first - 8) : was.first])


_STEPS = ("灰度", "进度", "阈值", "完成", "节点")
_METRICS = in_order("zh", "level_until_then")
_LEVELS = TIMES | {"%", "分", "‰"}
_CLOSES = frozenset(("eos", ")", "stop", "comma"))
_BETWEEN = frozenset(("date", "fill"))
_NAMED = frozenset(("z", "n", "w", "m", "fill", ":"))
_VERBS = frozenset("pass up down upto downto to hold date now comma reach from not ba".split())
