"""Chinese lines: what comes in pieces, bands, how many are done of how many, what is left to do."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # 块 of what comes in pieces, and of money
    ("闲置硬盘 1,430 块清到 100 块以内", "decrease", 1430, 100, "块", "<=", False),
    ("坏盘从每月 30 块硬盘降到 10 块", "decrease", 30, 10, "块/月", None, False),
    ("每块电池成本从 80 块降到 60 块", "decrease", 80, 60, "CNY", None, False),
    ("单均成本从 8.5 块降到 6 块", "decrease", Decimal("8.5"), 6, "CNY", None, False),
    # a band around nothing that is not to be left
    ("预算偏差不超过 ±5%", "hold_within", None, None, "%", None, False),
    ("预算偏差小于±5%", None, None, None, None, None, True),
    ("价格调整不超过 ±5%", None, None, None, None, None, True),
    # how many there are about
    ("工单控制在 500 张上下", "hold_below", None, 500, "张", None, False),
    # before something happens
    ("每个版本发布前至少做 2 轮回归", "hold_above", None, 2, "轮", ">=", False),
    ("披露前至少 2 天完成评审", None, None, None, None, None, False),
    # how long it takes of each week
    ("对账每周花 6 小时降到 2 小时", "decrease", 6, 2, "h/week", None, False),
    ("每人每周加班 11 小时 降为 4 小时", "decrease", 11, 4, "h/week", None, False),
    ("每天平均等待 30 分钟降到 10 分钟", "decrease", 30, 10, "min", None, False),
    # done so far, of how many
    ("机器:11 台已替换,共 58 台,年底全部替换", "increase", 11, 58, "台", None, False),
    ("11 个已纳管,还有 58 个,年底全部纳管", None, 58, None, "个", None, True),
    ("堡垒机覆盖 88%,剩 12% 年中补齐", None, None, None, "%", None, True),
    ("迁移完成 80%,剩余 20% 明年做", "increase", None, 80, "%", None, False),
    ("血缘覆盖 60%,要全覆盖", None, None, None, None, None, True),
    ("培训覆盖 60%,全员要持证", "increase", None, 60, "%", None, False),
    ("把 12 个老系统都迁了,现在还差 9 个", "increase", 3, 12, "个", None, False),
    ("权限冲突 57 个用户清到 0", "decrease", 57, 0, "个", None, False),
    ("3 轮测试缺陷收敛到 0", "decrease", None, 0, None, None, False),
    # by a degree that is no number
    ("接口报错日均 320 次,降一个数量级", "decrease", 320, None, "/day", None, True),
    ("人效 3.2 单,提升一个台阶", "increase", Decimal("3.2"), None, "单", None, True),
    ("新建 20 家门店,收入提升一个档次", "count", 0, 20, "家", None, True),
    # how wide the spread is, said in a name
    ("线宽均匀性(3σ)从 3.1nm 降到 2.0nm", "decrease", Decimal("3.1"), 2, "nm", None, False),
    ("过程能力从 3σ 提升到 4σ", "increase", 3, 4, None, None, False),
    ("完整率 92 → 98(%),9/30", "increase", 92, 98, "%", None, False),
    # those of them that are the goal
    (
        "上季度 18 个 P2,其中 11 个是配置引起的,这类要降到 2 个",
        "decrease",
        11,
        2,
        "个",
        None,
        False,
    ),
    ("工单 320 张,其中重复 90 张,降到 20 张", None, None, None, "张", None, True),
    ("用户 300 家,其中付费 80 家,提升到 150 家", "increase", 80, 150, "家", None, False),
    ("申请专利 4 项,其中发明不少于 2 项", "count", 0, 4, "项", None, True),
    ("吞吐 QPS 1.2k(A10)→ 3k(L40S)", "increase", 1200, 3000, None, None, False),
    # two changes, of which neither is the one
    ("会议减少一半,每周空出 6 小时", None, None, None, None, None, True),
    ("月账单同比持平,业务量涨 40%", None, None, None, None, None, True),
    ("业务量涨 40%,账单持平", "relative", None, None, None, None, False),
    # a level, and a share of it by which it is to change
    ("跨省专线月租 42 万降 30%", "decrease", 420_000, 294_000, None, None, False),
    ("手工凭证 1,900 张/月,想砍七成", "decrease", 1900, 570, "张/月", None, False),
    ("拣货速度 92 行/小时,提升 15%", None, None, None, None, None, True),
    ("转化率 3% 提升 20%", "increase", 3, None, "%", None, True),
    ("毛利率提升 2pct", "relative", None, None, None, None, False),
    # minutes behind hours, what was before, and half a nine more
    ("平均 MTTR 1小时40分降到45分", "decrease", 100, 45, "min", None, False),
    ("从过去的 40 家扩到 100 家", "increase", 40, 100, "家", None, False),
    ("可用性 4 个 9 半", None, None, None, None, None, True),
    # 改 alone leads from one number to another
    ("付款审批 4 级改 2 级", "decrease", 4, 2, "级", None, False),
    ("由 3 人改 2 人", "decrease", 3, 2, "people", None, False),
    ("把 20 个接口改 5 个", "count", None, 5, "个", None, False),
    ("模具寿命 30 万模次延长至 50 万", "increase", 300_000, 500_000, "模次", None, False),
    ("故障自愈率从无到 50%", "increase", None, 50, "%", None, False),
    # no figure
    ("不再有人工上线", None, None, None, None, None, False),
    ("没有 P0 遗留后上线", "milestone", None, None, None, None, False),
    ("主干保持可发布", None, None, None, None, None, False),
    ("错误率降到行业平均", None, None, None, None, None, True),
    # how it is, as a word behind the figure says
    ("异常平均 4.5 天才发现,要当日发现", None, Decimal("4.5"), None, "day", None, True),
    ("环境 8 天才能拿到,希望 1 天", "decrease", 8, 1, "day", None, False),
    ("覆盖率 80% 才算达标", "increase", None, 80, "%", None, False),
    ("招聘 8 名算法人才", "count", 0, 8, "名", None, True),
    ("穿越问题全年 6 例,明年不得再有", "decrease", 6, 0, "例", None, False),
    ("缺陷一共11次,今年最多2次", None, None, None, None, None, True),
    ("缺陷去年一共11次,今年最多2次", "decrease", 11, 2, "次", "<=", False),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


# text, kind, deadline
DUE = (
    ("CI 时长 27 分钟,要求 10 分钟以下,7/31 验收", "decrease", "2027-07-31"),
    ("第 2 季度 50% 的系统上云", "increase", "2027-06-30"),
    ("第 1 季度 20%,第 2 季度 50%", None, None),
    ("注册中心 GA —— 4/15", "milestone", "2027-04-15"),
    ("流量费用被削减一半,截止 2027-08-31", "relative", "2027-08-31"),
    ("机台匹配度先测一版基线,2 月 15 日前交数", "baseline", "2027-02-15"),
)


@pytest.mark.parametrize("row", DUE, ids=[one[0] for one in DUE])
def test_by_when_a_chinese_line_is_due(row: tuple[str, str | None, str | None]) -> None:
    got = told(read_sentence(row[0], year=2027))
    assert (got["kind"], got["deadline"]) == row[1:]
