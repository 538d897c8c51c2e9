"""Pointing at words in a terminal, where a Chinese character is two columns wide."""

import unicodedata

AROUND = 60  # characters shown on either side of the words, when a line is long
LONGEST = 160
TAB = 4


def width(text: str) -> int:
    """Columns a text takes in a terminal: wide characters two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def pointed(line: str, column: int, end: int) -> tuple[str, str]:
    """The line, and carets for the line below it. Columns count characters from 1.

    A long line is cut around the words; tabs and what a terminal would obey are made plain.
    """
    begin, stop = max(column - 1, 0), max(end - 1, column)
    before = after = ""
    first, last = 0, len(line)
    if len(line) > LONGEST:
        first = max(0, begin - AROUND)
        last = min(len(line), max(min(stop, begin + LONGEST - AROUND), first + 1) + AROUND // 2)
        before, after = "…" if first else "", "…" if last < len(line) else ""
    shown = before + _plain(line[first:last]) + after
    offset = width(before + _plain(line[first : max(begin, first)]))
    marked = max(width(_plain(line[begin : min(stop, last)])), 1)
    return shown, " " * offset + "^" * marked


def _plain(text: str) -> str:
    text = text.replace("\t", " " * TAB)
    if text.isprintable():
        return text
    return "".join(char if char.isprintable() or char == "\u3000" else "\ufffd" for char in text)
