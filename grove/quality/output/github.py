"""A report as workflow commands, which GitHub shows beside the changed lines."""

from collections.abc import Iterator

from grove.quality.output.report import Report
from grove.quality.texts import told

COMMANDS = {"error": "error", "warning": "warning", "advice": "notice", "question": "notice"}


def write(report: Report) -> Iterator[str]:
    """One command a finding, and one for a file that could not be read."""
    for one in report.open:
        finding = one.finding
        place = f"file={_property(one.file)},line={one.line},col={one.column},endColumn={one.end}"
        words = told(finding, report.language)
        title = _property(f"{finding.code} {words.title}")
        said = f"{words.says} {words.instead}"
        yield f"::{COMMANDS[finding.level]} {place},title={title}::{_data(said)}\n"
    for fault in report.faults:
        place = f"file={_property(fault.file)},line={max(fault.line, 1)},col={max(fault.column, 1)}"
        yield f"::error {place}::{_data(fault.message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
