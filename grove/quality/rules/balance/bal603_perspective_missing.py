"""BAL603: a perspective from which nothing in the plan is seen."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around
from grove.quality.rule import PLAN, Rule
from grove.quality.texts import Both


def check(around: Around) -> Iterator[Hit]:
    """A perspective with no need that is served, where perspectives and needs are known."""
    plan = around.plan
    if plan.perspectives is None or not plan.needs or not plan.objectives:
        return
    served = {code for one in plan.objectives for code in one.needs or ()}
    served |= {
        code for one in plan.key_results if one.fields is not None for code in one.fields.needs
    }
    seen = {need.perspective for need in plan.needs if need.code in served}
    missing = tuple(one for one in plan.perspectives if one not in seen)
    if missing:
        values = {"perspectives": tuple(PERSPECTIVES.get(one, one) for one in missing)}
        yield Hit(values=values, field="needs", basis=" ".join(missing))


PERSPECTIVES = {
    "customer": Both(en="customer", zh="客户"),
    "internal_process": Both(en="internal process", zh="内部流程"),
    "learning_growth": Both(en="learning and growth", zh="学习成长"),
    "financial": Both(en="financial", zh="财务"),
}


RULE = Rule("BAL603", "perspective-missing", ADVICE, PLAN, "SA", check)
