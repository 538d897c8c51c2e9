"""What is told of today in a clause of its own: …; in 2026 they took 12 · … (it is 37 % by now)."""

from grove.quality.lexicon.word_classes import word_class
from grove.quality.sentence.apposed import is_apposed, is_before_deed, is_bidden, is_done_by_now
from grove.quality.sentence.in_front import TIMES
from grove.quality.sentence.progress import is_progress
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.roles import CIRCUMSTANCE, CONDITION, NAMELESS, PLAIN, START, TARGET
from grove.quality.sentence.tense import IS, TOLD, WANTED, is_done_too, is_left, is_told
from grove.quality.sentence.tokens import Tokens

FURTHEST = 30  # tokens from a number to the edges of its clause
_BREAKS = frozenset(("comma", "stop", "(", ")", ".", "-"))
_EDGES = frozenset(("comma", "stop", "(", ")", "begin", "eos"))
_TURNS = frozenset(("...", "where", "whereas", "because", "since", "though", "although"))
_SAID = frozenset(("now", "last"))
_THEM = frozenset("them these those which whom".split())
_WANTS = word_class("en", "wants_before_number")
_CLOSES = frozenset(("eos", "date", "comma", "stop", ")", ".", "for", "in", "on", "and"))
_DONE = frozenset(("pass", "up", "move", "w", "begin"))
_OPENS = frozenset(("~", "comma", "stop", "(", "-", ":"))
_ASIDE = frozenset((CIRCUMSTANCE, CONDITION, NAMELESS))
_MAIN = frozenset((PLAIN, TARGET))
_BESIDE = frozenset((CONDITION, CIRCUMSTANCE))


def tell_present(tokens: Tokens, quantities: list[Quantity]) -> None:
    """Make a start of the number in a clause that says how it is or was."""
    if not tokens.dated and _SAID.isdisjoint(tokens.kinds) and TOLD.isdisjoint(tokens.word):
        return
    if _BREAKS.isdisjoint(tokens.kinds) and _TURNS.isdisjoint(tokens.word):
        return
    last = quantities[-1]
    if last.comparator or last.upper is not None or last.mark == "beside":
        return  # > 97 % (audit sample of 200)
    left, right = clause_of(tokens, last)
    if not tokens.latin and tokens.kind[left] == "comma" and tokens.kind[right] == ")":
        left = _opens_now(tokens, left)
    before = [one for one in quantities if one.last < left and one.role != START]
    goals = [one for one in before if one.role in _MAIN]
    goals = goals or [one for one in before if one.role in _BESIDE and one.mark != "part"]
    if len(goals) > 1:
        goals = [one for one in goals if one.unit == last.unit != ""]
    rest = [one for one in quantities if one.last > left and one is not last]
    if any(one.role not in _ASIDE for one in rest):
        return
    if len(goals) != 1 or not _same(goals[0], last):
        return
    goal = goals[0]
    if not tokens.latin and is_progress(tokens, last):
        return
    done = tokens.word[goal.last + 1]
    if done[-2:] == "ed" and done == tokens.word[last.last + 1]:
        return  # RTO 4 h achieved, RPO 15 min achieved: two goals
    if tokens.word[last.last + 1] == "of" and tokens.word[last.last + 2] in _THEM:
        return  # 14 teams, 3 of them had none
    behind = (last.noun_at or last.last) + 1
    if tokens.latin and tokens.kind[behind] == "cmp" and last.unit not in ("", "%"):
        return  # EUR 300,000 less than in 2026: how much less, and not how much
    too = _is_present(tokens, left, right) or is_done_too(tokens, left, behind)
    if not too and _is_done(tokens, goal):
        return  # interview 25 users, 10 of last year's
    left_over = goal.value < last.value and goal.unit == "" and is_left(tokens, last)
    opens = (
        tokens.kind[left : left + 2] == ["(", "now"] and not tokens.latin
    )  # (现在跑到 300 就超时)
    if opens and "reach" in tokens.kind[left:right]:
        return  # (去年目标是做到 80%)
    if left_over or opens or is_told(tokens, left, right, last):
        last.role, last.mark = START, "now"
        if not (goal.rated or last.out_of):  # 31 of 124 are 25 %
            last.unit = last.unit or goal.unit


def _opens_now(tokens: Tokens, comma: int) -> int:
    """(目前仍为单体, 0 个): where a bracket opens that speaks of today, up to a number behind a
    comma; else the comma."""
    kind, at = tokens.kind, comma - 1
    least = max(0, comma - FURTHEST)
    while at > least and kind[at] not in _BEFORE_COMMA:
        at -= 1
    return at if kind[at : at + 2] == ["(", "now"] else comma


