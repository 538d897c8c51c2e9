"""One key result sentence, read into fields. Never raises on any text; linear in its length."""

from grove.measure.kinds import Kind
from grove.quality.normalise import Normal, normalise
from grove.quality.sentence import evidence, kinds, marks
from grove.quality.sentence.afterthoughts import LAST, tell_afterthought
from grove.quality.sentence.asides import APART, set_aside
from grove.quality.sentence.baselines import finds_baseline
from grove.quality.sentence.befores import tell_then
from grove.quality.sentence.by_degrees import starts_vaguely
from grove.quality.sentence.by_or_to import tells_way
from grove.quality.sentence.causes import CAUSES, without_cause
from grove.quality.sentence.changes import read_relative_word
from grove.quality.sentence.circumstances import read_circumstance
from grove.quality.sentence.date_counted import ask_which_season, without_counted
from grove.quality.sentence.date_doubts import (
    are_steps,
    ask_for_event,
    ask_for_month,
    ask_for_season,
    ask_for_week,
    ask_which_of_two,
    clear_or_not,
    goes_on,
    is_remark,
    may_be_told,
    tell_opening,
    without_start,
)
from grove.quality.sentence.date_feasts import day_meant
from grove.quality.sentence.date_openings import without_opening
from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.dates import find_dates
from grove.quality.sentence.dates_of_others import (
    drop_later_date,
    drop_past_month,
    is_of_other_goal,
    without_first,
)
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.found import Found
from grove.quality.sentence.frames import find_frames
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.leftovers import (
    BARE_ENDS,
    LOOSE,
    MOST_NUMBERS,
    ask_for_bare_end,
    ask_for_filling,
    ask_for_unused,
    ask_for_wondered,
)
from grove.quality.sentence.levels import asks_for_level
from grove.quality.sentence.loads import is_round
from grove.quality.sentence.nearly import ask_for_nearly
from grove.quality.sentence.none_so_far import tell_none_so_far
from grove.quality.sentence.numerals import MOST_DIGITS
from grove.quality.sentence.objections import ask_for_clock, ask_for_multiple, object_to
from grove.quality.sentence.pairs import read_band, read_pairs
from grove.quality.sentence.present import tell_cells
from grove.quality.sentence.quantities import scan
from grove.quality.sentence.quantity import RATIO, Quantity
from grove.quality.sentence.ranges import read_clear_side, tell_way
from grove.quality.sentence.reading import DOWN, UP, DoubtKind, Read, Reading
from grove.quality.sentence.reckoned import reckon
from grove.quality.sentence.roles import (
    CHANGE,
    CIRCUMSTANCE,
    NAMELESS,
    PLAIN,
    START,
    TARGET,
    give_role,
)
from grove.quality.sentence.shared_unit import read_shared_unit
from grove.quality.sentence.shares import says_after
from grove.quality.sentence.singles import read_singles
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.told_apart import tell_apart
from grove.quality.sentence.unexplained import ask_for_unexplained
from grove.quality.sentence.versions import without_versions
from grove.quality.sentence.wanted import ask_for_wanted
from grove.quality.sentence.wholes import comes_after, set_shares_aside
from grove.quality.sentence.yen import tell_yen
from grove.quality.sentence.zero import read_zero

_BY = frozenset(("by", "until", "till"))
SHORTEST = 28  # days of a month: no later day of one is its twelfth at most, as in 06/07
_MILESTONE = Kind.MILESTONE  # an attribute of an enum class is slow to look up
_LONG = frozenset(("month", "quarter", "year"))
_SPANS = _LONG | {"day", "week"}


def read_sentence(
    text: str, *, year: int | None, normal: Normal | None = None, confirm: bool = False
) -> Reading:
    """Read a key result as typed, in English or Chinese.

    year    the cycle's year, for dates without one; None leaves such dates unread, with a doubt
    normal  the same text made plain, where that is done already
    confirm whether to ask of what was read in unusual wording if it is right; see `unusual`
    What is not read stays None; what could be read in two ways is a doubt, never a guess.
    """
    draft = _understood(text, year, normal or normalise(text))
    if confirm:
        from grove.quality.sentence.unusual import ask_whether_unusual  # the reviewer does not

        ask_whether_unusual(draft)
    return draft.let_go()


