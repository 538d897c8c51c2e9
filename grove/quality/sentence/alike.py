"""Whether two numbers are about the same thing, so that one may be where the other comes from."""

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.becoming import is_made_free_of
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CHANGE, NAMELESS, PLAIN, TARGET
from grove.quality.sentence.shares import LIMITS
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import MONEY

_APART = frozenset(("stop", ";"))
HOURS = 24  # of a day


def goes_to(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """Whether the next clause is about nothing but where this number is brought."""
    plus = this.comparator == ">=" and "+" in tokens.text[this.start : this.whole_end]
    if this.role != PLAIN or (this.comparator and not plus) or tokens.latin:
        return False  # but 每天 40+ 次, 目标 < 10
    if tokens.word[this.first - 1].endswith(_ASSURED) and tokens.word[following.first - 1] in _AIMS:
        return False  # 确保 200 台, 争取 260 台
    if tokens.word[following.first - 1] in _MORE and not _is_usual(tokens, this):
        return False  # 替代率 96%, 力争 97.5%: where it is, or what is sure?
    if following.role != TARGET:  # 平均每班 4 次, 争取 1 次以下
        aims = tokens.text[tokens.start[following.first - 1] : tokens.end[following.first - 1]]
        done = "后" in tokens.text[this.end : following.whole] and _is_done_then(
            tokens, this, following
        )
        if (aims not in _AIMS and not done) or following.role != PLAIN:
            return False
    same = this.unit == following.unit or (this.unit in LIMITS and following.unit in LIMITS)
    same = same or (this.rated and not following.unit and this.scale == following.scale > 0)
    if (
        not same and this.rated and following.unit
    ):  # 每周 8 次, 目标 3 次; 每天 300 条误报, 要压到 50 条
        said = ("per ",) if following.unit == "次" else _per(following.unit)
        same = this.unit.startswith(said)
    return same and not _is_made(tokens, this) and _leads_onward(tokens, this, following)


def _per(unit: str) -> tuple[str, str]:
    """How a unit goes on in a rate: 条/天, CNY per month."""
    return f"{unit}/", f"{unit} per "


def _is_done_then(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """一次 16 小时, 优化后 4 小时: nothing but after what, in a clause of its own."""
    front, comma, clause = tokens.text[this.end : following.whole].rpartition(",")
    clause = clause.strip()
    return comma != "" and clause[-1:] == "后" and 2 < len(clause) <= MOST_OF_DEED and not front


_DEEDS = frozenset(("comma", "z", "n", "pass", "w", "move"))
MOST_OF_DEED = 6  # characters
_MORE = frozenset(("力争", "争取", "力争达到", "争取达到"))
_USUAL = in_order("zh", "usual_so_far")


def _is_usual(tokens: Tokens, this: Quantity) -> bool:
    """Whether the clause in front of a number says that it is so today."""
    front = tokens.text[max(0, this.whole - FURTHEST) : this.whole + 1].rpartition(",")[2]
    return any(word in front for word in _USUAL)


FURTHEST = 24  # characters


def _is_made(tokens: Tokens, this: Quantity) -> bool:
    """Whether so many are added or done, and are no level: 新增专利 12 件, 累计达到 50 件."""
    if not (this.counted or this.unit[:3] in MONEY):
        return False
    return not _MADE.isdisjoint(tokens.word[max(1, this.first - 3) : this.first])


def _leads_onward(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """Whether the clause holds nothing but when and how: 21 天, 影响付款, 要在 Q3 末降到 7 天."""
    again = led = after = False
    skipped = 0
    for at in range(following.first - 1, this.last, -1):
        kind = tokens.kind[at]
        if kind == "after" and tokens.kind[at - 2] == "#" and tokens.kind[at - 1] == "u":
            skipped = 3  # 平均 9 小时, 一个季度内降到 4 小时
        if skipped:
            skipped -= 1
            continue
        if kind in ("comma", "stop"):
            return led or not again
        rest = tokens.text[tokens.start[at] : tokens.end[at]]  # behind a date: 前要
        if kind == "z" and rest.endswith("后") and tokens.kind[at - 1] in _DEEDS:
            led = after = True  # 每月 46 万, 节能改造后降到 38 万
        if after and kind in _DEEDS and kind != "comma":
            continue
        if kind in ("date", "reach", "vague_date") or rest in _MODALS:
            led = True
        elif at == following.first - 2 and (rest in _VERBS or _is_brought_to(tokens, at)):
            continue  # 月底前修到 10 个
        elif kind not in _ONWARD:
            again = True  # 目前接入 40 个, 计划接入 80 个
            if rest not in tokens.text[: tokens.start[this.first]]:
                return False
    return False


def _is_brought_to(tokens: Tokens, at: int) -> bool:
    """月底前清退到 40 台: a verb that nobody listed, straight in front of 到."""
    verb = tokens.text[tokens.start[at] : tokens.end[at]].lstrip("要需应拟将")
    plain = tokens.kind[at] == "z" and 0 < len(verb) <= 2
    return plain and tokens.kind[at + 1] == "to" and tokens.word[at + 1] in ("到", "至")


_ASSURED = ("力保", "确保", "必保", "保住", "保证", "保障")
_AIMS = word_class("zh", "aims_in_next_clause")
_MADE = word_class("zh", "added_not_a_level")
_MODALS = word_class("zh", "wishes")
_VERBS = frozenset("修清做关裁删消铺推招补拉扩增")
_ONWARD = frozenset(("date", "fill", "to", "upto", "downto", "by", "at", "hold"))


def same_things(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """Reduce 3,000 open tickets to 500 · 把 40 个机柜减到 28 个: how many of the same."""
    if this.role not in (PLAIN, CHANGE):
        return False
    if not tokens.latin and this.unit:
        if this.counted and _turns_into(tokens, this, following):
            return True
        if tokens.text.startswith(("的", " 的"), this.end) and _is_of_it(tokens, this, following):
            return True
    if not following.value and tokens.latin and is_made_free_of(tokens, following):
        return False
    none = not (following.value or following.unit or tokens.latin)  # 57 个用户清到 0
    if none or not (this.counted and following.counted):
        return not tokens.latin and _is_brought_down(tokens, this, following)
    if tokens.kind[this.first - 1] == "ba" and this.unit == following.unit and this.unit:
        return not {"comma", "stop", "and"} & set(tokens.kind[this.last + 1 : following.first])
    if this.comparator or this.rated or following.rated or this.unit != following.unit:
        return False
    if not _APART.isdisjoint(tokens.kind[this.last + 1 : following.first]):
        return False
    if "comma" in tokens.kind[this.last + 1 : following.first] or following.value >= this.value:
        return False
    if this.unit:
        return (not this.unit.isascii() and following.mark == "downto") or this.unit == "people"
    moved = any(
        kind in ("down", "move") for kind in tokens.kind[max(1, this.first - 4) : this.first]
    )
    return moved and bool(this.noun) and following.noun in ("", this.noun)


def described(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """由人工 40 分钟变为自动 5 分钟: each number with a word for how it is done."""
    kind, before, after = tokens.kind, this.first - 1, following.first - 1
    if kind[before] not in _WORDS or kind[before - 1] != "from" or this.role != PLAIN:
        return False
    if kind[after] in _WORDS:
        after -= 1
    same = this.unit == following.unit or (this.unit in LIMITS and following.unit in LIMITS)
    leads = kind[after] in ("to", "arrow", "upto", "downto") and after <= this.last + 2
    if this.unit == "%":
        return False  # 从人工 100% 到自动化 80%
    return same and leads and not this.comparator and len(tokens.word[before]) <= 4


_WORDS = frozenset("znw")


def _is_of_it(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """把 8.5% 的漏检率降到 3%, 2 小时的切换窗口改为 30 分钟: how it is, and of what."""
    same = this.unit == following.unit or (this.unit in LIMITS and following.unit in LIMITS)
    if not same or this.comparator or this.role != PLAIN or following.role != TARGET:
        return False
    if this.unit in ("%", "分", "‰"):
        measured = tokens.text.endswith(_MEASURED, 0, tokens.end[following.first - 2])
        return measured and _PARTS.isdisjoint(tokens.kind[this.last + 1 : following.first])
    return this.unit in LIMITS and _PARTS.isdisjoint(tokens.kind[this.last + 1 : following.first])


_MEASURED = ("率", "占比", "比例", "分", "度", "评分", "得分")


def _turns_into(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """240 张清理到只剩 90 张, 3 种格式统一成 1 种: so many of them, and no word of other things."""
    if this.unit != following.unit or this.comparator or this.rated or this.signed:
        return False
    if tokens.kind[this.first - 1] in _ADDING or tokens.word[this.first - 1].endswith(_ADDED):
        return False  # 新增 3 个门店, 招聘 2 人
    if tokens.kind[following.last + 1] not in _NOTHING_BEHIND:
        return False  # 12 个服务迁到 3 个集群
    gap = tokens.text[this.whole_end : following.whole].rstrip("约仅只剩下余 ")
    if len(gap) < 2 or not gap.endswith(("到", "至", "成", "为")) or gap.endswith(_ARRIVED):
        return False
    return _SPLITS.isdisjoint(gap)


_SPLITS = frozenset(",;:、()和与及")
_ARRIVED = in_order("zh", "no_turning_into")
_ADDING = frozenset("pass up find zrate every zeach for hold".split())
_ADDED = ("新增", "招聘", "培养", "招", "培训", "再", "前", "第", "每")
_NOTHING_BEHIND = frozenset("eos comma stop date ( vague_date ) while".split())


def _is_brought_down(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """180TB 闲置云盘清到只剩 20TB: so much of it, and so much that is to be left."""
    nothing = not following.value and not following.unit and this.unit and not following.comparator
    if nothing and following.mark in ("to", "downto") and this.role == PLAIN:
        return _PARTS.isdisjoint(tokens.kind[this.last + 1 : following.first])  # 缺口 30% 补到 0
    if following.mark != "downto" or this.unit != following.unit or this.unit in _SHARES:
        return False
    if this.comparator or this.rated != following.rated or this.role != PLAIN:
        return False
    if following.value >= this.value:
        return False
    return _PARTS.isdisjoint(tokens.kind[this.last + 1 : following.first])


_SHARES = frozenset(("", "%", "pp", "×", "‰"))
_PARTS = frozenset(("comma", "stop", "and", ":", "(", ")"))


def is_idiom(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """从 0 到 1 搭建平台 builds something new; nothing is measured."""
    if this.unit and not tokens.latin and _is_made(tokens, this):
        so_far = tokens.word[this.first - 2] == "已"  # 已完成 12 家, 共 40 家
        return tokens.kind[this.last + 1] == "comma" and not so_far  # 新增 12 件, 累计达到 50 件
    hours = tokens.word[this.first - 1] == "hours" and following.mark == "to" and this.role == PLAIN
    if hours and this.value < following.value <= HOURS and not this.value % 1:
        this.role = following.role = NAMELESS  # opening hours 8 to 20
        return True
    if this.signed and this.value > 0 and this.unit and following.mark == "to":
        return tokens.latin and not following.signed  # revenue +3 M€ to 14 M€
    if this.bare_year and this.role == NAMELESS and tokens.latin:
        return True  # which we put at 45 days for 2026, is to be brought to 20 days
    if this.value or following.value != 1 or this.unit or following.unit:
        return False
    if tokens.kind[following.last + 1] in ("z", "n", "pass", "find", "fill"):
        this.role = following.role = NAMELESS
        return True
    return False


def may_be_alike(one: Quantity, other: Quantity) -> bool:
    """Whether both may measure the same: 200 responses from 12 teams do not."""
    if one.unit and other.unit:
        return True
    if one.noun and other.noun:
        return one.noun == other.noun
    return not (other.noun and one.unit) and not (one.noun and other.unit)


def reversible(tokens: Tokens, start: Quantity) -> bool:
    """English says "to 2 days from 9"; Chinese 从 after a number begins something new."""
    return (
        tokens.text[start.start - 1].isascii()
        and "从" not in tokens.text[max(0, start.start - 6) : start.start]
    )


def is_onward(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """Whether a number in a clause of its own says where the one before it is to be."""
    between = tokens.kind[this.last + 1 : following.first]
    if tokens.latin and this.unit != following.unit and ")" in between:
        return not _is_of_aside(tokens, this)
    if tokens.latin or "comma" not in between:
        return True
    return _leads_onward(tokens, this, following) or following.comparator != ""


def _is_of_aside(tokens: Tokens, start: Quantity) -> bool:
    """Live at 40 stations (0 now), …: how many of those that stand in front of the bracket."""
    at = start.first - 1
    if tokens.kind[at] != "(":
        return False
    while tokens.kind[at] in _THING:
        at -= 1
    return tokens.kind[at] == "#" and tokens.kind[at - 1] in ("at", "in", "on", "for")


_THING = frozenset(("(", "w", "pass", "-"))
MOST_OF_A_UNIT = 6  # characters


def is_of_own_unit(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """500 包降到 200 包, 545kgce 降到 530: a unit that nobody has heard of, said with both."""
    at = this.last + 1
    word = tokens.word[at]
    if this.unit or following.unit or this.role != PLAIN or this.comparator or this.noun:
        return False
    if len(word) > (2 if tokens.kind[at] == "z" else MOST_OF_A_UNIT) or following.role != TARGET:
        return False
    behind = following.last + 1
    again = tokens.word[behind] == word or tokens.kind[behind] in _NOTHING_BEHIND
    if not again or tokens.kind[at + 1] == "w":
        return False
    this.unit = tokens.text[tokens.start[at] : tokens.end[at]]
    return True


def is_added(tokens: Tokens, start: Quantity, following: Quantity) -> bool:
    """余额新增 80 亿, 年初 320 亿: so much more, and no way down to it."""
    if tokens.word[following.first - 1] not in _NEW:
        return False
    return following.first < start.first and following.value < start.value


_NEW = frozenset(("新增", "净增", "增量", "多增"))
