"""Walks a record and yields every bilingual text in it, with the way that leads there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

from grove.method import Text


def texts(record: object, way: str = "method") -> Iterator[tuple[str, Text]]:
    if isinstance(record, Text):
        yield way, record
    elif isinstance(record, tuple):
        for at, part in enumerate(record):
            yield from texts(part, f"{way}[{_name(part, at)}]")
    elif is_dataclass(record):
        for field in fields(record):
            yield from texts(getattr(record, field.name), f"{way}.{field.name}")


def _name(record: object, at: int) -> str:
    for identity in ("id", "code", "key", "year"):
        if getattr(record, identity, None):
            return str(getattr(record, identity))
    return str(at)
