"""LRN704: what was to go on is no longer there, and nobody says why."""

from collections.abc import Iterator
from decimal import Decimal

from grove.quality.finding import ADVICE, Beside, Hit
from grove.quality.plan import Around
from grove.quality.rule import TIME, Rule
from grove.quality.rules.goals import near_metric, same_wording

GOES_ON = frozenset({"carry_on", "change"})
REACHED = Decimal("0.7")


def check(around: Around) -> Iterator[Hit]:
    """Key results to be carried on that no line continues; missed ones nobody decided about."""
    results = around.plan.key_results
    for past in around.plan.past or ():
        if past.carried or any(near_metric(result, past) for result in results):
            continue
        if any(same_wording(result, past) for result in results):
            continue
        values = {"code": past.code, "text": past.text}
        beside = (Beside(past.code, past.text, "" if past.grade is None else f"{past.grade:f}"),)
        if past.verdict in GOES_ON:
            yield Hit(values=values, beside=beside, basis=past.text)
        elif not past.verdict and past.grade is not None and past.grade < REACHED:
            yield Hit(values=values, case="undecided", beside=beside, basis=past.text)


RULE = Rule("LRN704", "silently-dropped", ADVICE, TIME, "S", check)
