"""The reviewer: one sentence, ten thousand lines beside proselint, and starting from cold.

    python -m tests.benchmarks.quality

CPU seconds, medians, both sides of every comparison in the same run. Sentences are those of the
development sets (tests/quality/sets), in both languages; proselint knows English only and gets the
English ones, its `max_errors` raised so that it reads to the end.
"""

import gc
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

from grove.quality import review as reviewer
from grove.quality.plan import Around, KeyResult, Plan
from grove.quality.review import review_line
from grove.quality.rule import KEY_RESULT
from grove.quality.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
SETS = ROOT / "tests" / "quality" / "sets" / "development"
SETTINGS = Settings(year=2027)
LINES, DIFFERENT, PAIRS, STARTS, ROUNDS, LOOKS = 10_000, 1000, 3, 15, 5, 1000
BAR_MEDIAN, BAR_P99, BAR_DOUBLED = 60.0, 250.0, 1.3
BAR_PROSELINT, BAR_START_MS, BAR_START_RATIO = 0.25, 80.0, 4.5


def main() -> int:
    """Print the figures with their bars; 1 when a bar is missed."""
    english, chinese = sentences("en"), sentences("zh")
    print(f"{len(english)} English and {len(chinese)} Chinese key results")
    met = [sentence(english + chinese), doubled(english + chinese)]
    with tempfile.TemporaryDirectory() as folder:
        met += [ten_thousand(Path(folder), english[:DIFFERENT]), *start(Path(folder))]
    return 0 if all(met) else 1


def sentences(language: str) -> list[str]:
    """Texts of key results of the development set."""
    rows = (SETS / f"rules.{language}.tsv").read_text(encoding="utf-8").splitlines()[1:]
    cells = [row.split("\t") for row in rows if row and not row.startswith("#")]
    return [row[1] for row in cells if row[0] == "KR"]


def sentence(texts: list[str]) -> bool:
    """Reading one sentence and all rules that apply to it, in microseconds of this thread, without
    what looking at the clock takes."""
    for text in texts:
        review_line(text, KEY_RESULT, SETTINGS)
    gc.collect()
    gc.freeze()
    clock = statistics.median(_looking() for _look in range(LOOKS))
    spent = []
    for text in texts:
        runs = []
        for _round in range(ROUNDS):
            began = time.thread_time_ns()
            review_line(text, KEY_RESULT, SETTINGS)
            runs.append(time.thread_time_ns() - began)
        spent.append((statistics.median(runs) - clock) / 1000)
    spent.sort()
    median, p99 = statistics.median(spent), spent[int(len(spent) * 0.99)]
    print(f"one sentence: median {median:.0f} µs (bar {BAR_MEDIAN:.0f}),", end=" ")
    print(f"99 of 100 within {p99:.0f} µs (bar {BAR_P99:.0f})")
    return median <= BAR_MEDIAN and p99 <= BAR_P99


def _looking() -> int:
    began = time.thread_time_ns()
    return time.thread_time_ns() - began


def doubled(texts: list[str]) -> bool:
    """The same with every rule there twice, relative to once."""
    rules = reviewer._chosen(SETTINGS, bare=True)[1].rules
    panels = reviewer.Panel(rules), reviewer.Panel(rules * 2)
    once, twice = [], []
    for _round in range(ROUNDS):
        once.append(_all(texts, panels[0]))
        twice.append(_all(texts, panels[1]))
    ratio = statistics.median(twice) / statistics.median(once)
    print(f"rules doubled ({len(rules)} to {len(rules) * 2}): × {ratio:.2f} (bar {BAR_DOUBLED})")
    return ratio <= BAR_DOUBLED


def _all(texts: list[str], rules: reviewer.Panel) -> float:
    around = Around(Plan(), SETTINGS)
    began = time.process_time()
    for text in texts:
        list(reviewer._line(KeyResult(text=text, year=2027), rules, around))
    return time.process_time() - began


