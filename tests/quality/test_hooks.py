"""The hooks and the CI example of docs/check.md, run on a repository made for the purpose."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from grove.quality.checking import check
from grove.quality.configuration import read_configuration
from grove.quality.files.reading import read_source
from grove.quality.settings import Settings
from tests.quality.terminal import ROOT, environment

PAGE = (ROOT / "docs" / "check.md").read_text(encoding="utf-8")
HOOKS = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
GOOD = "O1: 当天做完，当天上线\n- 前置时间从9天缩短到2天\n- 变更失败率从21%降到8%\n"
BAD = "O1: 当天做完，当天上线\n- 将构建时长从6分钟缩短到15分钟\n"


def block(kind: str, holds: str) -> str:
    blocks = re.findall(rf"```{kind}\n(.*?)```", PAGE, re.DOTALL)
    return next(text for text in blocks if holds in text)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """An empty repository, with `grove` on the path as it would be installed."""
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "grove").write_text(f'#!/bin/sh\nexec {sys.executable} -m grove "$@"\n')
    (tools / "grove").chmod(0o755)
    (tmp_path / "okrs").mkdir()
    run(
        "git init -q . && git config user.name Mei && git config user.email mei@example.org",
        tmp_path,
    )
    return tmp_path


def run(command: str, at: Path) -> subprocess.CompletedProcess[str]:
    path = f"{at / 'bin'}:{environment()['PATH']}"
    return subprocess.run(
        command, shell=True, cwd=at, env=environment() | {"PATH": path},
        capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_the_plain_hook_stops_a_commit_and_lets_a_good_one_pass(repository: Path) -> None:
    hook = repository / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text(block("sh", "git diff --cached"))
    hook.chmod(0o755)
    (repository / "okrs" / "team a.md").write_text(BAD)
    stopped = run("git add okrs && git commit -qm 'Plan'", repository)
    assert stopped.returncode and "KR206" in stopped.stdout + stopped.stderr
    (repository / "okrs" / "team a.md").write_text(GOOD)
    assert run("git add okrs && git commit -qm 'Plan'", repository).returncode == 0


def test_the_hook_for_pre_commit_runs_its_entry_on_the_files_it_names(repository: Path) -> None:
    said = dict(re.findall(r"^  (\w+): (.*)$", HOOKS, re.MULTILINE))
    assert "id: grove-check" in HOOKS and said["language"] == "python"
    pattern = re.compile(said["files"].strip("'"))
    names = ["okrs/team a.md", "plans/OKR 2027.txt", "README.md", "okrs/notes.py"]
    assert [bool(pattern.search(name)) for name in names] == [True, True, False, False]
    (repository / "okrs" / "a.md").write_text(BAD)
    (repository / "okrs" / "b.md").write_text(GOOD)
    # pre-commit hands the files of a commit to the entry, as arguments.
    assert run(f"{said['entry']} okrs/a.md okrs/b.md", repository).returncode == 1
    assert run(f"{said['entry']} okrs/b.md", repository).returncode == 0


def test_the_example_for_ci_reports_and_fails(repository: Path) -> None:
    (repository / "okrs" / "a.md").write_text(BAD)
    command = re.search(r"- run: (grove check .*)", block("yaml", "grove check"))
    assert command is not None
    done = run(command[1], repository)
    assert done.returncode == 1 and "::error file=okrs/a.md,line=2,col=12" in done.stdout
    run(block("sh", "junit"), repository)
    assert "<testsuites" in (repository / "okrs.xml").read_text()
    assert '"2.1.0"' in (repository / "okrs.sarif").read_text()


def test_the_settings_and_files_of_the_manual_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "grove.toml"
    path.write_text(block("toml", "[glossary]"))
    assert read_configuration(str(path)).settings.glossary.codenames == ("Zephyr",)
    plan = read_source("plan.json", block("json", "PLAT-27").encode()).plan
    assert (len(plan.key_results), len(plan.failures), len(plan.teams)) == (2, 1, 1)
    markdown = block("markdown", "ignore KR209").encode()
    silenced = check(read_source("a.md", markdown), Settings(year=2027))
    assert not [one for one in silenced.open if one.finding.code in ("KR209", "IGN901")]
