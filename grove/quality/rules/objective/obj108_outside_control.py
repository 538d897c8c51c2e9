"""OBJ108: a result of the whole business that technology alone does not move."""

from collections.abc import Iterator
from itertools import pairwise

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import (
    ADOPT,
    BE,
    BUSINESS,
    BUSINESS_NEAR,
    COMMA,
    CONJUNCTION,
    KNOWN_NAME,
    NEGATION,
    OUTCOME,
    PEOPLE,
    PLAIN,
    PREPOSITION,
    RELATIVE_CLAUSE,
    TASK,
    TECHNOLOGY,
    UPKEEP,
    VAGUE,
)
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line

MOVES_THEM = ("让", "使", "推动", "促使", "说服", "争取", "游说", "劝", "督促", "敦促")
AUTHORITIES = in_order("zh", "authorities_outside")
DECIDES = in_order("zh", "decided_outside")
DECIDED_NEAR = 8  # characters: 让监管部门尽快放宽…
CAUSES = frozenset(("让", "使", "助力", "推动", "帮助"))
THE_HOUSE = frozenset(("公司", "集团", "企业"))
WINNING = frozenset(
    "拿下 抢下 签下 斩获 抢占 赢得 争取 拿到 获得 获取 吸引 新增 开拓 拓展 攻下".split()
)
SOLD = ("订单", "大单", "单子", "合同", "客户", "市场", "份额", "标的", "标段", "门店", "销路")
WINNING_EN = word_class("en", "winning")
RAISING = frozenset("increase raise grow expand extend improve defend hold strengthen".split())
SOLD_EN = word_class("en", "won")
INSIDE = frozenset("engineers developers employees colleagues staff teams council".split())
FOREMOST = frozenset(("first", "most", "prefer", "preferred", "choose", "buy", "everyone"))
PLACING = frozenset("bring get put sell place list".split())
OUTLETS = word_class("en", "outlets")
MONTHS = frozenset("jan feb mar apr may jun jul aug sep oct nov dec q1 q2 q3 q4".split())
BUYING = frozenset("buy buys subscribe renew purchase spend reorder".split())
CHOOSING = frozenset(
    "choose chooses prefer book order join switch sign visit fly travel stay enrol enroll invest "
    "watch return come pick".split()
)
OURS = frozenset(("us", "our"))
RELATIVE = frozenset("that who which whose where".split())
PUTS = frozenset("put turn".split())
# What a business has to sell, and is glad to see full.
PLACES = word_class("en", "places_to_fill")
FILLS = frozenset("fill fills filling book let sell".split())
FULL = frozenset("full fuller sold-out fully-booked packed better-filled well-filled".split())
PERSUADING = frozenset(
    "persuade convince lure tempt entice woo coax sway attract encourage win".split()
)
SWITCHING = word_class("en", "switching")
BUYERS = SOLD_EN | word_class("en", "buyers")
ENTERING = frozenset("expand enter conquer break".split())
INTO = frozenset("into to in".split())
BECOME_EN = frozenset("become be stay remain".split())
FIRST = word_class("en", "first_place")
MARKETS = word_class("en", "markets")
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
            won = _is_sold(line) or _is_decided(line)
        else:
            at_all = line.first < len(line.words)
            won = at_all and (_leads_a_market(line) or _wins(line) or _buys(line))
            won = won or (at_all and (_fills(line) or _persuades(line) or _placed(line)))
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
        or line.words[line.first] in PUTS
    ):
        yield seen(line, line.find(BUSINESS))


def _is_decided(line: Line) -> bool:
    """让监管放宽对路测的限制, 推动国家出台标准: what an authority outside decides."""
    text = line.normal.text
    if not text.startswith(MOVES_THEM):
        return False
    for moves in MOVES_THEM:
        if text.startswith(moves):
            rest = text[len(moves) :]
            whose = next((who for who in AUTHORITIES if rest.startswith(who)), "")
            return bool(whose) and says(rest[len(whose) :][:DECIDED_NEAR], DECIDES)
    return False


def _is_sold(line: Line) -> bool:
    """拿下华东更多三甲医院的订单: what is won is what a business lives on."""
    words, first = line.words, line.first
    if not words[-1].endswith(SOLD) or len(words) < first + 2:
        return False
    return words[first] in WINNING or (first > 0 and words[first - 1] in WINNING)


