"""English numbers in a row of which one is how it is: 5d (was 8, want 3); 43, five left by May."""

from grove.quality.sentence.counts import is_done
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CHANGE, CIRCUMSTANCE, PLAIN, START, TARGET
from grove.quality.sentence.tokens import Tokens

_WANTS = frozenset("want wants need needs wanted aim target goal should".split())
_WAS = frozenset(("was", "were", "used to be", "previously", "formerly"))
_LEFT = frozenset(("left", "remaining", "open"))
_GONE = frozenset(("gone", "done", "live", "in place"))
_TAKES = frozenset(("takes", "taking", "took", "lasts", "needs"))
_BEFORE_START = frozenset(("comma", "(", "w", "date"))
_CLOSES_MORE = frozenset(("eos", "date", "comma", "stop", "by", "until"))
_BREAKS = frozenset(("comma", "stop", "w", "."))
_IS = frozenset(("is", ":"))
_DATE = frozenset(("date", "comma", "fill"))
_ENDS = frozenset(("comma", "eos", "stop", ")"))


def tell_apart(tokens: Tokens, quantities: list[Quantity]) -> None:
    """Give the numbers the roles that their order and the words between them tell."""
    many = len(quantities)
    if many == 2:
        _tell_two(tokens, *quantities)
    elif many == 3:
        first, second, third = quantities
        if first.comparator[:1] == ">" and tokens.kind[first.last + 1] == ")":
            _tell_two(tokens, second, third)  # tickets (> 90 d): 340, under 50 by August
            return
        if third.mark == "from":
            _tell_share(tokens, first, second, third)
        elif second.bare_year and first.mark == "now" and tokens.kind[second.last + 1] in _IS:
            apart = tokens.kind[second.first - 1] == "stop" and third.first == second.last + 2
            if apart and third.role == PLAIN and first.unit == third.unit:
                second.role, second.mark = CIRCUMSTANCE, "part"
                _target(third)  # | 2026: 71 % | 2027: 95 %; but with commas they are asked about
        elif "(" in tokens.kinds and second.mark == "now":
            _tell_history(tokens, first, second, third)
    elif many == 4 and quantities[0].bare_year:
        _tell_years(tokens, quantities)


def _start(one: Quantity) -> None:
    one.role, one.mark = START, "now"


def _target(one: Quantity) -> None:
    one.role, one.mark = TARGET, "reach"


def _tell_history(tokens: Tokens, first: Quantity, was: Quantity, goal: Quantity) -> None:
    """Review takes 5d (was 8, want 3): what it is, what it was before, what it is to be."""
    opens = (first.noun_at or first.last) + 1
    if tokens.kind[opens] != "(" or first.comparator or first.role != PLAIN:
        return
    if was.first != opens + 2 or tokens.word[opens + 1] not in _WAS:
        return
    wanted = tokens.word[goal.first - 1] in _WANTS or tokens.kind[goal.first - 1] == "reach"
    if wanted and goal.unit in ("", first.unit) and was.unit in ("", first.unit):
        _start(first)
        _target(goal)
        was.role, was.mark = CIRCUMSTANCE, "part"


def _tell_share(tokens: Tokens, time: Quantity, share: Quantity, was: Quantity) -> None:
    """Postmortem within 5 days for 95 % of them, up from 60: a bound of time does not rise."""
    timed = time.comparator[:1] == "<" and time.unit in TIMES
    if not timed or share.unit != "%" or share.role != CIRCUMSTANCE or was.unit not in ("", "%"):
        return
    if tokens.word[was.first - 1 - (tokens.kind[was.first - 1] in ("~", "fill"))] != "up from":
        return
    if time.value < was.value < share.value:
        time.role, time.mark = CIRCUMSTANCE, "in"
        _target(share)


def _tell_years(tokens: Tokens, quantities: list[Quantity]) -> None:
    """Failed jobs | 2026 = 7.5 | 2027 = 2: how it was in one year, and is to be in the next."""
    then, was, due, goal = quantities
    if not due.bare_year or due.value != then.value + 1 or was.unit != goal.unit:
        return
    for year, one in ((then, was), (due, goal)):
        joined = tokens.kind[year.last + 1] in _IS and one.first == year.last + 2
        joined = joined and (year is then or tokens.kind[year.first - 1] == "stop")
        if not joined or one.role != PLAIN or one.comparator or one.upper is not None:
            return
    _start(was)
    _target(goal)


