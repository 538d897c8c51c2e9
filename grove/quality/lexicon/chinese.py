"""The Chinese lexicon: entries by their first two characters, longest match first."""

from itertools import chain

from grove.quality.kept import kept
from grove.quality.lexicon import drawers, files, marks
from grove.quality.lexicon.drawers import Drawers, in_drawers
from grove.quality.lexicon.marks import (
    ABSTRACT,
    AMBIGUOUS,
    ARTEFACT,
    BITS,
    FAMILY,
    FULL_METRIC,
    INTERNAL,
    METRIC,
    NOT_SUFFIX,
    NOUN,
    VANITY,
    VERB,
    ZERO_EVENT,
)
from grove.quality.sentence import word_table
from grove.quality.sentence.word_table import Begins, begins_of

Entries = tuple[tuple[str, tuple[str, ...]], ...]
LISTS = ("verbs", "nouns", "signals")
# Families are named by these too, but the word alone is no metric.
NO_METRIC = frozenset(
    (
        "接入 培训 技术分享 手工 自助 复用 继任 继任者 接班人 后备 后备人才 技能 崩溃 水位 冗余 "
        "演练 恢复演练 容灾演练 "
        "灾备演练 切换演练 容灾切换 复发 老旧系统 退款 答疑 密钥 硬编码 钓鱼 单点登录 漂移 闲置 "
        "浪费 重复建设 安全扫描 "
        "镜像扫描 救火 故障恢复 回滚 转化 自助完成 自助发布 自助开通 权限申请 资源申请 强认证 "
        "归属率 理解度 "
        "接口变更 备份恢复 人工操作 手工操作 新人上手 故障定位 有负责人 团队氛围 权限复核"
    ).split()
)


# What a name of a metric is, its last word says: 安全事故, 客户满意度.
TOLD_BY_TAIL = ZERO_EVENT | FULL_METRIC | VANITY


Tables = tuple[dict[str, int], Begins, dict[str, str]]


class Chinese:
    """marks: of each entry. begins: how they begin. drawers: where entries are until a text has
    the character they begin with."""

    __slots__ = ("begins", "drawers", "families", "marks")

    def __init__(self, tables: Tables, closed: dict[str, bytes]) -> None:
        self.marks, self.begins, self.families = tables
        self.drawers = Drawers(tables, closed)


def _tables(entries_of_house: Entries = ()) -> Tables:
    found: dict[str, int] = {}
    families: dict[str, str] = {}
    lists = [files.sections("zh", name) for name in LISTS]
    for section, entries in (*chain(*lists), *entries_of_house):
        bit = BITS[section]
        for entry in entries:
            found[entry] = found.get(entry, 0) | bit
    for family, entries in files.named("zh", "families"):
        for entry in entries:
            bit = FAMILY if entry in NO_METRIC and entry[-1] not in "率数" else FAMILY | METRIC
            found[entry] = found.get(entry, 0) | bit
            families[entry] = family
    for entry in families:
        tails = found.get(entry[-2:], 0) | found.get(entry[-3:], 0) | found.get(entry[-4:], 0)
        found[entry] |= tails & TOLD_BY_TAIL
    for entry, mark in found.items():
        if mark & (NOT_SUFFIX | INTERNAL | AMBIGUOUS) and not mark & (NOUN | VERB):
            found[entry] = mark | (ABSTRACT if mark & AMBIGUOUS else _tail(entry, found))
    return found, begins_of(found), families


def _tail(entry: str, known: dict[str, int]) -> int:
    """What a compound is by its last part: 数据平台 is a 平台."""
    for at in range(1, len(entry)):
        found = known.get(entry[at:], 0) & NOUN
        if found:
            return found
    return ARTEFACT


_known: dict[Entries, Chinese] = {}


def chinese(entries_of_house: Entries = ()) -> Chinese:
    """The Chinese lexicon of this process, with the entries a house adds."""
    found = _known.get(entries_of_house)
    if found is None:
        if len(_known) > 8:
            _known.clear()
        own = entries_of_house
        if own:
            found = Chinese(_tables(own), {})
        else:
            found = Chinese(({}, {}, {}), kept(__name__, _sources(), _drawers))
        _known[own] = found
    return found


def _drawers() -> dict[str, bytes]:
    return in_drawers(_tables(), lambda entry: entry[0])


def _sources() -> list[str]:
    lists = [files.path("zh", name) for name in (*LISTS, "families")]
    code = [__file__, drawers.__file__, files.__file__, marks.__file__, word_table.__file__]
    return [*lists, *code]
