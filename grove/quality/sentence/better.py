"""Whether more or less of what a number measures is wanted, by the words around it."""

from grove.quality.sentence import polarity
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.shares import is_share
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import DOING

OPENS = frozenset(("begin", "comma", "stop", ":", "(", "and", "date", "now", "-", "with", "ba"))


_LEADS = frozenset(("ba", "fill", "hold", "up", "date", "every", "all", "for"))
_NAME = frozenset(("w", "-", "pass"))
MOST_WORDS = 6  # of a metric's name
_LEVELS = frozenset(("to", "at", "is", ":", "fill"))
_ENDS = frozenset(("with", "while", "comma", "stop", "eos", "#"))


def _opens(tokens: Tokens, one: Quantity) -> bool:
    """Whether nothing of a metric stands in front of the number."""
    at = one.first - 1
    while tokens.kind[at] in _LEADS:
        at -= 1
    return tokens.kind[at] in OPENS


def _of_share(tokens: Tokens, one: Quantity) -> int:
    """80 % of the tests, where more is better; but churn to 2 % of the base, of which less is."""
    if not tokens.latin or one.value >= FEW:
        return 1
    before = one.first - 1 - (tokens.kind[one.first - 1] in _LEVELS)
    if before == 1 and tokens.word[before] == "spend":
        return 1  # spend 20 % of the time on it
    if tokens.word[one.last + 2] in ("them", "these", "which", "all"):
        return 1
    if before >= MOST_WORDS or not _NAME.issuperset(tokens.kind[1 : before + 1]):
        return 1
    return -1 if polarity.of_words(tokens.word[1 : before + 1]) < 0 else 1


def is_measure(name: str) -> bool:
    """Whether one word is the name of what is measured, and no verb or things that are counted."""
    things = name[-1:] == "s" and name[-4:] != "ness"
    return not things and name not in DOING and polarity.of_words([name]) != 0


_EFFORT = tuple(
    f"{of}{thing}" for of in ("", " ", "的") for thing in ("工时", "人力", "精力", "产能")
)
_TAKEN = frozenset(("taken", "to", "from", "for", "until", "spent"))
FEW = 40  # percent: a larger share of what is bad is the share that is dealt with


def better(tokens: Tokens, one: Quantity) -> int:
    """+1 where more of what the number measures is better, −1 where less is, 0 when not said."""
    first = one.first
    if tokens.word[(one.noun_at or one.last) + 1] in ("without", "since"):
        return 0  # 90 days without an incident: a state, whatever the incident is
    words = [word for word in tokens.word[1:first] if word.isascii() and word[:1].isalpha()]
    if tokens.word[1] == "freeze":
        return 0  # freeze headcount at 140
    if tokens.word[first - 1] == "only":
        return -1  # only 1 % of users see it
    if one.unit in TIMES and tokens.word[1] == "time" and tokens.word[2] in _TAKEN:
        return -1  # time taken to process all completion certificates
    if one.unit == "%" and is_share(tokens, one):
        return _of_share(tokens, one)
    if one.unit == "%" and tokens.text.startswith(_EFFORT, one.whole_end):
        return 0  # 技术债专项每迭代 20% 工时
    way = 0
    if not tokens.text.isascii():
        front = tokens.text[: one.whole]
        if "投入占" in front:  # 技术债专项投入占比稳定在总工时的 15%: spent on it, and no debt
            front = "投入占比"
        way = polarity.of_text(front)
    if not way:
        way = polarity.of_words(words, timed=one.unit in TIMES)
    if not way and one.unit == "%" and not words and _opens(tokens, one):
        return 1  # 八成新人…: a share of those who do
    if not way and one.rated:
        way = polarity.of_words(tokens.word[first + 1 : one.last])  # 4 h of focus time a day
    behind = one.last + 1
    if not way and (tokens.word[behind] != "at" or one.unit in TIMES):  # but: 900 rps at p99
        end = behind
        while tokens.kind[end] not in _ENDS:  # the last of them is one
            end += 1
        way = polarity.of_words(tokens.word[behind:end], timed=one.unit in TIMES)
    return way
