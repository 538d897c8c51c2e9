"""`grove check` and `grove rule` as somebody runs them: exit codes, options, settings."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from grove.cli.check import Options, Usage
from grove.quality.configuration import read_configuration
from grove.quality.files.source import Fault
from tests.quality.terminal import environment, grove

WRONG = "- Shorten recovery from 30 min to 2 h\n- Lead time from 9 to 2 days\n"
SMALL = "- Raise coverage from 64 % to 65 %\n"


@pytest.fixture
def at(tmp_path: Path) -> Path:
    (tmp_path / ".git").mkdir()  # the search for settings stops here
    (tmp_path / "wrong.txt").write_text(WRONG)
    (tmp_path / "small.txt").write_text(SMALL)
    (tmp_path / "clean.txt").write_text("- Lead time from 9 to 2 days\n")
    return tmp_path


def codes(*arguments: str, at: Path, stdin: bytes = b"") -> tuple[int, list[str]]:
    done = grove("check", "--format", "json", *arguments, at=at, stdin=stdin)
    return done.returncode, [one["code"] for one in json.loads(done.stdout)["findings"]]


def test_exit_codes_say_clean_found_and_not_understood(at: Path) -> None:
    assert grove("check", "clean.txt", at=at).returncode == 0
    assert grove("check", "wrong.txt", "clean.txt", at=at).returncode == 1
    missing = grove("check", "wrong.txt", "gone.txt", at=at)
    assert missing.returncode == 2 and b"gone.txt" in missing.stderr
    assert b"KR206" in missing.stdout  # what could be read is reported nevertheless
    for wrong in ([], ["--format", "xml", "a"], ["--nonsense", "a"], ["--select", "ZZ9", "a"]):
        done = grove("check", *wrong, at=at)
        assert done.returncode == 2 and done.stderr.startswith(b"grove check: ")
    assert grove("check", ".", at=at).returncode == 2


def test_a_command_that_is_not_understood_is_told_why_in_the_readers_language(at: Path) -> None:
    (at / "grove.toml").write_text('ignore = ["KR201"\nselect = 3\n')
    for wrong, en, zh in (
        (["clean.txt"], "not closed", "没有闭合"),
        (["--config", "gone.toml", "clean.txt"], "no such file", "没有这个文件"),
        (["--format", "xml", "a"], "is none of", "只能是"),
        (["--nonsense", "a"], "is no option", "没有--nonsense这个选项"),
    ):
        for language, words in (("en", en), ("zh", zh)):
            done = grove("check", "--lang", language, *wrong, at=at)
            assert done.returncode == 2 and words in done.stderr.decode(), done.stderr.decode()
    (at / "grove.toml").write_text("[limits]\nresults-much = 3\n")
    done = grove("check", "clean.txt", at=at, language="zh_CN.UTF-8")
    assert "可以写的有" in done.stderr.decode()


@pytest.mark.parametrize(
    "words",
    [["--select=", "a"], ["--freeze", "soon", "a"], ["--year", "next", "a"], ["--lang=fr", "a"]],
)
def test_a_value_that_an_option_does_not_take_is_refused(words: list[str]) -> None:
    with pytest.raises(Usage):
        Options(words)


def test_rules_are_chosen_by_code_prefix_and_name(at: Path) -> None:
    chosen = ("--select", "KR206,KR208")
    assert codes(*chosen, "wrong.txt", "small.txt", at=at)[1] == ["KR206", "KR208"]
    assert codes("--select", "KR2", "--ignore", "KR208", "small.txt", at=at)[1] == []
    assert codes("--select=sandbagged", "small.txt", at=at)[1] == ["KR208"]
    assert codes("--ignore", "direction-conflict", "wrong.txt", at=at)[1] == []
    assert codes("--ignore", "KR", "--select", "kr206", "wrong.txt", at=at)[1] == ["KR206"]


def test_the_fail_level_decides_what_fails(at: Path) -> None:
    assert codes("small.txt", at=at) == (0, ["KR208"])
    assert codes("--fail-level", "advice", "small.txt", at=at)[0] == 1
    assert codes("--fail-level", "never", "wrong.txt", at=at) == (0, ["KR206"])


def test_standard_input_and_the_language_of_the_terminal(at: Path) -> None:
    assert codes("-", at=at, stdin=WRONG.encode())[0] == 1
    said = grove("check", "-", at=at, stdin=WRONG.encode(), language="zh_CN.UTF-8")
    assert "错误".encode() in said.stdout
    said = grove("check", "-", "--lang=en", at=at, stdin=WRONG.encode(), language="zh_CN.UTF-8")
    assert b": error KR206" in said.stdout


@pytest.mark.parametrize(("name", "table"), [("grove.toml", ""), ("pyproject.toml", "tool.grove")])
def test_settings_of_a_repository_are_found_from_a_folder_below(
    at: Path, name: str, table: str
) -> None:
    below = at / "plans" / "2027"
    below.mkdir(parents=True)
    (below / "small.txt").write_text(SMALL)
    head = f"[{table}]\n" if table else ""
    limits = f"[{table}.limits]\n" if table else "[limits]\n"
    (at / name).write_text(f'{head}ignore = ["SET"]\n{limits}sandbag-percent = 1\n')
    assert codes("small.txt", at=below) == (0, [])
    (at / name).write_text(f'{head}fail-level = "advice"\nlang = "zh"\n')
    done = grove("check", "small.txt", at=below)
    assert done.returncode == 1 and "建议".encode() in done.stdout
    (at / name).write_text(f'{head}colour = "red"\n')
    done = grove("check", "small.txt", at=below)
    assert done.returncode == 2 and b"colour" in done.stderr and name.encode() in done.stderr


def test_a_file_without_okrs_is_said_to_be_one(at: Path) -> None:
    (at / "empty.md").write_text("\n")
    assert (
        grove("check", "empty.md", at=at).stdout == b"No objective and no key result in 1 file.\n"
    )


def test_a_baseline_lets_old_lines_pass_and_holds_new_ones(at: Path) -> None:
    chosen = ("--select", "KR", "--baseline", "known.json")
    done = grove("check", "wrong.txt", "--write-baseline", "known.json", at=at)
    assert (done.returncode, done.stdout) == (0, b"")
    said = b"Findings that known.json lets pass from now on: 1."
    assert said in done.stderr
    done = grove("check", "wrong.txt", "--write-baseline", "no/known.json", at=at)
    assert done.returncode == 2 and b"no such folder" in done.stderr
    assert codes("wrong.txt", "--baseline", "known.json", at=at) == (0, [])
    (at / "wrong.txt").write_text(f"- Raise coverage from 64 % to 20 %\n{WRONG}")
    assert codes("wrong.txt", *chosen, at=at) == (1, ["KR206"])


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"[]", b"known.json:1:1: \xe2\x80\x9c[]\xe2\x80\x9d begins no baseline; write one"),
        (b'{"findings":\n', b"known.json:2:1: no baseline: the file ends too early; write it"),
        (b'{"findings":\n nope}', b"known.json:2:2: no baseline: "),
        (b'{"findings": [\xff]}', b"known.json:1:15: no UTF-8"),
        (None, b"known.json: there is no such file; check"),
    ],
)
def test_an_unusable_baseline_stops_the_review_with_its_place(
    at: Path, content: bytes | None, says: bytes
) -> None:
    if content is not None:
        (at / "known.json").write_bytes(content)
    done = grove("check", "wrong.txt", "--baseline", "known.json", at=at)
    assert (done.returncode, done.stdout) == (2, b"") and says in done.stderr


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('year = 2027\nfail-level = "high"\n', "grove.toml:2:1: fail-level: “high” is none of"),
        ("[limits]\ncolour = 3\n", "grove.toml:2:1: limits.colour: there are"),
        ("select = [\n", "grove.toml:1:11: no TOML: a bracket"),
        ("select = [\n]\ncolour = 1\n", "grove.toml:3:1: “colour” is no setting"),
    ],
)
def test_settings_that_are_not_understood_are_told_with_their_place(
    tmp_path: Path, content: str, says: str
) -> None:
    (tmp_path / "grove.toml").write_text(content)
    with pytest.raises(Fault) as fault:
        read_configuration(str(tmp_path / "grove.toml"))
    assert says in str(fault.value)


def test_watching_checks_again_when_a_file_changes(at: Path) -> None:
    command = [sys.executable, "-u", "-m", "grove", "check", "--watch", "wrong.txt"]
    process = subprocess.Popen(command, cwd=at, env=environment(), stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        _until(process, b"1 error")
        (at / "wrong.txt").write_text("- Lead time from 90 to 20 days\n")
        _until(process, b"Nothing found")
        (at / "wrong.txt").unlink()  # as some editors do, just before they write
        (at / "wrong.txt").write_text(WRONG)
        _until(process, b"1 error")
    finally:
        process.send_signal(signal.SIGINT)
        code = process.wait(10)
        process.stdout.close()
    assert code == 0


def _until(process: "subprocess.Popen[bytes]", words: bytes) -> None:
    assert process.stdout is not None
    end = time.monotonic() + 30
    while words not in process.stdout.readline():
        assert time.monotonic() < end and process.poll() is None


def test_a_pipe_that_closes_early_is_no_error(at: Path) -> None:
    (at / "long.txt").write_text(WRONG * 2000)
    done = subprocess.run(
        f"{sys.executable} -m grove check long.txt | head -1",
        shell=True, cwd=at, env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr and done.stdout.startswith(b"long.txt:1:3")


@pytest.mark.parametrize("command", [["check", "wrong.txt"], ["rule", "KR206"], ["rule", "--all"]])
def test_neither_django_nor_anything_else_heavy_is_imported(at: Path, command: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "grove", *command],
        cwd=at, env=environment(), capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    modules = {line.rpartition(b"|")[2].strip() for line in done.stderr.splitlines()}
    assert b"enum" in modules
    heavy = {b"django", b"jinja2", b"argparse", b"pydantic", b"numpy", b"inspect"}
    if command[0] == "check":  # rules are explained from their .toml, whose reader wants it
        heavy.add(b"typing")
    assert not modules & heavy


def test_a_rule_is_explained_by_code_and_name_in_three_formats(at: Path) -> None:
    by_code = grove("rule", "kr206", "--lang", "zh", at=at)
    by_name = grove("rule", "direction-conflict", "--lang", "zh", at=at)
    assert by_code.stdout == by_name.stdout and "为什么".encode() in by_code.stdout
    assert by_code.stdout.endswith(b"\n") and by_code.returncode == 0
    everything = json.loads(grove("rule", "--all", "--format", "json", at=at).stdout)
    assert all(one["label"]["zh"] and one["fires"]["en"] for one in everything)
    both = grove("rule", "KR206", "KR207", at=at).stdout
    assert b"KR206 direction-conflict\n" in both and b"\nKR207 no-change\n" in both
    assert b"## KR206 " in grove("rule", "KR206", "--format", "markdown", at=at).stdout
    wrong = grove("rule", "direction-conflic", at=at)
    assert wrong.returncode == 2 and b"direction-conflict" in wrong.stderr
