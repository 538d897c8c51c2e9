"""Nothing of it as the target: no …, zero …, 零…, 清零."""

import re
from decimal import Decimal
from functools import cache

from grove.measure.kinds import Kind
from grove.quality.normalise import Span
from grove.quality.sentence import kinds
from grove.quality.sentence.abilities import is_able_zh
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.polarity import ends_low
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.reading import Read
from grove.quality.sentence.tokens import Tokens

_ZERO = Decimal(0)


def set_zero(draft: Draft, one: Quantity) -> bool:
    draft.target = Read(_ZERO, draft.value_span(one))
    if one.unit:
        draft.unit = Read(one.unit, draft.value_span(one))
    _kind_of_zero(draft, draft.value_span(one))
    return True


def is_cleared_apart(tokens: Tokens, taken: Quantity, cleared: int) -> bool:
    """统一到一套，争议归零: of something else; but 420 → 0，年底清完 says the same again."""
    between = tokens.kind[taken.last + 1 : cleared]
    if not taken.value and _WHEN.issuperset(between):
        return False
    return not _CLAUSES.isdisjoint(between)


_CLAUSES = frozenset(("comma", "and"))
_WHEN = frozenset("comma date fill vague_date ba by".split())


def _kind_of_zero(draft: Draft, span: Span) -> None:
    marks = draft.marks
    if draft.due is not None and not marks.always and not marks.all_year:
        draft.kind = Read(Kind.DECREASE, span)
    else:
        draft.kind = Read(Kind.HOLD_BELOW, span)


def _denied_once(draft: Draft) -> int:
    """No customer billed twice, no stop of the line caused by IT: it is not to happen; the "no"."""
    tokens, nil = draft.tokens, draft.marks.nil
    if not nil or tokens.word[nil] != "no" or tokens.kind[nil - 1] != "begin":
        return 0
    for at in range(nil + 2, min(len(tokens.kind) - 4, nil + 9)):
        if tokens.kind[at] in ("comma", "stop", "and", "date"):
            break
        if tokens.kind[at] in ("w", "pass") and tokens.word[at][-2:] == "ed":
            return nil
    return 0


def _no_longer(draft: Draft) -> int:
    """Needs no manual step any more: the "no" of what goes away; 0 for none."""
    nil = draft.marks.nil
    near = draft.tokens.word[nil + 2 : nil + 6] if nil else ()
    return nil if "anymore" in near or ("any" in near and "more" in near) else 0


def _never_happens(draft: Draft) -> Span | None:
    """大促期间不出 P1, 全年不发生一起安全事故: where it says that something bad is not to be."""
    tokens = draft.tokens
    if "not" not in tokens.kinds or draft.marks.passed:
        return None  # 完成割接, 期间不出现中断: what is done is the goal
    for at, kind in enumerate(tokens.kind):
        if kind != "not":
            continue
        found = _happens().match(tokens.text, tokens.start[at])
        front = tokens.text[max(0, tokens.start[at] - NEAR) : tokens.start[at]].rstrip()
        if found and not found[1] and ends_low(front):
            return draft.span(tokens.start[at], found.end())  # 同类故障不再发生
        if found and found[1] and _is_bad(found[1].rstrip()):
            if tokens.kind[at - 1] == "comma" and is_able_zh(tokens, at - 2):
                return None  # 训练可复现, 别再出现跑不出来的情况
            return draft.span(tokens.start[at], found.start(1))
    return None


def _is_bad(thing: str) -> bool:
    """P1, 故障, 数据泄露事件: what is said not to happen, and has no good side."""
    return ends_low(thing) or thing.endswith(_INCIDENTS) or _severe().match(thing) is not None


_INCIDENTS = ("事件", "案件", "情况", "现象", "通报", "处罚", "问责", "约谈", "追责")
NEAR = 8  # characters


@cache
def _happens() -> "re.Pattern[str]":
    return re.compile(
        "(?:不(?:再|得|能|许|允许|可|会)?再?|[别勿]再?|杜绝|避免|防止|未|没有|无)"
        "(?:发生|出现|出(?![来去])) ?"
        "(?:任何|一[起次例笔个])? ?(?:([^,;()。]{2,14})|(?=$|[,;)]))"
    )


@cache
def _severe() -> "re.Pattern[str]":
    return re.compile(r"(?:[ps][0-4]|sev ?-?[0-4])(?: ?[/、] ?[ps]?[0-4])? ?(?:级)?[^a-z0-9]{0,6}$")


def read_zero(draft: Draft) -> bool:
    """No …, 零…, 清零: nothing of it is the target."""
    at = kinds.zero_at(draft.tokens, draft.marks) or _denied_once(draft) or _no_longer(draft)
    if not at and not draft.tokens.latin and (never := _never_happens(draft)):
        draft.target = Read(_ZERO, never)
        draft.kind = Read(Kind.HOLD_BELOW, never)
        return True
    if not at:
        return False
    span = draft.span(draft.tokens.start[at], draft.tokens.end[at])
    draft.target = Read(_ZERO, span)
    if draft.tokens.kind[at] == "clear":
        draft.use(at)
        draft.kind = Read(Kind.DECREASE, span)
    else:
        _kind_of_zero(draft, span)
    return True
