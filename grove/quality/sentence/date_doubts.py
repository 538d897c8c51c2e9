"""Days that are named and not known: an event, a week of the year, something that goes on."""

from itertools import pairwise

from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.asides import is_date_aside
from grove.quality.sentence.date_openings import OPENING
from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.date_surveys import found_then
from grove.quality.sentence.date_told import SAYS, without_past
from grove.quality.sentence.date_whose import is_whose
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.scenery import clause_of
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DOING

_ABOUT_DATES = frozenset(
    (
        DoubtKind.DATE_AMBIGUOUS,
        DoubtKind.DATE_IMPOSSIBLE,
        DoubtKind.DATE_UNCLEAR,
        DoubtKind.SEVERAL_DATES,
        DoubtKind.YEAR_MISSING,
        DoubtKind.TIMEFRAME,
    )
)
_ABOUT = ("前后", "左右", " 前后", " 左右")
_EVENTS = word_class("en", "events")


_EVENTS_ZH = word_class("zh", "events")
_REST = frozenset(("rest", "remainder", "remaining", "others"))
_PAPERS = frozenset("report reports figures results numbers review close statement audit".split())
_HEADINGS = word_class("en", "kinds_of_notes")
HEADING = 5  # tokens of it in front of its day
FURTHEST = 40  # tokens to either side of a date
_SAID_OF = frozenset("reviewed review demo workshop baseline audited presented".split())
_FOUND = frozenset("measured surveyed survey poll measurement".split())
_SURVEYS = frozenset(("survey", "poll", "questionnaire"))
_DURING = in_order("zh", "vague_stretch_behind_date")
_SERVES = ("依据", "使用", "所用", "参考", "输入", "前提", "用于", "准备")
_PARTS_OF_TIME = frozenset("周月旬")
_THEN_NOW = ["comma", "now"]
_WAS = frozenset(("为", "是"))
_ONTO = frozenset(("to", "upto", "downto"))  # (当前 63%, Q2 结束要到 100%)
_NOT_BEFORE = frozenset("端置台沿期景序瞻往提移三五十")  # 前端, 前置
_NOT_UNTIL = frozenset("目之提当以超空")  # 目前, 提前


