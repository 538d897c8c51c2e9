"""What stands in front of a number: a sign, a currency, 每周, a comparator."""

from decimal import Decimal

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.bounds_first import ADVERBS, ONTO, bound_before, take_bound
from grove.quality.sentence.denied import turn_at_once
from grove.quality.sentence.quantity import Quantity, set_rate
from grove.quality.sentence.rates import is_collected, rate_of_average
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import CURRENCIES, MONEY

_SIGN_AFTER = frozenset(
    ("begin", "(", ":", "comma", "to", "from", "upto", "downto", "now", "is", "cmp")
)
_SIGN_AFTER_MORE = frozenset(("arrow", "by", "reach", "stop", "cur"))
_BURDENS = frozenset(("抱负", "自负", "胜负", "正负"))
_ACTS = frozenset(("z", "n", "pass", "up", "down"))


TIMES = frozenset(("ms", "s", "min", "h", "day", "week", "month", "quarter", "year"))
_SHARES = frozenset(("×", "%", "pp"))
_SAYS_NOTHING = frozenset(
    "from to upto downto arrow reach now by of is : hold up down begin comma (".split()
)


def _is_apart(tokens: Tokens, found: Quantity) -> bool:
    """Conversion + 2 points: a sign for itself, where no number stands before it to be added to."""
    at = found.first - 1
    shared = found.unit in ("%", "pp", "points")
    if tokens.kind[at] != "+" or is_joined(tokens, at):
        return False
    return shared and "#" not in tokens.kind[max(1, at - 40) : at]


def is_joined(tokens: Tokens, at: int) -> bool:
    """Charter signed + 80 % turnout: a plus that stands for "and"."""
    word = tokens.word[at - 1]
    return tokens.kind[at - 1] == "pass" or (word[-2:] == "ed" and word not in _MOVED)


_MOVED = frozenset("improved increased raised accelerated boosted lifted".split())


