"""Chinese: days that are over or not said, a pace, reports, and places kept for a number."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

ASKED = (
    # by a day that is over, or of which only people know which it is
    ("到2025年，全市公交电动化率达到 80%", "date_unclear"),
    ("2025年底前接入 20 家医院", "date_unclear"),
    ("2026 年 3 月前完成改造", "date_unclear"),
    ("坏账率降到 2%（季度末）", "date_unclear"),
    ("截止 8 月初完成 3 场招聘", "date_unclear"),
    # a pace, and for how long?
    ("逐月下降 4%", "number_unclear"),
    ("会员数月均增长 5%", "number_unclear"),
    ("客流月增 6%", "number_unclear"),
    # a report, or a goal?
    ("已签约 20 家门店", "number_unclear"),
    ("平均等待已降至 12 分钟", "number_unclear"),
    # no stretch of time that is known
    ("双月开展 1 次巡检", "number_unclear"),
    # a place kept for a number
    ("面积超过 N 平方米", "number_unclear"),
    ("通过促销使客流超过X万", "number_unclear"),
    ("回款率从 X% 提升到 Y%", "number_unclear"),
    # said besides
    ("9 月 30 日前交付且返工 ≤ 2 次", "number_unclear"),
    ("等候时长从 9 天降到 4，争取 3 天", "several_numbers"),
)


@pytest.mark.parametrize(("text", "code"), ASKED)
def test_what_only_people_know_is_asked(text: str, code: str) -> None:
    questions = told(read_sentence(text, year=2027))["questions"]
    assert code in [one["code"] for one in questions]


NOT_ASKED = (
    ("2026 年投诉 40 起，降到 25 起", 25),
    ("截至 2026 年 12 月为 35 天，缩短到 20 天", 20),
    ("季度末库存降到 5 亿元", 500_000_000),
    ("从 8 月初的 40% 提升到 60%", 60),
    ("已建成 3 座，目标 8 座", 8),
    ("已完成改造的 20 条产线良率达到 98%", 98),
    ("双周例会准时率 100%", 100),
    ("双休日客流达到 5 万", 50_000),
    ("将 X 提升到 90%", 90),
)


@pytest.mark.parametrize(("text", "target"), NOT_ASKED)
def test_what_looks_alike_is_read(text: str, target: int) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["target"] == target
    assert not read["questions"]


def test_a_pace_is_no_comparison() -> None:
    for text in ("较上月增长 5%", "营收同比增长 12%", "月均投诉下降 20%"):
        assert told(read_sentence(text, year=2027))["change"]
