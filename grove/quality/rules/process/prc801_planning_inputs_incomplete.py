"""PRC801: a plan was written before its inputs were looked at."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around
from grove.quality.rule import TIME, Rule
from grove.quality.texts import Both

INPUTS = {
    "positioning": Both(en="positioning", zh="部门定位"),
    "needs": Both(en="customers and needs", zh="客户与需求"),
    "review": Both(en="review of the last cycle", zh="上期复盘"),
}


def check(around: Around) -> Iterator[Hit]:
    """Inputs of the method that are known to be missing, in one finding."""
    process = around.plan.process
    if process is None or not process.inputs_missing or not around.plan.objectives:
        return
    missing = tuple(INPUTS.get(one, one) for one in process.inputs_missing)
    yield Hit(values={"inputs": missing}, basis=" ".join(process.inputs_missing))


RULE = Rule("PRC801", "planning-inputs-incomplete", ADVICE, TIME, "S", check)
