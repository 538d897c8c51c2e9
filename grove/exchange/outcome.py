"""What an import does to a plan, thing by thing: shown before it is done, and after."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum

from grove.okrs.sentence import Question
from grove.quality.plan_file.document import Problem


class Done(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    BROUGHT_BACK = "brought_back"
    REMOVED = "removed"
    KEPT = "kept"


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Saying:
    """What a key result's sentence was read as (label, value, source), and what it leaves open."""

    text: str
    chips: tuple[tuple[str, str, str], ...]
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Entry:
    """One thing of the plan and what happens to it; `saying` where a sentence comes in."""

    done: Done
    noun: str
    label: str
    fields: tuple[FieldChange, ...] = ()
    saying: Saying | None = None


@dataclass
class Outcome:
    """All of it. `digest` is the same as long as the same would happen."""

    entries: list[Entry] = field(default_factory=list)

    def of(self, done: Done) -> list[Entry]:
        return [entry for entry in self.entries if entry.done is done]

    @property
    def changes_something(self) -> bool:
        return any(entry.done is not Done.KEPT for entry in self.entries)

    @property
    def digest(self) -> str:
        return hashlib.sha256(repr(self.entries).encode()).hexdigest()[:16]


class ImportRefused(Exception):
    """Something in the file cannot be taken over; nothing was."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{one.line}: {one.message}" for one in problems[:5]))
        self.problems = problems


class PlanMoved(Exception):
    """Somebody changed the plan since the preview; nothing was imported."""
