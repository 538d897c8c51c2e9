"""Chinese: longest matches by place, metric suffixes, and what is said of what. No segmentation."""

from grove.quality.lexicon.chinese import Chinese, chinese
from grove.quality.lexicon.marks import (
    ABSTRACT,
    ADOPT,
    ARTEFACT,
    COMMA,
    CONJUNCTION,
    DEGREE,
    DONE,
    EVENT,
    FAMILY,
    GUARD_CLAUSE,
    LATIN,
    METRIC,
    MODAL,
    NOT_SUFFIX,
    NOUN,
    NUMBER,
    OUTCOME,
    PEOPLE,
    PLAIN,
    RELATIVE_CLAUSE,
    SOFT_START,
    STATE,
    SUFFIX_METRIC,
    SYSTEM,
    TASK,
    TASKNOUN,
    TECHNOLOGY,
    UNIVERSAL,
    UNKNOWN,
    UPKEEP,
    VAGUE,
    VERB,
)
from grove.quality.structure.line import NOUN as BY_NOUN
from grove.quality.structure.line import ORDER, PASSIVE, STATEMENT, Line

# Verbs that only carry another: 完成…优化 is a task, 实现…提升 a direction.
LIGHT = frozenset(
    "完成 开展 推进 启动 进行 实施 落实 组织 做好 推动 实现 加快 做完 促进 执行 贯彻 抓好 继续 参与 配合 支持 协助".split()
)
CARRIES_RESULT = frozenset(("实现", "推动", "促进", "加快"))
DISPOSAL = frozenset(("将", "把", "对", "对于", "使", "让"))
CAUSE = frozenset(("让", "使"))
# 建设、打造…: what they make decides; an abstract thing says nothing.
MAKING = frozenset(
    "建设 打造 构建 建立 营造 培养 建成 推进 落实 推动 开展 孵化 治理 布局 发展 规划 普及 升级 转型 攻关 研究 探索".split()
)
TIME = frozenset(
    "年月日号底末初中上下半季度前内之间周旬天第一二三四五六七八九十零〇Qq财本今全至到在于截止"
)
STOPS = frozenset("，,；;。：:、！!？?|（）()/\n")


def parse(line: Line) -> None:
    """Fill a line."""
    known = chinese()
    line.lexicon = known.families
    _mark(line, known, line.normal.text)
    if line.words:
        _understand(line)


def _mark(line: Line, known: Chinese, text: str) -> None:
    entries, lengths = known.marks, known.lengths
    words, marks, places = line.words, line.marks, line.raw
    at, end = 0, len(text)
    unknown = -1  # where a stretch of no entry began
    before_latin = False
    while at < end:
        char = text[at]
        word, mark = "", 0
        if not (before_latin and char.isascii() and char.isalnum()):
            for length in lengths.get(text[at : at + 2], ()):
                if text[at : at + length] in entries:
                    word = text[at : at + length]
                    mark = entries[word]
                    break
            else:
                if char in entries and not char.isascii():
                    word, mark = char, entries[char]
        if word and char.isascii() and text[at + len(word) : at + len(word) + 1].isalnum():
            follows = text[at + len(word)]
            if follows.isascii() and word[-1].isascii():
                word = ""  # the beginning of a longer Latin word
        if not word and char < "\x80":
            word, mark = _ascii(text, at, end, entries)
        elif not word and char in STOPS:
            word, mark = char, COMMA
        if not word:
            if unknown < 0:
                unknown = at
            at += 1
            before_latin = False
            continue
        if unknown >= 0:
            words.append(text[unknown:at])
            marks.append(UNKNOWN)
            places.append((unknown, at))
            unknown = -1
        until = at + len(word)
        if (
            mark & SUFFIX_METRIC
            and words
            and places[-1][1] == at
            and _joins(words[-1], marks[-1], word, mark)
        ):
            joined = words[-1] + word
            family = entries.get(joined, 0)
            words[-1] = joined
            marks[-1] = METRIC | family & FAMILY
            places[-1] = (places[-1][0], until)
        elif not word.isspace():
            words.append(word)
            marks.append(mark)
            places.append((at, until))
        at = until
        before_latin = bool(mark & LATIN)
    if unknown >= 0:
        words.append(text[unknown:end])
        marks.append(UNKNOWN)
        places.append((unknown, end))
    union = 0
    for mark in marks:
        union |= mark
    line.union = union


