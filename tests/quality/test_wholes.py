"""What a number in a Chinese sentence is a number of: a whole, a part of it, a name."""

from decimal import Decimal

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

READ = (
    # how many of a whole there are already
    ("冷链车加装温控：60 辆里已装 22 辆，目标全部", "increase", 22, 60, "辆"),
    ("目前 14 个园区中开通 5 个，目标全开通", "increase", 5, 14, "个"),
    ("旧合同 18 份已续 7 份，年底续到 15 份", "increase", 7, 15, "份"),
    ("80% 的食堂换成电灶，现在 40 个里换了 12 个", "increase", None, 80, "%"),
    # so many of the same things, whatever the verb
    ("把 120 个菜单梳理到 45 个", "decrease", 120, 45, "个"),
    ("7 种表单统一成 1 种", "decrease", 7, 1, "种"),
    ("培训师 4 名发展到 11 名", "increase", 4, 11, "名"),
    # a number inside of the name of what is measured
    ("四类主材（木、漆、五金、布）的退货率降到 2% 以内，当前 6%", "decrease", 6, 2, "%"),
    ("导购半年留任率 ≥ 80%", "hold_above", None, 80, "%"),
    ("客诉 2 天内闭环比例达到 97%", "increase", None, 97, "%"),
    # a share of the whole in a clause of its own, and who is meant
    ("急救员持证 36 人，每个班组至少 2 人", "count", 0, 36, "people"),
    ("培养 5 位能独立管 20 人以上门店的店长", "count", 0, 5, "位"),
    # for each of several
    ("误报，每岗每天 6 次降到 2 次", "decrease", 6, 2, "/day"),
    ("返工每线每周从 9 件降到 4 件", "decrease", 9, 4, "件/周"),
    # names
    ("5 月 AS 9110 换证审核零不符合项", "decrease", None, 0, None),
    ("换模一次从 90 分钟缩短到 25 分钟", "decrease", 90, 25, "min"),
    ("峰值写入支撑到 8w 条/秒", "increase", None, 80_000, "条/秒"),
    ("团队赛稳定 90 帧以上（骁龙 8）", "hold_above", None, 90, "帧"),
    ("新台账在 6 家分店投用", "count", 0, 6, "家"),
    ("关闭全部 19 条消防整改项", "count", 0, 19, "条"),
    ("通过验收的班组:7个/40个 至 35个/40个", "increase", 7, 35, "个"),
    ("闸机改造:已改 31/90,目标 80", "increase", 31, 80, None),
    # said once in brackets, or under what it is measured
    ("盘点从一上午(4小时)压到1小时", "decrease", 4, 1, "h"),
    ("赔付核定 5 个工作日内结案率 99%（去年有 12 起超期）", "increase", None, 99, "%"),
    ("票据归档:80万张积压 2 小时内消化完", "hold_below", None, 2, "h"),
    ("退票补录每月 75 笔 → 月均 20 笔", "decrease", 75, 20, "笔/月"),
    ("维修排队>3天的工单数,月均 33 → 8", "decrease", 33, 8, None),
    ("压测缺口 40% 补到 0", "decrease", 40, 0, "%"),
    ("疏散演练 每园区 每半年 一次", "hold_above", None, 1, "次/半年"),
    # told clauses before the goal, each in its own words
    ("漏水报警，月均 18 条，Q3 末归零", "decrease", 18, 0, "条/月"),
    ("渗水点存量 23 处全部清理，9 月底前", "decrease", 23, 0, "处"),
    ("签收由手工 30 分钟变为自动 2 分钟", "decrease", 30, 2, "min"),
    ("以前盘一次库得 5 小时，今后 40 分钟内", "decrease", 300, 40, "min"),
    ("最费事的会签：平均 7 个环节，砍剩 3 个", "decrease", 7, 3, "个"),
    ("返工率 85%↓至 60%", "decrease", 85, 60, "%"),
    ("滤网清洗 30 天一次改为 10 天一次", "decrease", 30, 10, "day"),
    ("人均单量由 3.2 提升 50% 达到 4.8", "increase", Decimal("3.2"), Decimal("4.8"), None),
    ("在建 25 个站点，年底前验收其中的 18 个", "count", None, 18, "个"),
    ("缺货率 7.1%（2026Q4）→ 3%（2027Q4）", "decrease", Decimal("7.1"), 3, "%"),
    ("把装车窗口由 5 小时压缩到 3 小时，为夜班留出 1 小时缓冲", "decrease", 5, 3, "h"),
    ("把单据误差控制在 2% 以内，上一财年是 6%", "decrease", 6, 2, "%"),
    ("27 年底前持证率 90%", "increase", None, 90, "%"),
    ("平均每天 4 次以上盘点", "hold_above", None, 4, "/day"),
    ("带教岗位空缺 14 个，年底剩 4 个以内", "decrease", 14, 4, "个"),
    ("失效门卡 230 张，3 月底前清零", "decrease", 230, 0, "张"),
    ("把 7% 的破损率降到 2%", "decrease", 7, 2, "%"),
    ("3 小时的交班窗口改为 1 小时", "decrease", 3, 1, "h"),
    ("水费每月 12 万，换装节水阀后降到 9 万", "decrease", 120_000, 90_000, "/month"),
    ("退单率 9%（同行 5%）降到 6%", "decrease", 9, 6, "%"),
    ("截至 6 月末关停 18 个旧仓", "count", 0, 18, "个"),
    ("推动 4 个门店用上新收银", "count", 0, 4, "个"),
    ("渗水点 48 处，年底前修到 9 处以内", "decrease", 48, 9, "处"),
    ("闸口 5 个 9 的可用性", "increase", None, Decimal("99.999"), "%"),
    ("1-3-5 达成率 80%", "increase", None, 80, "%"),
    # what each of them is like, what comes of it, under what
    ("完成 6 场 500 人以上的疏散", "count", 0, 6, "场"),
    ("完成 4 次消防演练，每次疏散不超过 90 秒", "count", 0, 4, "次"),
    ("停用 300 张旧工卡，释放机位 40 个", "count", 0, 300, "张"),
    ("同场 60 人帧率不低于 50", "hold_above", None, 50, None),
    ("破损小区 90 个整治完成 70 个", "count", None, 70, "个"),
    ("误触发一个月不超过 2 次", "hold_below", None, 2, "/month"),
)


