"""Numbers in Chinese that say which ones or how measured: 满分 5 分, 前 20 家, 500 并发场景."""

import re
from functools import cache

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.odd_units import NOT_UNDER, ODD, is_added, is_odd
from grove.quality.sentence.progress import PROGRESS, is_progress
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.upgrades import MOST_OF_VERSION, ONTO, goes_on, is_upgrade
from grove.quality.sentence.whose import (
    OPENS,
    are_all_named,
    is_of_metric,
    is_of_whom,
    is_tested_so,
)

_AGO = ("期", "龄", "之前的", "以前的", "前的", "之后的", "以后的", "后的")  # 30 天之前的日志
_PARTLY = ("灰度期间", "灰度阶段", "灰度下", "流量灰度", "流量下", "灰度流量", "流量的灰度")
_EXCEPT = ("的除外", "除外", "的不算", "不计", "的不计")
_NOTHING_BEHIND = frozenset("eos to upto downto arrow comma stop date".split())
_WEIGHTS = frozenset("权重 信心 信心指数 信心值 信心度 weight confidence".split())
_BUT = frozenset(("除", "除了", "除去", "除开"))
_SAYS_WHICH = _BUT | _WEIGHTS | ONTO | PROGRESS | {*":为成是"}
_CODES = frozenset("400 401 403 404 429 499 500 502 503 504".split())  # of HTTP
_CODED = in_order("zh", "behind_http_code")
_OTHERS = tuple(
    f"{other}{of}{blank}"
    for other in ("竞品", "友商", "同行", "行业", "业界", "对手", "标杆", "竞对", "全国", "集团")
    for of in ("", "的", "平均", "均值", "平均的", "水平")
    for blank in ("", " ")
)
_TRIED = in_order("zh", "tried_for_a_while")
FURTHEST = 16  # characters behind a number
_SITUATIONS = in_order("zh", "under_which_load")
_IN_CASE = ("情况下",)
_SHARED = ("率", "比例", "占比")  # 半年留任率, 7 天内修复比例
_LOADS = frozenset("并发 QPS TPS RPS qps tps rps 线程 连接 路".split())
_SHORT = frozenset(("ms", "s", "min", "h", "day"))  # 三个月内覆盖率 may be a deadline
MOST_OF_A_NAME = 7  # characters
_TIMES = frozenset(("ms", "s", "min", "h", "day", "week", "month", "quarter", "year"))
_SHARES = frozenset(("%", "×", "‰", "pp"))


_BATCHES = word_class("zh", "done_in_batches")


