"""The headings of a table's columns, in either language; and what a row says it is."""

OBJECTIVES = ("objective", "objectives", "o", "目标", "goal")
KEY_RESULTS = ("key result", "key results", "kr", "关键结果", "关键成果", "key_result", "keyresult")

HEADINGS = {
    "objective": (
        *("objective", "objectives", "objective title", "objective name", "o", "goal", "goals"),
        *("目标", "目标名称", "目标描述", "okr目标"),
    ),
    "key_result": (
        *("key result", "key results", "kr", "key_result", "krs", "key result description"),
        *("关键结果", "关键成果", "关键结果描述"),
    ),
    "type": ("type", "object type", "类型", "类别", "role"),
    "text": ("text", "title", "summary", "name", "sentence", "内容", "标题", "表述", "描述"),
    "kind": ("kind", "direction", "方向", "类型"),
    "start": (
        *("start", "start value", "baseline", "from", "起点", "起点值", "初始值", "基线", "基线值"),
        *("current", "current value", "now", "现状", "现值", "当前值"),
    ),
    "target": ("target", "target value", "to", "目标值"),
    "unit": ("unit", "单位"),
    "due": (
        *(
            "due",
            "by",
            "end date",
            "deadline",
            "due date",
            "截止日期",
            "截止",
            "截止时间",
            "完成时间",
        ),
    ),
    "owners": ("owner", "owners", "dri", "responsible", "负责人", "责任人"),
    "theme": ("theme", "主题"),
    "metric": ("metric", "metric name", "指标"),
    "guard": ("guard", "guard metric", "护栏指标"),
    "source": ("source", "data source", "数据来源"),
}


def spelled(cell: str) -> str:
    """A heading in one spelling: without bold marks, brackets (目标（O）) and a closing colon."""
    text = cell.strip().removeprefix("\ufeff").replace("*", "").strip().casefold()
    if len(text) > 60:
        return text
    for bracket in "(（[【":
        before, found, _inside = text.partition(bracket)
        if found and before.strip():
            text = before
    return text.strip(" :：#")


def heading_of(cell: str) -> str:
    """What a column of that heading holds; "" when it is none that is known."""
    word = spelled(cell)
    if known := _known(word):
        return known
    # "Objective 目标", "关键结果/KR", "KR描述": both halves may be headings.
    latin = "".join(char for char in word if char < "\x7f").strip(" /&-_")
    chinese = "".join(char for char in word if char > "\x7f")
    names = {_known(latin), _known(chinese)} - {"", "text"} if latin and chinese else set()
    return names.pop() if len(names) == 1 else ""


def _known(word: str) -> str:
    return next((name for name, spellings in HEADINGS.items() if word in spellings), "")
