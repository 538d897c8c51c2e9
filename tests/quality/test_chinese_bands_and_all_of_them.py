"""Chinese key results: from one band to a narrower one, each hundred, all of them, none by now."""

from decimal import Decimal
from typing import Any

import pytest

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
    # words in which other words begin
    ("关节电机连续运行两小时后的温升保持在 45 K 以下", "hold_below", None, 45, "K", "<=", False),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]
