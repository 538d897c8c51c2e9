"""Runs the stages of `make check`, `make test` and `make bench`, one after the other.

    python -m provision.stages check|test|bench

A run stops at the first stage that fails; benchmarks all run, since each prints its own figures,
and the run fails at its end when one missed a bar. What this machine lacks is said at the start and
again where it would have been used; under CI, which nobody reads, it fails the run instead.
"""

import os
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

from provision import machine, postgres, texts

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTEST = [str(BIN / "python"), "-m", "pytest", "-q"]
# Two processes; tests of one group (`xdist_group`) share what they load, so one process has them.
TWO = ["-n", "2", "--dist", "loadgroup"]
IN_BROWSER = "tests/journeys"
BENCHMARKS = "tests/benchmarks"
WITHOUT_BROWSER = ["tests", f"--ignore={IN_BROWSER}", f"--ignore={BENCHMARKS}"]
# Tests that know a database (tests/conftest.py); the walk through the access table knows none of
# its own. The ground floor and the look have none, and need not be looked through.
WITH_DATABASE = [
    *WITHOUT_BROWSER,
    *("-m", "database"),
    *(f"--ignore=tests/{folder}" for folder in ("method", "measure", "quality", "look")),
    "--ignore=tests/house/test_access.py",
]
# What walks over many pages, starts processes or loads the sample tells late what the rest tells.
QUICK = [
    *WITHOUT_BROWSER,
    *(
        f"--ignore=tests/{folder}"
        for folder in ("cli", "closing", "commitment", "exchange", "inbox", "web")
    ),
    "--ignore=tests/drafting/test_draft.py",
    "--ignore=tests/okrs/test_pages.py",
    "--ignore=tests/properties/test_check.py",
    "--ignore=tests/quality/test_check.py",
    "--ignore=tests/quality/test_hooks.py",
    "--ignore=tests/record/test_past.py",
    "--ignore=tests/rounds/test_meetings.py",
    "--ignore=tests/tracking/test_reminders.py",
    "--ignore=tests/versions/test_pages.py",
    # These set a page in Chinese, for which a machine may have no font.
    "--ignore=tests/look/test_typeset.py",
    "--ignore=tests/rounds/test_decisions_and_minutes.py",
]
# Every page is filled with nonsense, and weighed, once: on the stricter database of the two.
ON_SQLITE = [
    *WITHOUT_BROWSER,
    "--ignore=tests/house/test_bad_input.py",
    "--ignore=tests/house/test_budgets.py",
]


@dataclass(frozen=True)
class Stage:
    """One command, the tools of the machine it cannot do without, and whether it has PostgreSQL."""

    title: str
    command: list[str]
    needs: list[machine.Tool] = field(default_factory=list)
    on_postgres: bool = False


LINT = Stage("lint", [str(BIN / "ruff"), "check", "--quiet", "."])
FORMAT = Stage("format", [str(BIN / "ruff"), "format", "--check", "--quiet", "."])
TYPES = Stage("types", [str(BIN / "mypy")])
IMPORTS = Stage("imports", [str(BIN / "lint-imports"), "--no-logo"])

CHECK = [
    LINT,
    FORMAT,
    TYPES,
    IMPORTS,
    Stage("tests, the quick ones", [*PYTEST, *TWO, "-m", "not slow", *QUICK]),
]
TEST = [
    LINT,
    FORMAT,
    TYPES,
    IMPORTS,
    Stage("tests on SQLite", [*PYTEST, *TWO, *ON_SQLITE]),
    Stage(
        "tests on PostgreSQL",
        [*PYTEST, *TWO, *WITH_DATABASE],
        needs=[machine.POSTGRESQL],
        on_postgres=True,
    ),
    Stage(
        "journeys in a browser",
        [*PYTEST, *TWO, IN_BROWSER],
        needs=[machine.CHROMIUM, machine.CHINESE_FONT, machine.LATIN_FONT, machine.ATOMIC_LIBRARY],
    ),
]
BENCH = [
    Stage(f"benchmark {path.stem}", [str(BIN / "python"), "-m", f"tests.benchmarks.{path.stem}"])
    for path in sorted((ROOT / BENCHMARKS).glob("[!_]*.py"))
]
# Where Python may keep no bytecode, every process of every stage compiles the whole house anew.
NOT_OURS = {"DATABASE_URL", "LANGUAGE", "LC_ALL", "PYTHONDONTWRITEBYTECODE"}
RUNS = {"check": CHECK, "test": TEST, "bench": BENCH}


def main(name: str) -> int:
    """Run the stages of that name in order; the exit code of the first that failed, or 0."""
    stages = RUNS[name]
    if not stages:
        print(f"There is nothing to {name} yet.")
    texts.compile_newer()
    tools = {tool.package: tool for stage in stages for tool in stage.needs}
    missing = machine.provide(tools.values())
    if missing:
        _say_missing(missing)
        if os.environ.get("CI"):
            print("Stopped: in CI every stage has to run.", file=sys.stderr)
            return 1
    done: list[str] = []
    missed: list[Stage] = []
    first = 0
    for number, stage in enumerate(stages, start=1):
        print(f"\n── {number}/{len(stages)} {stage.title}", flush=True)
        lacking = [tool.package for tool in stage.needs if tool in missing]
        if lacking:
            print(f"NOT RUN: {', '.join(lacking)} missing on this machine.", flush=True)
            continue
        started = time.monotonic()
        code = _run(stage)
        if code == 0:
            done.append(f"{stage.title} ({time.monotonic() - started:.0f} s)")
        elif stages is BENCH:
            missed.append(stage)
            first = first or code
        else:
            _say_failed(stage, code, done)
            return code
    if missed:
        titles = ", ".join(stage.title for stage in missed)
        print(f"\nMissed a bar, or failed: {titles}.", file=sys.stderr, flush=True)
    return first


def _run(stage: Stage) -> int:
    """Run one stage away from the instance in ./var, in the languages and zone of nobody."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GROVE_") and name not in NOT_OURS
    }
    environment = kept | {
        "GROVE_DATA": str(ROOT / "build" / "test"),
        "GROVE_SECRET_KEY": "the tests' own key, known to everybody and good for nothing else",
        "LANG": "C.UTF-8",
        "TZ": "UTC",
    }
    if chromium := machine.browser():
        environment["GROVE_CHROMIUM"] = chromium
    if stage.on_postgres:
        return postgres.run(stage.command, environment)
    return subprocess.run(
        stage.command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, check=False
    ).returncode


def _say_missing(missing: list[machine.Tool]) -> None:
    packages = " ".join(tool.package for tool in missing)
    lines = [
        "!" * 78,
        "THIS MACHINE LACKS WHAT SOME TESTS NEED, AND THIS USER MAY NOT INSTALL IT.",
        *(f"  {tool.package}: without it {tool.needed_for} cannot run" for tool in missing),
        f"Install it, then run again:  sudo apt-get install {packages}",
        "!" * 78,
    ]
    print("\n".join(lines), flush=True)


def _say_failed(stage: Stage, code: int, done: list[str]) -> None:
    passed = ", ".join(done) or "nothing"
    print(
        f"\nFAILED at: {stage.title} (exit code {code}). Passed before it: {passed}.\n"
        f"Again, only this: {' '.join(stage.command)}",
        file=sys.stderr,
        flush=True,
    )


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main(sys.argv[1]))
