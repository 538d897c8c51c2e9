"""What changed between two wordings: words where words are parted by spaces, characters where not.

Numbers are whole, and 4.2 is 4.20. Every step is exact: the pieces put together again are the two
wordings.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import SequenceMatcher
from functools import lru_cache

# Han, kana, hangul, and the punctuation that goes with them: one token a character.
_CJK = (
    r"\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
    r"\uff00-\uff0f\uff1a-\uffef\U00020000-\U0003ffff"
)
_TOKEN = re.compile(
    # A comma parts thousands only: in "¥3.00，2027年" it is the sentence's.
    rf"(?P<number>[0-9０-９]+(?:[,，][0-9０-９]{{3}}(?![0-9０-９]))*(?:[.．][0-9０-９]+)*)"
    rf"|(?P<cjk>[{_CJK}])"
    rf"|(?P<word>[^\W\d{_CJK}][^\W{_CJK}]*(?:['’\-\u2011][^\W{_CJK}]+)*)"
    rf"|(?P<space>\s+)"
    rf"|(?P<other>.)",
    re.DOTALL,
)
_SENTENCE = re.compile(r"[^.!?。！？\n]*[.!?。！？\n]?\s*", re.DOTALL)
_NUMBER = re.compile(r"[0-9０-９]")
_THOUSANDS = re.compile("[,，]")
_MOST_PAIRS = 1_500_000  # of tokens compared one by one; longer wordings go by sentences


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of both wordings. Kind "same" (the numbers in it may be spelled differently),
    "del" (only before) or "ins" (only after)."""

    kind: str
    before: str
    after: str

    @property
    def text(self) -> str:
        return self.after if self.kind != "del" else self.before


@lru_cache(maxsize=4096)
def tokens(text: str) -> tuple[str, ...]:
    """The text in words, single CJK characters, whole numbers, spaces and signs."""
    return tuple(match[0] for match in _TOKEN.finditer(text))


@lru_cache(maxsize=4096)
def pieces(before: str, after: str) -> tuple[Piece, ...]:
    """What stayed, went and came, in reading order; empty when nothing differs.

    Kept: many people read the same comparison of versions that never change.
    """
    if before == after:
        return ()
    left: Sequence[str] = tokens(before)
    right: Sequence[str] = tokens(after)
    if len(left) * len(right) > _MOST_PAIRS:
        left, right = _sentences(before), _sentences(after)
    found = _readable(_matched(left, right))
    return found if any(piece.kind != "same" for piece in found) else ()


def same_words(before: str, after: str) -> bool:
    """Whether two wordings differ in nothing but how their numbers are spelled."""
    return before == after or spoken(before) == spoken(after)


def spoken(text: str) -> list[object]:
    """The words of a text, its numbers as values: equal when two texts say the same."""
    return [_key(token) for token in tokens(text)]


def only_numbers(found: Iterable[Piece]) -> int:
    """How many numbers changed when nothing but numbers did; 0 when words did too."""
    changed = [token for one in found if one.kind != "same" for token in tokens(one.text)]
    if not changed or not all(_NUMBER.match(token) for token in changed):
        return 0
    gone = sum(one.kind == "del" for one in found)
    come = sum(one.kind == "ins" for one in found)
    return max(gone, come)


def _matched(left: Sequence[str], right: Sequence[str]) -> list[Piece]:
    """Token by token; what begins and ends alike is set aside first: most edits are short."""
    old, new = [_key(one) for one in left], [_key(one) for one in right]
    shorter = min(len(old), len(new))
    first = 0
    while first < shorter and old[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    found = [Piece("same", "".join(left[:first]), "".join(right[:first]))] if first else []
    found += _differing(
        left[first : len(left) - last],
        right[first : len(right) - last],
        SequenceMatcher(
            None, old[first : len(old) - last], new[first : len(new) - last], autojunk=False
        ),
    )
    if last:
        found.append(Piece("same", "".join(left[-last:]), "".join(right[-last:])))
    return found


def _differing(
    left: Sequence[str], right: Sequence[str], matcher: "SequenceMatcher[object]"
) -> list[Piece]:
    found: list[Piece] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        gone, come = "".join(left[a:b]), "".join(right[c:d])
        if kind == "equal":
            found.append(Piece("same", gone, come))
            continue
        if gone:
            found.append(Piece("del", gone, ""))
        if come:
            found.append(Piece("ins", "", come))
    return found


def _readable(found: list[Piece]) -> tuple[Piece, ...]:
    """Joins changes that only a space, a sign or one character parts: two readable halves are
    better than many crumbs."""
    made: list[Piece] = []
    run: list[Piece] = []
    for index, piece in enumerate(found):
        crumb = (
            piece.kind == "same"
            and 0 < index < len(found) - 1
            and len(piece.after.strip()) <= 1
            and piece.before == piece.after
            and not _NUMBER.search(piece.after)
            and "\n" not in piece.after
        )
        if piece.kind != "same" or crumb:
            run.append(piece)
            continue
        made += _joined(run)
        run = []
        made.append(piece)
    return tuple(made + _joined(run))


def _joined(run: Sequence[Piece]) -> list[Piece]:
    """One deletion and one insertion of a run, unless it only adds or only removes."""
    kinds = {piece.kind for piece in run}
    if not {"del", "ins"} <= kinds:
        return list(run)
    gone = "".join(piece.before for piece in run)
    come = "".join(piece.after for piece in run)
    return [Piece("del", gone, ""), Piece("ins", "", come)]


def _sentences(text: str) -> list[str]:
    return [match[0] for match in _SENTENCE.finditer(text) if match[0]]


@lru_cache(maxsize=4096)
def _key(token: str) -> object:
    """What a token is compared by: a number by its value, everything else by its spelling."""
    if not _NUMBER.match(token):
        return token
    try:
        return Decimal(_THOUSANDS.sub("", token).replace("．", "."))
    except InvalidOperation:
        return token
