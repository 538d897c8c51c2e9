"""Numbers in Chinese that are no goal: rounds of work, loads, and how something is done."""

from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_CLAUSE = 14  # characters behind a number
_NO_FRAMES = frozenset("begin u m z n comma for".split())


def is_round(tokens: Tokens, taken: Quantity) -> bool:
    """Whether what is counted is a stretch of time within which the goal is reached."""
    behind = tokens.text[taken.end : taken.end + 10].lstrip()
    return behind.startswith(_ROUNDS) and "内" in behind


_ROUNDS = ("迭代", "版本", "冲刺", "周期", "sprint", "发布", "发版", "双周")


def is_load(draft: Draft, taken: Quantity) -> bool:
    """Whether so many stand in front of what is not to happen, and of no verb."""
    if taken.comparator or taken.unit == "%" or taken.mark not in _NO_FRAMES:
        return False
    if (draft.start is not None and draft.start.value) or 0 < draft.marks.passed < taken.first:
        return False
    clause = draft.tokens.text[taken.whole_end : taken.whole_end + _CLAUSE].partition(",")[0]
    at = max(clause.strip().find("无"), clause.strip().find("零"))
    return at > 0 or (not at and taken.unit.isascii() and taken.unit != "")  # 20 个无障碍页面


def is_said_besides(draft: Draft, taken: Quantity) -> bool:
    """Whether a bound is said behind what is done by a day, and of how that is done."""
    passed = draft.marks.passed
    if draft.due is None or draft.start is not None or not 0 < passed < taken.first:
        return False
    return bool(draft.tokens.word[passed + 1] == "且")
