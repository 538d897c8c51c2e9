"""docs/arithmetic.md is right: every row, worked out by hand, is what the code says."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from grove.measure import errors
from grove.measure.confidence import Said, status
from grove.measure.forecast import forecast
from grove.measure.grade import capped_by_guard, grade_question, grade_word, suggested_grade
from grove.measure.kinds import Kind
from grove.measure.limits import held
from grove.measure.pace import Shape, expected_progress, expected_value
from grove.measure.progress import NOT_YET, Measure, Progress, progress, towards
from grove.measure.rollup import roll_up

PAGE = Path(__file__).resolve().parent.parent.parent / "docs" / "arithmetic.md"
Row = dict[str, str]
TODAY = date(2026, 11, 20)


def tables() -> Iterator[tuple[str, Row]]:
    """Every row of every table, with the heading it stands under."""
    heading, names = "", []
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading, names = line[3:], []
        elif line.startswith("|") and not line.startswith("| ---"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if names:
                yield heading, dict(zip(names, cells, strict=True))
            else:
                names = cells


ROWS = list(tables())


def rows(heading: str) -> pytest.MarkDecorator:
    found = [row for under, row in ROWS if under == heading]
    assert found, heading
    return pytest.mark.parametrize("row", found, ids=lambda row: " ".join(row.values())[:60])


def number(text: str) -> Decimal | None:
    return None if text == "-" else Decimal(text)


def ratio(text: str) -> float | None:
    return None if text == "-" else float(Fraction(text))


def day(text: str) -> date:
    return date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def measured(row: Row) -> Progress:
    kind = Kind(row["kind"])
    target = number(row["target"])
    measure = Measure(
        kind,
        start=number(row.get("start", "-")),
        target=None if kind is Kind.MILESTONE else target,
        stages=int(target) if kind is Kind.MILESTONE and target else None,
    )
    return progress(measure, number(row["now"]))


def test_every_table_of_the_page_is_run() -> None:
    assert {heading for heading, _row in ROWS} == {
        "Progress", "Refused", "Holds", "Pace", "Objectives", "Grades", "Guards", "Health",
        "Confidence", "Forecast",
    }  # fmt: skip
    assert {row["kind"] for heading, row in ROWS if heading in ("Progress", "Holds")} == set(Kind)
    assert len(ROWS) > 90


@rows("Progress")
def test_progress(row: Row) -> None:
    got = measured(row)
    assert (got.state, got.ratio, got.shown) == (
        row["state"], ratio(row["progress"]), ratio(row["shown"]),
    )  # fmt: skip
    assert suggested_grade(got) == number(row["grade"])


@rows("Refused")
def test_refused(row: Row) -> None:
    with pytest.raises(getattr(errors, row["error"])):
        measured(row)


@rows("Holds")
def test_holds(row: Row) -> None:
    weeks = [] if row["weeks"] == "none" else [number(week) for week in row["weeks"].split()]
    measure = Measure(
        Kind(row["kind"]), target=number(row["target"]), tolerance=number(row["tolerance"])
    )
    got = progress(measure, None, weeks)
    assert got.ratio == ratio(row["progress"])
    assert (got.kept, got.unmeasured) == (
        (int(row["kept"]), int(row["unmeasured"])) if weeks else (None, None)
    )
    assert got.holding is {"yes": True, "no": False, "-": None}[row["holding"]]


@rows("Pace")
def test_pace(row: Row) -> None:
    name, *points = row["shape"].split()
    bends = {day(at): Decimal(value) for at, value in (point.split("=") for point in points)}
    start, target = Decimal(row["start"]), Decimal(row["target"])
    kind = Kind.INCREASE if target > start else Kind.DECREASE
    days = (day(row["first"]), day(row["due"]), day(row["on"]))
    share = expected_progress(kind, start, target, Shape(name), *days, bends)
    assert share == ratio(row["share"])
    assert expected_value(start, target, Shape(name), *days, bends) == float(row["value"])


@rows("Objectives")
def test_objectives(row: Row) -> None:
    parts = []
    for share, weight in (part.rsplit("×", 1) for part in row["parts"].split()):
        at = None if share == "-" else Fraction(share)
        reached = (
            NOT_YET
            if at is None
            else towards(Decimal(0), Decimal(at.denominator), Decimal(at.numerator))
        )
        parts.append((reached, Decimal(weight)))
    got = roll_up(parts)
    assert got.ratio == ratio(row["progress"])
    assert f"{got.based_on} of {got.of}" == row["based on"]


@rows("Grades")
def test_grades(row: Row) -> None:
    grade, committed = Decimal(row["grades"]), row["committed"] == "yes"
    assert grade_word(grade, committed=committed) == row["word"]
    assert (grade_question(grade, committed=committed) or "-") == row["question"]


@rows("Guards")
def test_guards(row: Row) -> None:
    got = capped_by_guard(number(row["suggested"]), broken=row["guard"] == "broken")
    assert got.grade == number(row["grade"])
    assert got.is_capped is (row["grade"] != row["suggested"])


@rows("Health")
def test_health(row: Row) -> None:
    got = held(number(row["value"]), number(row["at least"]), number(row["at most"]))
    assert got == row["held"]


@rows("Confidence")
def test_confidence(row: Row) -> None:
    said = number(row["said"])
    on = TODAY - timedelta(days=int(row["days ago"]))
    got = status(
        Said(
            None if said is None else int(said),
            None if said is None else on,
            done=row["done"] == "yes",
            paused=row["paused"] == "yes",
        ),
        date(2026, 1, 1),
        TODAY,
    )
    assert got == row["status"]


@rows("Forecast")
def test_forecast(row: Row) -> None:
    values = [Decimal(value) for value in row["readings"].split()]
    first = TODAY - timedelta(weeks=len(values) - 1)
    readings = [(first + timedelta(weeks=n), value) for n, value in enumerate(values)]
    due = TODAY + timedelta(weeks=int(row["due in weeks"]))
    got = forecast(readings, TODAY, due, lowest=0.0)
    assert (None if got is None else round(got.likely, 9)) == (
        None if row["likely"] == "-" else float(row["likely"])
    )


def test_the_page_says_how_each_row_was_worked_out() -> None:
    assert all(row["by hand"] for _heading, row in ROWS)
