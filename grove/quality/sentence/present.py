"""What is told of today in a clause of its own: …; in 2026 they took 12 · … (it is 37 % by now)."""

from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

FURTHEST = 30  # tokens from a number to the edges of its clause
_BREAKS = frozenset(("comma", "stop", "(", ")", ".", "-"))
_EDGES = frozenset(("comma", "stop", "(", ")", "begin", "eos"))
_TURNS = frozenset(("where", "whereas", "because", "since", "though", "although"))
_PAST = frozenset(
    "was were took had needed reached achieved met counted stood averaged managed saw threw gave "
    "ended closed finished measured lost spent got came made hit missed waited lasted ran did been "
    "used".split()
)
_REACHED = frozenset(("reached", "hit", "achieved", "met"))
_IS = frozenset(("is", "are", "it's", "we're", "stand", "stands", "sit", "sits", "has", "have"))
_OF_NOW = frozenset(("it", "it's", "they", "we", "we're", "there", "that", "this", "these"))
_WANTED = frozenset("want wants should target goal aim must needs will shall would".split())
_TOLD = _PAST | _IS
_ASIDE = frozenset((CIRCUMSTANCE, CONDITION, NAMELESS))
_MAIN = frozenset((PLAIN, TARGET))


def tell_present(tokens: Tokens, quantities: list[Quantity]) -> None:
    """Make a start of the number in a clause that says how it is or was."""
    if "now" not in tokens.kinds and _TOLD.isdisjoint(tokens.word):
        return
    if _BREAKS.isdisjoint(tokens.kinds) and _TURNS.isdisjoint(tokens.word):
        return
    last = quantities[-1]
    if last.comparator or last.upper is not None:
        return
    left, right = clause_of(tokens, last)
    before = [one for one in quantities if one.last < left and one.role != START]
    goals = [one for one in before if one.role in _MAIN]
    goals = goals or [one for one in before if one.role in (CONDITION, CIRCUMSTANCE)]
    rest = [one for one in quantities if one.last > left and one is not last]
    if any(one.role not in _ASIDE for one in rest):
        return
    if len(goals) != 1 or not _same(goals[0], last):
        return
    if _is_told(tokens, left, right, last):
        last.role, last.mark = START, "now"
        if not goals[0].rated:
            last.unit = last.unit or goals[0].unit


def tell_level(tokens: Tokens, first: Quantity, goal: Quantity) -> None:
    """We are at 71 %, should be 85 %: where something is, in front of where it should be."""
    if first.hyphened and goal.mark in ("to", "downto", "upto") and first.unit == goal.unit:
        if tokens.kind[first.first - 1] in ("the", "all") and first.unit:
            first.role, first.mark = START, "now"  # reduce the 6-week test to 2 weeks
        return
    if first.mark == "at" and "while" in tokens.kind[first.last : goal.first]:
        first.role, goal.role = PLAIN, CIRCUMSTANCE  # at 3 days while the volume grows by 30 %
        return
    is_at = tokens.kind[first.first - 1] == "at" and tokens.word[first.first - 2] in _IS
    if is_at and goal.role == TARGET and first.unit == goal.unit:
        first.role, first.mark = START, "now"


def clause_of(tokens: Tokens, one: Quantity) -> tuple[int, int]:
    """The tokens between which a clause stands: behind one edge, in front of the next."""
    left = one.first - 1
    least = max(0, left - FURTHEST)
    while left > least and not _is_edge(tokens, left):
        left -= 1
    right = one.last + 1
    most = min(right + FURTHEST, len(tokens.kind) - 1)
    while right < most and not _is_edge(tokens, right):
        right += 1
    return left, right


def _is_edge(tokens: Tokens, at: int) -> bool:
    kind = tokens.kind[at]
    if kind in _EDGES or tokens.word[at] in _TURNS:
        return True
    if kind == ".":
        return not tokens.tight(at + 1)
    return kind == "-" and not tokens.tight(at) and not tokens.tight(at + 1)


def _same(goal: Quantity, told: Quantity) -> bool:
    """Whether both may measure the same."""
    if told.unit == goal.unit and (told.unit or not told.noun or told.noun == goal.noun):
        return True
    if not told.unit:
        return not told.noun and not goal.out_of
    return told.unit in TIMES and goal.unit in TIMES


def _is_told(tokens: Tokens, left: int, right: int, told: Quantity) -> bool:
    words = tokens.word[left:right]
    kinds = tokens.kind[left:right]
    reached = "reach" in kinds and words[kinds.index("reach")] not in _REACHED
    if not _WANTED.isdisjoint(words) or "to" in kinds or reached:
        return False
    if not _PAST.isdisjoint(words):
        return True
    if "last" in kinds and not _IS.isdisjoint(words):
        return True  # the median of the last six months is 74
    near = words[1:4]
    if not (_OF_NOW.isdisjoint(near) or _IS.isdisjoint(words)):
        return True
    return "now" in kinds or ("since" in kinds and not _IS.isdisjoint(words))
