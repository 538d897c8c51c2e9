"""Days that belong to another of several goals, and not to the value that was read."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.present import clause_of
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.roles import START
from grove.quality.sentence.tokens import Tokens

_NUMBERS = frozenset((DoubtKind.SEVERAL_NUMBERS,))


def is_of_other_goal(draft: Draft, taken: Quantity, hit: DateHit) -> bool:
    """Voice on the new net ≥ 90 %; 3G off by 30 September: a day of the sentence behind."""
    kind = draft.tokens.kind
    at = hit.first - 1
    while at > taken.last and kind[at] not in _STOPS:
        at -= 1
    if at <= taken.last or kind[at] == "comma":
        return False
    words = [draft.tokens.word[place] for place in range(at + 1, hit.first) if kind[place] != "#"]
    if kind[at] == "stop" and kind[at + 1] == "#" and len(words) == 1 and not hit.firm:
        return True  # in 1 day for 98 % of them; 3 days in Q4
    return len(words) > 1 and _DUE.isdisjoint(words)


_STOPS = frozenset(("stop", "comma"))
_DUE = word_class("en", "due")


def without_first(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """今年跑通 3 个海外仓，首个 4 月: by when one of them is done, and not all."""
    kept = []
    for hit in hits:
        at = hit.first - 1 - (tokens.kind[hit.first - 1] == "m")
        first = tokens.word[at][-1:] == "首" and tokens.kind[at - 1] in ("comma", "(", "stop")
        if not first:
            kept.append(hit)
    return kept or hits


def drop_later_date(draft: Draft, hit: DateHit, quantities: list[Quantity]) -> None:
    """At least 60 %, 20 % in January: a day that belongs to one of several numbers."""
    tokens, last = draft.tokens, quantities[-1]
    near = [one for one in quantities if hit.first == (one.noun_at or one.last) + 1]
    apart = draft.kind is None and draft.tokens.kind[last.first - 1] == "comma"
    asked = draft.asks(_NUMBERS)
    front = tokens.text[max(0, tokens.start[hit.first] - 2) : tokens.start[hit.first]]
    if front[-1:] == "\t" or front == "  " or tokens.word[hit.first - 1] == "|":
        return  # a cell of its own: coverage | 80 % | 95 % | Q3
    told = near and (near[-1] is last or draft.tokens.kind[hit.last + 1] == "stop")
    if told and (asked or (apart and near[-1] is last)):  # done in 40 minutes, 65 in Q1
        draft.due = None
        draft.ask(DoubtKind.DATE_UNCLEAR, hit.start, hit.end)


def drop_past_month(draft: Draft, hit: DateHit, quantities: list[Quantity]) -> None:
    """From 22 minutes in January: when the start was measured, and no deadline."""
    if hit.firm:
        return
    for one in quantities:
        part = one.mark == "part" and one.first < hit.first and draft.tokens.latin
        if part and "comma" not in draft.tokens.kind[one.first : hit.first]:
            draft.due = None  # 3 of them in Q1
        if one.role == START and hit.first == (one.noun_at or one.last) + 1:
            if not _opens_next(draft.tokens, one, hit):
                draft.due = None
        elif one.role == START and one.mark == "now":
            left, right = clause_of(draft.tokens, one)
            alone = not any(left < other.first < right for other in quantities if other is not one)
            if left < hit.first < right and one.first < hit.first and alone:
                draft.due = None  # 0.8 % in Q1, target 0.1 %
            elif 0 < left < hit.first < right and alone:
                draft.due = None  # it was 58 % when we counted in February


def _opens_next(tokens: Tokens, one: Quantity, hit: DateHit) -> bool:
    """去年 11 起今年最多 4 起: of the number behind it, as the other has a year of its own."""
    dated = not tokens.latin and tokens.kind[one.first - 1] == "now"
    return dated and tokens.kind[hit.last + 1] in ("cmp", "#", "downto", "upto", "to")
