"""Chinese key results in haste: headed tables, days in digits at the end, figures had first."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # a heading says which column is which
    ("KPI | 现状 | 目标\n镜像大小(MB) | 900 | 300", "decrease", 900, 300, "MB", None, False),
    (
        "域 | 指标 | 基线 | 目标\n质控 | 返工单数 | 410 | 120",
        "decrease",
        410,
        120,
        None,
        None,
        False,
    ),
    ("指标 | 目标 | 现状\n工单 | 80 | 400", "decrease", 400, 80, None, None, False),
    ("指标 | 权重 | 现状 | 目标\n准时率 | 20 | 85 |", None, None, None, None, None, True),
    ("补丁平均滞后 | 21 | 7", None, None, None, None, None, True),
    # the bound stands in front of the verb
    ("自测占比至少达到 90%，目前仅为 35%", "increase", 35, 90, "%", ">=", False),
    ("构建时长至多降到 8 分钟", "decrease", None, 8, "min", "<=", False),
    ("每月演练至少达到 2 次", "hold_above", None, 2, "/month", ">=", False),
    ("错误率至少降到 1%", None, None, None, None, None, True),
    # amounts in one stretch of time
    ("停机从每月 540 分钟减到每月 3 小时", "decrease", 9, 3, "h/month", None, False),
    ("停机从每月 100 分钟减到每月 1 小时", "decrease", 100, 60, "min/month", None, False),
    ("停机从每周 90 分钟减到每月 1 小时", "decrease", None, 1, "h/month", None, True),
    # a share in no unit
    ("资产入库率98", "increase", None, 98, None, None, False),
    ("投诉率60", "decrease", None, 60, None, None, False),
    ("心率 80", None, None, 80, None, None, False),
    # what they are like, and that all of them are meant
    ("14 套没人维护的系统全部下线", "count", 0, 14, "套", None, True),
    ("14 套没人维护的系统下线", None, None, None, None, None, True),
    ("支持 50 种语言的服务上线", None, None, None, None, None, True),
    ("每条产线在换型之后，至少抽检 5 件", "hold_above", None, 5, "件", ">=", False),
    ("成功率不低于 98%，且每半年复核一次", "hold_above", None, 98, "%", ">=", False),
    ("每个团队自主运维，至少 3 家工厂上线", "count", None, 3, "家", ">=", False),
    ("每位新员工在入职 30 天内至少获得一次反馈", "hold_above", None, 1, "次", ">=", False),
    # a part, a half, as many as are to go, how it is
    ("下线 40 个僵尸看板，目前共有 60 个", None, None, None, None, None, True),
    ("清理到 90 张报表（现有 240 张）", "decrease", 240, 90, "张", None, False),
    ("修复 26 个问题中的全部高危项", None, None, None, None, None, True),
    ("每周留两个半天做重构", None, None, None, None, None, True),
    ("会议从两个半小时降到 1 小时", "decrease", Decimal("2.5"), 1, "h", None, False),
    ("等待 26h 一半", None, None, None, None, None, True),
    ("时间缩短到 26h 的一半", None, None, None, None, None, True),
    ("回滚 10min→1键", "decrease", None, 1, None, None, True),
    ("bug 清 120", None, None, None, None, None, True),
    ("bug 清到 120", "decrease", None, 120, None, None, False),
    ("接入 7/25 家", None, None, None, None, None, True),
    ("节拍 66 现 58s 目标", None, None, None, None, None, True),
    ("节拍现 66s，58s 目标", "decrease", 66, 58, "s", None, False),
    ("准时率-95%", None, None, None, None, None, True),
    ("投诉率-60%", "relative", None, None, None, None, False),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_hasty_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


@pytest.mark.parametrize(
    ("text", "kind", "deadline", "asked"),
    [
        ("报错 4.2w→5k以内 6/30", "decrease", "2027-06-30", False),
        ("告警从80降到20条 3/20", "decrease", "2027-03-20", False),
        ("联调环境搞起来 3/15", "milestone", "2027-03-15", False),
        ("老报表下线 9/30", "milestone", "2027-09-30", False),
        ("错误率 3%→1% 5/6", "decrease", None, True),  # month or day first
        ("老报表已下线 9/30", None, None, True),  # so many of them
        ("合格数 4/15", None, None, True),
        ("老网关下线 Q1收口", "milestone", "2027-03-31", False),
        ("切流 Q3完事", "milestone", "2027-09-30", False),
        ("全年招聘 30 名工程师，其中 10 名在上半年到岗", "count", None, True),
    ],
)
def test_a_day_that_closes_the_line(
    text: str, kind: str | None, deadline: str | None, *, asked: bool
) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["deadline"], got["ambiguous"]) == (kind, deadline, asked)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("测一把现在的命中率 先有数再说，1月底", "baseline"),
        ("摸一把各组的加班时长", "baseline"),
        ("满意度先有个数，Q1", "baseline"),
        ("先拿到数据再说，3月底", "baseline"),
        ("把现在的流失率量出来", "baseline"),
        ("测一下新接口的兼容性，3月", "milestone"),
        ("先有数据平台再说", None),
        ("量一下现在的流失率，降到 3%", "decrease"),
    ],
)
def test_a_figure_that_is_to_be_had_first(text: str, kind: str | None) -> None:
    assert told(read_sentence(text, year=2027))["kind"] == kind


@pytest.mark.parametrize(
    ("text", "change"),
    [("云账单-18%", -18), ("清掉40%的冗余表", -40), ("冗余表 清掉40%", -40)],
)
def test_how_far_it_goes_down(text: str, change: int) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["change"]["value"]) == ("relative", Decimal(change))
