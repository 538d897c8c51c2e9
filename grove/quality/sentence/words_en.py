"""English words of the grammar, from `words/en.txt` and `words/en_units.txt`, and its signs."""

from decimal import Decimal

from grove.quality.kept import kept
from grove.quality.sentence import word_table
from grove.quality.sentence.word_table import Phrases, lines_of, path, table

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

# Class and value of each sign, of both languages.
_MONEY_SIGNS = "NGN KRW PHP RUB VND THB TRY ILS".split()
SIGNS = {
    **dict.fromkeys(("->>", "-->>", "=>>"), ("arrow", "")),
    **dict.fromkeys(("→", "->", "-->", "=>", "==>", ">>", "--->", "▶", "⇒", "➜"), ("arrow", "")),
    "≥": ("cmp", ">="),
    ">=": ("cmp", ">="),
    "=>=": ("cmp", ">="),
    "≤": ("cmp", "<="),
    "<=": ("cmp", "<="),
    "=<": ("cmp", "<="),
    "<": ("cmp", "<"),
    ">": ("cmp", ">"),
    "%": ("unit", "%"),
    "‰": ("unit", "‰"),
    "×": ("unit", "×"),
    "°": ("unit", "°"),
    "$": ("cur", "USD"),
    "¥": ("cur", "CNY"),
    "€": ("cur", "EUR"),
    "£": ("cur", "GBP"),
    "₹": ("cur", "INR"),
    **{sign: ("cur", code) for sign, code in zip("₦₩₱₽₫฿₺₪", _MONEY_SIGNS, strict=True)},
    **dict.fromkeys("([", ("(", "")),
    **dict.fromkeys(")]", (")", "")),
    **dict.fromkeys(("。", ";", "!", "?", "|", "//"), ("stop", "")),
    ",": ("comma", ""),
    "、": ("and", ""),
    ":": (":", ""),
    **dict.fromkeys(("~", "..", "..."), ("~", "")),
    "=": ("is", ""),
    "-": ("-", ""),
    "+": ("+", ""),
    "/": ("/", ""),
    ".": (".", ""),
    "&": ("and", ""),
    "≈": ("fill", ""),
}

# Classes of words at which a date may begin.
DATED = frozenset(
    (
        "month quarter halfyear eoq yearend midyear allyear nextyear stretch vague_date yue jidu "
        "nian"
    ).split()
)
# Every word of the grammar, and every first word of a phrase: class, value, number, phrases, and
# whether a date may begin with it.
Known = tuple[str, str, Decimal | None, Phrases, bool]


Units = dict[str, dict[str, str]]


def _tables() -> tuple[dict[str, Known], dict[str, set[str]], Units]:
    words, phrases = table("en.txt")
    known: dict[str, Known] = {
        word: ("#", "word", None, phrases.get(word, {}), False) for word in SPELLED
    }
    for first, found in phrases.items():
        known.setdefault(first, ("w", "", None, found, False))
    for word, (kind, value) in words.items():
        known[word] = (kind, value, None, phrases.get(word, {}), kind in DATED)
    sets: dict[str, set[str]] = {}
    maps: Units = {"unit": {}, "period": {}, "currency": {}, "dollar": {}}
    for kind, value, spellings in lines_of("en_units.txt"):
        if kind in maps:
            maps[kind].update(dict.fromkeys(spellings, value))
        else:
            sets.setdefault(kind, set()).update(spellings)
    return known, sets, maps


ENTRIES, _SETS, _MAPS = kept(
    __name__, [path("en.txt"), path("en_units.txt"), __file__, word_table.__file__], _tables
)
for _word, _number in SPELLED.items():
    _kind, _value, _none, _phrases, _dates = ENTRIES[_word]
    if _kind == "#":
        ENTRIES[_word] = (_kind, _value, _number, _phrases, _dates)

# A number straight after one of these belongs to a name: tier 1, SOC 2, Android 14.
DESIGNATORS = _SETS["designator"]
# Nouns for "no …" and "zero …" that have no plural.
MASS = _SETS["mass"]
PEOPLE = _SETS["people"]
DOING = _SETS["doing"]
# Words that end a run of words between a number and the noun it counts.
NO_NOUN = _SETS["no-noun"]
# Units of their own, kept as typed.
OWN_UNITS = _SETS["own-unit"]
UNITS = _MAPS["unit"]
PERIODS = _MAPS["period"]
CURRENCIES = _MAPS["currency"]
DOLLARS = _MAPS["dollar"]
MONEY = frozenset(CURRENCIES.values())
TIGHT_MULTIPLIERS = {"k": 3, "m": 6, "mn": 6, "mio": 6, "bn": 9, "b": 9}
MULTIPLIERS = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "mn": 6, "bn": 9}
MULTIPLIERS |= {"k": 3, "mio": 6, "mln": 6, "bln": 9}
MULTIPLIERS |= {"lakh": 5, "lakhs": 5, "crore": 7, "crores": 7}
