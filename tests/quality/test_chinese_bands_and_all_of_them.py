"""Chinese key results: from one band to a narrower one, each hundred, all of them, none by now."""

from decimal import Decimal
from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # from one band around nothing to another
    (
        "重复定位精度由目前的 ±0.05 mm 提高到 ±0.03 mm",
        "decrease",
        Decimal("0.05"),
        Decimal("0.03"),
        "mm",
        None,
        False,
    ),
    ("称重精度从 ±2% 提到 ±0.5%", "decrease", 2, Decimal("0.5"), "%", None, False),
    ("温控精度从 ±0.5 ℃ 放宽到 ±1 ℃", "increase", Decimal("0.5"), 1, "°C", None, False),
    (
        "精度目前 ±0.05 mm，年底提高到 ±0.03 mm",
        "decrease",
        Decimal("0.05"),
        Decimal("0.03"),
        "mm",
        None,
        False,
    ),
    ("温控精度达到 ±0.5 ℃", "decrease", None, Decimal("0.5"), "°C", None, False),
    ("温控精度提高到 ±0.5 ℃", "decrease", None, Decimal("0.5"), "°C", None, False),
    ("温控精度从 ±1 ℃ 到 0.5 ℃", "decrease", 1, Decimal("0.5"), "°C", None, False),
    ("油温达到 ±0.5 ℃", None, None, None, None, None, True),
    # of how many stands between the frame and the number
    (
        "崩溃次数由每千小时 7.5 次下降到每千小时不超过 1 次",
        "decrease",
        Decimal("7.5"),
        1,
        "次/千小时",
        "<=",
        False,
    ),
    ("返修由每百台 9 台减少到每百台 4 台", "decrease", 9, 4, "台/百台", None, False),
    ("返修由每 100 台 9 台减到每 100 台 4 台", "decrease", 9, 4, "台/100台", None, False),
    ("返修由每千台 9 台降到每百台 4 台", "decrease", None, 4, "台/百台", None, True),
    ("返修每百台不超过 4 台", "hold_below", None, 4, "台", "<=", False),
    ("标定时间由每台 45 分钟缩短至每台 30 分钟", "decrease", 45, 30, "min/台", None, False),
    ("培训由每人 12 小时增加到每人 20 小时", "increase", 12, 20, "h/人", None, False),
    ("客诉从每店 3 起降到每店不超过 1 起", "decrease", 3, 1, "起/店", "<=", False),
    ("变更由每套 6.2 次降到每台 3 次", "decrease", None, 3, "次/台", None, True),
    # short of it, said behind the number
    ("工时填报率 60% 不到，拉到 95%", "increase", None, 95, "%", None, True),
    (
        "能耗 0.42 吨标煤降到 0.36",
        "decrease",
        Decimal("0.42"),
        Decimal("0.36"),
        "吨标煤",
        None,
        False,
    ),
    # so many by now, and all there are
    ("已覆盖 19 个病区，力争年内覆盖全部 46 个病区", "increase", 19, 46, "个", None, False),
    ("已培训 60 人，年内培训全部 240 人", "increase", 60, 240, "people", None, False),
    ("已覆盖 19 个病区，年内覆盖全部 46 个科室", None, None, None, None, None, True),
    ("已完成 3 个专项，覆盖全部 46 个病区", None, None, None, None, None, True),
    ("单板测试：已做 7/24 款，全做完", "increase", 7, 24, "款", None, False),
    ("单板测试：已测 7/24 款，Q3 全测完", "increase", 7, 24, "款", None, False),
    ("单板测试：已测 7/24 款，都按时", None, None, None, None, None, True),
    # none by now
    ("签约 8 家（目前没有一家）", "increase", 0, 8, "家", None, False),
    ("签约 8 家，目前尚无一家签约", "increase", 0, 8, "家", None, False),
    ("上线 8 个场景，目前尚未上线一个", "increase", 0, 8, "个", None, False),
    ("签约 8 家，目前只有一家", "increase", 1, 8, "家", None, False),
    ("目前还没有一个统一的发布平台，年内上线", "milestone", None, None, None, None, False),
    # a month's amount, and where it is to go
    (
        "云账单每月 95 万元，12 月要降到 70 万元",
        "decrease",
        950000,
        700000,
        "CNY/month",
        None,
        False,
    ),
    ("每月新增合同 95 万元，12 月达到 700 万元", None, None, None, "CNY", None, True),
    # a bound in haste, at the very end
    ("演练今年搞 6 次，至少", "count", None, 6, "次", ">=", False),
    ("P99 300 ms，最多", "hold_below", None, 300, "ms", "<=", False),
    ("Run 6 restore drills this year, at least", "hold_above", None, 6, "drills", ">=", False),
    # this one, and no number
    ("线上 bug 存量别超过 150 个，这一条每个月都看", "hold_below", None, 150, "个", "<=", False),
    # so many times as much
    ("威胁情报命中量 × 2", "relative", None, None, None, None, False),
    ("单机吞吐 × 1.5（Q3）", "relative", None, None, None, None, False),
    ("新增光模块 × 2", None, None, None, None, None, False),
    # a grade that names what is passed, and what is over with
    ("上半年通过电子病历系统应用水平六级评审", "milestone", None, None, None, None, False),
    ("六级评审通过的医院达到 5 家", "increase", None, 5, "家", None, False),
    ("建立可靠性试验规范，并得到质量部门批准", "milestone", None, None, None, None, False),
    ("runbook 都写完，至少核心链路的", "milestone", None, None, None, None, False),
    ("所有用例每天都跑完", None, None, None, None, None, False),
    ("API 文档全部重写并且让外部开发者评审过", "milestone", None, None, None, None, False),
    # the same said again, and something else
    ("MySQL 5.7 存量实例 420 → 0，年底清完", "decrease", 420, 0, None, None, False),
    ("旧版 API 调用占比 22%，年底归零", "decrease", 22, 0, "%", None, False),
    ("台账准确率 99%，影子资产清零", None, None, None, "%", None, True),
    ("失分项 12 个，复测剩 ≤2", "decrease", 12, 2, "个", "<=", False),
    # what is still lacking
    ("46 个病区全部启用移动护理，目前还差 17 个", "increase", 29, 46, "个", None, False),
    ("招满 8 名算法工程师，还差 3 名", "increase", 5, 8, "名", None, False),
    ("脱敏覆盖全部 18 个库，剩 5 个", "increase", 13, 18, "个", None, False),
    ("下线 12 个，还剩 5 个", "count", 0, 12, "个", None, True),
    # which ones, and in how long
    ("90 天未登录账号清理完毕", "decrease", None, 0, None, None, False),
    ("累计 3 次未达标的供应商清退", None, None, None, None, None, False),
    ("营收两年翻番", "relative", None, None, None, None, True),
    ("营收两年翻一番，达到 6 亿", "increase", None, 600000000, None, None, False),
    ("签约 12 家，还差 3 家到 30 家", None, None, None, "家", None, True),
    ("EDR 覆盖 9300 台终端中的 8100 台，年底补齐", "increase", 8100, 9300, "台", None, False),
    ("已覆盖 240 家门店中的 180 家，年内全部覆盖", "increase", 180, 240, "家", None, False),
    # a sign in a word, verbs of pressing it down
    ("NPS 从 -12 拉到正 10", "increase", -12, 10, None, None, False),
    ("换型一次 95 分钟，年内压进 40 分钟", "decrease", 95, 40, "min", None, False),
    # from where on something stops
    ("性能基线每版本都测，劣化 5% 以上必须拦住", None, None, None, None, None, True),
    # of how long the share is
    ("急诊 TAT 45 分钟内，达成率从 78% 提到 92%", "increase", 78, 92, "%", None, False),
    ("响应 4 小时内，满意度从 80% 升至 95%", None, None, None, None, None, True),
    ("送达率 99.5% 起步，争取 99.9%", None, None, None, "%", None, True),
    # in how many digits it is wanted
    ("误报率 18%，今年必须个位数", None, 18, None, "%", None, True),
    ("误报率压到 5%，力争个位数", "decrease", None, 5, "%", None, True),
    # held within, and no day
    ("缺陷的平均关闭周期控制在 10 天以内", "hold_below", None, 10, "day", "<=", False),
    ("上线控制在 3 个月内完成", None, None, None, None, None, True),
    # something else that moves, in front
    ("降低原材料库存 1500 万元，周转率由 4 次提高到 5.5 次", None, None, None, None, None, True),
    ("优化 30 个接口，耗时从 9 s 降到 3 s", "decrease", 9, 3, "s", None, False),
    # words that say which way, and the number how far
    ("告警降噪 60%+", "relative", None, None, None, ">=", False),
    ("研发提效 30%", "relative", None, None, None, None, False),
    ("提效覆盖 80% 团队", "increase", None, 80, "%", None, False),
    ("告警降噪到 40%", "decrease", None, 40, "%", None, False),
    ("降噪率 60%", "increase", None, 60, "%", None, False),
    # another metric behind the pair
    ("良率 94 → 98.5，直通 90", None, None, None, None, None, True),
    ("构建时长 15m → 3m", "decrease", 15, 3, "min", None, False),
    ("线缆长度 15m → 3m", None, None, None, None, None, True),
    # so many of so many by now, and whether all of them are to be
    ("巡检纸单全部电子化，目前 11 条线里做了 3 条", "increase", 3, 11, "条", None, False),
    ("目前 11 条线里做了 3 条，年底做 8 条", "increase", 3, 8, "条", None, False),
    ("目前 11 条线里做了 3 条", None, 3, None, "条", None, True),
    ("到岗 6 人，目前到了 2 人", "increase", 2, 6, "people", None, False),
    ("跑了 8 年的老交换机全部更换", None, None, None, None, None, False),
    # words in which other words begin
    ("关节电机连续运行两小时后的温升保持在 45 K 以下", "hold_below", None, 45, "K", "<=", False),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("今年要跑通 3 个海外仓，首个 4 月", "2027-12-31"),
        ("年内上线 5 个园区，首批 6 月底前", "2027-12-31"),
        ("首批 6 月底前上线", "2027-06-30"),
        ("覆盖率 | 80% | 95% | Q3", "2027-09-30"),
    ],
)
def test_the_day_of_all_of_them(line: str, day: str) -> None:
    assert told(read_sentence(line, year=2027))["deadline"] == day