def is_situation(tokens: Tokens, one: Quantity) -> bool:
    """满分 5 分, 前 3 周, 500 并发场景, 规模下, 超 5 万的除外: which ones, or how measured."""
    before = one.first - 1
    word = tokens.word[before]
    if one.unit in ODD and is_odd(tokens, one):
        return True
    if word == "分" and tokens.kind[before - 1] != "#" and not one.comparator:
        said = one.unit or tokens.word[one.last + 1]
        return said in _BATCHES or said[:1] in ("期", "步")  # 替换 1200 台, 分三批
    if one.unit == "%":
        if word == "度" and tokens.word[before - 1][-1:] == "灰" and not one.comparator:
            return "全量" in tokens.text[one.whole_end :]  # 灰度 10% 观察 3 天后全量
        if tokens.word[one.last + 1][:1] in ("灰", "流"):
            if tokens.text.startswith(_PARTLY, goes_on(tokens, one)):
                return not one.comparator  # 10% 灰度期间零故障
        elif tokens.kind[one.last + 1] not in _NOTHING_BEHIND and is_added(tokens, one):
            return True
    if word in OPENS and is_tested_so(tokens, before - (word != "(")):
        return True  # 高低温测试（-20℃~55℃）通过
    if word in _SAYS_WHICH:
        if word not in ONTO and (word in _WEIGHTS or tokens.word[before - 1] in _WEIGHTS):
            return True  # 可用性 99.95%(权重 40%)
        if not one.unit and one.value < MOST_OF_VERSION and is_upgrade(tokens, one, word):
            return True  # 将 Spring Boot 升级到 3.2
        if (word == ":" or word in PROGRESS) and is_progress(tokens, one):
            return True  # 可用率 99.9%(当前完成度 40%)
        if word in _BUT and "外" in tokens.text[one.whole_end : one.whole_end + FURTHEST]:
            return True  # 除 3 家海外子公司外
    if "vs" in tokens.kinds and tokens.text.endswith(_OTHERS, 0, one.whole):
        return True  # 相比竞品的 3.2 秒
    if one.spelled and are_all_named(tokens, one):
        return True  # 在华东、华南两个大区切完
    ahead = word == "前" or (word[-1:] == "前" and one.unit in _TIMES)
    if ahead and one.comparator and one.unit not in _TIMES:
        ahead = False  # 上线前至少跑 3 轮
    if ahead and tokens.kind[before - 1] == "date" and one.rated:
        ahead = False  # 明年一季度前 3 台/月
    if ahead and tokens.kind[before] == "z" and tokens.kind[before - 1] != ")":
        return True  # 前 20 个, 披露前 2 天
    if one.comparator:
        if tokens.kind[before] == "(" and is_of_whom(tokens, one):
            return True  # 大客户(500 辆以上)续约不丢
        if one.unit == "人时" and _is_when(tokens, one):
            one.unit = "people"
            return True  # 员工超过 50 人时, …
        if _is_if(tokens, one):
            return True  # 一旦时延超过 200ms 就降级
        given = "while" in tokens.kinds or tokens.about(parts=_IN_CASE)
        if given and _is_given(tokens, one):
            return True  # 在满意度不低于 90% 的前提下, 成本降 8%
        if one.unit == "级" and tokens.kind[one.last + 1] in "zn":
            return True  # 3 级以上安全事件
    elif word[-1:] in _TRIED_ENDS and one.unit in _TIMES and _is_tried(tokens, one):
        return True  # 试点 1 个月
    if tokens.kind[one.last + 1] in _NOTHING_BEHIND:
        return False
    if tokens.word[one.first] in _CODES and tokens.text.startswith(_CODED, goes_on(tokens, one)):
        return True  # 404 链接清零
    if one.unit in _TESTED and not one.comparator and is_of_test(tokens, one):
        return True  # 完成 72 小时老化测试
    if one.unit in _TIMES:
        if not one.comparator and _goes_on(tokens, one):
            return True  # 72h 连续老化
        if one.comparator == "<=" and is_of_metric(tokens, one):
            return True  # 发布后一周内回滚的次数
        shared = one.unit in _SHORT or not one.comparator
        if shared and tokens.word[one.last + 1].endswith(_SHARED):
            near = len(tokens.word[one.last + 1]) < MOST_OF_A_NAME
            return tokens.kind[one.last + 1] in "zn" and near
    behind = tokens.text[one.whole_end : one.whole_end + 6].lstrip().partition("(")[0]
    if one.comparator and behind.startswith("时") and behind[1:2] not in "间长段效限候":
        return True  # 负载超过 80% 时响应低于 300ms
    if behind.startswith(_SITUATIONS) and one.unit not in ("%", "pp", "个", "种", "类", "项"):
        return True
    if behind[:1] == "下" and one.unit in _LOADS and behind[1:2] not in NOT_UNDER:
        return True  # 1000 QPS 下成功率 99.9%
    under = behind.find("下", 1)
    if under > 0 and one.unit not in _SHARES and behind[under - 1] not in "以之上":
        within = "在" in tokens.text[max(0, one.whole - 8) : one.whole]
        if within and behind[under + 1 : under + 2] not in NOT_UNDER:
            return True  # 在不超过 3 人投入下
    idle = (one.unit in _TIMES or one.unit == "次") and behind.startswith(("没", "未"))
    if idle and ("的" in tokens.text[one.whole_end : one.whole_end + 12] or _rids(tokens, one)):
        return True  # 半年没人看的看板, 3 次未达标的供应商, 90 天未登录账号清理完毕
    if tokens.kind[one.last + 1] == "half" and one.unit in ("year", "quarter", "month"):
        return True  # 两年翻一番，达到 6 亿
    aged = one.unit in _TIMES and behind.startswith(_AGO)
    aged = aged or (one.unit in _TIMES and word == "了" and behind[:1] == "的")  # 跑了 8 年的
    return aged or behind.startswith(_EXCEPT)


def _rids(tokens: Tokens, one: Quantity) -> bool:
    """Whether what is said of a number goes away: 90 天未登录账号清理完毕."""
    return "clear" in tokens.kind[one.last + 1 : one.last + 8]


_TESTED = frozenset(("s", "min", "h", "day", "week", "month", "次", "公里", "km", "圈"))
_IN_FRONT_OF_TEST = frozenset("begin pass z n for and date ) eos comma".split())
_WEARS = "|".join(in_order("zh", "wears"))
_SOAKS = f"{_WEARS}|盐雾|湿热|高温|低温|连续|稳定性|满负荷|满载|带载|可靠性|拷机|试运行|浸泡|保压"
_SAY_TEST = ("试", "验", "老化", "拷机")
_TESTS = "试验|测试|压测|验证|试运行|老化|拷机|试车"
_ENDS_A_TEST = "$|[ ,;.)]|后|并|和|且|通过|上线|移交|验收|无|零|不|未|中|下|期间"


@cache
def _testing(words: str) -> "re.Pattern[str]":
    name = r"[^\s,;:.()0-9的]"
    loaded = f"(?={name}{{0,8}}(?:{words}))"
    return re.compile(f" ?{loaded}{name}{{0,12}}?(?:{_TESTS})(?={_ENDS_A_TEST})")


