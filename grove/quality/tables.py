"""Tables inside a pasted text: Markdown, wiki markup, cells parted by tabs. Each of their rows
becomes lines of the list around it: an objective, its key results, or a line that was not read."""

from collections.abc import Iterator

from grove.quality.files.headings import KEY_RESULTS, OBJECTIVES, heading_of
from grove.quality.lines import Line, Role, read_line
from grove.quality.typed import NamedTuple

BARS = "|｜│"
GOALS = frozenset(("objective", "key_result"))
OF_A_SENTENCE = GOALS | {"type", "text", "start", "target", "unit", "due"}
LONGEST_VALUE = 15  # characters of a cell that holds a number: 目标 is also what a target is called
_SIGNS = "<>=≤≥＜＞~～≈+-±$¥￥€£约至到不低高超过于 "  # what stands before a value
_RULE = frozenset("-=:+ \t" + BARS)
_BREAKS = ("<br>", "<br/>", "<br />", "</br>", "<BR>")


class Cell(NamedTuple):
    """A cell as typed, and the character of its line where it begins."""

    text: str
    at: int


class Table:
    """One table. first, last: its lines, from 1. columns: what a column holds → its place.

    lines   what its rows say, in order
    left    headings of columns nobody knows; left_of_sentences: those besides that are no part of
            a sentence, such as an owner
    """

    def __init__(self, first: int, rows: list[tuple[int, str, list[Cell]]]) -> None:
        self.first = first
        self.last = rows[-1][0]
        self.lines: list[Line] = []
        self.columns: dict[str, int] = {}
        self.left: tuple[str, ...] = ()
        self.left_of_sentences: tuple[str, ...] = ()
        self.objective = ""
        rows = [row for row in rows if not _is_rule(row[1])]
        if not rows:
            return
        self._read_headings(rows[0][2], [cells for _number, _typed, cells in rows[1:]])
        for number, typed, cells in rows[1:] if self.columns else rows:
            found = self._row(number, typed, cells) if self.columns else None
            found = list(_labelled(number, typed, cells)) if found is None else found
            self.lines += found or (
                [_unread(number, typed)] if any(cell.text for cell in cells) else []
            )

    def _read_headings(self, cells: list[Cell], rows: list[list[Cell]]) -> None:
        columns: dict[str, int] = {}
        for at, cell in enumerate(cells):
            if name := heading_of(cell.text):
                columns.setdefault(name, at)
        goal = columns.get("objective", -1)
        if goal >= 0 and "target" not in columns and _holds_numbers(goal, rows):
            columns["target"] = columns.pop("objective")
        if columns.keys() & GOALS:
            columns.pop("type", None)
            if "key_result" not in columns and "text" in columns:
                columns["key_result"] = columns.pop("text")
        elif not columns.keys() >= {"type", "text"}:
            return
        self.columns = columns
        held = {at: name for name, at in columns.items()}
        filled = [
            (cell.text.strip("* "), held.get(at, ""))
            for at, cell in enumerate(cells)
            if any(at < len(row) and row[at].text for row in rows)
        ]
        self.left = tuple(heading for heading, name in filled if not name)
        self.left_of_sentences = tuple(
            heading for heading, name in filled if name not in OF_A_SENTENCE
        )

    def _row(self, number: int, typed: str, cells: list[Cell]) -> list[Line]:
        said = {
            name: cells[at].text
            for name, at in self.columns.items()
            if at < len(cells) and cells[at].text
        }
        if "type" in self.columns:
            word = said.get("type", "").casefold()
            role = Role.OBJECTIVE if word in OBJECTIVES else Role.KEY_RESULT
            known = word in OBJECTIVES or word in KEY_RESULTS
            return list(self._goals("text", role, number, typed, cells, said)) if known else []
        found: list[Line] = []
        if said.get("objective", "") not in ("", self.objective):
            self.objective = said["objective"]
            found += self._goals("objective", Role.OBJECTIVE, number, typed, cells, said)
        return [*found, *self._goals("key_result", Role.KEY_RESULT, number, typed, cells, said)]

    def _goals(
        self,
        name: str,
        role: Role,
        number: int,
        typed: str,
        cells: list[Cell],
        said: dict[str, str],
    ) -> Iterator[Line]:
        """The goals of one cell: an objective, or key results with a line break between them."""
        at = self.columns.get(name, len(cells))
        if at >= len(cells):
            return
        pieces = list(_pieces(cells[at]))
        for place, piece in enumerate(pieces):
            read = read_line(number, piece.text)
            if not read.text:
                continue
            own = role if place == 0 or role is Role.KEY_RESULT else read.role
            if own not in (Role.OBJECTIVE, Role.KEY_RESULT):
                own = Role.PLAIN
            line = Line(number, typed, read.text, own, 0, 0, False)
            line.column = max(typed.find(read.text, piece.at), 0)
            # What the other cells say belongs to the one key result of the row.
            line.cells = said if own is Role.KEY_RESULT and len(pieces) == 1 else {}
            yield line


