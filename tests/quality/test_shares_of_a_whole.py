"""Chinese: a share of something named, a step with a sign, and what is said of circumstances."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

SHARES = (
    ("物流费用降到销售额的 6%", "decrease", 6, None),
    ("把线上订单提升到总单量的 55%", "increase", 55, None),
    ("外协工时压到总工时的 15%", "decrease", 15, None),
    ("采购节省金额达到年度预算的 4%", "increase", 4, None),
    ("把单台能耗降到改造前的 70%", "relative", None, -30),
    ("设备故障降到上个月的 60%", "relative", None, -40),
    ("把成本降到上一代产品的 60%", "relative", None, -40),
    # a step with a sign
    ("毛利增长>12%", "relative", None, 12),
    ("出诊时间缩短 ≥ 15%", "relative", None, -15),
    ("准点率提升≥97%", "increase", 97, None),
    # under which circumstances
    ("在客流 +40% 的情况下候车时间不超过 8 分钟", "hold_below", 8, None),
    ("用电负荷+20%下跳闸次数≤1次/年", "hold_below", 1, None),
    ("营收 +20% 下半年达成", "relative", None, 20),
    # when something else is done
    ("如客诉多于 5 起，则暂停推广", None, None, None),
    ("若到场人数少于 50 人，取消活动", None, None, None),
    ("如期完成 5 场路演", "count", 5, None),
    # what is made so often
    ("建立投诉台账，每月发布 1 份简报", "hold_above", 1, None),
    ("每月事故不超过 1 起", "hold_below", 1, None),
)


@pytest.mark.parametrize(("text", "kind", "target", "change"), SHARES)
def test_a_share_of_a_whole_is_a_level_and_a_share_of_before_is_a_change(
    text: str, kind: str | None, target: int | None, change: int | None
) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["kind"], read["target"]) == (kind, target)
    assert (read["change"]["value"] if read["change"] else None) == change
    assert bool(read["questions"]) == (kind in (None, "count"))


UNITS = (
    ("维修≤1次/电梯品牌", "次/电梯品牌"),
    ("缺陷≤3个/千行脚本", "个/千行脚本"),
    ("耗电≤3度/台", "度/台"),
    ("每周在社区举办至少 2 场讲座", "场/周"),
    ("每月由店长走访至少 4 家门店", "家/月"),
    ("每日活跃门店 ≥ 300 家", "家"),
)


@pytest.mark.parametrize(("text", "unit"), UNITS)
def test_for_each_what_and_how_often(text: str, unit: str) -> None:
    assert told(read_sentence(text, year=2027))["unit"] == unit


def test_what_a_period_is_prepared_for_is_no_deadline() -> None:
    assert told(read_sentence("完成摸底（Q2 选址参考）", year=2027))["deadline"] is None
    assert told(read_sentence("完成试点（Q3）", year=2027))["deadline"] is not None
