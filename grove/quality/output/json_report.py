"""A report as one JSON document; its names are stable."""

from collections.abc import Iterator
from json import JSONEncoder

from grove.quality.checking import Located
from grove.quality.finding import Beside
from grove.quality.output.report import Report
from grove.quality.texts import told

VERSION = 1
_said = JSONEncoder(ensure_ascii=False).encode


def write(report: Report) -> Iterator[str]:
    """`findings` in the order of files and lines; `errors` are files that could not be read."""
    yield f'{{"version": {VERSION},\n "findings": [\n  '
    between = ""
    for one in report.open:
        yield between + _finding(one, report.language)
        between = ",\n  "
    errors = [
        {"file": one.file, "line": one.line, "column": one.column, "message": one.message}
        for one in report.faults
    ]
    summary: dict[str, int] = {"files": len(report.checked), "known": report.known}
    summary.update((str(level), number) for level, number in report.counts().items())
    yield f'\n ],\n "errors": {_said(errors)},\n "summary": {_said(summary)}}}\n'


def _finding(one: Located, language: str) -> str:
    """On one line, which is easy to search. Written out: an encoder takes three times as long."""
    finding = one.finding
    words = told(finding, language)
    fix = finding.fix and {
        "span": finding.fix.span,
        "replacement": finding.fix.replacement,
        "safe": finding.fix.safe,
    }
    return (
        f'{{"file": {_said(one.file)}, "line": {one.line}, "column": {one.column}, '
        f'"end_line": {one.line}, "end_column": {one.end}, '
        f'"code": "{finding.code}", "name": "{finding.name}", "level": "{finding.level}", '
        f'"about": {_said(finding.about)}, "title": {_said(words.title)}, '
        f'"message": {_said(words.says)}, '
        f'"why": {_said(words.why)}, "instead": {_said(words.instead)}, '
        f'"template": {_said(words.template)}, '
        f'"words": {_said(finding.words)}, "field": "{finding.field}", '
        f'"fix": {_said(fix) if fix else "null"}, '
        f'"beside": [{", ".join([_beside(other) for other in finding.beside])}], '
        f'"holds_back_freeze": {"true" if finding.holds else "false"}, '
        f'"identity": "{finding.identity}"}}'
    )


def _beside(other: Beside) -> str:
    return (
        f'{{"code": {_said(other.code)}, "text": {_said(other.text)}, '
        f'"grade": {_said(other.grade)}, "note": {_said(other.note)}, '
        f'"learned": {_said(other.learned)}}}'
    )
