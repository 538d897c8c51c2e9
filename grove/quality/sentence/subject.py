"""What a sentence is about: the words before its numbers, without the verb and the frame."""

from collections.abc import Iterable

from grove.quality.normalise import Normal
from grove.quality.sentence import lexicon
from grove.quality.sentence.dates import DateHit
from grove.quality.sentence.reading import Read

BLANK = "\x00"  # stands for a date that was read: no word, no digit, no space


def blanked(text: str, hits: Iterable[DateHit]) -> str:
    """The text with every date phrase replaced by blanks of the same length."""
    parts: list[str] = []
    at = 0
    for hit in hits:
        parts += [text[at : hit.start], BLANK * (hit.end - hit.start)]
        at = hit.end
    return "".join([*parts, text[at:]])


def subject_of(typed: str, normal: Normal, words: str, used_from: int | None) -> Read[str] | None:
    """The subject before `used_from`, where the numbers begin; None if nothing is left of it."""
    if used_from is None:
        return None
    words = words[:used_from]
    start, end = 0, len(words)
    if verb := lexicon.LEADING.match(words):
        start = verb.end()
    for _ in range(6):  # "currently kept at": a few words, never the whole sentence
        found = lexicon.TRAILING.search(words[max(start, end - 24) : end])
        if not found:
            break
        end -= len(found[0])
    while start < end and not words[start].isalnum():
        start += 1
    while end > start and not (words[end - 1].isalnum() or words[end - 1] in ")%]"):
        end -= 1
    if start >= end or BLANK in words[start:end]:
        return None
    span = normal.span(start, end)
    return Read(typed[span[0] : span[1]], span)
