"""Words somebody pointed at, found again after the text around them was edited. Pure.

An anchor keeps the whole wording it was made in: that is the surrounding text. The same words are
found wherever they stand now; of several places the one whose neighbourhood fits best. When they
were reworded themselves, what stands in their place is offered; when nothing does, they are gone.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from grove.versions.words import tokens

NEAR = 60  # characters on either side that speak for a place
ALIKE = 0.45  # share of the words that has to survive for a place to count as reworded


@dataclass(frozen=True)
class Anchor:
    """`quoted` began at character `start` of `whole`."""

    whole: str
    start: int
    quoted: str


@dataclass(frozen=True)
class Place:
    """Where the words are now; `same` is false when they were reworded themselves."""

    start: int
    end: int
    same: bool


def point_at(whole: str, quoted: str) -> Anchor | None:
    """The anchor of words as a person copied them: spaces and case may differ. None: not there."""
    wanted = quoted.split()
    if not wanted:
        return None
    exact = whole.find(quoted.strip())
    if exact >= 0:
        return Anchor(whole, exact, quoted.strip())
    pattern = r"\s*".join(re.escape(part) for part in wanted)
    match = re.search(pattern, whole, re.IGNORECASE)
    return Anchor(whole, match.start(), match[0]) if match else None


def find(anchor: Anchor, text: str) -> Place | None:
    """Where the anchor's words stand in `text` now, or None when they are gone.

    Edits elsewhere never lose them: as long as the words stand anywhere, they are found.
    """
    size = len(anchor.quoted)
    if not size:
        return None
    if text == anchor.whole:
        return Place(anchor.start, anchor.start + size, True)
    places = _places(anchor, text)
    if places:
        best = max(places, key=lambda at: (_fits(anchor, text, at), -abs(at - anchor.start)))
        return Place(best, best + size, True)
    return _reworded(anchor, text)


def _places(anchor: Anchor, text: str) -> list[int]:
    """All places of the words; those inside other words only when there is no whole one."""
    size, found, at = len(anchor.quoted), [], text.find(anchor.quoted)
    while at >= 0:
        found.append(at)
        at = text.find(anchor.quoted, at + 1)
    if not _whole_words(anchor.whole, anchor.start, size):
        return found
    return [at for at in found if _whole_words(text, at, size)] or found


def _whole_words(text: str, start: int, size: int) -> bool:
    return not (_glued(text, start) or _glued(text, start + size))


def _glued(text: str, at: int) -> bool:
    """Whether a cut here goes through a word or a number."""
    pair = text[max(at - 1, 0) : at + 1]
    return 0 < at < len(text) and len(tokens(pair)) == 1 and not pair.isspace()


def _fits(anchor: Anchor, text: str, at: int) -> float:
    """How much of the neighbourhood is as it was: what lies next counts first, then the rest."""
    end, end_now = anchor.start + len(anchor.quoted), at + len(anchor.quoted)
    before = anchor.whole[max(anchor.start - NEAR, 0) : anchor.start], text[max(at - NEAR, 0) : at]
    after = anchor.whole[end : end + NEAR], text[end_now : end_now + NEAR]
    next_to = _common(before[0][::-1], before[1][::-1]) + _common(*after)
    if next_to >= 2 * NEAR:
        return float(next_to)
    return next_to + sum(_alike(*pair) for pair in (before, after))


def _common(one: str, other: str) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _alike(one: str, other: str) -> float:
    if not one and not other:
        return 1.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _reworded(anchor: Anchor, text: str) -> Place | None:
    """What stands where the words stood, when enough of them survived."""
    old, new = tokens(anchor.whole), tokens(text)
    if not old or not new or len(old) * len(new) > 1_500_000:
        return None
    first, last = _token_range(old, anchor.start, anchor.start + len(anchor.quoted))
    start, end = _mapped(old, new, first, last)
    at = sum(len(token) for token in new[:start])
    words = "".join(new[start:end])
    trimmed = words.strip()
    if not trimmed or _alike(anchor.quoted, trimmed) < ALIKE:
        return None
    at += len(words) - len(words.lstrip())
    return Place(at, at + len(trimmed), False)


def _token_range(parts: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """The tokens that the characters from start to end touch."""
    at, first, last = 0, len(parts), len(parts)
    for index, token in enumerate(parts):
        if first == len(parts) and at + len(token) > start:
            first = index
        at += len(token)
        if at >= end:
            last = index + 1
            break
    return first, last


def _mapped(old: Sequence[str], new: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """The tokens of `new` that came in the place of `old[first:last]`."""
    start = end = -1
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if (b <= first and not (a == b == first)) or a >= last:
            continue
        if kind == "equal":
            c, d = c + max(first - a, 0), d - max(b - last, 0)
        start = c if start < 0 else start
        end = d
    return (start, end) if start >= 0 else (0, 0)
