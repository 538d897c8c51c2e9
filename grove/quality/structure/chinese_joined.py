"""Chinese: two goals joined by a sign, a semicolon, 把 said twice, or two comparisons."""

from functools import reduce
from operator import or_

from grove.quality.lexicon.marks import ADOPT, COMMA, NOUN, OUTCOME, TASK, UPKEEP, VAGUE
from grove.quality.lexicon.word_classes import in_order
from grove.quality.normalise import says
from grove.quality.structure.line import Line

JOINS_ZH = frozenset("并 并且 且 同时 以及 和 与 及 另外 此外 并同步 ， , ； ; 、".split())
# Not to suffer from the first, or not to be noticed: no second goal.
SPARED = in_order("zh", "must_not_suffer")
DENIES = frozenset("不没别无只而")
MOVED = TASK | OUTCOME | ADOPT
DOING = TASK | OUTCOME | UPKEEP | VAGUE


def also_does(line: Line) -> int:
    """等保测评一次过，再把老 OA 换掉 · 把漏洞修得更快，把培训做到人人会: a second thing is done.

    先…再… is one way, and 把复杂留给自己，把简单留给客户 one saying."""
    words, marks, text = line.words, line.marks, line.normal.text
    if "先" in text or "给" in text:
        return -1
    for at in range(line.first + 2, len(words) - 3):
        if not marks[at] & COMMA or words[at] == "、":
            continue
        again = words[at + 1] in ("再", "还", "也") and words[at + 2] == "把"
        here = at + 3 if again else at + 2
        first = words[: line.first + 1].count("把") and words[at + 1] == "把"
        what = reduce(or_, marks[here : here + 2], 0)
        if (again or first) and what & (NOUN | MOVED) and not says(text, SPARED):
            return at + 1
    return -1


def parts_of_a_sum(line: Line) -> int:
    """机房搬迁平稳落地+运维团队转型SRE: both sides of the sign say what is done."""
    at = line.words.index("+")
    before, after = line.marks[line.first : at], line.marks[at + 1 :]
    if any(mark & DOING for mark in before) and any(mark & DOING for mark in after):
        return at + 1 if len(before) > 1 and len(after) > 1 else -1
    return -1


def two_sentences(line: Line) -> int:
    """一线工人用得顺手；云成本人人看得懂: a semicolon between two that could each stand alone."""
    for at in range(line.first + 2, len(line.words) - 2):
        if line.words[at] in ";；" and line.words[at + 1][0] not in DENIES:
            return at + 1
    return -1


def two_comparisons(line: Line) -> int:
    """ "更快的交付、更低的成本" """
    words = line.words
    if line.first >= len(words) or not words[line.first].startswith("更"):
        return -1
    for at in range(line.first + 2, len(words) - 1):
        if words[at] in JOINS_ZH and words[at + 1].startswith("更"):
            nouns = [mark & NOUN for mark in line.marks[line.first + 1 : at]]
            return at + 1 if any(nouns) else -1
    return -1
