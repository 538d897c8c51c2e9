"""A report as one JSON document; its names are stable."""

import json
from typing import Any

from grove.quality import texts
from grove.quality.checking import Located
from grove.quality.output.report import Report

VERSION = 1


def write(report: Report) -> str:
    """`findings` in the order of files and lines; `errors` are files that could not be read."""
    findings = ",\n  ".join(_said(_finding(one, report.language)) for one in report.open)
    errors = [
        {"file": one.file, "line": one.line, "column": one.column, "message": one.message}
        for one in report.faults
    ]
    summary: dict[str, int] = {"files": len(report.checked), "known": report.known}
    summary.update((str(level), number) for level, number in report.counts().items())
    # One line a finding: easy to search, and written by the fast half of the encoder.
    return (
        f'{{"version": {VERSION},\n "findings": [\n  {findings}\n ],\n'
        f' "errors": {_said(errors)},\n "summary": {_said(summary)}}}\n'
    )


def _said(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False)


def _finding(one: Located, language: str) -> dict[str, Any]:
    finding = one.finding
    fix = finding.fix
    return {
        "file": one.file,
        "line": one.line,
        "column": one.column,
        "end_line": one.line,
        "end_column": one.end,
        "code": finding.code,
        "name": finding.name,
        "level": finding.level,
        "about": finding.about,
        "title": texts.title(finding, language),
        "message": texts.says(finding, language),
        "why": texts.why(finding, language),
        "instead": texts.instead(finding, language),
        "template": texts.template(finding, language),
        "words": finding.words,
        "field": finding.field,
        "fix": fix and {"span": fix.span, "replacement": fix.replacement, "safe": fix.safe},
        "beside": [other._asdict() for other in finding.beside],
        "holds_back_freeze": finding.holds,
        "identity": finding.identity,
    }
