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
    "Convert 30 contractors into 12 permanent engineers",
    "Replace paper work orders at 7 of 9 lines; 100% digital by end of June",
    "Drop IE11 once usage is < 0.5%",
    "Reduce cost per order without hurting NPS (≥ 40)",
    "Offer acceptance at 80 % and time to hire below 35 days",
    "Cut build time to between 10 and 14 min",
    "Have the new ticket tool in 5 countries, 800 agents",
    "Lab throughput: +20 samples/day",
    "1 of 3 managers trained in OKR coaching → all",
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
    assert read["change"] is None
    assert read["ambiguous"]


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
def test_a_comma_for_a_point_is_read_where_a_unit_stands_beside_it(
    text: str, start: float | None, target: float, unit: str
) -> None:
    read = told(read_sentence(text, year=2027))
    given = [
        read[name] if read[name] is None else float(read[name]) for name in ("start", "target")
    ]
    assert [*given, read["unit"]] == [start, target, unit]
    assert not read["ambiguous"]


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
    text = "Half of the test benches remote-controlled (today: 6 of 41)"
    read = told(read_sentence(text, year=2027))
    assert (read["start"], read["target"]) == (None, 50)
    assert read["ambiguous"]  # 14.634… %
    read = told(read_sentence(text.replace("41", "40"), year=2027))
    assert (read["start"], read["target"], read["ambiguous"]) == (15, 50, False)


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


@pytest.mark.slow
@pytest.mark.parametrize("text", LONG)
def test_looking_around_a_number_does_not_grow_with_the_text(text: str) -> None:
    def read(repeated: int) -> object:
        return read_sentence(text * repeated, year=2027)

    assert growth(read, 200, 1600, 16) < 16


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Door opens in 200 ms or maybe 250 ms", "ms"),
        ("Raise the yield of the kiln to 80-85%", "%"),
        ("Hire 4-6 welders", "welders"),
        ("Sick leave under 3 % and scrap under 40 kg", None),
        ("涂装合格率 92% 或者 95%", "%"),
    ],
)
def test_the_unit_of_numbers_that_are_asked_about_is_read(text: str, unit: str | None) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["target"], read["unit"], read["ambiguous"]) == (None, unit, True)


@pytest.mark.parametrize(
    "text", ["50 of 90 nurses chart on the tablet every week", "每次巡检平均 2.5 人日"]
)
def test_a_number_of_which_nothing_was_made_is_asked_about(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["target"], read["ambiguous"]) == (None, True)


@pytest.mark.parametrize(
    "text",
    [
        "Lower the reject rate and rework hours by 20%",
        "Cut warehouse energy cost and pick time by 15%",
        "Yield and OEE both up 10%",
        "Late trucks and wrong labels both under 3 a month",
        "Gate latency 450/200",
        "Bag drop time under 60",
        "MTTR 4",
        "Tram release every 1 to 2 weeks",
        "Bring stock accuracy close to 100%",
        "Idle spend: 310 k€ to 150 k€ by end of fiscal Q2",
        "40k guests a month book online by fall",
        "Speed up the boarding from 20 min to 30 min",
        "Complaint volume down to 30 (per week? per ward?)",
        "Move the Lyon depot to the new till, 11/12 at the latest",
    ],
)
def test_what_a_colleague_would_ask_is_asked(text: str) -> None:
    assert told(read_sentence(text, year=2027))["ambiguous"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Old tills switched off in all 3 depots, done 31/08", "2027-08-31"),
        ("Badge readers replaced, 30/9 at the latest", "2027-09-30"),
        ("Beds per ward from 38 to 60 during H2", "2027-12-31"),
        ("Wrong labels from 14 to 6, by end of 3Q", "2027-09-30"),
        ("Keep the ferry on time on 95 % of days through the whole of H2", "2027-12-31"),
    ],
)
def test_a_day_that_is_the_latest_is_a_deadline(text: str, day: str) -> None:
    assert told(read_sentence(text, year=2027))["deadline"] == day


def test_a_ratio_is_so_many_of_nothing() -> None:
    read = told(read_sentence("Nurse-to-bed ratio from 9:1 to 5:1", year=2027))
    assert (read["start"], read["target"], read["unit"]) == (9, 5, None)


def test_a_small_m_of_what_takes_time_is_no_megabyte() -> None:
    slow = told(read_sentence("Cut the container image build from 6m30s to 2m", year=2027))
    large = told(read_sentence("Cut the container image from 900M to 300M", year=2027))
    assert (slow["unit"], large["unit"]) == ("min", "MB")


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Upkeep per lift is brought down by one third", "-33.33%"),
        ("Improve the yield of the kiln by a third", "33.33%"),
        ("A drop of 20 % in no-shows", "-20%"),
        ("Cut of 3 days in the repair of trams", "-3day"),
        ("Growth of 12 % in online bookings", "12%"),
        ("Voltage drop of 5 mV", ""),
        ("Halve the number of calls that bounce between two or more desks", "-50%"),
    ],
)
def test_which_way_a_change_goes(text: str, change: str) -> None:
    found = told(read_sentence(text, year=2027))["change"]
    assert (f"{found['value'].normalize():f}{found['unit']}" if found else "") == change