def read_subject(text: str, *, year: int | None) -> Read[str] | None:
    """What a key result is about: the words before its numbers; None where nothing is left."""
    from grove.quality.sentence.subject import subject_of  # the reviewer does not ask

    draft = _understood(text, year, normalise(text))
    return subject_of(text, draft.normal, draft.tokens, draft.used_from)


def _understood(text: str, year: int | None, normal: Normal) -> Draft:
    draft = Draft(text, normal, year)
    tokens = draft.tokens
    if tokens.dated:
        _read_dates(draft, find_dates(tokens, year))
    if not tokens.latin and ("clear" in tokens.kinds or "zrate" in tokens.kinds):
        marks.tell_cleared(tokens)
    scanned = scan(tokens, draft.normal.text)
    if scanned.unclear:
        _ask_for_numbers(draft, scanned.unclear)
    if not tokens.latin and draft.due is None:
        if "周" in tokens.text or "ri" in tokens.kinds:
            ask_for_week(draft, scanned.names)
        if "季" in tokens.text:
            ask_which_season(draft)
    quantities = scanned.quantities
    if quantities and not tokens.latin and tokens.text[:2] in CAUSES:
        quantities = without_cause(tokens, quantities)
    draft.marks = marks.marks_of(tokens)
    if scanned.unclear:  # 1:3 has no exact value, so beside it 1:5 has none either
        quantities = [one for one in quantities if one.unit != RATIO]
    if tokens.kind[LAST] == "cmp" and quantities:
        tell_afterthought(tokens, quantities[-1])
    for one in quantities:
        give_role(tokens, one)
    versions = 0
    if scanned.names and len(scanned.names) <= MOST_NUMBERS:
        versions = len(quantities)
        quantities = without_versions(tokens, quantities, scanned.names)
        versions -= len(quantities)
    _read_numbers(draft, quantities)
    if versions and draft.due is not None and not (quantities or tokens.latin or draft.kind):
        draft.kind = Read(_MILESTONE, draft.span(*draft.place(scanned.names[0])))
        draft.direction = None  # K8s 1.24 集群全部升到 1.30
    if draft.taken is not None:
        evidence.weigh(draft, draft.taken, quantities)
        if tokens.latin:
            ask_for_unexplained(draft, quantities)
            if "no" in tokens.kinds:
                tell_none_so_far(draft)
            if draft.taken is not None:
                ask_for_wanted(draft, draft.taken)
        elif draft.taken is not None:
            object_to(draft, draft.taken, quantities)
            if "fill" in tokens.kinds and draft.taken is not None:
                ask_for_nearly(draft, draft.taken)
    if draft.change is not None and not tokens.latin and "cmp" in tokens.kinds:
        ask_for_multiple(draft, quantities)
    if draft.taken is not None and not draft.doubts:
        open_ended = "?" in tokens.text or (tokens.latin and not LOOSE.isdisjoint(tokens.word))
        if open_ended:
            ask_for_wondered(draft, draft.taken)
    if tokens.latin and "cur" in tokens.kinds and "¥" in tokens.text:
        tell_yen(draft)
    if draft.unit is not None and draft.unit.value == RATIO:
        draft.unit = None  # 9:1 is 9 of nothing
        if draft.start is None and not tokens.latin and draft.taken is not None:
            _ask_for_ratio(draft, draft.taken)
    if draft.unit is None and draft.target is None and draft.doubts and quantities:
        read_shared_unit(draft, quantities)
    hit = draft.due_hit
    if hit is not None:
        if not hit.firm and draft.target is None and len(quantities) > 1:
            drop_later_date(draft, hit, quantities)
        taken = draft.taken if tokens.latin and "stop" in tokens.kinds else None
        if draft.due is not None and taken is not None and is_of_other_goal(draft, taken, hit):
            draft.due = None
            draft.ask(DoubtKind.DATE_UNCLEAR, hit.start, hit.end)
    if tokens.latin and draft.due is None and "until" in tokens.kinds:
        ask_for_season(draft)
    if draft.kind is not None and draft.kind.value is _MILESTONE:
        evidence.weigh_passing(draft, quantities)
        ask_for_event(draft)
        if scanned.unclear and (":" in tokens.kinds or not draft.marks.passed):
            draft.kind = None  # positions filled: 14/20
    if draft.kind is None and draft.target is None and not draft.doubts:
        if quantities:
            ask_for_unused(draft, quantities)
        ends = tokens.kind[-5]
        if (ends == "#" or ends in BARE_ENDS) and not (draft.change or draft.doubts):
            ask_for_bare_end(draft)
    if draft.change is not None and draft.start is not None:
        reckon(draft, quantities)
    if "w" in tokens.kinds and not tokens.latin:
        ask_for_filling(draft)
    if scanned.names:
        if draft.due is None and "by" in tokens.kinds:
            ask_for_month(draft, scanned.names)
        if draft.target is None and not draft.doubts:
            ask_for_clock(draft, scanned.names)
    return draft


