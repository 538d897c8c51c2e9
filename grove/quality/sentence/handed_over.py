"""Ship v2 to 5 pilot customers: to whom something is handed over, and no level that is reached."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.draft import Draft
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import TARGET

# Verbs of what so many get, one by one.
_HANDS_OVER = word_class("en", "hands_over")


def is_handed_over(draft: Draft, taken: Quantity) -> bool:
    """Whether a verb of finishing stands in front of "to" and so many who get it."""
    if taken.role != TARGET or taken.mark != "to" or not taken.noun or draft.direction is not None:
        return False
    passed = draft.marks.passed
    return 0 < passed < taken.first and draft.start is None and not taken.out_of


def goes_to_each(draft: Draft, taken: Quantity) -> bool:
    """Whether it is rolled out to one after the other; but: release queue to 5 tickets."""
    word, passed = draft.tokens.word, draft.marks.passed
    if word[passed] not in _HANDS_OVER:
        return False
    return of_words((*word[passed + 1 : taken.first], taken.noun)) >= 0
