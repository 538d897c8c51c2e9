"""Where the words stand that decide the kind of a key result, and where its verb points."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.found import Found
from grove.quality.sentence.held import is_held
from grove.quality.sentence.tokens import Tokens
from grove.quality.sentence.words_en import PERIODS

_DOWN = frozenset(("down", "downto", "less"))


_MARKED = {
    **{name: name for name in ("hold", "always", "find", "move", "zero", "clear", "every")},
    **{name: name for name in ("now", "vague")},
    "pass": "passed",
    "no": "nil",
    "zrate": "recurring",
    "freq": "recurring",
    "per": "recurring",
    **dict.fromkeys(("up", "down", "upto", "downto", "verbal", "half"), "way"),
    "a": "each",
    "halved": "halved",
    "date": "date",
}
_MARKING = frozenset(_MARKED)
_ALL_YEAR = word_class("en", "all_year") | word_class("zh", "all_year")


_SHARES = frozenset(("%", "成", "个百分点"))
_MADE_OF = frozenset(("down", "hold", "no", "zero", "of", "move", "pass", "up"))
_BEFORE_VERB = frozenset(("begin", "comma", "stop", "and", ":", "-", "("))
_NOT_DENIED = frozenset(("comma", "stop", "until", "while", "to", "from", "and"))


def _is_denied(tokens: Tokens, at: int) -> bool:
    """Costs do not grow, never fall below, do not let churn rise: a way that is not to be taken."""
    for before in range(at - 1, max(0, at - 6), -1):
        if tokens.kind[before] in _NOT_DENIED:
            return False
        if tokens.kind[before] == "not" or tokens.word[before] == "never":
            return before == at - 1 or tokens.word[before + 1] == "let"
    return False


def _is_thing(tokens: Tokens, at: int) -> bool:
    """Fibre cuts restored, call drops resolved: more than one of what a verb is named after."""
    before, behind = tokens.word[at - 1], tokens.word[at + 1]
    opens = tokens.kind[at - 1] == "begin" and tokens.word[at][-1] == "s"
    if opens and tokens.kind[at + 1] in _BEHIND_THINGS:
        return True  # falls with harm, falls risk
    if before == "per" or (before in _OF_THINGS and tokens.word[at][-1] == "s"):
        return True  # upkeep per lift, time between drops
    if tokens.word[at] in _RISES and behind in _OF_RISES and tokens.kind[at - 1] in ("w", "pass"):
        return True  # call drop rate
    if tokens.word[at] in _RISES and tokens.kind[at + 1] == "cmp":
        return tokens.kind[at - 1] == "w" and before[-1:] != "s"  # thermal rise ≤ 25 K
    if tokens.word[at] in _RISES:
        return tokens.kind[at - 1] == "w" and tokens.kind[at + 1] == "pass"  # bag drop live
    done = tokens.kind[at + 1] in ("w", "pass", "down", "up") and behind[-2:] == "ed"
    return done and tokens.kind[at - 1] in ("w", "pass")


def _is_disused(tokens: Tokens) -> bool:
    """Drop 60 unused flags, drop the 12 legacy tables: they are removed, one by one."""
    at = 2 + (tokens.kind[2] in ("the", "all"))
    return tokens.kind[at] == "#" and not _DISUSED.isdisjoint(tokens.word[at + 1 : at + 3])


_DISUSED = word_class("en", "disused")


def _is_said_of(tokens: Tokens, at: int) -> bool:
    """Despite increased traffic, (no frame drops), drop test passed: no way of the goal."""
    word = tokens.word
    near = word[max(1, at - 5) : at]
    if "despite" in near and "," not in near:
        return True  # despite increased traffic, despite a 20 % rise
    if word[at] == "up" and word[at + 1] == "in":
        return tokens.kind[at + 2] == "#"  # the stack is up in 10 min
    if word[at] == "scale":
        return tokens.kind[at - 1] in ("the", "a")
    if word[at] not in _THINGS:
        return False
    if word[at - 2] == "no" or (word[at] == "drop" and word[at + 1] in ("test", "tests")):
        return True
    test = word[at] in _RISES and tokens.kind[at + 1] == "w" and tokens.kind[at + 2] == "pass"
    return test and tokens.kind[at - 1] == "begin" and word[at + 2][-2:] == "ed"


def _is_stay(tokens: Tokens, at: int) -> bool:
    """Length of stay; 30 % of users keep a streak: a noun, and what those do who are counted."""
    kind, word = tokens.kind, tokens.word
    held = word[at] == "held" and (kind[at + 1] in _ENDS_HELD or _takes_place(tokens, at))
    if held or (word[at] == "held" and kind[at + 1] == "per"):
        if "#" not in tokens.kinds:
            kind[at] = "w"  # kick-off held in January
        return True  # 80 % of the reviews held
    if word[at] == "stay" and (kind[at - 1] == "of" or word[at - 1] in _STAYS):
        return True
    people = kind[at - 1] == "w" and word[at - 1][-1:] == "s" and word[at] in _KEEP
    of = at - 2 if kind[at - 2] == "of" else at - 3
    return people and kind[of] == "of" and kind[of - 1] == "unit" and word[of - 1] == "%"


def _takes_place(tokens: Tokens, at: int) -> bool:
    """Drills held jointly with the clinics: what is held took place, and nothing stays as it is."""
    things = tokens.word[at - 1]
    if tokens.word[at + 1] in ("once", "twice", "thrice") and is_held(things):
        return True  # exercise held twice a year
    level = tokens.kind[at + 1] in ("at", "cmp") and tokens.word[at + 1] != "within"
    return things[-1:] == "s" and is_held(things) and not level


_ONTO = frozenset(("to", "arrow", "downto"))
_ENDS_HELD = frozenset(("eos", "date", "by", "comma", "(", "per"))
_STAYS = frozenset("hospital ed ward icu inpatient guest average hotel".split())
_KEEP = frozenset(("keep", "maintain", "hold", "sustain"))
_RISES = frozenset(("rise", "drop", "increase", "decrease", "fall"))
_OF_RISES = frozenset("rate rates ratio count counts test tests height zone".split())
_OF_THINGS = frozenset("between of without about after".split())
_BEHIND_THINGS = frozenset(("with", "per", "among", "w", "pass"))
_THINGS = _RISES | frozenset(
    "cuts drops rises falls lifts raises climbs declines increases".split()
)


class Marks:
    """Where the words stand that decide the kind; 0 is nowhere. halves: how many there are."""

    __slots__ = (
        *("all_year", "always", "clear", "every", "find", "half", "halves", "hold", "move", "nil"),
        *("now", "passed", "recurring", "vague", "ways", "zero"),
    )

    def __init__(self, found: dict[str, int], ways: list[int]) -> None:
        self.all_year = self.always = self.clear = self.every = self.find = self.half = 0
        self.halves = self.hold = self.move = self.nil = self.now = self.passed = 0
        self.recurring = self.vague = self.zero = 0
        for name, at in found.items():
            setattr(self, name, at)
        self.ways = ways


def marks_of(tokens: Tokens) -> Marks:
    """One pass over the tokens."""
    found: dict[str, int] = {}
    ways: list[int] = []
    if _MARKING.isdisjoint(tokens.kinds) and not tokens.dated:
        return Marks(found, ways)
    word, kinds = tokens.word, tokens.kind
    for at in [at for at, kind in enumerate(kinds) if kind in _MARKED]:
        kind = kinds[at]
        name = _MARKED[kind]
        if name == "way":
            if word[at][:3] == "by " and kind == "half" and word[at + 1] == "of":
                continue  # read by more than half of the visitors: who does it
            # double-entry: a name
            if kind in ("half", "verbal") and tokens.kind[at + 1] != "-":
                found.setdefault("half", at)
                found["halves"] = found.get("halves", 0) + 1
            if at == 1 and word[1] == "drop" and _is_disused(tokens):
                tokens.kind[1] = "pass"  # drop 60 unused flags
                found["passed"] = 1
                continue
            if (word[at] in _THINGS or word[at - 1] == "per") and _is_thing(tokens, at):
                continue
            if word[at] == "double" and tokens.kind[at - 1] in _MADE_OF:
                continue  # cut double bookings
            if word[at] == "raised" and word[at + 1] == "by" and tokens.kind[at + 2] == "w":
                continue  # tickets raised by customers
            if tokens.latin and _is_said_of(tokens, at):
                continue
            if _is_denied(tokens, at):
                found.setdefault("hold", at)  # costs do not grow
                continue
            ways.append(at)
        elif name == "halved":
            found["halves"] = found.get("halves", 0) + 1
        elif name == "each":
            if word[at] in ("every", "each") and word[at + 1] in PERIODS:
                found.setdefault("recurring", at)
        elif name == "date":
            if word[at] in _ALL_YEAR:
                found.setdefault("all_year", at)
        elif name == "hold" and tokens.latin and _is_stay(tokens, at):
            continue
        elif name == "zero" and kinds[at - 1] in _ONTO and kinds[at + 1] in _ENDS_HELD:
            kinds[at] = "clear"  # 从 1,850 迁到零
            found.setdefault("clear", at)
        elif name not in found:
            joined = tokens.kind[at - 1] == "-" and tokens.tight(at)
            if kind == "clear" and word[at] == "清掉" and word[at + 2] in _SHARES:
                tokens.kind[at] = "down"  # 清掉 40% 的冗余表
                ways.append(at)
                continue
            if tokens.value[at] == "cap" and (joined or tokens.kind[at - 1] not in _BEFORE_VERB):
                continue  # a rate limit
            found[name] = at
    return Marks(found, ways)


def tell_cleared(tokens: Tokens) -> None:
    """每月清掉 20 个老 bug: so many of them, and not all there are. 每月砍掉 3 个报表: a pace."""
    if "zrate" in tokens.kinds and "down" in tokens.kind:
        at = tokens.kind.index("down")
        front = at - 1 - (tokens.kind[at - 1] == "cmp")
        paced = tokens.kind[front] == "zrate" and tokens.word[at].endswith("掉")
        if paced and tokens.kind[at + 1] == "#" and tokens.kind[at + 2] == "m":
            tokens.kind[at] = "z"
    at = tokens.kind.index("clear") if "clear" in tokens.kind else 0
    if tokens.word[at] in _CLEARS and tokens.kind[at + 1] == "#" and tokens.kind[at + 2] == "m":
        tokens.kind[at] = "z"


_CLEARS = frozenset("清掉 清空 清理完 清完 消化完".split())


def points_down(tokens: Tokens, at: int) -> bool:
    """Whether the direction word at a token points down."""
    if tokens.kind[at] in ("verbal", "half"):
        return bool(tokens.value[at].startswith("-"))
    return tokens.kind[at] in _DOWN


def direction_at(tokens: Tokens, marks: Marks, found: Found) -> int:
    """The token whose verb governs the numbers; 0 for none.

    Between the two numbers of a pair it is certain; else the nearest verb in front of them, where a
    participle that describes a thing ("reduced builds") is none.
    """
    if not marks.ways:
        return 0
    if found.pairs:
        pair = found.pairs[0]
        first = min(pair.first.first, pair.second.first)
        last = max(pair.first.first, pair.second.first)
        told = tokens.latin or pair.first.first < pair.second.first  # 5 万（目前压到 2 万就抖）
        for at in reversed(marks.ways if told else ()):
            without = tokens.value[at] == "d" and tokens.kind[at - 1] == "while"
            if first < at < last and tokens.kind[at] not in _NO_WAYS and not without:
                return at
    elif found.singles:
        last = first = found.singles[-1].first
    else:
        first = len(tokens.kind)
    best = 0
    word, kind = tokens.word, tokens.kind
    for at in marks.ways:
        if at > first:
            break
        describes = tokens.value[at] == "d" and tokens.kind[at - 1] not in ("is", "fill", "begin")
        if describes and tokens.kind[at + 1] not in ("from", "to", "by"):
            continue
        if tokens.value[at] == "n" and best:
            continue
        if best and (_is_noun(tokens, at) or (word[at] == "by half" and kind[best] == "up")):
            continue  # up by half to 60
        best = at
    if not best and found.pairs and at > last and not tokens.latin:
        return at if _is_demanded(tokens, at) else 0
    if not best and found.singles and len(marks.ways) == 1 and tokens.value[marks.ways[0]] != "d":
        if not tokens.latin and "comma" in tokens.kind[last : marks.ways[0]]:
            return marks.ways[0] if _is_demanded(tokens, marks.ways[0]) else 0  # 100%, 减少窗口
        return marks.ways[0] if tokens.kind[marks.ways[0]] in ("up", "down") else 0
    return best


_NO_WAYS = frozenset(("half", "z"))
_DEMANDS = word_class("zh", "demanded_change")


def _is_demanded(tokens: Tokens, at: int) -> bool:
    """从 1.2% 到 1.8%, 要下降: a clause of nothing but the verb."""
    before = at - 1
    demanded = tokens.text[tokens.start[before] : tokens.end[before]] in _DEMANDS
    return (
        tokens.kind[before - demanded] in ("comma", "stop", "(")
        and tokens.kind[at + 1] in ("eos", "comma", "stop", ")")
        and tokens.kind[at] in ("up", "down")
    )


def _is_noun(tokens: Tokens, at: int) -> bool:
    """drop in "the drop in", climb in "a climb": after an article or "of" a verb is a noun."""
    return tokens.kind[at - 1] in ("the", "a", "of", "in") and tokens.value[at] == "v"
