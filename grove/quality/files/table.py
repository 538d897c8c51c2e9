"""A table of OKRs: CSV or the like, columns found by their headings in either language.

Either a column of objectives and one of key results (an empty objective means the one above), or a
column that says what each row is, and one for its text.
"""

import csv
import io
from decimal import Decimal

from grove.measure.day import date
from grove.measure.numbers import read_number
from grove.quality.files.filling import filled
from grove.quality.files.headings import HEADINGS, KEY_RESULTS, OBJECTIVES, spelled
from grove.quality.files.source import Fault, Source
from grove.quality.files.words import day_of, kind_of, owners
from grove.quality.plan import Fields, KeyResult, Objective, Place, Plan
from grove.quality.typed import Any

SEPARATORS = ",;\t|"
_RULE = frozenset("-: ")
LONGEST_CELL = 10_000_000


def read_table(file: str, typed: list[str], year: int | None) -> Source:
    """The plan of a table. Raises Fault with the line and column of what cannot be read."""
    csv.field_size_limit(LONGEST_CELL)
    first = typed[0].removeprefix("\ufeff") if typed else ""
    if not first.strip():
        first = next((line for line in typed if line.strip()), "")
    separator = max(SEPARATORS, key=first.count)
    text = "\n".join([typed[0].removeprefix("\ufeff"), *typed[1:]]) if typed else ""
    # A bar parts the cells of a Markdown table, which knows no quotes.
    quotes = "\x00" if separator == "|" else '"'
    rows = csv.reader(
        io.StringIO(text, newline=""), delimiter=separator, strict=True, quotechar=quotes
    )
    table = _Table(file, typed, year)
    number = 0
    try:
        for row in rows:
            table.row(number + 1, row)
            number = rows.line_num
    except csv.Error as error:
        key = "table_quotes" if "quote" in str(error) or "expected after" in str(error) else ""
        key = key or ("table_quotes" if "end of data" in str(error) else "no_table")
        raise Fault(file, max(rows.line_num, 1), 1, key, text=str(error)) from error
    return Source(file=file, lines=typed, plan=table.plan())


class _Table:
    """Rows become objectives and key results as they come."""

    def __init__(self, file: str, typed: list[str], year: int | None) -> None:
        self.file = file
        self.typed = typed
        self.year = year
        self.columns: dict[str, int] = {}
        self.objectives: list[tuple[str, str, Place, list[KeyResult]]] = []
        self.loose: list[KeyResult] = []
        self.number = 0
        self.cells: list[tuple[str, Place]] = []

    def plan(self) -> Plan:
        return Plan(
            file=self.file,
            loose=tuple(self.loose),
            objectives=tuple(
                Objective(text=text, code=code, place=place, key_results=tuple(results))
                for code, text, place, results in self.objectives
            ),
        )

    def row(self, line: int, row: list[str]) -> None:
        if all(_RULE.issuperset(cell) for cell in row):
            return
        self.cells = self._placed(line, row)
        if not self.columns:
            self._headings(row, line)
            return
        said = {name: self._cell(name)[0] for name in self.columns}
        if "type" in said and "text" in said:
            word = said["type"].casefold()
            if word in OBJECTIVES:
                self._objective(*self._cell("text"))
            elif word in KEY_RESULTS:
                self._key_result(*self._cell("text"))
            return
        if said.get("objective"):
            self._objective(*self._cell("objective"))
        name = "key_result" if "key_result" in said else "text"
        if said.get(name):
            self._key_result(*self._cell(name))

    def _headings(self, row: list[str], line: int) -> None:
        words = [spelled(cell) for cell in row]
        for name, spellings in HEADINGS.items():
            for at, word in enumerate(words):
                if word in spellings and at not in self.columns.values():
                    self.columns.setdefault(name, at)
        if not self.columns.keys() & {"objective", "key_result", "text"}:
            raise Fault(self.file, line, 1, "no_heading")

    def _placed(self, line: int, row: list[str]) -> list[tuple[str, Place]]:
        """Each cell's text, and where it stands; a cell with line breaks stands on its first."""
        typed = self.typed[line - 1] if line <= len(self.typed) else ""
        cells, at = [], 0
        for cell in row:
            text = cell.strip()
            found = typed.find(text, at) if text else -1
            exact = found >= 0
            place = Place(
                file=self.file,
                line=line,
                column=(found if exact else at) + 1,
                width=len(text) if exact else 0,
                exact=exact,
            )
            at = found + len(text) if exact else at
            cells.append((text, place))
        return cells

    def _cell(self, name: str) -> tuple[str, Place]:
        at = self.columns.get(name, -1)
        if 0 <= at < len(self.cells):
            return self.cells[at]
        return "", Place(file=self.file, line=0)

    def _objective(self, text: str, place: Place) -> None:
        if self.objectives and self.objectives[-1][1] == text:
            return
        self.objectives.append((f"O{len(self.objectives) + 1}", text, place, []))

    def _key_result(self, text: str, place: Place) -> None:
        self.number += 1
        result = KeyResult(
            text=text, code=f"K{self.number}", place=place, fields=self._fields(text)
        )
        (self.objectives[-1][3] if self.objectives else self.loose).append(result)

    def _fields(self, text: str) -> Fields | None:
        names = self.columns.keys() - {"objective", "key_result", "type", "text"}
        if not names:
            return None
        said: dict[str, Any] = {
            "start": self._number("start"),
            "target": self._number("target"),
            "due": self._day("due"),
            "kind": self._kind("kind"),
            "unit": self._cell("unit")[0] or ("%" if self._percent() else None),
        }
        given = {name: self._cell(name)[0] for name in ("theme", "metric", "guard", "source")}
        values = filled(text, said, self.year)
        values |= {name: one for name, one in given.items() if name in self.columns}
        if "owners" in self.columns:
            values["owners"] = owners(self._cell("owners")[0])
        return Fields(**values)

    def _percent(self) -> bool:
        return any(self._cell(name)[0].endswith(("%", "％")) for name in ("start", "target"))

    def _number(self, name: str) -> Decimal | None:
        text, place = self._cell(name)
        if not text:
            return None
        number = read_number(text.rstrip(" %％"))
        if number is None:
            raise self._fault(place, "cell_number", text)
        return number

    def _day(self, name: str) -> date | None:
        text, place = self._cell(name)
        if not text:
            return None
        day = day_of(text)
        if day is None:
            raise self._fault(place, "cell_day", text)
        return day

    def _kind(self, name: str) -> str | None:
        text, place = self._cell(name)
        if not text:
            return None
        kind = kind_of(text)
        if kind is None:
            raise self._fault(place, "cell_kind", text)
        return kind

    def _fault(self, place: Place, key: str, text: str) -> Fault:
        return Fault(self.file, place.line, place.column, key, text=text)
