"""Chinese days on which something was measured: 上半年平均 26 小时, 下半年压缩到 12 小时."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.date_counted import LEADS, without_looks
from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.scenery import clause_of
from grove.quality.sentence.tokens import Tokens


def without_past(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """下半年压缩到 12 小时, 上半年平均 26 小时: when the start was measured."""
    if len(hits) == 1:
        return _without_only(tokens, hits)
    hits = without_looks(tokens, hits)
    if len(hits) == 1:
        return hits
    if len(hits) != 2 or any(len(hit.candidates) != 1 for hit in hits):
        return hits
    early, late = sorted(hits, key=lambda hit: hit.candidates[0])
    left, right = clause_of(tokens, early.first, early.last)
    inside = tokens.kind[early.first : right]
    if early.firm or left < late.first < right or "#" not in inside or not LEADS.isdisjoint(inside):
        return hits
    told = early.first < late.first and tokens.text.startswith(_TOLD, early.end)
    if early.first < late.first and not told:
        return hits
    left, right = clause_of(tokens, late.first, late.last)
    inside = tokens.kind[left:right]
    # 1 月是 78%, 3 月底 100%; but 3 月是 78%, 6 月是 100% are two steps
    onward = told and "#" in inside and tokens.kind[late.last + 1] not in SAYS
    if LEADS.isdisjoint(inside) and not onward:
        return hits
    for at in range(early.first, early.last + 1):
        tokens.kind[at] = "now"
    return [late]


def _without_only(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """…做到 72%, 上半年是 66%: what it was then, in a clause of nothing else."""
    hit = hits[0]
    at = hit.last + 1
    if (
        hit.firm
        or tokens.kind[at] not in SAYS
        or (_ends_year(hit) and tokens.word[hit.first] not in _THIS_YEAR)
        or not tokens.text.startswith(_TOLD, hit.end)
    ):
        return hits
    at += tokens.kind[at + 1] in SAYS
    left, right = clause_of(tokens, hit.first, hit.last)
    alone = left == hit.first - 1 and tokens.kind[at + 1] == "#" and right <= at + 4
    rest = (*tokens.kind[1:left], *tokens.kind[right:])
    if not alone or "#" not in rest or LEADS.isdisjoint(rest):
        return hits
    for place in range(hit.first, hit.last + 1):
        tokens.kind[place] = "now"
    return []


def _ends_year(hit: DateHit) -> bool:
    return not hit.candidates or hit.candidates[-1].month == 12


SAYS = frozenset(("is", "fill"))
_THIS_YEAR = frozenset(("今年", "本年"))
_TOLD = (*in_order("zh", "told_behind_date"), " 平均", " 均值")
