"""Frames around quantities: from A to B, to B (currently A), by N, between A and B."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from grove.quality.sentence import lexicon
from grove.quality.sentence.quantities import LOOK_BACK, Quantity

LONGEST_GAP = 60


class FrameKind(StrEnum):
    PAIR = "pair"
    BAND = "band"
    CHANGE = "change"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the words around one or two quantities make of them; [start, end) covers them all."""

    kind: FrameKind
    first: Quantity
    second: Quantity | None
    start: int
    end: int


def find_frames(text: str, quantities: tuple[Quantity, ...], *, holding: bool) -> list[Frame]:
    """The frames in order; a quantity belongs to one frame at most, plain ones to none."""
    frames: list[Frame] = []
    at = 0
    while at < len(quantities):
        this = quantities[at]
        following = quantities[at + 1] if at + 1 < len(quantities) else None
        frame = _two(text, this, following, holding) if following else None
        if frame is None:
            frame = _one(text, this)
            at += 1
        else:
            at += 2
        if frame:
            frames.append(frame)
    return frames


def change_of(text: str, quantity: Quantity, down: bool) -> Decimal:
    """The signed change of a CHANGE frame: what goes down is below zero."""
    verb = lexicon.VERB_BEFORE.search(_before(text, quantity))
    falls = verb["down"] is not None if verb else down
    return -abs(quantity.value) if falls else quantity.value


def _two(text: str, this: Quantity, following: Quantity, holding: bool) -> Frame | None:
    gap_start, gap_end = this.end, following.start
    if gap_end - gap_start > LONGEST_GAP or this.upper is not None or following.upper is not None:
        return None
    before = _before(text, this)
    between = lexicon.BETWEEN.search(before)
    if (between or (holding and not lexicon.FROM.search(before))) and lexicon.AND.fullmatch(
        text, gap_start, gap_end
    ):
        start = this.start - (len(between[0]) if between else 0)
        return Frame(FrameKind.BAND, this, following, start, following.end)
    if lexicon.WAS.fullmatch(text, gap_start, gap_end):
        return Frame(FrameKind.PAIR, following, this, this.start, following.end)
    source = lexicon.FROM.search(before)
    start = this.start - (len(source[0]) if source else 0)
    if lexicon.TO.fullmatch(text, gap_start, gap_end) or (
        source and lexicon.TO_AFTER_FROM.fullmatch(text, gap_start, gap_end)
    ):
        return Frame(FrameKind.PAIR, this, following, start, following.end)
    return None


def _one(text: str, quantity: Quantity) -> Frame | None:
    before = _before(text, quantity)
    if quantity.upper is not None:
        return Frame(FrameKind.BAND, quantity, None, quantity.start, quantity.end)
    by = lexicon.BY_BEFORE.search(before) or lexicon.VERB_BEFORE.search(before)
    if by and quantity.comparator is None:
        start = quantity.start - len(by[0])
        return Frame(FrameKind.CHANGE, quantity, None, start, quantity.end)
    if quantity.comparator is not None or lexicon.TARGET_BEFORE.search(before):
        return Frame(FrameKind.TARGET, quantity, None, quantity.start, quantity.end)
    return None


def _before(text: str, quantity: Quantity) -> str:
    return text[max(0, quantity.start - LOOK_BACK) : quantity.start]
