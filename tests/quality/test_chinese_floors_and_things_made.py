"""Chinese key results: floors for each, a second level, made once, measured first."""

from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

NOTHING = (None, None, None, None, None, False)
MADE = ("milestone", None, None, None, None, False)
FOUND = ("baseline", None, None, None, None, False)
ABLE = ("yes_no", None, None, None, None, False)

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # a floor for each, however long its name, and for this year
    ("监控：每个 Kubernetes 集群至少 2 个副本", "hold_above", None, 2, "个", ">=", False),
    ("每位工程师今年至少完成 2 篇技术文章", "hold_above", None, 2, "篇", ">=", False),
    ("今年每个团队至少做 1 次容灾演练", "hold_above", None, 1, "次", ">=", False),
    ("每人 6 月底前至少提交 2 个案例", "increase", None, 2, None, ">=", False),
    ("面向每个客户，今年至少上线 3 个功能", "count", None, 3, "个", ">=", False),
    # a second level behind the target
    ("访问占比达 60%（目前 38%），争取 70%", "increase", 38, 60, "%", None, True),
    ("覆盖率到 60%（目前 38%），争取 9 月底前完成", "increase", 38, 60, "%", None, False),
    ("等待 40 分钟，争取压到 10-15 分钟", "decrease", 40, None, "min", None, True),
    ("报修率 16%，力争降到 8%-10%", "decrease", 16, None, "%", None, True),
    # what can be done, and what is not to be any more
    ("构建过程可复现，不再出现本地编不出来的情况", *ABLE),
    ("服务能自动恢复，别再出现卡死的情况", *ABLE),
    ("别再出现跑不出来的情况", "hold_below", None, 0, None, None, False),
    ("可用率稳定，不再发生 P1 故障", "hold_below", None, 0, None, None, False),
    ("系统更可用", None, None, None, None, None, True),
    ("主干保持可发布", *NOTHING),
    # made once
    ("沉淀一套可复用的组件", *MADE),
    ("年中拿出一版选型结论", *MADE),
    ("每月输出一份评审报告", "hold_above", None, 1, "份/月", None, False),
    ("打造一支有战斗力的队伍", *NOTHING),
    ("报表实现自动生成，不再手工拼", *MADE),
    ("逐步实现统一采集", *NOTHING),
    ("业务实现盈利", *NOTHING),
    ("治理前 15% 的高耗能设备", *NOTHING),
    ("完成支付网关 3.0 的迁移", *MADE),
    ("完成特征平台 2.0 升级，耗时降到 3 h", "decrease", None, 3, "h", None, False),
    # how it is today is to be found out
    ("设备归还情况 先摸个底", *FOUND),
    ("客诉情况先摸底，Q2 再说", *FOUND),
    ("弄明白每次发版究竟要多久", *FOUND),
    ("搞清楚到底是谁在用这个接口", *NOTHING),
    ("搞清楚人均工单是多少，降到 20 单", "decrease", None, 20, "单", None, False),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_what_is_read_of_a_chinese_line(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]


def test_the_quarter_in_which_something_is_measured_first_is_the_day() -> None:
    read = told(read_sentence("各县平均反馈时间 Q1 先测出来，再谈目标", year=2027))
    assert str(read["deadline"]) == "2027-03-31"
