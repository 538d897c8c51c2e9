"""So many for each: a floor for each of them, numbers meant for each hundred of something."""

from decimal import Decimal

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.quantity import Quantity, set_rate
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_zh import NUMERAL_CHARS

SHORT = 4  # tokens of a subject alone: 每家门店, …
EVERY = frozenset(("zeach", "every"))
_WHEN = in_order("zh", "closes_when_clause")


def opens_for_each(tokens: Tokens, one: Quantity) -> bool:
    """每套程序在发布之前, 至少经过 3 轮; but 每个团队自主运维, 至少 3 家工厂上线."""
    if one.comparator != ">=" or tokens.kind[1] not in EVERY:
        return False
    front = tokens.kind[1 : one.first]
    if "comma" not in front:
        return True
    if "#" in front or front.count("comma") > 1:
        return False
    comma = 1 + front.index("comma")
    said = tokens.text[: tokens.start[comma]].rstrip()
    return comma <= SHORT or (said.endswith(_WHEN) and not said.endswith("同时"))


def is_cap_of_each(tokens: Tokens, one: Quantity) -> bool:
    """每个团队今年不超过 3 起, 各产线 Q3 至多 2 次: what each may have in a stretch of time, and
    no day by which it is so few; but 每个团队 6 月底前不超过 3 起."""
    kind = tokens.kind
    if EVERY.isdisjoint(tokens.kinds) or "date" not in kind or not one.counted:
        return False
    least = max(0, one.first - FURTHEST)
    at = one.first - 1
    while at > least and kind[at] not in _EDGES and kind[at] not in EVERY:
        at -= 1
    if kind[at] not in EVERY or "date" not in kind[at : one.first]:
        return False
    said = "".join(tokens.word[place] for place in range(at, one.first) if kind[place] == "date")
    return not said.endswith(_BY)


FURTHEST = 12  # tokens between a number and the word that says "each"
_EDGES = frozenset("comma stop # ( ) begin".split())
_BY = ("前", "底", "末", "止", "日", "号")


def take_each(tokens: Tokens, found: Quantity) -> None:
    """由每百台 9 台减到每百台 4 台, 由每台 45 分钟到每台 30 分钟: each of what a number is for."""
    at = found.first - 1
    if tokens.kind[at] == "every":
        each = at
    elif tokens.kind[at] in _THINGS:
        each = at - 1 - (tokens.kind[at - 1] != "zeach")
    else:
        return
    if each < 2 or tokens.kind[each] not in EVERY or tokens.kind[each - 1] not in _FRAMES:
        return
    said = tokens.text[tokens.start[each] : tokens.end[at]].replace(" ", "")
    many = tokens.number[each + 1] if each < at else None
    if said[0] == "每" and len(said) > 1 and (many is None or many in _ROUND):
        found.first, found.whole = each, tokens.start[each]
        found.unit = f"{found.unit}/{said[1:]}"
        found.rated, found.counted = True, False


_ROUND = frozenset((100, 1000, 10_000, 100_000, 1_000_000))
_THINGS = frozenset(("m", "u", "z", "n"))
_FRAMES = frozenset("from to upto downto arrow reach".split())


def is_for_each_behind(tokens: Tokens, one: Quantity) -> bool:
    """Two owners for every service, cover at least 24 versions at every release."""
    behind = (one.noun_at or one.last) + 1
    led = tokens.kind[behind] == "for" or (one.comparator and tokens.kind[behind] in _WITHIN)
    return bool(led) and tokens.word[behind + 1] in _EACH


_WITHIN = frozenset(("at", "in", "with", "on"))
_EACH = frozenset(("every", "each"))


_NOT_BETWEEN = frozenset("comma stop from to upto downto arrow now reach".split())
_HUNDREDS = frozenset("百 千 万 亿 千万 百万 十万 百万 100 1000 10000 1,000 10,000".split())


def is_part_of_each(tokens: Tokens, found: Quantity) -> bool:
    """每三起故障有两起, 每 6 周进行 1 次: one number for each so many of another."""
    if not found.unit or found.unit.isascii():
        return False
    kind = tokens.kind
    for at in range(found.first - 1, max(0, found.first - 8), -1):
        if kind[at] in _NOT_BETWEEN:
            return False
        if kind[at] == "zeach":
            if tokens.word[at + 1] in _HUNDREDS:
                return False  # 每百单投诉不超过 0.8 单
            counted = kind[at + 1] == "#" or not set(tokens.word[at + 1]) - NUMERAL_CHARS
            alike = tokens.word[at + 2] == found.unit or kind[at + 2] == "u"
            return counted and alike and found.first > at + 2
    return False


def read_every_other(tokens: Tokens, found: Quantity) -> bool:
    """每两周 1 次提高到每周 3 次: once in so many weeks is so much of a time in each of them."""
    at = found.first - 1
    many = Decimal(2) if tokens.word[at - 1] == "两" else tokens.number[at - 1]
    period = tokens.value[at] if tokens.kind[at] == "u" else ""
    leads = tokens.kind[found.last + 1] in _LEADS and tokens.kind[found.last + 2] == "zrate"
    if found.unit != "次" or not many or tokens.kind[at - 2] != "zeach" or not leads:
        return False
    share = found.value / many
    if period != tokens.value[found.last + 2] or share != round(share, 2):
        return False
    found.value, found.first = share, at - 2
    found.start = found.whole = tokens.start[at - 2]
    set_rate(found, period)
    return True


_LEADS = frozenset("to upto downto arrow move".split())


def are_for_each(one: Quantity, other: Quantity, gap: str) -> bool:
    """在 5 个城市各开 4 家店: whether so many are meant for each of so many; but 各项指标."""
    behind = gap.rpartition("各")[2]
    near = len(behind) < SHORT and "," not in gap and behind[:1] not in _NOT_EACH
    things = bool(one.counted and other.counted and one.unit and other.unit and other.value > 1)
    return things and near and not other.rated


_NOT_EACH = frozenset("类种项个位自地级界处区方")
