"""A lexicon in drawers, by how its words begin: a small file opens few of them.

Reading ten thousand entries whole takes a tenth of a cold start.
"""

import marshal
from collections.abc import Callable, Iterable

from grove.quality.typed import Any

Table = dict[str, Any]
SOON = 200  # times drawers are asked for before all are opened: what is read then is a long plan


class Drawers:
    """closed   by how words begin, the drawers that nobody has needed: a part of each table"""

    __slots__ = ("asked", "closed", "tables")

    def __init__(self, tables: tuple[Table, ...], closed: dict[str, bytes]) -> None:
        self.tables = tables
        self.closed = closed
        self.asked = 0

    def open(self, beginnings: Iterable[str]) -> None:
        """Put what begins so into the tables. Threads may do it at once: a drawer is closed
        until its content is in the tables, and putting it there twice changes nothing."""
        self.asked += 1
        for beginning in tuple(self.closed) if self.asked > SOON else beginnings:
            drawer = self.closed.get(beginning)
            if drawer is not None:
                for table, part in zip(self.tables, marshal.loads(drawer), strict=True):
                    table.update(part)
                self.closed.pop(beginning, None)


def in_drawers(tables: tuple[Table, ...], beginning: Callable[[str], str]) -> dict[str, bytes]:
    """The same tables, as they are kept: their parts by how the words begin."""
    parts: dict[str, tuple[Table, ...]] = {}
    for number, table in enumerate(tables):
        for word, value in table.items():
            key = beginning(word)
            if key not in parts:
                parts[key] = tuple({} for _table in tables)
            parts[key][number][word] = value
    return {key: marshal.dumps(part) for key, part in parts.items()}