def _leads_a_market(line: Line) -> bool:
    """Become number one in the inverter market, be the biggest insurer of the north."""
    words, first = line.words, line.first
    makes = words[first : first + 2] == ["make", "our"]
    if first >= len(words) or (words[first] not in BECOME_EN and not makes):
        return False
    pairs = enumerate(pairwise(words))
    at = next((at for at in range(first + 1, len(words)) if words[at] in FIRST), -1)
    if at < 0:
        at = next((at for at, pair in pairs if at > first and " ".join(pair) in FIRST), -1)
    if at < 0 and "no. 1" not in line.normal.low:
        return _comes_first(words, first)
    if makes and words[at] == "the best":
        return False  # the best place to be ill
    if makes:  # make our fund the most popular one among first-time investors
        return at > first + 2 and not (MARKETS | BUYERS).isdisjoint(words[first + 2 :])
    return not MARKETS.isdisjoint(words[max(at, first) :])


def _comes_first(words: list[str], first: int) -> bool:
    """Become the museum that tourists visit first."""
    what = not MARKETS.isdisjoint(words[first + 1 : first + 5])
    whom = not BUYERS.isdisjoint(words[first + 3 :]) or "everyone" in words or "people" in words
    return what and whom and not FOREMOST.isdisjoint(words[first + 4 :])


def _placed(line: Line) -> bool:
    """Bring our cheese into every supermarket in the country."""
    words, first = line.words, line.first
    if words[first] not in PLACING or "our" not in words[first + 1 : first + 3]:
        return False
    return any(
        words[at] in ("into", "onto", "in", "on") and not OUTLETS.isdisjoint(words[at + 1 : at + 4])
        for at in range(first + 2, len(words) - 1)
    )


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
    buyers = BUYERS - {"users", "people"}
    over = words[first : first + 1] == ["win over"] or words[first : first + 2] == ["win", "over"]
    if over and not buyers.isdisjoint(words[first + 1 : first + 5]) and not INSIDE & {*words}:
        return True  # win over younger audiences
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


def _fills(line: Line) -> bool:
    """Fill more beds in the rehab clinics, fuller trains on Fridays."""
    words, first = line.words, line.first
    full = words[first] in FULL or words[:2] == ["fully", "booked"]
    if full and line.mood != STATEMENT:
        return not PLACES.isdisjoint(words[first + 1 : first + 4])
    if words[first] not in FILLS or (words[first] != "fill" and line.mood != ORDER):
        return False
    there = words[first + 1 : first + 4]
    more = words[first] == "fill" or "more" in there
    return more and not PLACES.isdisjoint(there) and line.union & COMMA == 0


def _persuades(line: Line) -> bool:
    """Persuade twice as many families to switch to our broadband; expand to Canada."""
    words, marks, first = line.words, line.marks, line.first
    if words[first] in ENTERING:
        at = first + 2 if words[first + 1 : first + 2] and words[first + 1] in INTO else first + 1
        if at == first + 1 and words[first] != "enter":
            return False
        if words[first] != "enter" and not {"market", "markets", "segment"}.isdisjoint(words[at:]):
            return True
        known = at < len(words) and marks[at] & KNOWN_NAME and not marks[at] & TECHNOLOGY
        return bool(known) and words[at][:3] not in MONTHS
    more = words[0] == "get" and "more" in words[1 : first + 2]
    if not (more or words[first] in PERSUADING) or line.union & COMMA:
        return False
    for at in range(first + 2, len(words) - 1):
        if words[at] == "to" and words[at + 1].split(" ")[0] in SWITCHING:
            us = not OURS.isdisjoint(words) or len(words) == at + 2
            return us and not BUYERS.isdisjoint(words[first + 1 : at])
    return False


def _buys(line: Line) -> bool:
    """More customers buy a second product from us."""
    words, first = line.words, line.first
    if not words[first].startswith("more") or not (
        line.union & (PEOPLE | BUSINESS) or BUYERS & {*words}
    ):
        return False
    said = [word.split(" ")[0] for word in words[first + 1 : first + 5]]
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
    needs=(BUSINESS | ADOPT | TASK | OUTCOME | VAGUE | PLAIN | BE | RELATIVE_CLAUSE,),
)
