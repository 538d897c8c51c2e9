"""SET405: the key results of an objective are the phases of one project, in a row."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Hit
from grove.quality.lexicon.marks import PHASES, TASK
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import PLAN, Rule
from grove.quality.structure import Line

FEWEST = 3


def check(around: Around) -> Iterator[Hit]:
    """Design, build, test, deploy: at least three phases, each later than the one before."""
    for objective in around.plan.objectives:
        chain = _chain(objective.key_results)
        if len(chain) >= FEWEST:
            yield Hit(
                about=objective.code,
                words=objective.text,
                values={"objective": objective.text, "steps": [one.text for one in chain]},
                basis="\n".join((objective.text, *(one.text for one in chain))),
            )


def _chain(results: tuple[KeyResult, ...]) -> list[KeyResult]:
    """The longest run of phases that only goes forward."""
    best: list[KeyResult] = []
    run: list[KeyResult] = []
    last = -1
    for result in results:
        phase = _phase(result.line, last)
        if phase > last:
            run, last = [*run, result], phase
        elif phase >= 0:
            run, last = [result], phase
        if len(run) > len(best):
            best = run
    return best


def _phase(line: Line, last: int) -> int:
    """Which phase a line names as its task, looking past `last` first; -1: none."""
    if line.measured or not (line.verb == TASK or line.head >= 0):
        return -1
    heads = [line.marks[at] for at in (line.first, line.head) if 0 <= at < len(line.marks)]
    for mark in (*heads, line.union):
        found = [at for at, bit in enumerate(PHASES) if mark & bit]
        if found:
            return next((at for at in found if at > last), found[0])
    return -1


RULE = Rule("SET405", "waterfall-chain", WARNING, PLAN, "LS", check)
