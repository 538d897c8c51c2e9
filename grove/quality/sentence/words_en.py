"""English words of the grammar, from `words/en.txt` and `words/en_units.txt`."""

from decimal import Decimal

from grove.quality.sentence.word_table import Entry, lines_of, table

_SPELLED = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen twenty"
).split()
SPELLED = {word: Decimal(number) for number, word in enumerate(_SPELLED)}
SPELLED.update(
    (word, Decimal(10 * tens))
    for tens, word in enumerate("thirty forty fifty sixty seventy eighty ninety".split(), start=3)
)
SPELLED.update(none=Decimal(0), nil=Decimal(0), once=Decimal(1), twice=Decimal(2))
SPELLED.update(thrice=Decimal(3), dozen=Decimal(12))

# Classes of words at which a date may begin.
DATED = frozenset(
    (
        "month quarter halfyear eoq yearend midyear allyear nextyear stretch vague_date yue jidu "
        "nian"
    ).split()
)
# Every word of the grammar, and every first word of a phrase: class, value, number, phrases, and
# whether a date may begin with it.
Known = tuple[str, str, Decimal | None, tuple[tuple[str, Entry], ...], bool]


def _entries() -> dict[str, Known]:
    words, phrases = table("en.txt")
    known: dict[str, Known] = {
        word: ("#", "word", number, phrases.get(word, ()), False)
        for word, number in SPELLED.items()
    }
    for first, found in phrases.items():
        known.setdefault(first, ("w", "", None, found, False))
    for word, (kind, value) in words.items():
        known[word] = (kind, value, None, phrases.get(word, ()), kind in DATED)
    return known


ENTRIES = _entries()

_SETS: dict[str, set[str]] = {}
_MAPS: dict[str, dict[str, str]] = {"unit": {}, "period": {}, "currency": {}}
for _kind, _value, _words in lines_of("en_units.txt"):
    if _kind in _MAPS:
        _MAPS[_kind].update(dict.fromkeys(_words, _value))
    else:
        _SETS.setdefault(_kind, set()).update(_words)

# A number straight after one of these belongs to a name: tier 1, SOC 2, Android 14.
DESIGNATORS = _SETS["designator"]
# Nouns for "no …" and "zero …" that have no plural.
MASS = _SETS["mass"]
PEOPLE = _SETS["people"]
# Words that end a run of words between a number and the noun it counts.
NO_NOUN = _SETS["no-noun"]
# Units of their own, kept as typed.
OWN_UNITS = _SETS["own-unit"]
UNITS = _MAPS["unit"]
PERIODS = _MAPS["period"]
CURRENCIES = _MAPS["currency"]
TIGHT_MULTIPLIERS = {"k": 3, "m": 6, "mn": 6, "mio": 6, "bn": 9, "b": 9}
MULTIPLIERS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "mn": 6, "bn": 9}
