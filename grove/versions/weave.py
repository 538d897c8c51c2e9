"""Two people changed one wording in different places: both changes woven into one text. Pure."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from grove.versions.words import tokens

MOST_PAIRS = 1_500_000  # of tokens compared one by one; longer wordings are not woven


def weave(base: str, mine: str, theirs: str) -> str | None:
    """`base` with the changes of both, or None when they touch the same place.

    At least one token (a word, a Chinese character, a number) must stand unchanged between two
    changes of different people: what lies side by side is for a person to decide.
    """
    if mine in (base, theirs):
        return theirs
    if theirs == base:
        return mine
    old = tokens(base)
    if len(old) * max(len(tokens(mine)), len(tokens(theirs))) > MOST_PAIRS:
        return None
    changes = sorted(
        [*_changes(old, tokens(mine)), *_changes(old, tokens(theirs))], key=lambda one: one[:2]
    )
    made: list[str] = []
    at = -1  # end of the last change; -1 while there is none
    copied = 0
    for first, last, words in changes:
        if at >= 0 and first <= at:
            return None
        made += [*old[copied:first], *words]
        at, copied = last, last
    return "".join([*made, *old[copied:]])


def _changes(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, list[str]]]:
    """What became of `old`: from, to, the words there now."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [(a, b, list(new[c:d])) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"]
