"""So many for each: a floor for each of them, numbers meant for each hundred of something."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

SHORT = 4  # tokens of a subject alone: 每家门店, …
_EVERY = frozenset(("zeach", "every"))
_WHEN = ("前", "后", "时", "内", "中", "年", "月", "天", "日", "期间", "起")


def opens_for_each(tokens: Tokens, one: Quantity) -> bool:
    """每套程序在发布之前, 至少经过 3 轮; but 每个团队自主运维, 至少 3 家工厂上线."""
    if one.comparator != ">=" or tokens.kind[1] not in _EVERY:
        return False
    front = tokens.kind[1 : one.first]
    if "comma" not in front:
        return True
    if "#" in front or front.count("comma") > 1:
        return False
    comma = 1 + front.index("comma")
    said = tokens.text[: tokens.start[comma]].rstrip()
    return comma <= SHORT or (said.endswith(_WHEN) and not said.endswith("同时"))


def take_many(tokens: Tokens, found: Quantity) -> None:
    """由每百台 9 台减少到每百台 4 台: of how many stands between the frame and the number."""
    each = found.first - 3
    if each < 1 or tokens.kind[each] != "zeach":
        return
    many = tokens.word[each + 1] in _MANY or tokens.number[each + 1] in _ROUND
    if many and tokens.kind[each + 2] in _THINGS and tokens.kind[each - 1] in _FRAMES:
        found.first, found.whole = each, tokens.start[each]
        said = tokens.text[tokens.start[each + 1] : tokens.end[each + 2]]
        found.unit = f"{found.unit}/{said.replace(' ', '')}"
        found.rated, found.counted = True, False


_MANY = frozenset("百 千 万 亿 十万 百万 千万".split())
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
