"""A report as JUnit XML: a suite a file, a case a finding; what fails the run is a failure."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from grove.quality.checking import Checked, Located
from grove.quality.files.source import Fault
from grove.quality.output.report import Report
from grove.quality.texts import told


def write(report: Report) -> Iterator[str]:
    """The document. A clean file is one case that passes."""
    failures = sum(report.fails(one.finding.level) for one in report.open)
    yield (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<testsuites name="grove check" tests="{_tests(report)}" failures="{failures}"'
        f' errors="{len(report.faults)}">\n'
    )
    for checked in report.checked:
        yield _suite(checked, report)
    for fault in report.faults:
        yield _broken(fault)
    yield "</testsuites>\n"


def _tests(report: Report) -> int:
    return sum(max(len(checked.open), 1) for checked in report.checked) + len(report.faults)


def _suite(checked: Checked, report: Report) -> str:
    found = checked.open
    failures = sum(report.fails(one.finding.level) for one in found)
    name = _attribute(checked.source.file)
    cases = "".join(_case(one, report) for one in found)
    if not found:
        cases = f"    <testcase name={name} classname={name}/>\n"
    number = max(len(found), 1)
    return (
        f'  <testsuite name={name} tests="{number}" failures="{failures}" errors="0">\n'
        f"{cases}  </testsuite>\n"
    )


def _case(one: Located, report: Report) -> str:
    finding = one.finding
    place = f"{one.file}:{one.line}:{one.column}"
    name = _attribute(f"{finding.code} {finding.name} {place}")
    words = told(finding, report.language)
    message = _attribute(words.says)
    body = _text(f"{place}\n{one.source.strip()}\n{words.instead}")
    if report.fails(finding.level):
        inner = f'<failure type="{finding.code}" message={message}>{body}</failure>'
    else:
        inner = f"<system-out>{_text(words.says)}\n{body}</system-out>"
    return f"    <testcase name={name} classname={_attribute(one.file)}>{inner}</testcase>\n"


def _broken(fault: Fault) -> str:
    name = _attribute(fault.file)
    return (
        f'  <testsuite name={name} tests="1" failures="0" errors="1">\n'
        f"    <testcase name={name} classname={name}>"
        f'<error type="unreadable" message={_attribute(str(fault))}/></testcase>\n  </testsuite>\n'
    )


def _attribute(text: str) -> str:
    return quoteattr(_allowed(text))


def _text(text: str) -> str:
    return escape(_allowed(text))


def _allowed(text: str) -> str:
    """Without the characters that no XML document may hold, not even escaped."""
    return "".join(
        char
        if char in "\t\n\r"
        or " " <= char <= "\ud7ff"
        or "\ue000" <= char <= "\ufffd"
        or char > "\uffff"
        else "\ufffd"
        for char in text
    )
