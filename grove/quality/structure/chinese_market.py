"""Chinese: what people outside the house decide: who buys, what is won, what is allowed."""

from grove.quality.lexicon.marks import COMMA, MODAL
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.structure.line import Line

MOVES_THEM = in_order("zh", "makes_outsiders_decide")
AUTHORITIES = in_order("zh", "authorities_outside")
DECIDES = in_order("zh", "decided_outside")
ENTERS = ("进入", "打进", "打入", "挤进", "跻身", "入围", "杀入", "闯进", "进到")
ENTERED = in_order("zh", "rankings_to_enter")
DRIVES = word_class("zh", "drives_sales_up")
TURNOVER = ("出货", "动销", "走量", "成交", "签约", "销售", "铺货", "下单", "续约")
SUPPLIERS = in_order("zh", "suppliers")
CONCEDES = in_order("zh", "conceded_by_suppliers")
CUSTOMERS = in_order("zh", "customers_outside")
BUY = in_order("zh", "they_buy")
PLACED = ("项目", "订单", "合同", "单子", "的项目", "的订单", "的合同")
MORE = ("多买", "再买", "加购", "复购", "回购", "多订", "加单")
DRAWS = in_order("zh", "draws_more_buyers")
THEIR_PAPERS = in_order("zh", "papers_of_outsiders")
TENDERS = ("中标", "夺标")
SOLD_TO = in_order("zh", "sold_to_where")
BRINGS = ("把", "将", "让", "推动", "使")
DECIDED_NEAR, NAMED_NEAR = 12, 8  # characters: 让监管部门尽快放宽…
CAUSES = frozenset(("让", "使", "助力", "推动", "帮助"))
THE_HOUSE = frozenset(("公司", "集团", "企业"))
WINNING = word_class("zh", "wins_business")
SOLD = in_order("zh", "business_to_win")


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
