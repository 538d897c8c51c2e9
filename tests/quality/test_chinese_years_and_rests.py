"""Chinese key results: years gone by, none so far, what is left, and days that only look."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # a clause that opens with a year gone by
    ("2026 年发生 5 次，2027 年不超过 1 次", "decrease", 5, 1, "次", "<=", False),
    ("2026 年投诉 90 条，2027 年 60 条以内", "decrease", 90, 60, "条", "<=", False),
    ("2026 年完成 12 个，2027 年完成 20 个", "increase", 12, 20, "个", None, False),
    # it is not to happen again
    ("证书过期 2026 年发生 5 次，2027 年不允许再发生", "decrease", 5, 0, "次", None, False),
    ("误发短信（去年 3 次），今年不再出现", "decrease", 3, 0, "次", None, False),
    ("去年断电 2 次，今年必须杜绝", "decrease", 2, 0, "次", None, False),
    ("2026 年开展 5 次，2027 年不再开展", None, 5, None, "次", None, True),
    ("现有 5 个供应商，今年不再新增", None, 5, None, "个", None, True),
    # what does not happen, and is bad
    ("大促期间链路不出 P1", "hold_below", None, 0, None, None, False),
    ("全年不发生一起安全事故", "hold_below", None, 0, None, None, False),
    ("同类故障不再发生", "hold_below", None, 0, None, None, False),
    ("不出现在首页", None, None, None, None, None, False),
    ("迁移完成，不出现数据丢失", "milestone", None, None, None, None, False),
    # none of them so far
    ("规则上线 200 条（目前一条都没有）", "increase", 0, 200, "条", None, False),
    ("接口 30 个接入网关，现在一个也没接", "increase", 0, 30, "个", None, False),
    ("一个都不能少", None, None, None, None, None, False),
    # so many fewer or more
    ("故障数再少 5 起", "relative", None, None, None, None, False),
    ("门店再多 5 家", "relative", None, None, None, None, False),
    ("事故少 3 起以上", "relative", None, None, None, ">=", False),
    ("单次停机别再破 30 分钟", "hold_below", None, 30, "min", "<=", False),
    ("目前 3 家试点，扩到 12 家，一家都没退", "increase", 3, 12, "家", None, False),
    ("缺少 5 人", "count", 0, 5, "people", None, True),
    # done by now, and left
    ("已消 7 处，还剩 9 处，年内全部消完", "decrease", 9, 0, "处", None, False),
    ("漏洞已修 40 个，还剩 12 个，6 月底前清零", "decrease", 12, 0, "个", None, False),
    ("已修 40 个，剩 12 个", None, None, None, None, None, True),
    ("招聘已到岗 12 人，还差 3 人，6 月底前全部到岗", None, 3, None, "people", None, True),
    ("接口已改造 30 个，总共 80 个，9 月底前全部完成", "increase", 30, 80, "个", None, False),
    # brought to so many by a verb that nobody listed
    ("闲置云主机 312 台，要求 4 月底前清退到不超过 40 台", "decrease", 312, 40, "台", "<=", False),
    ("超期工单 88 个，Q3 末前消解到 10 个", "decrease", 88, 10, "个", None, False),
    ("服务器 312 台，年底前搬迁到 2 个机房", None, None, None, None, None, True),
    # how many of them are of a kind
    ("申请专利 4 项,目前 1 项,其中发明不少于 2 项", "increase", 1, 4, "项", None, False),
    ("申请 4 项专利(目前 0),其中发明不少于 2 项", "increase", 0, 4, "项", None, False),
    # either side of so much
    ("室温控制在 23±2℃", "hold_within", None, None, "°C", None, False),
    ("湿度控制在 45±5%", None, None, None, None, None, True),
    ("编制控制在 340±5 人", None, None, None, None, None, True),
    # cells of a row, of which one is a bound
    ("打回率 | 31% | ≤10% | 8月", "decrease", 31, 10, "%", "<=", False),
    ("可用率 | ≥99.9% | 99.2%", "increase", Decimal("99.2"), Decimal("99.9"), "%", ">=", False),
    ("打回率 | 8% | ≤10%", None, None, None, "%", None, True),
    ("20 分钟 → 5 分钟(含)以内", "decrease", 20, 5, "min", "<=", False),
    ("用例自动化 800", "increase", None, 800, None, None, True),
    # so many in all, how many of them are done, what it is made of
    ("依赖方 17 家，已切 5 家，剩余 12 家 Q2 切完", "increase", 5, 17, "家", None, False),
    ("依赖方 17 家：已切 5 家，未切 12 家", None, None, None, "家", None, True),
    ("招 5 个算法（北京 2、上海 3）", "count", 0, 5, "个", None, True),
    ("累计路试 20 万公里（已跑 6.5 万）", "increase", 65000, 200000, "公里", None, False),
    ("核心表 100% 打标（已打 450/900）", "increase", 50, 100, "%", None, False),
    ("存量高危漏洞 46 个，9 月底前一个不留", "decrease", 46, 0, "个", None, False),
    # by steps
    ("研发云桌面替换 1200 台，分三批", "count", 0, 1200, "台", None, True),
    ("评分 4.5 分", "increase", None, Decimal("4.5"), "分", None, False),
    # a comma of Chinese between two numbers
    ("MTBF 提到 800，100% 覆盖", "increase", None, None, None, None, True),
    ("F1 做到 0.85，120 条样本", "increase", None, Decimal("0.85"), None, None, False),
    ("告警从 1，200 条降到 300 条", "decrease", 1200, 300, "条", None, False),
    ("吞吐翻一番（2000 → 4000 TPS）", "increase", 2000, 4000, "TPS", None, False),
    ("今明两年累计节省 500 万", "relative", None, None, None, None, True),
    # so large a share in that time
    ("法务响应 24 小时内达 95%", "increase", None, 95, "%", None, False),
    ("2 天内降到 5%", "decrease", None, 5, "%", None, True),
    ("完成从老平台到新平台的迁移", "milestone", None, None, None, None, False),
    ("由季度发布改为月度发布", None, None, None, None, None, False),
    # what something is today, and nobody knows
    ("先测出一次发布的真实人力成本，目前没人说得清", "baseline", None, None, None, None, False),
    ("摸清单次发布到底要多久", "baseline", None, None, None, None, False),
    ("确定到底谁负责审批流程", None, None, None, None, None, False),
)
# a line, its deadline
DUE = (
    ("时长由 9 天缩到 4 天,DDL 9/30", "2027-09-30"),
    ("时长由 9 天缩到 4 天,deadline: 12/31", "2027-12-31"),
    ("时长由 9 天缩到 4 天,完成时间 9/30", "2027-09-30"),
    ("Cut it from 9 to 4 days (deadline 9/30)", "2027-09-30"),
    ("时长由 9 天缩到 4 天,DDL 4/5", None),
    ("Deadlines met 12/31", None),
    ("慢接口降到 10 个，截止6.30", "2027-06-30"),
    ("慢接口（现状 40，目标 10，6 月底）", "2027-06-30"),
    ("截至 2 月底误报率 12%，9 月底前降到 5%", "2027-09-30"),
    ("误报率 12%（截至 2 月），年底降到 5%", "2027-12-31"),
    ("慢接口 40 个（截至 3 月底）→ 10 个", None),
    ("接入 30 家，截至 3 月 31 日已接 12 家", None),
    ("误报率降到 5%，截至 9 月底", "2027-09-30"),
    ("截至 6 月底完成 12 家，截至年底完成 30 家", None),
    ("投诉率由 6% 降至 3%，5 月底复盘一次，年底达成", "2027-12-31"),
    ("投诉率由 6% 降至 3%，6 月底评审通过，年底上线", None),
    ("投诉率由 6% 降至 3%，6 月底复盘", "2027-06-30"),
    ("通过率 57% 提到 75%(希望Q3能看到)", "2027-09-30"),
    ("通过率 57% 提到 75%，预计 Q3 后见到", None),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


@pytest.mark.parametrize(("text", "due"), DUE)
def test_when_it_is_due(text: str, due: str | None) -> None:
    assert told(read_sentence(text, year=2027))["deadline"] == due


@pytest.mark.parametrize(
    ("text", "change"), [("丢包率改善 2%", -2), ("转化率优化 5%", 5), ("故障率再少 3 个点", -3)]
)
def test_better_is_less_of_what_is_bad(text: str, change: int) -> None:
    assert told(read_sentence(text, year=2027))["change"]["value"] == change
