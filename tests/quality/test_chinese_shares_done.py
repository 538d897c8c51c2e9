"""Chinese: how many of all are done so far, what is worked off at a pace, and when."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # how many there are in all, said behind how many are done
    ("门店改造 已完成 12 家 (共 40 家)，其余年底前完成", "increase", 12, 40, "家", None, False),
    ("产线换型已完成 7 条，共 18 条，年底前完成", "increase", 7, 18, "条", None, False),
    ("产线换型 已完成 7 条，其余 11 条年底前完成", None, None, None, "条", None, True),
    (
        "已培训 120 人（共 300 人），余下 9 月底前培训完",
        "increase",
        120,
        300,
        "people",
        None,
        False,
    ),
    ("已签约 12 家（共 40 家门店），其余年底前签完", None, None, None, "家", None, True),
    # so many cleared, and all of them cleared
    ("每月清掉 20 个老 bug", "hold_above", None, 20, "个/月", None, False),
    ("每周消化 30 张积压工单", "hold_above", None, 30, "张/周", None, False),
    ("每天清完 300 条待审", "hold_above", None, 300, "条/天", None, False),
    ("遗留缺陷清掉", "decrease", None, 0, None, None, False),
    ("每月至少砍掉 3 个低频报表", "hold_above", None, 3, "个/月", ">=", False),
    ("每月关闭 20 个 bug", "hold_above", None, 20, "个/月", None, False),
    ("每天投诉减掉 3 个", "relative", None, None, None, None, False),
    # a level, and the step from there
    ("新手引导流失 22% 降 5 个点", "decrease", 22, 17, "%", None, False),
    (
        "retest 率 6.8%，降低 2 个百分点",
        "decrease",
        Decimal("6.8"),
        Decimal("4.8"),
        "%",
        None,
        False,
    ),
    ("探针卡返修 月均 14 张 降 5 张", None, None, None, None, None, True),
    # so far, of so many
    ("已核销不良 2.3 亿（全年 6 亿），其余四季度完成", None, None, None, None, None, True),
    ("合同数字化 已扫 4,200 份/共 9,000 份", "increase", 4200, 9000, "份", None, False),
    ("培训覆盖 600 人，每人不少于 24 学时", "count", None, 600, "people", None, False),
    # more than so many today
    ("离线任务重跑 40+ 次，目标 10 次", "decrease", 40, 10, "次", None, False),
    ("DAU 120w → 200w", "increase", 1200000, 2000000, None, None, False),
    ("灰度 10% 观察 3 天后全量", None, None, None, None, None, True),
    ("覆盖率升到 100%，力争 9 月底前完成", "increase", None, 100, "%", None, False),
    ("时延降到 2 天，争取当天", "decrease", None, 2, "day", None, True),
    # a share over a stretch of time
    ("工单：每个月至少 90% 要在 24h 内 close", "hold_above", None, 90, "%", ">=", False),
    # a year in two digits that is compared with
    ("预充失败投诉 减半 vs 26年", "relative", None, None, None, None, False),
    # a level, and how it is to change
    ("全量编译要 25min，争取腰斩", "decrease", 25, Decimal("12.5"), "min", None, False),
    ("审批平均 12 天，要减半", "decrease", 12, 6, "day", None, False),
    ("故障 30 起，投诉减半", None, None, None, None, None, True),
    # a thousand that is said, and one that cannot be meant
    ("文档站月访问量从800涨到3k", "increase", 800, 3000, None, None, False),
    ("月活从 1.2 提升到 3 万", "increase", None, 30000, None, None, True),
    # two values in one unit
    ("一次通过 85%/90%", None, None, None, "%", None, True),
    ("关卡加载：10s / 6s（安卓 / iOS）", None, None, None, "s", None, True),
    ("Cpk 1.33/1.67", None, None, None, None, None, True),
    # a unit in letters
    ("并测数 4 site → 16 site", "increase", 4, 16, "site", None, False),
    ("出站 30 lot 降到 12 wafer", "decrease", None, 12, None, None, False),
    # what a thing is made for
    ("12V 电源纹波降到 20mV", "decrease", None, 20, "mV", None, False),
    ("800V SiC 平台 B 样交付客户，5/20", "milestone", None, None, None, None, False),
    # either side of nothing
    ("扭矩控制精度稳定在 ±2% 内", "hold_within", None, None, "%", None, False),
    # passed once, or a question
    ("新管线合进 main 并默认打开", "milestone", None, None, None, None, False),
    ("EMC class 5 摸底 pass, by 7 月 8 日", "milestone", None, None, None, None, False),
    ("全项目切完没有？", "yes_no", None, None, None, None, False),
    ("2月底给出准确baseline", "baseline", None, None, None, None, False),
)

# text, the day
DAYS = (
    ("共 40 家，已完成 12 家，其余年底前完成", "2027-12-31"),
    ("系统上云共 30 个，已完成 9 个，剩下的 6 月底前迁完", "2027-06-30"),
    ("系统上云共 30 个，已完成 9 个，剩余 2028 年完成", None),
    ("已投放 300 台，共 500 台，其余 6 月投放完毕", "2027-06-30"),
    ("核心系统 8 个 6 月底前上线，其余年底前完成", "2027-06-30"),
    ("替代料定点 3 家（年内，目前 0）", "2027-12-31"),
    ("替代料定点 3 家（目前 0，年内）", "2027-12-31"),
    ("良率 98%（11 月，96%）", None),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_on_which_day_it_is_due(text: str, day: str | None) -> None:
    assert told(read_sentence(text, year=2027))["deadline"] == day
