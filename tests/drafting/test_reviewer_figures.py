"""What the reviewer knows of a plan's figures: of its weeks, and of the cycle before."""

from datetime import date, timedelta
from decimal import Decimal

from grove.drafting.hints import hints
from grove.method import load
from grove.okrs.actions import add_key_result, add_objective, edit_key_result, record_reading
from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.record.actions import writing
from grove.tracking.models import CheckIn, Pause
from tests.cast import Cast
from tests.day import THE_DAY

LAST = "/plat/2026/plan/draft"  # the cycle that is running on the day of the tests
FLAKY = "Cut the flaky test rate from 9 % to 8.4 %"


def said(plan: Plan, code: str) -> list[str]:
    return [hint.text for hint in hints(plan, "en") if hint.code == code]


def a_line(cast: Cast, plan: Plan, text: str, **fields: object) -> KeyResult:
    goal = add_objective(cast.mei, plan, title="Every merge can be trusted", kind="stretch")
    return add_key_result(cast.mei, goal, text=text, **fields)  # type: ignore[no-any-return]


def check_in(of: KeyResult, weeks_ago: int, confidence: int, note: str = "") -> CheckIn:
    week = THE_DAY - timedelta(days=THE_DAY.weekday(), weeks=weeks_ago)
    row = CheckIn(
        key_result=of, week=week, on=week, value=8, confidence=confidence, note=note,
    )  # fmt: skip
    with writing():
        row.save()
    return row


def test_a_line_of_which_nobody_spoke_for_weeks_is_told_while_it_is_asked_about(cast: Cast) -> None:
    row = a_line(cast, cast.last, "Cut the flaky test rate from 9 % to 2 % by 20 Dec 2026")
    check_in(row, 5, 7)
    for language, words in (("en", "No check-in for 38 days"), ("zh-hans", "天没有更新")):
        page = cast.as_(cast.mei, language).get(LAST).content.decode()
        assert "PRC804" in page and words in page
    last = check_in(row, 0, 7)
    assert not said(cast.last, "PRC804")  # somebody spoke
    with writing():
        last.confidence = 4
        last.save()
    assert said(cast.last, "PRC804") == ["Nobody wrote why. What happened, and who could help?"]
    with writing():
        last.note = "The vendor is late"
        last.save()
    assert not said(cast.last, "PRC804")


def test_who_is_not_asked_is_not_reminded(cast: Cast) -> None:
    row = a_line(cast, cast.last, "Cut the flaky test rate from 9 % to 2 % by 20 Dec 2026")
    last = check_in(row, 5, 7)
    pause = Pause(key_result=row, since=THE_DAY, because="Frozen until January")
    with writing():
        pause.save()
    assert not said(cast.last, "PRC804")
    with writing():
        pause.ended_on = THE_DAY
        pause.save()
    assert said(cast.last, "PRC804")
    edit_key_result(cast.mei, row, row.revision, due=date(2026, 10, 31))
    assert not said(cast.last, "PRC804")  # its day is over
    row.refresh_from_db()
    edit_key_result(cast.mei, row, row.revision, due=date(2026, 12, 20))
    assert said(cast.last, "PRC804")
    with writing():
        last.done = True
        last.save()
    assert not said(cast.last, "PRC804")


def test_a_metric_that_is_first_read_after_the_cycle_holds_a_version_back(cast: Cast) -> None:
    quarterly = next(one for one in load().metrics if one.rhythm == "quarterly")
    text = "Raise the share of deliveries with a measured effect from 20 % to 60 %"
    row = a_line(cast, cast.last, text, metric=quarterly.id)
    assert said(cast.last, "SMT304") == [
        "A value takes 89 days to know, and 36 days are left until 31 Dec 2026."
    ]
    for language, words in (("en", "Known too late"), ("zh-hans", "知道得太晚")):
        assert words in cast.as_(cast.mei, language).get(LAST).content.decode()
    held = cast.as_(cast.mei).get("/plat/2026/plan/versions").content.decode()
    assert "SMT304" in held  # a warning
    record_reading(cast.mei, row, THE_DAY, Decimal(24))
    assert not said(cast.last, "SMT304")  # it was read, so it can be
    a_line(cast, cast.plan, text, metric=quarterly.id)
    assert not said(cast.plan, "SMT304")  # a whole year lies ahead


def test_a_step_within_what_the_number_moves_by_itself_is_told(cast: Cast) -> None:
    before = a_line(
        cast, cast.last, "Cut the flaky test rate from 12 % to 3 %",
        kind="decrease", baseline=Decimal(12), target=Decimal(3), unit="%",
    )  # fmt: skip
    for week, value in enumerate(("11", "9.4", "10.8", "9", "10.2")):
        record_reading(cast.mei, before, date(2026, 9, 7) + timedelta(weeks=week), Decimal(value))
    a_line(cast, cast.plan, FLAKY, due=date(2027, 9, 30))
    assert not said(cast.plan, "KR208")  # five values say little
    record_reading(cast.mei, before, date(2026, 11, 2), Decimal("8.9"))
    assert said(cast.plan, "KR208") == [
        "0.6 % is no more than this metric moves by itself (1.4 %)."
    ]
    page = cast.as_(cast.mei, "zh-hans").get(cast.url("draft")).content.decode()
    assert "还没有这个指标自身的波动（1.4%）大" in page
    a_line(cast, cast.plan, "Cut the flaky test rate from 9 % to 3 %", due=date(2027, 9, 30))
    assert len(said(cast.plan, "KR208")) == 1


def test_all_or_nothing_is_not_asked_where_it_was_nearly_so_before(cast: Cast) -> None:
    whole = {"owner": cast.ana, "data_source": "survey", "due": date(2027, 9, 30)}
    a_line(cast, cast.plan, "100 % customer satisfaction", **whole)
    assert said(cast.plan, "KR216")
    before = a_line(
        cast, cast.last, "Raise customer satisfaction from 70 % to 98 %",
        kind="increase", target=Decimal(98), unit="%",
    )  # fmt: skip
    record_reading(cast.mei, before, date(2026, 9, 7), Decimal(80))
    assert said(cast.plan, "KR216")
    record_reading(cast.mei, before, date(2026, 10, 7), Decimal(97))
    assert not said(cast.plan, "KR216")