def is_of_test(tokens: Tokens, one: Quantity) -> bool:
    """完成 72 小时老化测试, 200 万次寿命试验: how long or often something is loaded in one test."""
    if tokens.kind[one.first - 1] not in _IN_FRONT_OF_TEST or one.rated:
        return False
    if not tokens.about(parts=_SAY_TEST):
        return False
    words = _SOAKS if one.unit in _TIMES else _WEARS
    return _testing(words).match(tokens.text, one.whole_end) is not None


def _is_when(tokens: Tokens, one: Quantity) -> bool:
    """Whether 时 stands for itself behind so many people."""
    behind = tokens.kind[one.last + 1]
    if behind in ("eos", "after", "date", "(", "stop") or tokens.about(parts=_EFFORT):
        return False
    return not tokens.text.startswith(("的", " 的"), one.whole_end)


_EFFORT = ("工时", "投入", "工作量", "人力", "外包")
_GIVEN = tuple(
    f"{blank}{of}{word}"
    for blank in ("", " ")
    for of in ("", "的")
    for word in (
        "前提下",
        "同时",
        "情况下",
        "基础上",
    )
)


def _is_given(tokens: Tokens, one: Quantity) -> bool:
    """Whether a bound is what the goal is to leave as it is, and the goal stands behind it."""
    given = tokens.text.startswith(_GIVEN, one.whole_end)
    return given and "#" in tokens.kind[one.last + 1 : one.last + 30]


_IFS = in_order("zh", "opens_condition")
_IF_FIRST = frozenset(word[0] for word in _IFS)
_NO_IFS = frozenset("年月日天前期地班中干要有季选然")  # 当年, 若干, 当选


def _is_if(tokens: Tokens, one: Quantity) -> bool:
    """Whether the clause of a bound opens as a condition."""
    start = max(0, one.whole - 2 * FURTHEST)
    front = tokens.text[start : one.whole]
    at = front.rfind(",") + 1
    clause = front[at:].lstrip()
    if clause[:1] not in _IF_FIRST or not clause.startswith(_IFS) or (at == 0 and start):
        return False
    if clause[0] == "如" and clause[1:2] != "果":
        return clause[1] not in _NO_SUCH and tokens.text.find(",", one.whole_end) > 0
    return clause[1:2] not in _NO_IFS


def is_if(tokens: Tokens, one: Quantity) -> bool:
    """若转化率低于 5%, 停止投放: a bound of which nothing but a condition was made."""
    acts = one.comparator and tokens.text.find(",", one.whole_end) > 0
    return bool(acts) and _is_if(tokens, one)


_NO_SUCH = frozenset("期下实上同此何意今一")  # 如期, 如今


def _is_tried(tokens: Tokens, one: Quantity) -> bool:
    """Whether something is tried for so long."""
    return tokens.text.endswith(_TRIED, 0, tokens.end[one.first - 1])


def _goes_on(tokens: Tokens, one: Quantity) -> bool:
    return tokens.text.startswith(_GOES_ON, one.whole_end)


_TRIED_ENDS = frozenset(word[-1] for word in _TRIED)
_GOES_ON = ("连续", "不间断", "持续", " 连续", " 不间断", " 持续")
_RISES, _FALLS = frozenset("↑⬆↗"), frozenset("↓⬇↘")


def points(tokens: Tokens, one: Quantity) -> str:
    """成本 ↓ 15%: so much less; but 92% ↑ 95% leads from one number to another."""
    at = one.first - 1
    word = tokens.word[at]
    if not (word in _FALLS or word in _RISES) or not one.unit:
        return ""
    if tokens.kind[at - 1] not in ("z", "n", "w", "begin", "comma", "pass"):
        return ""
    if tokens.latin and word in _RISES and one.unit == "%" and one.value > MOST_OF_STEP:
        return ""  # coverage ↑ 80 %: by so much, or to it?
    return "down" if word in _FALLS else "up"


def is_step(tokens: Tokens, one: Quantity, at: int) -> bool:
    """营收增长≥20%, 缩短 > 25%: at least so much more; but 可用性提升≥99.9% is a level."""
    if tokens.latin or one.comparator[0] != ">":
        return False
    if tokens.kind[at] == "down" or one.value < MOST_OF_STEP or tokens.word[at] in _GROWS:
        return True
    return is_no_share(tokens.text[: tokens.start[at]].rstrip())  # 速度提升≥50%


def is_no_share(name: str) -> bool:
    """Whether a metric is none that lies between 0 and 100 %: 速度, 吞吐量, QPS."""
    return name.endswith(_NO_SHARES) and not name.endswith(_SHARES_AFTER_ALL)


MOST_OF_STEP = 50  # per cent
_GROWS = frozenset(("增长", "增加", "上涨", "增幅"))
_NO_SHARES = in_order("en", "throughput_multiplied") + in_order("zh", "not_out_of_hundred")
_SHARES_AFTER_ALL = ("质量", "含量")
