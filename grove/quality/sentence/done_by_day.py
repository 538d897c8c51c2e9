"""English: what is done once, by a day: the verb that says so."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.counts import is_done
from grove.quality.sentence.endings import BY_DEGREES, STAYING, happens
from grove.quality.sentence.marks import Marks
from grove.quality.sentence.polarity import of_words
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DOING


def in_passive(tokens: Tokens, due: bool) -> int:
    """The participle of "is installed", "cleared by": something was done; 0 for none.

    due   a day is said, by which it is done
    """
    words = tokens.word
    for at in range(2, len(words)):
        if tokens.kind[at] != "w" or words[at][-2:] != "ed":
            continue
        if tokens.kind[at - 1] == "is":
            return at
        if due and words[at - 1] in _IS and tokens.kind[at + 1] in _ENDS_DONE:
            return at  # keep it or not, and the choice is recorded by 31 March
        if due and tokens.kind[at + 1] in _ENDS_DONE and tokens.kind[at - 1] in _THINGS:
            return at  # firmware 4.2 cleared by the notified body, 20 Nov
    return 0


_IS = frozenset(("is", "are", "be"))
_DEFINES = frozenset("define set identify establish discover capture find".split())
_GOES_ON = word_class("en", "goes_on_after_done")
_AWAY = frozenset("over out off back away through together apart".split())
_IN_USE = frozenset(("operation", "service", "use", "force", "effect"))
_LATER = word_class("en", "so_from_then_on")


def is_done_by_day(tokens: Tokens, marks: Marks, first: int) -> int:
    """Turn off 3DS1, register submitted to the regulator, audit passes without a finding: the verb
    of what happens once, where nothing changes by degrees or goes on; 0 for none."""
    kinds, words = tokens.kind, tokens.word
    if not BY_DEGREES.isdisjoint(kinds) or not STAYING.isdisjoint(words) or "?" in tokens.text:
        return 0
    if kinds[first] == "to" and words[first] == "to":
        first += 1
    if any(way != first + 1 for way in marks.ways):  # but: clean up, shut down
        return 0
    if words[first] in DOING or words[first] in _DEFINES or kinds[first] in ("pass", "reach"):
        return first
    if kinds[first] == "w" and words[first][-3:] == "ing" and words[first + 1] in _OF_THEM:
        return first  # preparing of the manuals
    if kinds[first] == "w" and words[first + 1] in _ARTICLES and words[first] not in _NO_VERBS:
        return first  # trial-run the second line: in front of an article stands a verb
    if at := happens(tokens, first):
        return at
    for at in range(first + 1, len(kinds)):
        if is_done(tokens, at):
            ends = at + 1 + (words[at + 1] in _AWAY)  # taken over from HR
            ends += kinds[ends] == "w" and words[ends][-2:] == "ly"  # drilled successfully
            if kinds[ends] in _ENDS_DONE or words[ends] in _GOES_ON:
                return at
            if words[at - 1] == "have" and (words[at - 2] in _WILL or words[at - 2] == "to"):
                return at  # to have replaced the paper form
            if kinds[ends] == "and" and is_done(tokens, ends + 1):
                return at  # printed and hung up
        if words[at] in _GOES and kinds[at + 1] in ("to", "from") and not of_words(words[first:at]):
            return at  # the pipeline goes to production in April
        if words[at] == "off" and kinds[at - 1] == "w" and _is_dated(tokens, at + 1):
            return at  # API v1 off by 30 June, old pager system off. September.
        if words[at] in _LATER or (words[at] in _IN_USE and words[at - 1] == "in"):
            return at
        if (
            kinds[at] == "pass"
            and words[at][-2:] in ("es", "ts")
            and kinds[at - 1] in ("w", "date")
        ):
            return at
    return 0


def _is_dated(tokens: Tokens, at: int) -> bool:
    return tokens.kind[at + (tokens.kind[at] == ".")] == "date"


_WILL = frozenset(("will", "should", "must", "shall"))
_OF_THEM = frozenset(("of", "the", "all"))
_GOES = frozenset(("goes", "moves"))
_ARTICLES = frozenset(("the", "a", "an", "our"))
_NO_VERBS = word_class("en", "no_verbs")
_ENDS_DONE = frozenset("by until date eos comma stop with for in at".split())
_THINGS = frozenset(("w", "#", "site", "pass", ")", "unit"))
