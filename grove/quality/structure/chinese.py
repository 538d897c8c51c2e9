"""Chinese: a line becomes words, and the words a predicate with its object."""

from grove.quality.lexicon.marks import (
    ABSTRACT,
    AMBIGUOUS,
    COMMA,
    CONJUNCTION,
    DEGREE,
    DONE,
    EVENT,
    FAMILY,
    INTERNAL,
    METRIC,
    MODAL,
    NOUN,
    OUTCOME,
    PEOPLE,
    PLAIN,
    RELATIVE_CLAUSE,
    SLOGAN,
    SOFT_START,
    STATE,
    SYSTEM,
    TASK,
    TASKNOUN,
    UNKNOWN,
    UPKEEP,
    VAGUE,
    VERB,
)
from grove.quality.lexicon.word_classes import word_class
from grove.quality.normalise import says
from grove.quality.structure.chinese_clause import (
    DISPOSAL,
    between,
    clause_end,
    first_word,
    last_word,
)
from grove.quality.structure.chinese_order import CARRIES_RESULT, acts, understand_order
from grove.quality.structure.chinese_statement import understand_statement
from grove.quality.structure.chinese_upwards import OWN, is_pulled_up
from grove.quality.structure.chinese_words import LIGHT, mark_words
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import ORDER, STATEMENT, Line

RISES = frozenset("上再更迈跨登跃走")
HAS_BECOME = tuple("高低好差快慢稳少多强顺省准")
BY_FAR = ("多了", "了很多", "了不少", "了许多", "了好些")
AT_ONCE = ("一次对", "一次过", "一次成", "一次通", "一次做对", "一次做好", "一次就好")
ALSO, READ = frozenset("也只仍"), frozenset("读写能门")  # 只读副本
ROLES = word_class("zh", "job_titles_behind_task")
# Verbs whose object is people: 培训工程师.
OF_PEOPLE = word_class("zh", "done_for_people")
FAILS = frozenset("失败 超时 报错 异常 出错 中断 卡住 失败率".split())
HOW_LONG = ("时间", "时长", "耗时", "周期", "率", "次数")
HELPS, REPLACES = frozenset("替帮陪代顶省给把"), ("替换", "替代", "代替", "替掉")
GOOD = frozenset("高 低 好 差 快 慢 稳".split())
HELPING = frozenset(("配合", "协作", "支持", "协助"))
CAUSE = frozenset(("让", "使"))
COMPARES = frozenset(("更", "更加", "更为", "较", "越来越", "变得", "变"))
LIKE = ("一样", "照样", "照常", "就像")
WHEN = ("时", "时候", "的时候", "之后", "以后", "之前", "期间")
ABLE = word_class("zh", "enabled")


def parse(line: Line) -> None:
    """Fill a line."""
    mark_words(line)
    if line.words:
        _understand(line)


