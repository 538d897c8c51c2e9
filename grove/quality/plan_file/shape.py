"""The shape of a plan file: which sections it has, what each holds, what each thing says.

Writer, reader and merge all follow this one description; the names of attributes are the names of
the records' fields.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from grove.quality.plan_file import choices
from grove.quality.plan_file.words import Word, Words


class Type(StrEnum):
    """What an attribute's value is."""

    TEXT = "text"
    NUMBER = "number"
    WHOLE = "whole"
    DAY = "day"
    CHOICE = "choice"
    FLAG = "flag"
    PERSON = "person"
    CODES = "codes"  # a list of codes
    CODE = "code"
    THEMES = "themes"
    LIST = "list"  # things of their own, indented below


@dataclass(frozen=True, slots=True)
class Noun:
    """A thing of the plan. `letter` begins its code ("*": the code of another plan's key result).

    `head` is the field its first line holds; where that is not also the word for the thing, `word`
    is. A `heading` noun is a `###` heading and holds items.
    """

    key: str
    head: "Attribute"
    letter: str = ""
    attributes: "tuple[Attribute, ...]" = ()
    items: "Noun | None" = None
    word: Word | None = None

    def called(self, language: str) -> str:
        """The word for one such thing."""
        return (self.word or self.head.word)(language)

    def find(self, word: str) -> "Attribute | None":
        """The attribute somebody wrote, its head included."""
        key = Words(one.word for one in (self.head, *self.attributes)).find(word)
        return next((one for one in (self.head, *self.attributes) if one.word.key == key), None)


@dataclass(frozen=True, slots=True)
class Attribute:
    """One line `word: value` of a thing."""

    word: Word
    type: Type = Type.TEXT
    choices: Words | None = None
    noun: Noun | None = None

    @property
    def key(self) -> str:
        return self.word.key


