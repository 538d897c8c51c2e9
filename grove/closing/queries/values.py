"""The last value of each key result of a plan, and how old it is."""

from dataclasses import dataclass

from grove.health.guards import Guard
from grove.look.words import date_text
from grove.plans.models import Plan
from grove.review.last_cycle import ended_results
from grove.review.saying import way_words


@dataclass(frozen=True)
class ValueLine:
    """One key result and what it ended at, "" while nothing is known."""

    code: str
    text: str
    href: str
    way: str
    ended: str
    on: str
    guard: Guard | None


def value_lines(plan: Plan) -> tuple[ValueLine, ...]:
    """Every key result in the order of the plan. Two queries."""
    return tuple(
        ValueLine(
            code=one.record.short_code,
            text=one.record.text,
            href=one.row.href,
            way=way_words(one),
            ended=one.row.now_text if one.row.readings or one.row.stages else "",
            on=date_text(one.row.readings[-1].on) if one.row.readings else "",
            guard=one.row.guard,
        )
        for one in ended_results(None, plan)
    )
