"""A sentence whose numbers are all circumstances: a limit after all, a count, or asked."""

from grove.measure.kinds import Kind
from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.counts import is_done
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.halves import read_half
from grove.quality.sentence.held import is_recurring
from grove.quality.sentence.levels import falls_to_half
from grove.quality.sentence.metrics import METRICS
from grove.quality.sentence.milestones import without_numbers
from grove.quality.sentence.nouns import is_plural
from grove.quality.sentence.open_ends import asks_for_level
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind, Read
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, PLAIN, RELEASE
from grove.quality.sentence.shares import is_share
from grove.quality.sentence.singles import read_single

_LONG = frozenset(("month", "quarter", "year"))
_LED = frozenset(("on", "in", "to", "at"))  # on all 16 devices
_QUICK = frozenset(("ms", "s", "min", "h"))
_VERBS = frozenset(("move", "pass", "w", "up"))
_STEPS = word_class("en", "steps_gone_through")
_PLACES = frozenset(("in", "on", "at", "for"))


def _opens(draft: Draft, one: Quantity) -> bool:
    """All 14 wards on the new tablets by 30 September: so many of them, by then."""
    opens = draft.tokens.kind[one.first - 2] in ("begin", "date", ":", ".")
    once = draft.due is not None or is_done(draft.tokens, len(draft.tokens.kind) - 5)
    return opens and draft.tokens.word[one.first - 1] == "all" and once


def _is_done_to_all(draft: Draft, one: Quantity) -> bool:
    """Accepted on all 640 machines: something is done so many times; but live in all three towns
    is once for all of them."""
    led = one.mark == "all" and draft.tokens.kind[one.first - 2] in _LED and not one.spelled
    return led and is_done(draft.tokens, one.first - 3)


def _is_done_to(draft: Draft, one: Quantity) -> bool:
    """Move all 23 squads to it: a verb opens, and all of them are its object."""
    kind = draft.tokens.kind
    at = one.first - 1
    while kind[at] in ("the", "all", "last"):
        at -= 1
    if one.mark == "last" and kind[at] != "pass":
        return False  # remove the last 14 calls to it
    return (
        one.mark in ("all", "last")
        and kind[at] in _VERBS
        and kind[at - 1] in ("begin", "date", "-")
    )


def _is_done_to_named(draft: Draft, one: Quantity) -> bool:
    """Findings rated high: all 7 closed by 28 Feb: so many of what stands before the colon."""
    tokens = draft.tokens
    colon = one.first - 2
    return tokens.kind[colon] == ":" and is_done(tokens, one.last + 1) and not one.unit


def _is_put_into(draft: Draft, one: Quantity) -> bool:
    """Translate the manual into 8 languages: done so many times, once for each."""
    tokens = draft.tokens
    if tokens.word[one.first - 1] != "into" or one.unit or one.comparator or one.upper is not None:
        return False
    return not _INTO_EACH.isdisjoint(tokens.word[1 : one.first])


_INTO_EACH = word_class("en", "done_into_each")


def _is_done_in(draft: Draft, one: Quantity) -> bool:
    """Passed in 8 regions, live for 7 languages: done so many times."""
    if not one.noun or one.unit or one.hyphened or one.upper is not None or one.comparator:
        return False
    if one.mark == "in" and one.noun in _STEPS:
        return False
    if one.mark in ("on", "for") and draft.tokens.latin and _is_fitted(draft, one):
        return True
    return is_done(draft.tokens, one.first - 2) and draft.tokens.kind[one.first - 3] != "begin"


def _is_fitted(draft: Draft, one: Quantity) -> bool:
    """RFID tags on 2,500 devices, support for 5 languages: things that so many get."""
    kind, word = draft.tokens.kind, draft.tokens.word
    last = one.first - 2
    if not _AT_ONCE.isdisjoint(word[one.last + 1 : one.noun_at]):
        return False  # support for 200 concurrent users, for 3 more languages
    if not 0 < last < MOST_THINGS or not _THING.issuperset(kind[1 : last + 1]):
        return False
    none_yet = {"no", "now"}.issubset(draft.tokens.kinds)  # RFID on 400 buses, nothing tagged yet
    if not (word[last] == "support" or is_plural(word[last]) or none_yet):
        return False
    words = word[1 : last + 1]
    return METRICS.isdisjoint(words) and not of_words(words)


