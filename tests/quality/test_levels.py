"""Levels without a figure, one figure for two metrics, bands, yen and yuan."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

# text, kind, start, target, unit, whether something is asked
READ = (
    # levels that nobody can read off
    ("Bring down returns to market average", None, None, None, None, True),
    ("Lower the number of open claims to an acceptable level", None, None, None, None, True),
    ("Raise forecast accuracy to best in class", None, None, None, None, True),
    ("Reach world-class OEE by year end", None, None, None, None, True),
    ("Bring feed latency to near real-time", None, None, None, None, True),
    ("Improve first pass yield to target level", None, None, None, None, True),
    ("Move all depots to the agreed standard by 3 May 2027", "milestone", None, None, None, False),
    ("Launch a world-class booking app by 3 May 2027", "milestone", None, None, None, False),
    ("Meetings more effective", None, None, None, None, False),
    ("Meetings more effective (+15)", None, None, None, None, True),
    # 一个 before a level counts nothing
    ("首屏时长优化到一个合适的值", None, None, None, None, True),
    ("把告警量降到一个可接受的水平", None, None, None, None, True),
    ("库存控制在一个合理的范围内", None, None, None, None, True),
    ("漏水率 12%, 降到一个合适的值", "decrease", 12, None, "%", True),
    ("漏水率从 12% 降到一个客户能接受的水平", "decrease", 12, None, "%", True),
    ("漏损率降到一个 5% 以下的水平", "decrease", None, 5, "%", False),
    ("关键备件从 5 个降到一个", "decrease", 5, 1, "个", False),
    ("接口标准从三个合并到一个标准", "decrease", 3, 1, "个", False),
    ("缩短到一个小时", "decrease", None, 1, "h", False),
    # approximate, and only just said
    ("Queue time somewhere around 5 min", "decrease", None, 5, "min", True),
    ("Uptime at 98 percent something", "increase", None, 98, "%", True),
    ("Parcels on time at sixty-something percent", None, None, None, None, True),
    ("Cut repair time to about 5 h from somewhere around 9 h", "decrease", 9, 5, "h", False),
    ("Queue time well below 9 min", "decrease", None, 9, "min", True),
    ("Raise pick accuracy from the mid eighties to 96 %", "increase", None, 96, "%", True),
    ("Speed up the night run to the agreed SLA", None, None, None, None, True),
    # one figure for two metrics
    ("Fuel costs and tyre costs both 12 percent down", None, None, None, None, True),
    ("Both churn and complaints 12 % down", None, None, None, None, True),
    ("Crash-free sessions on both iOS and Android at 99.5 %", "increase", None, 99.5, "%", False),
    ("Queue length and abandonment both cut by a quarter", None, None, None, None, True),
    # yen and yuan
    ("Box cost in the Osaka hub from ¥410 to ¥350", "decrease", 410, 350, "JPY", False),
    ("Box cost in the Ningbo hub from ¥41 to ¥35", "decrease", 41, 35, "CNY", False),
    ("Box cost from ¥41 to ¥35", "decrease", 41, 35, None, True),
    ("装箱成本从 ¥41 降到 ¥35", "decrease", 41, 35, "CNY", False),
    ("Average cover +€4", "relative", None, None, None, False),
    ("Cost per lead −£6", "relative", None, None, None, False),
    # what a verb is said of, what a word behind a number is
    ("Faults raised by drivers, 40/month now, target 15", "decrease", 40, 15, "/month", False),
    ("Rejects per shift 12→4", "decrease", 12, 4, None, False),
    ("Ward hours per nurse per week: 9 -> 4", "decrease", 9, 4, "h/week", False),
    ("No late trains", "hold_below", None, 0, None, False),
    ("Avoid any backlog above 5 days", "hold_below", None, 5, "day", False),
    ("Avoid stoppages longer than 1 h", "hold_below", None, 1, "h", False),
    ("Publish weekly", None, None, None, None, False),
    ("Be done 3 weeks ahead of plan", None, None, None, None, True),
)


@pytest.mark.parametrize(("text", "kind", "start", "target", "unit", "asked"), READ)
def test_what_is_no_figure_is_asked_about(
    text: str,
    kind: str | None,
    start: float | None,
    target: float | None,
    unit: str | None,
    asked: bool,
) -> None:
    read = told(read_sentence(text, year=2027))
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    assert (read["kind"], *got, read["unit"], bool(read["questions"])) == (
        *(kind, start, target, unit, asked),
    )


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Humidity of the paper store in the 40–55 % band", 40, 55),
        ("Stock stays in the 20 to 40 range", 20, 40),
        ("Hold pressure within a 2-3 bar corridor", 2, 3),
        ("Keep the queue in the 6 to 11 minute range for 2026", 6, 11),
        ("Cool the hall from the 20-30 range to 18", None, None),
        ("Lift the range from 400 to 450 km", None, None),
    ],
)
def test_a_word_behind_two_edges_makes_them_a_band(
    text: str, low: float | None, high: float | None
) -> None:
    read = told(read_sentence(text, year=2027))
    got = [None if one is None else float(one) for one in (read["low"], read["high"])]
    assert got == [low, high]
    assert (read["kind"] == "hold_within") is (low is not None)
