"""Chinese: a day in digits that closes the line, where no word says that it is one."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.date_parts import Parts
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
        elif kind in _ONTO and numbered:
            return True
        elif kind in ("stop", "(") or kind in _SHOWS:
            return False
    if numbered:
        return False
    front = tokens.text[tokens.start[least + 1] : tokens.end[at]]
    if any(word in front for word in _FAR):
        return False
    return tokens.word[at] in _ONCE or front.endswith(_RESULTS)
