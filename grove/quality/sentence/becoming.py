"""So many of a thing that become another number of the same, or run in another way."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import NAMELESS, PLAIN, TARGET
from grove.quality.sentence.tokens import Tokens

_PARTS = frozenset(("comma", "stop", "and", ":", "(", ")"))


def becomes(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """210 devices become 80, three build tools become one: so many of the same."""
    at = following.first - 1
    if tokens.word[at] not in _BECOME or this.comparator or this.role != PLAIN:
        return False
    if this.out_of or not (this.noun or this.unit) or following.unit not in ("", this.unit):
        return False
    if following.noun not in ("", this.noun) or tokens.kind[following.last + 1] not in _ENDS:
        return False
    return _PARTS.isdisjoint(tokens.kind[this.last + 1 : at])


_BECOME = frozenset(("become", "becomes"))
_ENDS = frozenset("eos comma stop date ( by until in".split())


def is_brought(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """1.8MB 抠到 1.2MB, 71% 抓到 85%: a verb of a character or two, whichever it is."""
    verb = this.last + 1
    short = len(tokens.word[verb]) <= 2 and tokens.tight(verb + 1)
    same = this.unit == following.unit != "" and this.role == PLAIN and following.role == TARGET
    return short and same and not this.comparator


def is_switched(tokens: Tokens, following: Quantity) -> bool:
    """清算由 T+1 改为 T+0, 8月20日投产: another mode goes live, and nothing is measured."""
    word, at = tokens.word, following.first
    return word[at] == "t" and word[at - 1] in _SWITCHES


_SWITCHES = frozenset(("改为", "改成", "切换为", "切换到", "切到", "调整为", "变为"))


def is_made_free_of(tokens: Tokens, none: Quantity) -> bool:
    """Bring 3 of 5 plants to zero landfill: what they are to be, and not how many of them."""
    behind = none.last + 1
    thing = tokens.kind[behind] == "w" and none.spelled and not none.noun
    if not thing or none.mark != "to" or tokens.word[behind] in _GO_ON:
        return False
    none.role = NAMELESS
    return True


_GO_ON = frozenset(("before", "without", "until", "across", "within", "latest"))
