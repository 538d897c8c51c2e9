"""Chinese lines: days that people plan by, what was before something, floors, the whole again."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

READ = (
    # how it was before something, and how it is to be after it
    ("改造前 3 小时，改造后 40 分钟", "decrease", 180, 40, "min", None, False),
    ("换线时间：优化前 50 分钟、优化后 20 分钟", "decrease", 50, 20, "min", None, False),
    ("分流率做到 30%，上线前是 3%", "increase", 3, 30, "%", None, False),
    ("客服机器人拦截率到 30 %，10 月上线前为 0", "increase", 0, 30, "%", None, False),
    ("评审前 2 天发材料", None, None, None, None, None, False),
    # the whole comes again; so many are left
    ("200 张表里只有 64 张有人管，年内 200 张全认领", "increase", 64, 200, "张", None, False),
    ("40 个服务里已接 26 个，Q3 末 40 个都接完", "increase", 26, 40, "个", None, False),
    ("遗留缺陷有 90 个，Q2 末剩 20 个以内", "decrease", 90, 20, "个", "<=", False),
    (
        "挂了 90 天以上的单子有 312 张，希望 H1 结束时剩不到 100 张",
        "decrease",
        312,
        100,
        "张",
        "<",
        False,
    ),
    ("60 台里 12 台老旧，换 60 台", None, None, None, "台", None, True),
    # floors
    ("每个迭代按承诺完成的需求至少 80%", "hold_above", None, 80, "%", ">=", False),
    ("一次通过率：至少 95%", "hold_above", None, 95, "%", ">=", False),
    ("覆盖率达到至少 80%", "increase", None, 80, "%", ">=", False),
    ("至少 80% 的用例自动化", "increase", None, 80, "%", ">=", False),
    ("覆盖率至少 80%（现在 60%）", "increase", 60, 80, "%", ">=", False),
    ("补丁合规率 98% 为底线，不许掉下来", "hold_above", None, 98, "%", ">=", False),
    ("覆盖率 80% 打底", "hold_above", None, 80, "%", ">=", False),
    # finding the start value
    ("投诉先统计一个季度，拿到起始值", "baseline", None, None, None, None, False),
    ("报表投诉先量两周再定目标", "baseline", None, None, None, None, False),
    ("拿到返工率的初始值", "baseline", None, None, None, None, False),
    ("拿到基线版本并发布", "milestone", None, None, None, None, False),
    ("先上线 3 个再定后续目标", "count", 0, 3, "个", None, True),
    # the head of a table
    ("指标 | 现状 | 目标\n处理时长 | 52 min | 30 min", "decrease", 52, 30, "min", None, False),
    ("指标 | 目标 | 当前\n打回率 | 10% | 31%", "decrease", 31, 10, "%", None, False),
    # names with a number
    ("MES 在三号车间上线运行", "milestone", None, None, None, None, False),
    ("第三代控制板完成评审", "milestone", None, None, None, None, False),
    ("15 号前延迟降到 20ms", "decrease", None, 20, "ms", None, True),
    ("每月 8 号前出账", None, None, None, None, None, False),
    # by degrees, and what happens once
    ("数据资产更好找", None, None, None, None, None, True),
    ("代码评审做得更扎实一些", None, None, None, None, None, True),
    ("让同事少跑窗口", None, None, None, None, None, True),
    ("上线更安全的登录方案", "milestone", None, None, None, None, False),
    ("让多数员工拿到证书", "milestone", None, None, None, None, False),
    ("所有变更走 GitOps", "yes_no", None, None, None, None, False),
    ("密钥扫描接入全部代码库", "milestone", None, None, None, None, False),
    ("数据出境评估材料报送网信办", "milestone", None, None, None, None, False),
    # bounds as they are said
    ("首屏时间别过 2 秒", "hold_below", None, 2, "s", "<=", False),
    ("线上告警每人每天不过 5 条", "hold_below", None, 5, "条/天", "<=", False),
    ("成本降 20%，不过质量要守住", "relative", None, None, None, None, False),
    ("凌晨 CPU 峰值控制在 75%", "hold_below", None, 75, "%", None, False),
    ("合格率控制在 98%", "hold_above", None, 98, "%", None, False),
    ("符合率 96% 守牢", "hold_above", None, 96, "%", None, False),
    # where it is now is where it stays
    ("代码重复率 12%，别让它再涨", "hold_below", None, 12, "%", None, False),
    ("可用率 99.9%，不许掉", "hold_above", None, Decimal("99.9"), "%", None, False),
    ("延迟 200ms，不能恶化", "hold_below", None, 200, "ms", None, False),
    ("参与率 85%，不增加编制", "increase", None, 85, "%", None, False),
    # names that hold a word of ours
    ("自动扩缩容覆盖 8 成服务", "increase", None, 80, "%", None, False),
    (
        "传感器零漂 ±0.3% 收敛到 ±0.1%",
        "decrease",
        Decimal("0.3"),
        Decimal("0.1"),
        "%",
        None,
        False,
    ),
    ("来料不良率到 1%", "decrease", None, 1, "%", None, False),
    ("漏检率达到 0.5%", "decrease", None, Decimal("0.5"), "%", None, False),
    ("客服 7*24 小时在线", None, None, None, None, None, False),
    # so many a month, all of them, what is left, how it is done
    ("FAQ 月更 20 篇", "hold_above", None, 20, "篇/月", None, False),
    ("换成新版，全部 3200 个任务迁完", "count", 0, 3200, "个", None, True),
    ("冗余域名 1100 个，保留 300 个", "decrease", 1100, 300, "个", None, False),
    ("上线接口 20 个，保留 3 个旧的", None, None, 3, "个", None, True),
    ("策略上到 5000 台终端，已上 1800 台", "increase", 1800, 5000, "台", None, False),
    ("演练 2 次，真切 1 次", None, None, None, None, None, True),
    ("命中率 88% 不够，做到 95%", "increase", 88, 95, "%", None, False),
    ("告警误报每月 60 条砍 2/3", "decrease", 60, 20, "条/月", None, False),
    ("核心模块 80%，其余 50%", None, None, None, "%", None, True),
    ("用例库冗余 30% 清理掉", None, None, None, None, None, True),
    # how often, and a level of no number
    ("大屏刷新从 5 分钟一次到 10 秒一次", "decrease", 300, 10, "s", None, False),
    ("重复率 18%，想降到一位数", "decrease", 18, None, "%", None, True),
    ("放弃率 11% 要进个位数", None, 11, None, "%", None, True),
    ("完成 3 个项目，达到行业领先水平", "count", 0, 3, "个", None, True),
    # a level, and another by a day
    ("资产标签扫码率 55%，Q3 底 95%", "increase", 55, 95, "%", None, False),
    ("误报 8%，10 月底 2%，责任人老王", "decrease", 8, 2, "%", None, False),
    ("主从延迟 800ms，Q2 200ms", "decrease", 800, 200, "ms", None, False),
    ("灰度 10%，6 月底 50%", None, None, None, "%", None, True),
    ("上线 3 个，年底 8 个", None, None, None, None, None, True),
    ("部署时间，自动化前 2 小时，自动化后 10 分钟", "decrease", 120, 10, "min", None, False),
    # what it is never to reach, and what is only a mark of an alarm
    ("连接数峰值别顶到 80%", "hold_below", None, 80, "%", None, False),
    ("准确率 92%，不能再低", "hold_above", None, 92, "%", None, False),
    ("存储 5 个 9 的持久性不能破", "hold_above", None, Decimal("99.999"), "%", None, False),
    ("性能回归每晚自动跑，劣化 5% 告警", None, None, None, None, None, True),
    ("把迭代周期固定为 2 周", "hold_below", None, 2, "week", None, False),
    ("良率稳在 99.2% 以上", "hold_above", None, Decimal("99.2"), "%", ">=", False),
    # for each, how often, how many are left
    ("辅料成本每台 6.3 元到 5 元", "decrease", Decimal("6.3"), 5, "CNY", None, False),
    ("外部渗透测试每年两次", "hold_above", None, 2, "/year", None, False),
    ("芯片替代验证 18 颗，完成 6 颗", None, None, None, "颗", None, True),
    ("大 key 1300 个剩 100 个", "decrease", 1300, 100, "个", None, False),
    ("全部 18 个省份系统切换完", "count", 0, 18, "个", None, True),
    ("点检漏检 0 次，连续两季", "hold_below", None, 0, "次", None, False),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


@pytest.mark.parametrize(
    ("text", "deadline", "asked"),
    (
        ("冷启动 2.8s，618 之前优化到 1.5s", "2027-06-18", True),
        ("618大促前完成压测", "2027-06-18", True),
        ("双十一前延迟降到 1.5s", "2027-11-11", True),
        ("双11之前延迟降到 1.5s", "2027-11-11", True),
        ("国庆节前完成 12 家门店改造", "2027-09-30", True),
        ("元旦前上线新官网", "2027-12-31", True),
        ("端午之前上线", None, True),
        ("618 前后各压测一次", None, True),
        ("点检漏检 0 次，连续两季", None, False),
        ("二季覆盖率到 80%", "2027-06-30", False),
        ("前置仓 618 个", None, False),
        ("618 个问题之前降到 20 个", None, False),
        ("文档覆盖（当前 63%，Q2 结束要到 100%）", "2027-06-30", False),
        ("希望 H1 结束时延迟降到 20ms", "2027-06-30", False),
        ("接入率 1 月是 78%，3 月底 100%", "2027-03-31", False),
        ("接入率 3 月是 78%，6 月是 100%", None, True),
    ),
)
def test_which_day_is_meant(text: str, deadline: str | None, asked: bool) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["deadline"], got["ambiguous"]) == (deadline, asked)


def test_what_was_told_with_a_month_is_the_start() -> None:
    got = told(read_sentence("接入率 1 月是 78%，3 月底 100%", year=2027))
    assert (got["start"], got["target"]) == (Decimal(78), Decimal(100))
