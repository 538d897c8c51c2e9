"""PLAT's plan of 2026 as it ends: three key results measured, one of them worse than its start."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from grove.needs.actions import record_need
from grove.okrs.actions import add_key_result, add_objective, record_reading
from grove.okrs.models import KeyResult, Objective
from grove.plans.actions import share_plan
from grove.plans.models import Plan
from grove.positioning.actions import add_dimension, save_answers
from grove.review.actions import save_grade
from grove.review.last_cycle import Ended, ended_results, next_plan
from tests.cast import Cast


@dataclass
class Ending:
    """O1 (stretch): K1 reached 0.7 of its way, K2 all of it. O2 (committed): K3 got worse."""

    cast: Cast
    boring: Objective
    trust: Objective
    deploys: KeyResult
    latency: KeyResult
    failing: KeyResult

    @property
    def plan(self) -> Plan:
        return Plan.objects.select_related("department", "cycle").get(pk=self.cast.last.pk)

    def url(self, page: str = "") -> str:
        """An address of the close: `ending.url("grades")`."""
        return "/plat/2026/close" + (f"/{page}" if page else "")

    def ended(self, number: int) -> Ended:
        return ended_results(next_plan(self.plan), self.plan, number)[0]

    def grade(self, number: int, value: str, **more: Any) -> None:
        values = {"value": Decimal(value), **more}
        revision = getattr(self.ended(number).record, "given_revision", None) or 0
        save_grade(self.cast.mei, self.plan, self.ended(number), revision, values)

    def grade_all(self) -> None:
        """As computed, with what each of them asks for."""
        self.grade(1, "0.7", verdict="carry_on")
        self.grade(2, "1.0", reach="stretch", verdict="done")
        self.grade(3, "0.0", cause="Canary covered a third", verdict="change")


@pytest.fixture
def ending(cast: Cast) -> Ending:
    """The plan of 2026, begun and measured by Mei Lin, shared with everybody; 2027 is planned
    already, and empty."""
    mei, last = cast.mei, cast.last
    share_plan(mei, last)
    save_answers(mei, last, 0, {"why_set_up": "Product teams ship without waiting"})
    add_dimension(mei, last, "Speed of delivery", "lead time", "product heads")
    need = {"words": "Releases at any hour", "level": "business", "perspective": "customer"}
    record_need(mei, last, "Tang Min", need)
    boring = add_objective(mei, last, title="Make releases boring", kind="stretch")
    trust = add_objective(mei, last, title="Customers can rely on us", kind="committed")
    ending = Ending(
        cast,
        boring,
        trust,
        deploys=add_key_result(
            mei, boring, text="Raise deploy frequency from 0 to 10 per week by 31 Dec"
        ),
        latency=add_key_result(
            mei, boring, text="Cut p95 checkout latency from 800 ms to 300 ms by 30 Nov"
        ),
        failing=add_key_result(
            mei, trust, text="Cut change failure rate from 18 % to 5 % by 31 Dec"
        ),
    )
    record_reading(mei, ending.deploys, date(2026, 11, 20), Decimal(7))
    record_reading(mei, ending.latency, date(2026, 11, 20), Decimal(300))
    record_reading(mei, ending.failing, date(2026, 11, 20), Decimal(21))
    return ending
