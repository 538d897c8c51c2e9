"""A value that rests on a guess is left empty and asked about."""

from decimal import Decimal

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.growth import growth

GUESSES = (
    "Reduce the ANR rate under Google's 0.47 % threshold",
    "Sev2 defect backlog from 310 to 150 / 200",
    "DR test for all tier-1 apps run by 20 Oct, RTO of 4h met",
    "Reduce ERP customisations by 30 (of 110)",
    "Retire Jenkins (230 jobs left)",
    "At most 1 rollback in 50 deployments",
    "Recover the primary DB in 10 min in 3 of 3 drills",
    "One person can release in 20 minutes, today three people need 2 h",
    "No customer waits > 3 working days for a quote",
    "Bring in 2 new analysts and cut alert triage to 15 min",
    "Tracing in all 12 core services + 80 % sampling",
    "Helpdesk chat answered in 40 seconds or less, 8 to 6",
    "p95 of nightly batch finishes 2 h earlier",
    "More than 9 in 10 deployments without manual steps",
    "Convert 30 contractors into 12 permanent engineers",
    "Replace paper work orders at 7 of 9 lines; 100% digital by end of June",
    "Drop IE11 once usage is < 0.5%",
    "Reduce cost per order without hurting NPS (≥ 40)",
    "Offer acceptance at 80 % and time to hire below 35 days",
    "Cut build time to between 10 and 14 min",
    "Have the new ticket tool in 5 countries, 800 agents",
    "Lab throughput: +20 samples/day",
    "1 of 3 managers trained in OKR coaching → all",
    "Ship v2.0 of the SDK to 5 pilot customers by mid-May",
    "Kitchen use at 60 % or as low as the caterer manages",
    "Couriers on the night shift: 9 → 5 (or 6 if it snows)",
    "Harbour inspection with zero fires and at most 2 spills",
    "Every room has a key and 95 % have a lamp",
    "Sail weekly and keep sick guests below 5 %",
    "Mend 40 of 60 nets and no new holes",
    "Soup warm enough: good enough for 95% of guests",
    "Helmets on 100% of riders, 97% of others",
    "More stable tents: 5 leaks",
    "Fewer than 3 late trains in 100",
    "Hold the wait at the ferry at 3 days while the traffic grows by 30 %",
    "Cap the heating bill at 30k, better 25k a month",
    "Keep the choir at 12 singers, 14 at most",
    "Bread better than the village average of 12 %",
    "Lower the tide loss by 0.5 points or so",
    "Delivery of bread in 3-4 days",
    "Fewer outages of the lamp, say 10 to 20",
    "Far more than the 800 beds we have",
    "Regatta start with 0 open leaks, ≤ 5 torn sails",
    "Every guest has a bed within 5 hours, and at least 80 % of them a view",
    "Freshness and crust of the bread both at 99 %",
)


GUESSES_ZH = (
    "包体积缩小了 40MB 以上",
    "能耗低于行业均值 10%",
    "构建时间缩短为三分之一",
    "营收占比 8% 的新业务线盈亏平衡",
    "5 年以上的老旧设备完成更换",
    "用 6 周完成核心账务切换",
    "运营活动配置上线平均 2.3 天，压缩到当天",
    "车间噪声 ≤ 80dB，超标点位由 9 处减为 2 处",
    "研发数据口径统一到一套，争议归零",
    "打造 24 小时不打烊的自助服务",
    "把每年两次的大版本改成季度小版本",
    "上海、成都两个机房 N+1 冗余，在 Q3 完工",
    "单笔 10 万以上付款双人复核",
    "漏检率与误检率均低于 2%",
    "人工成本最多降 15%",
    "命中率每月提升 2%",
    "返修率不高于 3%，且全年零召回",
    "提高人均产出 12 万元",
    "当前客诉率 2%，退货率 1%",
    "排队时间和退单量各降 15%",
    "图书上架 40 左右",
    "续保率做到第一梯队",
    "20 人以上门店全部接入排班",
    "客单毛利 6 个点",
    "录单提速 20% 到 40%",
    "九成的来电 20 秒内接起，挂断率从 8% 降到 3%",
    "改签时长从 9 分钟降到 4 分钟，旅客评分 4.5",
    "改签时长从 9 分钟降到 4 分钟，误开单为 0",
    "改签时长从 9 分钟降到 4 分钟，并完成 3 次演练",
    "零投诉，改签时长从 9 分钟降到 4 分钟",
    "体检覆盖率 100%，漏检率 3% 降到 1%",
    "制卡时间压缩到 5 分钟（现场）/ 2 天（邮寄）",
    "退件率高于同行平均 2 个百分点",
    "出库加快 3 天",
    "缺货数与退货数同时下降 10%",
    "返工从 18 起降到 7 起，且来料引起的不超过 2 起",
)


