"""All of so many, of which some are done: 20 of 64 moved; all by May · of the 64 jobs 20 run."""

from decimal import Decimal

from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, PLAIN, START, TARGET
from grove.quality.sentence.tense import IS
from grove.quality.sentence.tokens import Tokens

FURTHEST = 30  # tokens between a number and the "all" behind it


def tell_all(tokens: Tokens, first: Quantity, goal: Quantity) -> None:
    """61 of 80 at the start, all 80 by Q4: as many as there are."""
    told = first.out_of and tokens.number[first.last] == goal.value
    if not told and first.value < goal.value and not first.comparator:
        between = tokens.kind[first.last + 1 : goal.first]
        word = tokens.word[first.last + 1]  # 130 registered, should be all 310
        behind = tokens.word[(goal.noun_at or goal.last) + 1]
        done = word[-2:] in ("ed", "en") and (behind == word or behind[-2:] not in ("ed", "en"))
        told = ("now" in between or done) and ("stop" in between or "comma" in between)
    if told and first.role in (START, PLAIN):
        first.role, first.mark = START, "now"
        goal.role, goal.mark = TARGET, "reach"


def all_of_them(tokens: Tokens, first: Quantity) -> Quantity | None:
    """120 of 300; all of them by Q3 end · 4,800 of 9,300, goal: all: as many as there are."""
    total = tokens.number[first.last]
    if not tokens.latin or total is None or first.comparator or first.role == TARGET:
        return None
    before = tokens.kind[first.first - 1]
    all_of = tokens.word[1] in _EVERY or (before == "(" and "all" in tokens.word[1 : first.first])
    all_of = all_of or (before == "comma" and _is_in_all(tokens, first.first))
    if all_of and (before == "(" or (first.role == START and first.mark == "now")):
        if before not in _BEFORE_PART:
            return None
        first.role, first.mark = START, "now"  # every service owned, 64 of 110 as of today
        return _goal(tokens, total, first.last)
    at = _all_behind(tokens, first)
    if at:
        first.role, first.mark = START, "now"
    return _goal(tokens, total, at) if at > 0 else None


def _is_in_all(tokens: Tokens, before: int) -> bool:
    """Wi-Fi in all halls, 11 of 19 so far: the clause in front is of all of them."""
    if "all" not in tokens.word[1:before]:
        return False
    at = tokens.word.index("all")
    clause = tokens.kind[at:before]
    return tokens.kind[at - 1] in _PLACES and clause.count("comma") == 1 and "#" not in clause


_PLACES = frozenset(("in", "on", "at", "for"))


def tell_whole(tokens: Tokens, whole: Quantity, part: Quantity) -> bool:
    """Of the 64 jobs 20 are moved so far; all by 29 October: as many as there are."""
    if part.comparator or part.role not in _PART_NOW:
        return False
    at = _all_behind(tokens, part)
    if at:
        part.role, part.mark = START, "now"
        role = TARGET if at > 0 else CIRCUMSTANCE
        whole.role, whole.mark = role, "reach" if at > 0 else "part"
    return at != 0


_PART_NOW = frozenset((PLAIN, START, CIRCUMSTANCE))


def tell_remaining(tokens: Tokens, part: Quantity, rest: Quantity) -> Quantity | None:
    """Six of eleven report hourly; the remaining five follow by May: as many as there are."""
    total = tokens.number[part.last]
    said = tokens.word[rest.first - 1] in _REMAINING
    if not said or total is None or rest.value != total - part.value or part.comparator:
        return None
    if rest.unit or rest.out_of or part.role == TARGET:
        return None
    part.role, part.mark = START, "now"
    return _goal(tokens, total, rest.first)


_REMAINING = frozenset(("remaining", "other", "missing", "others", "rest", "balance"))


def _all_behind(tokens: Tokens, part: Quantity) -> int:
    """The "all" of a clause of its own, in which no more is said than was of the part; 0: none.

    Below zero where more is said of them (20 are moved, all critical ones by May): not the goal
    either is how many there are by now.
    """
    kind, word = tokens.kind, tokens.word
    for at in range(part.last + 1, min(part.last + FURTHEST, len(kind) - 4)):
        rest = word[at] in _REST and word[at - 1] == "the"  # 29 of 47 cut over, the rest by May
        bare = word[at] in _REST and kind[at - 1] in _CLOSED and kind[at + 1] == "date"
        bare = bare or (word[at] == "balance" and kind[at + 1] == "all")  # balance all by May
        whole = kind[at - 1] == "arrow" and word[at] in _WHOLLY_DONE  # 310 of 900 moved → done
        every = word[at] == "every" and word[at + 1] == "one"  # 140 of 400, goal: every one
        if not (rest or bare or whole or every) and (kind[at] != "all" or word[at] != "all"):
            continue
        left = at - 1 - rest
        if rest and _is_done_to(tokens, left, part):
            left -= 1  # 57 of 90, finish the rest by May
        while kind[left] == "date":
            left -= 1  # 112 carry a label; by the end of April all do
        led = kind[left] in _CLOSED or kind[at - 1 - rest] in _ONTO
        led = led or (kind[at - 1] == "arrow" and at <= part.last + 4)  # 310/900 moved → all
        end = at + 1 + 2 * (word[at + 1] == "of" and word[at + 2] == "them")
        end += word[at + 1] == "all" or every
        end += word[end] == "to" or word[end] in _DO
        if word[end] in word[part.last + 1 : at] or word[end] in _WHOLLY_DONE:
            end += 1  # 20 moved; all moved; the rest to follow
        if not led:
            return 0
        behind = (part.noun_at or part.last) + 1
        told = "now" in kind[behind:at] or word[behind] in IS
        end += kind[end] == "comma" and kind[end + 1] == "date"
        return at if kind[end] in ("date", "eos", ".", ")") else -at * told
    return 0


def _is_done_to(tokens: Tokens, at: int, part: Quantity) -> bool:
    """Whether a verb opens a clause that ends or repeats what was done to the part of them."""
    verb = tokens.word[at]
    if tokens.kind[at - 1] not in _CLOSED or tokens.kind[at] not in ("pass", "w", "move"):
        return False
    stem = verb[:-1] if len(verb) > 4 else verb
    said = tokens.word[1 : part.first] + tokens.word[part.last + 1 : at - 1]
    return verb in _FINISHES or any(word.startswith(stem) and word[-2:] == "ed" for word in said)


_FINISHES = frozenset("finish complete do deliver get".split())
_ONTO = frozenset(("reach", ":", "and"))
_REST = frozenset(("rest", "remainder", "others", "balance"))
_DO = frozenset("do have are shall will must".split())
_WHOLLY_DONE = frozenset("done finished complete completed live follow follows".split())


def _goal(tokens: Tokens, total: Decimal, at: int) -> Quantity:
    goal = Quantity(total, at, tokens.start[at], tokens.end[at])
    goal.role, goal.mark, goal.counted = TARGET, "reach", True
    return goal


_EVERY = frozenset("every all each everyone everybody 100%".split())
_BEFORE_PART = frozenset(("comma", "stop", "-", ".", "(", "now", "arrow"))
_CLOSED = frozenset(("comma", "stop", "-", "."))