def read_before(tokens: Tokens, found: Quantity) -> None:
    """Sign, currency, rate and comparator in front of the number."""
    kind = tokens.kind
    at = found.first - 1
    if kind[at] in _SAYS_NOTHING:
        if kind[at] == "of" and tokens.word[at - 1] == "min" and kind[at - 2] != "#":
            found.comparator = ">="  # a min of 5
            found.whole, found.first = tokens.start[at - 1], at - 1
        elif kind[at] == ":" and kind[at - 1] == "cmp":
            take_bound(tokens, found, at - 1)
        often = kind[at] == "from" and kind[at - 1] == "zrate" and not found.rated
        if often and found.unit and found.unit not in _SHARES:
            set_rate(found, tokens.value[at - 1])  # 每人每周从 14 条降到 5 条
        if kind[at] in ONTO and "cmp" in tokens.kinds and not (tokens.latin or found.comparator):
            found.comparator = bound_before(tokens, at)
            if found.comparator and found.unit == "次" and not found.rated:
                _read_distant_rate(tokens, found, at - 1)  # 每月演练至少达到 2 次
        return
    if tokens.word[at] == "%" and tokens.tight(at + 1) and not found.unit:
        found.unit, found.counted = "%", False  # %86
        found.start = found.whole = tokens.start[at]
        found.first, at = at, at - 1
    minus = tokens.word[at] == "minus"
    if tokens.word[at] in ("plus", "正") and kind[at - 1] in ("to", "from", "upto"):
        found.signed = True  # from minus 12 to plus 10
        at -= 1
        found.start = found.whole = tokens.start[at + 1]
        found.first = at + 1
    if kind[at] == "+" and tokens.word[at - 1] in ("t", "d") and tokens.tight(at):
        found.start = found.whole = tokens.start[at - 1]  # T+6
        found.first, at = at - 1, at - 2
        found.unit = found.unit or "day"
        found.counted = False
    elif kind[at] in ("-", "+") and (minus or tokens.tight(at + 1) or _is_apart(tokens, found)):
        loose = (
            minus
            or not tokens.tight(at)
            or kind[at - 1] in _SIGN_AFTER
            or kind[at - 1] in _SIGN_AFTER_MORE
        )
        named = kind[at - 1] in ("z", "n", "vs") or (kind[at - 1] == "m" and kind[at - 2] != "#")
        shared = named and found.unit in ("%", "pp", "°C")  # 云账单-18%
        loose = loose or (shared and kind[found.last + 1] not in _SHARED)  # 支付域-95% 的工单
        if loose and (kind[at - 1] != "#" or not tokens.tight(at)):
            found.signed = True
            if kind[at] == "-":
                found.value = -found.value
            at -= 1
            found.start = found.whole = tokens.start[at + 1]
            found.first = at + 1
    if kind[at] == "z" and tokens.word[at][-1] == "负" and tokens.word[at] not in _BURDENS:
        found.value, found.signed = -found.value, True  # 负5
        found.start = found.whole = tokens.end[at] - 1
        at -= tokens.word[at] == "负"
        found.first = at + 1
    currency = tokens.value[at] if kind[at] == "cur" else CURRENCIES.get(tokens.word[at], "")
    if currency and kind[at] in ("cur", "w") and not (kind[at - 1] == "." and tokens.tight(at)):
        found.unit = (
            f"{currency}{found.unit}"
            if found.unit.startswith((" per", "/"))
            else (
                f"{currency} {found.unit}"
                if found.unit.startswith("per ")
                else (found.unit or currency)
            )
        )
        if found.unit[:3] not in MONEY:
            found.unit = currency
        found.counted = False
        found.start = found.whole = tokens.start[at]
        found.first = at
        at -= 1
        if kind[at] in ("-", "+") and tokens.tight(at + 1) and not tokens.tight(at):
            found.signed = True  # -€20k, +$4
            if kind[at] == "-":
                found.value = -found.value
            found.start = found.whole = tokens.start[at]
            found.first = at
            at -= 1
    verb = kind[at - 1] == "zrate" and kind[at] in _VERBAL
    if verb and not found.rated and _is_done_so_often(tokens, found, at):
        at -= 1  # 每季度完成 2 次
    if kind[at] == "zrate" and not found.rated and found.unit not in ("×", "%", "pp"):
        set_rate(found, tokens.value[at])
        found.start = found.whole = tokens.start[at]
        found.first = at
        at -= 1
    elif kind[at] == "n" and found.unit and not tokens.latin:
        rate_of_average(tokens, found)
    for _ in range(4):
        if kind[at] in ("fill", "the", "~", "at", "in") and kind[at - 1] in (
            "cmp",
            "upto",
            "over",
            "fill",
        ):
            at -= 1
        else:
            break
    if kind[at] in ("fill", "~") and kind[at - 1] == "zrate" and not found.rated:
        set_rate(found, tokens.value[at - 1])  # 每周约 3 次
        at -= 1
        found.start = found.whole = tokens.start[at]
        found.first = at
        at -= 1
    if (
        kind[at] in ("pass", "z", "n", "w", "move")
        and kind[at - 1] == "cmp"
        and (
            (tokens.word[at - 1] in _BEFORE_VERBS and tokens.end[at] - tokens.start[at] <= 12)
            or tokens.word[at][-1:] == "后"  # 不超过入职后 5 天
        )
    ):
        at -= 1  # 至少完成 1 次
    if kind[at] == "." and tokens.word[at - 1] in ("max", "min") and tokens.tight(at):
        at -= 1  # max. 10 minutes
    elif not tokens.latin and "cmp" in tokens.kinds:
        spent = found.unit in _SPENT_DAYS and not RECURRING.isdisjoint(tokens.kinds)
        if (found.counted or spent) and kind[at] in _VERBS:
            at = _adverb_before(tokens, at) or at
        elif found.unit == "%" and tokens.word[at] == "的":
            at = _bound_of_share(tokens, at) or at
    if tokens.word[at] == "min" and kind[at - 1] != "#":
        found.comparator = ">="
        found.whole, found.first = tokens.start[at], at
    elif kind[at] == "cmp":
        found.comparator = tokens.value[at]
        turn_at_once(tokens, found, at)
        found.whole, found.first = tokens.start[at], at
        shared = found.unit == "%" and found.value >= _LEVEL  # 每月至少 90% 在 24 小时内关闭
        if kind[at - 1] == "zrate" and not (found.rated or shared or found.unit == "×"):
            set_rate(found, tokens.value[at - 1])
            found.start = found.whole = tokens.start[at - 1]
            found.first = at - 1
        elif kind[at - 2] == "zrate" and kind[at - 1] in _ACTS and not found.rated:
            spent = found.comparator[0] == ">" and found.unit in _SPENT
            if spent or (found.counted and found.unit):
                set_rate(found, tokens.value[at - 2])  # 每月回滚不超过 2 次, 每周投入至少 4 小时
        elif found.unit == "h" and tokens.word[at - 1] == "投入" and not found.rated:
            far = next((n for n in range(at - 2, max(0, at - 5), -1) if kind[n] == "zrate"), 0)
            if far and found.comparator[0] == ">":
                set_rate(found, tokens.value[far])  # 每周 code review 投入 ≥ 4 小时
        elif kind[at - 1] == "older" or tokens.word[at - 1] in ("older", "than"):
            found.role = "which"
        if (
            found.counted
            and not (found.rated or found.unit.isascii())
            and (found.unit == "次" or found.comparator[0] == ">")
            and "活跃" not in tokens.text[max(0, found.whole - 10) : found.whole]
        ):  # 每月通过网厅办结至少 300 件
            _read_distant_rate(tokens, found, at)
    elif kind[at] == "older":
        found.role = "which"
    elif kind[at] == "than" and tokens.word[at - 1] == "better" and not found.hyphened:
        found.comparator = ">"  # the metric says which way: see wrong_way
        found.whole, found.first = tokens.start[at - 1], at - 1
    elif kind[at] == "over" and found.unit not in TIMES:
        found.comparator = ">"
        found.whole, found.first = tokens.start[at], at
    elif (kind[at] == "w" and tokens.word[at] == "sub") or (
        kind[at] == "-" and tokens.word[at - 1] == "sub"
    ):
        found.comparator = "<"
        first = at - 1 if kind[at] == "-" else at
        found.whole, found.first = tokens.start[first], first
    elif found.counted and not found.rated and kind[at] in _ACTED and not found.unit.isascii():
        if found.value == 1 and kind[at - 1] == "not" and tokens.word[at] in _HAPPENS:
            found.value = Decimal(0)  # 不发生 1 起
        _read_distant_rate(tokens, found, found.first)


