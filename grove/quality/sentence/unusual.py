"""Whether the figure that was taken stands as no figure of the labelled sentences does.

The grammar is tried on some thousand labelled sentences. Of the sentences it has never seen, those
that resemble none of them are read wrongly ten times as often as the others: what they seem to say
is filled in, and people are asked to confirm it. `words/usual.txt` lists what is usual; it is
written by `python -m tests.quality.usual`; `measure_grammar` says how often asking was right.
"""

from functools import cache

from grove.quality.kept import kept
from grove.quality.sentence import word_table
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.word_table import path

ASPECTS = ("around", "before", "behind", "frame", "count", "unit")
FEWEST = 3  # aspects that have to be new
MOST_COUNTED = 4  # numbers: more of them are as many
FILE = "usual.txt"
_OPEN = frozenset("wznx")  # classes of words that the grammar does not know
_NOTED = DoubtKind.START_ASSUMED

Usual = dict[str, frozenset[str]]  # by language and aspect: "en around"


def ask_whether_unusual(draft: Draft) -> None:
    """Ask to confirm a value that was read, where nothing else is asked already."""
    one = draft.taken
    if one is None or any(doubt.kind is not _NOTED for doubt in draft.doubts):
        return
    if draft.kind is None and draft.change is None:
        draft.ask(DoubtKind.UNUSUAL, one.whole, one.whole_end)  # a value of no known kind
        return
    usual, language = _usual(), "en" if draft.tokens.latin else "zh"
    new = 0
    for name, value in zip(ASPECTS, aspects(draft, one), strict=True):
        new += value not in usual[f"{language} {name}"]
    if new >= FEWEST:
        draft.ask(DoubtKind.UNUSUAL, one.whole, one.whole_end)


def aspects(draft: Draft, one: Quantity) -> tuple[str, ...]:
    """What stands around a figure, what it is taken for, and in what company. See `ASPECTS`."""
    tokens, kinds = draft.tokens, draft.tokens.kind
    before, behind = one.first - 1, one.last + 1
    kind = draft.kind.value.value if draft.kind is not None else "relative"
    earlier = kinds[before - 1] if before else ""
    started = "from" if draft.start is not None else ""
    unit = "unit" if one.unit else ""
    return (
        f"{earlier} {kinds[before]} # {kinds[behind]} {kind}",
        f"{_said(tokens, before)} {kind}",
        f"{_said(tokens, behind)} {kinds[behind]} {kind}",
        f"{one.mark} {one.role} {kind} {one.comparator} {unit} {started}",
        f"{min(kinds.count('#'), MOST_COUNTED)} {started} {kind} {one.mark}",
        f"{one.unit} {one.mark}",
    )


def _said(tokens: Tokens, at: int) -> str:
    """A word of the grammar; of any other its class."""
    return tokens.kind[at] if tokens.kind[at] in _OPEN else tokens.word[at]


@cache
def _usual() -> Usual:
    sources = [path(FILE), __file__, word_table.__file__]
    return kept(__name__, sources, _read)


def _read() -> Usual:
    with open(path(FILE), encoding="utf-8") as file:
        lines = file.read().splitlines()
    found: dict[str, set[str]] = {}
    section: set[str] = set()
    for line in lines:
        if line.startswith("["):
            section = found.setdefault(line[1:-1], set())
        elif not line.startswith("#"):
            section.add(line)
    return {name: frozenset(values) for name, values in found.items()}
