"""Chinese key results: floors that are bidden, so many for each, a pace, how far it came."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # what is not to happen again
    ("可用性别再掉到 99.95% 以下", "hold_above", None, Decimal("99.95"), "%", ">=", False),
    ("单品毛利率不许再跌到 12% 以下", "hold_above", None, 12, "%", ">=", False),
    ("接口延迟不要再涨到 500 ms 以上", "hold_below", None, 500, "ms", "<=", False),
    ("库存准确率别降到 98% 以下", "hold_above", None, 98, "%", ">=", False),
    ("告警识别降到 5% 以下", "decrease", None, 5, "%", "<=", False),
    ("次品类别降到 5% 以下", "decrease", None, 5, "%", "<=", False),
    ("线下核销率别跌破 90%", "hold_above", None, 90, "%", ">=", False),
    ("订单履约率不能低于 97%", "hold_above", None, 97, "%", ">=", False),
    ("订单履约率别再低于 97%", "hold_above", None, 97, "%", ">=", False),
    ("订单履约率从 91% 提升到不低于 97%", "increase", 91, 97, "%", ">=", False),
    ("不出现计费错误情况", "hold_below", None, 0, None, None, False),
    ("未发生监管处罚", "hold_below", None, 0, None, None, False),
    ("不发生变更", None, None, None, None, None, False),
    # so many for each
    ("每台设备至少 3 个备件", "hold_above", None, 3, "个", ">=", False),
    ("每个车间不少于 2 名内训师", "hold_above", None, 2, "名", ">=", False),
    ("培养 6 名架构师，每个团队至少 1 名", "count", 0, 6, "名", None, True),
    # how many there are in all
    ("接入门店 已 9 家 / 共 23 家 → 23 家", "increase", 9, 23, "家", None, False),
    ("覆盖产线 3 条 / 总计 12 条 → 9 条", "increase", 3, 9, "条", None, False),
    ("已接 9 款/23 款，全部接入", "increase", 9, 23, "款", None, False),
    # so many of them in each stretch of time
    ("消防演练 4 次（每季度 1 次），还没做过", "count", 0, 4, "次", None, True),
    ("巡检 24 次，每月 2 次", "count", 0, 24, "次", None, True),
    ("告警 12 起（每月 1 起）", "decrease", None, 12, "起", None, False),
    # what it is to come away from
    ("直通率，82% 出发，要到 90%", "increase", 82, 90, "%", None, False),
    ("占比 31% 起步，不高于 10%", "decrease", 31, 10, "%", "<=", False),
    ("订单 100 件起步", "count", None, 100, "件", ">=", False),
    ("现场返修平均 9 天，目标当天", None, 9, None, "day", None, True),
    ("现场返修平均 9 天，目标当天（≤1 天）", "decrease", 9, 1, "day", "<=", False),
    # how far it came, in a clause of its own
    ("送检率目标 100%，目前只达到 71%", "increase", 71, 100, "%", None, False),
    ("复购率做到 30%，去年做到 22%", "increase", 22, 30, "%", None, False),
    ("复购率 22%，要做到 30%", "increase", 22, 30, "%", None, False),
    # people by whatever word
    ("让 30 名工程师通过内训，目前 5 人", "increase", 5, 30, "名", None, False),
    ("招聘 6 位算法，目前 0 名", "increase", 0, 6, "位", None, False),
    ("在 3 款主力产品上线（最晚 10 月 15 日）", "count", 0, 3, "款", None, True),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


# text, deadline, what is asked
DUE = (
    ("退货率 8% 降到 4%，最晚 8/15", "2027-08-15", []),
    ("退货率 8% 降到 4%，最迟 8/9", None, ["date_ambiguous"]),
    ("退货率 8% 降到 4%，最迟 9.30", "2027-09-30", []),
    ("退货率 8% 降到 4%，时间点 9/30", "2027-09-30", []),
    ("值班响应最晚 3.5 小时", None, ["number_unclear"]),
    ("退货率 8% 降到 4%（SRE 组，3 月底完成）", "2027-03-31", []),
    ("退货率 8% 降到 4%（PO 张三，Q1）", "2027-03-31", []),
    ("退货率 8% 降到 4%（SRE 3 月统计）", None, ["date_unclear"]),
    ("退货率 8% 降到 4%，春季完成", None, ["date_unclear"]),
    ("退货率 8% 降到 4%，夏季前", None, ["date_unclear"]),
    ("春季退货率 8% 降到 4%", None, []),
)


@pytest.mark.parametrize("row", DUE, ids=[one[0] for one in DUE])
def test_by_when_a_chinese_line_is_due(row: tuple[str, str | None, list[str]]) -> None:
    got = told(read_sentence(row[0], year=2027))
    assert (got["deadline"], [one["code"] for one in got["questions"]]) == row[1:]
