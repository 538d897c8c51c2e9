"""A key result as people type it, read into fields: nothing guessed, every value with its place."""

from datetime import date
from decimal import Decimal as D

import pytest

from grove.measure.kinds import Kind
from grove.quality.sentence import (
    Change,
    Comparator,
    DoubtKind,
    Reading,
    read_sentence,
    read_subject,
)

JUNE, SEPTEMBER, YEAR_END = date(2027, 6, 30), date(2027, 9, 30), date(2027, 12, 31)


def read(text: str) -> Reading:
    return read_sentence(text, year=2027)


def fields(text: str) -> tuple[object, ...]:
    got = read(text)
    parts = (got.kind, got.start, got.target, got.unit, got.comparator, got.due)
    return tuple(part.value if part else None for part in parts)


INC, DEC, COUNT = Kind.INCREASE, Kind.DECREASE, Kind.COUNT
FOURTEEN = [
    (
        "Raise deploy frequency from 2/week to 10/week by 30 June",
        (INC, D(2), D(10), "per week", None, JUNE),
    ),
    (
        "Cut p95 checkout latency from 820 ms to 300 ms by end of Q2",
        (DEC, D(820), D(300), "ms", None, JUNE),
    ),
    (
        "Reduce change failure rate from 18% to below 5%",
        (DEC, D(18), D(5), "%", Comparator.BELOW, None),
    ),
    (
        "Keep availability at or above 99.95% all year",
        (Kind.HOLD_ABOVE, None, D("99.95"), "%", Comparator.AT_LEAST, YEAR_END),
    ),
    (
        "unit test coverage on core services 46% -> 75%",
        (INC, D(46), D(75), "%", None, None),
    ),
    (
        "Lower cloud spend per 1k orders from $4.20 to $3.00 by Sep 30",
        (DEC, D("4.2"), D(3), "USD", None, SEPTEMBER),
    ),
    (
        "Promote 3 engineers to senior by 31 Dec",
        (COUNT, D(0), D(3), "people", None, YEAR_END),
    ),
    (
        "Pass SOC 2 Type II audit by 15 Nov",
        (Kind.MILESTONE, None, None, None, None, date(2027, 11, 15)),
    ),
    ("MTTR 4h to 45min", (DEC, D(240), D(45), "min", None, None)),
    (
        "将部署频率从每周2次提升到每周10次,6月30日前完成",
        (INC, D(2), D(10), "per week", None, JUNE),
    ),
    (
        "核心接口 P95 延迟从 820ms 降至 300ms,Q2 结束前",
        (DEC, D(820), D(300), "ms", None, JUNE),
    ),
    (
        "线上故障数由 24 起降到 8 起以内",
        (DEC, D(24), D(8), "起", Comparator.AT_MOST, None),
    ),
    (
        "全年可用性保持在 99.95% 以上",
        (Kind.HOLD_ABOVE, None, D("99.95"), "%", Comparator.AT_LEAST, YEAR_END),
    ),
    ("培养 3 名高级工程师,12月31日前", (COUNT, D(0), D(3), "名", None, YEAR_END)),
]


@pytest.mark.parametrize(("text", "expected"), FOURTEEN)
def test_the_fourteen_sentences_of_the_draft_editor(
    text: str, expected: tuple[object, ...]
) -> None:
    assert fields(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "start", "target", "unit"),
    [
        ("deploys 2/wk -> 10/wk", INC, "2", "10", "per week"),
        ("Raise deploy frequency from 2 to 10 per week", INC, "2", "10", "per week"),
        ("Bring pages per on-call week from 14 down to 4", DEC, "14", "4", None),
        ("Deploy lead time to 2 days (currently 9 days)", DEC, "9", "2", "day"),
        ("Lead time to 2 days from 9", DEC, "9", "2", "day"),
        ("Answered in time: 97 % or better, now 90 %", INC, "90", "97", "%"),
        ("CSAT of 4.4 on a scale from 1 to 5 (now 3.9)", INC, "3.9", "4.4", None),
        ("Trust from 7.1 to 8 (scale 1-10)", INC, "7.1", "8", None),
        (
            "From 2 to 4 interviews per product manager",
            *(INC, "2", "4", "interviews/product manager"),
        ),
        ("Findings closed in 7 days (mean 19 days in Q4)", DEC, "19", "7", "day"),
        ("达到 80%(现 46%)", INC, "46", "80", "%"),
        ("响应时间从2天缩短到4小时", DEC, "48", "4", "h"),
        ("单均成本从4.2降到3.0元", DEC, "4.2", "3", "CNY"),
        ("单均云成本从 ￥4.20 降到 ￥3.00", DEC, "4.2", "3", "CNY"),
        ("误报率从三成降到5%", DEC, "30", "5", "%"),
        ("月活从 1.2万 提升到 3万", INC, "12000", "30000", None),
        ("cost $1.2M → $900k", DEC, "1200000", "900000", "USD"),
        ("License cost from CHF 400k to CHF 250k", DEC, "400000", "250000", "CHF"),
        ("Hosting ₹12 lakh → ₹8 lakh", DEC, "1200000", "800000", "INR"),
        ("单均成本从12港元降到9港元", DEC, "12", "9", "HKD"),
        ("告警 120 次/周 → 70 次/周(−42%)", DEC, "120", "70", "per week"),
        ("部署時長從４ｈ降到４５ｍｉｎ", DEC, "240", "45", "min"),
        ("Requests from 1,200 to 3,500", INC, "1200", "3500", None),
        ("NPS −5 to 30", INC, "-5", "30", None),
        ("Cut P1 incidents from twelve to three per quarter", DEC, "12", "3", "per quarter"),
        (
            "Hosting in Shenzhen from ¥1.2 million to ¥800k per month",
            DEC,
            "1200000",
            "800000",
            "CNY per month",
        ),
        ("满意度从 3.9 分提升到 4.5 分", INC, "3.9", "4.5", "分"),
    ],
)
def test_frames_of_a_change(
    text: str, kind: Kind, start: str, target: str, unit: str | None
) -> None:
    assert fields(text)[:4] == (kind, D(start), D(target), unit)