def clear_or_not(tokens: Tokens, hit: DateHit) -> DateHit:
    """During the move in June, 6月搬迁期间, (61 % in November): said of something else."""
    if hit.role == "unclear" and _is_beside(tokens, hit):
        return hit._replace(role="past")
    apart = hit.first > 3 or tokens.word[hit.first - 1] == "以"
    if not tokens.latin and apart and is_date_aside(tokens, hit.first, hit.last):
        return hit._replace(role="other")
    if tokens.kind[hit.first - 1] == "vs" and not tokens.latin:
        return hit._replace(role="past")  # 较 8 月的 4.6%
    if tokens.text[hit.start - 1 : hit.start] == "《" and hit.start:
        return hit._replace(role="other")  # 《2027 年行动计划》
    if not (tokens.latin or hit.firm) and hit.role == "deadline" and is_whose(tokens, hit):
        return hit._replace(role="other")  # 3 月的告警降到 20 条
    if hit.role == "unclear" and _is_behind_start(tokens, hit):
        return hit._replace(role="past")
    if hit.role != "deadline":
        return hit
    if _may_be_number(tokens, hit):
        return hit._replace(role="unclear")  # fewer than 3 a month (Jan 7)
    headed = (
        tokens.kind[hit.last + 1] == ":" and tokens.word[1] in _HEADINGS and hit.first < HEADING
    )
    if headed and not hit.firm:
        return hit._replace(role="other")  # minutes of 14 March: …
    paper = tokens.kind[hit.first] in ("quarter", "halfyear", "date") and hit.first == 1
    if paper and tokens.word[hit.last + 1] in _PAPERS:
        return hit._replace(role="other")  # H1 figures out by then
    if tokens.latin and not hit.firm and _is_compared_with(tokens, hit.first):
        return hit._replace(role="past")
    if not tokens.latin and tokens.text.startswith(_ABOUT, hit.end):
        return hit._replace(role="unclear")  # 三季度前后
    if "part" in tokens.kinds and "其中" in tokens.text[: hit.start].rpartition(",")[2]:
        return hit._replace(role="unclear")  # 12 个区，其中 6 月底前 5 个
    kind, word = tokens.kind, tokens.word
    named = word[hit.last - 1] == "the" and tokens.value[hit.last].isdecimal()
    if named and kind[hit.last + 1] == "w":
        if not _SURVEYS.isdisjoint(word[hit.last + 1 : hit.last + 4]):
            return found_then(tokens, hit)  # in the November survey
        # on the March holdout set; by the March release
        return hit._replace(role="unclear" if hit.firm else "other")
    if not hit.firm and word[hit.first - 1] in _FOUND:
        return found_then(tokens, hit)
    if not hit.firm and word[hit.first - 1] in _SAID_OF and word[hit.first - 2] != "for":
        return hit._replace(role="unclear")  # measured in May, review on 15 May
    rest = tokens.latin and not hit.firm  # … 已迁，remaining 全部 Q3 内搞完: all of them by then
    if rest and not _REST.isdisjoint(word[max(1, hit.first - 4) : hit.first]):
        return hit._replace(role="other")  # 12 sites now, the rest in 2028
    if not hit.firm and kind[nearest := hit.first - 1] == "#" and kind[nearest - 1] == "last":
        return hit._replace(role="other")  # 3 of 5 sites, the last 2 in 2028
    nearest = hit.first - 1  # during H2 is in H2; during the move in June is not in June
    for at in range(nearest, max(0, nearest - 8), -1):
        if kind[at] in ("comma", "stop", "#", "(") or (kind[at] == "for" and hit.weak):
            break  # during business hours for the whole of 2027
        if word[at] == "during":
            return hit._replace(role="unclear")
    behind = tokens.text[hit.end : hit.end + 12].partition(",")[0]
    if kind[hit.first - 1] == "(" and behind.partition(")")[0].rstrip().endswith(_SERVES):
        return hit._replace(role="other")  # 基线（Q3 排产依据）
    part = behind.lstrip().lstrip("的")
    inner = part[:1] == "第" and not _PARTS_OF_TIME.isdisjoint(part[1:5])
    if not hit.firm and (inner or part.startswith(_DURING)):
        return hit._replace(role="unclear")  # 8 月第二周, Q3 第一个月内
    day = hit.end > hit.start and tokens.text[hit.end - 1] in "日号"
    event = 0 if day else behind.find("前", 0, 7)  # 年中评审前, 11月第一周前, 3月大促前
    until = event > 0 and not hit.firm and behind[event + 1 : event + 2] not in _NOT_BEFORE
    until = until and behind[event - 1] not in _NOT_UNTIL and behind[0] not in "(0123456789"
    at = behind.find("后", 2, 7) if not hit.firm else 0  # 3 月上线后, 8 月投产后良率…
    after = at > 0 and (behind[at - 2 : at] in _EVENTS_ZH or not behind[at + 1 :].strip())
    if until and behind[event + 1 : event + 3].lstrip()[:1] in _WAS:
        return hit._replace(role="other")  # 10 月上线前为 0: how it was
    if "期间" in behind or until or after or (behind.rstrip().endswith("前") and not hit.firm):
        return hit._replace(role="unclear")
    if not hit.firm and "(" in kind[max(0, hit.first - 14) : hit.first]:
        at, close = _brackets(tokens, hit)
        beside = (*kind[at : hit.first], *kind[hit.last + 1 : close])
        later = kind[close + 1] in ("to", "arrow", "downto", "upto")
        if kind[at] == "(" and later and "#" not in beside:
            return hit._replace(role="past")  # from 12 days (Q4) to 7
        if kind[at] == "(" and "w" in beside and "#" not in beside:
            if _is_called_due(tokens, hit.first - 1) or _closes_then(tokens, hit):
                return hit
            return hit._replace(role="unclear")  # (survey in May and November)
        if kind[hit.first - 1] == "(" and kind[hit.last + 1 : hit.last + 3] == _THEN_NOW:
            return hit  # (年内, 目前 0)
        if kind[hit.first - 1] == "comma" and tokens.text.startswith("内)", hit.end - 1):
            return hit  # (目前 0, 年内)
        led = not (tokens.latin or _ONTO.isdisjoint(kind[hit.last + 1 : close]))
        if kind[at] == "(" and "#" in beside and not (led or "reach" in beside):
            return hit._replace(role="past" if _is_beside(tokens, hit) else "unclear")
    return hit


