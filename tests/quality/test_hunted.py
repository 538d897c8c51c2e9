"""Sentences of which a value was filled in that nobody meant, found by writing many of them."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.each import of_each
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
ZH = (
    ("理赔初审 3 天变当天", None, 3, None, "day", None, True),
    ("84 条管线换阀 60 条，已换 33 条", "increase", 33, 60, "条", None, False),
    # this year is how it is today, each of them, a verb that says how far
    ("破线每月 ≤ 2 次，今年平均 7 次", "decrease", 7, 2, "/month", "<=", False),
    ("贴标每箱 14 秒，目标 8 秒内", "decrease", 14, 8, "s", "<=", False),
    ("每个批次留样至少 48 小时", "hold_above", None, 48, "h", ">=", False),
    ("备用机群缩容三分之一", "relative", None, None, None, None, False),
    # a start that is only about so much, another's figure, a metric of time without a unit
    ("由 50 多秒压到 8 秒", "decrease", None, 8, "s", None, True),
    ("拣货步数比老师傅走的少 9%", None, None, None, None, None, True),
    ("手持终端续航从 8 提到 12", "increase", 8, 12, None, None, True),
    ("丢单率跟错单率都压到千分之二以下", None, None, None, None, None, True),
    ("客户跟进及时率从 60% 提到 90%", "increase", 60, 90, "%", None, False),
    ("看板刷新做到分钟级就行", None, None, None, None, None, True),
    ("Bring scan queues down to something bearable", None, None, None, None, None, True),
    ("三季度把返工率的基线跑出来", "baseline", None, None, None, None, False),
    # years in two digits
    ("外包费用较 26 年降 8%", "relative", None, None, None, None, False),
    ("漏检率（26 年 3%）降到 1%", "decrease", 3, 1, "%", None, False),
    ("26年停线9次，今年压到4次", "decrease", 9, 4, "次", None, False),
    ("窑炉寿命从 20 年提到 25 年", "increase", 20, 25, "year", None, False),
    # round numbers are no years, and a pace that is gone to is no rhythm
    ("Daily imports over 2000", "hold_above", None, 2000, None, ">", False),
    ("Marketplace stars: 2000", "increase", None, 2000, None, None, False),
    ("Energy use below 1990", None, None, None, None, None, False),
    ("Improve backup frequency to 6x/day", "increase", None, 6, "/day", None, False),
    ("Backups checked twice a day", "hold_above", None, 2, "/day", None, False),
    # round numbers are no years; 分 behind a mark are no minutes
    ("峰值会话 > 2000", "increase", None, 2000, None, ">", False),
    ("培训评分达到 4.7/5 分", "increase", None, Decimal("4.7"), "/5", None, False),
    # so much more than before is no level of today
    ("理财规模突破 90 亿元，较年初净增 8 亿元", "increase", None, 9_000_000_000, "CNY", ">", True),
    ("网点较年初净减 6 家", "relative", None, None, None, None, False),
    ("授信余额新增 3 亿元，达到 21 亿元", None, None, None, "CNY", None, True),
    # which ones, and no bound of them
    ("金额超 50 万的合同全部复核", None, None, None, None, None, True),
    ("20 人天以内的需求过半", None, None, None, None, None, True),
    ("服务 80 家以上的商户", "count", None, 80, "家", ">=", False),
    ("除 2 家海外仓外，其余 14 家全部上线", "count", 0, 14, "家", None, True),
    # how far it is, and how many more
    ("已改造 9 座，还剩 5 座，年底前做完", None, None, None, "座", None, True),
    ("共 30 个营业厅，已改造 12 个，再改造 10 个", None, None, None, None, None, True),
    ("已改造 9 座，目标 20 座", "increase", 9, 20, "座", None, False),
    ("每个车间一次，六个车间", None, None, None, None, None, True),
    ("近 400 名司机通过考核", "count", None, 400, "名", None, False),
    # bounds that are denied
    ("审单时长别再超过 6 小时，现在 9 小时", "decrease", 9, 6, "h", "<=", False),
    ("单次停线不能多于 20 分钟", "hold_below", None, 20, "min", "<=", False),
    ("评审得分不得少于 80 分", "hold_above", None, 80, "分", ">=", False),
    ("满载率不会掉到 65% 以下", "hold_above", None, 65, "%", ">=", False),
    ("别让排队涨到 15 分钟以上", "hold_below", None, 15, "min", "<=", False),
    ("不让排队涨到 15 分钟", None, None, None, None, None, True),
    ("未整改的隐患降到 8 项以下", "decrease", None, 8, "项", "<=", False),
    # at least so much less or more
    ("压缩检修工期至少 3 天", "relative", None, None, None, ">=", False),
    ("降低外包费用 15% 以上", "relative", None, None, None, ">=", False),
    ("将客单价提升至少 12%", "relative", None, None, None, ">=", False),
    ("提高复购率至少 8%", None, None, None, None, None, True),
    ("提高出勤率不低于 95%", "increase", None, 95, "%", ">=", False),
    ("单件包材减轻 12g", "relative", None, None, None, None, False),
    # what a thing is like, and a level
    ("35kV线路测温覆盖率达到 90%", "increase", None, 90, "%", None, False),
    ("仓储水平评价通过六级", None, None, None, None, None, True),
    ("新增接口测试率 85%，存量 50%", None, None, None, "%", None, True),
    # the first so many of them
    ("治理前 15% 的高耗能设备", None, None, None, None, None, False),
    ("没有一个班组低于 70 分", "increase", None, 70, "分", ">=", False),
    ("没有改善的班组低于 3 个", "hold_below", None, 3, "个", "<", False),
    ("连续 2 个月零投诉的食堂达到 15 家", "increase", None, 15, "家", None, False),
    # two goals
    ("次月留存 38%，付费转化 2%→3%", None, None, None, "%", None, True),
    ("行业平均 38%，付费转化 2%→3%", "increase", 2, 3, "%", None, False),
    ("重伤为 0，轻伤从 7 起降到 3 起", None, None, None, None, None, True),
    ("恢复时长由 3 小时降到 1 小时、数据丢失归零", None, None, None, "h", None, True),
    ("不少于 70% 的教师参加至少 3 次教研", None, None, None, None, None, True),
    ("存贷比不高于 70%，流动性覆盖率不低于 110%", None, None, None, "%", None, True),
    ("技工留任率 85%，引进工程师 6 名", None, None, None, None, None, True),
    ("确保 300 单，争取 380 单", None, None, None, "单", None, True),
    ("平均每班 5 次，争取 2 次以下", "decrease", 5, 2, "次", "<=", False),
    ("在 60 家基础上再拓 25 家", None, None, None, "家", None, True),
    ("光纤占比 41%，年底过半", None, None, None, "%", None, True),
    # under what, and which ones
    ("利用率超过 75% 时响应低于 250ms", "hold_below", None, 250, "ms", "<", False),
    ("得分 70 以下的承运商清退", None, None, None, None, None, True),
    ("外购占比控制在 35% 左右", "hold_below", None, 35, "%", None, False),
    ("付费用户达到 6 万", "increase", None, 60_000, None, None, False),
    # signs
    ("材料成本↓12%", "relative", None, None, None, None, False),
    ("优等品率 81%↑87%", "increase", 81, 87, "%", None, False),
    ("由亏损 60 万到盈利 20 万", None, None, None, None, None, True),
    ("召回率 +0.04 至 0.85", None, None, None, None, None, True),
    ("“三个 95%”目标达成", None, None, None, None, None, True),
    ("单日最高 3 万单，稳定 5 天", None, None, None, None, None, True),
    ("力争三年翻一番，今年增长 10%", None, None, None, None, None, True),
    ("净增 12 人，到 60 人", None, None, None, "people", None, True),
    ("每万人配 4 名社工", None, None, 4, "名", None, False),
    (
        "碳排放 2.6 → 2.1 吨/万元",
        "decrease",
        Decimal("2.6"),
        Decimal("2.1"),
        "吨/万元",
        None,
        False,
    ),
    ("从手工 100% 到自动 70%", None, None, None, "%", None, True),
    ("由 4 班 80 人改为 3 班 66 人", None, None, None, None, None, True),
    ("敞口不超过净资产的 4 倍", None, None, None, None, None, True),
    ("存款日均增 9 亿元", "relative", None, None, None, None, False),
    # days that something is compared with
    ("较 2026 年 6 月 30 日的 9% 降到 7%", "decrease", 9, 7, "%", None, False),
    ("2026 年 6 次，2027 年 2 次", "decrease", 6, 2, "次", None, False),
    # names, times of day, units of more than one word
    ("9·1 开学前交付 16 间教室", "count", 0, 16, "间", None, True),
    ("末班车 22:10 推迟到 23:30", None, None, None, None, None, True),
    ("早会由 9:00 提前到 8:15", None, None, None, None, None, True),
    ("700DPPM→300DPPM", "decrease", 700, 300, "DPPM", None, False),
    ("综合能耗降至 0.9 吨标煤/吨", "decrease", None, Decimal("0.9"), "吨标煤/吨", None, False),
    # about so much
    ("首诊合格率提到 88 左右", "increase", None, 88, None, None, True),
    ("出勤率大概能到 96%", "increase", None, 96, "%", None, True),
    ("直播间转粉率接近 12%", None, None, 12, "%", None, True),
    ("换模时间从 50 分钟压到 20 分钟左右", "decrease", 50, 20, "min", None, False),
    ("设备利用率稳定在 70% 左右", "hold_above", None, 70, "%", None, False),
    ("对接 30 家上下游", "count", 0, 30, "家", None, True),
    # no unit where one is needed
    ("列表接口时延优化 40", None, None, None, None, None, True),
    ("宕机 2h → 20", None, None, None, None, None, True),
    ("换线 50min → 12", "decrease", 50, 12, "min", None, False),
    # one number for two
    ("拒收件和破损件一并压到 2%", None, None, None, None, None, True),
    ("测试和运维一起把回滚率压到 2%", "decrease", None, 2, "%", None, False),
    # the verb against the numbers, in a clause of its own
    ("退课率从 3% 到 5%，必须下降", "increase", 3, 5, "%", None, True),
    ("续课率从 61% 到 68%，要提升", "increase", 61, 68, "%", None, False),
    # for how long something is tried or goes on
    ("96h 连续压测零崩溃", "hold_below", None, 0, None, None, False),
    ("百店试点 3 个月", None, None, None, None, None, True),
    ("网点超过 20 人时，配一名安全员", None, None, None, None, None, False),
    # what is sure, or what it is today?
    ("自助缴费率 91%，力争 94%", None, None, None, "%", None, True),
    ("目前自助缴费率 91%，力争 94%", "increase", 91, 94, "%", None, False),
    # what it was then, how many of them, of whom, how much a month
    ("续保率做到 75%，一季度是 68%", "increase", 68, 75, "%", None, False),
    ("接口改造 9/26 个，6 月底前全部上线", "increase", 9, 26, "个", None, False),
    ("纹波不超过 8mV（满载）", "hold_below", None, 8, "mV", "<=", False),
    ("每日用例集新增 60 条", "count", 0, 60, "条", None, True),
    ("云桌面每月 26 万降到 18 万元", "decrease", 260_000, 180_000, "CNY/month", None, False),
    ("差评率下降 15%，以 4 月均值为基准", "relative", None, None, None, None, False),
    # others' figures, tiers of a target, conditions
    ("相比友商的 4.5 秒，我们做到 3 秒以内", "decrease", None, 3, "s", "<=", False),
    ("挑战值 90 家，目标值 70 家", None, None, None, "家", None, True),
    ("续费率 61%（行业 70%），追平行业", None, None, None, None, None, True),
    ("一旦队列超过 300 个就自动扩容", None, None, None, None, None, False),
    ("在不增加人手（现 40 人）的前提下，产量提升 12%", "relative", None, None, None, None, False),
    ("付款平均 6 天，其中审批环节 3 天压到 1 天", "decrease", 3, 1, "day", None, False),
    ("广告投产比 ≥1:3", None, None, None, None, None, True),
    ("误码率 10^-5 → 10^-7", None, None, None, None, None, True),
    ("4 天一次的盘点改为 1 天一次", "decrease", 4, 1, "day", None, False),
    ("12345 工单回访率 97%", "increase", None, 97, "%", None, False),
    ("近 30 天活跃商家 8 万家", "increase", None, 80_000, "家", None, False),
    ("登机口误点每月 30 次以内（7 号线现 52 次）", "decrease", 52, 30, "/month", "<=", False),
    ("口碑得分 83.4 分，全省第 5，力争第 1", None, None, None, None, None, True),
    ("安检缩短，从 15 个工作日到 9 个", "decrease", 15, 9, "day", None, False),
    # so many on an average day or month; what is there all the time is no rate
    ("物业报修月均 180 单压到 90 单", "decrease", 180, 90, "单/月", None, False),
    ("窗口退件月均 64 件降到 20 件", "decrease", 64, 20, "件/月", None, False),
    ("失联客户周均新增 31 户降至 9 户以内", "decrease", 31, 9, "户/周", "<=", False),
    ("积压工单日均 300 条降到 80 条", "decrease", 300, 80, "条", None, False),
    # how long or often something is loaded in one test
    ("样机封板并完成 96 小时高温老化试验，6 月 3 日前", "milestone", None, None, None, None, False),
    ("4 家供应商完成 30 万次插拔验证", "count", 0, 4, "家", None, True),
    ("完成 15 次应急演练", "count", 0, 15, "次", None, True),
    ("赎回由 T+2 改为 T+1，6 月 8 日上线", "milestone", None, None, None, None, False),
    ("返修 14 台/月，三季度前 5 台/月", None, None, None, "台/月", None, True),
    ("每晚批处理中断次数一周不超过 2 次", "hold_below", None, 2, "/week", "<=", False),
    ("遗留 P2 bug 47 → 6", "decrease", 47, 6, None, None, False),
    ("改造 16 座 35kV 变电站", "count", 0, 16, "座", None, True),
    ("3 期临床入组 90 例，已入组 24 例", "increase", 24, 90, "例", None, False),
    ("首批 40 台到货，年底前共 500 台", None, None, None, "台", None, True),
    ("首批 40 台到货", "count", 0, 40, "台", None, True),
    # so often in a month, and the goal in the clause behind
    ("停水每季度 6 次，目标 2 次以内", "decrease", 6, 2, "/quarter", "<=", False),
    ("部署每周 2 次，目标每天 1 次", None, None, None, None, None, True),
    ("复诊 2.4 次/人/年 → 3 次/人/年", "increase", Decimal("2.4"), 3, "次/人/year", None, False),
    # about where it is today, what is added, what is compared
    ("回访率不足 60%，年内做到 85%", "increase", None, 85, "%", None, True),
    ("破损率不足 1%，签收率做到 98%", None, None, None, "%", None, True),
    ("保费余额新增 8 亿元，年初 42 亿元", None, None, None, "CNY", None, True),
    ("三车间良率比二车间低 4 个点，要拉平", None, None, None, None, None, True),
    ("618 大促退款 24 小时完成率 99%", "increase", None, 99, "%", None, False),
    ("每个班组至少培养三五名多能工", None, None, None, None, None, True),
    ("5 月底前拿出预测准确度的基线", "baseline", None, None, None, None, False),
    ("2 级以上设备事故为零", "decrease", None, 0, None, None, False),
    ("不发生 1 起重大火灾", "hold_below", None, 0, "起", None, False),
    ("电子票 100%，减少窗口 3 个", None, None, None, None, None, True),
    ("关键岗位梯队 1:2", None, None, None, None, None, True),
    ("出证由 6 天缩至 2 天（加急）/ 4 天（普通）", None, 6, None, "day", None, True),
    ("售价比对手高 8%", None, None, None, None, None, True),
    ("每位坐席每天少填 15 次表", None, None, None, None, None, True),
    ("去化存货 260 吨", "count", 0, 260, "吨", None, True),
    ("丢件率：基线 6% / 目标 3% / 挑战 2%", "decrease", 6, 3, "%", None, False),
    ("错装万分之 0.8，目标 0.5", "decrease", Decimal("0.008"), Decimal("0.005"), "%", None, False),
    ("退款成功率 99%，到账时效 12h", None, None, None, None, None, True),
    ("滚轮寿命 800 炉提高到 1200 炉", "increase", 800, 1200, "炉", None, False),
    ("90 后员工留任率 85%", "increase", None, 85, "%", None, False),
    ("复印月用量 300 包降到 120 包", "decrease", 300, 120, "包", None, False),
    ("出井 1.1 万车/日增到 1.3 万车/日", "increase", 11_000, 13_000, "车/天", None, False),
    ("待检件 900 件压半", "decrease", 900, 450, "件", None, False),
    ("在好评率不低于 92% 的前提下，费用降 6%", "relative", None, None, None, None, False),
    ("铺到 75% 网点/50% 县域", None, None, None, "%", None, True),
    # what is not settled yet
    ("坪效再提一提，最好能到 50 元/天", "increase", None, 50, "CNY/day", None, True),
    ("到访率做到 40%，或者客单涨 8 元", "increase", None, 40, "%", None, True),
    ("先定 85%，后面再看", "increase", None, 85, "%", None, True),
    ("户均时长 40 上下", None, None, None, None, None, True),
    ("尽快把漏单率降到同业前列", None, None, None, None, None, True),
    ("季度回访 1 次改为每月 1 次", None, None, 1, "/month", None, True),
    # verbs of a character or two
    ("安装包 86MB 抠到 60MB", "decrease", 86, 60, "MB", None, False),
    ("到课率 71% 拱到 85%", "increase", 71, 85, "%", None, False),
    # a plus between a number and its unit
    ("镜像下载量：6000+/月", "hold_above", None, 6000, "/month", ">=", False),
    ("巡检脚本 40+ 个", "count", None, 40, "个", ">=", False),
    ("发版由 50+ 分钟缩短到 15 分钟", "decrease", 50, 15, "min", None, False),
    ("累计完成 8 场路演以上", "count", None, 8, "场", ">=", False),
    ("用户 2 次跳转内找到表单", "hold_below", None, 2, "次", "<=", False),
    ("3 个冲刺内下线旧网关", None, None, None, None, None, True),
    # by so much, or to so much
    ("编译速度提升 ≥ 60%", "relative", None, None, None, ">=", False),
    ("组件复用率提升 ≥ 60%", None, None, None, None, None, True),
    ("提高灰度频率 25%", "relative", None, None, None, None, False),
    ("提高机台效率 85%", None, None, None, None, None, True),
    ("每月 4% 能耗下降", None, None, None, None, None, True),
    # there already
    ("收货准时率：当前 97%，目标 94%", None, 97, 94, "%", None, True),
    ("收货准时率：当前 91%，目标 94%", "increase", 91, 94, "%", None, False),
    # a load, a test, and what is not to happen
    ("2000 TPS 无超时", None, None, None, None, None, True),
    ("6 万条台账导入零丢失", None, None, None, None, None, True),
    ("12 小时满载老化试验无死机", None, None, None, None, None, False),
    ("上线 15 个无障碍页面", "count", 0, 15, "个", None, True),
    ("无事故运行 150 天", "increase", None, 150, "day", None, False),
    # what is not known yet
    ("客服满意度: 目标 > 4.6 (基线待建立)", "increase", None, Decimal("4.6"), None, ">", False),
    ("把退件率从当前 X% 压到 Y%（行业一般 <2%）", "decrease", None, None, None, None, True),
    ("接入 N 个仓库", None, None, None, None, None, True),
    # the verb of another clause, and how often
    ("提升团队技能，完成至少 5 场演练", "count", None, 5, "场", ">=", False),
    ("每周投入不少于 3 小时清理旧告警", "hold_above", None, 3, "h/week", ">=", False),
    ("与 6 家物流商签约", "count", 0, 6, "家", None, True),
    # years gone by, and years of another kind
    ("2025年11月底完成切换", "milestone", None, None, None, None, True),
    ("2025 年 11 月良率 82%，今年提到 90%", "increase", 82, 90, "%", None, False),
    ("70% 的同学完成认证（截至 2025 年 12 月底）", "increase", None, 70, "%", None, True),
    ("2027 财年 Q2 完成搬迁", "milestone", None, None, None, None, True),
    # what goes on is not what the number is of
    ("持续优化搜索体验，点击率提升到 30% 以上", "increase", None, 30, "%", ">=", False),
    ("持续降低打包耗时到 4 分钟", "decrease", None, 4, "min", None, False),
    ("可用性持续 99.9% 以上", "hold_above", None, Decimal("99.9"), "%", ">=", False),
    ("保持值班节奏，恢复时长缩短到 25 分钟", "decrease", None, 25, "min", None, False),
    # loads, weights, scales, and who takes part
    ("3000 QPS 下成功率 99.9%", "increase", None, Decimal("99.9"), "%", None, False),
    ("网关可用性 99.95%（权重 30%）", "increase", None, Decimal("99.95"), "%", None, False),
    ("权重20%：漏单 ≤ 3 起", "hold_below", None, 3, "起", "<=", False),
    (
        "体验评分从 3.9/5.0 提升到 4.4/5.0",
        "increase",
        Decimal("3.9"),
        Decimal("4.4"),
        "/5",
        None,
        False,
    ),
    ("完成 9 场沙龙，累计参与 1500 人", None, None, None, None, None, True),
    ("每双月至少安排 5 小时培训", None, None, None, None, None, True),
    ("系统正常运行时间达到 99.9%", "increase", None, Decimal("99.9"), "%", None, False),
    ("返工数降到上季度的一半", None, None, None, None, None, True),
    # versions, codes, days and fiscal quarters are no values
    ("将消息队列升级到 3.2", None, None, None, None, None, False),
    ("把脚本从 Perl 5.8 迁移到 5.36", None, None, None, None, None, False),
    ("404 页面清零", "decrease", None, 0, None, None, False),
    ("7.15 上线新版", None, None, None, None, None, True),
    ("FY27Q3：返工率降到 2%", "decrease", None, 2, "%", None, True),
    # how much a service bears
    ("日活达到 2kw", "increase", None, 20_000_000, None, None, False),
    ("支撑 6w TPS", "increase", None, 60_000, "TPS", None, False),
    ("单机 QPS 3000", "increase", None, 3000, None, None, False),
    ("部署耗时从半天降到 20 分钟", "decrease", None, 20, "min", None, True),
    # how far it is, how much of the traffic, which of them, and parts of ten thousand
    ("拣货准确率 99.8%（当前完成度 35%）", "increase", None, Decimal("99.8"), "%", None, False),
    ("接入商户数 20 → 60，整体进度：45%", "increase", 20, 60, None, None, False),
    ("需求完成度 90%（当前完成度 50%）", "increase", 50, 90, "%", None, False),
    ("5% 流量灰度零超时", "hold_below", None, 0, None, None, False),
    ("讲师评分达到 4.7 分（5 分制）", "increase", None, Decimal("4.7"), "分", None, False),
    ("内存使用率超过 85% 的节点扩容", None, None, None, None, None, True),
    ("每月安排至少 6 小时的代码评审和重构", "hold_above", None, 6, "h/month", ">=", False),
    ("行数 > 500 万的表拆分完成", None, None, None, None, None, True),
    ("丢件率万 2 以下", None, None, None, None, None, True),
    ("技术债清理 40%", None, None, None, None, None, True),
)


@of_each(ZH, lambda row: str(row[0]))
def test_no_value_is_filled_in_that_nobody_meant(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


# text, start, target, unit, deadline; "?" as target: nothing is read, and it is asked about
@pytest.mark.parametrize(
    ("text", "words"),
    [("Raise coverage to about 90 or so", "90 or so"), ("提到 90 出头", "90 出头")],
)
def test_a_question_quotes_the_words_it_is_about_and_no_blank(text: str, words: str) -> None:
    asked = told(read_sentence(text, year=2027))["questions"]
    assert [one["words"] for one in asked] == [words]
