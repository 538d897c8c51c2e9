"""Chinese: what people outside the house decide: who buys, what is won, what is allowed."""

from grove.quality.lexicon.marks import COMMA, MODAL
from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import says
from grove.quality.structure.line import Line

MOVES_THEM = ("让", "使", "推动", "促使", "说服", "争取", "游说", "劝", "督促", "敦促")
AUTHORITIES = in_order("zh", "authorities_outside")
DECIDES = in_order("zh", "decided_outside")
ENTERS = ("进入", "打进", "打入", "挤进", "跻身", "入围", "杀入", "闯进", "进到")
ENTERED = (
    *("供应链", "供应商名录", "供货名单", "采购目录", "医保目录", "推荐目录", "短名单", "白名单"),
    *("第一梯队", "百强", "前三", "前五", "前十", "市场", "体系内"),
)
DRIVES = frozenset("拉动 带动 拉升 拉高 促进 推动 提振 刺激 助推 助力".split())
TURNOVER = ("出货", "动销", "走量", "成交", "签约", "销售", "铺货", "下单", "续约")
SUPPLIERS = in_order("zh", "suppliers")
CONCEDES = (
    "降价",
    "让利",
    "优先",
    "排产",
    "延长账期",
    "账期",
    "独家",
    "让步",
    "降本",
    "涨价",
    "保供",
)
CUSTOMERS = in_order("zh", "customers_outside")
BUY = in_order("zh", "they_buy")
PLACED = ("项目", "订单", "合同", "单子", "的项目", "的订单", "的合同")
MORE = ("多买", "再买", "加购", "复购", "回购", "多订", "加单")
DRAWS = (
    "让",
    "使",
    "吸引",
    "争取",
    "促成",
    "推动",
    "说服",
    "发展",
    "带动",
    "帮助",
    "有更多",
    "更多",
)
THEIR_PAPERS = tuple(
    "报送 要求 数据 平台 系统 检查 审计 上报 报表 接口 的 来 规则 口径 客户".split()
)
TENDERS = ("中标", "夺标")
SOLD_TO = ("卖到", "卖进", "卖给", "卖出", "销往", "销到", "打进", "打入", "铺进", "出口到", "推向")
BRINGS = ("把", "将", "让", "推动", "使")
DECIDED_NEAR, NAMED_NEAR = 12, 8  # characters: 让监管部门尽快放宽…
CAUSES = frozenset(("让", "使", "助力", "推动", "帮助"))
THE_HOUSE = frozenset(("公司", "集团", "企业"))
WINNING = frozenset(
    "拿下 抢下 签下 斩获 抢占 赢得 争取 拿到 获得 获取 吸引 新增 开拓 拓展 攻下".split()
)
SOLD = (
    "渠道",
    "订单",
    "大单",
    "单子",
    "合同",
    "客户",
    "市场",
    "份额",
    "标的",
    "标段",
    "定点",
    "资金",
    "补贴",
    "拨款",
    "牌照",
    "门店",
    "销路",
)


def is_decided(line: Line) -> bool:
    """让监管放宽对路测的限制, 推动国家出台标准: what an authority outside decides."""
    text = line.normal.text
    if not text.startswith(MOVES_THEM):
        return False
    for moves in MOVES_THEM:
        if text.startswith(moves):
            rest = text[len(moves) :]
            return (
                _whose_word(rest, AUTHORITIES, DECIDES)
                or _whose_word(rest, SUPPLIERS, CONCEDES)
                or _whose_word(rest, CUSTOMERS, MORE)
            )
    return False


def _whose_word(rest: str, whose: tuple[str, ...], decide: tuple[str, ...]) -> bool:
    """让(上游)晶圆厂优先给我们排产: somebody outside, near, and what they would decide, near."""
    for who in whose:
        at = rest.find(who, 0, NAMED_NEAR)
        if at >= 0:
            then = rest[at + len(who) :]
            return not then.startswith(THEIR_PAPERS) and says(then[:DECIDED_NEAR], decide)
    return False


def they_buy(line: Line) -> bool:
    """让更多车企选用我们的域控, 吸引更多代理商签约: those outside, and that they buy or join."""
    text = line.normal.text
    if not text.startswith(DRAWS) or line.union & COMMA:
        return False
    at = text.find("更多")
    if at < 0 or at > DECIDED_NEAR:
        return False
    for who in CUSTOMERS:
        found = text.find(who, at, at + NAMED_NEAR)
        if found >= 0:
            then = text[found + len(who) :]
            return says(then[:DECIDED_NEAR], BUY) or then in PLACED  # 更多政府项目
    return False


def is_sold_there(line: Line) -> bool:
    """把公司的智能电表卖到中东, 中标省级政务云二期: not 卖出去的每台设备…."""
    text = line.normal.text
    if text.startswith(TENDERS):
        return text[2:3] not in "后前的率时" and not line.union & (COMMA | MODAL)
    at = next((at for to in SOLD_TO if (at := text.find(to)) > 0), -1)
    if at < 0 or line.union & COMMA:
        return False
    brings = text.startswith(BRINGS)
    return brings and "的" not in text[at:] and not line.union & MODAL


def is_sold(line: Line) -> bool:
    """拿下华东更多三甲医院的订单: what is won is what a business lives on."""
    words, first = line.words, line.first
    if len(words) < first + 2 and words[max(first - 1, 0)] not in WINNING:
        return False
    text = line.normal.text
    if text.endswith(ENTERED) and says(text, ENTERS) and not line.union & (COMMA | MODAL):
        return text.startswith((*ENTERS, *BRINGS))  # 进入主机厂供应链
    if words[first] in DRIVES and text.endswith(TURNOVER):
        return True  # 拉动海外渠道出货
    if not words[-1].endswith(SOLD):
        return False
    if words[0] in CAUSES and not THE_HOUSE.isdisjoint(words[1:2]):
        return not WINNING.isdisjoint(words[2:4])  # 助力公司拓展海外渠道
    return words[first] in WINNING or (first > 0 and words[first - 1] in WINNING)
