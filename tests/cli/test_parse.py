"""`grove parse`: what somebody sees who asks what the grammar read."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grove.cli.parse import as_json, main
from tests.cli.terminal import Terminal

DEPLOYS = "Raise deploy frequency from 2/week to 10/week by 30 June"


def parsed(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert main([*arguments, "--format", "json", "--year", "2027"], {}) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_fields_come_with_the_place_they_were_read_from(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (read,) = parsed(capsys, DEPLOYS)
    fields = {name: read[name] for name in ("kind", "start", "target", "unit", "deadline")}
    assert fields == {
        "kind": "increase",
        "start": 2,
        "target": 10,
        "unit": "/week",
        "deadline": "2027-06-30",
    }
    words = {name: DEPLOYS[slice(*span)] for name, span in read["spans"].items() if span}
    assert (words["start"], words["target"]) == ("2/week", "10/week")
    assert words["deadline"] == "by 30 June"
    assert (read["ambiguous"], read["questions"], read["comparator"]) == (False, [], None)


def test_every_line_gets_an_answer_even_an_empty_one(capsys: pytest.CaptureFixture[str]) -> None:
    read = parsed(capsys, f"{DEPLOYS}\n\n可用性保持在 99.95% 以上\n")
    assert [one["target"] for one in read] == [10, None, 99.95]
    assert [one["comparator"] for one in read] == [None, None, ">="]


def test_what_is_asked_is_said_in_the_language_of_the_reader(
    capsys: pytest.CaptureFixture[str],
) -> None:
    (read,) = parsed(capsys, "Coverage 46% to 75% by 03/04", "--lang", "zh")
    assert read["ambiguous"] and read["deadline"] is None
    assert read["candidates"] == ["2027-03-04", "2027-04-03"]
    assert read["questions"][0]["code"] == "date_ambiguous"
    assert "哪一天" in read["questions"][0]["says"]
    assert main(["Coverage 46% to 75% by 03/04", "--lang=en"], {}) == 0
    assert "? “by 03/04”: which day" in capsys.readouterr().out
    assert main(["Keep errors below 3 %", "", "--lang=zh"], {}) == 0
    said = capsys.readouterr().out
    assert "  类型    保持在以下        “" in said and said.endswith("  没有读出任何字段\n")


def test_a_number_is_printed_digit_by_digit(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["Rows from 0.1 to 12345678901234.5", "--format=json"], {}) == 0
    assert '"target": 12345678901234.5,' in capsys.readouterr().out
    assert as_json({"a": [None, True, "é"]}) == '{"a": [null, true, "é"]}'


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--year", "soon", "x"], "“soon” is no year"),
        (["--year", "0", "x"], "“0” is no year"),
        (["--lang", "fr", "x"], "“fr” is none of"),
        (["--format"], "--format needs a value"),
        (["--colour", "x"], "--colour is no option"),
    ],
)
def test_a_mistake_is_answered_in_words(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments, {}) == 2
    assert said in capsys.readouterr().err


def test_lines_come_from_standard_input_without_django(tmp_path: Path) -> None:
    terminal = Terminal(tmp_path, "zh_CN.UTF-8")
    probe = "import sys; from grove.__main__ import main; main(); print('django' in sys.modules)"
    said = subprocess.run(
        [sys.executable, "-c", probe, "parse", "--year", "2027"],
        input=f"{DEPLOYS}\r\nCoverage to 80% by 31 Feb\n".encode(),
        env=terminal.environment,
        capture_output=True,
        check=True,
        timeout=60,
    ).stdout.decode()
    assert said.endswith("False\n")
    assert "目标" in said and "没有这一天" in said
    broken = subprocess.run(
        [*terminal.grove, "parse"],
        input=b"fine\n\xff\n",
        env=terminal.environment,
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (broken.returncode, broken.stdout) == (2, b"")
    assert "输入的第2行不是UTF-8" in broken.stderr.decode()
