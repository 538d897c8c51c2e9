"""Chinese: a thing inside technology praised, or got in order, without any word of degree."""

from grove.quality.lexicon.marks import INTERNAL, NUMBER, PEOPLE
from grove.quality.normalise import says
from grove.quality.structure.line import Line

# How a clause ends that praises: idioms, and what was brought down or put in order.
IDIOMS = tuple(
    (
        "一目了然 井井有条 有条有理 井然有序 一清二楚 条理分明 清晰可查 有迹可循 有据可查 "
        "层次分明 有章可循 松耦合 高内聚 少而精 小而精 小而快 精简 轻量 规整 整洁 简洁 紧凑 "
        "少一些 小一些 快一些 稳一些 省一些 少一点 小一点 快一点 稳一点 轻一点 "
        "不闲着 不浪费 不膨胀 不臃肿 不冗余 无冗余 零冗余 可忽略 降到最低 压到最低 "
        "成一套 成一份 归一 "
        "降下来 减下来 瘦下来 省下来 压下来 收下来 清干净 理清楚 理干净 管起来 还清"
    ).split()
)
# Two of these one behind the other (完整准确), or one behind 得 (写得规范) or at the end (稳定).
GOOD = frozenset(
    (
        "整齐 统一 完整 准确 清晰 规范 简洁 干净 稳定 可靠 轻量 精简 紧凑 齐全 有序 均衡 合理 健康 "
        "平滑 顺畅 一致 充分 灵活 安全 高效 独立 透明 分明 整洁 健壮 清楚 明白 漂亮 飞快 扎实 利索 "
        "及时 平稳 新鲜 可信"
    ).split()
)
ALONE = ("稳定", "完整", "干净", "清晰", "准确", "健康", "均衡", "齐全", "有序")
SHORT = frozenset("快稳省准好顺轻少清细全满小牢")
VERY = ("很", "更", "最", "够", "又")
SOMEBODY = ("人", "谁", "大家", "我们", "你", "他", "自己", "一看", "一查", "随时", "马上", "当天")
DENIALS = ("没有", "无", "不", "零")


def tidy(line: Line) -> bool:
    """数仓分层清清楚楚，没有重复的中间表: a thing inside praised, and nobody who has it better."""
    text = line.normal.text.rstrip("。.!")
    if line.union & (PEOPLE | NUMBER) or says(text, SOMEBODY) or text[0] in "让使":
        return False
    inside = (word for word, mark in zip(line.words, line.marks, strict=True) if mark & INTERNAL)
    if all(word == "仓库" for word in inside):
        return False  # of goods, or of code?
    first, more = text, ""
    for comma in ",，、;；":
        said, _, rest = first.partition(comma)
        if rest:
            first, more = said, rest
    if more and not more.startswith(DENIALS) and not praises(more):
        return False
    return praises(first)


def praises(said: str) -> bool:
    """Whether a clause ends in praise: 又轻又快, 写得规范, 完整准确, 清清楚楚."""
    if said.endswith(IDIOMS) or said.endswith(ALONE) or doubled(said):
        return True
    if len(said) > len("又轻又快") and said[-4] == said[-2] and said[-2] in "又不":
        return True  # 不丢不重
    if said[-2:] in GOOD and said[-4:-2] in GOOD:
        return True
    _, how, good = said[-6:].rpartition("得")
    if not how or not good:
        return False
    if good.startswith(VERY):
        good = good[1:]
    return good in GOOD or good in SHORT


def doubled(said: str) -> bool:
    """清清楚楚, with something in front of it."""
    tail = said[-4:]
    return len(tail) == len("清清楚楚") < len(said) and tail[0] == tail[1] != tail[2] == tail[3]