def _ask_for_ratio(draft: Draft, taken: Quantity) -> None:
    """继任者覆盖 1:2: half as many, or twice?"""
    if not draft.doubts:
        draft.withdraw(DoubtKind.NUMBER_UNCLEAR, taken)


def _ask_for_numbers(draft: Draft, spans: list[tuple[int, int]]) -> None:
    text = draft.tokens.text
    purpose = text.find(" so that ")  # …: what it is good for
    for start, end in spans:
        if 0 <= purpose < start:
            return
        digits = text[start : min(end, start + MOST_DIGITS)]
        written = ("," in digits or "." in digits) and digits[0] != "±"
        draft.ask(DoubtKind.DIGITS_UNCLEAR if written else DoubtKind.NUMBER_UNCLEAR, start, end)


def _read_dates(draft: Draft, hits: list[DateHit]) -> None:
    tokens = draft.tokens
    if ask_which_of_two(draft, hits):
        return
    hits = [clear_or_not(tokens, hit) for hit in hits]
    unclear = [hit for hit in hits if hit.role == "unclear"]
    hits = [hit for hit in hits if hit.role == "deadline"]
    if unclear and not any(len(hit.candidates) == 1 and not hit.weak for hit in hits):
        for hit in unclear:
            draft.ask(DoubtKind.DATE_UNCLEAR, hit.start, hit.end)
        return
    if len(hits) > 1 and "首" in tokens.text:
        hits = without_first(tokens, hits)
    if not tokens.latin and "截至" in tokens.text:
        hits = without_counted(tokens, hits)
    firm = hits
    if len(hits) > 1:
        strong = without_opening(tokens, [hit for hit in hits if not hit.weak] or hits)
        if not tokens.latin and len(strong) < len(hits) and are_steps(tokens, hits):
            strong = hits  # 上半年完成 60%, 全年完成 100%
        firm = [hit for hit in strong if hit.firm] or strong
        if tokens.latin and hits[-1] is not firm[-1] and goes_on(tokens, firm[-1], hits[-1]):
            firm = [*firm, hits[-1]]
    if not firm:
        return
    if tokens.latin and len(hits) == 2 and firm == hits[1:]:
        tell_opening(tokens, hits)
    if len(firm) > 1 or may_be_told(tokens, firm[0]):
        firm = without_start(tokens, firm)
        if not firm:
            return
    if len(firm) > 1 and "(" in tokens.kinds:
        firm = [hit for hit in firm if not is_remark(tokens, hit)] or firm
    if len(firm) > 1 and len({hit.candidates for hit in firm}) > 1:
        for hit in firm:
            draft.ask(DoubtKind.SEVERAL_DATES, hit.start, hit.end)
        draft.due_candidates = tuple(sorted({day for hit in firm for day in hit.candidates}))
        return
    hit = firm[0]
    if len(hit.candidates) == 1:
        draft.due = Read(hit.candidates[0], draft.span(hit.start, hit.end))
        draft.due_hit = hit
    elif hit.candidates:
        draft.due_candidates = tuple(sorted(hit.candidates))
        latest = draft.due_candidates[-1]
        by = tokens.word[hit.first] in _BY and latest.day >= SHORTEST  # most mean its end
        due = latest if by else day_meant(tokens, hit)
        if due is not None:
            draft.due = Read(due, draft.span(hit.start, hit.end))
        draft.ask(DoubtKind.DATE_AMBIGUOUS, hit.start, hit.end)
    elif hit.year_missing:
        draft.ask(DoubtKind.YEAR_MISSING, hit.start, hit.end)
    else:
        draft.ask(DoubtKind.DATE_IMPOSSIBLE, hit.start, hit.end)


