"""How far and from where say where to; what is not exact, or may be meant otherwise, stays open."""

from decimal import Decimal

import pytest

from grove.measure.kinds import Kind
from grove.quality.sentence import read_sentence


@pytest.mark.parametrize(
    ("text", "start", "target", "unit"),
    [
        ("Halve the p95 of checkout from 820 ms", "820", "410", "ms"),
        ("Sign-up drop-off from 48% down by a third", "48", "32", "%"),
        ("Raise deploy success from 96.4% by 2 points", "96.4", "98.4", "%"),
        ("Password reset tickets down by 60 % from 400 a month", "400", "160", "per month"),
        ("Hire 3 more lab assistants (currently 5)", "5", "8", "assistants"),
        ("主干流水线构建时长：18 分钟，缩短到一半", "18", "9", "min"),
        ("SOC 告警误报率由目前的 63% 至少砍掉一半", "63", "31.5", "%"),
        ("质量损失成本占营收比由 2.4% 下降 0.6 个百分点", "2.4", "1.8", "%"),
        ("单板成本压低 15 元（现 118 元）", "118", "103", "CNY"),
        ("小程序冷启动 P75 降 30%（现 2.4s）", "2.4", "1.68", "s"),
    ],
)
def test_a_change_of_a_start_that_is_told_has_a_target(
    text: str, start: str, target: str, unit: str
) -> None:
    reading = read_sentence(text, year=2027)
    assert reading.start and reading.target and reading.unit and reading.kind
    assert (reading.start.value, reading.target.value) == (Decimal(start), Decimal(target))
    assert reading.unit.value == unit
    assert reading.kind.value is (
        Kind.INCREASE if Decimal(target) > Decimal(start) else Kind.DECREASE
    )
    assert reading.change and not reading.doubts


@pytest.mark.parametrize(
    "text",
    [
        "Branch coverage up by 15% from 50%",  # of it, or of all?
        "泊车成功率提升 10%（现在 60%）",
        "Cut build minutes by a third",  # from where?
        "告警数量下降四成",
        "Cut the time to restore from 40 min by a third",  # 26.67 is nobody's goal
        "Raise uptime from 99.5% by 2 points",  # more than there is
        "工单从每月 400 单减少 3 人",  # another unit
    ],
)
def test_what_is_not_exact_or_clear_has_none(text: str) -> None:
    assert read_sentence(text, year=2027).target is None


def test_a_start_has_its_unit_where_the_target_stays_open() -> None:
    for text in ("Abandoned checkouts: 40 % today, down by a third", "Coverage up 15% from 50%"):
        reading = read_sentence(text, year=2027)
        assert reading.start and reading.unit and reading.unit.value == "%"
        assert reading.target is None