def _may_be_number(tokens: Tokens, hit: DateHit) -> bool:
    """(Jan 7): the day, or how many it was when the year began?"""
    first, last = hit.first, hit.last
    if last != first + 1 or tokens.word[first] not in OPENING or not tokens.latin:
        return False
    bare = tokens.word[last].isdecimal() and len(tokens.word[last]) < 3
    return bare and tokens.kind[first - 1] == "(" and tokens.kind[last + 1] == ")"


def _is_called_due(tokens: Tokens, at: int) -> bool:
    """(deadline 30 June), (target date: 30 June): said to be the day, whatever else is said."""
    at -= tokens.kind[at] in (":", "is")
    word = tokens.word
    return word[at] == "deadline" or (word[at] == "date" and word[at - 1] in _DATES_OF_ENDS)


def _closes_then(tokens: Tokens, hit: DateHit) -> bool:
    """(监控组 owner, Q1 收口): the day by which it is done, behind who does it."""
    alone = not tokens.latin and tokens.kind[hit.first - 1] == "comma"
    return alone and tokens.text.startswith(_CLOSED_ZH, hit.end)


_CLOSED_ZH = tuple(
    f"{blank}{word})"
    for blank in ("", " ")
    for word in ("", *"完成 收口 闭环 达成 交付 上线 落地 见效 验收 关闭 到位 结束".split())
)
_DATES_OF_ENDS = frozenset("target due end finish completion delivery final".split())


def goes_on(tokens: Tokens, firm: DateHit, late: DateHit) -> bool:
    """First boards by 12 March, the build on 30 April: a step of its own, with its own day."""
    if late.first < firm.last or late.candidates[0] <= firm.candidates[-1]:
        return False
    between = tokens.kind[firm.last + 1 : late.first]
    own = between[:1] in (["comma"], ["and"], ["stop"]) and "w" in between and "(" not in between
    return own and len(late.candidates) == 1


def _is_compared_with(tokens: Tokens, first: int) -> bool:
    """Fewer than in Q4, than the 84 of Q4, half as many as in March: when it was otherwise."""
    before = tokens.word[first - 1]
    if before in ("as", "than"):
        return True
    led = before == "of" or (tokens.kind[first - 1] == "#" and tokens.word[first - 2] == "the")
    return led and "than" in tokens.kind[max(1, first - 5) : first]  # than the 400 in Q1


def _brackets(tokens: Tokens, hit: DateHit) -> tuple[int, int]:
    """The nearest signs of brackets to both sides, or where the looking ends."""
    kind = tokens.kind
    at, least = hit.first - 1, hit.first - FURTHEST
    while kind[at] not in ("(", ")", "begin") and at > least:
        at -= 1
    close, most = hit.last + 1, hit.last + FURTHEST
    while kind[close] not in (")", "(", "eos") and close < most:
        close += 1
    return at, close


def _is_behind_start(tokens: Tokens, hit: DateHit) -> bool:
    """Up from 73 % in spring: when the start was measured."""
    kind = tokens.kind
    if hit.firm and tokens.word[hit.first][:2] != "in":
        return False
    at = hit.first - 1
    at -= kind[at] != "#"
    at -= kind[at] == "at"  # at the beginning of January
    return kind[at] == "#" and kind[at - 1] in ("from", "now", "since")


def may_be_told(tokens: Tokens, hit: DateHit) -> bool:
    """Whether a day may be when something was found out, by what is said with it."""
    if tokens.latin:
        return not (hit.firm or SAID.isdisjoint(tokens.word))
    return tokens.kind[hit.last + 1] in SAYS


