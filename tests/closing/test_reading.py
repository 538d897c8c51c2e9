"""Confidence beside outcome, and measures of the process: about plans, hidden for few."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from grove.closing.actions import freeze_values, publish_grades
from grove.closing.queries.practice import years_of
from grove.measure.calibration import Band, band_of, calibration, reached_its_purpose
from grove.measure.practice import due_weeks, median, part_of, working_time
from grove.okrs.actions import edit_key_result
from grove.record.actions import at
from grove.tracking.actions import send_check_in
from grove.tracking.actions.check_in import Update
from grove.tracking.models import CheckIn
from grove.tracking.weeks import week_of
from tests.closing.ending import Ending


def test_calibration_counts_what_came_true_and_hides_the_few() -> None:
    said = [(8, True), (9, False), (7, True), (10, True), (5, False), (0, False)]
    high, middle, low = calibration(said)
    assert (high.band, high.said, high.reached, high.share) == (Band.HIGH, 4, 3, 0.75)
    assert not middle.shown and middle.share is None and low.said == 1
    assert [band_of(one) for one in (10, 7, 6, 4, 3, 0)] == [
        *(Band.HIGH, Band.HIGH, Band.MIDDLE, Band.MIDDLE, Band.LOW, Band.LOW)
    ]
    with pytest.raises(ValueError):
        band_of(11)
    assert reached_its_purpose(Decimal("0.7"), committed=False)
    assert not reached_its_purpose(Decimal("0.9"), committed=True)


def test_hours_come_from_sittings_and_weeks_of_rest_are_not_due() -> None:
    morning = datetime(2026, 11, 2, 9, 0)
    moments = [morning + timedelta(minutes=m) for m in (0, 10, 20, 90)]
    assert working_time(moments) == timedelta(minutes=30)  # 5 + 10 + 10, then 5
    assert working_time([]) == timedelta(0)
    assert (median([]), median([3, 1, 2]), median([4, 1])) == (None, 2, 2.5)
    monday, last = date(2026, 11, 2), date(2026, 11, 29)
    assert len(due_weeks(monday, last)) == 4
    assert len(due_weeks(monday, last, [(date(2026, 11, 11), date(2026, 11, 12))])) == 3
    assert len(due_weeks(monday, last, [(date(2026, 11, 11), None)])) == 1
    assert due_weeks(last, monday) == frozenset()
    assert part_of(date(2026, 1, 1), date(2026, 12, 31), date(2027, 3, 1)) == 1


def test_the_pages_say_it_in_words_and_count_what_is_there(
    ending: Ending,
) -> None:
    mei = ending.cast.as_(ending.cast.mei)
    assert "Once a cycle is closed" in mei.get("/plat/2026/calibration").text
    _said(ending, 8)
    with at(timezone.make_aware(datetime(2026, 11, 20, 12, 0))):
        revision, less = ending.deploys.revision, {"target": Decimal(9), "because": "Less"}
        edit_key_result(ending.cast.mei, ending.deploys, revision, **less)
    this = years_of(ending.plan)[0]
    assert (this.kept, this.since) == (3, date(2026, 9, 28))
    weeks = (week_of(timezone.localdate()) - date(2026, 9, 28)).days // 7
    assert this.due == 3 * weeks  # since the first check-in, without the week that runs
    assert [(one.code, one.because) for one in this.late] == [("K1", "Less")]
    assert (this.objectives, this.unasked) == (2, 2)
    page = mei.get("/plat/2026/practice").text
    assert (
        "since the first on" in page
        and "answer to no need" in page
        and "Less" in page
        and "in the last quarter" in page
    )
    assert "Ana" not in page.split("<main")[1]
    freeze_values(ending.cast.mei, ending.plan)
    ending.grade(1, "0.8", because="A shorter way")
    ending.grade(2, "1.0")
    ending.grade(3, "0.0", cause="Canary covered a third")
    publish_grades(ending.cast.mei, ending.plan)
    page = mei.get("/plat/2026/calibration").text
    assert "Too few key results were said 7 to 10" in page  # three are not four


@at(timezone.make_aware(datetime(2026, 9, 28, 12, 0)))
def _said(ending: Ending, confidence: int) -> None:
    rows = [
        Update(one, value, confidence)
        for one, value in (
            (ending.deploys, Decimal(5)),
            (ending.latency, Decimal(400)),
            (ending.failing, Decimal(20)),
        )
    ]
    send_check_in(ending.cast.mei, ending.plan, rows, date(2026, 9, 28))
    assert CheckIn.objects.count() == 3
