"""A file of findings that are let pass: old lines stay as they are, new ones are held to rules."""

import json

from grove.quality.checking import Checked, Located
from grove.quality.files.reading import decoded
from grove.quality.files.source import Fault, unopened
from grove.quality.output.report import Report

VERSION = 1


def write(report: Report, path: str) -> None:
    """Write what is open now. Raises Fault when the file cannot be written."""
    findings = sorted(
        {(one.finding.identity, one.finding.code, one.source.strip()[:200]) for one in report.open}
    )
    content = {
        "version": VERSION,
        "findings": [
            {"identity": identity, "code": code, "line": line} for identity, code, line in findings
        ],
    }
    try:
        with open(path, "w", encoding="utf-8", errors="backslashreplace") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
            file.write("\n")
    except OSError as error:
        raise unopened(path, error, writing=True) from error


def less(report: Report, path: str) -> Report:
    """The report without what the file lists. Raises Fault when it is no such file."""
    try:
        with open(path, "rb") as file:
            text = decoded(path, file.read()).removeprefix("\ufeff")
        content = json.loads(text)
        known = frozenset(one["identity"] for one in content["findings"])
    except OSError as error:
        raise unopened(path, error) from error
    except json.JSONDecodeError as error:
        seen = _excerpt(text, error.pos)
        key = "baseline_json" if seen else "baseline_end"
        raise Fault(path, error.lineno, error.colno, key, text=seen) from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Fault(path, 1, 1, "no_baseline", text=_excerpt(text, 0)) from error
    checked = tuple(
        Checked(source=one.source, found=tuple(it for it in one.found if not _is(it, known)))
        for one in report.checked
    )
    passed = len(report.open) - sum(len(one.open) for one in checked)
    return Report(
        checked=checked,
        faults=report.faults,
        language=report.language,
        fail_level=report.fail_level,
        known=passed,
    )


def _excerpt(text: str, at: int) -> str:
    """The first words from there on."""
    return text[at:].strip().partition("\n")[0][:40]


def _is(one: Located, known: frozenset[str]) -> bool:
    return one.finding.identity in known
