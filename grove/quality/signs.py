"""What a line shows before any rule is asked, in one number: the marks of its words and these bits.

A rule says which signs it needs (`Rule.needs`); where a line lacks them, the rule has nothing to
say of it and is not called. Signs may promise too much, never too little: the check decides.
"""

from grove.quality.lexicon.marks import CODENAME, COMPARATIVE, DEGREE, SECTIONS, TASK
from grove.quality.sentence.reading import DOWN
from grove.quality.typed import TYPE_CHECKING

if TYPE_CHECKING:
    from grove.quality.plan import KeyResult, Objective

(
    DOES,  # its predicate is a task
    STARTLESS,  # no start is known, from the fields or on bare text from the sentence
    PAIRED,  # start and target are known
    AGAINST,  # and its verb may point the other way
    STILL,  # and there may be no way between them
    MEASURED,  # numbers say how much
    PROMISES,  # or nothing does, and it is more than a bare task
    PASSES,  # a milestone, or yes or no
) = (1 << place for place in range(len(SECTIONS), len(SECTIONS) + 8))

PASSING = frozenset(("milestone", "yes_no"))
MOVING = frozenset(("increase", "decrease"))
MORE = DEGREE | COMPARATIVE


def of_key_result(result: "KeyResult") -> int:
    """Signs of a key result: of its words, its sentence and its fields."""
    line = result.line
    union = line.union
    if line.measured:
        signs = union | MEASURED
    elif line.verb != TASK or union & MORE:
        signs = union | PROMISES
    else:
        signs = union
    if line.verb == TASK:
        signs |= DOES
    if line.glossary.codenames:
        signs |= CODENAME  # any word may be one
    fields = result.fields
    if fields is None:
        reading = line.reading
        start, target = reading.start, reading.target
        kind = result.kind = reading.kind.value if reading.kind is not None else ""
    else:
        start, target = fields.start, fields.target  # type: ignore[assignment]
        kind = fields.kind
    if start is None:
        signs |= STARTLESS
    elif target is not None:
        signs |= PAIRED
        if fields is not None:
            signs |= AGAINST | STILL
        else:
            result.start, result.target = start.value, target.value
            verb = reading.direction
            if verb is not None and (verb.value is DOWN) != (target.value < start.value):
                signs |= AGAINST
            if kind not in MOVING or start.value == target.value:
                signs |= STILL
    return signs | PASSES if kind in PASSING else signs


def of_objective(objective: "Objective") -> int:
    """Signs of an objective: of its words."""
    line = objective.line
    return line.union | DOES if line.verb == TASK else line.union
