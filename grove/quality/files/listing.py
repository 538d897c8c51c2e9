"""Plain lists as people paste them: labels, bullets, numbers, indentation, in either language."""

from grove.quality.files.ignoring import take_ignores
from grove.quality.files.source import Source
from grove.quality.outline import KeyResultLine, read_list
from grove.quality.plan import Fields, KeyResult, Objective, Place, Plan

GOALS = frozenset(("objective", "key_result", "type", "text"))


def read_listing(file: str, typed: list[str], year: int | None) -> Source:
    """Every labelled or listed line, and every row of a table, as an objective or a key result.

    What is neither is named in `unread`.
    """
    lines, ignores = take_ignores(typed)
    outline = read_list(lines, year=year)

    def result(line: KeyResultLine, code: str) -> KeyResult:
        place = place_of(file, lines, line.line, line.text, line.column)
        cells = line.cells
        fields = _fields(line, year) if cells and cells.keys() - GOALS else None
        return KeyResult(text=line.text, code=code, place=place, fields=fields)

    loose = tuple(result(line, f"K{at}") for at, line in enumerate(outline.loose, start=1))
    objectives = tuple(
        Objective(
            text=found.title,
            code=f"O{number}",
            place=place_of(file, lines, found.line, found.title, found.column),
            # Counted anew below every objective, as people number theirs.
            key_results=tuple(
                result(line, f"O{number} K{at}")
                for at, line in enumerate(found.key_results, start=1)
            ),
        )
        for number, found in enumerate(outline.objectives, start=1)
    )
    return Source(
        file=file,
        lines=typed,
        plan=Plan(objectives=objectives, loose=loose, file=file),
        ignores=ignores,
        unread=tuple(note.line for note in outline.notes if not note.heading),
        left=outline.left,
    )


def _fields(line: KeyResultLine, year: int | None) -> Fields:
    """What the cells of a row say; the values are read in one sentence with its text."""
    from grove.quality.files.filling import filled
    from grove.quality.files.words import day_of, kind_of, owners

    cells = line.cells
    said = {"due": day_of(cells.get("due", "")), "kind": kind_of(cells.get("kind", ""))}
    values = filled(line.sentence, said, year)
    values |= {
        name: cells[name] for name in ("theme", "metric", "guard", "source") if name in cells
    }
    if "owners" in cells:
        values["owners"] = owners(cells["owners"])
    return Fields(**values)


def place_of(file: str, lines: list[str], number: int, text: str, column: int = -1) -> Place:
    """Where a text stands on a line. Without its columns when marks inside it were taken out.

    column   where to look for it; −1: it is the last on its line
    """
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    at = line.rfind(text) if column < 0 else line.find(text, column)
    if at < 0:
        begins = len(line) - len(line.lstrip())
        return Place(
            file=file, line=number, column=begins + 1, width=len(line.strip()), exact=False
        )
    return Place(number, at + 1, len(text), file)
