"""Another number beside the goal, of which nothing says what it does there."""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, PLAIN, START
from grove.quality.sentence.scenery import is_scenery

_UNITS = frozenset((DoubtKind.UNITS_DIFFER,))
_THUS = ("省下", "节省", "节约", "相当于", "折合", "约合", "释放", "即")
_SAVES = frozenset(("saves", "saving", "saved", "freeing", "frees"))


def is_unexplained(draft: Draft, taken: Quantity, one: Quantity) -> bool:
    """Another number, of which nothing says what it does beside the one that was taken."""
    if one.role == START:
        part = one.out_of and taken.unit == "%"  # 90 % of them (2026: 6 of 11)
        if one.unit in TIMES and taken.unit in TIMES:  # 3 weeks where it took 4 months
            part = part or draft.asks(_UNITS)
        return draft.start is None and taken.role == PLAIN and not (taken.comparator or part)
    if one.role == NAMELESS or (not one.unit and not _is_level(draft, taken, one)):
        return False
    text = draft.tokens.text
    if one.role == CIRCUMSTANCE:  # 首批 20 台交付，全部 60 台交付
        alike = (
            one.counted and one.mark != "part" and one.unit == taken.unit and one.first > taken.last
        )
        return alike and "comma" in draft.tokens.kind[taken.last : one.first]
    if one.role != PLAIN or one.first < taken.last or "(" in text:
        return False
    once = one.rated and one.spelled and one.value == 1
    saved = not _SAVES.isdisjoint(draft.tokens.word[max(1, one.first - 4) : one.first])
    if saved or once or text[: one.whole].rstrip().endswith(_THUS):
        return False  # 成功率 100%，每半年一次; 降到 10%，省下 60 万/年
    between = draft.tokens.kind[taken.last + 1 : one.first]
    apart = "comma" in between or ("stop" in between and not draft.tokens.latin)
    return apart and not one.comparator and "while" not in between


def ask_for_level_beside(draft: Draft) -> None:
    """English: reach best-in-class ratings and cut returns by 12 %: a level without a figure."""
    tokens, taken = draft.tokens, draft.taken
    if taken is None or "and" not in tokens.kinds or "-" not in tokens.kinds:
        return
    word = tokens.word
    for at in range(2, taken.first):
        tops = word[at] == "quartile" or (word[at] == "class" and word[at - 2] in _TOPS)
        if tops and "and" in tokens.kind[at : taken.first]:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, tokens.start[at], tokens.end[at])
            return


def ask_for_dropped(draft: Draft, quantities: list[Quantity]) -> None:
    """English: a second result beside the one that was read. …, with 30 readers for each."""
    tokens, taken = draft.tokens, draft.taken
    if taken is None or len(quantities) < 2:
        return
    kind, word = tokens.kind, tokens.word
    for one in quantities:
        if one.first < taken.last or one is taken:
            continue
        at = (one.noun_at or one.last) + 1
        told = word[at : at + 2]
        each = one.role == CONDITION and one.mark == "with" and one.noun != "" and not one.unit
        each = each and kind[one.first - 2] == "comma" and ("each" in told or "every" in told)
        only = one.mark == "on" and one.unit == taken.unit == "%" and one.role == CIRCUMSTANCE
        if each or (only and "while" in kind[taken.last : one.first]):
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        elif word[1] == "time" and taken.unit == "%" and one.unit in TIMES and not one.comparator:
            draft.withdraw(DoubtKind.SEVERAL_NUMBERS, taken)  # time to scan 70 % of it: 3 days
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
            return


_TOPS = frozenset(("in", "best", "world"))


def _is_level(draft: Draft, taken: Quantity, one: Quantity) -> bool:
    """…, RPO 为 0 · …, 客户评分 4.5: a bare number that is measured in a clause of its own."""
    tokens = draft.tokens
    if tokens.latin or one.first < taken.last or "comma" not in tokens.kind[taken.last : one.first]:
        return False
    return not one.value or (one.role == PLAIN and not is_scenery(tokens, one))
