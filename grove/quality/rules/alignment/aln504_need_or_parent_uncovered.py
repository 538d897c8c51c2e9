"""ALN504: a need, or an objective above, that nothing in the plan serves."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Beside, Hit
from grove.quality.plan import Around, Need
from grove.quality.rule import PLAN, Rule


def check(around: Around) -> Iterator[Hit]:
    """Needs neither served nor declined; objectives above that no plan supports, nor any of their
    key results."""
    plan = around.plan
    served = {code for one in plan.objectives for code in one.needs or ()}
    served |= {
        code for one in plan.key_results if one.fields is not None for code in one.fields.needs
    }
    for need in plan.needs or ():
        if not need.declined and need.code not in served:
            values = {"code": need.code, "text": need.text}
            yield Hit(None, need.text, values, beside=(_beside(need),), basis=need.text)
    if any(one.supports is not None for one in plan.objectives):
        supported = {code for one in plan.objectives for code in one.supports or ()}
        for above in plan.parent:
            codes = {above.code, *(result.code for result in above.key_results)}
            if not above.answered and supported.isdisjoint(codes):
                values = {"code": above.code, "text": above.text}
                beside = (Beside(above.code, above.text),)
                yield Hit(None, above.text, values, "parent", beside=beside, basis=above.text)


def _beside(need: Need) -> Beside:
    return Beside(need.code, need.text)


RULE = Rule("ALN504", "need-or-parent-uncovered", ADVICE, PLAN, "S", check)
