"""Chinese parts of a whole: 9 个项目, 按时上线的不少于 7 个; 积压 350 张, 每周消 40 张."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.asides_told import AMONG
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.lacking import are_lacking
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, NAMELESS, PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.topics import are_done_of_these

FURTHEST = 24  # characters from a number to what is said of the rest
EVERY = in_order("zh", "all_to_the_last")
OF_THEM = ("里", "中", "内")
# What goes away with it: 38 条关掉 30 条 may be meant for what is left.
GONE = in_order("zh", "gone")
DONE = (*GONE, *in_order("zh", "done"))


def is_bound_of(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """9 个项目, 按时上线的不少于 7 个 · 40 个服务里达标的 ≥ 36 个 · 300 个接口, 覆盖到 280 个: how
    many there are opens the line, and how many of them are meant is bounded, or reached."""
    done = tokens.kind[other.first - 1] == "pass" and "," not in gap
    bounded = other.comparator == ">=" and (done or gap.endswith("的"))
    bounded = bounded or (other.comparator == "<=" and gap.endswith("的"))
    bounded = bounded or (gap.endswith("其中") and not other.comparator)
    if other.comparator == ">=" and not bounded and are_done_of_these(tokens, one, other, gap):
        return True
    if not (bounded or (other.role == TARGET and gap.endswith(_REACHED))) or one.comparator:
        return False
    if one.role != PLAIN or one.rated or tokens.kind[one.first - 1] not in ("begin", "date", ":"):
        return False
    things, comma, clause = gap.partition(",")
    if (
        "每" in gap
        or "," in clause
        or not _ACTS.isdisjoint(tokens.kind[one.last + 1 : other.first])
    ):
        return False
    if not comma:
        return done or any(word in gap for word in OF_THEM)
    return not any(len(verb) > 1 and verb in things for verb in DONE)


_REACHED = tuple(
    f"{verb}{to}"
    for verb in ("覆盖", "接入", "迁移", "完成", "改造", "上线", "接", "补")
    for to in "到至"
)
_ACTS = frozenset("up down upto downto arrow from hold now half clear # (".split())


def is_pace(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """积压 350 张, 每周消 40 张: how many there are, and how fast they go; no goal of either."""
    paced = other.rated or gap.rpartition(",")[2].lstrip()[:1] == "每"
    stock = paced and tokens.text.endswith(_STOCKS, 0, one.start)
    return stock and tokens.word[other.first - 1][-1:] in _GOING


_GOING = frozenset("消清关修减还砍理化")
_STOCKS = tuple(
    f"{word}{blank}"
    for word in ("积压", "存量", "堆积", "待办", "遗留", "欠账", "待处理", "滞留")
    for blank in ("", " ")
)


def tell_parts(tokens: Tokens, one: Quantity, others: list[Quantity]) -> None:
    """招 5 个算法（北京 2、上海 3）: what it is made of, as it adds up to it."""
    if one.comparator or one.role != PLAIN or sum(other.value for other in others) != one.value:
        return
    between = tokens.kind[one.last + 1 : others[0].first]
    plain = all(other.role == PLAIN and other.unit in ("", one.unit) for other in others)
    if plain and not _BOUNDS_OF_PARTS.isdisjoint(between) and _LEADS_ON.isdisjoint(between):
        if "已" in tokens.text[max(0, others[0].whole - 4) : others[0].whole]:
            rest = tokens.text[others[-1].whole_end :]
            if not (tokens.dated or "完" in rest or any(word in rest for word in EVERY)):
                return
            one.role, one.mark = TARGET, "to"  # 17 家, 已切 5 家, 剩余 12 家 Q2 切完
            others[0].role, others[0].mark = START, "now"
            others = others[1:]
        for other in others:
            other.role, other.mark = CIRCUMSTANCE, "part"


def tell_total(tokens: Tokens, one: Quantity, whole: Quantity) -> None:
    """已 9 款 / 共 23 款 → 23 款: how many there are in all, behind how many it is by now."""
    gap = tokens.text[one.whole_end : whole.whole].strip(" ,/(")
    leads = tokens.kind[whole.last + 1 + (tokens.kind[whole.last + 1] == ")")] in _LEADS_ON
    same = one.unit in ("", whole.unit) and one.value <= whole.value
    if gap in _IN_ALL and leads and same and one.role in (PLAIN, START):
        one.role, one.mark, one.unit = START, "now", whole.unit
        whole.role, whole.mark = CIRCUMSTANCE, "part"


def tell_limit(one: Quantity, part: Quantity, limit: Quantity, gap: str) -> None:
    """10 个人里得有 9 个 3 秒内能看到: straight behind so many of them, in what time they do."""
    of_them = len(gap.strip()) < SHORT and any(word in gap for word in OF_THEM) and "," not in gap
    if not of_them or not (one.counted and part.counted) or part.value > one.value:
        return
    if limit.first != part.last + 1 or limit.comparator[:1] != "<" or limit.unit not in TIMES:
        return
    limit.role, limit.mark = CIRCUMSTANCE, "part"


SHORT = 9  # characters


def tell_again(tokens: Tokens, whole: Quantity, some: Quantity, goal: Quantity) -> bool:
    """现在 200 张里只有 64 张有人管, 年内 200 张全认领: the whole comes again as the goal."""
    if not (whole.unit == some.unit == goal.unit != "" and whole.value == goal.value > some.value):
        return False
    if some.comparator or not (whole.counted and some.counted) or whole.comparator:
        return False
    gap = tokens.text[whole.whole_end : some.whole]
    of = "," not in gap and any(word in gap for word in ("已", "只", "仅", "才"))
    if not of or "comma" not in tokens.kind[some.last : goal.first]:
        return False
    whole.role, whole.mark = CIRCUMSTANCE, "part"
    some.role, some.mark = START, "now"
    goal.role, goal.mark = TARGET, "to"
    return True


_BOUNDS_OF_PARTS = frozenset(("(", ":", "comma"))
_LEADS_ON = frozenset("to upto downto arrow from now".split())


def tell_scaled(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """路试 20 万公里（已跑 6.5 万）: the unit is said once."""
    opens = tokens.text.rfind("(", one.whole_end, other.whole)
    said = tokens.text[opens + 1 : other.whole].strip() if opens > 0 else ""
    told = said[:1] == "已" and len(said) < 6 and other.value < one.value
    if not told or tokens.kind[other.last + 1] != ")" or other.comparator:
        return False
    other.role, other.mark, other.unit = START, "now", one.unit
    return True


def tell_by_now(tokens: Tokens, one: Quantity, other: Quantity) -> bool:
    """全部电子化，目前 11 条线里做了 3 条: so many of so many today, which are no goal."""
    if one.role != START or one.mark != "now" or tokens.kind[one.first - 1] != "now":
        return False
    all_of = any(word in tokens.text for word in EVERY)
    one.role, one.mark = (TARGET, "to") if all_of else (CIRCUMSTANCE, "whole")
    other.role, other.mark = START, "now"
    return True


def tell_done(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """已修 40 个, 还剩 12 个 · 已改 30 个, 总共 80 个, 年底前全部完成: how many are done by now."""
    clause = tokens.text[max(0, one.whole - 8) : one.whole].rpartition(",")[2]
    if gap[:1] == "已":  # 11 台已替换, 共 58 台, 年底全部替换
        clause, comma, rest = gap.partition(",")
        gap = comma + rest
    lacks = gap.endswith(_LACKS) or (one.mark == "for" and gap.endswith(("剩", "剩余", "剩下")))
    if lacks and "已" not in clause and _closes_thing(tokens, other) and _tell_lack(one, other):
        return True
    if are_lacking(tokens, other, gap) and _tell_lack(one, other):
        return True
    if gap.endswith(_ALL_OF) and "已" in clause and other.value > one.value:
        return _tell_all_of(tokens, one, other, clause, gap)
    if "已" in clause and gap[:1] not in _APART and "," in gap:  # 已覆盖 210 张表，总共 640 张
        between = tokens.kind[one.last + 1 : other.first]
        if _THING.issuperset(between[: between.index("comma")]):
            gap = gap[gap.index(",") :]
    if "已" not in clause or gap[:1] not in _APART or one.comparator or other.comparator:
        return False
    said = gap[1:].strip()
    rest = tokens.text[other.whole_end : other.whole_end + FURTHEST]
    all_of = any(word in rest for word in EVERY)
    if _are_all_done(tokens, one, other, clause, said):
        one.role, one.mark = START, "now"
        other.role, other.mark = TARGET, "to"
        return True
    if said in _LEFT_STILL:
        onward = all_of or "clear" in tokens.kinds or "#" in tokens.kind[other.last + 1 :]
        if not onward:
            return False  # 还剩 5 座, 年底前做完: none left, or so many more?
        one.role, one.mark = NAMELESS, "part"
        other.role, other.mark = START, "now"
        return True
    if said in _IN_ALL and other.value > one.value:
        behind = tokens.kind[other.last + 1 :]
        if not all_of and (behind[0] not in _ENDS or "#" in behind):
            return False  # 已签 12 家, 共 40 家门店; 已换 12 台, 共 40 台, 换 30 台
        one.role, one.mark = START, "now"
        other.role, other.mark = TARGET, "to"
        return True
    return False


def _are_all_done(tokens: Tokens, one: Quantity, other: Quantity, clause: str, said: str) -> bool:
    """已并 2 家, 年内 7 家全部并入: nothing but a day, and the same verb of all of them."""
    verb = clause.rpartition("已")[2].strip().removeprefix("经")
    between = tokens.kind[one.last + 2 : other.first]
    if not verb or other.value <= one.value or "date" not in between or set(between) != {"date"}:
        return False
    rest = tokens.text[other.whole_end : other.whole_end + NEAR].lstrip()
    return rest.startswith(EVERY) and verb[0] in rest


NEAR = 8  # characters
_APART = frozenset((",", ";", "(", "/"))
_ENDS = frozenset(("comma", "stop", ")", "eos"))


def _closes_thing(tokens: Tokens, other: Quantity) -> bool:
    kind = tokens.kind
    at = other.last + 1
    while kind[at] in _THING:
        at += 1
    return kind[at] in _CLOSES


def _tell_lack(one: Quantity, other: Quantity) -> bool:
    """46 个病区全部启用, 目前还差 17 个: as many are done as are not lacking."""
    if other.value >= one.value or one.comparator or other.comparator:
        return False
    other.value = one.value - other.value
    one.role, one.mark = TARGET, "to"
    other.role, other.mark = START, AMONG
    return True


_LACKS = ("还差", "尚差", "还缺", "尚缺", "只差", "仅差")
_THING = frozenset("znmw")
_CLOSES = frozenset(("eos", ")", "comma", "date"))


def _tell_all_of(tokens: Tokens, one: Quantity, other: Quantity, clause: str, gap: str) -> bool:
    """已覆盖 19 个病区, 力争年内覆盖全部 46 个病区: the same verb, and all of the same."""
    verb = clause.rpartition("已")[2].strip().removeprefix("经")
    things, comma, again = gap.partition(",")
    again = again.removesuffix("全部").removesuffix("所有").rstrip()
    same = again.endswith((verb, f"{verb}到", f"{verb}至")) and "," not in again
    same = same and tokens.text[other.whole_end :].lstrip().startswith(things.strip())
    if not (verb and comma and same) or one.role != PLAIN or one.comparator:
        return False
    one.role, one.mark = START, "now"
    other.role, other.mark = TARGET, "to"
    return True


_ALL_OF = ("全部", "所有")
_LEFT_STILL = word_class("zh", "how_many_still_left")
_IN_ALL = frozenset("共 总共 一共 共有 共计 总计 合计 总数 总量".split())


def is_enough(tokens: Tokens, other: Quantity) -> bool:
    return tokens.text.startswith(_ENOUGH, other.whole_end)


_ENOUGH = ("就", "即", " 就", " 即", "算完", "算达", ",就", ", 就")
