"""OBJ108: a result of the whole business that technology alone does not move."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    ADOPT,
    BE,
    BUSINESS,
    BUSINESS_NEAR,
    COMMA,
    CONJUNCTION,
    NEGATION,
    OUTCOME,
    PEOPLE,
    PLAIN,
    PREPOSITION,
    TASK,
    UPKEEP,
    VAGUE,
)
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line

CAUSES = frozenset(("让", "使", "助力", "推动", "帮助"))
THE_HOUSE = frozenset(("公司", "集团", "企业"))
WINNING = frozenset(
    "拿下 抢下 签下 斩获 抢占 赢得 争取 拿到 获得 获取 吸引 新增 开拓 拓展 攻下".split()
)
SOLD = ("订单", "大单", "单子", "合同", "客户", "市场", "份额", "标的", "标段", "门店", "销路")
WINNING_EN = frozenset(
    "bring in|win|sign|sign up|close|land|gain|acquire|attract|conquer|capture|take|steal|enter|"
    "pitch|snatch|winning|attracting|gaining".split("|")
)
RAISING = frozenset("increase raise grow expand extend improve defend hold strengthen".split())
SOLD_EN = frozenset(
    "tender tenders contract contracts deal deals bid bids order orders market markets share "
    "customers clients users buyers shoppers guests students donors members subscribers dealers "
    "resellers distributors franchisees retailers merchants sellers advertisers sponsors "
    "investors passengers tenants patients policyholders borrowers depositors viewers readers "
    "listeners visitors tourists accounts licensees".split()
)
BUYING = frozenset("buy buys subscribe renew purchase spend reorder".split())
CHOOSING = frozenset("choose chooses prefer book order join".split())
OURS = frozenset(("us", "our"))
RELATIVE = frozenset("that who which whose where".split())
BECOME_EN = frozenset("become be stay remain".split())
FIRST = frozenset(
    "number one|leader|the leader|leaders|leading|biggest|largest|preferred|top|first choice|"
    "favourite|dominant|most popular".split("|")
)
MARKETS = frozenset(
    "market markets segment industry sector bank insurer insurance provider supplier manufacturer "
    "retailer airline carrier vendor brand broker operator dealer distributor publisher exporter "
    "marketplace store chain lender telco utility employer hospital university".split()
)
BECOME = frozenset("become becomes be make turn help 成为 帮助 助力 做到".split())


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A business figure ordered up, with nothing that says what technology has to do with it."""
    line = objective.line
    union = line.union
    if union & (BUSINESS_NEAR | NEGATION) or line.result_at >= 0:
        if line.language == "en" and _leads_a_market(line):
            yield seen(line, line.first, len(line.words) - 1)  # become the no. 1 bank
        return
    if not union & BUSINESS:
        if line.language == "zh":
            won = _is_sold(line)
        else:
            at_all = line.first < len(line.words)
            won = at_all and (_leads_a_market(line) or _wins(line) or _buys(line))
        if won:
            yield seen(line, line.first, len(line.words) - 1)
        return
    if (
        line.verb & (OUTCOME | VAGUE | TASK)
        or (line.mood in (NOUN, ORDER) and line.verb != UPKEEP)
        or line.words[0] in CAUSES
        or line.words[0] in THE_HOUSE  # 公司成功登陆北交所
        or (line.verb == PLAIN and _becomes(line))
        or (line.mood == STATEMENT and line.language == "en" and _grows(line))
    ):
        yield seen(line, line.find(BUSINESS))


def _is_sold(line: Line) -> bool:
    """拿下华东更多三甲医院的订单: what is won is what a business lives on."""
    words, first = line.words, line.first
    if not words[-1].endswith(SOLD) or len(words) < first + 2:
        return False
    return words[first] in WINNING or (first > 0 and words[first - 1] in WINNING)


def _leads_a_market(line: Line) -> bool:
    """Become number one in the inverter market, be the biggest insurer of the north."""
    words, first = line.words, line.first
    if first >= len(words) or words[first] not in BECOME_EN:
        return False
    at = next((at for at in range(first + 1, len(words)) if words[at] in FIRST), -1)
    if at < 0 and "no. 1" not in line.normal.low:
        return False
    return not MARKETS.isdisjoint(words[max(at, first) :])


def _wins(line: Line) -> bool:
    """Win the tender of the railway, sign up more dealers: what is won is what a business has."""
    words, marks = line.words, line.marks
    first = line.first
    raises = words[first] in RAISING and not {"market", "against"}.isdisjoint(words)
    if raises and not {"share", "position"}.isdisjoint(words):
        return True  # increase our share in the Benelux market
    if words[first] == "sell" and not line.union & COMMA:
        to = words.index("to") if "to" in words[first + 2 :] else -1
        return to > 0 and any(mark & PEOPLE for mark in marks[to:])
    if words[first : first + 2] == ["bring", "home"]:
        first += 1
    elif words[first] not in WINNING_EN:
        return False
    if not RELATIVE.isdisjoint(words):
        return False  # win back developers who gave up on our SDK
    won = ""
    for at in range(first + 1, len(words)):
        if marks[at] & (PREPOSITION | COMMA | CONJUNCTION):
            break
        won = words[at]
    if won == "customers" or won == "clients" or won == "users":
        return "back" not in words
    return won.rsplit(" ", 1)[-1] in SOLD_EN


def _buys(line: Line) -> bool:
    """More customers buy a second product from us."""
    words, first = line.words, line.first
    if not words[first].startswith("more") or not line.union & (PEOPLE | BUSINESS):
        return False
    said = words[first + 1 : first + 5]
    us = not OURS.isdisjoint(words)
    return not BUYING.isdisjoint(said) or (us and not CHOOSING.isdisjoint(said))


def _grows(line: Line) -> bool:
    """Revenue keeps growing; more patients choose us over the competition."""
    first = line.words[line.first]
    best = line.head >= 0 and line.words[line.head] in ("become", "becomes")
    return bool(line.union & OUTCOME) or first == "more" or best or _buys(line)


def _becomes(line: Line) -> bool:
    return any(word in BECOME for word in line.words[line.first : line.first + 2])


RULE = Rule(
    "OBJ108",
    "outside-control",
    QUESTION,
    OBJECTIVE,
    "LS",
    check,
    hides=("OBJ102", "OBJ103", "OBJ110"),
    needs=(BUSINESS | ADOPT | TASK | OUTCOME | VAGUE | PLAIN | BE,),
)
