"""Chinese key results: some and all of them, by or to, a band around a level, slips of the pen."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # some of them, and all of them
    ("老旧交换机 265 台，今年换掉其中 200 台", "count", None, 200, "台", None, False),
    ("僵尸账号 500 个，清理其中 300 个", "count", None, 300, "个", None, True),
    ("在用模型 45 个，已归档其中 12 个", None, None, None, None, None, True),
    ("培训 40 人，其中骨干 10 人", "count", 0, 40, "people", None, True),
    ("接入网关的服务：18/64 → 全部", "increase", 18, 64, None, None, False),
    ("接入网关的服务 18/64，全部完成", "increase", 18, 64, None, None, False),
    ("发布会 5/20，全部完成", "milestone", None, None, None, None, True),
    ("已并 2 家，年内 7 家全部并入", "increase", 2, 7, "家", None, False),
    ("已培训 20 人，6 月底前 80 人全部培训完", "increase", 20, 80, "people", None, False),
    ("已并 2 家，年内 7 家全部裁撤", None, None, None, "家", None, True),
    # by so much, or to it
    ("误报 30% 降 10%", "decrease", 30, None, "%", None, True),
    ("时长 40 分钟降 10 分钟", "decrease", 40, None, "min", None, True),
    ("误报 30% 降到 10%", "decrease", 30, 10, "%", None, False),
    ("毛利率 30% 降低 50%", None, None, None, None, None, True),
    # thousands of one of two
    ("自动化用例 540 → 1.2k", "increase", 540, 1200, None, None, False),
    ("自动化用例 8 → 1.2k", "increase", None, 1200, None, None, True),
    ("自动化用例 300 → 0.5k", "increase", None, 500, None, None, True),
    # which ones are counted
    ("延迟超过 1 小时的天数，去年有 19 天，今年不超过 5 天", "decrease", 19, 5, "day", "<=", False),
    ("超过 30 分钟的次数，从 19 次降到 5 次", "decrease", 19, 5, "次", None, False),
    # slips of the pen, and what only looks like one
    ("老用户从 86 万减到 10 万一下", "decrease", 860000, 100000, None, "<=", False),
    ("耗时压到 300 ms 一下，Q3", "decrease", None, 300, "ms", "<=", False),
    ("一下午 3 场培训", "count", 0, 3, "场", None, True),
    ("标签准确率提生 5 个点", "relative", None, None, None, None, False),
    ("安卓包再瘦 30MB", "relative", None, None, None, None, False),
    # no plain number
    ("误码率 1e-12", None, None, None, None, None, True),
    ("BER down to 1e-12", None, None, None, None, None, True),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("实验室温度 23±2℃ 全年", 21, 25),
        ("电压 220±10 V", 210, 230),
        ("厚度 12±0.5 mm", Decimal("11.5"), Decimal("12.5")),
        ("湿度 50±5%", None, None),  # points, or a part of it?
        ("耗时 30±5 分钟", None, None),
        ("温度由 23±2℃ 收窄到 23±1℃", None, None),
    ],
)
def test_a_level_with_its_band(text: str, low: Decimal | None, high: Decimal | None) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["low"], read["high"]) == (low, high)
    assert read["kind"] == ("hold_within" if low else None)
    assert bool(read["questions"]) == (low is None)
