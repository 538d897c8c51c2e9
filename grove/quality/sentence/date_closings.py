"""Chinese: a day in digits that closes the line, where no word says that it is one."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence import days
from grove.quality.sentence.date_cells import is_clause
from grove.quality.sentence.date_parts import (
    FIRM,
    DateHit,
    Parts,
    hit_of,
    is_day,
    parts_of,
    read_before,
    read_heading,
    read_lead,
)
from grove.quality.sentence.tokens import Tokens

_CUTS = frozenset(("comma", "stop"))
NEAR = 14  # tokens in front, in which a pair or a verb stands
_ONTO = frozenset(("arrow", "downto", "upto"))
_SHOWS = frozenset(("now", "is", "for", "part"))  # 已 is told by its character
_RESULTS = in_order("zh", "done_with")
_ONCE = word_class("zh", "done_before_slash_date")
_FAR = ("已", "进度", "目前", "率", "比", "数")


def closes_line(tokens: Tokens, parts: Parts) -> bool:
    """报错 4.2w→5k以内 6/30 · 137 -> 20，8.31 · 服务搞起来 3/15; but 已上线 3/15 is 3 of them."""
    at = parts.first - 1
    apart = tokens.kind[at] in _CUTS
    if tokens.kind[parts.last + 1] != "eos" or (tokens.tight(parts.first) and not apart):
        return False
    at -= apart
    least = max(0, at - NEAR)
    numbered = False
    for place in range(at, least, -1):
        kind = tokens.kind[place]
        if kind == "#":
            numbered = True
        elif numbered and (kind in _ONTO or tokens.word[place] == "压"):
            return True
        elif kind in ("stop", "(") or kind in _SHOWS:
            return False
    if numbered:
        return False
    front = tokens.text[tokens.start[least + 1] : tokens.end[at]]
    if any(word in front for word in _FAR):
        return False
    return tokens.word[at] in _ONCE or front.endswith(_RESULTS)


def dashed_day(tokens: Tokens, at: int, year: int | None) -> DateHit | None:
    """9h→24h 04-30: a month with its nought, and a day."""
    if not (tokens.tight(at + 1) and tokens.tight(at + 2) and is_day(tokens, at + 2)):
        return None
    found = days.slashed(year or 2000, int(tokens.word[at]), int(tokens.word[at + 2]))
    parts = parts_of(tokens, at, at + 2)
    read_lead(tokens, parts)
    if tokens.kind[at + 3] == "-":
        return None
    due = parts.lead in FIRM or read_before(tokens, parts) or read_heading(tokens, parts)
    due = due or is_clause(tokens, parts) or (not tokens.latin and closes_line(tokens, parts))
    return hit_of(tokens, parts, found, year) if due else None
