"""Ends of things that are no day's work: the old box killed, the new wall on, runbook 都写完."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.tokens import Tokens

STAYING = word_class("en", "going_on")
BY_DEGREES = frozenset(
    "hold always clear zero half verbal halved vague freq zrate up upto downto less more per "
    "not".split()
)
_ENDING = frozenset("kill ditch axe scrap sunset dismantle delete deprecate deactivate".split())


def is_ended(tokens: Tokens, first: int) -> int:
    """Kill the old cron box; new WAF on: what happens once, though no day is said; 0 for none."""
    kinds, words = tokens.kind, tokens.word
    if not BY_DEGREES.isdisjoint(kinds) or not STAYING.isdisjoint(words) or "?" in tokens.text:
        return 0
    if words[first] in _ENDING and kinds[first + 1] in ("the", "all"):
        return first
    if words[first] == "new" or words[first] == "old":
        for at in range(first + 2, min(first + 6, len(kinds) - 4)):
            if words[at] in ("on", "off") and kinds[at + 1] in ("eos", "comma", "stop", "date"):
                return at
    return _is_settled(tokens, first)


def _is_settled(tokens: Tokens, first: int) -> int:
    """MFA enforced for partners, scheduling explored and a decision taken: one thing, and done."""
    kinds, words = tokens.kind, tokens.word
    for at in range(first + 1, min(first + FURTHEST, len(kinds) - 4)):
        if kinds[at] not in _NAME:
            return 0
        if words[at][-2:] == "ed" and len(words[at]) > MOST_OF_A_STATE and kinds[at] == "w":
            thing = kinds[at - 1] == "w" and words[at - 1][-1:] not in "sy"
            if not thing or words[at] in _LASTING or words[at - 1] == "well":
                return 0
            lasts = kinds[at + 1] == "for" and (words[at + 2] in _STRETCHES or kinds[at + 2] == "a")
            return at if kinds[at + 1] in _BEHIND_DONE and not lasts else 0
    return 0


FURTHEST = 8  # tokens of a thing's name
MOST_OF_A_STATE = 5  # letters: used, based, owned
_NAME = frozenset(("w", "-", "pass"))
_LASTING = frozenset(
    "related liked needed involved satisfied interested maintained trusted unused surprised "
    "delighted engaged motivated".split()
)
_STRETCHES = frozenset("days weeks months years hours".split())
_BEHIND_DONE = frozenset(("eos", "and", "for", "(", "date"))


def is_over(tokens: Tokens) -> bool:
    """…, 并得到质量部门批准, runbook 都写完: whoever decides says yes, or all of it is finished."""
    text = tokens.text
    return ("批" in text or "完" in text) and _said_over().search(text) is not None


@cache
def _said_over() -> "re.Pattern[str]":
    approved = "(?:得到|获得|取得|获|经)[^,;()的]{0,12}(?:批准|批复|审批通过)"
    return re.compile(
        f"(?:{approved}|(?:都|全|全部)[写跑测改迁换补修审建装接拆搬铺验]完)(?=$|[ ,;)])"
    )
