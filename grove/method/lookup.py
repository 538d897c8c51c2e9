"""Finding one record by its key, with a message that helps when there is none."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

Record = TypeVar("Record")


def one(noun: str, key: str, records: Iterable[tuple[str, Record]]) -> Record:
    """The record under `key`. Raises KeyError that names `noun`, the key and the known keys."""
    known = []
    for name, record in records:
        if name == key:
            return record
        known.append(name)
    raise KeyError(f"no {noun} {key!r}; known: {', '.join(known)}")