def _joins(before: str, mark: int, word: str, own: int) -> bool:
    """Whether a metric suffix makes the word before it a metric: 完成 + 率, 上线 + 次数."""
    if own & NOT_SUFFIX:
        return False
    if len(word) == 1:
        return bool(mark & (VERB | NOUN | UNKNOWN)) and not mark & (COMMA | NUMBER)
    if mark & (OUTCOME | UPKEEP) and not mark & TASK:
        return False
    return bool(mark & TASK) and before not in LIGHT and len(before) > 1


def _ascii(text: str, at: int, end: int, entries: dict[str, int]) -> tuple[str, int]:
    """A Latin word, a number, a sign, or blanks."""
    char = text[at]
    if char.isspace():
        return " ", 0
    until = at + 1
    if char.isdigit():
        while until < end and (
            text[until].isdigit()
            or (text[until] in ".,:/" and text[until + 1 : until + 2].isdigit())
        ):
            until += 1
        if until < end and text[until] in "%":
            until += 1
        return text[at:until], NUMBER
    if not char.isalpha():
        return char, COMMA if char in STOPS else 0
    while until < end and text[until] < "\x80" and (text[until].isalnum() or (
        text[until] in "-/.+&_'" and text[until + 1 : until + 2].isalnum() and text[until + 1] < "\x80"
    )):  # fmt: skip
        until += 1
    word = text[at:until]
    mark = entries.get(word) or entries.get(word.lower()) or entries.get(word.upper())
    if mark is None:
        from grove.quality.lexicon.english import english

        mark = english().words.get(word.lower(), UNKNOWN) & ~(COMMA | CONJUNCTION | DONE)
        mark &= ~(PLAIN | MODAL)
    return word, mark | LATIN


def _understand(line: Line) -> None:
    words, marks = line.words, line.marks
    end = len(words)
    first = line.first = _first(line)
    if first >= end:
        return
    stop = _clause_end(line, first)
    for at in range(first + 1, end):
        if (
            marks[at] & RELATIVE_CLAUSE
            and words[at] not in ("确保", "支持", "来", "让", "使", "实现")
        ) or (words[at] in ("让", "使", "实现", "确保") and marks[at - 1] & COMMA):
            line.result_at = at
            break
    disposal = any(words[at] in DISPOSAL for at in range(first))
    if any(words[at] in CAUSE for at in range(first)):
        line.mood, line.head, line.verb = STATEMENT, first, PLAIN
        return
    if disposal:
        for at in range(first, stop):
            if (marks[at] & (VERB & ~PLAIN) and at > first and len(words[at]) > 1) or marks[
                at
            ] & OUTCOME:
                _order(line, at, stop)
                if not line.around:
                    line.about = line.around = marks[at - 1]
                return
    if _predicate_last(line, first, stop):
        return
    mark = marks[first]
    if mark & VERB and not (mark & PLAIN and not mark & (TASK | VAGUE | OUTCOME | UPKEEP)):
        _order(line, first, stop)
        return
    _statement(line, first, stop)


def _first(line: Line) -> int:
    """Skip labels, dates, adverbs and who does it: where the sentence itself begins."""
    words, marks = line.words, line.marks
    end = len(words)
    at = 0
    for colon in range(min(4, end - 1)):
        if words[colon] in ("：", ":") and colon:
            at = colon + 1
            break
    since = at
    while at < end:
        mark, word = marks[at], words[at]
        if mark & COMMA and (at == since or word in "，,、：:()（）|"):
            if at > since and not _only_time(line, since, at):
                break
            at += 1
            since = at
        elif (mark & NUMBER and _is_time(line, at)) or (
            mark & UNKNOWN and all(char in TIME for char in word)
        ):
            at += 1
        elif mark & SOFT_START and at + 1 < end:
            if mark & (VERB & ~PLAIN) and not marks[at + 1] & (VERB | SOFT_START):
                break
            at += 1
        elif word in DISPOSAL or not mark:
            at += 1
        else:
            break
    return at