_BEFORE_COMMA = frozenset("( ) # comma stop".split())


def tell_cells(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """打回率 | 31% | ≤ 10%: two cells of a row; a bound that is not met yet is the target."""
    between = tokens.word[one.last + 1 : other.first]
    if between == ("/",) and tokens.kind[one.last + 1] == "/":
        _tell_slashed(tokens, one, other)
        return
    if between not in ((), ("|",)):
        return
    bare = tokens.latin and not (other.unit or other.noun or between)  # pauses 800 ms max 200
    if one.unit != other.unit and not (bare and one.unit):
        return
    tabbed = tokens.text.find("\t", one.whole_end, other.whole) > 0
    if (between or tabbed) and not (one.comparator or other.comparator):
        _tell_headed(tokens, one, other)
        return
    if not one.unit:
        return
    level, bound = (one, other) if other.comparator else (other, one)
    if level.comparator or not bound.comparator or level.role != PLAIN or bound.role != PLAIN:
        return
    wanted = level.value > bound.value if bound.comparator[0] == "<" else level.value < bound.value
    if wanted:
        level.role, level.mark = START, "now"


def _tell_slashed(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """当前/目标: 98.9%/99.8%: the words in front of the colon say which is which."""
    head = tokens.kind[1 : one.first]
    if head.count("now") != 1 or head.count("reach") != 1 or head.count("/") < 1:
        return
    now, reach = head.index("now"), head.index("reach")
    colon = head[-1] == ":" or tokens.word[one.first - 1][-1:] == ":"
    if not colon or abs(now - reach) != 2 or head[min(now, reach) + 1] != "/":
        return
    between = head[max(now, reach) + 1 :]
    if not {")", ":"}.issuperset(between) or one.unit not in ("", other.unit):
        return
    if one.comparator or other.comparator or other.role != PLAIN:
        return
    tokens.kind[one.last + 1] = "stop"  # and no choice of two
    one.role = PLAIN  # whatever the word straight in front of it made of it
    _tell(one, other, now < reach)


def _tell_headed(tokens: Tokens, one: Quantity, other: Quantity) -> None:
    """指标 | 现状 | 目标, and a row of the same: the head of the table says which is which."""
    head = tokens.kind[1 : one.first]
    if head.count("reach") != 1:
        return
    edge = "|" if "|" in tokens.word[one.last + 1 : other.first] else "\t"
    reach = head.index("reach")
    if head.count("now") == 1:
        now = head.index("now")
    else:
        named = [at for at in range(len(head)) if tokens.word[1 + at] in _STARTS]
        if "now" in head or len(named) != 1:
            return
        now = named[0]
    if edge == "|":
        if abs(now - reach) != 2 or head[min(now, reach) + 1] != "stop":
            return
    elif abs(_cell(tokens, 1 + now, edge) - _cell(tokens, 1 + reach, edge)) != 1:
        return
    row = tokens.text.find("\n") + 1
    if not row or row > one.start:
        if not one.unit or edge != "|":
            return
    elif _column(tokens, one, row, edge) != min(
        _cell(tokens, 1 + now, edge), _cell(tokens, 1 + reach, edge)
    ):
        return  # a column of something else is filled in, and one of the two is not
    _tell(one, other, now < reach)


_STARTS = frozenset(("基准", "基线", "起点", "现", "今"))


def _tell(one: Quantity, other: Quantity, onward: bool) -> None:
    start, target = (one, other) if onward else (other, one)
    if one.role == other.role == PLAIN:
        start.role, start.mark = START, "now"
        target.role, target.mark = TARGET, "reach"


def _cell(tokens: Tokens, at: int, edge: str) -> int:
    """In which column of the heading a word stands."""
    return tokens.text.count(edge, 0, tokens.start[at])


def _column(tokens: Tokens, one: Quantity, row: int, edge: str) -> int:
    row = max(row, tokens.text.rfind("\n", 0, one.start) + 1)
    return tokens.text.count(edge, row, one.start)


def tell_other(tokens: Tokens, last: Quantity) -> None:
    """At berth 4 in 18 h, berth 5 already does it in 15: how another one is, and no start."""
    left, _ = clause_of(tokens, last)
    named = tokens.kind[left] in _OPENS and tokens.kind[left + 1] in _NAMES
    numbered = named and tokens.kind[left + 2] == "#" and left + 2 < last.first
    if numbered and last.role == START and tokens.kind[left + 3] not in _MEASURED:
        last.role, last.mark = CIRCUMSTANCE, "part"


_NAMES = frozenset(("w", "pass", "top"))
_MEASURED = frozenset(("unit", "date", ":", "of"))


_LASTS = frozenset("take need last cost be".split())
_BECOMES = frozenset(("become", "be"))
_MODALS = {"must": 1, "should": 1, "shall": 1, "to": 2}  # …, must take 15; …, has to take 12


def _is_done(tokens: Tokens, goal: Quantity) -> bool:
    """Hire 4 people: a verb opens, and so many are counted from none."""
    counts = goal.counted and not (goal.comparator or goal.out_of or goal.rated)
    return counts and goal.role == PLAIN and tokens.kind[goal.first - 2] == "begin"


def _is_present(tokens: Tokens, left: int, right: int) -> bool:
    """Whether a clause says today, so far, and not only last year."""
    for at in range(left, right):
        if tokens.kind[at] == "now":
            word = tokens.word[at]
            return not (word.isdecimal() or word.startswith("last") or word in ("was", "were"))
    return False


def tell_first(tokens: Tokens, first: Quantity, goal: Quantity) -> None:
    """19 open, 3 or fewer by year-end · 41 %, want 50 %: how it is, in front of what is wanted."""
    if first.comparator or first.upper is not None or goal.upper is not None:
        return
    if first.role == START:
        if goal.role == PLAIN and _is_wanted(tokens, goal) and _same(goal, first):
            goal.role, goal.mark = TARGET, "reach"  # up from 4.1, 4.5 wanted
        return
    left, right = clause_of(tokens, first)
    if tokens.kind[first.first - 1] == ":":
        left = first.first - 1  # onboarded to it: 18 of 30 at the start
    if right >= goal.first or not (_same(goal, first) or _is_bare(goal)):
        return
    if goal.comparator and not _APART.isdisjoint(tokens.kinds) and is_of_own(tokens, first, goal):
        return
    verb = goal.first - 1
    if tokens.word[verb] in _LASTS and (modal := _MODALS.get(tokens.word[verb - 1])):
        verb -= modal
    before = verb - 1 - (tokens.word[verb - 1] == "we" or tokens.word[verb] in _BECOMES)
    led = tokens.word[verb] in _WANTS or tokens.kind[verb] == "reach" or verb < goal.first - 1
    led = led or (tokens.word[verb] in _BECOMES and tokens.word[verb - 1] == "to")
    wanted = led and tokens.kind[before] in _OPENS
    wanted = wanted and tokens.kind[(goal.noun_at or goal.last) + 1] in _CLOSES
    wanted = wanted or _is_wanted(tokens, goal)
    none = not goal.value and first.value and tokens.kind[goal.last + 1] == "date"
    if none and not (goal.noun or goal.unit) and tokens.kind[first.first - 1] not in _DONE:
        first.role, first.mark = START, "now"  # 84 in stock, none by 30 November
        return
    bound = (
        goal.comparator
        or not goal.value
        or goal.role == TARGET
        or _is_due(tokens, first, goal, left)
        or is_before_deed(tokens, right, first, goal)
    )
    if wanted:
        goal.role, goal.mark = TARGET, "reach"
    elif not bound or not (
        (goal.value < first.value and is_left(tokens, first))
        or is_told(tokens, left, right, first)
        or is_apposed(tokens, left, right, first, goal)
        or is_done_by_now(tokens, first, goal)
        or is_before_deed(tokens, right, first, goal)
    ):
        return
    first.role, first.mark = START, "now"


def is_of_own(tokens: Tokens, first: Quantity, goal: Quantity) -> bool:
    """We load 90 % on time. Damage must not exceed 2 %: a sentence with a subject of its own."""
    kind = tokens.kind
    for at in range(goal.first - 1, first.last, -1):
        stops = kind[at] == "." and not tokens.tight(at + 1)
        denies = kind[at] == "comma" and first.role == TARGET and "not" in kind[at : goal.first]
        if (stops or denies) and kind[at + 1] == "w":
            subject = tokens.word[at + 1]
            return subject not in _IT and subject not in tokens.word[1 : first.first]
    return False


_APART = frozenset((".", "not"))


_IT = word_class("en", "refers_back")


def _is_wanted(tokens: Tokens, goal: Quantity) -> bool:
    """4.5 wanted, 7 % is the aim, 8 minutes is enough: what is said behind a number."""
    if is_bidden(tokens, goal):
        return True
    at = (goal.noun_at or goal.last) + 1
    if tokens.word[at] in ("is", "are", "as"):
        at += 1 + (tokens.kind[at + 1] in ("the", "a", "all"))
    return tokens.word[at] in _DESIRED and tokens.kind[at + 1] in _CLOSES


_DESIRED = word_class("en", "wanted_behind_number")


def _is_bare(goal: Quantity) -> bool:
    return not (goal.unit or goal.noun or goal.out_of)


def _is_due(tokens: Tokens, first: Quantity, goal: Quantity, left: int) -> bool:
    """18 of 30 at the start, 30 of 30 by Q3: the date alone says which of them is wanted."""
    if tokens.kind[(goal.noun_at or goal.last) + 1] != "date":
        return False
    same = first.out_of if goal.out_of else first.unit == goal.unit
    return same and "pass" not in tokens.kind[left : first.first]


_INSTEAD = frozenset(("instead of", "rather than", "in place of", "as against", "as opposed to"))


def tell_level(tokens: Tokens, first: Quantity, goal: Quantity) -> None:
    """We are at 71 %, should be 85 %: where something is, in front of where it should be."""
    same = goal.unit in ("", first.unit) and not goal.noun
    if first.hyphened and goal.mark in ("to", "downto", "upto") and same:
        if tokens.kind[first.first - 1] in ("the", "all") and first.unit:
            first.role, first.mark = START, "now"  # reduce the 6-week test to 2 weeks
        return
    if first.role == NAMELESS:
        instead = tokens.word[first.last + 1] in _INSTEAD and goal.mark == "now"
        if instead and first.spelled and first.unit in TIMES and goal.role == START:
            first.role = PLAIN  # takes one day instead of four
        return
    if first.role == START:
        shared = first.mark == "from" and tokens.kind[first.last + 1] == "of"
        if shared and goal.role == START and goal.mark == "now" and goal.unit == first.unit == "%":
            first.role, first.mark = PLAIN, "w"  # data from 85 % of the units, was 60 % in January
        return
    if first.mark == "at" and "while" in tokens.kind[first.last : goal.first]:
        first.role, goal.role = PLAIN, CIRCUMSTANCE  # at 3 days while the volume grows by 30 %
        return
    ahead = first.first - 2
    is_at = tokens.kind[ahead + 1] == "at" and tokens.word[ahead] in IS
    if first.mark == "at" and tokens.kind[ahead] in _NAMED and "it" in tokens.word:
        between = tokens.word[first.last + 1 : goal.first]
        is_at = "it" in between and "," in between and "hold" not in tokens.kinds
        if is_at and goal.comparator and goal.role == PLAIN:
            goal.role = TARGET  # usage: at 91 TB, get it to 50 TB, get it below 50 TB
    if is_at and goal.role == TARGET and first.unit == goal.unit and not first.comparator:
        first.role, first.mark = START, "now"


_NAMED = frozenset((":", "-", "w"))


def clause_of(tokens: Tokens, one: Quantity) -> tuple[int, int]:
    """The tokens between which a clause stands: behind one edge, in front of the next."""
    left = one.first - 1
    least = max(0, left - FURTHEST)
    while left > least and not _is_edge(tokens, left):
        left -= 1
    right = one.last + 1
    most = min(right + FURTHEST, len(tokens.kind) - 1)
    while right < most and not _is_edge(tokens, right):
        right += 1
    return left, right


def _is_edge(tokens: Tokens, at: int) -> bool:
    kind = tokens.kind[at]
    if kind in _EDGES or tokens.word[at] in _TURNS:
        return True
    if kind == "and":
        return tokens.word[at + 1] in WANTED  # … at present and shall be 10
    if kind == ".":
        return not tokens.tight(at + 1) and tokens.word[at - 1] not in ("ca", "approx", "avg")
    return kind == "-" and not tokens.tight(at) and not tokens.tight(at + 1)


def _same(goal: Quantity, told: Quantity) -> bool:
    """Whether both may measure the same."""
    if goal.unit == "%" and told.out_of and not told.unit:
        return True  # 90 % of them have one, 52 of 130 had one
    if told.unit == goal.unit and (told.unit or not told.noun or told.noun == goal.noun):
        return True
    if goal.out_of and told.out_of and goal.unit == told.unit == "":
        return True
    if told.unit and goal.unit.startswith((f"{told.unit} per ", f"{told.unit}/")):
        return True  # under 200k a month; September came in at 260k
    if goal.out_of and told.out_of:
        return not told.unit
    if not told.unit:
        return not (told.noun or goal.out_of or (told.out_of and goal.unit))
    return told.unit in TIMES and goal.unit in TIMES
