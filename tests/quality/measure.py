"""Precision and recall of the rules on a labelled set.

    python -m tests.quality.measure development|heldout|strangers [--write] [--lines]

For each language and rule: lines on which it must fire, fired right, fired wrong, missed,
precision, recall and F1; then the same by level. Only totals are printed. `--lines` also prints
the lines that went wrong: never for the unseen sets while rules, lexicons or the grammar are
written.
`--write` stores the figures in docs/rules/measured.json, where the documents read them.

A line counts once for each code. A code that is neither in must nor in may is fired wrong; one in
may counts for nothing. Findings of rules that need fields are left out: the lines have no fields.
Unseen lines that the development set happens to hold too are left out.
"""

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

from grove.quality.registry import RULES
from grove.quality.review import review_line
from grove.quality.rule import KEY_RESULT, OBJECTIVE
from grove.quality.settings import Settings
from tests.quality.sets import LANGUAGES, NAMES, Labelled, unseen_lines

STORE = Path(__file__).parents[2] / "docs" / "rules" / "measured.json"
LEVELS = ("error", "warning", "advice", "question")
# What the text alone decides, at the level of the specification.
LEVEL = {
    **dict.fromkeys(("OBJ101", "OBJ102", "OBJ103"), "warning"),
    **dict.fromkeys(("KR201", "KR202", "KR211", "KR214"), "warning"),
    **dict.fromkeys(("OBJ105", "OBJ106", "OBJ107", "OBJ109"), "advice"),
    **dict.fromkeys(("KR203", "KR205", "KR209", "KR210", "KR212", "KR215", "PRC805"), "advice"),
    **dict.fromkeys(("OBJ104", "OBJ108", "OBJ110", "KR216"), "question"),
    "KR206": "error",
}
BARS = {"error": (1.0, 0.0), "warning": (0.90, 0.75), "advice": (0.70, 0.0)}


class Tally:
    """How often a rule fired right, fired wrong, and was missed."""

    def __init__(self) -> None:
        self.right = self.wrong = self.missed = 0

    @property
    def must(self) -> int:
        return self.right + self.missed

    @property
    def precision(self) -> float | None:
        return _share(self.right, self.right + self.wrong)

    @property
    def recall(self) -> float | None:
        return _share(self.right, self.must)

    @property
    def f1(self) -> float | None:
        return _share(2 * self.right, 2 * self.right + self.wrong + self.missed)

    def plain(self) -> dict[str, Any]:
        """As it is stored: counts, and shares with three digits, null where nothing fired."""
        shares = {"precision": self.precision, "recall": self.recall, "f1": self.f1}
        return {
            "must": self.must,
            "right": self.right,
            "wrong": self.wrong,
            **{name: None if one is None else round(one, 3) for name, one in shares.items()},
        }


class Figures:
    """The tallies of one language."""

    def __init__(self) -> None:
        self.lines = 0
        self.silent = [0, 0]  # lines that must be silent, and those of them that were
        self.other_level = 0  # the right code, at another level than the label asks for
        self.of_code: dict[str, Tally] = defaultdict(Tally)
        self.of_level: dict[str, Tally] = defaultdict(Tally)
        self.mistakes: list[str] = []

    def take(self, line: Labelled) -> None:
        """Review one line and count."""
        role = OBJECTIVE if line.role == "O" else KEY_RESULT
        found = {
            one.code: one.level
            for one in review_line(line.text, role, SETTINGS)
            if one.code in LEVEL
        }
        self.lines += 1
        wrong = sorted(found.keys() - line.must.keys() - line.may)
        for code, level in line.must.items():
            asked = level or LEVEL[code]
            fired = code in found
            for tally in (self.of_code[code], self.of_level[asked]):
                tally.right += fired
                tally.missed += not fired
            if fired and level and found[code] != level:
                self.other_level += 1
            if not fired:
                self._note(line, "missed", code)
        for code in wrong:
            self.of_code[code].wrong += 1
            self.of_level[found[code]].wrong += 1
            self._note(line, "wrong", code)
        if not line.must:
            self.silent[0] += 1
            self.silent[1] += not wrong

    def _note(self, line: Labelled, what: str, code: str) -> None:
        self.mistakes.append(f"{line.number}\t{what}\t{code}\t{line.role}\t{line.text}")

    def plain(self) -> dict[str, Any]:
        """As it is stored."""
        return {
            "lines": self.lines,
            "rules": {code: self.of_code[code].plain() for code in LEVEL},
            "levels": {one: self.of_level[one].plain() for one in LEVELS},
        }


SETTINGS = Settings(year=2027)


def measured(name: str, language: str) -> Figures:
    """The figures of one set and language. Raises as `sets.rule_lines`."""
    figures = Figures()
    for line in unseen_lines(name, language):
        figures.take(line)
    return figures


def main(arguments: list[str]) -> int:
    """Print a table for each language; 2 when there is no such set."""
    names = [one for one in arguments if not one.startswith("-")]
    if (
        len(names) != 1
        or names[0] not in NAMES
        or {one for one in arguments if one.startswith("-")} - {"--write", "--lines"}
    ):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        by_language = {language: measured(names[0], language) for language in LANGUAGES}
    except (OSError, ValueError) as error:
        print(error, file=sys.stderr)
        return 2
    for language, figures in by_language.items():
        _print(names[0], language, figures)
        if "--lines" in arguments:
            print("\n".join(figures.mistakes))
    if "--write" in arguments:
        plain = {language: figures.plain() for language, figures in by_language.items()}
        STORE.parent.mkdir(parents=True, exist_ok=True)
        STORE.write_text(json.dumps({"set": names[0], **plain}, indent=1) + "\n", encoding="utf-8")
        print(f"written: {STORE}")
    return 0


def _print(name: str, language: str, figures: Figures) -> None:
    total, kept = figures.silent
    print(f"\n{name} {language}: {figures.lines} lines; {kept} of {total} rightly silent")
    head = f"{'':14}{'must':>6}{'right':>7}{'wrong':>7}{'missed':>8}"
    print(f"{head}{'precision':>11}{'recall':>8}{'F1':>7}")
    there = {rule.code for rule in RULES}
    for code, level in sorted(LEVEL.items(), key=lambda one: (LEVELS.index(one[1]), one[0])):
        note = "" if code in there else "  (no such rule yet)"
        print(_row(code, figures.of_code[code]) + f"  {level}{note}")
    for level in LEVELS:
        print(_row(level, figures.of_level[level]) + _verdict(level, figures.of_level[level]))
    if figures.other_level:
        print(f"right, but at another level than the label asks for: {figures.other_level}")


def _row(title: str, tally: Tally) -> str:
    counts = f"{title:14}{tally.must:6}{tally.right:7}{tally.wrong:7}{tally.missed:8}"
    return f"{counts}{_digits(tally.precision):>11}{_digits(tally.recall):>8}{_digits(tally.f1):>7}"


def _verdict(level: str, tally: Tally) -> str:
    if level not in BARS:
        return ""
    precision, recall = BARS[level]
    met = (tally.precision or 0) >= precision and (tally.recall or 0) >= recall
    bar = f"precision {precision:.2f}" + (f", recall {recall:.2f}" if recall else "")
    return f"  bar {bar}: {'met' if met else 'missed'}"


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None


def _digits(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
