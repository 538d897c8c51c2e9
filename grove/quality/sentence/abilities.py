"""What somebody is able to do: artists can reload materials, sellers can upload 10k SKUs."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.endings import BY_DEGREES
from grove.quality.sentence.marks import Marks
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

SUBORDINATE = frozenset(("once", "when", "after", "until", "if", "as soon as", "unless"))


def is_able(tokens: Tokens, marks: Marks, first: int) -> int:
    """Artists can reload materials without a restart: "can" behind a subject that opens the line;
    0 for none."""
    at = tokens.word.index("can")
    subject = tokens.kind[first:at]
    if not subject or len(subject) > MOST_OF_SUBJECT or not _SUBJECT.issuperset(subject):
        return 0
    if not _WHO.isdisjoint(tokens.word[first:at]) or "#" in tokens.kind or "?" in tokens.text:
        return 0
    if marks.ways or marks.find or marks.recurring or marks.vague:
        return 0
    return at if tokens.word[first] not in SUBORDINATE else 0


def is_made_possible(tokens: Tokens, marks: Marks) -> int:
    """It should be possible for customers to buy a pass, customers should be able to buy one: the
    word, where nothing moves by degrees and nobody asks whether it is so; 0 for none."""
    at = tokens.word.index("possible" if "possible" in tokens.word else "able")
    if tokens.kind[at - 1] not in _IS or (
        tokens.word[at] == "possible" and tokens.word[at - 2] not in _IT
    ):
        return 0
    if "#" in tokens.kind or "?" in tokens.text or not BY_DEGREES.isdisjoint(tokens.kinds):
        return 0
    told = tokens.word[at + 1 : at + MOST_BEHIND]
    return at if not marks.ways and told[:1] != ("that",) and "to" in told else 0


MOST_BEHIND = 8  # tokens in which it is said what for
_IS = frozenset(("fill", "is", "reach", "w"))
_IT = frozenset("it should must shall will to can be is , begin".split())
MOST_OF_SUBJECT = 4  # tokens
_SUBJECT = frozenset(("w", "the", "a", "all", "-"))
_WHO = word_class("en", "no_subject_of_can")


def able_at(tokens: Tokens, one: Quantity) -> int:
    """Sellers can upload 10k SKUs in one file: the token of what somebody is able to do."""
    at = one.first - 1
    if tokens.kind[at] == "up":
        at -= 1  # can upload: no word of ours inside
    for place in range(at, max(0, at - 4), -1):
        if tokens.word[place] == "can":
            return place if place > 1 else 0
        if tokens.kind[place] not in _DOES:
            return 0
    return 0


_DOES = frozenset(("w", "pass", "move", "a", "all", "find", "hold"))


def is_able_zh(tokens: Tokens, at: int) -> bool:
    """训练可复现, 服务能自动恢复: whether a clause that ends there says what can be done."""
    word = tokens.word[at]
    if tokens.kind[at] not in ("n", "z"):
        return False
    able = len(word) > 2 and word[0] == "可" and word[-1] not in "率性化"
    able = able or tokens.word[at - 1] in _CAN
    power = tokens.word[at - 1] == "能" and tokens.word[at - 2][-1:] in _POWERS
    return able and not power


_POWERS = frozenset("耗节功性智产储效电热动核潜技职赋蓄势")  # 高耗能设备
_CAN = frozenset(("可", "能", "可以", "能够"))
