"""A file as it was read: its lines, its plan, and what could not be read of it."""

from functools import cache

from grove.quality.files.ignoring import Ignore
from grove.quality.plan import Plan
from grove.quality.record import record


class Fault(Exception):
    """A file that cannot be read as what it is. Line and column count from 1; 0: the whole file.

    key, values   the text in faults.toml and what to fill in
    language      in which it is said; whoever reports it sets the reader's
    """

    language = "en"

    def __init__(self, file: str, line: int, column: int, key: str, **values: object) -> None:
        super().__init__(file, line, column, key, values)
        self.file = file
        self.line = line
        self.column = column
        self.key = key
        self.values = values

    @property
    def message(self) -> str:
        return told(self.key, self.language, **self.values)

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
    """A file, read. ignores: its comments that silence a rule.

    unread   lines of a list that are neither an objective nor a key result
    left     headings of the columns of its tables that nobody knows
    """

    file: str
    lines: list[str]
    plan: Plan
    ignores: tuple[Ignore, ...] = ()
    unread: tuple[int, ...] = ()
    left: tuple[str, ...] = ()


def told(key: str, language: str, **values: object) -> str:
    """One text of faults.toml, filled in. A list of words is written out in that language."""
    chinese = language[:2].lower() == "zh"
    said = {
        name: ("、" if chinese else ", ").join(map(str, value))
        if isinstance(value, (list, tuple))
        else value
        for name, value in values.items()
    }
    return _texts()[key]["zh" if chinese else "en"].format_map(said)


@cache
def _texts() -> dict[str, dict[str, str]]:
    import tomllib

    with open(f"{__file__.rpartition('source.py')[0]}faults.toml", "rb") as file:
        texts: dict[str, dict[str, str]] = tomllib.load(file)
    return texts


def unopened(path: str, error: OSError, *, writing: bool = False) -> Fault:
    """Why a file cannot be opened, or written."""
    import errno

    known = {
        errno.ENOENT: "no_such_folder" if writing else "no_such_file",
        errno.EISDIR: "is_folder",
        errno.EACCES: "not_allowed",
        errno.EPERM: "not_allowed",
    }
    key = known.get(error.errno or 0, "not_opened")
    return Fault(path, 0, 0, key, text=error.strerror or str(error))
