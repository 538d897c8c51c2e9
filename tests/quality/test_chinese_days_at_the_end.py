"""Chinese key results: days at the end of a line, how much it is, what is done and what is left."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, deadline, what is asked
DAYS = (
    ("遗留 bug：137 -> 20，8.31", "2027-08-31", []),
    ("成本 9.5 降到 8.1，6.30", "2027-06-30", []),
    ("服务上线，8.31", "2027-08-31", []),
    ("报障 137 -> 20，8.9", None, ["several_numbers", "several_numbers"]),
    ("库存周转 12 → 9，8.31 万", None, ["several_numbers", "several_numbers"]),
    ("无崩溃时长 9h→24h 04-30", "2027-04-30", []),
    ("崩溃率 3%→1%（04-30）", "2027-04-30", []),
    ("崩溃率 3%→1%，DDL 04-30", "2027-04-30", []),
    ("Crash rate 3% → 1% by 04-30", "2027-04-30", []),
    ("崩溃率 3%→1%，04-12", None, ["date_ambiguous"]),  # month or day first
    ("P99 延迟降到 04-30 ms", None, ["range_unclear"]),
    ("暑假班开课（7/15）前上线", "2027-07-15", []),
    ("暑假班开课（7/5）前上线", None, ["date_ambiguous"]),
    ("卡顿率降到 1%，寒假班（1/15）开课前搞定", "2027-01-15", []),
    ("首包 30 天压 20 天，10.31", "2027-10-31", []),
    ("34 out of 90 features 已 migrate，remaining 全部 Q3 内搞完", "2027-09-30", []),
    ("34/90 台设备升级，剩余 8 月底前换完", "2027-08-31", []),
)

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # to nothing
    ("把内部用户从 1,850 迁到零", "decrease", 1850, 0, None, None, False),
    ("遗留用户 → 零，Q3", "decrease", None, 0, None, None, False),
    ("把手工对账从每天 6 次减为零，Q2", "decrease", 6, 0, "/day", None, False),
    ("误报由 30 条压为零", "decrease", 30, 0, "条", None, False),
    # how long it takes, every other week
    ("双周会从 2 小时缩成 1 小时", "decrease", 2, 1, "h", None, False),
    ("双周至少 1 次复盘", None, None, None, None, None, True),
    # how much it is today
    ("先把端到端延迟到底是多少测清楚，2月底给个数", "baseline", None, None, None, None, False),
    ("先 build 一个 1,000 题的 eval 测出现在多少", "baseline", None, None, None, None, False),
    ("拿 200 条样本测一下现在到底多少，4 月底", "baseline", None, None, None, None, False),
    ("先摸清楚现在一次排课要多久，3 月底", "baseline", None, None, None, None, False),
    ("跑一周日志看看现在误杀多少", "baseline", None, None, None, None, False),
    ("误报率降到 3%，先测出现在多少", "decrease", None, 3, "%", None, False),
    # done so far, and how many there are
    ("已覆盖 210 张表，总共 640 张，Q4 收尾", "increase", 210, 640, "张", None, False),
    ("已签 12 家客户，共 40 家门店", None, None, None, "家", None, True),
    ("已接 34/90 个系统，其余下半年完成", "increase", 34, 90, "个", None, False),
    ("已接 34/90 个系统，其余不动", None, 34, None, "个", None, True),
    # how it was, in brackets
    (
        "撑住 5 万人同时在线（去年压测到 1.8 万就挂了）",
        "increase",
        18000,
        50000,
        "people",
        None,
        False,
    ),
    ("单表写入 5 万 TPS（目前压到 2 万就抖）", "increase", 20000, 50000, "TPS", None, False),
    ("缓存命中率 90%（去年目标是做到 80%）", None, None, None, "%", None, True),
    ("书写延迟：26ms（T2 实测）；T3 目标 <=12ms；EVT2", "decrease", 26, 12, "ms", "<=", False),
    # what it takes, and what it may take then
    ("平均要点 47 次，提升效率后不超过 15 次", "decrease", 47, 15, "次", "<=", False),
    ("完成 47 次演练，改造后不超过 15 次", None, None, None, None, None, True),
    # pressed to so much; a floor and a wish
    ("交付周期 90 天压 60 天", "decrease", 90, 60, "day", None, False),
    ("周期 30 天压 60 天", None, None, None, "day", None, True),
    ("上线 20 家冲 30 家", None, None, None, "家", None, True),
    ("测试机 15 台起步，最好 25 台", None, None, None, "台", None, True),
    ("准确率 93% 起步，Q4 达到 98%", "increase", 93, 98, "%", None, False),
    # parts of so many, in what time they do it
    ("10 个人里得有 9 个 3 秒内能看到画面，现在才 7 个", "increase", 7, 9, "个", None, False),
    ("10 个人里有 2 个 3 天内离职", None, None, None, None, None, True),
    # in so many weeks, a night, in a thousand, a fen
    ("发版频率 每两周 1 次 → 每周 2 次", "increase", Decimal("0.5"), 2, "/week", None, False),
    ("从每三周一次提高到每周一次", "increase", None, 1, "/week", None, True),
    ("待机掉电 8%/晚→3%/晚", "decrease", 8, 3, "%/day", None, False),
    ("校对差错率 1/1000 以内", "hold_below", None, Decimal("0.1"), "%", "<=", False),
    ("误码率从 1/200 降到 1/1000", "decrease", Decimal("0.5"), Decimal("0.1"), "%", None, False),
    (
        "每 GB 从 0.13 块砍到 9 分钱",
        "decrease",
        Decimal("0.13"),
        Decimal("0.09"),
        "CNY",
        None,
        False,
    ),
    ("每条短信 5 分钱降到 3 分钱", "decrease", 5, 3, "分", None, False),
    (
        "字幕错字率 1/300 降到 1/1000",
        "decrease",
        Decimal("0.3333"),
        Decimal("0.1"),
        "%",
        None,
        False,
    ),
    ("黑屏率 1/200，目标 1/2000", "decrease", Decimal("0.5"), Decimal("0.05"), "%", None, False),
    # grams, and the net of the fifth generation
    ("整机重量 518g 减到 465g", "decrease", 518, 465, "g", None, False),
    ("流量包从 5g 升到 10g", "increase", 5, 10, "GB", None, False),
    # one of them, and together
    ("直播事故，每个季度最多一起", "hold_below", None, 1, "起/季度", "<=", False),
    ("失败率千分之六降底到千分之一", "decrease", Decimal("0.6"), Decimal("0.1"), "%", None, False),
    # borne at once, or done one by one
    ("助教端同时看的画面，24 个起步", "increase", None, 24, "个", ">=", False),
    ("接入至少 30 个系统，同时看板上线", "count", None, 30, "个", ">=", False),
    # an English verb
    ("小模型 ship 到 T3 平板，deadline 5/31", "milestone", None, None, None, None, False),
)


@pytest.mark.parametrize(("text", "deadline", "asked"), DAYS)
def test_a_day_is_read_where_nothing_else_can_be_meant(
    text: str, deadline: str | None, asked: list[str]
) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["deadline"], [one["code"] for one in got["questions"]]) == (deadline, asked)


@pytest.mark.parametrize(("text", "expected"), [(one[0], one[1:]) for one in READ])
def test_it_is_read_or_asked(text: str, expected: tuple[Any, ...]) -> None:
    assert answer(text) == expected


def test_what_is_best_between_two_values_is_a_band() -> None:
    got = told(read_sentence("学生使用时长 40–60 分钟为宜", year=2027))
    assert (got["kind"], got["low"], got["high"], got["unit"]) == ("hold_within", 40, 60, "min")
