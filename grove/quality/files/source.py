"""A file as it was read: its lines, its plan, and what could not be read of it."""

from grove.quality.files.ignoring import Ignore
from grove.quality.plan import Plan
from grove.quality.record import record


class Fault(Exception):
    """A file that cannot be read as what it is. Line and column count from 1; 0: the whole file."""

    def __init__(self, file: str, line: int, column: int, message: str) -> None:
        super().__init__(message)
        self.file = file
        self.line = line
        self.column = column
        self.message = message

    def __str__(self) -> str:
        place = f":{self.line}:{self.column}" if self.line else ""
        return f"{self.file}{place}: {self.message}"


class Faults(Exception):
    """Everything that is wrong with one file."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults


@record
class Source:
    """A file, read. ignores: its comments that silence a rule."""

    file: str
    lines: list[str]
    plan: Plan
    ignores: tuple[Ignore, ...] = ()
