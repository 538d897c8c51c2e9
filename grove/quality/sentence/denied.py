"""Bounds that are said by denying the opposite: 不能多于, no outage longer than, never below."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

FLIPPED = {">": "<=", ">=": "<", "<": ">=", "<=": ">"}
# What denies a bound right in front of it and no token of its own does.
_DENIES = in_order("zh", "denies")
_ANY = ("一", "任何", "任一", "任意", "哪", " 1 ", "1 ")
_DENYING = frozenset(("not", "no"))
_LEAST = frozenset(("at least", "no less than", "no fewer than", "a minimum of"))
_LOWER = frozenset(("低于", "少于", "小于"))
_SIGNS = frozenset((">", ">=", "≥"))
_UNMANNED = frozenset("机值车仓化驾船艇店超")
_LONGER = frozenset(("longer than", "older than", "larger than", "greater than", "bigger than"))
_LASTS = word_class("en", "lasts_no_longer")
_STOPS = frozenset(("stop", "comma", "and"))
_STARTED = _STOPS | {"#", "from", "(", ":"}
_WAYS = frozenset(("up", "down", "upto", "downto"))
_LACKING = frozenset("未 无 没 没有 非 不".split())  # 未修复的漏洞降到 40 个以内
_BETWEEN = frozenset(("w", "down", "move", "fill"))
_NAMES = frozenset(("w", "-", "a", "all", "pass", "the"))
_AVOIDS = frozenset(("avoid", "avoiding", "prevent"))
_BROUGHT = frozenset(("downto", "upto", "to"))


def turn(one: Quantity) -> None:
    """Take the opposite of its bound, once."""
    one.comparator = FLIPPED.get(one.comparator, one.comparator)
    one.denied = True


def turn_at_once(tokens: Tokens, one: Quantity, at: int) -> None:
    """不能多于 15 分钟, avoid more than 5: denied right in front of the bound, which is `at`."""
    if tokens.latin:
        if tokens.word[at - 1] in _AVOIDS:
            turn(one)
    else:
        again = tokens.word[at - 1] == "再"  # 别再破 30 分钟
        before = at - again
        if tokens.kind[before - 1] == "not" or tokens.text.endswith(
            _DENIES, 0, tokens.start[before]
        ):
            turn(one)


def is_denied(tokens: Tokens, one: Quantity) -> bool:
    """No team waits more than 2 days: what is denied is the opposite bound, which it has then."""
    if one.denied:
        return True
    if not tokens.latin and tokens.kind[one.first - 1] in _BROUGHT:
        at = one.first - 1
        bidden = tokens.text.endswith("别", 0, tokens.start[at]) and tokens.kind[at - 1] == "z"
        one.denied = bidden or ("not" in tokens.kinds and _never_comes(tokens, at))  # 别降到
        if one.denied:
            one.comparator = ">=" if one.comparator[0] == "<" else "<="
    elif _denies(tokens, one):
        turn(one)
    return one.denied


def _denies(tokens: Tokens, one: Quantity) -> bool:
    if one.comparator in ("<", "<="):
        if tokens.word[one.first] in _LOWER and "not" in tokens.kinds and not tokens.latin:
            return _is_none(tokens, one)
        return is_never(tokens, one.first) or (tokens.kind[1] == "no" and _is_of_none(tokens, one))
    if one.comparator not in (">", ">="):
        return False
    if describes(tokens, one):
        # avoid outages longer than 1 h; no request waits in the queue longer than 2 days
        return tokens.word[1] in _AVOIDS or tokens.kind[1] == "no"
    if tokens.word[one.first] in _SIGNS:
        return tokens.word[one.first - 1] in ("never", "not", "none")  # never > 30 s
    for at in range(one.first - 1, max(0, one.first - 14), -1):
        kind = tokens.kind[at]
        if kind in _STOPS:
            return False
        machine = tokens.word[at] == "无人" and tokens.word[at + 1][:1] in _UNMANNED
        if machine:
            continue  # 无人机
        if kind == "no" and tokens.word[one.first] in _LEAST:
            return False  # no train is late in at least 11 of 12 weeks
        if kind in _DENYING or tokens.word[at] in ("没有人", "没人", "无人"):
            return True
        if tokens.word[at] in _AVOIDS:  # avoid any loss above 5 minutes
            return _NAMES.issuperset(tokens.kind[at + 1 : one.first])
    return False


def _is_of_none(tokens: Tokens, one: Quantity) -> bool:
    """No squad below 80 % coverage, no shift with fewer than 4 nurses: a floor for each."""
    under = tokens.word[one.first] in _FEWER and one.first < _NEAR
    return under and _STARTED.isdisjoint(tokens.kind[2 : one.first])


_FEWER = frozenset(("below", "under", "fewer than", "less than"))
_NEAR = 6  # tokens: the subject and "with"


def _is_none(tokens: Tokens, one: Quantity) -> bool:
    """没有一家门店低于 60 分, 不让任何一班少于 3 人: a floor for each of them."""
    for at in range(one.first - 1, max(0, one.first - 8), -1):
        if tokens.kind[at] in _STOPS or tokens.word[at] == "的":
            return False
        if tokens.kind[at] == "not":
            return tokens.text.startswith(_ANY, tokens.end[at])
    return False


def is_shunned(tokens: Tokens, one: Quantity) -> bool:
    """不能跌至 99.9%, must not rise to 85 %: where it is not to come, and no target."""
    at = one.first - 1
    if not tokens.latin:
        return "not" in tokens.kinds and _never_comes(tokens, at)
    at -= tokens.kind[at] == "to"
    denied = tokens.kind[at - 1] == "not" or tokens.word[at - 1] == "never"
    return denied and tokens.kind[at] in _WAYS


def _never_comes(tokens: Tokens, at: int) -> bool:
    """不能掉到 99.9% 以下, 别让延迟涨到 300 ms 以上: the verb in front, token `at`, is denied."""
    for place in range(at - 1, max(0, at - 9), -1):
        if tokens.kind[place] == "not":
            return tokens.word[place] not in _LACKING
        if tokens.kind[place] in _STARTED:
            return False
    return False


def is_never(tokens: Tokens, at: int) -> bool:
    """Never under 30 fps, must not sink below: a floor that is said as a denied ceiling."""
    kind = tokens.kind
    if not _DENYING.isdisjoint(tokens.kinds):
        for place in range(at - 1, max(0, at - 4), -1):
            if kind[place] == "not" or tokens.word[place] == "never":
                return True
            if kind[place] not in _BETWEEN:
                return False
    return False


_NO_THINGS = frozenset("no not for in on at to".split())  # no order waits for a van longer than


def describes(tokens: Tokens, one: Quantity) -> bool:
    """No outage longer than 15 minutes: the bound says which ones are not to be."""
    before = one.first - 1
    thing = tokens.kind[before] == "w" and tokens.kind[before - 1] not in _NO_THINGS
    thing = thing and tokens.word[before] not in _LASTS
    return thing and tokens.word[one.first] in _LONGER
