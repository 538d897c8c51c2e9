"""Tables of words in `words/*.txt`, which people can read and extend: `class value: words`."""

from collections.abc import Iterable
from os.path import dirname

Entry = tuple[str, str]  # class, value ("" when the class says it all)
# Phrases that begin with a word, by the two characters behind it, longest first.
Phrases = dict[str, tuple[tuple[str, Entry], ...]]
# By first character and second ("": a word of one) the lengths to try, longest first.
Begins = dict[str, dict[str, tuple[int, ...]]]
_FOLDER = dirname(__file__) + "/words/"  # `pathlib` costs as much to import as all of this room


def path(name: str) -> str:
    """Where a file of words stands."""
    return _FOLDER + name


def lines_of(name: str) -> Iterable[tuple[str, str, list[str]]]:
    """Every line of a file: class, value, and words (separated by spaces, or by "|")."""
    with open(path(name), encoding="utf-8") as file:
        lines = file.read().splitlines()
    for line in lines:
        head, mark, words = line.partition(": ")
        if mark and not line.startswith("#"):
            kind, _, value = head.partition(" ")
            yield kind, value, words.split("|") if "|" in words else words.split()


def table(name: str) -> tuple[dict[str, Entry], dict[str, Phrases]]:
    """Single words, and phrases by their first word. The first entry of a word wins.

    A line with one phrase ends in "|".
    """
    words: dict[str, Entry] = {}
    phrases: dict[str, dict[str, Entry]] = {}
    for kind, value, spellings in lines_of(name):
        entry = (kind, value)
        for spelling in spellings:
            if " " in spelling or "-" in spelling or spelling.endswith(":"):
                first = spelling.replace("-", " ").replace(":", " ").replace(". ", " ").split()[0]
                phrases.setdefault(first, {}).setdefault(spelling, entry)
            elif spelling:
                words.setdefault(spelling, entry)
    return words, {first: _by_what_follows(first, found) for first, found in phrases.items()}


def longest(name: str) -> tuple[Begins, dict[str, Entry]]:
    """Words of a script without spaces: how they begin, and every word."""
    words: dict[str, Entry] = {}
    for kind, value, spellings in lines_of(name):
        entry = (kind, value)
        for spelling in spellings:
            words.setdefault(spelling, entry)
    return begins_of(words), words


def begins_of(words: Iterable[str]) -> Begins:
    """How words of a script without spaces begin."""
    begins: Begins = {}
    for word in words:
        seconds = begins.setdefault(word[0], {})
        lengths = {len(word), *seconds.get(word[1:2], ())}
        seconds[word[1:2]] = tuple(sorted(lengths, reverse=True))
    return begins


def _by_what_follows(first: str, found: dict[str, Entry]) -> Phrases:
    """A phrase of the word and a single sign stands below that sign."""
    phrases: dict[str, list[tuple[str, Entry]]] = {}
    for phrase in sorted(found, key=len, reverse=True):
        follows = phrase[len(first) : len(first) + 2]
        phrases.setdefault(follows, []).append((phrase, found[phrase]))
    return {follows: tuple(entries) for follows, entries in phrases.items()}
