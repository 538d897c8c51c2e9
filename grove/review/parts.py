"""What the page of step 3 is made of: plain values with their words and addresses."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from grove.health.guards import Guard
from grove.look.shell import Link


@dataclass(frozen=True)
class ResultPart:
    """An old key result: where it ended, what the readings give, what people say.

    `answer` is the input for a final value: "number", "yes_no", or "" (a milestone has stages).
    `typed` holds what was sent and not taken; the inputs show it before what is stored.
    `question` is what the grade asks for: "cause", "was_it_a_stretch" or nothing. `published`
    says that the grade is out and only what comes of it may be decided. `guard` is what guards
    it, on the cycle's last day.
    """

    number: int
    code: str
    short_code: str
    text: str
    href: str
    way: str
    weight: str
    ended: str
    unit: str
    answer: str
    readings: tuple[Decimal, ...]
    readings_words: str
    computed: str
    computed_word: str
    value: str
    grade_words: str
    because: str
    verdict: str
    verdict_word: str
    learned: str
    revision: int
    may_grade: bool
    failure_reason: str
    failures: tuple[Link, ...]
    taken: Link | None
    offers_taking: bool
    cause: str
    reach: str
    reach_word: str
    question: str
    published: bool
    bar: float | None
    guard: Guard | None
    errors: Mapping[str, Any] = field(default_factory=dict)
    final: str = ""  # the final value as typed, when it was not taken


@dataclass(frozen=True)
class ObjectivePart:
    """An old objective with its key results and their rough average."""

    short_code: str
    title: str
    href: str
    kind_word: str
    average: str
    average_note: str
    results: tuple[ResultPart, ...]


@dataclass(frozen=True)
class FailurePart:
    """One line of the failure register."""

    number: int
    code: str
    happened: str
    cause: str
    found_by: str
    cycle: str
    key_result: Link | None
    guard: str
    guard_owner: str
    check_when: str
    watch: tuple[str, ...]
    state: str
    state_word: str
    moves: tuple[tuple[str, str], ...]
    edit: str
    state_href: str
    came_back: tuple[Link, ...]


@dataclass(frozen=True)
class LessonPart:
    """A lesson and where it can be changed."""

    pk: int
    text: str
    carried: bool
    edit: str
    place: str


@dataclass(frozen=True)
class ReviewPage:
    """Everything the page of step 3 shows. Five queries.

    `last` is the name of the last cycle that has key results, "" when there is none.
    """

    last: str
    summary: str
    to_accept: int
    objectives: tuple[ObjectivePart, ...]
    failures: tuple[FailurePart, ...]
    lessons: tuple[LessonPart, ...]
    carried_words: str
    verdicts: tuple[tuple[str, str], ...]
    reaches: tuple[tuple[str, str], ...]
    starts_fresh: bool
    carry: str
    previous: Link
    next: Link
