"""Whether two lines go for the same goal, and whether a text names something: for several rules."""

from functools import lru_cache

from grove.quality.lexicon.files import Family, families
from grove.quality.normalise import normalise
from grove.quality.plan import Failure, KeyResult, PastResult
from grove.quality.structure.identity import same_goal, touches

Measured = KeyResult | PastResult | Failure
ENOUGH = 2  # parts of a guard that have to be named
FEWEST_LETTERS = 10  # of a wording that is somebody's own: "reach" is not


def family_of(result: KeyResult) -> Family | None:
    """The metric family: of the catalogue entry chosen for it, else as the sentence names it."""
    metric = result.fields.metric if result.fields is not None else ""
    if metric:
        for family in families().values():
            if family.metric == metric:
                return family
    return result.line.family


def same_metric(one: Measured, other: Measured) -> bool:
    """The same metric of the same things."""
    return same_goal(one.line.identity, other.line.identity)


def near_metric(one: Measured, other: Measured) -> bool:
    """The same metric, and one's things are among the other's: a part of it, or the whole."""
    return touches(one.line.identity, other.line.identity)


def direction(result: KeyResult) -> int:
    """+1 where the number is to rise, −1 where it is to fall, 0 where neither is known."""
    start, target = result.start, result.target
    if start is not None and target is not None and start != target:
        return 1 if target > start else -1
    return {"increase": 1, "hold_above": 1, "decrease": -1, "hold_below": -1}.get(result.kind, 0)


@lru_cache(1024)
def bare(text: str) -> str:
    """The letters of a text: without numbers, marks and spacing. Pairs of lines ask it often."""
    return "".join(char for char in normalise(text).text.casefold() if char.isalpha())


def same_wording(one: Measured, other: Measured) -> bool:
    """The same words, whatever the numbers and days: a line carried over from one cycle to the
    next."""
    here = wording(one)
    return bool(here) and here == wording(other)


def wording(one: Measured) -> str:
    """The letters of a line without the values and the day that were read in it; "": too few."""
    reading = one.line.reading
    read = (reading.due, reading.start, reading.target, reading.target and reading.kind)
    rest, text = [], one.text
    at = 0
    for start, end in sorted(part.span for part in read if part is not None):
        rest.append(text[at:start])
        at = max(at, end)
    letters = bare("".join((*rest, text[at:])))
    return letters if _weight(letters) >= FEWEST_LETTERS else ""


def _weight(letters: str) -> int:
    """How much letters say: a Chinese character about as much as three Latin ones."""
    return sum(1 if char.isascii() else 3 for char in letters)


def watched(text: str, words: tuple[str, ...]) -> str:
    """The first of the words that a text holds as a word of its own, as it is spelt in the list."""
    plain = normalise(text).text.casefold()
    return next((word for word in words if word.strip() and _at(plain, word) >= 0), "")


def span_of(text: str, word: str) -> tuple[int, int] | None:
    """Where a watched word stands in a text as typed."""
    normal = normalise(text)
    at = _at(normal.text.casefold(), word)
    if at < 0 or len(normal.text.casefold()) != len(normal.text):
        return None
    return normal.span(at, at + len(normalise(word.strip()).text))


def _at(plain: str, word: str) -> int:
    """Where a word begins; Latin words stand apart, with or without the s of a plural."""
    wanted = normalise(word.strip()).text.casefold()
    at = plain.find(wanted)
    while at >= 0:
        after = plain[at + len(wanted) :].removeprefix("s")
        if not (_latin(wanted[:1]) and _latin(plain[at - 1 : at])) and not (
            _latin(wanted[-1:]) and _latin(after[:1])
        ):
            return at
        at = plain.find(wanted, at + 1)
    return -1


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def names(text: str, guard: str) -> bool:
    """Whether a text names a guard: half of its longer words, or of its pairs of characters."""
    parts = _parts(guard)
    if not parts:
        return False
    plain = normalise(text).text.casefold()
    there = sum(part in plain for part in parts)
    return there >= min(ENOUGH, len(parts)) and there * 2 >= len(parts)


def _parts(text: str) -> set[str]:
    plain = normalise(text).text.casefold()
    parts: set[str] = set()
    for word in "".join(char if char.isalnum() else " " for char in plain).split():
        if word.isascii():
            if len(word) > 3:
                parts.add(word[: max(4, len(word) - 2)])  # rehearse, rehearsed
        else:
            parts.update(word[at : at + 2] for at in range(len(word) - 1))
    return parts
