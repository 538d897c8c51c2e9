"""What in front of a number says what it is: the nearest word that is more than filling."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

STARTS = frozenset(("from", "now", "vs"))
TARGETS = frozenset(("to", "reach", "arrow", "upto", "downto"))
_SKIPPED = frozenset(("fill", "the", "is", ":", "~", "ba", "find"))
_PERCENTILES = frozenset(("p50", "p75", "p90", "p95", "p99"))
_LEADS_BACK = frozenset(("all", "in", "x", "w", "pass", "for", "(", "last"))
_LEVELS = frozenset(("level", "levels", "value", "score", "rate"))
_AVERAGES = frozenset(("低", "高", "月均", "日均", "周均", "年均", "人均", "单均"))


def cue_of(tokens: Tokens, one: Quantity) -> tuple[str, int]:
    kinds = tokens.kind
    at = one.first - 1
    if kinds[at] in TARGETS or kinds[at] == "from":
        return kinds[at], at
    seen_at = seen_of = False
    for _ in range(6):
        kind = kinds[at]
        if kind == "a" and tokens.word[at] == "every":
            return "every", at
        if kind == ":" and kinds[at - 1] in ("fill", "down", "up"):
            return kind, at  # minutes lost by IT: 340
        if kind in _SKIPPED or kind == "a":
            at -= 1
        elif kind == "date" and (
            kinds[at - 1] in ("from", "upto", "downto", "to", "date", "arrow", "reach")
        ):
            at -= 1  # 由1月的46%提升到9月底的75%
        elif kind == "at":
            seen_at = True
            at -= 1
        elif kind == "of" and not seen_of:
            seen_of = True
            if kinds[at - 1] == "a" and tokens.word[at - 1] in ("each", "every"):
                return "for", at - 1  # for each of the 9 modules
            at -= 1
        elif kind in ("less", "more") or tokens.word[at] in _PERCENTILES or _fills(tokens, at):
            at -= 1
        else:
            break
    kind = kinds[at]
    if kind == "to" and tokens.word[at + 1] == "了" and kinds[at - 1] == "now":
        return "now", at - 1  # 现在到了 2 个
    if kind == "upto_en" and kinds[at - 1] == "now":
        return "now", at - 1  # today up to 14 min
    if kind == "now" and kinds[one.last + 1] == "reach" and tokens.word[at] in _AGAINST:
        return "reach", at  # NPS 31 vs 45 target
    named = kind == "reach" and tokens.word[at] == "hit"
    if named and (kinds[at + 1] == "fill" or kinds[at - 1] == "a"):
        return "w", at  # cache hit rate 55, with a hit: 22 %
    if (
        tokens.word[at] == "start"
        and at == one.first - 1
        and not one.noun
        and kinds[at - 1] in _PARTS
    ):
        return "now", at  # >= 92 %; start 67 %
    if kind not in _LEADS_BACK and not (seen_of or seen_at):
        if kind == "top" and one.comparator and at == one.first - 1:
            return "w", at  # largest ≤ 2 GB
        return kind, at
    if kind == "all" and tokens.word[one.first - 1] in ("is", "are"):
        return "is", one.first - 1  # our p95 is 900 ms
    everything = kind == "all" or tokens.word[at] in ("全部", "全量", "所有")
    if everything and kinds[at - 1] == "arrow":
        return "arrow", at - 1  # 70 apps → all 112 apps, 5 条→全部 17 条
    if kind == "in" and kinds[at - 1] == "not":
        return "not", at - 1  # in two days, not in nine
    if kind == "in" and kinds[at - 1] == "move" and tokens.word[at] == "in":
        return "move", at - 1  # bring in 2 analysts
    if kind == "x" and tokens.word[at] == "@":
        return "at", at  # ≤ 250 ms @ 2k rps
    if kind == "w" and tokens.word[at - 1] == "@":
        return "at", at - 1  # 50 ms @ heap 32G
    if kind in ("w", "pass") and kinds[at - 1] == "by" and tokens.word[at].endswith("ing"):
        return "for", at - 1  # by decommissioning 2 data halls
    described = kind in ("w", "pass") and kinds[at - 1] in ("a", "the")
    if described and kinds[at - 2] in STARTS:
        return kinds[at - 2], at - 2  # from a shaky 35 %, instead of the present four days
    if kind == "for" and kinds[at - 1] == "now" and tokens.word[at - 2] not in _RUNS_FROM:
        return "now", at - 1  # today for 11; but within 2 d of the last run for 95 % of them
    if kind == "(" and kinds[at - 1] == "now" and tokens.kind[one.last + 1] == ")":
        return "now", at - 1  # fewer than last year (24)
    if seen_of:
        return (kind if kind in STARTS or kind in TARGETS else "of"), at
    if seen_at and kind not in STARTS and kind not in TARGETS and kind != "hold":
        return "at", at
    if kind == "last" and tokens.word[one.first - 1] in _LEVELS:
        return "w", at  # load time of the first level 11 s
    if kind == "last" and kinds[at - 1] == "the":
        return "last", at
    return kind, at


_OF_A_YEAR = word_class("en", "level_of_a_year")
_PARTS = frozenset(("comma", "stop", "(", "-", ":", "arrow"))
_RUNS_FROM = frozenset(("after", "of", "since", "from", "the", "before"))
_AGAINST = frozenset(("vs", "versus", "against"))


def _fills(tokens: Tokens, at: int) -> bool:
    """The full stop of "vs.", and 低 or 高 before a number."""
    if tokens.kind[at] == "n":
        return tokens.word[at] in _AVERAGES
    if tokens.kind[at] == "x":
        return str(tokens.word[at]) == '"'  # 从“两个九”到“三个九”
    if tokens.word[at] in ("ca", "actual"):
        return True  # Q4 actual 19 %
    if tokens.kind[at - 1] == "now":
        return tokens.latin and tokens.word[at] in _OF_A_YEAR  # 2026 result 31
    if tokens.word[at] in ("present", "existing"):
        return bool(tokens.kind[at - 1] == "the")  # instead of the present 4 days
    return tokens.kind[at] == "." and tokens.word[at - 1] in ("vs", "ca", "approx", "avg")
