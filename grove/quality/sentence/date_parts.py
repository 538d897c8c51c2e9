"""The parts around the heart of a date: its year, "by the end of" before it, 前 behind it."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.days import Days
from grove.quality.sentence.tokens import Tokens
from grove.quality.typed import NamedTuple

_MEASURED = tuple(
    f"{blank}{word}"
    for blank in ("", " ")
    for word in (
        "实测",
        "实际",
        "数据显示",
        "数据为",
        "数据是",
        "统计为",
        "统计显示",
        "测得",
        "摸底",
        "盘点有",
        "盘点还有",
        "盘点为",
        "盘点是",
        "盘点共",
    )
)
FIRM = frozenset(("by", "until"))
OPENS = frozenset(("begin", "comma", "(", "at", ":", "z", "n", "w"))


BEFORE_ZH = ("之前", "以前", "前", "截止", "为止", "止")


_STRETCHES = frozenset(("天", "日", "周", "个月", "个星期"))
_LATEST = frozenset(("不晚于", "不迟于"))
_STARTS_ZH = ("起", "开始", "以来", "至今", "后", "之后", "以后")


END_ZH = in_order("zh", "end_behind_period")


# Ends of what is named behind them: eom March, EOQ Q2, end of month 31 March.
END_OF = frozenset(("eom", "eoq", "end of month", "end of quarter"))


class DateHit(NamedTuple):
    """A phrase that names a day: tokens [first, last], characters [start, end).

    candidates  one is a reading, two an ambiguity, none impossible
    firm        said as a deadline ("by …", "…前"); weak: only a stretch of time ("all year")
    role        "deadline"; "past" (a year gone by: the value beside it is a start);
                "other" (a beginning, another year: no deadline at all)
    """

    first: int
    last: int
    start: int
    end: int
    candidates: Days
    firm: bool = False
    weak: bool = False
    year_missing: bool = False
    role: str = "deadline"


class Parts:
    """The phrase while it grows; `year` is 0 until one is said."""

    __slots__ = ("end", "firm", "first", "last", "lead", "mod", "role", "start", "year")

    def __init__(self, first: int, last: int, start: int, end: int) -> None:
        self.first, self.last, self.start, self.end = first, last, start, end
        self.year = 0
        self.lead = ""  # the preposition before: by, until, in, on
        self.mod = ""  # end, mid, early
        self.firm = False
        self.role = "deadline"


def parts_of(tokens: Tokens, first: int, last: int) -> Parts:
    return Parts(first, last, tokens.start[first], tokens.end[last])


def hit_of(
    tokens: Tokens, parts: Parts, candidates: Days, year: int | None, weak: bool = False
) -> DateHit:
    lacking = not parts.year and year is None
    role = parts.role
    if parts.year and year is not None and parts.year < year and role == "deadline":
        gone = parts.lead in FIRM or (not tokens.latin and _is_due(tokens, parts))
        role = "unclear" if gone else "past"  # by Q4 2024, 2024 年底前 is no past
    if role == "deadline" and tokens.text.startswith(_MEASURED, parts.end):
        role = "past"  # 一季度实测 0.46%
    before = tokens.word[parts.first - 1]
    if role == "other" and tokens.word[parts.last + 1] == "at the latest":
        role = "deadline" if len(candidates) == 1 and parts.lead != "in" else "unclear"
    firm = parts.firm or parts.lead in FIRM
    compared = tokens.kind[parts.first - 1] == "cmp" and before not in _LATEST
    if role == "deadline" and compared and not (firm and tokens.latin):
        role = "other"  # 不超过上半年的一半; but: 300 at least by 30 June
    return DateHit(
        parts.first,
        parts.last,
        parts.start,
        parts.end,
        () if lacking else candidates,
        firm,
        weak,
        lacking,
        role,
    )


def _is_due(tokens: Tokens, parts: Parts) -> bool:
    """到 2024 年, 2024 年 3 月前, 2024 年 Q3 实现…: by when, though it is over."""
    if tokens.text[parts.end - 1] == "前" or tokens.text.startswith(_BEFORE, parts.end):
        return True
    if tokens.text.startswith(_REACHES, parts.end) and tokens.text.count("20") == 1:
        verb = tokens.text[parts.end : parts.end + 4].lstrip()
        return verb[2:3] not in _NO_GOALS  # 2025 年完成率 60%
    closes = tokens.kind[parts.last + 1] == ")" and parts.first > 3
    if closes and tokens.text[parts.start - 3 : parts.start].rstrip().endswith(_UNTIL):
        return True  # 60% 完成认证(截至 2024 年 12 月底)
    opens = tokens.word[parts.first - 1] == "到" and tokens.kind[parts.first - 2] in OPENS
    return opens and not tokens.text.startswith(("的", " 的"), parts.end)


_UNTIL = ("截至", "截止")
_BEFORE = ("前", " 前", "之前", "以前")
_REACHES = tuple(
    f"{blank}{verb}" for blank in ("", " ") for verb in ("实现", "完成", "达到", "上线", "做到")
)
_NO_GOALS = frozenset("了率量度值的过后")


def read_lead(tokens: Tokens, parts: Parts) -> None:
    """ "by the end of", "in", "mid-" before an English date; "from", "since": a beginning."""
    at = parts.first - 1
    for _ in range(6):
        kind = tokens.kind[at]
        if kind == "the" or (kind == "of" and tokens.kind[at - 1] in ("end", "early", "mid")):
            pass
        elif kind == "allyear" and tokens.word[at].endswith(" of"):
            parts.lead = "in"  # through the whole of H2
            return
        elif tokens.word[at] == "whole" or (kind == "of" and tokens.word[at - 1] == "whole"):
            pass  # during the whole of H2
        elif kind in ("end", "mid", "early") and not parts.mod:
            parts.mod = kind if kind != "end" or tokens.word[at] != "ending" else "end"
            parts.first, parts.start = at, tokens.start[at]
        elif kind == "vague_date" and tokens.word[at] in END_OF and not parts.mod:
            parts.mod = "end"  # eom March
            parts.first, parts.start = at, tokens.start[at]
        elif kind == "-" and tokens.kind[at - 1] in ("mid", "end", "early"):
            pass
        elif kind in ("by", "until", "in", "on"):
            parts.lead = kind
            parts.first, parts.start = at, tokens.start[at]
            if tokens.kind[at - 1] == "not" and tokens.word[at] == "before":
                parts.lead, parts.role = "", "other"  # not before 1 May
            if tokens.kind[at - 1] in ("than", "vs"):
                parts.role = "past"  # fewer than in Q4
            return
        elif tokens.word[at] == "through" and tokens.kind[parts.last + 1] != "w":
            parts.lead = "in"  # stays below it through December
            return
        elif kind == "." and tokens.word[at - 1] == "vs":
            pass  # vs. Q4
        elif tokens.word[at] == "after" and tokens.number[at - 1] == 0:
            return  # none after 14 October: until then it is done
        elif kind in ("from", "since") or tokens.word[at] == "after":
            begun = tokens.word[at - 1] in _BEGUN and tokens.kind[at - 2] in _PASSIVE
            begun = begun or not _ABLE.isdisjoint(tokens.word[1:at])
            begun = begun and kind in _FROM and parts.role == "deadline"
            parts.role = parts.role if begun else "other"
            parts.first, parts.start = at, tokens.start[at]
            return
        elif kind in ("than", "vs", "now"):
            parts.role = "past"
            return
        else:
            return
        at -= 1


def read_suffix(tokens: Tokens, parts: Parts, suffixes: tuple[str, ...]) -> str:
    at = parts.end
    while tokens.text[at : at + 1] == " ":
        at += 1
    for suffix in suffixes:
        if tokens.text.startswith(suffix, at) and _whole_words(tokens, parts, at + len(suffix)):
            parts.end = at + len(suffix)
            if suffix.endswith("前"):
                parts.firm = True
            return suffix
    return ""


def _whole_words(tokens: Tokens, parts: Parts, end: int) -> bool:
    """Whether a suffix that ends there cuts no word that the grammar knows (前 of 前端)."""
    at = parts.last + 1
    while tokens.kind[at] != "eos" and tokens.start[at] < end:
        if tokens.end[at] > end and tokens.kind[at] != "z":
            return False
        at += 1
    return True


def read_before(tokens: Tokens, parts: Parts) -> bool:
    """前, 之前, 截止 behind the phrase, or 截至 before it: said as a deadline."""
    at = parts.last + 1
    weeks = tokens.kind[at + 1] == "#" and tokens.word[at + 2] in _STRETCHES
    if tokens.word[at] == "前" and weeks and tokens.kind[at + 3] != "after":
        parts.role = "unclear"  # Q3 前 3 周: its first three weeks
        return False
    if read_suffix(tokens, parts, BEFORE_ZH):
        parts.firm = True
    before = tokens.text[max(0, parts.start - 3) : parts.start].rstrip()
    if before.endswith(("截至", "截止", "截")):
        parts.firm = True
    return parts.firm


def read_heading(tokens: Tokens, parts: Parts) -> bool:
    """DDL 9/30, deadline: 12/31, 完成时间 9/30: a word that says that a day follows."""
    at = parts.first - 1
    if tokens.kind[at] in (":", "is"):
        at -= 1
    named = tokens.word[at] in _DUE or (tokens.word[at] == "date" and tokens.word[at - 1] in _DUE)
    if not (named or tokens.latin):
        named = tokens.text.endswith(_DUE_ZH, 0, tokens.end[at])
    parts.firm = parts.firm or named
    return named


# Monitoring to be started from 1 April: by then it has begun, and no more is wanted.
_BEGUN = frozenset("started begun launched introduced live operational".split())
_BEGUN |= {"go live", "goes live"}
_FROM = frozenset(("from", "since"))
_ABLE = frozenset(("can", "able", "possible"))  # patients can book online from 1 March
_PASSIVE = frozenset(("fill", "is", "w"))
_DUE = frozenset("ddl deadline due eta".split())
_DUE_ZH = (
    *("最晚", "最迟", "时间点", "时间节点"),
    *(
        f"{what}{when}"
        for what in ("截止", "完成", "交付", "上线", "达成", "到期", "验收", "结项")
        for when in ("日期", "时间", "日", "期限")
    ),
)


def begins(tokens: Tokens, parts: Parts) -> bool:
    """起, 开始, 以来, 后: the phrase says when something begins."""
    return bool(read_suffix(tokens, parts, _STARTS_ZH))


def stops(tokens: Tokens, parts: Parts) -> bool:
    """Whether the phrase ends its clause, or begins it, or a verb of finishing follows."""
    if tokens.word[parts.first - 1] == "、":
        return True  # 一季度 60%、二季度 70%
    return tokens.kind[parts.last + 1] in (
        *("eos", "comma", "stop", ".", ")", ":", "pass", "and", "at"),
    ) or tokens.kind[parts.first - 1] in ("begin", "comma", "(", "at")


def is_whole(number: object, most: int) -> bool:
    return number is not None and 1 <= number <= most and number == int(number)  # type: ignore[operator,call-overload]


def is_day(tokens: Tokens, at: int) -> bool:
    return (
        tokens.kind[at] == "#"
        and tokens.word[at].isdecimal()
        and len(tokens.word[at]) <= 2
        and is_whole(tokens.number[at], 31)
        and tokens.kind[at - 1] not in ("cur", "cmp")
    )
