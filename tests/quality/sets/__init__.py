"""The labelled sets: how they are written, and how they are read for measuring.

`heldout/` is not to be looked at by anyone who writes a rule, a lexicon or the grammar: it stands
for the sentences nobody here has seen, and is measured in totals only. So is `strangers/`, written
later by people who had read the rules and no code. `development/` is for looking at.

Rules, `rules.<language>.tsv`: role (O or KR), text, must, may, note. must: the codes that have to
fire on the bare text, the root cause only ("KR215=warning": at that level); may: codes that are no
mistake beside it or instead of it. A line with neither has to stay silent.

Grammar, `grammar.<language>.jsonl`: the fields as a careful reader would fill them, null where
they would leave one empty; `units` are other spellings of the unit, `accept` other values of a
field that are as right; `ambiguous` where an honest reader has to ask about a value.
"""

import json
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
UNSEEN = ("heldout", "strangers")
NAMES = ("development", *UNSEEN)
LANGUAGES = ("en", "zh")
COLUMNS = ["role", "text", "must", "may", "note"]


class Labelled(NamedTuple):
    """One line of a rules file. must: level by code, "" where the rule's own level is meant."""

    number: int
    role: str
    text: str
    must: dict[str, str]
    may: frozenset[str]
    note: str


def rule_lines(name: str, language: str) -> list[Labelled]:
    """Raises FileNotFoundError when the set has no such file, ValueError naming a bad line."""
    lines = []
    header = True
    for number, line in enumerate(_rows(name, f"rules.{language}.tsv"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = line.split("\t")
        if header:
            if cells != COLUMNS:
                raise ValueError(f"{name} rules.{language}.tsv:{number}: columns are {COLUMNS}")
            header = False
            continue
        if len(cells) != len(COLUMNS) or cells[0] not in ("O", "KR"):
            raise ValueError(f"{name} rules.{language}.tsv:{number}: not five cells of a line")
        role, text, must, may, note = cells
        lines.append(Labelled(number, role, text, _codes(must), frozenset(_codes(may)), note))
    return lines


def sentences(name: str, language: str) -> list[dict[str, Any]]:
    """The labelled sentences, each with its line `number`. Raises as `rule_lines`."""
    found = []
    for number, line in enumerate(_rows(name, f"grammar.{language}.jsonl"), 1):
        if not line.strip():
            continue
        try:
            one = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{name} grammar.{language}.jsonl:{number}: {error}") from error
        if "text" in one:
            found.append({**one, "number": number})
    return found


def unseen_lines(name: str, language: str) -> list[Labelled]:
    """The lines to measure: unseen ones that development happens to hold too are left out."""
    lines = rule_lines(name, language)
    known = _known(name, language, "rules", "tsv")
    return [one for one in lines if _plain(one.text) not in known]


def unseen_sentences(name: str, language: str) -> list[dict[str, Any]]:
    """The sentences to measure, as `unseen_lines`."""
    known = _known(name, language, "grammar", "jsonl")
    return [one for one in sentences(name, language) if _plain(one["text"]) not in known]


def _known(name: str, language: str, what: str, ending: str) -> set[str]:
    if name not in UNSEEN or not (HERE / "development" / f"{what}.{language}.{ending}").exists():
        return set()
    if what == "rules":
        return {_plain(one.text) for one in rule_lines("development", language)}
    return {_plain(one["text"]) for one in sentences("development", language)}


def _plain(text: str) -> str:
    return "".join(text.split()).casefold()


def _rows(name: str, file: str) -> list[str]:
    return (HERE / name / file).read_text(encoding="utf-8").split("\n")


def _codes(cell: str) -> dict[str, str]:
    return {
        code: level for code, _, level in (one.partition("=") for one in cell.split(",") if one)
    }
