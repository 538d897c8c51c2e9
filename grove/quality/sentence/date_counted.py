"""Chinese days on which something was counted or is looked at, and seasons: none of them is due."""

import re
from functools import cache

from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.reading import DoubtKind
from grove.quality.sentence.scenery import clause_of
from grove.quality.sentence.tokens import Tokens

LEADS = frozenset("to downto upto reach arrow cmp after pass up".split())


def without_counted(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """截至 2 月误报率 12%, 年底降到 5% · 40 个(截至 3 月底)→ 10 个: until when it was counted."""
    counted = []
    for hit in hits:
        said = tokens.text.endswith(("截至", "截至 "), 0, hit.start)
        behind = tokens.kind[hit.last + 1 : hit.last + 3]
        onward = behind[0] == ")" and behind[1] in ("arrow", "to", "downto", "upto")
        already = tokens.text.startswith(("已", " 已"), hit.end)
        if said and (onward or already or (len(hits) > 1 and _is_level(tokens, hit))):
            counted.append(hit)
    rest = [hit for hit in hits if hit not in counted]
    for hit in counted:
        for at in range(hit.first, hit.last + 1):
            tokens.kind[at] = "now"
    return rest


def _is_level(tokens: Tokens, hit: DateHit) -> bool:
    """Whether nothing in the clause of a day is done or reached by then."""
    left, right = clause_of(tokens, hit.first, hit.last)
    if tokens.kind[left] == "(":
        return tokens.kind[right] == ")"
    clause = tokens.kind[hit.last + 1 : right]
    done = "已" in tokens.text[hit.end : tokens.start[right]]
    return "#" in clause and (done or LEADS.isdisjoint(clause))


def without_looks(tokens: Tokens, hits: list[DateHit]) -> list[DateHit]:
    """5 月底复盘一次, 年底达成: a day on which one only looks how far it is."""
    kept = [hit for hit in hits if not _looks().match(tokens.text, hit.end)]
    return kept or hits


@cache
def _looks() -> "re.Pattern[str]":
    # Nothing but that stands in its clause: 5 月底评审通过 is done by then.
    return re.compile(
        " ?(?:先|再|各|进行|组织|做|要)? ?(?:中期|期中|阶段)?(?:性)?"
        "(?:复盘|检查|评估|回顾|抽查|盘点|摸底|看进展|看进度|评审|复核|对齐|汇报|复测|review)"
        "(?:一下)?[一1]?[次轮]?(?:进展|进度)? ?(?=$|[,;.)])"
    )


_SEASONS_ZH = frozenset(("春季", "夏季", "秋季", "冬季"))


def ask_which_season(draft: Draft) -> None:
    """…, 春季完成: in a clause of its own a season is a day that only people know."""
    tokens = draft.tokens
    if _SEASONS_ZH.isdisjoint(tokens.word):
        return
    for at, word in enumerate(tokens.word):
        if word in _SEASONS_ZH and tokens.kind[at - 1] in ("comma", "("):
            last = at + 1 + (tokens.word[at + 1] in ("末", "内", "前", "底"))
            last += tokens.kind[last] == "pass"
            if last > at + 1 and tokens.kind[last] in ("eos", ")", "comma", "stop"):
                draft.ask(DoubtKind.DATE_UNCLEAR, *draft.place(at))
