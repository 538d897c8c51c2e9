"""Grades with their words and averages; units, their spellings and how a value is written."""

from decimal import Decimal as D

import pytest

from grove.measure.errors import NotAGrade, NotConvertible
from grove.measure.grade import (
    Averages,
    GradeQuestion,
    GradeWord,
    averages,
    check_grade,
    grade_question,
    grade_word,
    objective_grade,
    suggested_grade,
)
from grove.measure.kinds import Kind
from grove.measure.numbers import read_number
from grove.measure.progress import NOT_YET, Measure, progress
from grove.measure.units import NBSP, canonical, convert, write


@pytest.mark.parametrize(
    ("now", "grade"),
    [
        ("0", "0.0"),
        ("4", "0.0"),
        ("5", "0.1"),
        ("35", "0.4"),
        ("75", "0.8"),
        ("-9", "0.0"),
        ("300", "1.0"),
        ("94.9", "0.9"),
        ("95", "1.0"),
    ],
)
def test_the_suggested_grade_is_the_progress_in_tenths_halves_up(now: str, grade: str) -> None:
    reached = progress(Measure(Kind.INCREASE, start=D(0), target=D(100)), D(now))
    assert suggested_grade(reached) == D(grade)


def test_no_grade_is_suggested_for_what_was_never_measured() -> None:
    assert suggested_grade(NOT_YET) is None


@pytest.mark.parametrize(
    ("grade", "committed", "word"),
    [
        ("1.0", True, GradeWord.MET),
        ("0.9", True, GradeWord.MADE_PROGRESS),
        ("0.3", True, GradeWord.MISSED),
        ("1.0", False, GradeWord.MET),
        ("0.7", False, GradeWord.GOOD_STRETCH),
        ("0.6", False, GradeWord.GOOD_STRETCH),
        ("0.5", False, GradeWord.MADE_PROGRESS),
        ("0.0", False, GradeWord.MISSED),
    ],
)
def test_a_stretch_result_of_0_6_is_good(grade: str, committed: bool, word: GradeWord) -> None:
    assert grade_word(D(grade), committed=committed) is word


def test_a_missed_promise_asks_for_the_cause_and_a_perfect_stretch_whether_it_was_one() -> None:
    assert grade_question(D("0.9"), committed=True) is GradeQuestion.CAUSE
    assert grade_question(D("1.0"), committed=True) is None
    assert grade_question(D("1.0"), committed=False) is GradeQuestion.WAS_IT_A_STRETCH
    assert grade_question(D("0.6"), committed=False) is None


@pytest.mark.parametrize("grade", ["1.1", "-0.1", "0.55", "NaN"])
def test_a_grade_is_a_tenth_between_0_and_1(grade: str) -> None:
    with pytest.raises(NotAGrade):
        check_grade(D(grade))


def test_averages_of_a_plan_overall_committed_and_stretch() -> None:
    graded = [(D("1.0"), True), (D("0.8"), True), (D("0.5"), False), (None, False)]
    assert averages(graded) == Averages(D("0.77"), D("0.90"), D("0.50"), graded=3, of=4)
    assert averages([(None, True)]) == Averages(None, None, None, 0, 1)


def test_the_grade_of_an_objective_is_a_weighted_rough_average() -> None:
    assert objective_grade([(D("0.8"), D(1)), (D("0.0"), D(3)), (None, D(9))]) == D("0.2")
    assert objective_grade([(D("0.8"), D(0)), (D("0.5"), D(0))]) == D("0.7")
    assert objective_grade([(None, D(1))]) is None


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("minutes", "min"),
        ("分钟", "min"),
        ("％", "%"),
        ("个百分点", "pp"),
        ("/wk", "per week"),
        ("次 / 周", "per week"),
        ("每周", "per week"),
        ("￥", "CNY"),
        ("元", "CNY"),
        ("US$", "USD"),
        ("  restore   drills ", "restore drills"),
        ("起", "起"),
        ("", ""),
        ("Hours", "h"),
    ],
)
def test_spellings_of_a_unit_become_one(typed: str, name: str) -> None:
    assert canonical(typed) == name
    assert canonical(name) == name


@pytest.mark.parametrize(
    ("value", "source", "goal", "result"),
    [
        ("4", "h", "min", "240"),
        ("45", "min", "h", "0.75"),
        ("2", "周", "days", "14"),
        ("6", "months", "year", "0.5"),
        ("2", "per day", "per week", "14"),
        ("1", "per quarter", "per year", "4"),
        ("1", "min", "h", "0.016666666666666667"),
        ("3", "drills", "drills", "3"),
    ],
)
def test_units_of_one_dimension_convert(value: str, source: str, goal: str, result: str) -> None:
    assert convert(D(value), source, goal) == D(result)


@pytest.mark.parametrize(
    ("source", "goal"),
    [("USD", "CNY"), ("%", "pp"), ("month", "day"), ("ms", "%"), ("起", "个"), ("×", "people")],
)
def test_what_has_no_fixed_factor_is_not_converted(source: str, goal: str) -> None:
    with pytest.raises(NotConvertible):
        convert(D(1), source, goal)


@pytest.mark.parametrize(
    ("value", "unit", "english", "chinese"),
    [
        ("21", "%", f"21{NBSP}%", "21%"),
        ("300.0", "ms", f"300{NBSP}ms", f"300{NBSP}ms"),
        ("10", "per week", f"10{NBSP}per week", "10次/周"),
        ("4.2", "CNY", "¥4.20", "¥4.20"),
        ("-3.5", "USD", "−$3.50", "−$3.50"),
        ("1E+2", "min", f"100{NBSP}min", "100分钟"),
        ("1", "day", f"1{NBSP}day", "1天"),
        ("3", "people", f"3{NBSP}people", "3人"),
        ("24", "起", f"24{NBSP}起", "24起"),
        ("2", "×", "2×", "2倍"),
        ("-0.0", "", "0", "0"),
    ],
)
def test_a_value_is_written_with_its_unit(
    value: str, unit: str, english: str, chinese: str
) -> None:
    assert write(D(value), unit, "en") == english
    assert write(D(value), unit, "zh-hans") == chinese


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,200", "1200"),
        ("１２．５", "12.5"),
        ("3万", "30000"),
        ("4.2M", "4200000"),
        ("−3", "-3"),
        (" 1.5 亿", "150000000"),
        ("2k", "2000"),
        ("0", "0"),
        ("1’200", "1200"),
    ],
)
def test_a_number_is_read_as_people_type_it(typed: str, value: str) -> None:
    assert read_number(typed) == D(value)


@pytest.mark.parametrize("typed", ["4,2", "", "12 34", "1.2.3", "abc", "5%", "9" * 50, "1,23,456"])
def test_what_is_not_one_number_without_doubt_is_not_read(typed: str) -> None:
    assert read_number(typed) is None