def _is_dealt(draft: Draft, one: Quantity) -> bool:
    """Sign agreements with 5 suppliers: a verb opens, and each of them has a deal of its own."""
    signed = is_done(draft.tokens, one.first - 2)
    deal = draft.tokens.word[one.first - 2 - signed] in _DEALS and draft.tokens.latin
    return deal and one.noun != "" and 0 < draft.marks.passed < one.first and not one.comparator


_DEALS = word_class("en", "deal_with_each")
_AT_ONCE = frozenset("concurrent simultaneous parallel more additional further".split())
_THING = frozenset(("w", "-", "pass"))
MOST_THINGS = 5  # words of what is fitted


_DONE_ZH = tuple(f"{verb}完" for verb in "迁切改换修搬拆清做办接测审上")
_ENDS_LIVE = frozenset(("eos", "comma", "stop", "date", "("))


def _goes_live(draft: Draft, one: Quantity) -> bool:
    """在 7 个车站投用: so many of them, one by one."""
    at, kind = draft.marks.passed, draft.tokens.kind
    if not one.last < at < one.last + 6 or not one.counted or not one.unit or one.comparator:
        return False
    return kind[at + 1] in _ENDS_LIVE and kind[one.first - 1] == "at"


def read_circumstance(draft: Draft, quantities: list[Quantity]) -> None:
    """Nothing but "in 10 minutes" or "for all 40 services": a limit, or asked."""
    if not (quantities or draft.tokens.latin) and (asks_for_level(draft) or read_half(draft)):
        return
    if not quantities and "half" in draft.tokens.word and falls_to_half(draft):
        return
    if quantities and _is_limit(draft, quantities):
        return
    kind, at = without_numbers(draft.tokens, draft.marks, draft.due)
    if kind is None and len(quantities) == 2 and _are_releases(draft, quantities):
        kind, at = Kind.MILESTONE, quantities[0].first - 1
    if kind is None:
        if draft.due is not None and quantities and not draft.tokens.latin:
            _read_upgrade(draft, quantities)
        return
    inside = [one for one in quantities if one.mark == "in" and one.role == CIRCUMSTANCE]
    if kind is Kind.YES_NO and len(inside) > 1:
        for one in inside:  # all answered in 5 minutes on weekdays, in 15 at weekends
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
    draft.kind = Read(kind, draft.span(draft.tokens.start[at], draft.tokens.end[at]))


def _are_releases(draft: Draft, quantities: list[Quantity]) -> bool:
    """Pg upgrade 13 → 16: brought from one version to another, once, though no verb says so."""
    words = draft.tokens.word[1 : quantities[0].first]
    both = quantities[0].mark == quantities[1].mark == RELEASE
    return both and not draft.marks.ways and "version" not in words and not of_words(words)


def _read_upgrade(draft: Draft, quantities: list[Quantity]) -> None:
    """Kafka 从 2.8 升到 3.6，5 月底: brought from one version to another, once."""
    for one in quantities:
        if one.role != CIRCUMSTANCE or one.mark != "part" or one.unit or one.counted:
            return
    draft.kind = Read(Kind.MILESTONE, draft.value_span(quantities[0]))
    draft.direction = None