def without_start(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """$0.84 in January, $0.35 in June: where a year begins is no deadline beside another day."""
    if not tokens.latin:
        return without_past(tokens, hits)
    hits = _without_said(tokens, hits)
    if not hits:
        return hits
    first, *rest = hits
    begins = tokens.word[first.last] in OPENING and not first.firm
    if not begins or tokens.kind[first.first - 1] not in ("#", "unit", "w"):
        return hits
    for at in range(first.first, first.last + 1):
        tokens.kind[at] = "now"
    return rest


def tell_opening(tokens: Tokens, hits: list[DateHit]) -> None:
    """340 in January, 120 by 30 June: how it was; but: hire 3 in January, 5 by 30 June."""
    if tokens.kind[1] != "pass" and tokens.word[1] not in DOING:
        without_start(tokens, hits)


def _without_said(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """Under 12 min by March, it was 21 min in November; a scan in May showed 1.7: when that was."""
    if SAID.isdisjoint(tokens.word):
        return hits
    kept = []
    number = tokens.kind.index("#") if "#" in tokens.kind else len(tokens.kind)
    for hit in hits:
        left, right = clause_of(tokens, hit.first, hit.last)
        told = not hit.firm and number < left
        if told and "#" in tokens.kind[left:right] and not SAID.isdisjoint(tokens.word[left:right]):
            for at in range(hit.first, hit.last + 1):
                tokens.kind[at] = "now"
        else:
            kept.append(hit)
    return kept


SAID = word_class("en", "said_on_a_day")
SAID |= {"compared to", "compared with", "as opposed to"}


_WHOLE = frozenset(("全年", "全年度", "整年", "今年全年"))


def ask_which_of_two(draft: Draft, hits: list[DateHit]) -> bool:
    """5 月上旬或中旬, by 31 May or 15 June, by May, June at the latest. Whether it was asked."""
    tokens = draft.tokens
    for hit in hits:
        either = tokens.kind[hit.last + 1] in ("/", "and")
        behind = tokens.text[hit.end : hit.end + 1]
        if behind in _OR and tokens.text.startswith(_EITHER, hit.end):
            draft.ask(DoubtKind.SEVERAL_DATES, hit.start, hit.end)
            return True
        told = tokens.word[hit.last + 1] == "还是" or (either and behind in ("/", "或"))
        if told and tokens.kind[hit.last + 2] in _PERIODS:
            draft.ask(DoubtKind.SEVERAL_DATES, hit.start, tokens.end[hit.last + 2])
            return True
    for hit, other in pairwise(hits):
        between = tokens.word[hit.last + 1 : other.first]
        latest = "at the latest" in (*between, tokens.word[other.last + 1])
        joined = between[:1] == ("or",) or (latest and tokens.kind[hit.last + 1] == "comma")
        if joined and _OF_OTHER.issuperset(between):
            draft.ask(DoubtKind.SEVERAL_DATES, hit.start, hit.end)
            draft.ask(DoubtKind.SEVERAL_DATES, other.start, other.end)
            return True
    return False


_OR = frozenset("或还")
_EITHER = tuple(
    f"{word}{part}" for word in ("或", "还是") for part in ("上旬", "中旬", "下旬", "月")
)
_PERIODS = frozenset(("quarter", "month", "halfyear", "date"))
_OF_OTHER = frozenset(("or", ",", "at the latest", "latest", "by", "until"))


def are_steps(tokens: Tokens, hits: list[DateHit]) -> bool:
    """Whether one of two clauses is of the whole year, and the other says more than a day."""
    if len(hits) != 2 or not (_is_whole(tokens, hits[0]) or _is_whole(tokens, hits[1])):
        return False
    for hit in hits:
        left, right = clause_of(tokens, hit.first, hit.last)
        if left < hit.first - 2 or _ALONE.issuperset(tokens.kind[left + 1 : right]):
            return False
    return tokens.kind[hits[0].last : hits[1].first].count("comma") == 1


_ALONE = frozenset(("date", "pass", "fill", "for", "by", "until"))


def _is_whole(tokens: Tokens, hit: DateHit) -> bool:
    return tokens.text[hit.start : hit.end] in _WHOLE


def is_remark(tokens: Tokens, hit: DateHit) -> bool:
    """… by October (the rest keeps paid support until 2028): a day of something else."""
    at, close = _brackets(tokens, hit)
    if tokens.kind[at] != "(" or "#" in tokens.kind[at:close]:
        return False
    return at < hit.first - 1 or close > hit.last + 1 or not _ends_goal(tokens, at)


def _ends_goal(tokens: Tokens, at: int) -> bool:
    """88 % in March, 99 % when we submit (15 October): nearer to the number than another day."""
    least = at - FURTHEST
    while tokens.kind[at] not in _BEHIND_GOAL and at > least:
        at -= 1
    return tokens.kind[at] == "#"


_BEHIND_GOAL = frozenset(("#", "date", "month", "quarter", "begin"))


def _is_beside(tokens: Tokens, hit: DateHit) -> bool:
    """60 % (31 % in FY26): when another number was measured, in brackets beside the target."""
    if "(" not in tokens.kinds or tokens.word[hit.first] in ("by", "until", "before", "till"):
        return False
    kind = tokens.kind
    at, close = _brackets(tokens, hit)
    if kind[at] != "(" or kind[close] != ")":
        return False
    onward = kind[close + 1] in ("to", "arrow", "downto", "upto")  # reduce it (FY26: 17) to 8
    if not onward and "#" not in kind[max(1, at - FURTHEST) : at]:
        return False
    return "#" in (*kind[at : hit.first], *kind[hit.last + 1 : close]) and (
        "reach" not in kind[at:close]
    )


def ask_for_week(draft: Draft, names: list[int]) -> None:
    """第 40 周达到 95%: a day that a calendar of weeks knows; 15 号前: of which month?"""
    tokens = draft.tokens
    for at in names:
        end = tokens.end[at + 1]
        day = tokens.kind[at + 1] == "ri" and tokens.kind[at - 1] != "zrate"
        if (
            day
            and tokens.text.startswith(_UNTIL_ZH, end)
            and tokens.text[end + 1 : end + 2] not in _AHEAD
        ):
            draft.ask(DoubtKind.DATE_UNCLEAR, tokens.start[at], end)
        if tokens.word[at + 1] == "周" and tokens.word[at - 1].endswith("第"):
            draft.ask(DoubtKind.DATE_UNCLEAR, tokens.start[at], tokens.end[at + 1])


def ask_for_event(draft: Draft) -> None:
    """Launch before the trade fair, 评审会前完成: due on a day that only people know."""
    if draft.due is not None or draft.due_candidates:
        return
    if draft.asks(_ABOUT_DATES):
        return
    tokens = draft.tokens
    for at in range(1, len(tokens.kind) - 4):
        kind, word = tokens.kind[at], tokens.word[at]
        if kind == "until" and word in ("before", "until", "till"):
            draft.ask(DoubtKind.DATE_UNCLEAR, *draft.place(at))
            return
        ordinal = tokens.word[at + 3] in ("st", "nd", "rd", "th") and tokens.kind[at + 2] == "#"
        if kind == "by" and ordinal:
            draft.ask(DoubtKind.DATE_UNCLEAR, *draft.place(at))
            return
        if kind == "by" and any(word in _EVENTS for word in tokens.word[at + 1 : at + 6]):
            draft.ask(DoubtKind.DATE_UNCLEAR, *draft.place(at))
            return
        if (
            word[-1:] == "前"
            and kind != "date"
            and tokens.kind[at + 1] == "pass"
            and _is_event(tokens, at)
        ):
            draft.ask(DoubtKind.DATE_UNCLEAR, *draft.place(at))
            return


_AHEAD = ("端", "置")
_UNTIL_ZH = ("前", " 前", "之前")
_SEASONS = word_class("en", "before_the_season")


def ask_for_month(draft: Draft, names: list[int]) -> None:
    """50,000 users by month 10: a month of what began on a day that only people know."""
    tokens = draft.tokens
    for at in names:
        if tokens.word[at - 1] in ("month", "year", "day") and tokens.kind[at - 2] == "by":
            draft.ask(DoubtKind.DATE_UNCLEAR, tokens.start[at - 2], tokens.end[at])
            return


def ask_for_season(draft: Draft) -> None:
    """Migrate 12 services before the peak season: due on a day that only people know."""
    tokens = draft.tokens
    if draft.due_candidates or draft.asks(_ABOUT_DATES):
        return
    at = tokens.kind.index("until") if "until" in tokens.kind else 0
    said = at + 1 + (tokens.kind[at + 1] == "the")
    if tokens.word[said] in _PARTS_OF_YEAR:
        draft.ask(DoubtKind.DATE_UNCLEAR, tokens.start[at], tokens.end[said])  # until autumn
        return
    if tokens.word[at] == "before" and not _SEASONS.isdisjoint(tokens.word[at + 1 : at + 5]):
        draft.ask(DoubtKind.DATE_UNCLEAR, *draft.place(at))


_PARTS_OF_YEAR = frozenset("spring summer autumn fall winter".split())


def _is_event(tokens: Tokens, at: int) -> bool:
    """Whether 前 at the end of token `at` comes after something that happens."""
    end = tokens.end[at] - 1
    before = tokens.text[max(0, end - 2) : end]
    return (
        len(before) == 2
        and before[-1] not in "目之此提以当先面从生年月日度"
        and not (before[-1].isdecimal() or tokens.kind[at] == "n" or tokens.kind[at - 1] == "pass")
    )
