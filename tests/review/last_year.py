"""Key results of PLAT's plan of 2026 as tests of step 3 need them: measured, missed, unmeasured."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import pytest

from grove.okrs.actions import add_key_result, add_objective, record_reading
from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.review.last_cycle import Ended, ended_results
from tests.cast import Cast


@dataclass
class LastYear:
    """O1 (stretch): K1 reached 0.7 of its way, K2 was never read. O2 (committed): K3 got worse."""

    cast: Cast
    deploys: KeyResult
    latency: KeyResult
    failing: KeyResult

    @property
    def plan(self) -> Plan:
        return self.cast.plan

    def ended(self, number: int) -> Ended:
        return ended_results(self.cast.plan, self.cast.last, number)[0]

    def grade_url(self, number: int) -> str:
        return self.cast.url(f"review/key-results/{number}/grade")

    def page(self, language: str = "en") -> str:
        return self.cast.as_(self.cast.mei, language).get(self.cast.url("review")).text


@pytest.fixture
def year(cast: Cast) -> LastYear:
    """The plan of 2026, begun and measured by Mei Lin."""
    mei, last = cast.mei, cast.last
    boring = add_objective(mei, last, title="Make releases boring", kind="stretch")
    trust = add_objective(mei, last, title="Customers can rely on us", kind="committed")
    year = LastYear(
        cast,
        deploys=add_key_result(
            mei,
            boring,
            text="Raise deploy frequency from 0 to 10 per week by 31 Dec",
            weight=3,
        ),
        latency=add_key_result(
            mei, boring, text="Cut p95 checkout latency from 800 ms to 300 ms by 30 Nov"
        ),
        failing=add_key_result(
            mei, trust, text="Cut change failure rate from 18 % to 5 % by 31 Dec"
        ),
    )
    record_reading(mei, year.deploys, date(2026, 11, 20), Decimal(7))
    record_reading(mei, year.failing, date(2026, 11, 20), Decimal(21))
    return year
