"""A report as one JSON document; its names are stable."""

from collections.abc import Iterator
from functools import lru_cache
from json import JSONEncoder
from json.encoder import encode_basestring as _text  # one text; an encoder asks what it is first

from grove.quality.finding import Beside, Finding, Hit
from grove.quality.output.report import Report, encoded
from grove.quality.texts import told

VERSION = 1
_said = JSONEncoder(ensure_ascii=False).encode


def write(report: Report) -> Iterator[bytes]:
    """`findings` in the order of files and lines; `errors` are files that could not be read,
    `unread` lines and columns of lists and tables that were not."""
    yield f'{{"version": {VERSION},\n "findings": [\n  '.encode()
    between = ""
    said: dict[Hit, tuple[str, bytes]] = {}  # lines that say the same share one hit
    for one in report.open:
        finding, line = one.finding, one.line
        known = said.get(finding.hit)
        if known is None:
            known = said[finding.hit] = _said_of(finding, report.language)
        rule, rest = known
        # On one line, which is easy to search. An encoder takes three times as long.
        yield (
            encoded(
                f'{between}{{"file": {_kept(one.file)}, "line": {line}, "column": {one.column}, '
                f'"end_line": {line}, "end_column": {one.end}, {rule}, "about": '
                f"{_text(finding.about)}, "
            )
            + rest
        )
        between = ",\n  "
    errors = [
        {"file": one.file, "line": one.line, "column": one.column, "message": one.message}
        for one in report.faults
    ]
    unread = [
        {"file": one.file, "lines": one.unread, "columns": one.left}
        for one in (checked.source for checked in report.checked)
        if one.unread or one.left
    ]
    summary: dict[str, int] = {"files": len(report.checked), "known": report.known}
    summary.update((str(level), number) for level, number in report.counts().items())
    yield encoded(f'\n ],\n "errors": {_said(errors)},\n "unread": {_said(unread)},\n ')
    yield encoded(f'"summary": {_said(summary)}}}\n')


def _said_of(finding: Finding, language: str) -> tuple[str, bytes]:
    """What is written of a finding wherever its hit stands: its rule, and all but its place."""
    hit, rule = finding.hit, finding.rule
    words = told(finding, language)
    fix = hit.fix and {
        "span": hit.fix.span,
        "replacement": hit.fix.replacement,
        "safe": hit.fix.safe,
    }
    beside = ", ".join([_beside(other) for other in hit.beside]) if hit.beside else ""
    return (
        f'"code": "{rule.code}", "name": "{rule.name}", "level": "{finding.level}"',
        encoded(f'"title": {_text(words.title)}, "message": {_text(words.says)}, ')
        + _reasons(words.why, words.instead)
        + encoded(
            f'"template": {_text(words.template)}, '
            f'"words": {_text(hit.words)}, "field": "{hit.field}", '
            f'"fix": {_said(fix) if fix else "null"}, "beside": [{beside}], '
            f'"holds_back_freeze": {"true" if finding.holds else "false"}, '
            f'"identity": "{finding.identity}"}}'
        ),
    )


@lru_cache(512)
def _reasons(why: str, instead: str) -> bytes:
    """The long texts of a rule, which come again and again."""
    return encoded(f'"why": {_text(why)}, "instead": {_text(instead)}, ')


@lru_cache(512)
def _kept(text: str) -> str:
    """The name of a file, which stands before each of its findings."""
    return _text(text)


def _beside(other: Beside) -> str:
    code, text, grade, note, learned, guard = other
    if not (grade or note or learned or guard):
        return f'{{"code": {_text(code)}, "text": {_text(text)}, {_NOTHING_MORE}}}'
    return (
        f'{{"code": {_text(code)}, "text": {_text(text)}, '
        f'"grade": {_text(grade)}, "note": {_text(note)}, '
        f'"learned": {_text(learned)}, "guard": {_text(guard)}}}'
    )


_NOTHING_MORE = '"grade": "", "note": "", "learned": "", "guard": ""'
