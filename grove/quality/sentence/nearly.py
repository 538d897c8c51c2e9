"""A Chinese target that is said to be about so much: asked about, as the value may be another."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind

_BEFORE = word_class("zh", "about_so_much")
_BEHIND = frozenset(("左右", "上下"))
_NAMES = in_order("zh", "left_right_in_names")  # 上下游, 左右侧
_NOTED = DoubtKind.START_ASSUMED


def ask_for_nearly(draft: Draft, taken: Quantity) -> None:
    """提到 90 左右, 大概 90 分上下, 接近 100 %.

    Where its start is said, or where it is to be kept, a figure with its unit is clear enough:
    从 27% 降到 12% 左右, 稳定在 60% 左右.
    """
    word = draft.tokens.word
    near = max(1, taken.first - 4)  # 大概能到 97%
    before = not _BEFORE.isdisjoint(word[near : taken.first])
    before = before and "#" not in draft.tokens.kind[near : taken.first]
    behind = word[taken.last + 1] in _BEHIND
    if not (before or behind) or any(doubt.kind is not _NOTED for doubt in draft.doubts):
        return
    end = draft.tokens.end[taken.last + 1]
    if behind and draft.tokens.text.startswith(_NAMES, end):
        return
    start = draft.start
    if draft.marks.hold or (start is not None and start.value):
        bare = not (taken.unit or taken.noun) and (draft.unit is not None or not start)
        if not (bare or (before and behind) or draft.tokens.text.startswith("吧", end)):
            return
    draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.whole, taken.whole_end)
