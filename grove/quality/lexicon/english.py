"""The English lexicon: each word's marks, and phrases by their first word. Read when first met."""

from collections.abc import Iterable
from itertools import chain
from os.path import join

from grove.quality.kept import kept
from grove.quality.lexicon import drawers, files, marks
from grove.quality.lexicon.drawers import Drawers, in_drawers
from grove.quality.lexicon.marks import BITS, FAMILY, METRIC, UNKNOWN

VERBS = frozenset(("worked", "task", "adopt", "outcome", "upkeep", "vague", "plain"))
NOUNS = frozenset(
    (
        "artefact",
        "system",
        "event",
        "people",
        "metric",
        "abstract",
        "tasknoun",
        "thing",
        "zero_event",
    )
)
# Families are named by these too, but the word alone is no metric.
NO_METRIC = frozenset(
    (
        "provisioning deploy builds build "
        "wait respond responds available recovery detection training courses "
        "workshops trainings skills reuse drift ownership noise page pages usage wait "
        "self-service "
        "automated automation secrets onboarding training sessions releases deployments deploys "
        "mutation sales orders battery warnings handling tickets freshness debt actionable "
        "completeness regression precision recall successor backup budget access requests uptake"
    ).split()
)
Entries = tuple[tuple[str, tuple[str, ...]], ...]
LISTS = ("verbs", "nouns", "function_words", "signals")


Tables = tuple[dict[str, int], dict[str, dict[str, int]], dict[str, str]]


# What stands between two blanks: its words, their marks, at which of them a phrase may begin that
# goes on in it, and the words that may go on one that its last word begins.
Chunk = tuple[tuple[str, ...], tuple[int, ...], tuple[int, ...], dict[str, int]]


class English:
    """words: marks of single words and of phrases.

    drawers    where entries are until a word that begins so is met
    longest    how many words go on in the longest phrase, by its first word and its second
    chunks     what was met between two blanks, as it was read
    phrases    words that may be a phrase, with the last word of the phrase they begin, its marks
    """

    __slots__ = ("chunks", "drawers", "families", "longest", "phrases", "words")

    def __init__(self, tables: Tables, closed: dict[str, bytes]) -> None:
        self.words, self.longest, self.families = tables
        self.drawers = Drawers(tables, closed)
        self.chunks: dict[str, Chunk] = {}
        self.phrases: dict[str, tuple[int, int] | None] = {}

    def mark(self, word: str) -> int | None:
        """Marks of one word; None where it is in no list."""
        if self.drawers.closed:
            self.open((word,))
        return self.words.get(word)

    def open(self, words: Iterable[str]) -> None:
        """Have at hand what there is of some words, and of phrases they begin."""
        self.drawers.open([_beginning(word) for word in words])


def _tables(entries_of_house: Entries = ()) -> Tables:
    from grove.quality.lexicon.forms import noun_forms, verb_forms  # most starts find them kept

    words: dict[str, int] = {}
    known = words.get
    families: dict[str, str] = {}
    lists = [files.sections("en", name) for name in LISTS]
    for section, entries in (*chain(*lists), *entries_of_house):
        bit = BITS[section]
        if section in VERBS:
            for entry in entries:
                for form, mark in verb_forms(entry):
                    words[form] = known(form, 0) | bit | mark
        elif section in NOUNS:
            for entry in entries:
                for form in noun_forms(entry):
                    words[form] = known(form, 0) | bit
        else:
            if section == "codename":
                bit |= UNKNOWN  # a name, whatever it stands for
            for entry in entries:
                words[entry] = known(entry, 0) | bit
    for section, entries in files.sections("shared", "technology"):
        bit = BITS[section]
        for entry in entries:
            words[entry] = known(entry, 0) | bit
    for family, entries in files.named("en", "families"):
        for entry in entries:
            plain = entry in NO_METRIC or family == "training"
            words[entry] = known(entry, 0) | (FAMILY if plain else FAMILY | METRIC)
            families[entry] = family
            if entry.endswith((" time", " rate", " duration")) and f"{entry}s" not in families:
                several = f"{entry}s"  # shorter lead times
                words[several] = known(several, 0) | words[entry]
                families[several] = family
    longest: dict[str, dict[str, int]] = {}
    for entry in words:
        first, *more = entry.split(" ")
        if more:
            seconds = longest.setdefault(first, {})
            seconds[more[0]] = max(len(more), seconds.get(more[0], 0))
    return words, longest, families


_known: dict[Entries, English] = {}


def english(entries_of_house: Entries = ()) -> English:
    """The English lexicon of this process, with the entries a house adds."""
    found = _known.get(entries_of_house)
    if found is None:
        if len(_known) > 8:
            _known.clear()  # houses come and go; a few of them stay at hand
        low = tuple(
            (section, tuple(entry.lower() for entry in entries if entry.isascii()))
            for section, entries in entries_of_house
        )
        if low:
            found = English(_tables(low), {})
        else:
            found = English(({}, {}, {}), kept(__name__, _sources(), _drawers))
        _known[entries_of_house] = found
    return found


def _drawers() -> dict[str, bytes]:
    return in_drawers(_tables(), _beginning)


def _beginning(entry: str) -> str:
    return entry.partition(" ")[0][:2]


def _sources() -> list[str]:
    lists = [files.path("en", name) for name in (*LISTS, "families")]
    code = [__file__, drawers.__file__, files.__file__, marks.__file__]
    code.append(join(files.HERE, "forms.py"))
    return [*lists, files.path("shared", "technology"), *code]
