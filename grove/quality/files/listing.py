"""Plain lists as people paste them: labels, bullets, numbers, indentation, in either language."""

from grove.quality.files.ignoring import take_ignores
from grove.quality.files.source import Source
from grove.quality.outline import KeyResultLine, read_list
from grove.quality.plan import KeyResult, Objective, Place, Plan


def read_listing(file: str, typed: list[str], year: int | None) -> Source:
    """Every labelled or listed line as an objective or a key result; what is neither is let be."""
    lines, ignores = take_ignores(typed)
    outline = read_list(lines, year=year)

    def result(line: KeyResultLine, code: str) -> KeyResult:
        place = place_of(file, lines, line.line, line.text)
        return KeyResult(text=line.text, code=code, place=place)

    loose = tuple(result(line, f"K{at}") for at, line in enumerate(outline.loose, start=1))
    objectives = tuple(
        Objective(
            text=found.title,
            code=f"O{number}",
            place=place_of(file, lines, found.line, found.title),
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
    )


def place_of(file: str, lines: list[str], number: int, text: str) -> Place:
    """Where a text stands on a line. Without its columns when marks inside it were taken out."""
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    at = line.rfind(text)
    if at < 0:
        begins = len(line) - len(line.lstrip())
        return Place(
            file=file, line=number, column=begins + 1, width=len(line.strip()), exact=False
        )
    return Place(number, at + 1, len(text), file)