def _tell_two(tokens: Tokens, first: Quantity, goal: Quantity) -> None:
    kind, word = tokens.kind, tokens.word
    if "\n" in tokens.text and goal.first - first.last <= 2:
        _tell_columns(tokens, first, goal)
        return
    if word[goal.first - 1] == "starting from" and kind[goal.first - 2] in _BEFORE_START:
        wanted = first.role in (PLAIN, TARGET) and first.upper is None
        if wanted and goal.unit in ("", first.unit) and not (goal.bare_year or goal.noun):
            _start(goal)  # 15,000 users, starting from 2,300
        return
    if "rn" in word and _is_right_now(tokens, goal):
        _start(goal)  # 100 % of alerts linked, rn 47 %
        return
    if word[goal.last + 1] == "more" and first.role == START:
        if first.unit in ("", goal.unit) and kind[goal.last + 2] in _CLOSES_MORE:
            goal.role, goal.mark = CHANGE, "more"  # 4 wards today, 11 more by October
        return
    if first.role != PLAIN or first.comparator or first.upper is not None:
        return
    if word[goal.first - 1] == "made" and kind[goal.first - 2] == "reach":
        if kind[goal.first - 3] in _BREAKS and first.unit == goal.unit != "":
            _start(first)  # it is coming 8 s, should be made 2 s
            _target(goal)
        return
    if kind[goal.first - 1] == "(" and first.unit == goal.unit == "%":
        if _is_all_of_them(tokens, first, goal):
            _start(first)
            _target(goal)
        return
    behind = (first.noun_at or first.last) + 1
    if kind[behind] == "comma":
        if goal.upper is not None:
            _tell_before_range(tokens, first, goal)
        elif goal.comparator and first.noun == goal.noun == "":
            if _is_unmet(first, goal) and _is_due_then(tokens, behind + 1, goal):
                _start(first)  # exceptions 60, by the end of Q4 at most 20
        elif goal.role == TARGET and word[first.first - 1] in _TAKES and kind[1] != "#":
            if first.unit in TIMES and goal.unit in TIMES:
                _start(first)  # it is taking 3 days, same should come to 4 hours
        elif goal.first == behind + 1 and goal.role == PLAIN and not goal.comparator:
            left = word[(goal.noun_at or goal.last) + 1] in _LEFT
            fewer = goal.value < first.value and goal.unit in ("", first.unit)
            left = left or (not goal.value and not goal.noun)  # 11, none at year end
            if left and fewer and _is_dated(tokens, (goal.noun_at or goal.last) + 1):
                _start(first)  # 43 gaps, five left at the end of November
                _target(goal)
    elif kind[goal.first - 1] == "comma" and goal.out_of and not (first.out_of or first.unit):
        gone = word[behind] in _GONE or is_done(tokens, behind)
        rises = first.value < goal.value and not goal.unit and goal.noun in ("", first.noun)
        if gone and rises and _is_dated(tokens, goal.last + 1):
            already = behind + 1 + (kind[behind + 1] == "now")
            if already == goal.first - 1:
                _start(first)  # 6 gone already, 22 of the 35 by the end of the year
                _target(goal)


def _is_unmet(one: Quantity, goal: Quantity) -> bool:
    """Whether a number is beyond the bound of another of the same unit."""
    above = goal.comparator[:1] == "<" and one.value > goal.value
    below = goal.comparator[:1] == ">" and one.value < goal.value
    return (above or below) and goal.unit in ("", one.unit) and goal.role == PLAIN


def _is_due_then(tokens: Tokens, at: int, goal: Quantity) -> bool:
    """Whether nothing but a day stands in front of a bound, or nothing and a day behind it."""
    if at == goal.first:
        return _is_dated(tokens, goal.last + 1) and tokens.kind[1] not in _DEEDS
    return tokens.kind[at] == "date" and _DATE.issuperset(tokens.kind[at : goal.first])


_DEEDS = frozenset(("pass", "up", "down", "move", "find", "#", "hold"))


def _tell_columns(tokens: Tokens, first: Quantity, goal: Quantity) -> None:
    """Metric, Start, Target, Due, and a row of the same: the head says what each column is."""
    line = tokens.text.find("\n")
    head, row = tokens.text[:line], tokens.text.rfind("\n", 0, first.start) + 1
    mark = "\t" if "\t" in head else "|"
    columns = [cell.strip() for cell in head.split(mark)]
    starts = [at for at, cell in enumerate(columns) if cell in _STARTS]
    goals = [at for at, cell in enumerate(columns) if cell in _GOALS]
    if len(starts) != 1 or len(goals) != 1 or not row:
        return
    places = [tokens.text.count(mark, row, one.start) for one in (first, goal)]
    if goal.role != PLAIN or first.unit != goal.unit:
        return
    if places == starts + goals:
        _start(first)
        _target(goal)
    elif places == goals + starts:
        _start(goal)
        _target(first)


_STARTS = frozenset(("start", "baseline", "current", "now", "today", "from", "actual", "as is"))
_GOALS = frozenset(("target", "goal", "to", "to be", "objective", "wanted"))


def _is_right_now(tokens: Tokens, one: Quantity) -> bool:
    """…, rn 47 %; but: one RN to 4 patients."""
    before, behind = one.first - 1, one.last + 1
    if tokens.word[before] == "rn":
        return tokens.kind[before - 1] in ("comma", "(", "stop") and one.role == PLAIN
    ends = tokens.kind[behind + 1] in _ENDS and tokens.kind[before] in ("comma", "(", "stop")
    return tokens.word[behind] == "rn" and ends and one.role == PLAIN


def _is_all_of_them(tokens: Tokens, first: Quantity, goal: Quantity) -> bool:
    """Two thirds → all lines (100 %): what all of them come to, in brackets."""
    between = tokens.kind[first.last + 1 : goal.first]
    led = between[:1] in (["arrow"], ["to"]) and "all" in between[1:3] and len(between) < 7
    return led and goal.value == 100 and tokens.kind[goal.last + 1] == ")"


def _tell_before_range(tokens: Tokens, first: Quantity, goal: Quantity) -> None:
    """Buses offline 12, want 0-2: from there to one or the other."""
    at = goal.first - 1
    led = tokens.word[at] in _WANTS or tokens.kind[at] == "reach"
    if led and tokens.kind[at - 1] == "comma" and goal.role in (PLAIN, TARGET):
        _start(first)
        goal.role, goal.mark = TARGET, "to"


def _is_dated(tokens: Tokens, at: int) -> bool:
    """Whether a day follows, and then the clause ends."""
    at += tokens.word[at] in _LEFT
    at += tokens.kind[at] in ("at", "in")
    if tokens.kind[at] != "date":
        return False
    while tokens.kind[at] == "date":
        at += 1
    return tokens.kind[at] in _ENDS or tokens.kind[at] == "."
