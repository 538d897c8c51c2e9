"""JSON that remembers where its texts stand, so that a finding can point at them."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from grove.quality.files.source import Fault
from grove.quality.typed import Any


class Text(str):
    """A text of the file. at: offset behind its opening quote; raw: as it stands in the file."""

    at: int
    raw: str

    __slots__ = ("at", "raw")


KEYS = {
    "Expecting value": "json_value",
    "Expecting ',' delimiter": "json_comma",
    "Illegal trailing comma": "json_comma",
    "Expecting ':' delimiter": "json_colon",
    "Expecting property name": "json_name",
    "Invalid \\": "json_escape",
    "Invalid control character": "json_control",
    "Extra data": "json_more",
}


class Pairs(list[tuple[Any, Any]]):
    """The members of an object, in order."""


def read_json(file: str, text: str) -> Any:
    """The content, with every string as a Text and every object as Pairs. Raises Fault."""
    try:
        raw = json.loads(
            text, object_pairs_hook=Pairs, parse_float=Decimal, parse_constant=_no_number
        )
    except json.JSONDecodeError as error:
        key = _key(error.msg, error.pos >= len(text.rstrip()))
        raise Fault(file, error.lineno, error.colno, key, text=error.msg) from error
    except (ValueError, ArithmeticError) as error:
        raise Fault(file, 1, 1, "no_json", text=str(error)) from error
    except RecursionError as error:
        raise Fault(file, 1, 1, "json_deep") from error
    return _placed(raw, _tokens(text))


def _key(message: str, ends: bool) -> str:
    """The text for what Python's reader of JSON says."""
    if message.startswith("Unterminated string"):
        return "json_string"
    if ends:
        return "json_end"
    return next((key for said, key in KEYS.items() if message.startswith(said)), "no_json")


class Lines:
    """Offsets into lines and columns, both counted from 1."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def of(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no number")


@cache
def _string() -> "re.Pattern[str]":
    return re.compile(r'"([^"\\]*(?:\\.[^"\\]*)*)"')


def _tokens(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(1), match[1]) for match in _string().finditer(text))


def _placed(raw: Any, tokens: Iterator[tuple[int, str]]) -> Any:
    """The same content; keys and texts stand in the file in the order they are met here."""
    if isinstance(raw, str):
        placed = Text(raw)
        placed.at, placed.raw = next(tokens)
        return placed
    if isinstance(raw, Pairs):
        return Pairs((_placed(key, tokens), _placed(value, tokens)) for key, value in raw)
    if isinstance(raw, list):
        return [_placed(one, tokens) for one in raw]
    return raw
