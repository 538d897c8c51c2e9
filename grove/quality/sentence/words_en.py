"""English words of the grammar, from `words/en.txt` and `words/en_units.txt`."""

from decimal import Decimal

from grove.quality.sentence.word_table import lines_of, table

WORDS, PHRASES = table("en.txt")

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
