"""What a run of `grove check` found, for every way of writing it down."""

from collections.abc import Iterator, Mapping

from grove.quality.checking import Checked, Located
from grove.quality.files.source import Fault
from grove.quality.finding import LEVELS, Level
from grove.quality.record import lazily, record

NEVER = "never"
FORMATS = ("text", "json", "sarif", "github", "junit", "markdown")


@record
class Report:
    """All files of one run. fail_level: findings at or above it fail the run; "never": none do."""

    checked: tuple[Checked, ...]
    faults: tuple[Fault, ...]
    language: str
    fail_level: str
    known: int = 0  # findings that a baseline lets pass

    @lazily
    def open(self) -> tuple[Located, ...]:
        return tuple([one for checked in self.checked for one in checked.open])

    def fails(self, level: Level) -> bool:
        if self.fail_level == NEVER:
            return False
        return LEVELS.index(level) <= LEVELS.index(self.fail_level)

    @property
    def code(self) -> int:
        """The exit code: 2 when a file could not be read, 1 when something fails, else 0."""
        if self.faults:
            return 2
        return 1 if any(self.fails(one.finding.level) for one in self.open) else 0

    def counts(self) -> Mapping[Level, int]:
        levels = [one.finding.level for one in self.open]
        return {level: levels.count(level) for level in LEVELS}


def pieces(report: Report, form: str, colours: bool = False) -> Iterator[bytes]:
    """The report in one of FORMATS, in UTF-8, piece by piece: ten thousand findings fill no
    memory."""
    if form == "json":
        from grove.quality.output.json_report import write as write_json

        return write_json(report)
    return map(encoded, _texts(report, form, colours))


def encoded(text: str) -> bytes:
    """UTF-8, whatever was typed: half a surrogate pair is written as an escape."""
    return text.encode("utf-8", "backslashreplace")


def _texts(report: Report, form: str, colours: bool) -> Iterator[str]:
    if form == "sarif":
        from grove.quality.output.sarif import write
    elif form == "github":
        from grove.quality.output.github import write
    elif form == "junit":
        from grove.quality.output.junit import write
    elif form == "markdown":
        from grove.quality.output.markdown import write
    else:
        from grove.quality.output.text import write_text

        return write_text(report, colours)
    return write(report)


def written(report: Report, form: str) -> str:
    """The report as one text, with a line end at its end."""
    return b"".join(pieces(report, form)).decode("utf-8")
