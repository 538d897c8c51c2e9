"""OBJ104: the tone of an annual report: it is done because it stands in the plan."""

from collections.abc import Iterator

from grove.quality.finding import QUESTION, Hit
from grove.quality.lexicon.marks import METRIC, NUMBER, PLAIN, REPORT, REPORT_VERB, SCOPE
from grove.quality.normalise import says
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import STATEMENT, Line

# All work is carried out according to the yearly schedule.
DONE = frozenset(
    "carried out|executed|fulfilled|gets done|get done|ticked off|finished|completed|delivered|"
    "implemented|closed|met|worked off|achieved|realised|realized|honoured".split("|")
)


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A word of carrying out, and a word of plans, tasks and instructions."""
    line = objective.line
    union = line.union
    at = line.find(REPORT)
    if at < 0 and union & REPORT_VERB and line.language == "zh":
        at = _works(line) if union & SCOPE else -1
        if at < 0 and says(line.normal.text, FROM_ABOVE) and line.words[-1].endswith(ASSIGNED):
            at = len(line.words) - 1  # 落实公司年度经营计划
    if at < 0 and union & REPORT_VERB and line.language == "en":
        from grove.quality.structure.english_report import from_above  # only where it is read

        at = from_above(line)
    if at >= 0 and union & REPORT_VERB:
        plain = line.mood == STATEMENT and line.verb == PLAIN and line.language == "en"
        if plain and DONE.isdisjoint(line.words):
            return
        yield seen(line, at)


def _works(line: Line) -> int:
    """配合各业务线做好全年版本交付工作: a year's work, whatever it is; its index, or -1."""
    words, marks = line.words, line.marks
    if not words[-1].endswith("工作") or line.union & (METRIC | NUMBER):
        return -1
    at = line.find(SCOPE)
    if at < 0:
        return -1
    does = any(mark & REPORT_VERB for mark in marks[:at])
    return at if does and words[at] in YEARLY else -1


FROM_ABOVE = ("集团", "总部", "上级", "年度", "全年", "本年")
ASSIGNED = ("任务", "指标", "KPI", "kpi", "目标", "计划", "部署", "要求")
YEARLY = frozenset(("全年", "年度", "本年度", "季度", "月度", "半年", "每月", "每季度"))

RULE = Rule(
    "OBJ104",
    "reads-like-a-report",
    QUESTION,
    OBJECTIVE,
    "LQ",
    check,
    hides=("OBJ102", "OBJ103", "OBJ110"),
    needs=(REPORT_VERB,),
)
