"""Chinese: something that is made or brought about once: 建立一套口径, 账号实现统一开通."""

import re
from bisect import bisect_right
from functools import cache

from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import says
from grove.quality.sentence.abilities import is_able_zh
from grove.quality.sentence.marks import Marks
from grove.quality.sentence.tokens import Tokens

_MAKES = in_order("zh", "makes_one")
_MANNERS = in_order("zh", "brought_about")
_BY_DEGREES = in_order("zh", "by_degrees")


def is_made_once(tokens: Tokens, marks: Marks) -> int:
    """The token of what is made or brought about, where nothing moves or goes on; 0 for none."""
    signed = "一" in tokens.text or "实现" in tokens.text
    if not signed or not _is_still(tokens, marks):
        return 0
    found = _made().search(tokens.text)
    if found is None or says(tokens.text, _BY_DEGREES):
        return 0
    return bisect_right(tokens.start, found.start(found.lastindex or 1)) - 1


def can_be_done(tokens: Tokens, marks: Marks) -> int:
    """The token of what can be done, where the first clause says no more: 模型训练可复现."""
    if "#" in tokens.kinds or ("可" not in tokens.text and "能" not in tokens.text):
        return 0
    at = tokens.kind.index("comma" if "comma" in tokens.kinds else "eos") - 1
    able = is_able_zh(tokens, at) and _is_still(tokens, marks)
    return at if able and not says(tokens.text, _BY_DEGREES) else 0


def _is_still(tokens: Tokens, marks: Marks) -> bool:
    if marks.ways or marks.move or marks.hold or marks.always or marks.recurring or marks.half:
        return False
    return not (marks.zero or marks.clear or marks.vague or marks.every or "?" in tokens.text)


@cache
def _made() -> "re.Pattern[str]":
    return re.compile(
        f"(?:^|[-,;:。前底末内中]) ?((?:{'|'.join(_MAKES)})(?:出|好|完|成|起)?)"
        "一[套份个张本版支组门部]"
        f"|(实现)[^,;。0-9]{{0,12}}(?:{'|'.join(_MANNERS)})[^,;。0-9]{{0,8}}(?=$|[,;。(])"
    )