def _understand(line: Line) -> None:
    words, marks = line.words, line.marks
    end = len(words)
    first = line.first = first_word(line)
    if first >= end:
        return
    stop = clause_end(line, first)
    for at in range(first + 1, end if line.union & (RELATIVE_CLAUSE | COMMA) else 0):
        if (
            marks[at] & RELATIVE_CLAUSE
            and words[at] not in ("确保", "支持", "来", "让", "使", "实现")
        ) or (words[at] in ("让", "使", "实现", "确保") and marks[at - 1] & COMMA):
            line.result_at = at
            break
    disposal = first > 0 and not DISPOSAL.isdisjoint(words[:first])
    if disposal and not CAUSE.isdisjoint(words[:first]):
        last = last_word(line, first, stop)
        own = first == last and words[first - 1] in OWN  # 让部门更高效
        said = marks[last] & (STATE | DEGREE) or words[last - 1] in COMPARES  # 更均衡
        vague = said and (own or not line.union & (PEOPLE | MODAL))
        if words[last - 1] == "有" and words[last - 2] in COMPARES and marks[last] & ABSTRACT:
            vague = not line.union & PEOPLE  # 使供应链更有韧性
        line.mood, line.verb = STATEMENT, VAGUE if vague else PLAIN
        line.head = last if vague else first
        line.about, line.around = between(line, first, last)
        return
    if words[first] not in LIGHT and (
        not ABLE.isdisjoint(words[first + 1 :])
        or (line.role == "objective" and (says(line.normal.low, LIKE) or "像" in words))
        or (stop + 1 < end and line.role == "objective" and _at_a_time(line, stop))
        or ("就" in line.normal.text and _goes_on(line, first))
        or (line.role == "objective" and line.union & UNKNOWN and _remarks(line, first))
        or (stop < end and words[stop - 1].endswith(WHEN) and words[stop - 1] != "同时")
    ):
        # "测试报告一出来，大家就敢发版": somebody is able to do something.
        line.mood, line.head, line.verb = STATEMENT, first, PLAIN
        return
    if disposal:
        if is_pulled_up(line, first):
            line.mood, line.head, line.verb = STATEMENT, first, VAGUE
            line.about, line.around = ABSTRACT, line.union
            return
        for at in range(first + 1, stop):
            if acts(marks[at]) and (len(words[at]) > 1 or marks[at] & OUTCOME or words[at] == "做"):
                understand_order(line, at, stop)
                if not line.around:
                    line.about = line.around = marks[at - 1]
                elif not line.around & NOUN:  # 把历史工单迁移到新库: what stands in front of it
                    line.about, around = between(line, first, at)
                    line.around |= around
                return
        line.mood, line.head, line.verb = STATEMENT, first, PLAIN
        return
    if marks[first] & UNKNOWN and words[first][-1] == "的" and "得" in words[first][1:3]:
        line.mood, line.head, line.verb = BY_NOUN, last_word(line, first, stop), 0
        line.about, line.around = between(line, first, line.head + 1)  # 查得快的日志
        return
    if words[first][0] in "更最" and _describes(line, first, stop):
        line.mood, line.head, line.verb = BY_NOUN, last_word(line, first, stop), 0
        line.about, line.around = between(line, first, line.head + 1)
        return
    if _predicate_last(line, first, stop):
        return
    mark = marks[first]
    if mark & VERB and first + 1 < end:
        if _is_named(line, first):
            mark = 0
        elif _is_listed(line, first, stop):
            line.mood, line.head, line.verb = STATEMENT, first, PLAIN
            return
    if mark & VERB and not (mark & PLAIN and not mark & (TASK | VAGUE | OUTCOME | UPKEEP)):
        understand_order(line, first, stop)
        return
    understand_statement(line, first, stop)


def _at_a_time(line: Line, stop: int) -> bool:
    """采购合同到期前，有人主动来谈: before or after what, and then no order."""
    then = line.marks[stop + 1]
    return line.words[stop - 1][-1] in "前后" and not then & (VERB & ~PLAIN | SOFT_START)


def _goes_on(line: Line, first: int) -> bool:
    """… 就: what is in no list ends in the word for "then", or begins with it: 阶段就暴露."""
    words = zip(line.words[first:], line.marks[first:], strict=True)
    return any(mark & UNKNOWN and "就" in word for word, mark in words)


def _remarks(line: Line, first: int) -> bool:
    """分析一次故障只看一个页面, 那里的系统我们也看得见, 记录一条不丢: how things are then."""
    for at in range(first + 1, len(line.words)):
        word = line.words[at]
        if line.marks[at] & UNKNOWN and len(word) > 1:
            if (word[0] in ALSO and word[1] not in READ) or word[-1] == "只":
                return True
            if "自己" in word:
                return True  # 来料检测的数据|自己进|系统
            if word.endswith(AT_ONCE):
                return True  # 设计一次对
            one = word.find("一")
            if one >= 0 and "不" in word[one + 2 : one + 4]:
                return True
    return False


def _is_named(line: Line, first: int) -> bool:
    """Whether what could be an order is part of a name: 构建排队时间, 优化后的服务."""
    word, then = line.words[first + 1], line.marks[first + 1]
    if line.marks[first] & EVENT and then & SYSTEM and first + 3 < len(line.words):
        after = line.words[first + 2]
        if line.marks[first + 2] & UNKNOWN and after[0] in HELPS and after[:2] not in REPLACES:
            return True  # 巡检机器人替下夜班的人
    if word in ROLES and first + 2 < len(line.words) and line.words[first] not in OF_PEOPLE:
        return True  # 建模同学半天拿到干净数据
    if word[0] == "的" or word[:2] in ("后的", "过的") or word in FAILS:
        return True
    names = line.marks[first] & (TASKNOUN | INTERNAL)
    return bool(names and then & METRIC and word.endswith(HOW_LONG))