@dataclass(frozen=True, slots=True)
class Part:
    """A `###` part of a section: a text, or a list of one noun."""

    word: Word
    noun: Noun | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A `##` section: parts, or things of one noun (as headings when the noun has items)."""

    word: Word
    parts: tuple[Part, ...] = ()
    noun: Noun | None = None
    part_words: Words = field(default_factory=lambda: Words(()))

    @property
    def key(self) -> str:
        return self.word.key


def _a(
    key: str,
    en: str,
    zh: str,
    type: Type = Type.TEXT,
    choices: Words | None = None,
    also: tuple[str, ...] = (),
    noun: Noun | None = None,
) -> Attribute:
    return Attribute(Word(key, en, zh, also), type, choices, noun)


def _section(key: str, en: str, zh: str, *parts: Part, also: tuple[str, ...] = ()) -> Section:
    return Section(Word(key, en, zh, also), parts, part_words=Words(part.word for part in parts))


def _part(key: str, en: str, zh: str, noun: Noun | None = None, also: tuple[str, ...] = ()) -> Part:
    return Part(Word(key, en, zh, also), noun)


PLAN = Noun(
    "plan",
    _a("code", "plan", "规划"),
    attributes=(
        _a("sign_by", "sign by", "定稿日期", Type.DAY),
        _a("run_points", "run the business", "日常运行", Type.WHOLE),
    ),
)
DIMENSION = Noun(
    "dimension",
    _a("name", "dimension", "维度"),
    attributes=(
        _a("measured_by", "measured by", "衡量方式"),
        _a("judged_by", "judged by", "评判人"),
    ),
)
NEED = Noun(
    "need",
    _a("words", "need", "需求"),
    "N",
    (
        _a("level", "level", "层次", Type.CHOICE, choices.LEVEL, ("层级",)),
        _a("perspective", "perspective", "视角", Type.CHOICE, choices.PERSPECTIVE),
        _a("weight", "weight", "权重", Type.WHOLE),
        _a("source", "source", "来源", Type.CHOICE, choices.SOURCE),
        _a("source_note", "where to find it", "出处"),
        _a("heard_on", "heard on", "听取日期", Type.DAY),
        _a("heard_by", "heard by", "听取人", Type.PERSON),
        _a("quotation", "quotation", "原话"),
        _a("declined_because", "declined because", "婉拒原因"),
        _a("declined_by", "declined by", "婉拒人", Type.PERSON),
        _a("declined_on", "declined on", "婉拒日期", Type.DAY),
        _a("accepted_by", "accepted by", "接受人"),
    ),
)
CUSTOMER = Noun(
    "customer",
    _a("name", "customer", "客户"),
    attributes=(_a("role", "role", "角色或部门", also=("role or unit",)),),
    items=NEED,
)
GRADE = Noun(
    "grade",
    _a("key_result", "key result", "关键结果"),
    "*",
    (
        _a("value", "grade", "评分", Type.NUMBER),
        _a("because", "because", "原因"),
        _a("verdict", "verdict", "决定", Type.CHOICE, choices.VERDICT),
        _a("learned", "learned", "收获"),
        _a("cause", "cause", "未兑现的原因"),
        _a("reach", "was it a stretch", "算不算挑战", Type.CHOICE, choices.REACH),
    ),
    word=Word("grade", "grade", "评分"),
)
LESSON = Noun(
    "lesson",
    _a("text", "lesson", "教训"),
    attributes=(
        _a("objective", "objective", "目标", Type.CODE),
        _a("carried", "carry forward", "带入下期", Type.FLAG),
    ),
)
FAILURE = Noun(
    "failure",
    _a("happened", "what happened", "发生了什么"),
    "F",
    (
        _a("cycle", "cycle", "周期"),
        _a("key_result", "key result", "关键结果", Type.CODE),
        _a("cause", "first cause", "首要原因", also=("cause", "why")),
        _a("found_by", "found by", "如何发现"),
        _a("guard", "guard", "防范"),
        _a("guard_owner", "guard owner", "防范负责人", Type.PERSON),
        _a("check_when", "checked", "检查时间", also=("when it is checked",)),
        _a("watch_words", "watch", "关注词", also=("what to watch",)),
        _a("state", "state", "状态", Type.CHOICE, choices.FAILURE_STATE),
    ),
    word=Word("failure", "failure", "失败"),
)
STAGE = Noun(
    "stage",
    _a("name", "stage", "阶段"),
    attributes=(
        _a("evidence", "evidence", "证据"),
        _a("reached_on", "reached on", "达成日期", Type.DAY, also=("reached",)),
    ),
)
QUARTERS = ("Q1", "Q2", "Q3", "Q4")
KEY_RESULT = Noun(
    "key_result",
    _a("text", "sentence", "表述"),
    "K",
    (
        _a("kind", "kind", "类型", Type.CHOICE, choices.KEY_RESULT_KIND),
        _a("baseline", "start", "起点值", Type.NUMBER, also=("baseline", "起点")),
        _a("baseline_due", "start known by", "起点确定日期", Type.DAY),
        _a("target", "target", "目标值", Type.NUMBER, also=("目标",)),
        _a("tolerance", "tolerance", "容差", Type.NUMBER),
        _a("commit_point", "commit", "承诺值", Type.NUMBER),
        _a("stretch_point", "stretch", "挑战值", Type.NUMBER),
        _a("unit", "unit", "单位"),
        _a("due", "by", "截止日期", Type.DAY, also=("due", "截止")),
        _a("owner", "owner", "负责人", Type.PERSON),
        _a("theme", "theme", "主题", Type.CHOICE, choices.THEME),
        _a("metric", "metric", "指标"),
        _a("weight", "weight", "权重", Type.WHOLE),
        _a("guard_metric", "guard metric", "护栏指标", also=("guard",)),
        _a("data_source", "data source", "数据来源", also=("source",)),
        _a("pace", "expected pace", "预期节奏", Type.CHOICE, choices.PACE, also=("pace",)),
        _a("needs", "needs", "满足需求", Type.CODES),
        *(
            _a(quarter, quarter, f"第{number}季度", Type.NUMBER)
            for number, quarter in zip("一二三四", QUARTERS, strict=True)
        ),
        _a("stages", "stages", "阶段", Type.LIST, noun=STAGE),
    ),
    word=Word("key_result", "key result", "关键结果"),
)
OBJECTIVE = Noun(
    "objective",
    _a("title", "objective", "目标", also=("title",)),
    "O",
    (
        _a("kind", "kind", "类型", Type.CHOICE, choices.OBJECTIVE_KIND),
        _a("owner", "owner", "负责人", Type.PERSON),
        _a("why_now", "why now", "为什么是现在"),
        _a("themes", "themes", "主题", Type.THEMES, choices.THEME),
        _a("points", "focus points", "精力点数", Type.WHOLE, also=("points",)),
        _a("needs", "needs", "满足需求", Type.CODES),
        _a("supports", "supports", "支撑", Type.CODES),
        _a("own_because", "our own because", "团队自有的理由"),
        _a("goal_group", "goal group", "目标类别", Type.CHOICE, choices.GOAL_GROUP),
    ),
    KEY_RESULT,
)
NOT_DOING = Noun(
    "not_doing",
    _a("title", "not doing", "不做"),
    attributes=(_a("why", "why", "原因"), _a("revisit", "look again", "何时再看")),
)
THEME_LEFT_OUT = Noun(
    "theme_left_out",
    _a("theme", "theme", "主题", Type.CHOICE, choices.THEME),
    attributes=(_a("left_out_because", "because", "原因", also=("left out because",)),),
)
SEAT = Noun(
    "seat",
    _a("role", "key role", "关键岗位"),
    attributes=(
        _a("ready_now", "ready now", "现在可接任", Type.WHOLE),
        _a("ready_in_a_year", "ready in a year", "一年内可接任", Type.WHOLE),
    ),
)
PATH_ITEM = Noun(
    "path_item",
    _a("task", "key task", "关键任务"),
    attributes=(
        _a("key_result", "key result", "关键结果", Type.CODE, also=("supports",)),
        _a("when", "when", "时间"),
        _a("resources", "resources", "资源"),
        _a("method", "method", "方法"),
    ),
)
RETURN_LINE = Noun(
    "return_line",
    _a("text", "what", "内容"),
    attributes=(
        _a("side", "side", "方向", Type.CHOICE, choices.SIDE),
        _a("unit", "unit", "单位"),
        _a("low", "low", "低", Type.NUMBER),
        _a("likely", "likely", "最可能", Type.NUMBER),
        _a("high", "high", "高", Type.NUMBER),
        _a("assumption", "assumption", "假设"),
        _a("key_result", "key result", "关键结果", Type.CODE),
    ),
    word=Word("return_line", "return", "投资回报"),
)

SECTIONS = (
    _section(
        "positioning", "Positioning", "部门定位",
        _part("why_set_up", "Why the department was set up", "公司为什么设立这个部门"),
        _part("unique_value", "Unique value", "独特价值"),
        _part("dimensions", "Value dimensions", "价值维度", DIMENSION),
        _part("we_do", "We do", "我们做"),
        _part("we_do_not", "We do not do", "我们不做", also=("We do not",)),
        _part("we_are_building", "We are building", "我们正在建设"),
        _part("will_stop", "We will stop", "我们将停止", also=("Will stop",)),
        _part("read_aloud", "Read aloud", "读给别人听"),
        _part("statement", "Statement", "定位陈述"),
        also=("定位",),
    ),
    Section(Word("customers", "Customers and needs", "客户与需求"), noun=CUSTOMER),
    _section(
        "review", "Review", "复盘",
        _part("grades", "Grades", "评分", GRADE),
        _part("lessons", "Lessons", "教训", LESSON),
        _part("failures", "Failures", "失败清单", FAILURE),
        also=("Review of last cycle", "上期复盘"),
    ),
    Section(Word("objectives", "Objectives", "目标"), noun=OBJECTIVE),
    Section(Word("not_doing", "Not doing", "不做清单"), noun=NOT_DOING),
    Section(Word("themes_left_out", "Themes left out", "不覆盖的主题"), noun=THEME_LEFT_OUT),
    _section(
        "management", "Management plan", "管理规划",
        _part("mission", "Mission", "使命"),
        _part("structure", "Structure", "组织结构"),
        _part("development", "Development", "人员发展"),
        _part("seats", "Pipeline", "人才梯队", SEAT),
        _part("path", "Path", "路径", PATH_ITEM),
        _part("returns", "Return", "投资回报", RETURN_LINE),
        _part("not_in_money", "Not in money", "无法用金钱衡量"),
    ),
)  # fmt: skip
SECTION_WORDS = Words(section.word for section in SECTIONS)
