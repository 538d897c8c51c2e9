"""What the tests of the running year start from."""

from datetime import date
from decimal import Decimal

import pytest

from grove.okrs.actions import add_key_result, add_objective
from grove.plans.actions import share_plan
from grove.plans.models import Plan
from tests.cast import Cast


@pytest.fixture
def running(cast: Cast) -> Plan:
    """The plan of 2026: Ana owns two key results, Wang one of another objective."""
    plan, due = cast.last, date(2026, 12, 31)
    releases = add_objective(cast.mei, plan, title="Releases are dull", kind="stretch")
    trust = add_objective(cast.mei, plan, title="Orders are safe", kind="committed")
    for objective, text, kind, start, target, unit, owner in (
        (releases, "Raise deploys", "increase", 2, 10, "/week", cast.ana),
        (releases, "Cut failures", "decrease", 18, 5, "%", cast.ana),
        (trust, "Keep orders up", "hold_above", None, 99, "%", cast.wang),
    ):
        add_key_result(
            cast.mei,
            objective,
            text=text,
            kind=kind,
            baseline=None if start is None else Decimal(start),
            target=Decimal(target),
            unit=unit,
            owner=owner,
            due=due,
        )
    share_plan(cast.mei, plan)
    plan.refresh_from_db()
    return plan