def _is_listed(line: Line, first: int, stop: int) -> bool:
    """采购和仓库看到的是同一本账: whoever is listed sees it, as no order could go on."""
    marks = line.marks
    if first + 3 >= stop or not marks[first] & (TASKNOUN | PEOPLE):
        return False
    if "靠" in line.words[first + 1 : stop]:
        return True  # 采购比价靠数据
    cleft = says(line.normal.text, ("的是", "同一"))
    if not marks[first + 1] & (CONJUNCTION | COMMA) or (line.union & METRIC and not cleft):
        return False
    does = any(marks[at] & PLAIN and not marks[at] & TASK for at in range(first + 3, stop))
    return bool((does or cleft) and marks[first + 2] & (NOUN | UNKNOWN))


def _describes(line: Line, first: int, stop: int) -> bool:
    """更干净的代码库: a comparison in front of a thing, of which nothing else is said."""
    two = line.words[first + 1 : first + 2] and line.marks[first] & DEGREE  # 更小更快的
    said = "".join(line.words[first : min(first + (5 if two else 3), stop)])
    return "的" in said[1 : 7 if two else 5] and not line.union & (MODAL | RELATIVE_CLAUSE)


def _predicate_last(line: Line, first: int, stop: int) -> bool:
    """A direction or a state at the end (代码质量明显改善), unless a light verb leads."""
    words, marks = line.words, line.marks
    last = last_word(line, first, stop)
    if last <= first:
        return False
    mark = marks[last]
    if mark & SLOGAN and words[last][0] in RISES:
        mark |= STATE  # 研发协作再上一层楼
    elif mark & (TASKNOUN | UNKNOWN) and "得到" in words[max(first + 1, last - 2) : last]:
        mark = STATE | DEGREE  # 慢查询得到有效治理
    elif mark & SLOGAN and words[last - 1] == "有":
        mark = STATE | DEGREE  # 标注质量有质的飞跃
    said, before = words[last], words[last - 1]
    compares = before in COMPARES
    compared = (
        mark & DEGREE
        or compares
        or said[0] == "更"
        or (mark & UNKNOWN and _has_become(said, before, marks[last - 1]))
        or (said in GOOD and marks[last - 1] & (ABSTRACT | AMBIGUOUS))
        or (marks[last - 1] & DEGREE and mark & OUTCOME and last - 1 > first)
        or (before == "有" and mark & ABSTRACT and words[last - 2] in COMPARES)  # 更有韧性
    )
    if compares:
        mark &= ~TASK
    if not (mark & (OUTCOME | VAGUE | STATE) or compared) or (
        mark & TASK and not mark & OUTCOME and words[last] not in ("优化", "完善")
    ):
        return False
    lead = marks[first]
    if lead & VERB and not lead & (METRIC | FAMILY):
        near = last - first == 1 + (words[last - 1] in COMPARES)
        if words[first] in HELPING and near and (mark & STATE or compared):
            line.mood, line.head, line.verb = STATEMENT, last, VAGUE  # 团队配合默契
            line.about = line.around = marks[first - 1] if first else 0
            return True
        if words[first] in LIGHT:
            if words[first] in CARRIES_RESULT and mark & (VAGUE | OUTCOME):
                line.mood, line.head, line.verb = ORDER, first, VAGUE
                line.about, line.around = between(line, first + 1, last)
                return True
            return False
        if not compared and (last - first == 1 or not mark & STATE):
            return False
        if last - first == 1 + (words[last - 1] in COMPARES) and compared and lead & TASK:
            line.mood, line.head, line.verb = STATEMENT, last, VAGUE  # 构建更快
            line.about = line.around = lead
            return True
        if lead & (VAGUE | OUTCOME | UPKEEP) and not lead & NOUN:
            return False
    if mark & OUTCOME and line.measured:
        line.mood, line.head, line.verb = STATEMENT, last, OUTCOME
        line.about, line.around = between(line, first, last)
        return True
    if words[last] in ("通过", "取得", "获得") or mark & DONE:
        return False
    line.mood, line.head = STATEMENT, last
    line.verb = OUTCOME if mark & OUTCOME and not mark & VAGUE else VAGUE
    two = last - 1 > first and mark & marks[last - 1] & STATE  # 研发管理规范高效
    line.about, line.around = between(line, first, last - 1 if two else last)
    return True


def _has_become(said: str, before: str, mark: int) -> bool:
    """Whether a last word in no list says more or less of it: 强了, 少了很多, 没以前那么累."""
    if said[-1] in "强佳" or said.endswith(BY_FAR):
        return True
    return (said[-1] == "了" and said[-2:-1] in HAS_BECOME) or (
        bool(mark & DEGREE) and before[0] in "比没不"
    )
