"""Chinese parts of a whole: 9 个项目, 按时上线的不少于 7 个; 积压 350 张, 每周消 40 张."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import PLAIN, TARGET
from grove.quality.sentence.tokens import Tokens

OF_THEM = ("里", "中", "内")
# What goes away with it: 38 条关掉 30 条 may be meant for what is left.
GONE = tuple(
    "关掉 关闭 关完 下线 下掉 清理 清掉 砍掉 停掉 关停 退役 替换 换掉 归档 停用 删掉 删除 回收 "
    "退掉 拆 修掉 修完".split()
)
DONE = (
    *GONE,
    *"修复 接入 接完 迁完 迁移 切完 切换 完成 改造 改完 上线 处理 解决 换完 整改 打通".split(),
    *"验收 拆分 治理 升级 搬完 上云 迁 切 接 改 修".split(),
)


def is_bound_of(tokens: Tokens, one: Quantity, other: Quantity, gap: str) -> bool:
    """9 个项目, 按时上线的不少于 7 个 · 40 个服务里达标的 ≥ 36 个 · 300 个接口, 覆盖到 280 个: how
    many there are opens the line, and how many of them are meant is bounded, or reached."""
    done = tokens.kind[other.first - 1] == "pass" and "," not in gap
    bounded = other.comparator == ">=" and (done or gap.endswith("的"))
    bounded = bounded or (other.comparator == "<=" and gap.endswith("的"))
    bounded = bounded or (gap.endswith("其中") and not other.comparator)
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
