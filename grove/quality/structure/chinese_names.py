"""Chinese: a codename, a Latin name in no list, or what stands as a name."""

from grove.quality.lexicon.marks import (
    CODENAME,
    CODENAME_HEAD,
    COMMA,
    DONE,
    KNOWN_NAME,
    LATIN,
    METRIC,
    NOUN,
    NUMBER,
    SOFT_START,
    TASK,
    TECHNOLOGY,
    UNKNOWN,
    VERB,
)
from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import Span, says
from grove.quality.structure.line import Line

KNOWN = KNOWN_NAME | TECHNOLOGY
MAY_NAME = CODENAME | UNKNOWN
NAMED_ANYWHERE = CODENAME | LATIN
# Endings of a codename project: two or three characters no list knows before them.
PROJECTS = frozenset(("项目", "计划", "工程", "行动", "战役"))
NO_NAME = frozenset("的个各该本此第期类等多全所每新老大小和与及在为了一二三四五六七八九十")
QUOTES = {"“": "”", '"': '"', "「": "」", "《": "》", "『": "』"}


def named(line: Line) -> Span | None:
    """Where the first internal name stands in the text as typed; None: there is none."""
    words, marks = line.words, line.marks
    gate = _code_at_a_gate(line)
    if gate is not None:
        return gate
    moved = len(words) > 1 and words[-2][-1] in MOVES_TO and words[-2].endswith(MOVED_TO)
    if not (line.union & NAMED_ANYWHERE or moved) and PROJECTS.isdisjoint(words):
        unknown = line.first < len(marks) and marks[line.first] & UNKNOWN
        return (unknown and _at_a_version(line)) or _quoted(line)
    moved_on = line.union & TECHNOLOGY and any(word.endswith(MOVED_TO) for word in words)
    for at, mark in enumerate(marks):
        if not mark & MAY_NAME:
            continue
        word = words[at]
        if mark & CODENAME and not mark & LATIN:
            after = marks[at + 1] if at + 1 < len(marks) else 0
            quoted = at and words[at - 1][-1] in QUOTES
            headed = after & (CODENAME_HEAD | NUMBER) or quoted or _version_behind(line, at)
            if headed or _acts_or_takes(line, at):
                return line.place(at)
        elif mark & LATIN:
            if mark & (KNOWN | VERB | NOUN) or not word[0].isupper() or len(word) < 3:
                continue
            if word[:3] == "Top" and word[3:].isdecimal():
                continue  # Top20
            brand, _, model = word.partition("-")
            if model[:1].isdigit() and brand.isupper() and brand.isalpha():
                continue  # GPT-4o, as any abbreviation
            if moved_on and words[at - 1].endswith(MOVED_TO):
                continue  # Zabbix 迁到 VictoriaMetrics: from one technique to another
            if not (word.isupper() and (len(word) < 6 or not word.isalpha())):
                return line.place(at)
        elif 2 <= len(word) <= 4:
            if moved and at + 1 == len(words) and not NO_NAME & {*word} and word[-1] not in PLACES:
                return line.place(at)  # 计费迁到雷神
            project = len(word) < 4 and words[at + 1 : at + 2] and words[at + 1] in PROJECTS
            measured = at + 2 < len(marks) and marks[at + 2] & METRIC  # 排料计划编制耗时
            if project and not measured and not NO_NAME & {*word}:
                return line.place(at)
    return _at_a_version(line) or _quoted(line)


# What a stage of a hardware plan is called, and the verbs that come to one.
GATES = ("G", "TR", "DR", "M", "DCP", "POD", "L", "S", "C", "P", "A", "B", "R", "D", "CP", "FC")
BUILDS = frozenset("EVT DVT PVT SOP MP OTS".split())
COMES_TO = in_order("zh", "stage_is_reached")
STAGED = in_order("zh", "phases_of_a_project")


def _code_at_a_gate(line: Line) -> Span | None:
    """B17 过 G4 门, ORCA 在 POD7 跑到 M5: a Latin name leads, and a gate is reached."""
    words, marks, first = line.words, line.marks, line.first
    if not line.union & LATIN or line.union & METRIC or first + 2 >= len(words):
        return None
    word = words[first]
    if not marks[first] & LATIN or marks[first] & (KNOWN | VERB | NOUN) or not word[0].isupper():
        return None
    if len(word) < 3 and not word[1:].isdigit():  # K9
        return None
    comes = False
    for at in range(first + 1, len(words)):
        comes = comes or words[at].startswith(COMES_TO)
        if comes and _is_gate(words[at]):
            return line.place(first)
    return None