def _is_time(line: Line, at: int) -> bool:
    """Whether a number begins a date: 6月…, 2027年…, 30日前; or the number of a list: 1."""
    after = line.words[at + 1] if at + 1 < len(line.words) else ""
    if after in (".", "、", ")", "）") and at <= 1:
        return True
    return (bool(after) and after[0] in "年月日号季/-") or line.words[at].count("-") == 2


def _only_time(line: Line, start: int, stop: int) -> bool:
    return all(
        line.marks[at] & (NUMBER | SOFT_START) or all(char in TIME for char in line.words[at])
        for at in range(start, stop)
    )


def _clause_end(line: Line, first: int) -> int:
    for at in range(first, len(line.words)):
        if line.marks[at] & COMMA and line.words[at] not in "、()（）/":
            return at
    return len(line.words)


def _last(line: Line, first: int, stop: int) -> int:
    """The last word of a clause that says something: dates, brackets and 了 left out."""
    for at in range(stop - 1, first - 1, -1):
        word, mark = line.words[at], line.marks[at]
        if (
            not mark
            or mark & COMMA
            or (mark & UNKNOWN and word in ("了", "的", "地", "工作", "事宜"))
        ):
            continue
        if mark & NUMBER and _is_time(line, at):
            continue
        if mark & UNKNOWN and all(char in TIME for char in word):
            continue
        if mark & SOFT_START and not mark & (VERB | NOUN):
            continue
        return at
    return first


def _predicate_last(line: Line, first: int, stop: int) -> bool:
    """A direction or a state at the end: 代码质量明显改善, 发布流程更顺畅; unless a light verb leads."""
    words, marks = line.words, line.marks
    last = _last(line, first, stop)
    if last <= first:
        return False
    mark = marks[last]
    if not mark & (OUTCOME | VAGUE | STATE) or (
        mark & TASK and not mark & OUTCOME and words[last] not in ("优化", "完善")
    ):
        return False
    lead = marks[first]
    if lead & VERB and not lead & (METRIC | FAMILY):
        if words[first] in LIGHT:
            if words[first] in CARRIES_RESULT and mark & (VAGUE | OUTCOME):
                line.mood, line.head, line.verb = ORDER, first, VAGUE
                line.about, line.around = _between(line, first + 1, last)
                return True
            return False
        if last - first == 1 or not mark & (STATE | DEGREE):
            return False
        if lead & (VAGUE | OUTCOME | UPKEEP) and not lead & NOUN:
            return False
    if mark & OUTCOME and line.measured:
        line.mood, line.head, line.verb = STATEMENT, last, OUTCOME
        line.about, line.around = _between(line, first, last)
        return True
    if words[last] in ("通过", "取得", "获得") or mark & DONE:
        return False
    line.mood, line.head = STATEMENT, last
    line.verb = OUTCOME if mark & OUTCOME and not mark & VAGUE else VAGUE
    line.about, line.around = _between(line, first, last)
    return True


def _between(line: Line, start: int, stop: int) -> tuple[int, int]:
    about = around = 0
    for at in range(start, stop):
        mark = line.marks[at]
        if mark & (COMMA | GUARD_CLAUSE) and line.words[at] not in "、/":
            break
        around |= mark
        if mark & (NOUN | UNKNOWN | TECHNOLOGY | LATIN):
            about = mark
    return about, around


def _order(line: Line, at: int, stop: int) -> None:
    """A verb leads; its object is what follows up to the next clause or conjunction."""
    words, marks = line.words, line.marks
    line.mood, line.head = ORDER, at
    around = about = 0
    for here in range(at + 1, stop):
        mark = marks[here]
        if (
            mark & CONJUNCTION
            and here > at + 1
            and here + 1 < stop
            and marks[here + 1] & VERB
            and not (marks[here + 1] & NOUN)
        ):
            break
        if mark & GUARD_CLAUSE and not mark & (VERB | NOUN):
            break
        around |= mark
        if (mark & NOUN and not (mark & UNKNOWN)) or (
            mark & (UNKNOWN | LATIN | TECHNOLOGY) and len(words[here]) > 1 and not about
        ):
            about = mark
    line.about, line.around = about, around
    line.verb = _class(line, at)


