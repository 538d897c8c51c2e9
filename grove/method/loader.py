"""Reads `content/` into a `Method`; a fault in the content stops the start with its place."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from grove.method import keys
from grove.method.entry import ContentError, Entry
from grove.method.metrics import read_metrics
from grove.method.model import (
    Blank,
    Consideration,
    Interview,
    InterviewQuestion,
    Level,
    ManagementSection,
    Method,
    Moment,
    Perspective,
    Principle,
    Question,
    ResultKind,
    Step,
    StepGroup,
    Term,
    Theme,
)

CONTENT = Path(__file__).parent / "content"

FILES = (
    "themes",
    "perspectives",
    "levels",
    "questions",
    "considerations",
    "steps",
    "principles",
    "history",
    "glossary",
    "kr_kinds",
    "interview_kit",
    "management_sections",
)


@cache
def load() -> Method:
    """The method as shipped, read once per process. Raises ContentError."""
    return read(CONTENT)


@cache
def themes() -> tuple[Theme, ...]:
    """The nine themes alone, for commands that must not wait for the whole method."""
    return _all(CONTENT, "themes", "theme", _theme, identity="code", demanded=keys.THEMES)


@cache
def levels() -> tuple[Level, ...]:
    """The levels on which needs are heard, alone."""
    return _all(CONTENT, "levels", "level", _level, demanded=keys.LEVELS)


@cache
def perspectives() -> tuple[Perspective, ...]:
    """The perspectives of needs, alone."""
    return _all(CONTENT, "perspectives", "perspective", _perspective, demanded=keys.PERSPECTIVES)


def read(folder: Path) -> Method:
    """The method from any folder of the same shape. Raises ContentError at the first fault."""
    for path in folder.glob("*.toml"):
        if path.stem not in FILES:
            raise ContentError(path.name, "", "", "no such content file; correct its name")
    themes = _all(folder, "themes", "theme", _theme, identity="code", demanded=keys.THEMES)
    steps_file = _open(folder, "steps")
    groups = _each(steps_file, "group", _group, "key", keys.GROUPS)
    steps = _each(steps_file, "step", _step, "key", keys.STEPS)
    steps_file.finish()
    return Method(
        themes=themes,
        perspectives=_all(
            folder, "perspectives", "perspective", _perspective, demanded=keys.PERSPECTIVES
        ),
        levels=_all(folder, "levels", "level", _level, demanded=keys.LEVELS),
        questions=_all(folder, "questions", "question", _question, demanded=keys.QUESTIONS),
        considerations=_all(
            folder, "considerations", "consideration", _consideration, demanded=keys.CONSIDERATIONS
        ),
        groups=groups,
        steps=steps,
        principles=_all(folder, "principles", "principle", _principle),
        history=_all(folder, "history", "moment", _moment, identity="year"),
        glossary=_all(folder, "glossary", "term", _term),
        kinds=_all(folder, "kr_kinds", "kind", _kind, demanded=keys.KINDS),
        interview=_finished(_open(folder, "interview_kit"), _interview),
        management_sections=_all(
            folder, "management_sections", "section", _section, demanded=keys.SECTIONS
        ),
        metrics=read_metrics(
            (
                _open(folder / "metrics", path.stem)
                for path in sorted((folder / "metrics").glob("*.toml"))
            ),
            keys.THEMES,
        ),
    )


def _theme(entry: Entry) -> Theme:
    return Theme(
        code=entry.word("code"),
        name=entry.text("name"),
        explanation=entry.text("explanation"),
        belongs=entry.text("belongs"),
    )


def _perspective(entry: Entry) -> Perspective:
    return Perspective(
        key=entry.word("key"),
        name=entry.text("name"),
        explanation=entry.text("explanation"),
        prompt=entry.text("prompt"),
        optional=entry.flag("optional"),
    )


def _level(entry: Entry) -> Level:
    return Level(
        key=entry.word("key"),
        name=entry.text("name"),
        explanation=entry.text("explanation"),
        listen=entry.texts("listen", 2, 5),
    )


def _question(entry: Entry) -> Question:
    key = entry.choice("key", keys.QUESTIONS)
    return Question(
        key=key,
        number=keys.QUESTIONS.index(key) + 1,
        text=entry.text("text"),
        point_of_view=entry.text("point_of_view"),
        hint=entry.text("hint"),
        examples=entry.texts("examples", 3, 3),
    )


def _consideration(entry: Entry) -> Consideration:
    key = entry.choice("key", keys.CONSIDERATIONS)
    return Consideration(
        key=key,
        letter="ABC"[keys.CONSIDERATIONS.index(key)],
        title=entry.text("title"),
        explanation=entry.text("explanation"),
        blanks=_each(entry, "blank", _blank, "key"),
    )


def _blank(entry: Entry) -> Blank:
    return Blank(key=entry.word("key"), label=entry.text("label"), hint=entry.text("hint"))


def _group(entry: Entry) -> StepGroup:
    return StepGroup(key=entry.choice("key", keys.GROUPS), name=entry.text("name"))


def _step(entry: Entry) -> Step:
    key = entry.choice("key", keys.STEPS)
    return Step(
        key=key,
        number=keys.STEPS.index(key) + 1,
        group=entry.choice("group", keys.GROUPS),
        title=entry.text("title"),
        short=entry.text("short"),
        purpose=entry.text("purpose"),
        minutes=entry.number("minutes", 5, 600),
        carries=entry.text("carries"),
        why=entry.text("why"),
        how=entry.texts("how", 3, 5),
    )


def _principle(entry: Entry) -> Principle:
    return Principle(
        key=entry.word("key"),
        title=entry.text("title"),
        explanation=entry.text("explanation"),
        kept=entry.text("kept"),
    )


def _moment(entry: Entry) -> Moment:
    return Moment(
        year=entry.number("year", 1900, 2100),
        title=entry.text("title"),
        story=entry.text("story"),
    )


def _term(entry: Entry) -> Term:
    return Term(
        key=entry.word("key"),
        term=entry.text("term"),
        definition=entry.text("definition"),
        code=entry.word("code") if entry.has("code") else "",
    )


def _kind(entry: Entry) -> ResultKind:
    return ResultKind(
        key=entry.word("key"),
        name=entry.text("name"),
        explanation=entry.text("explanation"),
        formula=entry.text("formula"),
        example=entry.text("example"),
    )


def _interview(entry: Entry) -> Interview:
    return Interview(
        title=entry.text("title"),
        opening=entry.text("opening"),
        questions=_each(entry, "question", _interview_question, "key"),
        closing=entry.text("closing"),
    )


def _interview_question(entry: Entry) -> InterviewQuestion:
    return InterviewQuestion(
        key=entry.word("key"),
        text=entry.text("text"),
        listen=entry.text("listen"),
        lines=entry.number("lines", 1, 8),
    )


def _section(entry: Entry) -> ManagementSection:
    return ManagementSection(
        key=entry.word("key"),
        title=entry.text("title"),
        purpose=entry.text("purpose"),
        question=entry.text("question"),
        filled_from=entry.text("filled_from"),
    )


Record = TypeVar("Record")


def _all(
    folder: Path,
    file: str,
    noun: str,
    build: Callable[[Entry], Record],
    identity: str = "key",
    demanded: tuple[str, ...] = (),
) -> tuple[Record, ...]:
    """Every record of a file that holds one array of tables and nothing else."""
    return _finished(_open(folder, file), lambda top: _each(top, noun, build, identity, demanded))


def _each(
    top: Entry,
    noun: str,
    build: Callable[[Entry], Record],
    identity: str,
    demanded: tuple[str, ...] = (),
) -> tuple[Record, ...]:
    """The records of one array. `demanded` are exactly the identities it has, in that order."""
    records, found = [], []
    for entry in top.entries(noun, noun, identity):
        if demanded:
            found.append(entry.choice(identity, demanded))
        records.append(build(entry))
    if not records:
        raise top.error(noun, "has no entry")
    missing = [key for key in demanded if key not in found]
    if missing:
        raise top.error(noun, f"no entry for {', '.join(missing)}")
    if demanded and tuple(found) != demanded:
        raise top.error(noun, f"must be in the order {', '.join(demanded)}")
    return tuple(records)


def _finished(entry: Entry, build: Callable[[Entry], Record]) -> Record:
    record = build(entry)
    entry.finish()
    return record


def _open(folder: Path, name: str) -> Entry:
    file = f"{folder.name}/{name}.toml" if folder.name == "metrics" else f"{name}.toml"
    try:
        with (folder / f"{name}.toml").open("rb") as source:
            return Entry(file, "", tomllib.load(source))
    except FileNotFoundError:
        raise ContentError(file, "", "", "the file is missing") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise ContentError(file, "", "", f"is not valid TOML: {fault}") from fault