def tables_in(typed: list[str]) -> list[Table]:
    """The tables of a text, in order. Linear in its length."""
    tables: list[Table] = []
    at = 0
    while at < len(typed):
        split = _splitter(typed, at)
        if split is None:
            at += 1
            continue
        end = at + 1
        while end < len(typed) and any(mark in typed[end] for mark in split) and typed[end].strip():
            end += 1
        rows = [(line + 1, typed[line], _cells(typed[line], split)) for line in range(at, end)]
        tables.append(Table(at + 1, rows))
        at = end
    return tables


def _splitter(typed: list[str], at: int) -> str | None:
    """What parts the cells of a table that begins on a line; None where none does."""
    line = typed[at]
    if "\t" in line:
        cells = [cell for cell in line.split("\t") if cell.strip()]
        known = {heading_of(cell) for cell in cells} - {""}
        more = at + 1 < len(typed) and "\t" in typed[at + 1]
        return "\t" if more and len(known) > 1 and known & (GOALS | {"text"}) else None
    bars = sum(line.count(bar) for bar in BARS)
    if not bars or at + 1 == len(typed):
        return None
    below = typed[at + 1]
    if line.lstrip()[0] in BARS and bars > 1:
        return BARS if below.lstrip()[:1] in BARS and below.strip() else None
    return BARS if _is_rule(below) and "-" in below and any(bar in below for bar in BARS) else None


def _is_rule(line: str) -> bool:
    return bool(line.strip()) and _RULE.issuperset(line)


def _cells(line: str, split: str) -> list[Cell]:
    """The cells of a row; a bar behind a backslash is text."""
    cells: list[Cell] = []
    start = 0
    for at in range(len(line) + 1):
        if at < len(line) and (line[at] not in split or line[max(at - 1, 0)] == "\\"):
            continue
        raw = line[start:at]
        cells.append(Cell(raw.strip(), start + len(raw) - len(raw.lstrip())))
        start = at + 1
    if split == "\t":
        return cells
    if line.lstrip().startswith("||"):  # wiki markup: headings stand between double bars
        cells = [cell for cell in cells if cell.text]
        return cells
    if cells and not cells[0].text and line.lstrip()[:1] in BARS:
        cells = cells[1:]
    if cells and not cells[-1].text and line.rstrip()[-1:] in BARS:
        cells = cells[:-1]
    return cells


def _pieces(cell: Cell) -> Iterator[Cell]:
    """The lines of a cell, which Markdown parts by <br>."""
    text = cell.text
    for mark in _BREAKS[1:]:
        if mark in text:
            text = text.replace(mark, _BREAKS[0].ljust(len(mark), "\0"))
    at = cell.at
    for part in text.split(_BREAKS[0]):
        bare = part.lstrip("\0")
        inner = bare.strip()
        if inner:
            yield Cell(inner, at + len(part) - len(bare.lstrip()))
        at += len(part) + len(_BREAKS[0])


def _labelled(number: int, typed: str, cells: list[Cell]) -> Iterator[Line]:
    """Goals of a row without known headings: "O1: …" in a cell, or "KR1" and its text beside it."""
    filled = [cell for cell in cells if cell.text]
    at = 0
    while at < len(filled):
        cell = filled[at]
        for piece in _pieces(cell):
            read = read_line(number, piece.text)
            place = piece.at
            if read.role not in (Role.OBJECTIVE, Role.KEY_RESULT) or not read.text:
                if at + 1 == len(filled) or len(piece.text) > LONGEST_VALUE:
                    continue
                beside = filled[at + 1]
                read = read_line(number, f"{piece.text.strip('*')}: {beside.text}")
                if read.role not in (Role.OBJECTIVE, Role.KEY_RESULT) or not read.text:
                    continue
                place = beside.at
                at += 1
            line = Line(number, typed, read.text, read.role, 0, 0, False)
            line.column = max(typed.find(read.text, place), 0)
            yield line
        at += 1


def _holds_numbers(column: int, rows: list[list[Cell]]) -> bool:
    """Whether every cell of a column is a value: then 目标 heads targets, not objectives."""
    cells = [row[column].text for row in rows if column < len(row) and row[column].text]
    return bool(cells) and all(
        len(text) <= LONGEST_VALUE and text.lstrip(_SIGNS)[:1].isdecimal() for text in cells
    )


def _unread(number: int, typed: str) -> Line:
    line = Line(number, typed, typed.strip(), Role.PLAIN, 0, 0, False)
    line.column = 0
    return line
