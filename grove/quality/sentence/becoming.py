"""So many of a thing that become another number of the same, or run in another way."""

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import NAMELESS, PLAIN, TARGET
from grove.quality.sentence.tokens import Tokens

_PARTS = frozenset(("comma", "stop", "and", ":", "(", ")"))


def becomes(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """210 devices become 80, three build tools become one: so many of the same."""
    at = following.first - 1
    if tokens.word[at] == "压":
        return _is_pressed(tokens, this, following)
    if tokens.word[at] not in _BECOME or this.comparator or this.role != PLAIN:
        return False
    if this.out_of or not (this.noun or this.unit) or following.unit not in ("", this.unit):
        return False
    if following.noun not in ("", this.noun) or tokens.kind[following.last + 1] not in _ENDS:
        return False
    return _PARTS.isdisjoint(tokens.kind[this.last + 1 : at])


def _is_pressed(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """周期 90 天压 60 天: pressed to so much; but 20 家冲 30 家 are two goals."""
    alone = following.first == this.last + 2 and tokens.kind[following.last + 1] in _ENDS
    if not alone or this.unit != following.unit or not (this.unit or this.scale):
        return False
    if not (this.role == following.role == PLAIN) or this.comparator or this.rated:
        return False
    return following.value < this.value


def is_wish_besides(tokens: Tokens, this: Quantity, following: Quantity) -> bool:
    """15 台起步，最好能有 25 台; 90% 起步, 力争 95%: a floor and a wish, and no start."""
    return any(word.startswith(_WISHES) for word in tokens.word[this.last + 1 : following.first])


_WISHES = ("争取", "力争", "冲", "挑战", "最好", "希望", "理想")
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
