"""A report as SARIF 2.1.0 (OASIS), which code hosts and editors show beside the lines."""

import json
from collections.abc import Iterator
from urllib.parse import quote

import grove
from grove.quality.checking import Located
from grove.quality.finding import Level
from grove.quality.output.report import Report
from grove.quality.registry import COMMENTS, RULES
from grove.quality.rule import Rule
from grove.quality.texts import texts, told
from grove.quality.typed import Any

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
LEVEL: dict[Level, str] = {
    "error": "error",
    "warning": "warning",
    "advice": "note",
    "question": "note",
}


def write(report: Report) -> Iterator[str]:
    """One run with all rules that said something, and every finding; silenced ones as such."""
    found = [one for checked in report.checked for one in checked.found]
    codes = {one.finding.code for one in found}
    rules = [rule for rule in (*RULES, *COMMENTS) if rule.code in codes]
    index = {rule.code: number for number, rule in enumerate(rules)}
    run = {
        "tool": {
            "driver": {
                "name": "grove",
                "semanticVersion": grove.__version__,
                "rules": [_rule(rule, report.language) for rule in rules],
            }
        },
        "language": "zh-CN" if report.language == "zh" else "en-US",
        "columnKind": "unicodeCodePoints",
        "results": [_result(one, index, report.language) for one in found],
        "invocations": [
            {
                "executionSuccessful": not report.faults,
                "toolExecutionNotifications": [
                    {
                        "level": "error",
                        "message": {"text": fault.message},
                        "locations": [
                            _location(fault.file, max(fault.line, 1), max(fault.column, 1), 0)
                        ],
                    }
                    for fault in report.faults
                ],
            }
        ],
    }
    content = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    yield json.dumps(content, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule, language: str) -> dict[str, Any]:
    said = texts(rule)
    return {
        "id": rule.code,
        "name": "".join(part.capitalize() for part in rule.name.split("-")),
        "shortDescription": {"text": said.label(language)},
        "fullDescription": {"text": said.what(language)},
        "help": {"text": f"{said.why(language)} {said.instead(language)}"},
        "defaultConfiguration": {"level": LEVEL[rule.level]},
        "properties": {"tags": [rule.name, rule.scope]},
    }


def _result(one: Located, index: dict[str, int], language: str) -> dict[str, Any]:
    finding = one.finding
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": index[finding.code],
        "level": LEVEL[finding.level],
        "message": {"text": told(finding, language).says},
        "locations": [_location(one.file, one.line, one.column, one.end)],
        "partialFingerprints": {"groveIdentity/v1": finding.identity},
        "properties": {"level": finding.level, "about": finding.about},
    }
    if one.silenced:
        result["suppressions"] = [{"kind": "inSource", "justification": one.silenced}]
    if finding.fix is not None:
        start = one.column - (finding.span[0] if finding.span else 0)
        region = {
            "startLine": one.line,
            "startColumn": start + finding.fix.span[0],
            "endColumn": start + finding.fix.span[1],
        }
        change = {"deletedRegion": region, "insertedContent": {"text": finding.fix.replacement}}
        result["fixes"] = [
            {
                "artifactChanges": [
                    {"artifactLocation": {"uri": _uri(one.file)}, "replacements": [change]}
                ]
            }
        ]
    return result


def _location(file: str, line: int, column: int, end: int) -> dict[str, Any]:
    region = {"startLine": line, "startColumn": column}
    if end:
        region["endColumn"] = end
    return {"physicalLocation": {"artifactLocation": {"uri": _uri(file)}, "region": region}}


def _uri(file: str) -> str:
    return quote(file.replace("\\", "/"), errors="surrogatepass")
