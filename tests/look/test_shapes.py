"""The small pictures: gaps stay gaps, nothing leaves its box."""

import re

from grove.look.samples import WHEEL
from grove.look.shapes import WheelTheme, spark_shape, wheel_shape


def test_a_gap_in_the_readings_is_a_gap_in_the_line() -> None:
    shape = spark_shape((12, 11, None, 9))
    assert shape
    assert shape.path.count("M") == 2
    assert (shape.x, shape.y) == (93, 20)


def test_nothing_measured_draws_nothing() -> None:
    assert spark_shape((None, None)) is None
    assert spark_shape(()) is None


def test_a_flat_line_runs_through_the_middle() -> None:
    shape = spark_shape((5, 5, 5))
    assert shape
    assert shape.path == "M3 12L48 12L93 12"


def test_the_wheel_draws_every_theme_and_stays_in_its_box() -> None:
    parts = wheel_shape(WHEEL)
    assert [part.code for part in parts] == ["BG", "DQ", "TC", "DA", "EF", "SE", "OB", "TP", "IN"]
    assert [len(part.rings) for part in parts] == [1, 1, 3, 0, 3, 3, 0, 2, 0]
    assert [part.code for part in parts if part.stroke] == ["OB"]
    for part in parts:
        numbers = [float(n) for n in re.findall(r"\d+\.\d", part.segment)]
        assert all(0 <= number <= 240 for number in numbers)


def test_many_key_results_fill_the_segment_and_no_more() -> None:
    assert len(wheel_shape((WheelTheme("EF", 40),))[0].rings) == 4
    assert wheel_shape(()) == ()