def test_a_shortening_that_grows_keeps_both_what_the_verb_and_what_the_numbers_say() -> None:
    got = read("将构建时长从6分钟缩短到15分钟")
    assert got.kind and got.kind.value is INC
    assert got.direction and got.direction.value == "down"


@pytest.mark.parametrize(
    ("text", "change", "unit"),
    [
        ("Cut build minutes by 30 %", "-30", "%"),
        ("Cut build minutes by a third", "-33.33", "%"),
        ("告警数量下降四成", "-40", "%"),
        ("缺陷减半", "-50", "%"),
        ("覆盖率提升 5 个百分点", "5", "pp"),
        ("Double the number of paved-road services", "100", "%"),
        ("3x faster builds", "3", "×"),
    ],
)
def test_a_relative_goal_has_a_change_and_no_start(text: str, change: str, unit: str) -> None:
    got = read(text)
    assert got.change and got.change.value == Change(D(change), unit)
    assert (got.start, got.target) == (None, None)


def test_a_milestone_may_begin_with_its_date() -> None:
    got = read("3月31日前完成 ISO 27001 认证")
    assert got.kind and got.kind.value is Kind.MILESTONE
    assert got.due and got.due.value == date(2027, 3, 31)


def test_where_it_should_end_wins_over_how_far_it_goes() -> None:
    got = read("Increase test coverage by 15 points to 80%")
    assert got.target and got.target.value == 80
    assert got.change is None
    assert [doubt.kind for doubt in got.doubts] == [DoubtKind.SEVERAL_NUMBERS]


def test_bands_are_read_with_both_edges() -> None:
    for text in (
        "Keep CPU utilisation between 40% and 60%",
        "利用率保持在40%到60%之间",
        "Keep use 40-60%",
    ):
        got = read(text)
        assert got.kind and got.kind.value is Kind.HOLD_WITHIN, text
        assert got.low and got.high and got.unit
        assert (got.low.value, got.high.value, got.unit.value) == (D(40), D(60), "%")


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("by 30 June", JUNE),
        ("by June 30th, 2028", date(2028, 6, 30)),
        ("by end of Q2", JUNE),
        ("by the end of June", JUNE),
        ("by Sep 30", SEPTEMBER),
        ("by mid-June", date(2027, 6, 15)),
        ("in H1", JUNE),
        ("by year-end", YEAR_END),
        ("by the end of the year", YEAR_END),
        ("until 2027-09-30", SEPTEMBER),
        ("by 13/04", date(2027, 4, 13)),
        ("by 05/05", date(2027, 5, 5)),
        ("by 30.09.2027", SEPTEMBER),
        ("6月30日前", JUNE),
        ("六月三十日前", JUNE),
        ("２０２８年６月３０日前", date(2028, 6, 30)),
        ("6月底", JUNE),
        ("Q2 结束前", JUNE),
        ("二季度末", JUNE),
        ("第三季度末", SEPTEMBER),
        ("上半年", JUNE),
        ("年底", YEAR_END),
        ("2028年底前", date(2028, 12, 31)),
        ("9/30前", SEPTEMBER),
    ],
)
def test_dates_in_both_languages(phrase: str, day: date) -> None:
    got = read(f"覆盖率 46% → 75%，{phrase}" if not phrase.isascii() else f"46% to 75% {phrase}")
    assert got.due and got.due.value == day
    assert got.target and got.target.value == 75


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("46% to 75% by 03/04", [date(2027, 3, 4), date(2027, 4, 3)]),
        ("46% → 75%，6月前", [date(2027, 5, 31), JUNE]),
        ("到2027年6月,可用性由46%提升到75%", [date(2027, 6, 1), JUNE]),
    ],
)
def test_a_date_that_may_mean_two_days_is_asked_and_never_assumed(
    text: str, days: list[date]
) -> None:
    got = read(text)
    assert got.due is None
    assert list(got.due_candidates) == days
    assert [doubt.kind for doubt in got.doubts] == [DoubtKind.DATE_AMBIGUOUS]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("46% to 75% by June", [date(2027, 6, 1), JUNE]),
        ("46% to 75% by Q2", [date(2027, 3, 31), JUNE]),
    ],
)
def test_by_a_month_is_taken_for_its_end_and_asked_about(text: str, days: list[date]) -> None:
    got = read(text)
    assert got.due and got.due.value == JUNE
    assert list(got.due_candidates) == days
    assert [doubt.kind for doubt in got.doubts] == [DoubtKind.DATE_AMBIGUOUS]


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("46% to 75% by 31 Feb", DoubtKind.DATE_IMPOSSIBLE),
        ("46% → 75%，2月30日前", DoubtKind.DATE_IMPOSSIBLE),
        ("Latency 1.200 s", DoubtKind.DIGITS_UNCLEAR),
        ("Review time 10-15 min", DoubtKind.RANGE_UNCLEAR),
        ("Flaky tests below 1 % and build time below 8 min", DoubtKind.SEVERAL_NUMBERS),
        ("Errors from 5% to 1% and build from 20 to 8 min", DoubtKind.SEVERAL_CHANGES),
        ("Recovery from 3 h to 20 %", DoubtKind.UNITS_DIFFER),
        ("Coverage from 5 to 5", DoubtKind.NO_CHANGE),
        ("Promote 3 engineers", DoubtKind.START_ASSUMED),
        ("在 3 个月内完成", DoubtKind.TIMEFRAME),
        ("40% by end of March, 100% by end of June", DoubtKind.SEVERAL_DATES),
    ],
)
def test_what_cannot_be_read_for_sure_is_said(text: str, doubt: DoubtKind) -> None:
    got = read(text)
    assert doubt in [found.kind for found in got.doubts]
    if doubt in (DoubtKind.DATE_IMPOSSIBLE, DoubtKind.SEVERAL_DATES):
        assert got.due is None
    if doubt in (DoubtKind.NUMBER_UNCLEAR, DoubtKind.RANGE_UNCLEAR, DoubtKind.SEVERAL_NUMBERS):
        assert (got.start, got.target) == (None, None)
    if doubt is DoubtKind.UNITS_DIFFER:
        assert got.start is None