def _read_numbers(draft: Draft, quantities: list[Quantity]) -> None:
    words = draft.marks
    if len(quantities) > MOST_NUMBERS:  # no key result; what follows compares each with each
        draft.ask(DoubtKind.SEVERAL_NUMBERS, quantities[0].whole, quantities[-1].whole_end)
        return
    quantities = _without_timeframes(draft, quantities)
    if len(quantities) > 1:
        quantities = _without_rhythm(draft, quantities)
    if len(quantities) > 1 and draft.tokens.latin:
        tell_apart(draft.tokens, quantities)
    if len(quantities) == 2 and quantities[1].first - quantities[0].last < 3:
        tell_cells(draft.tokens, *quantities)
    if len(quantities) > 2:
        quantities = [one for one in quantities if not _is_article(one)]
    if words.half == 1 and len(quantities) == 1 and _is_in_clause(draft.tokens, quantities[0]):
        quantities = []
    found = find_frames(
        draft.tokens, quantities, holding=words.hold > 0, moves=bool(words.ways or words.move)
    )
    if words.recurring and len(quantities) > 1 and _is_pace(quantities[-1]):
        words.recurring = 0  # 24 analyses, two in every month
    if words.ways:
        _read_direction(draft, found)
    if draft.due_hit is not None:
        drop_past_month(draft, draft.due_hit, quantities)
    if not found.pairs and finds_baseline(draft.tokens, words, bool(found.singles)):
        at = words.find or words.now
        draft.baseline = Read(True, draft.span(draft.tokens.start[at], draft.tokens.end[at]))
        return
    if found.pairs:
        read_pairs(draft, found)
    elif found.ranges:
        for pair in found.ranges:
            if (pair.first.upper is None) != (pair.second.upper is None):
                read_clear_side(draft, pair)
                continue
            draft.ask(DoubtKind.RANGE_UNCLEAR, pair.first.whole, pair.second.whole_end)
            tell_way(draft, pair.first)
    elif found.bands:
        read_band(draft, found)
    elif found.singles:
        two = len(found.singles) == 2 and words.ways and not draft.tokens.latin
        if two and tells_way(draft, *found.singles):
            pass
        elif not (words.vague and starts_vaguely(draft, found.singles)):
            read_singles(draft, found.singles)
    elif words.vague:
        draft.ask(DoubtKind.NUMBER_UNCLEAR, *draft.place(words.vague))
    elif draft.tokens.latin and asks_for_level(draft):
        pass
    elif words.clear and words.half and not draft.tokens.latin:
        for at in (words.clear, words.half):  # 阻断级归零; 严重级减半
            draft.ask(DoubtKind.SEVERAL_CHANGES, *draft.place(at))
    elif not read_relative_word(draft) and not read_zero(draft):
        read_circumstance(draft, quantities)


