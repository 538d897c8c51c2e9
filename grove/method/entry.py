"""One table of a content file, read key by key; whatever is wrong is said with its place."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from grove.method.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

Word = TypeVar("Word", bound=str)


class ContentError(Exception):
    """Content that cannot be used. Names the file, the entry, the field and the fault."""

    def __init__(self, file: str, entry: str, field: str, fault: str) -> None:
        self.file = file
        self.entry = entry
        self.field = field
        self.fault = fault
        place = ", ".join(part for part in (file, entry, field) if part)
        super().__init__(f"{place}: {fault}")


class Entry:
    """A TOML table on its way to a record. Every read marks its key; `finish` rejects the rest."""

    def __init__(self, file: str, name: str, table: dict[str, object], path: str = "") -> None:
        self.file = file
        self.name = name
        self._table = table
        self._path = path
        self._read: set[str] = set()

    def error(self, field: str, fault: str) -> ContentError:
        return ContentError(self.file, self.name, self._path + field, fault)

    def finish(self) -> None:
        unknown = sorted(set(self._table) - self._read)
        if unknown:
            raise self.error(unknown[0], "unknown key; remove it or correct its spelling")

    def has(self, key: str) -> bool:
        return key in self._table

    def word(self, key: str) -> str:
        """A plain string that is the same in both languages: a code, a key, a query."""
        value = self._take(key)
        if not isinstance(value, str):
            raise self.error(key, f"must be a string, found {_kind(value)}")
        if not value.strip():
            raise self.error(key, "is empty")
        return value.strip()

    def choice(self, key: str, allowed: tuple[Word, ...]) -> Word:
        value = self.word(key)
        for word in allowed:
            if word == value:
                return word
        raise self.error(key, f"{value!r} is not one of {', '.join(allowed)}")

    def number(self, key: str, least: int, most: int) -> int:
        """A whole number between `least` and `most`, both included."""
        value = self._take(key)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(key, f"must be a whole number, found {_kind(value)}")
        if not least <= value <= most:
            raise self.error(key, f"{value} is not between {least} and {most}")
        return value

    def flag(self, key: str) -> bool:
        value = self._take(key)
        if not isinstance(value, bool):
            raise self.error(key, f"must be true or false, found {_kind(value)}")
        return value

    def words(self, key: str) -> tuple[str, ...]:
        """A list of plain strings; it may be empty."""
        values = self._list(key)
        for value in values:
            if not isinstance(value, str) or not value.strip():
                raise self.error(key, f"must hold non-empty strings, found {value!r}")
        return tuple(str(value) for value in values)

    def text(self, key: str) -> Text:
        return self._text(key, self._take(key))

    def text_if_any(self, key: str) -> Text | None:
        return self.text(key) if self.has(key) else None

    def texts(self, key: str, least: int, most: int) -> tuple[Text, ...]:
        """Between `least` and `most` texts, both included."""
        values = self._list(key)
        if not least <= len(values) <= most:
            wanted = str(least) if least == most else f"{least} to {most}"
            raise self.error(key, f"needs {wanted} texts, found {len(values)}")
        return tuple(self._text(f"{key}[{at}]", value) for at, value in enumerate(values, start=1))

    def table(self, key: str) -> Entry:
        """A table inside this one; the caller finishes it."""
        value = self._take(key)
        if not isinstance(value, dict):
            raise self.error(key, f"must be a table, found {_kind(value)}")
        return Entry(self.file, self.name, value, f"{self._path}{key}.")

    def entries(self, key: str, noun: str, identity: str) -> Iterable[Entry]:
        """The tables of an array, each named by its `identity` field, which must be unique."""
        seen: set[object] = set()
        for at, value in enumerate(self._list(key), start=1):
            if not isinstance(value, dict):
                raise self.error(key, f"must hold tables, found {_kind(value)}")
            own = value.get(identity)
            prefix = f"{self.name}, " if self.name else ""
            label = f"{prefix}{noun} {own if own not in (None, '') else f'number {at}'}"
            entry = Entry(self.file, label, value)
            if own is not None and own in seen:
                raise entry.error(identity, f"{own!r} is there twice")
            seen.add(own)
            yield entry
            entry.finish()

    def _take(self, key: str) -> object:
        self._read.add(key)
        if key not in self._table:
            raise self.error(key, "is missing")
        return self._table[key]

    def _list(self, key: str) -> list[object]:
        value = self._take(key)
        if not isinstance(value, list):
            raise self.error(key, f"must be a list, found {_kind(value)}")
        return value

    def _text(self, field: str, value: object) -> Text:
        if not isinstance(value, dict):
            raise self.error(field, f"must have an en and a zh side, found {_kind(value)}")
        pair = Entry(self.file, self.name, value, f"{self._path}{field}.")
        text = Text(pair.word("en"), pair.word("zh"))
        pair.finish()
        return text


_KINDS = {bool: "true or false", int: "a number", float: "a number", str: "a string"}


def _kind(value: object) -> str:
    return _KINDS.get(type(value), "a table" if isinstance(value, dict) else "a list")
