"""Grades 0.0–1.0 at the close of a cycle, the words for them, and the averages of a plan.

Grades are about key results, never about people.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from grove.measure.errors import NegativeWeight, NotAGrade
from grove.measure.progress import Progress

STEP = Decimal("0.1")
HUNDREDTH = Decimal("0.01")
GUARD_CAP = Decimal("0.5")
"""The most a key result is suggested whose guard is broken: half, which nobody calls a success.

Grove's paired indicators (High Output Management, 1983, chapter 2): an effect is measured together
with what it may cost, and counts only while both are in sight."""


class GradeWord(StrEnum):
    """From worst to best; a committed key result is never "a good stretch"."""

    MISSED = "missed"
    MADE_PROGRESS = "made_progress"
    GOOD_STRETCH = "good_stretch"
    MET = "met"


class GradeQuestion(StrEnum):
    """What closing asks after a grade."""

    CAUSE = "cause"  # committed below 1.0: what was the cause?
    WAS_IT_A_STRETCH = "was_it_a_stretch"  # stretch at 1.0


@dataclass(frozen=True, slots=True)
class Capped:
    """A suggested grade after its guard was looked at; `before` is what arithmetic alone gave."""

    grade: Decimal | None
    before: Decimal | None

    @property
    def is_capped(self) -> bool:
        return self.grade != self.before


@dataclass(frozen=True, slots=True)
class Averages:
    """Rough averages of graded key results, rounded to hundredths; None where there are none."""

    overall: Decimal | None
    committed: Decimal | None
    stretch: Decimal | None
    graded: int
    of: int


def suggested_grade(reached: Progress) -> Decimal | None:
    """Clamped progress in steps of 0.1, halves rounded up (0.75 → 0.8); None if not measurable."""
    if reached.shown is None:
        return None
    # The shortest decimal that names the float: 0.35 is stored a hair below and still means 0.35.
    return Decimal(repr(reached.shown)).quantize(STEP, ROUND_HALF_UP)


def capped_by_guard(grade: Decimal | None, *, broken: bool) -> Capped:
    """A suggested grade, at most GUARD_CAP while what guards the key result is broken.

    Only what is suggested is capped: a person may give another grade and says why.
    """
    if grade is None or not broken:
        return Capped(grade, grade)
    return Capped(min(grade, GUARD_CAP), grade)


def check_grade(grade: Decimal) -> None:
    """Raise NotAGrade unless 0.0–1.0 in steps of 0.1."""
    if not grade.is_finite() or not 0 <= grade <= 1 or grade % STEP != 0:
        raise NotAGrade


def grade_word(grade: Decimal, *, committed: bool) -> GradeWord:
    """The word for a grade: 1.0 met; stretch from 0.6 a good stretch; from 0.4 made progress."""
    check_grade(grade)
    if grade == 1:
        return GradeWord.MET
    if not committed and grade >= Decimal("0.6"):
        return GradeWord.GOOD_STRETCH
    return GradeWord.MADE_PROGRESS if grade >= Decimal("0.4") else GradeWord.MISSED


def grade_question(grade: Decimal, *, committed: bool) -> GradeQuestion | None:
    """What to ask about a grade, if anything (UX §3.7)."""
    check_grade(grade)
    if committed:
        return GradeQuestion.CAUSE if grade < 1 else None
    return GradeQuestion.WAS_IT_A_STRETCH if grade == 1 else None


def objective_grade(parts: Iterable[tuple[Decimal | None, Decimal]]) -> Decimal | None:
    """Weighted rough average of (grade, weight) in steps of 0.1, halves up; ungraded left out.

    All weights zero: all count alike. Raises NegativeWeight, NotAGrade.
    """
    listed = list(parts)
    if any(weight < 0 for _, weight in listed):
        raise NegativeWeight
    unweighed = not any(weight for _, weight in listed)
    graded = [
        (grade, Decimal(1) if unweighed else weight)
        for grade, weight in listed
        if grade is not None and (unweighed or weight > 0)
    ]
    for grade, _ in graded:
        check_grade(grade)
    if not graded:
        return None
    total = sum((weight for _, weight in graded), Decimal(0))
    mean = sum((grade * weight for grade, weight in graded), Decimal(0)) / total
    return mean.quantize(STEP, ROUND_HALF_UP)


def averages(graded: Iterable[tuple[Decimal | None, bool]]) -> Averages:
    """Averages over (grade or None, committed) of every key result of a plan."""
    listed = list(graded)
    grades = [(grade, committed) for grade, committed in listed if grade is not None]
    for grade, _ in grades:
        check_grade(grade)
    return Averages(
        overall=_mean([grade for grade, _ in grades]),
        committed=_mean([grade for grade, committed in grades if committed]),
        stretch=_mean([grade for grade, committed in grades if not committed]),
        graded=len(grades),
        of=len(listed),
    )


def _mean(grades: list[Decimal]) -> Decimal | None:
    if not grades:
        return None
    return (sum(grades, Decimal(0)) / len(grades)).quantize(HUNDREDTH, ROUND_HALF_UP)