def ten_thousand(folder: Path, english: list[str]) -> bool:
    """A file of 10,000 lines, of which each comes ten times, against proselint on the same file.

    The whole process. Then the same of lines that are all different, for comparison: a line that
    comes again is not judged again.
    """
    met = _against_proselint(
        folder, f"lines, {DIFFERENT} different", [*islice(cycle(english), LINES)]
    )
    _against_proselint(folder, "different lines", _different(english))
    return met


def _different(english: list[str]) -> list[str]:
    """The sentences again and again, each time with other words at the end."""
    return [
        f"{text}, site {at // len(english)}"
        for at, text in enumerate(islice(cycle(english), LINES))
    ]


def _against_proselint(folder: Path, what: str, lines: list[str]) -> bool:
    path = folder / "okrs.txt"
    path.write_text("".join(f"KR: {text}\n" for text in lines), "utf-8")
    config = folder / "proselint.json"
    config.write_text(json.dumps({"max_errors": 1_000_000}))
    ours = [sys.executable, "-m", "grove", "check", "--format", "json", "--year", "2027", str(path)]
    theirs = [
        *(sys.executable, "-m", "proselint", "--config", str(config)),
        *("-o", "json", "check", str(path)),
    ]
    mine, other = [], []
    for command in (ours, theirs):
        _cpu(command, folder)
    for _pair in range(PAIRS):
        mine.append(_cpu(ours, folder))
        other.append(_cpu(theirs, folder))
    own, foreign = statistics.median(mine), statistics.median(other)
    ratio = own / foreign
    each = f"{own / LINES * 1e6:.0f} and {foreign / LINES * 1e6:.0f} µs a line"
    print(f"{LINES} {what}: grove {own:.2f} s, proselint {foreign:.2f} s CPU ({each}):", end=" ")
    print(f"× {ratio:.2f} (bar {BAR_PROSELINT})")
    return ratio <= BAR_PROSELINT


def start(folder: Path) -> list[bool]:
    """From nothing to the findings of a small file, beside a Python that does nothing."""
    met = []
    for name, text in SMALL.items():
        (folder / name).write_text(text, "utf-8")
        bare, ours = [], []
        _cpu([sys.executable, "-m", "grove", "check", name], folder)
        for _start in range(STARTS):
            bare.append(_cpu([sys.executable, "-c", "pass"], folder))
            ours.append(_cpu([sys.executable, "-m", "grove", "check", name], folder))
        own, nothing = statistics.median(ours) * 1000, statistics.median(bare) * 1000
        print(f"start, {name}: {own:.0f} ms CPU (bar {BAR_START_MS:.0f}),", end=" ")
        print(f"bare Python {nothing:.0f} ms: × {own / nothing:.1f} (bar {BAR_START_RATIO})")
        met.append(own <= BAR_START_MS and own / nothing <= BAR_START_RATIO)
    return met


SMALL = {
    "small.txt": "O1: Releases become a non-event\n- Deploys from 2 to 10 per week by 30 June\n"
    "- Roll out the new alerting stack\n- Deploy lead time of 2 days\n",
    "small.zh.txt": "目标1：发布不再是大事\n- 6月30日前，部署频率从每周2次提升到每周10次\n"
    "- 完成日志平台升级\n- 将构建时长从6分钟缩短到15分钟\n",
}


def _cpu(command: list[str], folder: Path) -> float:
    """CPU seconds of a process, its own and the system's for it.

    Modules are read as bytecode, as those of an installed package are, whatever this shell says.
    """
    kept = {name: one for name, one in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with subprocess.Popen(
        command,
        cwd=folder,
        env=kept | {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(folder / "bytecode")},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _pid, _status, usage = os.wait4(process.pid, 0)
        process.returncode = 0
    return usage.ru_utime + usage.ru_stime


if __name__ == "__main__":
    sys.exit(main())
