"""Chinese key results as they are typed: what a careful colleague reads without a question."""

from decimal import Decimal
from typing import Any

import pytest

from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # a year in two digits
    ("磨合期返工 ≤3%，26 年实际 5.5%", "decrease", Decimal("5.5"), 3, "%", "<=", False),
    ("单板良率 ≥ 98%（26年是 96.2%）", "increase", Decimal("96.2"), 98, "%", ">=", False),
    ("夜班告警 25年 90 条，26年 60 条，27年不超过 20 条", "decrease", 60, 20, "条", "<=", False),
    ("壳体质保从 10 年提升到 25 年", "increase", 10, 25, "year", None, False),
    ("27年客户现场故障不超过5起", "decrease", None, 5, "起", "<=", False),
    # about so many in each stretch of time, and what is to be
    ("误关单 目前一天大概 45 单，9月底前压到 5 单以内", "decrease", 45, 5, "单/天", "<=", False),
    ("坏件每周约 30 件降到 6 件", "decrease", 30, 6, "件/周", None, False),
    ("每天 80 条脏数据，要压到 10 条", "decrease", 80, 10, "条/天", None, False),
    # how many there have been this year, beyond a bound
    ("现场返修 全年不多于 6 次，今年 11 次", "decrease", 11, 6, "次", "<=", False),
    ("现场返修不多于 6 次，今年 2 次", None, None, None, None, None, True),
    # so much less or spared
    ("客服进线每周少 40 通", "relative", None, None, None, None, False),
    ("夜班每月少加班 12 小时", None, None, None, None, None, True),
    ("测试环境每月省 8 万元", "relative", None, None, None, None, False),
    ("全省 20 万用户接入", "count", 0, 200000, "用户", None, True),
    # either side of nothing
    ("排产偏差 ±4% 以内", "hold_within", None, None, "%", None, False),
    ("称重误差从 ±2% 收到 ±0.5%", "decrease", 2, Decimal("0.5"), "%", None, False),
    # how many were found of what is to go
    ("孤儿账号清零（摸底有 57 个）", "decrease", 57, 0, "个", None, False),
    ("大 key（>20MB）清零", "decrease", None, 0, None, None, False),
    # what so many of them are like
    ("断电演练 6 次，至少有一次在夜间", "count", 0, 6, "次", None, True),
    ("断电演练 6 次，至少 4 次", None, None, None, None, None, True),
    # of so many
    ("老报表 90 张，下线 60 张", "count", None, 60, "张", None, True),
    ("14 条产线接了 10 条就算达标", "count", None, 10, "条", None, False),
    ("14 条产线接了 10 条", None, None, None, "条", None, True),
    ("存量 70 个接口下线 50 个", "count", None, 50, "个", None, False),
    # numbers of names
    ("校招 28 届签约 15 人", "count", 0, 15, "people", None, True),
    ("举办 3 届黑客松", "count", 0, 3, "届", None, True),
    ("0day 预警 3 小时以内", "hold_below", None, 3, "h", "<=", False),
    ("1day 漏洞 2 天内修完", "hold_below", None, 2, "day", "<=", False),
    ("重点客户（300 台以上）不流失", None, None, None, None, None, False),
    ("在苏州、东莞两个工厂完成切换，5月底", "milestone", None, None, None, None, True),
    ("对接 A 厂和另外 4 家供应商", None, None, None, None, None, True),
    ("每位导师每两周和徒弟 1:1 至少一次", None, None, None, None, None, True),
    # a range beside a start, or another target
    ("整机功耗从 14W 降到 8-9W", "decrease", 14, None, "W", None, True),
    ("返修周期 30 天 缩短至 12~15 天", "decrease", 30, None, "day", None, True),
    ("焊接机器人 3 → 5 台，或者 6 台", None, 3, None, "台", None, True),
    ("排障从 50 多分钟降到 15 分钟", "decrease", None, 15, "min", None, True),
    ("返修周期：12.5 → 6", "decrease", Decimal("12.5"), 6, None, None, True),
    ("冷备归档 1.8PB", "count", 0, Decimal("1.8"), "PB", None, True),
    # a bound that says who is meant, in brackets
    ("新员工（试岗3个月内）独立开单的平均天数 28 → 15", "decrease", 28, 15, None, None, False),
    # so long after something, in the name of a metric
    ("割接后一周内返修的次数 全年别超过 5 次", "hold_below", None, 5, "次", "<=", False),
    ("割接后两周内完成 3 次回访", "count", 0, 3, "次", None, True),
    # what is left of so many
    ("旧型号下线 4 款，还剩 3 款明年处理", "count", 0, 4, "款", None, True),
    ("30 条产线改造还剩 8 条", None, None, None, "条", None, True),
    ("存量 40 → 0，新增当天处理", "decrease", 40, 0, None, None, False),
    # after what
    ("整批回灌 一次 20 小时，优化后 6 小时", "decrease", 20, 6, "h", None, False),
    ("手工开票 每月 90 单，自动化后 ≤ 10 单", "decrease", 90, 10, "单/月", "<=", False),
    # a share of something else
    ("外协费用不超过制造预算的 15%", "hold_below", None, 15, "%", "<=", False),
    ("外协费用不超过去年的 80%", None, None, None, None, None, True),
    ("每迭代 15% 工时投入缺陷治理", None, None, 15, "%", None, False),
    # another result beside a half
    ("例会减半，人均会议 5 小时以内", None, None, None, None, None, True),
    ("审批时长减半，压到 3 天", "decrease", None, 3, "day", None, False),
    # what comes of it
    ("质检工位上线 9 个，月节省 200 人时", "count", 0, 9, "个", None, True),
    # what is not reached today, and only told
    ("自检覆盖率不到四成，年底过半", None, None, None, "%", None, True),
    # those of others
    ("从下单到装机平均 20 天，行业 12 天，目标 14 天", "decrease", 20, 14, "day", None, False),
    # years behind the goal, and a word that it is too much
    ("批量退货 全年不超过 4 起（25 年 9 起、26 年 7 起）", "decrease", 7, 4, "起", "<=", False),
    ("上料一次 9 分钟太慢，3 分钟以内", "decrease", 9, 3, "min", "<=", False),
    ("良率 93% 偏低，提到 97%", "increase", 93, 97, "%", None, False),
    ("合格率 82% 往上提到 95%", "increase", 82, 95, "%", None, False),
    # against something, with a sign
    ("点检漏项率较基线 −1.5pp", "relative", None, None, None, None, False),
    # what is spared, said beside it
    ("能耗单价下降 9%，全年省 120 万", "relative", None, None, None, None, False),
    # a day without its 号
    ("6 月 20 前完成 80% 的搬迁", "increase", None, 80, "%", None, False),
    # on the way to all
    ("来料检验 10% 抽检改全检", None, None, None, None, None, True),
    # units of small power
    ("待机电流 12 微安降到 5 微安", "decrease", 12, 5, "微安", None, False),
    # a scale, another result, a half of them
    ("门店陈列打分 8 分以上（10 分制）", "increase", None, 8, "分", ">=", False),
    ("停线复盘 24h 内出报告，改进项 20 天关闭", None, None, None, None, None, True),
    ("旧模具 48 套，今年换掉一半", None, None, None, None, None, True),
    # two edges behind 在 and 落在, and a range of what is done
    ("恒温箱温度落在 36 到 38 度之间", "hold_within", None, None, "度", None, False),
    ("周转天数落在 25 到 35 天", "hold_within", None, None, "day", None, False),
    ("排队等待在 5 到 8 分钟", "hold_within", None, None, "min", None, False),
    ("在 2 到 3 个区域上线", None, None, None, None, None, True),
    ("在 3 到 6 个月内完成迁移", None, None, None, None, None, True),
    # how far it goes today, in brackets
    ("并发撑到 800（目前跑到 300 就超时）", "increase", 300, 800, None, None, False),
    ("14 家工厂装上 AGV（已装 5 家）", "increase", 5, 14, "家", None, False),
    ("14 家工厂装上 AGV（已报名 5 家）", None, None, None, "家", None, True),
    ("核心链路压测覆盖 12 条（已覆盖 7 条）", "increase", 7, 12, "条", None, False),
    ("全部 45 个看板切到新口径，已切 12 个", "increase", 12, 45, "个", None, False),
    ("40 个老模板换成 Vite，已换 12 个", "increase", 12, 40, "个", None, False),
    # 省 as a verb
    ("夜间跑批比改造前省 40 分钟", "relative", None, None, None, None, False),
    ("运维人力省 2 人", "relative", None, None, None, None, False),
    ("年省电费 40 万", "relative", None, None, None, None, False),
    ("每月能省 20 人日", "relative", None, None, None, None, False),
    ("全国 18 省上线新网关", "count", 0, 18, "省", None, True),
    # releases in names
    ("Kafka 从 2.8 升到 3.6，5月底搞定", "milestone", None, None, None, None, False),
    ("灰度平台 2.0 上线，Q3 内", "milestone", None, None, None, None, False),
    ("8个车间上MES 2.0（已上3个）", "increase", 3, 8, "个", None, False),
    ("hive 2.3 表全部迁到 3.1，一共 860 张，已迁 200 张", "increase", 200, 860, "张", None, False),
    ("新版 SDK 4.0 接入率 80%", "increase", None, 80, "%", None, False),
    ("NPS 4.5 提到 4.8", "increase", Decimal("4.5"), Decimal("4.8"), None, None, False),
    ("做完支付中台拆分", "milestone", None, None, None, None, False),
    # how many there are, in front of how many of them
    ("12个年度项目，按时验收的不少于10个", "count", None, 10, "个", ">=", False),
    ("40 个微服务里 SLO 没用超的 ≥ 36 个", "count", None, 36, "个", ">=", False),
    ("200 个核心接口，自动化覆盖到 180 个", "count", None, 180, "个", None, False),
    ("8 个项目立项，结项不少于 5 个", None, None, None, None, None, True),
    ("SSO 接入：20 个系统里 16 个", "count", None, 16, "个", None, True),
    ("工单积压 350 张，每周消 40 张", None, None, None, None, None, True),
    # more than half
    ("AI 代码采纳率年底前过半", "increase", None, 50, "%", ">", False),
    ("移动端占比过半，客诉率低于 1%", None, None, None, "%", None, True),
    # units in brackets, rates of a metric
    ("外呼接通率 30 → 45（%）", "increase", 30, 45, "%", None, False),
    ("工时 40 → 25（h）", "decrease", 40, 25, "h", None, False),
    ("费用从 80 降到 60（万元）", "decrease", 80, 60, "万元", None, False),
    ("月活 30 → 50（万）", "increase", 30, 50, None, None, True),
    ("每周发版次数从 2 次到 5 次", "increase", 2, 5, "/week", None, False),
    # how something is tested
    ("高低温循环测试（-40℃~85℃）通过，6月底", "milestone", None, None, None, None, False),
    ("盐雾试验（48h）通过，8月底", "milestone", None, None, None, None, False),
    # about, and by degrees
    ("账实相符率做到 9 成多", None, None, None, None, None, True),
    ("报表导出从5分钟降到2左右", "decrease", 5, 2, "min", None, True),
    ("尽量少出线上事故", None, None, None, None, None, True),
    ("评审更顺畅一些", None, None, None, None, None, True),
    ("误报控制在合理范围", None, None, None, None, None, True),
    ("交付再稳一点，延期不超过 2 次", "hold_below", None, 2, "次", "<=", False),
    ("60 个需求，延期的不超过 6 个", "hold_below", None, 6, "个", "<=", False),
    ("30 个服务，其中 20 个接入 trace", "count", None, 20, "个", None, False),
    ("库位利用率在 80% 与 90% 之间", "hold_within", None, None, "%", None, False),
    ("连续 30 到 45 天无故障", None, None, None, None, None, True),
    ("人工成本省 2 成", "relative", None, None, None, None, False),
    ("单车线束省 1.2 米", "relative", None, None, None, None, False),
    ("江苏省 3 家门店完成改造", "count", 0, 3, "家", None, True),
    ("夜间值班叫醒次数每月 6 次到 2 次", "decrease", 6, 2, "/month", None, False),
    ("每天 2 到 3 次", None, None, None, None, None, True),
    ("给 50 辆车装 OBD（装好 18 辆）", "increase", 18, 50, "辆", None, False),
    ("把 ES 6.8 的索引全部迁移到 7.17，7 月底", "milestone", None, None, None, None, False),
    ("超半数工单由机器人关闭", None, None, None, None, None, True),
    ("自助办理率达到半数", "increase", None, 50, "%", None, False),
    ("投诉下降过半", None, None, None, None, None, True),
    ("出口额（万美元）300 → 450", "increase", 300, 450, None, None, True),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]
