"""Chinese key results in which a number belongs to a cause, a topic, another year or a heading."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # why it is done
    ("由于两个机房合并，年底前下线 40 台旧服务器", "count", 0, 40, "台", None, True),
    ("因为客户增长 30%，客服人均处理量提升到 60 单", "increase", None, 60, "单", None, False),
    ("随着门店增加到 200 家，准时率保持 98% 以上", "hold_above", None, 98, "%", ">=", False),
    ("由于人手减少 2 人，周报时间从 4 小时压到 1 小时", "decrease", 4, 1, "h", None, False),
    ("鉴于去年发生 3 起泄露，全年数据泄露不超过 1 起", "decrease", 3, 1, "起", "<=", False),
    ("受 2 家客户流失影响，全年续约率保持 90%", "hold_above", None, 90, "%", None, False),
    ("对 30 家重点客户，每季度至少回访 1 次", "hold_above", None, 1, "/quarter", ">=", False),
    ("依托 2 个区域中心，在上半年之内建成 8 个服务站", "count", 0, 8, "个", None, True),
    # how many are not yet so, of so many that all are to be
    ("40 家门店中 12 家未接入，6 月底前全部接入", "increase", 28, 40, "家", None, False),
    ("40 家门店，未接入 12 家，年内全部接入", "increase", 28, 40, "家", None, False),
    ("20 个微服务 6 个没有 owner，Q2 全部补上", "increase", 14, 20, "个", None, False),
    ("40 家门店只有 12 家没有缺货，年内全部做到", "increase", 12, 40, "家", None, False),
    ("40 家门店中有 28 家已接入，年内全部接入", "increase", 28, 40, "家", None, False),
    ("100 张报表 30 张没人看，年底前全部下架", None, None, None, "张", None, True),
    # two deeds, so many for each, what is to be kept
    ("新开 20 家，关闭 5 家", None, None, None, "家", None, True),
    ("在 5 个城市各开 4 家店", None, None, None, None, None, True),
    ("产能提升 20%，编制控制在 40 人", None, None, None, None, None, True),
    ("错误率下降 10%，保持在 5% 以内", "hold_below", None, 5, "%", "<=", True),
    ("仓总数由 5 个增至 8 个，新增 3 个", "increase", 5, 8, "个", None, False),
    ("岗位从 40 个减到 32 个，新增 3 个", None, None, None, None, None, True),
    ("高危漏洞 30 天清零", "decrease", None, 0, None, None, False),
    ("逾期 30 天清零", "decrease", 30, 0, "day", None, False),
    ("迁移 240 家（总 300 家，已迁 60 家）", "increase", 60, 240, "家", None, False),
    # years and how often
    ("跑批 5h（26Q4）→ 1h（27Q3）", "decrease", 5, 1, "h", None, False),
    ("缺货从一周 3 次到一月 1 次", "decrease", None, 1, "/month", None, True),
    ("三年中最多 2 次", "hold_below", None, 2, "次", "<=", False),
    # how many there are, as the topic
    ("对于已立项的 9 个项目，确保至少 7 个按期结项", "count", None, 7, "个", ">=", False),
    ("在已立项的 9 个项目中，至少 7 个按期结项", "count", None, 7, "个", ">=", False),
    ("12 个服务，至少 9 个接入 trace", "count", None, 9, "个", ">=", False),
    ("断电演练 6 次，至少 4 次", None, None, None, None, None, True),
    # a second target, for the best case
    ("验收周期从 30 天压到 20 天，理想情况下做到 15 天", "decrease", 30, None, "day", None, True),
    ("验收周期从 30 天压到 20 天，力争 15 天", "decrease", 30, None, "day", None, True),
    ("满意度从 80% 提到 85%，NPS 提到 40", None, None, None, None, None, True),
    ("采纳率做到 70% 或 75%", "increase", None, None, "%", None, True),
    ("从 3.2s 降到 1.5s，挑战 1s", "decrease", Decimal("3.2"), None, "s", None, True),
    ("40 个存量接口里，至少 32 个补齐文档", "count", None, 32, "个", ">=", False),
    # how far, and where that leads
    ("交付周期缩短 20%（30 天 → 24 天）", "decrease", 30, 24, "day", None, False),
    # when it begins
    ("从 3 月起每月至少演练 1 次", "hold_above", None, 1, "/month", ">=", False),
    ("从 3 月的 12 天降到 9 月的 4 天", "decrease", 12, 4, "day", None, False),
    # headings
    ("正确率 当前/目标：98%/99.5%", "increase", 98, Decimal("99.5"), "%", None, False),
    ("下单耗时（现状/目标）：3.2s/2s", "decrease", Decimal("3.2"), 2, "s", None, False),
    ("覆盖率 目标：70%/80%", None, None, None, "%", None, True),
    # how it is today, behind a comma in brackets
    ("6 个模块独立部署（目前还没开始，0 个）", "increase", 0, 6, "个", None, False),
    ("接入 12 家客户（目前仍在谈，3 家）", "increase", 3, 12, "家", None, False),
    # what each may have in a stretch of time
    ("每个团队今年不超过 3 起", "hold_below", None, 3, "起", "<=", False),
    ("每条产线 Q3 内至多 2 次停线", "hold_below", None, 2, "次", "<=", False),
    ("每个团队 6 月底前不超过 3 起", "decrease", None, 3, "起", "<=", False),
    ("每个团队年底前降到 3 起以内", "decrease", None, 3, "起", "<=", False),
    # where to, between the bound and its number
    ("每人每季度至少到现场跟班 2 天", "hold_above", None, 2, "day/quarter", ">=", False),
    ("每人每月至少到客户现场拜访 2 次", "hold_above", None, 2, "/month", ">=", False),
    # slips
    ("漏测率 4.5% 将到1.5%", "decrease", Decimal("4.5"), Decimal("1.5"), "%", None, False),
    ("预算偏差保持在正负 5% 以内", "hold_within", None, None, "%", None, False),
    ("bug 数 300 200", None, None, None, None, None, True),
    # one time by the clock in the unit of another
    ("P99 由 1.4 s 优化到 400–600 ms", "decrease", 1400, None, "ms", None, True),
    ("P95 降到 300", "decrease", None, 300, None, None, True),
    # not again
    ("证书过期 去年5起，今年别再有", "decrease", 5, 0, "起", None, False),
    ("证书过期 去年5起，今年一起都不要有", "decrease", 5, 0, "起", None, False),
    # once
    ("性能测试报告模版统一", "milestone", None, None, None, None, False),
    ("推进口径统一", None, None, None, None, None, False),
    ("cold start 的 baseline 先 measure 出来", "baseline", None, None, None, None, False),
)

# text, deadline
DUE = (
    ("3 月的告警降到 20 条", None),
    ("把 3 月的告警降到 20 条", None),
    ("12 月的告警从 80 条降到 20 条", None),
    ("把 3 月的告警在 6 月底前降到 20 条", "2027-06-30"),
    ("9 月的超时率降到 2%", "2027-09-30"),
    ("12 月的月活提升到 20 万", "2027-12-31"),
    ("3 月的故障不超过 2 起", "2027-03-31"),
    ("线上故障 去年11起今年最多4起", "2027-12-31"),
    ("命中率：71%（2026 年 12 月均值）→ 88%（2027 年 9 月均值）", "2027-09-30"),
    ("7 月份之前招聘 6 名工程师", None),
    ("8 月的假期余额清零", None),
    # a month with its year, and stretches of months
    ("今年 6 月底前降到 40 条", "2027-06-30"),
    ("本年 9 月底完成迁移", "2027-09-30"),
    ("今年 Q3 故障不超过 6 起", "2027-09-30"),
    ("今年三季度末前完成迁移", "2027-09-30"),
    ("今年的 6 月 30 日前完成迁移", "2027-06-30"),
    ("今年告警降到 40 条", "2027-12-31"),
    ("明年 3 月底前完成迁移", None),
    ("告警 120 条，今年 12 月降到 40 条", "2027-12-31"),
    ("3-9 月完成 6 个仓的改造", "2027-09-30"),
    ("今年 3-9 月完成 6 个仓的改造", "2027-09-30"),
    ("从 3 月到 9 月，投诉降到 10 件", "2027-09-30"),
    ("Q2 至 Q3 上线 3 个功能", "2027-09-30"),
    ("上线时间由 6 月提前到 4 月", "2027-04-30"),
    ("连续 3-6 月无事故", None),
    ("一年中至少有 10 个月达标", None),
    # in figures
    ("2027.06 覆盖率 80%", "2027-06-30"),
    ("成本 2027.06 元", None),
    ("06-30 覆盖率 80%", "2027-06-30"),
    ("覆盖率 80%，截止 09-15", "2027-09-15"),
    ("08-20 点接通率 95%", None),
    ("工号 05-12 的设备停机 3 次降到 1 次", None),
    ("一季度 60%、二季度 70%、三季度 80%", None),
    ("跑批 5h（26Q4）→ 1h（27Q3）", "2027-09-30"),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_beside_causes_and_topics(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


@pytest.mark.parametrize(("text", "day"), DUE)
def test_a_month_that_says_whose_is_no_deadline(text: str, day: str | None) -> None:
    assert told(read_sentence(text, year=2027))["deadline"] == day


def test_a_pasted_table_is_read_by_its_head() -> None:
    got = told(read_sentence("指标\t现值\t目标\t截止\n差错率\t0.35%\t0.10%\tQ3末", year=2027))
    assert (got["start"], got["target"]) == (Decimal("0.35"), Decimal("0.10"))
    assert got["deadline"] == "2027-09-30"