def _without_rhythm(draft: Draft, quantities: list[Quantity]) -> list[Quantity]:
    """Run 1 game day every 6 weeks: so many per stretch of time, which is no unit of ours."""
    for one in quantities:
        if one.mark == "every" and one.unit in TIMES:
            break
    else:
        return quantities
    kept = []
    for one in quantities:
        if one.role == PLAIN and one.counted and one.comparator[:1] != "<" and not one.rated:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)
            draft.marks.recurring = one.first
        else:
            kept.append(one)
    return kept


def _is_in_clause(tokens: Tokens, one: Quantity) -> bool:
    """Halve the tickets that bounce between two teams: said of them, in a clause of its own."""
    clause = not _CLAUSES.isdisjoint(tokens.word[1 : one.first])
    return clause and one.role not in (START, TARGET, CHANGE)


_CLAUSES = frozenset(("that", "which", "who", "whose"))


def _is_article(one: Quantity) -> bool:
    """On one cluster, in one sitting: of no more account than "a"."""
    return one.role == NAMELESS and one.spelled and one.value == 1 and one.mark in _PLACES


_PLACES = frozenset(("on", "in", "at", "with", "of"))


def _is_pace(one: Quantity) -> bool:
    return one.role == CIRCUMSTANCE and one.mark == "part"


def _without_timeframes(draft: Draft, quantities: list[Quantity]) -> list[Quantity]:
    """Without "within 3 months" beside other numbers: it may be the deadline, so it is asked."""
    at = kinds.loose_timeframe(draft.tokens)
    if at:
        draft.ask(DoubtKind.TIMEFRAME, *draft.place(at))
    if len(quantities) < 2:
        return quantities
    kept = []
    tokens, first = draft.tokens, quantities[0]
    if not tokens.latin:
        if first.counted or first.out_of or len(quantities) > 2:
            set_shares_aside(tokens, quantities)
            if draft.marks.recurring and quantities[-1].mark == "part" and quantities[-1].rated:
                draft.marks.recurring = 0  # 演练 12 场, 每月一场
        if tokens.dated or "后" in tokens.text or "前" in tokens.text:
            tell_then(tokens, quantities)
        if first.unit == "个" and is_round(tokens, first):
            draft.ask(DoubtKind.TIMEFRAME, first.whole, first.whole_end)  # 两个迭代内降到 30 个
            quantities = quantities[1:]
        if not APART.isdisjoint(tokens.kinds):
            set_aside(tokens, quantities)
    for one in quantities:
        if one.unit in _SPANS:
            break
    else:
        return quantities
    counts = any(
        (one.counted or one.unit == "%") and not one.comparator and one.value > 1
        for one in quantities
    )
    for one in quantities:
        soon = one.mark == "in" and not one.comparator and tokens.word[one.first - 1] == "in"
        soon = soon and tokens.kind[one.last + 1] in ("eos", "comma", "stop")
        bound = one.comparator == "<=" or soon
        onto = one.mark == "to" or (one.mark == "arrow" and one.unit == first.unit)
        onto = onto and (one is not first or one.mark == "to")  # 8 years → 5 years or younger
        if one.mark == "part":  # set aside
            kept.append(one)
        elif one.unit in _LONG and not one.rated and bound and not onto:
            draft.ask(DoubtKind.TIMEFRAME, one.whole, one.whole_end)
        elif (
            counts
            and one.unit in ("day", "week")
            and not one.rated
            and (one.comparator == "<=" or one.mark == "in")
            and (says_after(tokens, one, quantities) or comes_after(tokens, one))
        ):  # within two weeks after launch 1,000 users …
            draft.ask(DoubtKind.TIMEFRAME, one.whole, one.whole_end)
        else:
            kept.append(one)
    return kept


def _read_direction(draft: Draft, found: Found) -> None:
    tokens = draft.tokens
    at = marks.direction_at(tokens, draft.marks, found)
    if at:
        way = DOWN if marks.points_down(tokens, at) else UP
        verb = tokens.word[at].removesuffix(" to").rstrip("到至为成")
        start = tokens.start[at]
        draft.direction = Read(way, draft.span(start, start + len(verb)))