_VERBAL = frozenset(("pass", "z", "n", "find"))
_SPENT = frozenset(("min", "h"))
_SPENDS = word_class("zh", "spends")
_HAPPENS = frozenset(("发生", "出现", "产生"))
_SHARED = frozenset(("fill", "z", "n", "after", "pass"))
_LEVEL = 50  # per cent, from which on a share over a stretch of time is a level
_BEFORE_VERBS = frozenset(("至少", "最少", "at least", "起码", "最多", "至多", "at most"))
_ACTED = frozenset("pass z n m w move find up down every and ba".split())
_VERBS = _ACTED | {"for"}  # 至少抽查 20 个
_STOPS = frozenset(
    "comma stop ( ) : begin from to upto downto arrow now reach is hold cmp vs zeach".split()
)
FURTHEST = 8  # tokens between a number and what is said of it in front


def _is_done_so_often(tokens: Tokens, found: Quantity, at: int) -> bool:
    """每季度完成 2 次, 每秒处理 300 条, 每周花 6 小时: how often, in front of a verb."""
    if found.unit == "次" or (found.unit in _SPENT and tokens.word[at] in _SPENDS):
        return True
    return found.counted and tokens.value[at - 1] in _QUICK


_QUICK = frozenset(("second", "minute", "hour"))


def _bound_of_share(tokens: Tokens, at: int) -> int:
    """The token of 不超过 in 不超过研发预算的 20%; 0 where the whole is what there was before."""
    for place in range(at - 1, max(0, at - FURTHEST), -1):
        kind = tokens.kind[place]
        if kind == "cmp":
            whole = tokens.text[tokens.end[place] : tokens.start[at]].strip()
            return 0 if not whole or whole.startswith(_EARLIER) or whole.endswith("前") else place
        if kind not in _ACTED or kind == "every":
            return 0
    return 0


_EARLIER = in_order("zh", "share_of_before")


def _adverb_before(tokens: Tokens, at: int) -> int:
    """The token of 至少 in 至少和每个下属 1on1 一次: it speaks for the verb and all behind it."""
    for place in range(at, max(0, at - FURTHEST), -1):
        kind = tokens.kind[place]
        if kind == "cmp":
            return place if tokens.word[place] in ADVERBS else 0
        goes = kind == "to" and tokens.word[place] == "到" and tokens.kind[place + 1] in _PLACES
        if (kind in _STOPS and not goes) or (kind == "#" and not _joins(tokens, place)):
            return 0
    return 0


RECURRING = frozenset(("zrate", "every", "zeach"))
_SPENT_DAYS = frozenset(("day", "h"))
_PLACES = frozenset(("m", "z", "n"))  # 至少到仓库跟班 2 天


def _read_distant_rate(tokens: Tokens, found: Quantity, at: int) -> None:
    """每季度与客户复盘 2 次, 每月与每名下属至少一次: how often, said further in front."""
    for place in range(at - 1, max(0, at - FURTHEST), -1):
        kind = tokens.kind[place]
        if kind == "zrate":
            if is_collected(tokens, place, found):
                tokens.kind[place] = "z"
            else:
                set_rate(found, tokens.value[place])
            return
        if kind == "from" and tokens.kind[place - 1] == "zrate":
            continue  # 每月由店长走访 4 家
        if kind in _STOPS or (kind == "#" and not _joins(tokens, place)):
            return


def _joins(tokens: Tokens, at: int) -> bool:
    """Whether a number goes on in letters: 1on1."""
    return tokens.kind[at + 1] == "w" and tokens.tight(at + 1)