def _is_limit(draft: Draft, quantities: list[Quantity]) -> bool:
    """Whether one of them says how much after all, or has been asked about."""
    named = [one for one in quantities if one.role != NAMELESS] or quantities
    if len(quantities) == 1 or (len(named) == 1 and named[0].mark == "in"):
        one = named[0]
        if one.mark in _PLACES and _is_done_in(draft, one):
            draft.count(one)
            return True
        signed = one.role == CONDITION and one.out_of and one.mark == "with" and one.noun
        if signed and draft.tokens.latin and not 0 < draft.marks.passed < one.first:
            draft.count(one)  # contracts with 20 of 34 sources signed
            draft.start = None
            draft.forget(DoubtKind.START_ASSUMED)
            return True
        if one.role == CONDITION and one.mark == "with" and _is_dealt(draft, one):
            one.role, one.mark = PLAIN, "w"
            draft.count(one)
            return True
        if one.role == CONDITION and one.mark == "at" and not one.hyphened:
            if not draft.tokens.latin and _goes_live(draft, one):
                draft.count(one)
            else:
                read_single(draft, one)
            return True
        if one.role == CIRCUMSTANCE and one.mark == "in" and one.upper is not None:
            draft.ask(DoubtKind.RANGE_UNCLEAR, one.whole, one.whole_end)  # in 3-4 days
            return True
        if one.role == CIRCUMSTANCE and one.mark == "in" and one.unit:
            passed = draft.marks.passed and not is_recurring(draft.tokens, one.first - 2)
            if one.unit in _LONG or passed:
                draft.ask(DoubtKind.TIMEFRAME, one.whole, one.whole_end)
            elif one.unit in ("ms", "s", "min", "h", "day", "week"):
                draft.set_target(one, one.unit)
                draft.kind_of_single(one)
                if draft.kind is None and is_done(draft.tokens, one.first - 2):
                    draft.kind = Read(Kind.DECREASE, draft.value_span(one))  # granted in 1 h
            return True
        soon = one.spelled and one.mark == "in" and one.unit in _QUICK and not draft.marks.passed
        led = one.hyphened and one.unit and one.mark in ("to", "reach")
        if one.role == NAMELESS and (led or soon):
            draft.set_target(one, one.unit)
            draft.kind_of_single(one)
            return True
        share = one.unit == "%" and one.mark not in ("top", "part")  # the top 10 % of queries
        if one.role == CIRCUMSTANCE and share and is_share(draft.tokens, one):
            read_single(draft, one)
            return True
        if one.mark == "in" and one.noun and draft.tokens.latin and _is_put_into(draft, one):
            draft.count(one)
            return True
        told = one.mark == "all" and (one.noun != "" or _is_done_to_named(draft, one))
        if told and _opens(draft, one):
            draft.count(one)
            draft.start = None  # how many have it today is not said
            draft.forget(DoubtKind.START_ASSUMED)
            return True
        whole = one.noun and not one.unit and one.mark in ("all", "last")
        if whole and (_is_done_to(draft, one) or _is_done_to_all(draft, one)):
            draft.count(one)
            return True
        if not draft.tokens.latin and one.mark == "for" and one.counted and one.unit:
            around, before = draft.tokens.kind, one.first - 1
            behind = draft.tokens.text[one.whole_end : one.whole_end + 20].partition(",")[0]
            done = around[before - 1] == "pass" or behind.rstrip().endswith(_DONE_ZH)
            if draft.tokens.word[before] in ("全部", "所有") and done:
                draft.count(one)  # 关闭全部 27 条整改项, 全部 3200 个任务迁完
                return True
        every = one.mark == "all" and one.noun and draft.tokens.kind[one.first - 2] not in _LED
        if one.role == CIRCUMSTANCE and every and not draft.marks.passed:
            draft.ask(DoubtKind.NUMBER_UNCLEAR, one.start, one.end)
            return True
    within = [
        one for one in quantities if one.role == CIRCUMSTANCE and one.mark == "in" and one.unit
    ]
    tiers = len(quantities) == 2 and draft.tokens.latin and "comma" in draft.tokens.kinds
    if tiers and all(one.mark == "in" and not one.hyphened for one in quantities):
        for one in quantities:  # criticals patched in 7 days, highs in 30
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        return True
    only = within[0] if len(within) == 1 else None
    quick = only is not None and len(quantities) == 2 and only.unit in _QUICK
    loaded = quick and any(one.role == CONDITION and one.mark == "at" for one in quantities)
    if only and loaded and not draft.marks.passed:
        draft.set_target(only, only.unit)  # at 5,000 users the API answers in 250 ms
        draft.kind_of_single(only)
        return True
    if len(within) > 1 and len({one.value for one in within}) > 1:
        for one in within:
            draft.ask(DoubtKind.SEVERAL_NUMBERS, one.whole, one.whole_end)
        return True
    level = [one for one in quantities if one.role == CONDITION and one.mark == "at"]
    held = draft.marks.hold and len(level) == 1 and bool(level[0].unit)
    if len(level) == 1 and not level[0].hyphened and (held or level[0].unit == "%"):
        read_single(draft, level[0])  # at 80 % for 8 weeks
        return True
    for one in quantities:
        if one.upper is not None and one.mark != "part":  # live in 5-6 repositories
            draft.ask(DoubtKind.RANGE_UNCLEAR, one.whole, one.whole_end)
    return False
