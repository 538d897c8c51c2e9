"""KR212: a codename only insiders know."""

from collections.abc import Iterable

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import CODENAME, UNKNOWN
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.structure.names import internal_name


def check(result: KeyResult, around: Around) -> Iterable[Hit]:
    """Names of the glossary's codenames, and capitalised words that are no public name."""
    line = result.line
    place = internal_name(line)
    if place is not None:
        return (Hit(place, line.text[place[0] : place[1]]),)
    return ()


RULE = Rule("KR212", "internal-name", ADVICE, KEY_RESULT, "LS", check, needs=(UNKNOWN | CODENAME,))