@pytest.mark.parametrize(("text", "kind", "start", "target", "unit"), READ)
def test_what_a_number_is_a_number_of(
    text: str, kind: str, start: Decimal | None, target: Decimal, unit: str | None
) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["kind"], read["start"], read["target"]) == (kind, start, target)
    assert read["unit"] == unit
    assert not read["ambiguous"]


@pytest.mark.parametrize(
    "text",
    (
        "先弄明白退货要等多久，4 月底前给出基线",
        "三季度末前给出缺货率的基线值",
        "6 月 30 日前测出首屏帧率的 baseline",
        "5 月底前拿出来料不良率的基线数据",
    ),
)
def test_to_tell_a_baseline_is_to_find_it(text: str) -> None:
    assert told(read_sentence(text, year=2027))["kind"] == "baseline"


@pytest.mark.parametrize(
    ("text", "kind"),
    (
        ("Node 14 网关全部升到 20，9 月底前", "milestone"),
        ("8 月底前把 ES 6.8 集群迁到 8.11", "milestone"),
        ("二季度末前完成新链路替换老链路二路", "milestone"),
        ("年底前输液泵拿到三类证", "milestone"),
        ("所有门禁默认开启双因子（是/否）", "yes_no"),
    ),
)
def test_a_number_that_names_something_is_no_value(text: str, kind: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["kind"], read["start"], read["target"]) == (kind, None, None)
    assert not read["ambiguous"]


@pytest.mark.parametrize(
    "text",
    (
        "ARPU 和复购率都涨 4%",
        "功耗、温升各降 10%",
        "推理提速 4 倍",
        "渗漏类投诉归零;噪声类减半",
        "客诉数与退货率降一半",
        "电费月均 62 万，预算内（≤55 万）",
        "复购率比同行高 4 个百分点",
        "培训完成率 100%，持证 30 人",
        "今年新增站点 8 个，累计达到 40 个",
        "窗口满意度从 4.1 提升到 92%",
        "单柜成本 15 → 9（千元还是万元待财务确认）",
        "铺货率提高 6",
        "停产不超过 3",
        "会签周期从 12 压到 6",
        "损耗降一到两成",
        "货架翻几倍",
        "搬仓时间 9 月上旬或中旬",
        "交付质量提升一个档次",
        "三季度还是四季度末前完成搬仓",
        "10.10 之前扩到 20 条线",
        "对账延迟做到分钟级",
        "断网压到每周 3 以内",
        "字体包从 12MB 降到 8 还是 6MB，待定",
    ),
)
def test_what_may_mean_two_things_is_asked(text: str) -> None:
    assert told(read_sentence(text, year=2027))["ambiguous"]


def test_a_start_without_a_unit_that_cannot_be_in_that_of_the_target() -> None:
    read = told(read_sentence("办证时长从 2 降到 40 分钟", year=2027))
    assert (read["kind"], read["start"], read["target"]) == ("decrease", None, 40)
    assert read["ambiguous"]


def test_when_the_start_was_measured_is_no_deadline() -> None:
    text = "取餐等待下半年压缩到 6 分钟，上半年平均 15 分钟"
    read = told(read_sentence(text, year=2027))
    assert (read["start"], read["target"], read["deadline"]) == (15, 6, "2027-12-31")


def test_two_numbers_of_today_leave_the_target_clear() -> None:
    text = "退单率降到 2% 以下（目前周末 6%、平日 3%）"
    read = told(read_sentence(text, year=2027))
    assert (read["start"], read["target"]) == (None, 2)
    assert read["ambiguous"]


@pytest.mark.parametrize(
    ("text", "start", "change", "target"),
    (
        ("送货周期平均 40 天，缩短 12 天", 40, -12, 28),
        ("丢件率 9%，减半", 9, -50, Decimal("4.5")),
        ("误检率 18% 相对下降 30%", 18, -30, None),
        ("彩页瘦身 5MB，目前 20MB", 20, -5, 15),
    ),
)
def test_by_how_much_a_level_is_to_change(
    text: str, start: int, change: int, target: int | Decimal | None
) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["start"], read["target"]) == (start, target)
    assert read["kind"] == ("decrease" if target else "relative")
    assert read["change"]["value"] == change
    assert not read["ambiguous"]


def test_how_often_in_words_is_no_start() -> None:
    read = told(read_sentence("对不上的票，从一天几十张降到 0", year=2027))
    assert read["start"] is None
    assert read["ambiguous"]
