"""Bounds, differences, amounts and levels in English of which a value was filled in wrong."""

from decimal import Decimal
from typing import Any

import pytest

from tests.quality.answers import answer

# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # bounds that are denied
    ("Waiting time can't be longer than 20 minutes", "hold_below", None, 20, "min", "<=", False),
    ("Ratings shouldn't be less than 4.2", "hold_above", None, Decimal("4.2"), None, ">=", False),
    ("Avoid more than 3 stockouts", "hold_below", None, 3, "stockouts", "<=", False),
    ("Occupancy must never fall to 60 %", None, None, None, None, None, True),
    # at least so much less or more
    ("Cut energy use at least 15 %", "relative", None, None, None, ">=", False),
    ("Increase repeat purchases at least 8 %", None, None, None, None, None, True),
    ("Fix the worst 5 % of routes", None, None, None, None, None, False),
    # money, bytes and heads
    (
        "Grow the average basket size from €60k to €75k",
        "increase",
        60_000,
        75_000,
        "EUR",
        None,
        False,
    ),
    ("Image size from 900k to 400k", "decrease", 900, 400, "KB", None, False),
    (
        "Raise bookings from GBP8.5M to GBP11M",
        "increase",
        8_500_000,
        11_000_000,
        "GBP",
        None,
        False,
    ),
    (
        "Raise bookings from 8 M EUR to 11 M EUR",
        "increase",
        8_000_000,
        11_000_000,
        "EUR",
        None,
        False,
    ),
    (
        "Save 5,000 EUR in a reserve fund",
        None,
        None,
        None,
        None,
        None,
        True,
    ),
    # which ones, and how much less than now
    ("Call all suppliers above 200k EUR", None, None, None, None, None, False),
    ("All hauliers above 40,000 km a year audited", "yes_no", None, None, None, None, False),
    ("Raise eNPS to 12 above the sector average", None, None, None, None, None, True),
    ("Sign 3 ports, 2 airlines and 1 broker", None, None, None, None, None, True),
    (
        "Raise the share of tenders from one third to one half",
        "increase",
        Decimal("33.33"),
        50,
        "%",
        None,
        False,
    ),
    ("Raise green roofs to 9,500m2", "increase", None, 9_500, "m2", None, False),
    ("Cut paper use by 25% (baseline year 2023)", "relative", None, None, None, None, False),
    (
        "Holders: Baseline: 42,000 (May 2026), Target: 60,000",
        "increase",
        42_000,
        60_000,
        None,
        None,
        False,
    ),
    ("Achieve a 3 per cent. reduction in postage", "relative", None, None, None, None, False),
    (
        "To place 85 per cent. of orders with hauliers within four days",
        "increase",
        None,
        85,
        "%",
        None,
        False,
    ),
    ("Offcuts: 190 PPM, target <300 PPM", "hold_below", 190, 300, "PPM", "<", False),
    ("Faults from 0.6 to below 0.9", "hold_below", Decimal("0.6"), Decimal("0.9"), None, "<", True),
    ("Retire the old till, 40 shops left", None, None, None, None, None, True),
    ("Move 70 % of tills; keep queues short", "increase", None, 70, "%", None, False),
    ("Target: 15 % lower than last year", "relative", None, None, None, None, False),
    (
        "At most 1 recall per firmware release",
        "hold_below",
        None,
        1,
        "recall/firmware release",
        "<=",
        False,
    ),
    ("Handle 40 claims per business day", None, None, 40, "/day", None, False),
)


@pytest.mark.parametrize("row", READ, ids=[one[0] for one in READ])
def test_no_value_is_filled_in_that_nobody_meant(row: tuple[Any, ...]) -> None:
    assert answer(row[0]) == row[1:]
