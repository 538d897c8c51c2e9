"""Classes of words that a clause or a rule asks for: who says so, what is sold, what comes in."""

from grove.quality.kept import kept
from grove.quality.lexicon import files

_FILE = "word_classes"
_LANGUAGES = ("en", "zh")
# By name, the words of each class, parted by commas: text that is read in one piece.
Classes = dict[str, dict[str, str]]


def word_class(language: str, name: str) -> frozenset[str]:
    """The words of a class. KeyError: the language has no such class."""
    return frozenset(_listed(language, name))


def in_order(language: str, name: str) -> tuple[str, ...]:
    """The same as they are listed, to look for each of them in a text."""
    return tuple(_listed(language, name))


def _listed(language: str, name: str) -> list[str]:
    global _known
    if _known is None:
        sources = [files.path(language, _FILE) for language in _LANGUAGES]
        _known = kept(__name__, [*sources, __file__, files.__file__], _classes)
    return _known[language][name].split(",")


def _classes() -> Classes:
    found: dict[str, dict[str, list[str]]] = {language: {} for language in _LANGUAGES}
    for language, classes in found.items():
        for name, entries in files.sections(language, _FILE):
            classes.setdefault(name, []).extend(entries)
    return {
        language: {name: ",".join(entries) for name, entries in classes.items()}
        for language, classes in found.items()
    }


_known: Classes | None = None
