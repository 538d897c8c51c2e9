"""Numbers in a clause of their own in which nothing is done or measured: …, AB 实验 14 天."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

FURTHEST = 30  # tokens from a number to the edges of its clause
_EDGES = frozenset(("comma", "stop", "begin", "eos", "(", ")", "reach"))
_DONE = in_order("zh", "done_to_some")
_ACTS = frozenset(("date", "up", "down", "upto", "downto"))
_LEVELS = in_order("zh", "ends_of_metrics")


def is_scenery(tokens: Tokens, one: Quantity) -> bool:
    """…从 6 天压到 3 天, 共享中心 5 人轮值 · …, AB 实验 14 天: nothing that is done or measured."""
    if one.unit in ("%", "pp", "×") or one.rated or not one.value or one.mark == "hold":
        return False
    left, right = clause_of(tokens, one.first, one.last)
    clause = tokens.text[tokens.end[left] : tokens.start[right]]
    if any(word in clause for word in _DONE) or not _ACTS.isdisjoint(tokens.kind[left:right]):
        return False
    before = tokens.text[tokens.end[left] : one.whole].rstrip()
    return not before.endswith(_LEVELS)


def clause_of(tokens: Tokens, first: int, last: int) -> tuple[int, int]:
    """The tokens between which a clause stands: behind one edge, in front of the next."""
    kind = tokens.kind
    left = first - 1
    while kind[left] not in _EDGES and left > first - FURTHEST and left > 0:
        left -= 1
    right = last + 1
    while kind[right] not in _EDGES and right < last + FURTHEST:
        right += 1
    return left, right