@pytest.mark.parametrize("text", (*GUESSES, *GUESSES_ZH))
def test_a_number_that_may_be_a_remark_is_asked_about(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["target"] is None
    assert read["unit"] is None
    assert read["ambiguous"]


READ = (
    ("覆盖全部 58 家经销商，目前上了 21 家", 21, 58, "家"),
    ("平均 41 小时，10 月前做到 16 小时", 41, 16, "h"),
    ("净利率由负2%做到 3%", -2, 3, "%"),
    ("误拦 30 起/天，目标 10 起", 30, 10, "起/天"),
    ("全球 12 个 region 的时钟偏差 < 10ms", None, 10, "ms"),
    ("考核 90 分以上供应商占比提到 70%", None, 70, "%"),
    ("Support: median first answer under 4h for P2 tickets (n=300/month)", None, 4, "h"),
    ("Latency p99 <= 250 ms @ 2k rps", None, 250, "ms"),
    ("95 % patch compliance within 14 days for critical CVEs", None, 95, "%"),
    ("Mutation score 38 % to ≥ 60 %, the ledger stays as is", 38, 60, "%"),
    ("PRs > 400 lines: 35 % of all → 15 %", 35, 15, "%"),
    ("Reduce alert rules without a runbook (212 of 530) to fewer than 50", 212, 50, None),
    ("Reopened tickets ≤ 3 % (Q1 average 7.4 %)", 7.4, 3, "%"),
    ("Order error rate: 0.8 % at the moment, we want 0.2 %", 0.8, 0.2, "%"),
    ("Mean wait in the hotline 6m40s to 2m", 400, 120, "s"),
    ("Raise coverage from **40 %** to **70 %**", 40, 70, "%"),
    ("Test bench setup (min): 75 → 30", 75, 30, "min"),
    ("Percentage of shifts with ≤ 2 pages from 50 to 85", 50, 85, "%"),
    ("Our mobile build takes 38 minutes. Target: 15.", 38, 15, "min"),
    ("90% of the 1,400 laptops encrypted by EOQ2", None, 90, "%"),
    ("4-eyes principle on 100% of payouts over 10k EUR", None, 100, "%"),
    ("Two-day lead time for standard changes (currently 6 days)", 6, 2, "day"),
    ("Budget for licences stays within EUR 1.4m", None, 1_400_000, "EUR"),
    ("Mobile release at $310k/month instead of $390k", 390_000, 310_000, "USD/month"),
    ("SSO coverage 70 apps → all 112 apps", 70, 112, "apps"),
    ("Meet the 4h SLA for P1 in 97% of cases (89% in FY26)", 89, 97, "%"),
    ("OEE on the paint line at 80 % for 8 weeks running", None, 80, "%"),
    ("Keep weekend deploys at zero", None, 0, None),
    ("Reduce the median invoice cycle from 12 days (Q4) to 7", 12, 7, "day"),
    ("Bring carbon report effort from 15 person days to 3", 15, 3, "person days"),
    ("p99.9 of payment auth stays under 900 ms while traffic grows 40%", None, 900, "ms"),
    ("Third-party licences: from 61 vendors to 40, saves roughly €200k", 61, 40, "vendors"),
    ("Fewer than 20 open vulns with CVSS ≥ 7", None, 20, "vulns"),
    ("70% of leadership positions filled internally (2025/26: 52%)", 52, 70, "%"),
    ("Latency improves from p95 800 ms to p95 400 ms", 800, 400, "ms"),
    ("Documentation debt: 120 pages older than 1 year → 20", 120, 20, "pages"),
    ("1. Hire two data engineers by 1 May", 0, 2, "people"),
    ("No P1 older than 24h", None, 0, None),
    ("Cold start of the edge lambda is 1.8 s, should be 600 ms", 1800, 600, "ms"),
    ("Onboarding satisfaction ≥ 4.5 / 5 (n ≥ 30)", None, 4.5, "/5"),
    ("Reduce 500 errors from 0.4% to 0.1%", 0.4, 0.1, "%"),
    ("5 deploys/day/team", None, 5, "/day/team"),
    ("Storage at 71 % → 50 % by deleting snapshots older than 90 days", 71, 50, "%"),
    ("Weekly patch window shrinks 4 h -> 1.5 h", 4, 1.5, "h"),
    ("Hire 6 people: 2 SRE, 3 backend, 1 manager", 0, 6, "people"),
    ("No customer-visible outage longer than 15 minutes", None, 0, None),
    ("Queue lag never > 30 s during the evening peak", None, 30, "s"),
    ("5 h of rescue drill per diver and month", None, 5, "h/diver/month"),
    ("Max 3 guided tours per ranger and week", None, 3, "tours/ranger/week"),
    ("€12 of packaging per delivered crate", None, 12, "EUR/crate"),
    ("Boarding time below 12 min for flights with less than 90 seats", None, 12, "min"),
    ("Turnaround of 6 working hours for parcels < 3 kg", None, 6, "h"),
    ("Unload a 40 t truck in under 25 min", None, 25, "min"),
    ("Water pressure must not sink below 4 bar", None, 4, "bar"),
    ("Take 14 old PCs off the network", 0, 14, "PCs"),
    ("Mooring fees 3.4m → 2.9m EUR", 3_400_000, 2_900_000, "EUR"),
    ("Idle current of the sensor < 25 uA", None, 25, "uA"),
    ("Ironing takes 9 min per shirt; needs to be 5", 9, 5, "min/shirt"),
    ("Boot time of the first level 11 s to 6 s", 11, 6, "s"),
    ("Ferry boarding at most 20 min – in the storm of March we needed 45", 45, 20, "min"),
    ("Rotten fruit under 4 % (we counted 9 % at the last harvest)", 9, 4, "%"),
    ("Mould on bread below 1.5 %. In 2026 we threw away 3.2 %.", 3.2, 1.5, "%"),
    ("Punctual trams: 97 %, in the second half of last year it was 88 %", 88, 97, "%"),
    ("Bring empty runs to 10 % (it's 37 % as of last Friday)", 37, 10, "%"),
    ("No guest waits longer than 3 days; the current record is 17 days", 17, 3, "day"),
    ("Harvest of a row to 3 weeks, whereas today we need 8", 8, 3, "week"),
    ("Tyre change in 3 min where the old rig needed 9", 9, 3, "min"),
    ("Rent 6 lorries for the harvest, two of them with cooling", 0, 6, "lorries"),
    ("Injuries of grade 1 or 2 at most 3 a year", None, 3, "/year"),
    ("Scrap 9 of the 14 old buses by October 31 (the rest runs until 2029)", None, 9, "buses"),
    ("Fire doors on 100 % of the decks and the two piers, today 82 %", 82, 100, "%"),
    ("Cancel 350 unused SaaS seats", 0, 350, "seats"),
    ("Hours of manual sorting per month down to 10; they were 36 in March", 36, 10, "h"),
    ("Hatch rate of the nursery < 0.4 % after 12 months", None, 0.4, "%"),
    ("Cut the fare from 0.90 EUR to 0.50 EUR, punctuality unchanged at 97%", 0.9, 0.5, "EUR"),
    ("Keep at least 2 spare tyres per wheel type in stock", None, 2, "tyres/wheel type"),
    ("Move all 23 choirs to the new hall by 15 Sep", 0, 23, "choirs"),
    ("Fewer than 3 bear sightings reportable to the ranger per year", None, 3, "sightings/year"),
    ("Lamps on in 100 % of the tents (as of January it is 40 %)", 40, 100, "%"),
    ("Our boats are at 71 % load, should be 85 %", 71, 85, "%"),
    ("9 out of 10 fresh loaves sold the same day (today 4 out of 10)", 4, 9, "loaves"),
    ("A guest gets the room in two days, not in nine", 9, 2, "day"),
    ("Hull cuts mended within 6 h in 90 % of cases", None, 90, "%"),
    ("Stage light score ≥ 90 (64 in our last run)", 64, 90, None),
    ("Bring the ferry wait to 30 minutes; the median of the last six months is 74", 74, 30, "min"),
    ("Refill takes 2h (tested twice a year)", None, 2, "h"),
    ("Tunnel fan alarm <= 1 s, verified in 30 of 30 trials", None, 1, "s"),
    ("Loose tiles per street: 60, want under 10", 60, 10, None),
    ("Get the noise of gulls down: 1,900 cries a day to 300", 1900, 300, "/day"),
    ("All 14 bakeries on the new oven by 30/09/2027", None, 14, "bakeries"),
    ("Safe landing at least 99 % across the fleet of 230 gliders", None, 99, "%"),
    ("38 of 64 lanterns mended by year end, 17 already done", 17, 38, "lanterns"),
    ("No more than 1 leak per 10 minutes", None, 1, "leak/10 min"),
    ("Price of a berth: $0.84 in January, $0.35 in June", 0.84, 0.35, "USD"),
    ("Cracks in the dam: 140 at year end 2026, 30 at the end of September", 140, 30, None),
    ("Bread baked within 24 h for > 75 percent of orders, last year it was 58", 58, 75, "%"),
    ("Hold 60 km/h on wet rails in 95 % of runs", None, 95, "%"),
    ("Guests should wait 5 min on average and not 14", 14, 5, "min"),
    ("Weeds in the beds 9.5 % → 3 %, at a loss of crops that stays under 0.2 %", 9.5, 3, "%"),
    ("Pumps stop dead 9 → 3 times a year, comfort not below 4.2", 9, 3, "/year"),
    ("Nest hit rate 55 → 85", 55, 85, None),
    ("Mean time between squeaks of the wheel above 900 h (currently ~ 640)", 640, 900, "h"),
    ("Mend sails in 3 working days, 10 at present, for boats above 100k EUR", 10, 3, "day"),
    ("Lost crates under 0.4 % for crates up to 31 kg", None, 0.4, "%"),
    ("Idle carts 38 % -> 12% , saves ca. 180k CHF", 38, 12, "%"),
    ("Opening of the pool with no more than 3 days of closed lanes", None, 3, "day"),
    ("Thermal rise ≤ 25 K at 40 °C", None, 25, "K"),
    ("Reach 4.5 stars with at least 2,000 votes", None, 4.5, None),
    ("Gas in the hall < 0.65% (legal limit 0.9%)", None, 0.65, "%"),
    ("Reduce the 6-week rehearsal to 2 weeks", 6, 2, "week"),
    ("Remove asbestos from 1,850 roofs", 0, 1850, "roofs"),
    ("Beds free on 98 % of nights – in the past half-year we reached 89 %", 89, 98, "%"),
)


READ_ZH = (
    ("退款时效 P90 从 26 小时降到 8 小时，跨境订单放宽到 3 天", 26, 8, "h"),
    ("索引重建耗时由 6 h 降至 2 h，覆盖 1,200 个分片", 6, 2, "h"),
    ("缺页率从 4% 降到 1%；同一页两次缺失即算重复", 4, 1, "%"),
    ("老旧工位机（用满 6 年）还有 900 台，H1 换到只剩 200 台", 900, 200, "台"),
    ("工单积压 320 单偏多，要在 9 月底前降到 80 单", 320, 80, "单"),
    ("500 GB 冷数据清到只剩 60 GB", 500, 60, "GB"),
    ("新客首单由第 9 天提前到第 4 天", 9, 4, "day"),
    ("75% 以上的页面在 2 秒内打开", None, 75, "%"),
    ("抽样合格率 88% 起步，Q3 达到 95%", 88, 95, "%"),
    ("自助报表占比从不足 15% 提到 50%", 15, 50, "%"),
    ("过期证书清零（剩 41 张）", 41, 0, "张"),
    ("修复所有越权类漏洞（现存 18 个）", 18, 0, "个"),
    ("每晚每产一吨约亏 300 元，今年目标是从 2.4 吨做到 3.1 吨", 2.4, 3.1, "吨"),
    ("每季度与供应商开展联合演练 2 次", None, 2, "/quarter"),
    ("每位组长每月至少和每位新人面谈一次", None, 1, "/month"),
    ("录播课上线，涉及 12 个章节和 4 位讲师，完课率达到 70%", None, 70, "%"),
    ("18 个车间 100% 通过复检", None, 100, "%"),
    ("9 个网点均在 30 秒内响应", None, 30, "s"),
    ("沙箱费用：每月 6 万元封顶", None, 60000, "CNY/month"),
    ("别让排队超过 5 分钟", None, 5, "min"),
    ("冷链签收平均 55 小时，门店常抱怨，9 月底前要压到 36 小时", 55, 36, "h"),
    ("合同 500 份，现在归档 180 份，年底做到 480 份", 180, 480, "份"),
    ("直播间卡顿率由 3% 降到 1%，弱网实测 30 场", 3, 1, "%"),
    ("网关延迟从 90 ms 压到 40 ms，按峰值的 1.5 倍压测", 90, 40, "ms"),
    ("现在对接 6 家银行，计划对接 11 家", 6, 11, "家"),
    ("百公里油耗 28L 降到 25L", 28, 25, "L"),
    ("门店巡检通过率从 70% 升到 90%，顾客评分不低于 4.5", 70, 90, "%"),
    ("车间 300 人在线 报工延迟 ≤ 2 s", None, 2, "s"),
    ("出库平均等待不超过 8 分钟（50 件以内的小单）", None, 8, "min"),
    ("老员工第一次完成双录不超过培训后 3 天", None, 3, "day"),
    ("投诉:2024 年 30 起，2025 年 21 起，2026 年 16 起，2027 年不超过 10 起", 16, 10, "起"),
    ("单件装配现在每台 18min，要做到 11min", 18, 11, "min"),
    ("夜巡漏检:平均每班 5 次，争取 2 次以下", 5, 2, "次"),
    ("全厂 80 条产线，已接入看板 46 条，年底 80 条", 46, 80, "条"),
    ("一天三次备份", None, 3, "/day"),
    ("员工每月被投诉次数 ≤ 2", None, 2, "/month"),
    ("客户验收失败率:4% 今天 / 1% 目标", 4, 1, "%"),
    ("专利 20 件（实用新型 12 件）", 0, 20, "件"),
    ("工位数据接口 40 个，其中喷涂线 6 个", 0, 40, "个"),
    ("物料编码重复 900 条清理完", 900, 0, "条"),
    ("邮件 24 小时内回复，达标率 95%", None, 95, "%"),
    ("4.6 分以上骑手占比 80%", None, 80, "%"),
    ("由7变15", 7, 15, None),
    ("关账从 9 天压到 4 天，区域会计 6 人轮班", 9, 4, "day"),
    ("坏点误检 <2%，图片来自 8 千片晶圆", None, 2, "%"),
    ("18 起客诉解决 15 起", None, 15, "起"),
    ("7 个仓 98% 的订单 20 分钟内出库", None, 98, "%"),
    ("退回次数/周 9 → 3", 9, 3, "/week"),
    ("接驳覆盖全部 30 个园区 目前 12 个", 12, 30, "个"),
    ("调车差错率 4% 三季度末压到 1%", 4, 1, "%"),
    ("图书借阅等待 11 天偏长；压到 4 天", 11, 4, "day"),
    ("明文口令从 60 处压到零", 60, 0, "处"),
    ("油耗差值从 9% 下探到 4%", 9, 4, "%"),
    ("自助缴费率 2026 年底是 40%，2027 年三季度末做到 70%", 40, 70, "%"),
    ("95598 热线平均等待 90 秒，年底前降到 40 秒以内", 90, 40, "s"),
    ("清理一年没人看的报表 300 张", 0, 300, "张"),
    ("提前 12 小时推送到户的比例，现 60%，目标 90%", 60, 90, "%"),
    ("测距误差由 8 米降到 3 米", 8, 3, "米"),
    ("供应商每月至少抽查 15 家", None, 15, "家/月"),
    ("周均加班从 12 小时控制到 4 小时", 12, 4, "h"),
    ("检测单价 5 千片量时低于 3 元", None, 3, "CNY"),
    ("回款周期 45 天（行业均值 60 天）", None, 45, "day"),
    ("改签时长从 9 分钟降到 4 分钟，由 3 人专班负责", 9, 4, "min"),
    ("改签时长从 9 分钟降到 4 分钟，其余 6 个站点明年处理", 9, 4, "min"),
    ("六条产线有五条通过审核", None, 5, "条"),
    ("在役 900 台叉车，80% 换成锂电", None, 80, "%"),
    ("仓位 400 个，贴了码的做到 380 个", None, 380, "个"),
    ("新机 2 轮试产不良收敛到 6 个以内", None, 6, "个"),
    ("$9 万/年的席位费降到 $5 万/年", 90000, 50000, "USD/year"),
    ("退货：24 年 90 件，25 年 70 件，26 年 41 件，27 年 30 件以内", 41, 30, "件"),
    ("Redis 5.0 升级 7.2，实例 60 个", 0, 60, "个"),
)


@pytest.mark.parametrize(
    ("text", "start", "target", "unit"), (*READ, *READ_ZH), ids=lambda one: str(one)[:50]
)
def test_what_a_colleague_reads_at_once_is_read(
    text: str, start: float | None, target: float, unit: str | None
) -> None:
    read = told(read_sentence(text, year=2027))
    given = [
        read[name] if read[name] is None else float(read[name]) for name in ("start", "target")
    ]
    assert [*given, read["unit"]] == [start, target, unit]


NO_DEADLINE = (
    "语音识别句准从 88% 提到 93%，前提是新语料 5 月到位",
    "投诉率由 1.2% 降到 0.6%（以 4 月改版之后的数据计）",
    "国产化替代完成 26 套，其余的列入 2028 年计划",
    "双11 期间（11 月 1 日至 11 日）下单失败率低于 0.05%",
)


@pytest.mark.parametrize("text", NO_DEADLINE)
def test_a_day_that_is_said_of_something_else_is_no_deadline(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["target"] is not None
    assert read["deadline"] is None


@pytest.mark.parametrize(
    ("text", "change"),
    (
        ("缩短审批等待 3 天", "-3 day"),
        ("减少人工抄表 40 小时/月", "-40 h per month"),
        ("省下 60 万差旅费", "-600000"),
        ("节电 8%", "-8 %"),
    ),
)
def test_a_verb_with_what_it_is_done_to_says_by_how_much(text: str, change: str) -> None:
    read = read_sentence(text, year=2027)
    assert read.target is None
    assert read.change is not None
    assert f"{read.change.value.value} {read.change.value.unit}".strip() == change


@pytest.mark.parametrize(
    "text", ("新药注册资料递交药监局，8月20日前", "化验室评审通过二级(省卫健委)，10月31日前")
)
def test_what_has_a_day_and_no_number_is_passed_once(text: str) -> None:
    assert told(read_sentence(text, year=2027))["kind"] == "milestone"


@pytest.mark.parametrize("text", ("客户体验明显改善，年底前", "把 Revit 2022 升到 2025，6 月底"))
def test_a_wish_or_a_version_is_no_number_and_no_milestone(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["target"] is None
    assert read["kind"] is None


def test_a_time_without_a_unit_is_asked_about_and_kept() -> None:
    read = told(read_sentence("MTTD 降到 12", year=2027))
    assert read["target"] == 12
    assert read["ambiguous"]


@pytest.mark.parametrize(
    "text", ("W31 前完成割接", "客服自助率提升到行业领先水平", "告警量压到两位数")
)
def test_a_week_or_a_level_in_words_is_asked_about(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["target"] is None
    assert read["ambiguous"]


@pytest.mark.parametrize(
    "text", ("包体从 90MB 减到 60MB，8.31 前上架", "包体从 90MB 减到 60MB，8/31")
)
def test_a_day_that_can_be_nothing_else_is_read(text: str) -> None:
    assert told(read_sentence(text, year=2027))["deadline"] == "2027-08-31"


def test_a_clause_that_denies_says_nothing_of_the_kind() -> None:
    read = told(read_sentence("问卷参与率 85% 以上，不增加人手", year=2027))
    assert read["kind"] == "increase"


MARKED = ("1. ", "- ", "（2）", "KR1：", "三、", "2）", "O2-KR3: ", "关键结果1：")


@pytest.mark.parametrize("mark", MARKED)
@pytest.mark.parametrize(
    "text", ("3月31日前关停 6 个旧仓", "分拣时长达到 20 分钟（现 45 分钟）", "少 3 个步骤")
)
def test_what_marks_a_line_of_a_list_is_not_read(mark: str, text: str) -> None:
    keys = ("kind", "start", "target", "unit", "deadline", "ambiguous")
    marked, plain = (told(read_sentence(one, year=2027)) for one in (mark + text, text))
    assert [marked[key] for key in keys] == [plain[key] for key in keys]


@pytest.mark.parametrize(
    ("text", "target", "deadline"),
    (
        ("退件由 9 起降到 5，3 月底前", 5, "2027-03-31"),
        ("客户域-95% 的来电 20 秒内接起", 95, None),
        ("网关可用性做到四个 9，6 月底前", Decimal("99.99"), "2027-06-30"),
        ("7月底前4 小时内办结的占比达到 95%", 95, "2027-07-31"),
        ("差评减少 1/3 @王五", None, None),
        ("自助缴费率 2026 年底是 40%，目标 70%", 70, None),
    ),
)
def test_signs_between_words_and_numbers(
    text: str, target: Decimal | None, deadline: str | None
) -> None:
    read = told(read_sentence(text, year=2027))
    assert [read["target"], read["deadline"], read["ambiguous"]] == [target, deadline, False]


@pytest.mark.parametrize(
    "text", ("出餐率 91% → 96%？（等门店确认）", "等位从 30 分钟缩短到 12 分钟，最好能更短")
)
def test_what_is_not_settled_is_read_and_asked_about(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["target"] is not None
    assert read["ambiguous"]


def test_not_later_than_a_day_is_due_by_it() -> None:
    text = "取得消防复检合格证，不晚于 2027-10-20"
    assert told(read_sentence(text, year=2027))["deadline"] == "2027-10-20"


def test_what_is_limited_to_a_number_is_held_below_it() -> None:
    assert told(read_sentence("无功损耗限制在 3%", year=2027))["kind"] == "hold_below"


@pytest.mark.parametrize("text", ("四季度前后完成换机", "8 月中上旬完成换机"))
def test_about_a_day_is_asked(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["deadline"] is None
    assert read["ambiguous"]


def test_before_the_middle_of_a_month_may_mean_two_days() -> None:
    read = told(read_sentence("8月中旬前把回滚时间压到 5 分钟", year=2027))
    assert read["candidates"] == ["2027-08-10", "2027-08-20"]


@pytest.mark.parametrize(
    ("text", "start", "target", "unit"),
    [
        ("Latency 4,2 s to 1,1 s", 4.2, 1.1, "s"),
        ("Fuel per shift from 7,35 € to 6,9 €", 7.35, 6.9, "EUR"),
        ("Settling time below 0,125 s", None, 0.125, "s"),
    ],
)
def test_a_comma_for_a_point_is_read_and_asked_about(
    text: str, start: float | None, target: float, unit: str
) -> None:
    read = told(read_sentence(text, year=2027))
    given = [
        read[name] if read[name] is None else float(read[name]) for name in ("start", "target")
    ]
    assert [*given, read["unit"]] == [start, target, unit]
    assert read["ambiguous"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Bring the number of lost parcels down from 9 to 3 or 4", 9),
        ("Cut training from 20 days to 10 days, or maybe 12 for divers", 20),
        ("Bring the number of leaks down to 50 or 60 from 190", 190),
        ("Cut the boarding wait from 12 min to somewhere between 3 and 5 min", 12),
        ("Couriers on the night shift: 9 → 5 (or 6 if it snows)", 9),
    ],
)
def test_one_of_two_targets_is_asked_about_and_the_start_is_kept(text: str, start: int) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["start"], read["target"], read["ambiguous"]) == (start, None, True)


@pytest.mark.parametrize(
    "text",
    [
        "Repaint 12 boats before the peak season",
        "Repaint 12 boats by mid quarter",
        "Keep the waste as low as possible",
    ],
)
def test_what_only_people_know_is_asked(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["ambiguous"]
    assert read["deadline"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Less than 1 % of eggs broken on the way (1.9 % in 2026, 1.4 % in Q1)",
        "Lanterns on 12 piers, the rest in 2028",
        "Bread loss from 9 % to 4 % (we weighed 9 % in February)",
    ],
)
def test_a_day_in_a_remark_is_no_deadline(text: str) -> None:
    assert told(read_sentence(text, year=2027))["deadline"] is None


def test_since_when_is_no_value() -> None:
    read = told(read_sentence("Every edition since 5.2 has an index", year=2027))
    assert (read["target"], read["start"]) == (None, None)


def test_the_number_of_a_rule_is_no_value() -> None:
    read = told(read_sentence("Make the ticket site pass WCAG 2.2 AA by 31 October", year=2027))
    assert (read["target"], read["deadline"]) == (None, "2027-10-31")


def test_when_today_was_counted_is_no_deadline() -> None:
    text = "Get the bakery to a waste share of 30% — it was 58% when we weighed in February"
    read = told(read_sentence(text, year=2027))
    assert (read["start"], read["target"], read["deadline"]) == (58, 30, None)


def test_a_number_beside_the_object_of_a_verb_is_not_counted() -> None:
    read = told(read_sentence("Publish the atlas with maps and four posters by 9 May", year=2027))
    assert (read["kind"], read["target"], read["ambiguous"]) == ("milestone", None, False)
    read = told(read_sentence("Open the clinic with a lab and 3 wards", year=2027))
    assert read["target"] is None
    assert read["ambiguous"]


def test_a_part_of_so_many_is_no_start_of_a_share() -> None:
    text = "Half of the test benches remote-controlled (today: 6 of 40)"
    read = told(read_sentence(text, year=2027))
    assert read["start"] is None
    assert read["ambiguous"]


def test_a_count_is_not_begun_at_zero_where_another_number_stands_beside_it() -> None:
    read = told(read_sentence("Adoption: 30 teams on the golden path (12 piloting)", year=2027))
    assert read["target"] == 30
    assert read["start"] is None
    assert read["ambiguous"]


LONG = (
    "Cut p95 latency from 820 ms to 300 ms by 30 June, 部署频率从每周2次提升到10次。 ",
    "(12 in January) 60 % (Q1 average 3 %) this quarter ( in May ",
    "T+1 10 am + 2 points, 每月 10 日, up 5 % of all 10 日前完成 (survey in May) ",
    "each 5/day/team 6m40s (5% in FY26) vs. Q4 while ≥ 3 teams: ",
)


@pytest.mark.parametrize("text", LONG)
def test_looking_around_a_number_does_not_grow_with_the_text(text: str) -> None:
    def read(repeated: int) -> object:
        return read_sentence(text * repeated, year=2027)

    assert growth(read, 200, 1600, 16) < 16
