"""English forms: verbs in all of theirs, nouns in the plural, British and American spelling."""

from grove.quality.lexicon.marks import BASE, ING, PAST, THIRD

VOWELS = "aeiou"
NOT_IZE = frozenset(
    "raise promise exercise advise revise supervise surprise rise comprise praise devise".split()
)
# Verbs of one stressed syllable, or with the stress at the end, double their last consonant.
DOUBLE = frozenset(
    (
        "ship plan map stop drop cap tag trim cut set put split run hit get win begin commit "
        "submit "
        "refit scrap step rig wrap spin let log plug debug swap ramp dig wipe fit shut sit cap "
        "bet "
        "rebut admit permit refer prefer transfer occur spot scan tap"
    ).split()
)
DOUBLES = DOUBLE - {"ramp", "wipe"}


def verb_forms(entry: str) -> list[tuple[str, int]]:
    """All forms of an entry: "ship", "write/wrote/written", "roll out", "set/set/set up"."""
    verb, _space, particle = entry.partition(" ")
    parts = verb.split("/")
    base = parts[0]
    tail = f" {particle}" if particle else ""
    if len(parts) > 1:
        pasts = parts[1:]
    else:
        pasts = [_past(base)]
    forms = [
        (base + tail, BASE),
        (_third(base) + tail, THIRD),
        *((past + tail, PAST) for past in pasts),
        (_ing(base) + tail, ING),
    ]
    if base.endswith("ise") and base not in NOT_IZE:
        forms += [(form.replace("is", "iz", 1) if base.count("is") == 1 else _ize(form), bit)
                  for form, bit in forms]  # fmt: skip
    elif base.endswith("yse"):
        forms += [(form.replace("ys", "yz", 1), bit) for form, bit in forms]
    return forms


def _ize(form: str) -> str:
    head, _is, rest = form.rpartition("is")
    return f"{head}iz{rest}"


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return base + "es"
    if base[-1] == "y" and base[-2:-1] not in VOWELS:
        return base[:-1] + "ies"
    return base + "s"


def _past(base: str) -> str:
    if base[-1] == "e":
        return base + "d"
    if base[-1] == "y" and base[-2:-1] not in VOWELS:
        return base[:-1] + "ied"
    return (base + base[-1] if base in DOUBLES else base) + "ed"


def _ing(base: str) -> str:
    if base[-1] == "e" and base[-2:] not in ("ee", "ie", "ye", "oe"):
        return base[:-1] + "ing"
    return (base + base[-1] if base in DOUBLES else base) + "ing"


IRREGULAR = {"person": "people", "child": "children", "analysis": "analyses", "index": "indices"}
SAME = frozenset(("staff", "hr", "software", "hardware", "firmware", "infrastructure"))


def noun_forms(entry: str) -> tuple[str, ...]:
    """Singular and plural, in both spellings."""
    head, space, last = entry.rpartition(" ")
    if last in SAME or not last[-1:].isalpha():
        plural = last
    elif last in IRREGULAR:
        plural = IRREGULAR[last]
    else:
        plural = _third(last) if not last.endswith("o") else last + "s"
    forms: tuple[str, ...] = (entry, f"{head}{space}{plural}")
    if "isation" in entry:
        forms += tuple(form.replace("isation", "ization") for form in forms)
    elif "centre" in entry:
        forms += tuple(form.replace("centre", "center") for form in forms)
    elif "licence" in entry:
        forms += tuple(form.replace("licence", "license") for form in forms)
    elif "programme" in entry:
        forms += tuple(form.replace("programme", "program") for form in forms)
    return forms
