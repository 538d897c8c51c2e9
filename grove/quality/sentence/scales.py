"""Marks on a scale: 4.5 out of 5, on a scale from 1 to 5; grades of an assessment; × 2."""

from grove.quality.lexicon.word_classes import in_order
from grove.quality.sentence import polarity
from grove.quality.sentence.nouns import is_plural
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.tokens import Tokens

_POINTS = frozenset(("point", "points", "pts", "pt", "pp"))
SCALES = frozenset(("5", "10", "100", "7", "4", "5.0", "10.0"))


def end_of_scale(tokens: Tokens, at: int) -> int:
    """CSAT 4.4 on a scale from 1 to 5, (scale 1-5): the token behind it; 0 where it is none."""
    before = at - 1
    while tokens.word[before] in ("from", "of", ":", "to"):
        before -= 1
    if tokens.word[before] != "scale" or tokens.word[before - 1] not in _BEFORE_SCALE:
        return 0
    ranges = tokens.kind[at + 1] in ("to", "-", "~", "upto") and tokens.kind[at + 2] == "#"
    return at + 3 if ranges else at + 1


_BEFORE_SCALE = frozenset(("a", "the", "on", "(", "comma", ",", "likert", "our"))


def value_is_mark(found: Quantity) -> bool:
    """Whether a number is no count of things."""
    return not value_is_whole(found)


def value_is_whole(found: Quantity) -> bool:
    return found.value == found.value.to_integral_value()


def scale_of(tokens: Tokens, found: Quantity, last: int) -> bool:
    """4.5/5 and 4.5 out of 5 are marks on a scale; 3 out of 5 teams is a count."""
    following = tokens.word[last + 1]
    if found.value == found.value.to_integral_value() and tokens.kind[last + 2] == "w":
        following = max(following, tokens.word[last + 2], key=is_plural)  # 8/10 key roles
    if (
        tokens.kind[last + 1] in ("w", "pass", "move")
        and following.endswith("s")
        and following not in _POINTS
    ):
        found.out_of = True
    elif tokens.word[last] not in SCALES and value_is_whole(found):
        found.out_of = True  # runs without correction: 12 out of 12
    else:
        found.unit = "/" + tokens.word[last].removesuffix(".0")
    found.last, found.end = last, tokens.end[last]
    found.whole_end = found.end
    return True


def is_assessed(tokens: Tokens, behind: int) -> bool:
    """六级评审: a grade that names what is passed, and no number of anything."""
    return str(tokens.word[behind]).startswith(_ASSESSMENTS)


_ASSESSMENTS = in_order("zh", "graded_assessments")


def is_multiplied(tokens: Tokens, metric: int) -> bool:
    """Throughput x 1.5, 命中量 × 2: whether it has a size; 光模块 × 2 are two."""
    if tokens.kind[metric] == "w" and tokens.latin:
        return True
    if tokens.latin or tokens.kind[metric] not in _NAMES:
        return False
    front = tokens.text[: tokens.end[metric]].rpartition(",")[2]
    return front.endswith(_SIZES) or polarity.of_text(front) > 0


_NAMES = frozenset(("z", "n", "w", "m"))
_SIZES = in_order("en", "throughput_multiplied") + in_order("zh", "sizes_to_multiply")
