"""Whether thinking comes together over the rounds: three figures, as pure functions.

Open comments at a moment, the share of words that changed between two versions, teams aligned.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from fractions import Fraction

from grove.versions.schema import Content
from grove.versions.words import pieces, tokens

Began = datetime
Resolved = datetime | None


class Standing(StrEnum):
    """Where a team stands in a round, in rising order of trouble."""

    ALIGNED = "aligned"
    NOTED = "noted"  # agrees with a reservation
    ANSWERED = "answered"  # its asks are answered; the next round asks it again
    MEETING = "meeting"  # an ask is open, and a meeting with the team is ahead
    QUESTION = "question"  # an ask is open
    READING = "reading"  # asked today
    SILENT = "silent"


ALIGNED = frozenset({Standing.ALIGNED, Standing.NOTED})


def standing_of(answer: str, open_asks: int, silent_days: int, meets: bool = False) -> Standing:
    """One word for a team. `answer` is "", "agrees", "reserved" or "asks"; an ask that is open,
    of whichever round, outweighs it."""
    if open_asks > 0:
        return Standing.MEETING if meets else Standing.QUESTION
    known = {
        "agrees": Standing.ALIGNED,
        "reserved": Standing.NOTED,
        "asks": Standing.ANSWERED,
    }
    if answer in known:
        return known[answer]
    return Standing.SILENT if silent_days > 0 else Standing.READING


def wordings(content: Content) -> dict[str, str]:
    """Code → sentence of every objective and key result in a version."""
    said = {str(row["code"]): str(row["title"]) for row in content["objectives"]}
    return said | {str(row["code"]): str(row["text"]) for row in content["key_results"]}


def words_changed(before: Mapping[str, str], after: Mapping[str, str]) -> Fraction:
    """The share of words that went or came, of all words before and after; 0 to 1.

    Sentences are compared by their codes; what has no counterpart counts whole. Words are words
    where spaces part them, characters in Chinese; numbers are compared by value.
    """
    every = changed = 0
    for code in before.keys() | after.keys():
        old, new = before.get(code, ""), after.get(code, "")
        every += _words(old) + _words(new)
        changed += sum(_words(one.text) for one in pieces(old, new) if one.kind != "same")
    return Fraction(changed, every) if every else Fraction(0)


def open_at(threads: Iterable[tuple[Began, Resolved]], moment: datetime) -> int:
    """How many threads had begun and were not resolved at a moment."""
    return sum(
        began <= moment and (resolved is None or resolved > moment) for began, resolved in threads
    )


def _words(text: str) -> int:
    return sum(not token.isspace() for token in tokens(text))
