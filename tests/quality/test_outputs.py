"""Findings out: carets under double-width characters, and five formats programs read."""

import json
import unicodedata
from xml.etree import ElementTree

import jsonschema
import pytest

from grove.quality.checking import check
from grove.quality.files.reading import read_source
from grove.quality.files.source import Fault
from grove.quality.output.columns import pointed, width
from grove.quality.output.report import FORMATS, Report, written
from grove.quality.settings import Settings
from tests.quality.sarif_schema import LOG

TEXT = (
    "O1: 当天做完，当天上线\n"
    "- 将构建时长从6分钟缩短到15分钟\n"
    "- Shorten recovery from 30 min to 2 h # grove: ignore KR206 because it is retired\n"
    "- Raise coverage from 64 % to 65 %\n"
)
SETTINGS = Settings(select=("KR206", "KR208", "SET402"), year=2027)


def report(text: str = TEXT, *faults: Fault, language: str = "en") -> Report:
    source = read_source("plans/a b:c.txt", text.encode())
    return Report(
        checked=(check(source, SETTINGS),), faults=faults, language=language, fail_level="warning"
    )


def columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("- 将构建时长从6分钟缩短到15分钟", "缩短"),
        ("\t- Ship it", "Ship"),
        ("１．全角 ABC", "ABC"),
        ("cafe\u0301 au lait", "lait"),
        ("x" * 5000 + " here " + "y" * 5000, "here"),
    ],
)
def test_carets_stand_below_the_words(line: str, words: str) -> None:
    at = line.index(words)
    shown, carets = pointed(line, at + 1, at + 1 + len(words))
    assert columns(carets.strip()) == columns(words) and set(carets.strip()) == {"^"}
    assert width(carets) - len(carets.strip()) == width(shown[: shown.index(words)])
    assert len(shown) < 200


def test_a_terminal_is_never_told_anything_by_a_file() -> None:
    shown, _carets = pointed("- \x1b[2J\x07 ship\u202e it", 3, 5)
    assert "\x1b" not in shown and "\x07" not in shown and "\u202e" not in shown


def test_text_quotes_the_line_and_counts() -> None:
    said = written(report(), "text")
    assert "plans/a b:c.txt:2:12: error KR206 direction-conflict · O1 K1" in said
    assert "  “缩短” points one way, 6分钟 → 15分钟 the other." in said  # as typed
    assert "  Try: 将构建时长从15分钟缩短到6分钟\n" in said  # the whole line
    source, carets = next(
        pair for pair in zip(said.split("\n"), said.split("\n")[1:], strict=False) if "^" in pair[1]
    )
    assert columns(source[: source.index("缩短")]) == columns(carets[: carets.index("^")])
    assert said.endswith("1 error, 1 piece of advice in 1 file; 1 ignored with a reason.\n")
    zh = written(report(language="zh"), "text")
    assert "错误 KR206" in zh and zh.endswith(
        "1个错误，1条建议（共1个文件）；1条已注明原因忽略。\n"
    )


def test_json_has_every_place() -> None:
    content = json.loads(written(report(), "json"))
    first = content["findings"][0]
    assert (first["line"], first["column"], first["end_column"]) == (2, 12, 14)
    assert (first["code"], first["level"], first["name"]) == (
        "KR206",
        "error",
        "direction-conflict",
    )
    assert first["message"] and first["why"] and first["instead"] and first["identity"]
    assert content["summary"]["error"] == 1


@pytest.mark.parametrize("language", ["en", "zh"])
def test_sarif_follows_the_standard(language: str) -> None:
    broken = Fault("b\\c.json", 3, 7, "json_value")
    content = json.loads(written(report(TEXT, broken, language=language), "sarif"))
    jsonschema.Draft202012Validator(
        LOG, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(content)
    run = content["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    location = run["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == "plans/a%20b%3Ac.txt"
    assert location["region"] == {"startLine": 2, "startColumn": 12, "endColumn": 14}
    assert [bool(one.get("suppressions")) for one in run["results"]].count(True) == 1
    assert run["invocations"][0]["executionSuccessful"] is False


def test_github_commands_are_escaped() -> None:
    lines = written(
        report(TEXT, Fault("x,y.md", 0, 0, "as_said", text="50%\nbad")), "github"
    ).splitlines()
    assert lines[0].startswith(
        "::error file=plans/a b%3Ac.txt,line=2,col=12,endColumn=14,title=KR206 "
    )
    assert lines[1].startswith("::notice ")
    assert lines[-1] == "::error file=x%2Cy.md,line=1,col=1::50%25%0Abad"


def test_junit_is_well_formed_whatever_the_text() -> None:
    text = "O1: a\n- Shorten <recovery> & \x00\x1b from 30 min to 2 h\n"
    root = ElementTree.fromstring(
        written(report(text, Fault("b.md", 1, 1, "as_said", text="no")), "junit")
    )
    suites = root.findall("testsuite")
    assert [suite.get("errors") for suite in suites] == ["0", "1"]
    assert int(root.get("failures", "")) == len(root.findall(".//failure")) == 1
    assert int(root.get("tests", "")) == len(root.findall(".//testcase"))
    clean = ElementTree.fromstring(written(report("- Lead time from 9 to 2 days\n"), "junit"))
    assert len(clean.findall(".//testcase")) == 1 and clean.get("failures") == "0"


def test_markdown_shows_what_stands_in_the_file() -> None:
    said = written(report("O1: a\n- Shorten <b>recovery</b> from 30 min to 2 h\n"), "markdown")
    assert "\\<b\\>recovery" in said and said.startswith("### plans/a b:c.txt\n")


@pytest.mark.parametrize("form", FORMATS)
def test_lone_surrogates_and_nothing_at_all_are_written(form: str) -> None:
    assert written(report(""), form).encode("utf-8", "backslashreplace") or form == "github"