def _is_gate(word: str) -> bool:
    """M5, TR4A, EVT2; a short sign of capitals and the number of a stage."""
    plain = word[:-1] if word[-1:] in "AB" else word
    stem = plain.rstrip("0123456789")
    return stem in BUILDS or (stem != plain and stem in GATES and len(plain) - len(stem) < 3)


def _at_a_version(line: Line) -> Span | None:
    """烛龙1.4走到C2节点, 鲲哨v4替换率: a short unknown name begins, and its version follows."""
    words, marks, first = line.words, line.marks, line.first
    if first + 2 >= len(words) or not marks[first] & UNKNOWN or marks[first] & LATIN:
        return None
    word, after, then = words[first], words[first + 1], words[first + 2]
    if not 1 < len(word) < 4 or NO_NAME & {*word} or word[-1] in KINDS:
        return None
    if after[:1] in "vV" and after[1:2].isdigit():
        return line.place(first)
    numbered = marks[first + 1] & NUMBER and "." in after and "%" not in after
    if numbered and (then[0] in REACHES or marks[first + 2] & (TASK | DONE)):
        return line.place(first)
    return None


def _version_behind(line: Line, at: int) -> bool:
    """天枢M3过点, 麒麟座 R4: a stage or a version right behind the name or its last part."""
    for after in line.words[at + 1 : at + 3]:
        if after[:1] in "vVrRmMgG" and after[1:2].isdigit():
            return True
        if len(after) > 1:
            return False
    return False


KINDS = frozenset("架板台机器件库表图包片柜站")  # 台架, 板卡: what it is, and no name
REACHES = frozenset("走到进过上发灰切达推完通")
MOVES_TO = frozenset("到至入")
MOVED_TO = ("迁到", "迁移到", "迁移至", "切到", "切换到", "切至", "搬到", "并入")
PLACES = frozenset("州京海圳都汉庆津安港区省市县镇园楼厅房库厂店部组端侧云网机器台站点")
ADOPTED = ("接入", "替换", "迁移", "切流", "承接", "承载", "灰度")
SHARES = (
    "流量占比",
    "流量比例",
    "调用占比",
    "渗透率",
    "覆盖率",
    "使用率",
    "日活",
    "月活",
)
TO = ("到", "至", "入", "上", "接入", "切换", "转到", "并入")


def _acts_or_takes(line: Line, at: int) -> bool:
    """天枢承接全部流量, 任务迁移到盘古, 泰坦 v3: it does something, or something goes to it."""
    words, marks = line.words, line.marks
    after = marks[at + 1] if at + 1 < len(words) else 0
    following = words[at + 1] if at + 1 < len(words) else ""
    if following[:1].lower() == "v" and following[1:2].isdigit():
        return True
    ends = at + 1 == len(words) or bool(after & COMMA)
    goes = at > 0 and words[at - 1].endswith(TO)
    if goes and (ends or after & SOFT_START):
        return True
    opens = at == line.first or bool(at and marks[at - 1] & (COMMA | SOFT_START))
    if opens and after & METRIC and following.startswith(ADOPTED):
        return True  # 烛龙接入率
    if opens and line.normal.text.startswith(SHARES, line.places[at][1]):
        return True  # 玄武流量占比
    return opens and bool(after & (TASK | DONE)) and not after & METRIC


def _quoted(line: Line) -> Span | None:
    """“天穹”平台: a short name in quotation marks before what it is."""
    text = line.text
    for mark in QUOTES:
        if mark in text:
            break
    else:
        return None
    for at, char in enumerate(text):
        close = QUOTES.get(char)
        if close is None:
            continue
        end = text.find(close, at + 1, at + 8)
        if end < 0 or end - at < 3:
            continue
        rest = text[end + 1 : end + 3]
        short = end - at - 1 < 5 and NO_NAME.isdisjoint(text[at + 1 : end])
        if short and at == line.normal.span(*line.places[0])[0] and says(text[end:], STAGED):
            return at + 1, end  # “破晓”完成二期割接
        if rest[:2] in (
            "项目",
            "计划",
            "工程",
            "行动",
            "平台",
            "系统",
            "专项",
            "战役",
            "引擎",
            "一期",
            "二期",
        ):
            return at + 1, end
    return None
