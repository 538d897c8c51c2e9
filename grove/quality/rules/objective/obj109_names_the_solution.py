"""OBJ109: an objective that fixes the solution before the problem is said."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.marks import (
    ADOPT,
    ARTEFACT,
    BASE,
    COMPARATIVE,
    DETERMINER,
    LATIN,
    METRIC,
    MODAL,
    NEGATION,
    OUTCOME,
    PEOPLE,
    PLAIN,
    PREPOSITION,
    STATE,
    SYSTEM,
    TASK,
    TECHNOLOGY,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VERB,
)
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.normalise import says
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule
from grove.quality.rules.seen import seen
from grove.quality.structure.line import NOUN, ORDER, STATEMENT, Line

MEASURED = METRIC | STATE
LEADS = 2
THINGS = ARTEFACT | SYSTEM  # a data lake for the plants is made: OBJ102


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """A technique or product by name, and a verb of taking it into use."""
    line = objective.line
    union = line.union
    if line.result_at >= 0:
        return
    if line.language == "en" and _whose(line):
        return
    if line.mood == NOUN and line.language == "en" and (at := _as_standard(line)) >= 0:
        yield seen(line, at)
        return
    if not union & TECHNOLOGY:
        if union & LATIN and union & ADOPT and line.language == "zh" and _by_means_of(line):
            yield seen(line, line.first + 1)
        return
    if line.language == "en":
        goes = _is_only_named(line) or _moves_to(line) or _runs_on(line) or _is_built(line)
    else:
        goes = not union & ADOPT and _moves_to_zh(line)
    if goes:
        yield seen(line, line.find(TECHNOLOGY))
        return
    if not union & ADOPT:
        return
    if line.mood == STATEMENT and line.verb == PLAIN and line.marks[line.head] & MODAL:
        return
    if line.mood == STATEMENT and line.language == "zh" and says(line.normal.text, LIKE):
        return  # 海外同事用 ERP 和国内一样顺手
    tool = line.find(TECHNOLOGY)
    verb = line.find(ADOPT)
    if verb < 0 or (line.language == "en" and verb > tool and line.marks[verb] & BASE):
        return
    if line.language == "zh" and verb > tool and verb == len(line.words) - 1 and union & MODAL:
        return  # 数据进入湖仓当天就能用
    if line.verb & (OUTCOME | UPKEEP) and not line.marks[line.head] & ADOPT:
        return
    if line.language == "zh" and verb > 0 and line.words[verb - 1].endswith(WILLING):
        return  # 让工人愿意用我们的 MES: what they feel, whatever the tool
    after = "".join(line.words[tool + 1 : tool + 2])
    if line.verb == PLAIN and line.words[0] in ("让", "使") and after.startswith("的"):
        return  # 让使用云平台的开发者能…: who they are
    yield seen(line, tool)


# What a thing does that goes over to a technique, in one word before its name: 全部换FreeRTOS.
GOING = frozenset("走换上切改转迁搬去弃")
WHOLLY = ("全栈", "全面", "全员", "全部")
SHORTEST = 3  # letters of a product's name
WILLING = in_order("zh", "willing_to_use")
LIKE = ("一样", "照样", "同样")
ON = frozenset("到成为向入进至用上")


def _moves_to_zh(line: Line) -> bool:
    """所有内网访问走零信任, 工程全部换FreeRTOS: no word of taking into use, but of going over."""
    words, marks = line.words, line.marks
    if line.union & (MODAL | NEGATION):
        return False
    if words[0] in WHOLLY and marks[-1] & TECHNOLOGY and len(words) < len(WHOLLY):
        return True  # 全栈信创
    for at in range(1, len(words)):
        if marks[at] & TECHNOLOGY:
            if words[at + 1 : at + 2] == ["化"]:
                return True  # 广域网全面 SD-WAN 化
            before = words[at - 1]
            over = before[:-1] if before[-1] in ON and before[:-1] else before
            if over[-1] in GOING and (len(over) == 1 or marks[at - 1] & UNKNOWN):
                return True
    return False


def _by_means_of(line: Line) -> bool:
    """用 Kubecost 管起所有集群的钱: a product by its name, in no list, and what it is to do."""
    words, marks, at = line.words, line.marks, line.first + 1
    if line.union & (MODAL | NEGATION) or at + 2 >= len(words) or not marks[at - 1] & ADOPT:
        return False
    name = words[at]
    named = marks[at] & LATIN and marks[at] & UNKNOWN and name[0].isupper() and name[1:].islower()
    return bool(named) and len(name) > SHORTEST and words[at + 1][0] not in "的人"


def _is_only_named(line: Line) -> bool:
    """Zero trust company-wide, GitOps via Argo CD everywhere: a technique, and where it is used."""
    words, marks = line.words, line.marks
    begin = line.first
    if marks[begin + 1 : begin + 2] and words[begin] in ALL and line.mood in (NOUN, ""):
        tool = begin + 1 + bool(marks[begin + 1] & PREPOSITION)  # "everything on" is one word
        ends = tool + 1 == len(marks) or words[tool + 1 : tool + 2] in ([","], [";"], ["."])
        if ends and tool < len(marks) and marks[tool] & TECHNOLOGY:
            return True  # everything with Terraform, no more clicking
    if line.mood != NOUN or line.union & COMPARATIVE:
        return False
    if words[begin : begin + 1] == ["from"] and "to" in words[begin + 2 : begin + 5]:
        return bool(marks[begin + 1] & TECHNOLOGY)  # from Oracle to Postgres in all countries
    first = marks[begin]
    said = marks
    if first & TECHNOLOGY and begin + 2 < len(marks) and words[begin + 1] in FOR:
        said = marks[: begin + 2] if marks[begin + 2] & UNIVERSAL else marks  # for every workload
    if any(mark & MEASURED and not mark & (ARTEFACT | TECHNOLOGY) for mark in said):
        return False
    if words[begin] in ALL:
        return bool(marks[-1] & TECHNOLOGY)  # everything on AWS Lambda
    if first & DETERMINER and begin + 1 < len(marks) and not marks[begin + 1] & THINGS:
        first = marks[begin := begin + 1]  # a digital twin for every press line
    product = not first & PEOPLE or " " in words[begin]  # thin clients are nobody
    if first & TECHNOLOGY and not first & VERB and product:
        return not WHERE.isdisjoint(words)
    return any(
        words[at] in MEANS and any(mark & TECHNOLOGY for mark in marks[at + 1 : at + 4])
        for at in range(line.first + 1, len(words) - 1)
    )  # tax advice through a GPT chatbot


def _as_standard(line: Line) -> int:
    """Hardware keys as our standard login: the index of the word; -1: it is none."""
    words = line.words
    for at in range(line.first + 1, len(words) - 2):
        if words[at] == "as" and line.marks[at + 1] & DETERMINER and words[at + 2] in STANDARD:
            return at + 2
    return -1


def _runs_on(line: Line) -> bool:
    """All services run in containers, Snowflake becomes our only warehouse: a rule of what is used.

    "Apps on Android feel quick" and "containers become boring" are none."""
    words, marks, first = line.words, line.marks, line.first
    if first >= len(words):
        return False
    if words[first] in ("have", "let") and line.mood == ORDER and len(words) > first + FEWEST:
        named = marks[first + 1] & TECHNOLOGY and not marks[first + 1] & PEOPLE
        return bool(named and marks[first + 2] & TASK)  # have AI review
    if line.union & (NEGATION | COMPARATIVE | STATE | MODAL):
        return False
    for at in range(first + 1, len(words) - 1):
        if words[at] in RUNS and words[at + 1] in ("in", "on", "under", "through", "via", "with"):
            there = at + 3 if marks[at + 2 : at + 3] and marks[at + 2] & DETERMINER else at + 2
            last = there == len(marks) - 1
            return last and bool(marks[there] & TECHNOLOGY) and not marks[first] & PEOPLE
        if words[at] in BECOMES and marks[first] & TECHNOLOGY and at == first + 1:
            return bool(marks[at + 1] & DETERMINER) and marks[-1] & (SYSTEM | ARTEFACT) > 0
    return False


def _is_built(line: Line) -> bool:
    """Build all new screens with React: the order fixes what with."""
    words, marks = line.words, line.marks
    if line.mood != ORDER or line.verb != TASK or not line.union & UNIVERSAL:
        return False
    return (
        len(words) > 2
        and words[-2] in ("with", "in", "using", "on")
        and bool(marks[-1] & TECHNOLOGY)
    )


def _moves_to(line: Line) -> bool:
    """Move all workloads to Kubernetes, switch from Jenkins to GitHub Actions."""
    words, marks, first = line.words, line.marks, line.first
    got = first > 0 and words[first - 1] in PUTS  # get every squad on trunk-based development
    if not got and (line.mood != ORDER or words[line.head] not in MOVES):
        return False
    on = ("to", "onto", "into", "on") if got or words[line.head] in PUTS else ("to", "onto", "into")
    for at in range(max(line.head, 0) + 1, len(words) - 1):
        if words[at] in on:
            there = at + 2 if marks[at + 1] & DETERMINER else at + 1  # to a PLM in the cloud
            if there < len(marks) and marks[there] & TECHNOLOGY:
                return True
    return False


FOR = frozenset("for in on across under behind".split())
ALL = frozenset(("everything", "everything on", "all"))
MEANS = frozenset(("through", "via", "using", "based on", "by means of", "powered by"))
STANDARD = frozenset("standard single default common only central shared company-wide".split())
PUTS = frozenset("get put have bring".split())
FEWEST = 3
RUNS = word_class("en", "runs_on_a_tool")
BECOMES = frozenset("becomes become is".split())
MOVES = word_class("en", "moves_onto_a_tool")
WHERE = word_class("en", "where_a_tool_comes")


def _whose(line: Line) -> bool:
    """Windows users in the lab print without calling us: it says who they are."""
    marks, at = line.marks, line.first
    if len(marks) < at + LEADS or not marks[at] & TECHNOLOGY:
        return False
    return bool(marks[at + 1] & PEOPLE and not marks[at + 1] & (SYSTEM | ARTEFACT))


RULE = Rule(
    "OBJ109",
    "names-the-solution",
    ADVICE,
    OBJECTIVE,
    "L",
    check,
    hides=("OBJ103", "OBJ110"),
)
