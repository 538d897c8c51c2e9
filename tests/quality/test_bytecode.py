"""Modules of quick commands are loaded from one file, and never from an old one."""

import marshal
import os
import shutil
import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest

from tests.quality.sets import LANGUAGES, unseen_sentences
from tests.quality.terminal import ROOT, environment

# Each starts a Python or two.
pytestmark = pytest.mark.slow

ROOMS = ("quality", "measure", "method", "cli")
LINE = "- Roll out the new alerting stack\n"
# Says of a module who loaded it, after a run.
ASKS = (
    "import sys; from grove import __main__ as entrance; entrance.main(); "
    "print(type(sys.modules['grove.quality.sentence.read'].__spec__.loader).__name__)"
)
# Says whether the body of a module that a short file has no use for did not run.
UNREAD = (
    "import sys; from grove import __main__ as entrance; entrance.main(); "
    "print('tell_yen' not in vars(sys.modules['grove.quality.sentence.yen']) "
    "or vars(sys.modules['grove.quality.sentence.yen'])['tell_yen'].__code__.co_name != 'tell_yen')"
)


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A copy of what quick commands need, without bytecode."""
    for room in ROOMS:
        shutil.copytree(
            ROOT / "grove" / room,
            tmp_path / "grove" / room,
            ignore=shutil.ignore_patterns("__pycache__", "locale"),
        )
    for name in ("__init__.py", "__main__.py"):
        shutil.copy(ROOT / "grove" / name, tmp_path / "grove" / name)
    (tmp_path / "okrs.txt").write_text(LINE, "utf-8")
    return tmp_path


def run(house: Path, *command: str, **variables: str) -> str:
    plain = {"PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"}
    kept = {name: value for name, value in environment().items() if name not in plain}
    return subprocess.run(
        [sys.executable, *command],
        cwd=house,
        env=kept | {"PYTHONPATH": str(house)} | variables,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    ).stdout


def loader(house: Path, **variables: str) -> str:
    """Who loaded the grammar."""
    command = ("-c", ASKS, "check", "--fail-level", "never", "okrs.txt")
    return run(house, *command, **variables).splitlines()[-1]


def kept(house: Path) -> list[Path]:
    return list((house / "grove" / "quality" / "__pycache__").glob("bytecode.*.kept"))


def test_the_second_run_loads_what_the_first_kept(house: Path) -> None:
    assert loader(house) == "SourceFileLoader"
    [file] = kept(house)
    written = file.stat().st_mtime_ns
    assert loader(house) == "Together"
    assert file.stat().st_mtime_ns == written  # nothing new, nothing written
    whole = run(house, "-m", "grove", "check", "okrs.txt")
    file.unlink()
    assert whole == run(house, "-m", "grove", "check", "okrs.txt") != ""


def test_what_is_promised_says_what_it_would_have_said(house: Path) -> None:
    texts = (text for language in LANGUAGES for text in unseen_sentences("development", language))
    lines = [f"- {one['text']}" for one in islice(texts, 0, None, 40)]
    (house / "okrs.txt").write_text("\n".join(lines), "utf-8")
    check = ("-m", "grove", "check", "--format", "json", "okrs.txt")
    at_once = run(house, *check)
    assert at_once.count("KR2") > len(lines) / 4
    assert run(house, *check) == at_once


def test_a_short_file_leaves_modules_unread(house: Path) -> None:
    command = ("-c", UNREAD, "check", "--fail-level", "never", "okrs.txt")
    assert run(house, *command).splitlines()[-1] == "False"
    assert run(house, *command).splitlines()[-1] == "True"


def test_a_command_that_is_new_finds_what_it_asks_of_modules_that_were_kept(house: Path) -> None:
    texts = [*unseen_sentences("development", "en")[:9], *unseen_sentences("development", "zh")[:9]]
    commands = [["rule", "KR206"], ["rule", "--all"], ["parse", *(one["text"] for one in texts)]]
    commands += [["check", "--format", name, "okrs.txt"] for name in ("sarif", "junit", "markdown")]
    plain = [run(house, "-m", "grove", *command) for command in commands]
    for file in kept(house):
        file.unlink()
    run(house, "-m", "grove", "check", "okrs.txt")
    assert [run(house, "-m", "grove", *command) for command in commands] == plain
    assert [run(house, "-m", "grove", *command) for command in commands] == plain
    assert all(plain)


def test_a_file_of_another_layout_is_kept_anew(house: Path) -> None:
    loader(house)
    [file] = kept(house)
    index = marshal.dumps((0, {}))
    file.write_bytes(len(index).to_bytes(8, "little") + index)
    assert loader(house) == "SourceFileLoader"
    assert loader(house) == "Together"


def test_a_module_that_changed_is_read_anew_and_kept_again(house: Path) -> None:
    assert "KR201" in run(house, "-m", "grove", "check", "okrs.txt")
    module = house / "grove" / "quality" / "rules" / "key_result" / "kr201_task_not_result.py"
    text = module.read_text("utf-8")
    assert '"KR201"' in text
    module.write_text(text.replace('"KR201"', '"KR999"'), "utf-8")  # as long as before
    os.utime(module, ns=(1, 1))
    for _time in range(2):
        said = run(house, "-m", "grove", "check", "--format", "github", "okrs.txt")
        assert "KR999" in said
        assert "KR201" not in said


def test_a_module_that_is_gone_is_not_loaded(house: Path) -> None:
    run(house, "-m", "grove", "check", "okrs.txt")
    (house / "grove" / "quality" / "output" / "text.py").unlink()
    assert run(house, "-m", "grove", "check", "okrs.txt") == ""
    assert "KR201" in run(house, "-m", "grove", "check", "--format", "json", "okrs.txt")


@pytest.mark.parametrize("content", [b"", b"(", b"no bytecode", b"\xe9\x01\x00\x00\x00"])
def test_what_was_kept_and_is_broken_is_kept_anew(house: Path, content: bytes) -> None:
    loader(house)
    [file] = kept(house)
    file.write_bytes(content)
    assert loader(house) == "SourceFileLoader"
    assert loader(house) == "Together"


def test_nothing_is_kept_where_python_may_not_write(house: Path) -> None:
    for _time in range(2):
        assert loader(house, PYTHONDONTWRITEBYTECODE="1") == "SourceFileLoader"
    assert not kept(house)
