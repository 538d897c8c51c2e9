"""Words of the plan format in English and Chinese, and how a written word is recognised."""

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property


def folded(text: str) -> str:
    """A word as it is compared: full-width letters made plain, case and spacing aside."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


@dataclass(frozen=True, slots=True)
class Word:
    """One meaning, written in either language; `also` are spellings that are read as well."""

    key: str
    en: str
    zh: str
    also: tuple[str, ...] = ()

    def __call__(self, language: str) -> str:
        return self.zh if language[:2].lower() == "zh" else self.en

    @property
    def spellings(self) -> tuple[str, ...]:
        return (self.en, self.zh, *self.also, *((self.key,) if self.key else ()))


class Words:
    """A closed list of words: what a field may say, or the parts a file may have.

    Where the words come from content that has to be read first, they are given as a function.
    """

    def __init__(self, words: Iterable[Word] | Callable[[], Iterable[Word]]) -> None:
        self._given = words if callable(words) else tuple(words)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(self._given() if callable(self._given) else self._given)

    @cached_property
    def _by_key(self) -> dict[str, Word]:
        return {word.key: word for word in self.words}

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        return {folded(spelling): word.key for word in self.words for spelling in word.spellings}

    def find(self, text: str) -> str | None:
        """The key of the word somebody wrote; None when it is none of them."""
        return self._by_spelling.get(folded(text))

    def write(self, key: str, language: str) -> str:
        """A key as its word; a key that is not known stands as it is."""
        word = self._by_key.get(key)
        return word(language) if word else key

    def all(self, language: str) -> list[str]:
        return [word(language) for word in self.words]

    def __contains__(self, key: object) -> bool:
        return key in self._by_key
