"""Last year's OKRs as people paste them, read into objectives, key results and open lines.

Two languages, labels or bullets or numbers or indentation. Nothing is dropped in silence:
every line with text is an objective, a key result, a heading of a section, or a note.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

from grove.quality.lines import Line, Role, read_lines
from grove.quality.record import record
from grove.quality.sentence import Reading, read_sentence
from grove.quality.typed import NamedTuple

MOST_LINES = 10_000
_KEY = Role.KEY_RESULT  # most lines; an attribute of an enum class is slow to look up


class OutlineTooLong(ValueError):
    """More than 10,000 lines: no department has that many OKRs, so something else was pasted."""


class KeyResultLine:
    """A key result as typed, without its label or bullet, and what can be read from it.

    column, cells   of a row of a table: where the text begins, and what the other cells say
    """

    def __init__(self, text: str, line: Line, year: int | None) -> None:
        self.text = text
        self.line = line.number
        self.column = line.column
        self.cells = line.cells
        self._year = year

    @property
    def sentence(self) -> str:
        """The text with the values that stand in cells beside it, where it says none itself."""
        return with_values(self.text, self.cells) if self.cells else self.text

    @cached_property
    def reading(self) -> Reading:
        """Read when it is asked for: a reviewer reads the line itself."""
        return read_sentence(self.sentence, year=self._year)


@record
class ObjectiveLine:
    """An objective as typed, without its label; its key results in order."""

    title: str
    line: int
    column: int
    key_results: tuple[KeyResultLine, ...]


@record
class NoteLine:
    """A line that was not understood, as typed. heading: it only names what follows."""

    text: str
    line: int
    heading: bool = False


class Outline(NamedTuple):
    """Line numbers count from 1. left: headings of the columns of tables that were not read."""

    objectives: tuple[ObjectiveLine, ...]
    notes: tuple[NoteLine, ...]
    loose: tuple[KeyResultLine, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def key_results(self) -> tuple[KeyResultLine, ...]:
        return tuple(result for objective in self.objectives for result in objective.key_results)


def read_outline(text: str, *, year: int | None = None) -> Outline:
    """Read a pasted list.

    year    the year of those OKRs, for dates without one; None leaves those unread, with a doubt
    Raises OutlineTooLong beyond 10,000 lines. Linear in the length of the text.
    """
    if text.count("\n") + text.count("\r") >= 2 * MOST_LINES:
        raise OutlineTooLong
    typed = text.splitlines()
    if len(typed) > MOST_LINES:
        raise OutlineTooLong
    return _structure(typed, year, loose=False)


def read_list(typed: list[str], *, year: int | None = None) -> Outline:
    """Read the lines of a file that may hold key results without any objective.

    Those are the `loose` ones: labelled or listed lines outside of an objective; and every line of
    a file that has no label, no bullet and no heading at all.
    """
    return _structure(typed, year, loose=True)


def _structure(typed: list[str], year: int | None, *, loose: bool) -> Outline:
    whole = "\n".join(typed)
    if not any(sign in whole for sign in "|\t｜│"):
        return _Structure(read_lines(typed), year, loose=loose).read()
    from grove.quality.tables import tables_in

    rest, rows = list(typed), list[Line]()
    left: list[str] = []
    for table in tables_in(typed):
        rest[table.first - 1 : table.last] = [""] * (table.last - table.first + 1)
        rows += table.lines
        left += table.left if loose else table.left_of_sentences
    found = _Structure(read_lines(rest), year, loose=loose, rows=rows).read()
    return found._replace(left=tuple(dict.fromkeys(left)))


def with_values(text: str, cells: Mapping[str, str]) -> str:
    """A sentence with what cells beside it say: start and target where it has no number itself, the
    day where it names none."""
    chinese = any("\u4e00" <= char <= "\u9fff" for char in text)
    unit = cells.get("unit", "")
    values = [cells[name] for name in ("start", "target") if name in cells]
    if values and not any(char.isdecimal() for char in text):
        gap = " " if unit and not chinese and unit != "%" else ""
        text = f"{text}{'：' if chinese else ': '}{' → '.join(values)}{gap}{unit}"
    due = cells.get("due", "")
    if due and due not in text and read_sentence(text, year=None).due is None:
        text = f"{text}，{due}前" if chinese else f"{text} by {due}"
    return text


class _Open:
    """The objective that following key results belong to."""

    def __init__(self, title: str, line: Line) -> None:
        self.title = title
        self.line = line
        self.results: list[KeyResultLine] = []
        self.indent_of_results = 0


class _Structure:
    """Decides what each line is from its own mark and from the lines around it."""

    def __init__(
        self, lines: list[Line], year: int | None, *, loose: bool, rows: Sequence[Line] = ()
    ) -> None:
        self.lines = sorted((*lines, *rows), key=lambda line: line.number) if rows else lines
        self.year = year
        self.loose: list[KeyResultLine] = []
        self.keeps_loose = loose
        roles = {line.role for line in lines}
        self.bare = loose and not rows and roles <= {Role.PLAIN}
        self.objectives: list[_Open] = []
        self.notes: list[NoteLine] = []
        self.labelled = Role.OBJECTIVE in roles
        self.nested = _is_nested(lines)
        self.in_results = False  # below "Key results:", where lines need no mark
        self.awaits_title: Line | None = None
        self.at = 0  # the line that is placed
        self.below_heading = False  # a title of a nested list stands above: it begins anew

    def read(self) -> Outline:
        for at, line in enumerate(self.lines):
            self.at = at
            following = self.lines[at + 1] if at + 1 < len(self.lines) else None
            self._place(line, following)
        self._drop_waiting()
        objectives = tuple(
            ObjectiveLine(
                title=found.title,
                line=found.line.number,
                column=found.line.column,
                key_results=tuple(found.results),
            )
            for found in self.objectives
        )
        notes = tuple(_one_a_line(sorted(self.notes, key=lambda note: note.line)))
        return Outline(objectives, notes, tuple(self.loose))

    def _place(self, line: Line, following: Line | None) -> None:
        if self.awaits_title and line.role in (Role.PLAIN, Role.BULLET, Role.NUMBER):
            # "目标2:" alone on its line: the title stands on the next one.
            self.awaits_title = None
            self._objective(line)
            return
        if line.role is _KEY:
            self._key_result(line)
            return
        if line.column >= 0 and line.role is Role.PLAIN:
            self._note(line)  # a row of a table that says no goal
            return
        match line.role:
            case Role.OBJECTIVE if line.text:
                self._objective(line)
            case Role.OBJECTIVE:
                self._drop_waiting()
                self.in_results = False
                self.awaits_title = line
            case Role.SECTION:
                self.in_results = line.typed.strip("# *_:：").lower().startswith(("k", "关"))
            case Role.HEADING:
                self._heading(line, following)
            case Role.BULLET | Role.NUMBER:
                self._listed(line, following)
            case Role.PLAIN:
                self._plain(line, following)

    def _heading(self, line: Line, following: Line | None) -> None:
        """A heading without a label is an objective when its key results follow at once."""
        if not self.labelled and following and following.role in _BELOW_A_TITLE:
            self._objective(line)
        else:
            self._note(line)

    def _listed(self, line: Line, following: Line | None) -> None:
        current = self.objectives[-1] if self.objectives else None
        # The outer level of a nested list, unless it hangs below an objective itself.
        outermost = current is None or self.below_heading or not _is_below(line, current.line)
        if not self.labelled and outermost and following and _is_below(following, line):
            self._objective(line)
        elif current is None:
            self._key_result(line)
        elif current.results and line.indent > current.indent_of_results + 1:
            self._note(line)  # a remark below a key result
        elif not self.labelled and not _is_below(line, current.line):
            self._note(line)
        else:
            self._key_result(line)

    def _plain(self, line: Line, following: Line | None) -> None:
        if self.nested:
            if following and following.indent > line.indent:
                self._objective(line)
            else:
                self._key_result(line)
            return
        if self.bare:
            self._key_result(line)
            return
        if self.in_results and self.objectives and not line.after_blank:
            self._key_result(line)
            return
        current = self.objectives[-1] if self.objectives else None
        begins = line.after_blank or current is None
        if not self.labelled and begins and self._heads_nested():
            self.below_heading = True
            self._note(line)
        elif (
            not self.labelled
            and begins
            and following
            and not following.after_blank
            and following.role in _BELOW_A_TITLE
        ):
            self._objective(line)
        elif (
            current
            and (line.indent > current.line.indent or not line.after_blank)
            and self._reads(line)
        ):
            self._key_result(line)
        else:
            self._note(line)

    def _objective(self, line: Line) -> None:
        self._drop_waiting()
        self.in_results = self.below_heading = False
        self.objectives.append(_Open(line.text, line))

    def _key_result(self, line: Line) -> None:
        self._drop_waiting()
        if not line.text or not (self.objectives or self.keeps_loose):
            self._note(line)
            return
        result = KeyResultLine(line.text, line, self.year)
        if not self.objectives:
            self.loose.append(result)
            return
        current = self.objectives[-1]
        if not current.results:
            current.indent_of_results = line.indent
        current.results.append(result)

    def _note(self, line: Line) -> None:
        heading = line.role is Role.HEADING
        text = line.text if line.column > 0 else line.typed.strip()
        self.notes.append(NoteLine(text=text, line=line.number, heading=heading))

    def _drop_waiting(self) -> None:
        if self.awaits_title:
            self._note(self.awaits_title)
            self.awaits_title = None

    def _heads_nested(self) -> bool:
        """Whether a nested list follows, whose inner lines say how much and whose outer do not:
        then this line is the heading of a list of objectives, and none itself."""
        below = self.lines[self.at + 1 : self.at + 3]
        if len(below) < 2 or any(one.after_blank or one.role not in _EITHER for one in below):
            return False
        outer, inner = below
        return inner.indent > outer.indent and self._reads(inner) and not self._reads(outer)

    def _reads(self, line: Line) -> bool:
        reading = read_sentence(line.text, year=self.year)
        return reading.kind is not None and (reading.measurable or reading.due is not None)


def _one_a_line(notes: list[NoteLine]) -> Iterator[NoteLine]:
    """Notes of one row of a table together: a line is kept or dropped as a whole."""
    for number, several in groupby(notes, key=lambda note: note.line):
        same = list(several)
        text = " · ".join(note.text for note in same)
        yield same[0] if len(same) == 1 else NoteLine(text=text, line=number)


_EITHER = (Role.BULLET, Role.NUMBER)
_BELOW_A_TITLE = frozenset({Role.BULLET, Role.NUMBER, Role.KEY_RESULT, Role.SECTION})


def _is_nested(lines: list[Line]) -> bool:
    """Whether nothing but indentation tells the titles from their key results, two levels of it."""
    indents = {line.indent for line in lines}
    return (
        len(indents) == 2
        and lines[0].indent == min(indents)
        and lines[1].indent > lines[0].indent
        and all(line.role is Role.PLAIN for line in lines)
    )


def _is_below(line: Line, above: Line) -> bool:
    """Whether a listed line hangs below another: further in, longer number, or a bullet."""
    if line.role is Role.KEY_RESULT:
        return True
    if line.role not in (Role.BULLET, Role.NUMBER):
        return False
    if above.role in (Role.HEADING, Role.OBJECTIVE):
        return True
    if line.indent > above.indent:
        return True
    if above.role is Role.NUMBER:
        if line.role is Role.NUMBER:
            return line.depth > above.depth
        return line.indent >= above.indent
    if above.role is Role.BULLET:
        return line.indent == above.indent and line.depth > above.depth
    return above.role is Role.PLAIN and line.indent >= above.indent