@pytest.mark.parametrize(
    "text",
    [
        "ROS 2 Jazzy on all arms by 15 March",
        "fw 3.0 out to the whole fleet by 5/28",
        "",
        "Reduce incidents",
        "Top 10 services on Kubernetes 1.30",
        "Zephyr 3.2 reaches stage 4",
        "Support 24/7",
        "p95 of tier 1",
        "完成第3阶段",
        "99.9.9",
        "代码质量明显改善",
        "Vulnerabilities older than 30 days",
        "Release every week",
        "支撑双11大促",
    ],
)
def test_names_with_digits_are_no_values(text: str) -> None:
    got = read(text)
    assert (got.start, got.target, got.change, got.unit) == (None, None, None, None)


def test_a_day_without_a_year_needs_a_cycle() -> None:
    got = read_sentence("46% to 75% by 30 June", year=None)
    assert got.due is None
    assert [doubt.kind for doubt in got.doubts] == [DoubtKind.YEAR_MISSING]
    said = read_sentence("46% to 75% by 30 June 2027", year=None).due
    assert said and said.value == JUNE


def test_next_years_end_is_not_read_as_this_cycles_end() -> None:
    assert read("覆盖率 46% → 75%，明年底").due is None


def test_a_month_that_names_a_thing_is_no_deadline() -> None:
    for text in (
        "Accuracy 0.81 to 0.88 on the March holdout set",
        "Churn to 2 % in the May cohort",
    ):
        got = read(text)
        assert got.target is not None and got.due is None and not got.doubts
    assert read("All teams moved by the March release").doubts


def test_every_value_points_at_the_words_as_typed() -> None:
    text = "部署時長從４ｈ降到４５ｍｉｎ，６月３０日前"
    got = read(text)

    def words(span: tuple[int, int]) -> str:
        return text[slice(*span)]

    subject = read_subject(text, year=2027)
    assert subject and got.start and got.target and got.due and got.kind
    assert words(subject.span) == subject.value == "部署時長"
    assert words(got.start.span) == "４ｈ"
    assert words(got.target.span) == "４５ｍｉｎ"
    assert words(got.due.span) == "６月３０日前"
    assert words(got.kind.span) == "從４ｈ降到４５ｍｉｎ"


def test_the_span_of_a_value_holds_its_currency_and_rate_but_not_its_comparator() -> None:
    text = "线上故障由每月 24 起降到 8 起以内，成本低于 $3.00"
    got = read("线上故障由每月 24 起降到每月 8 起以内")
    assert (
        got.start
        and "线上故障由每月 24 起降到每月 8 起以内"[slice(*got.start.span)] == "每月 24 起"
    )
    cost = read("Cost below $3.00")
    assert cost.target and "Cost below $3.00"[slice(*cost.target.span)] == "$3.00"
    assert cost.comparator and "Cost below $3.00"[slice(*cost.comparator.span)] == "below $3.00"
    assert read(text).doubts