def _class(line: Line, at: int) -> int:
    mark, word = line.marks[at], line.words[at]
    about, around = line.about, line.around
    kinds = mark & (TASK | OUTCOME | UPKEEP | VAGUE | PLAIN)
    thing = around & (ARTEFACT | SYSTEM | TECHNOLOGY) or about & (EVENT | TASKNOUN)
    if (
        word in LIGHT
        and word not in CARRIES_RESULT
        and word not in ("支持", "推进", "落实", "做好", "抓好")
    ):
        return TASK
    if about & EVENT and kinds & (TASK | UPKEEP):
        return TASK
    if kinds & TASK and kinds & VAGUE:
        if (
            around & (ABSTRACT | PEOPLE)
            and about & (ABSTRACT | PEOPLE)
            and not about & (ARTEFACT | SYSTEM | TASKNOUN)
        ):
            return VAGUE
        if word in ("升级", "构建", "打造", "建设", "推进", "落实", "贯彻"):
            return TASK
        return TASK if thing else VAGUE
    if kinds & TASK:
        if word in MAKING and about & ABSTRACT and not about & (ARTEFACT | SYSTEM):
            return VAGUE
        if kinds & UPKEEP and not about & (ARTEFACT | EVENT):
            return UPKEEP
        if kinds & OUTCOME and about & (METRIC | ABSTRACT):
            return OUTCOME
        return TASK
    if kinds & UPKEEP:
        return UPKEEP
    if kinds & VAGUE and not (kinds & OUTCOME and around & METRIC):
        return VAGUE
    return OUTCOME if kinds & OUTCOME else kinds & PLAIN


def _statement(line: Line, first: int, stop: int) -> None:
    """A subject first: what becomes of it, or only its name."""
    words, marks = line.words, line.marks
    last = _last(line, first, stop)
    for at in range(first, stop):
        if (marks[at] & MODAL and at > first) or words[at] in ("能", "可以", "无需", "不再"):
            line.mood, line.head, line.verb = STATEMENT, at, PLAIN
            line.about, line.around = _between(line, first, at)
            return
    mark = marks[last]
    done = mark & (TASK | DONE) and not mark & (METRIC | NUMBER) and len(words[last]) > 1
    if last > first and done:
        about, around = _between(line, first, last)
        line.about, line.around = about, around
        line.head = last
        named = mark & TASKNOUN and not mark & DONE
        if words[last] == "通过" and marks[last - 1] & (EVENT | TASK) == 0:
            line.mood, line.verb = STATEMENT, PLAIN
            return
        line.mood, line.verb = (BY_NOUN if named else PASSIVE), TASK
        return
    for at in range(first + 1, stop):
        mark = marks[at]
        if (
            mark & (TASK | OUTCOME | UPKEEP | VAGUE)
            and not mark & (METRIC | FAMILY)
            and len(words[at]) > 1
        ):
            if mark & NOUN and not mark & TASK:
                continue
            kinds = mark & (TASK | OUTCOME | UPKEEP | VAGUE)
            subject = marks[first]
            follows = marks[at + 1] if at + 1 < stop else 0
            line.head, line.mood = at, STATEMENT
            line.about, line.around = _between(line, at + 1, stop)
            if kinds & TASK and (
                words[at] in ("完成", "上线", "交付", "发布", "落地", "通过", "投产")
                or mark & ADOPT
            ):
                line.verb = TASK
                line.mood = PASSIVE
                if not line.around:
                    line.about, line.around = _between(line, first, at)
            elif kinds & OUTCOME:
                line.verb = OUTCOME
            elif kinds & VAGUE:
                line.verb = VAGUE
            elif kinds & UPKEEP:
                line.verb = UPKEEP
            elif mark & TASKNOUN and (follows & (NOUN | UNKNOWN | TASK | DONE)):
                continue
            else:
                line.verb = PLAIN if subject & (PEOPLE | UNIVERSAL) else TASK
            return
    line.mood, line.head = BY_NOUN, last
    line.about, line.around = _between(line, first, last + 1)
    mark = marks[last]
    if mark & METRIC or (line.union & METRIC and line.measured):
        line.verb = 0
    elif mark & (ARTEFACT | EVENT | TASKNOUN | TASK):
        line.verb = TASK
    elif mark & ABSTRACT:
        line.verb = VAGUE
    elif any(marks[at] & PLAIN for at in range(first, last)):
        line.mood, line.verb = STATEMENT, PLAIN
    elif mark & SYSTEM:
        line.verb = TASK
