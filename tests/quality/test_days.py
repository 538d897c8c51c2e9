"""Which of the days that a sentence names is its deadline, if any."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

DUE = (
    ("Move the archive by 30 April or 15 May", None),
    ("Move the archive by end of April, mid May at the latest", None),
    ("Move the archive by 5 May or earlier", "2027-05-05"),
    ("完成 12 个园区的布线，其中 6 月底前完成 5 个", None),
    ("12 月底前完成 12 个园区的布线，其中 5 个带机房", "2027-12-31"),
    ("较 5 月的 3.8% 降到 3%", None),
    ("年底前较 5 月降低 12%", "2027-12-31"),
    ("《2027 年提升计划》完成率 96%", None),
    ("2027 年计划完成率 96%", "2027-12-31"),
    ("5/6 月上线新版排班", None),
    ("8 月改版后转化率提升到 6%", None),
    ("7 月数据显示 8.5%，目标 6%", None),
    ("8 月完成售后系统改造", "2027-08-31"),
    ("以 4 月均值为基准，差评率下降 15%", None),
    ("上半年完成选型，全年接入 30 家", None),
    ("全年接入 30 家，9 月底前完成", "2027-09-30"),
    ("差评率下降 15%，以 4 月均值为基准", None),
    ("6 月会员日下单失败率低于 0.1%", None),
    ("续保率做到 75%，一季度是 68%", None),
)


@pytest.mark.parametrize(("text", "due"), DUE, ids=[one[0] for one in DUE])
def test_a_day_that_something_is_compared_with_is_no_deadline(text: str, due: str | None) -> None:
    deadline = told(read_sentence(text, year=2027))["deadline"]
    assert (str(deadline) if deadline else None) == due
