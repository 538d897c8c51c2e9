"""Days in digits that are all that a clause or a cell of a row holds."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.date_parts import Parts
from grove.quality.sentence.tokens import Tokens

_CLOSES = frozenset(("eos", "comma", "stop", ".", "(", ")"))
_APART = frozenset(("comma", "stop", "(", "-"))


def is_pointed(tokens: Tokens, at: int) -> bool:
    """…, 31.03. · (31.03.) · | now 9 s | target 5 s | 31.03: a day that is all its clause holds."""
    word, kind = tokens.word, tokens.kind
    tabbed = tokens.text[tokens.start[at] - 1 : tokens.start[at]] == "\t"
    if not (tabbed or kind[at - 1] in _APART) or word[at][-3:-2] != ".":
        return False  # 30.9, a number
    behind = at + 1
    if kind[behind] == "." and tokens.tight(behind):
        return kind[behind + 1] in _CLOSES or word[behind + 1] == "at the latest"
    if kind[behind] == "eos" and tokens.text[tokens.end[at] :] == " ":
        return True  # the full stop of a line is taken out
    row = "now" in tokens.kinds and "reach" in tokens.kinds and (tabbed or kind[at - 1] == "stop")
    return row and word[at][-2] in "01" and kind[behind] in _CLOSES


def is_aside(tokens: Tokens, parts: Parts) -> bool:
    """暑假班开课(7/15)前, 寒假班(1/15)开课前: the day of an event, by which it is to be."""
    close = parts.last + 1
    if tokens.kind[close] != ")" or tokens.kind[parts.first - 1] != "(":
        return False
    behind = tokens.text[tokens.end[close] :].lstrip()
    event = behind[: behind.find("前") + 1]
    first = tokens.word[close + 1] == "前" and tokens.kind[close + 2] == "#"  # (3/12)前 5 名
    straight = event == "前" and tokens.kind[close + 1] == "z" and not first
    parts.firm = straight or event[:-1] in _EVENTS
    return parts.firm


_EVENTS = word_class("zh", "events")


def is_clause(tokens: Tokens, parts: Parts) -> bool:
    """Whether a day is all that its clause holds: …, 9/30 · (6/18 大促前)."""
    before = parts.first - 1
    dashed = tokens.word[before] == "—" or (
        tokens.kind[before] == "-" and not tokens.tight(parts.first)
    )
    if not dashed and tokens.kind[before] not in ("comma", "(", "stop"):
        return False
    behind = tokens.kind[parts.last + 1]
    if behind in ("eos", ")", "stop"):
        return True
    if behind == "pass" and tokens.kind[parts.last + 2] in ("eos", ")", "comma"):
        return True  # …, 7/31 验收
    until = tokens.kind[parts.last + 2] in ("eos", ")", "comma") and behind in ("z", "vague_date")
    return until and tokens.word[parts.last + 1].endswith("前")
