"""Numbers of which nothing was made, or that are not settled: close to one, to be confirmed."""

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.neighbours import is_in_row
from grove.quality.sentence.nouns import is_plural
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, START
from grove.quality.sentence.situations import is_if
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import UNITS

MOST_NUMBERS = 40
_NEAR = word_class("en", "near")
_OPEN = frozenset(("tbc", "tbd", "tba"))
_MUCH = frozenset("well clearly far much significantly considerably markedly noticeably".split())
_DECADES = frozenset(
    "twenties thirties forties fifties sixties seventies eighties nineties".split()
)
LOOSE = _NEAR | _OPEN | _MUCH | _DECADES | {"something", "give"}
_ABOUT = frozenset(("左右", "上下"))
_BESIDE = frozenset((CIRCUMSTANCE, CONDITION, NAMELESS, START))


def ask_for_unused(draft: Draft, quantities: list[Quantity]) -> None:
    """Drills in 8 systems, better 10: numbers of which nothing was made."""
    if draft.change or draft.low or draft.start or draft.baseline:
        return
    bounds = [one for one in quantities if one.comparator and one.unit]
    if len(bounds) > 1 and not draft.tokens.latin:  # 不少于 60% 的员工参加至少 2 次培训
        for one in bounds[:MOST_NUMBERS]:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        return
    for one in quantities[:MOST_NUMBERS]:
        unsaid = one.signed and draft.tokens.latin  # more effective (+10)
        unsaid = unsaid or bool(one.unit or one.noun) or one.out_of
        if one.unit == "×" and draft.tokens.latin and is_in_row(draft.tokens, one):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)  # 4 times in a row
            continue
        if one.mark == "with" and one.unit == "%" and one.role == CONDITION and draft.tokens.latin:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)  # ship it with 80 % use
            continue
        unsaid = unsaid or draft.tokens.kind[one.first - 1] == "move"  # 搜索时延优化 30: of what?
        unsaid = unsaid or (draft.tokens.latin and draft.tokens.kind[one.first - 1] == "(")
        unsaid = unsaid or draft.tokens.word[one.last + 1] in _ABOUT  # 人均产值 50 上下
        ranked = one.mark in ("top", "part")  # the top 25 % of services
        beside = one.role == CIRCUMSTANCE and not draft.tokens.latin
        if beside and (one.rated or is_if(draft.tokens, one)):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)
            continue
        rank = ranked and one.unit == "%" and _is_rank(draft.tokens, one)
        if rank or (one.role not in _BESIDE and not ranked and unsaid):
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.whole, one.whole_end)


def _is_rank(tokens: Tokens, one: Quantity) -> bool:
    """Reach the top 25 % of the survey: how good that is, nobody can read off."""
    at = one.first - 2
    return tokens.kind[at - (tokens.kind[at] == "the")] in ("reach", "in", "to", "at")


_OPEN_NUMBERS = frozenset("x xx xxx xxxx n m y z".split())
_LEADS = frozenset("cmp downto upto to reach up down from hold over now fill".split())
_LEADS_TO = frozenset("cmp downto upto to reach".split())
_DOES = frozenset(("pass", "z", "n", "find"))
_CROSSES = frozenset(("xx", "xxx"))
_BEHIND = frozenset("u m unit mult eos comma stop downto upto".split())


def ask_for_filling(draft: Draft) -> None:
    """超过 X 亿, 低于 N 度, 至 Y%: a place is kept for a number, and it is not filled in yet."""
    tokens = draft.tokens
    if _OPEN_NUMBERS.isdisjoint(tokens.word):
        return
    for at in range(1, len(tokens.kind) - 4):
        if tokens.kind[at] != "w" or tokens.word[at] not in _OPEN_NUMBERS:
            continue
        behind = tokens.kind[at + 1] in _BEHIND or tokens.word[at + 1][:1] in _AMOUNTS
        behind = behind or tokens.word[at + 1] in UNITS
        lead = tokens.kind[at - 1]
        kept = behind and lead in _LEADS
        if draft.target is not None or draft.change is not None:
            kept = kept and lead in _LEADS_TO and (draft.taken is None or draft.taken.first > at)
        else:
            things = tokens.kind[at + 1] == "m" and lead in _DOES  # 完成 X 个系统迁移
            kept = kept or things or (tokens.word[at] in _CROSSES and tokens.word[at + 1] == "%")
        if kept:
            if draft.taken is not None:
                draft.target = draft.change = draft.unit = draft.comparator = draft.taken = None
                draft.kind = draft.kind if draft.direction is not None else None
            if draft.kind is not None and draft.kind.value is Kind.MILESTONE:
                draft.kind = None
            draft.ask(DoubtKind.NUMBER_UNCLEAR, *draft.place(at))


_AMOUNTS = ("%", "万", "亿")


def ask_for_wondered(draft: Draft, taken: Quantity) -> None:
    """Down to 30 (per week?), close to 100 %; but in "?? → 90 %" it is the start that is open."""
    word, after = draft.tokens.word, (taken.noun_at or taken.last) + 1
    near = word[taken.first - 1] in _NEAR or word[after] == "something"  # 99 percent something
    near = near or "give or take" in draft.tokens.text or not _DECADES.isdisjoint(word)
    near = near or (taken.comparator != "" and word[taken.first - 1] in _MUCH)  # well above 30 %
    near = near or (not _OPEN.isdisjoint(word[after:]) and "owner" not in word)  # (min or h, tbc)
    if near or "?" in draft.tokens.text[taken.whole_end :]:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, taken.whole, taken.whole_end)


BARE_ENDS = frozenset(("date", "stop", "comma"))


def ask_for_bare_end(draft: Draft) -> None:
    """Cloud savings 15, startup time iOS 2: a metric and a number in no unit, and no verb."""
    tokens, words = draft.tokens, draft.marks
    released = words.passed and tokens.kind[words.passed - 1] != "per"
    if released or words.ways or words.move or words.hold or words.find or not tokens.latin:
        return
    last = len(tokens.kind) - 5
    while tokens.kind[last] in BARE_ENDS:
        last -= 1  # tickets 30, end of March
    named = tokens.word[1:last]
    if (
        tokens.kind[last] != "#"
        or last < 2
        or tokens.kind[1] != "w"
        or tokens.kind[last - 1] == "arrow"
        or named[-1] == "level"
    ):
        return  # SAP level 3
    things = last == 3 and tokens.kind[2] == "w" and is_plural(named[-1])  # warehouse credits 30
    if things or not METRICS.isdisjoint(named) or of_words(named):
        draft.ask(DoubtKind.NUMBER_UNCLEAR, *draft.place(last))
