"""All of so many of which some are done, shares as fractions, and what is better than today."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

EN = (
    # all of so many
    ("Of the 64 jobs 20 are moved so far; all moved by 29 Oct", "increase", 20, 64, "jobs"),
    ("Of 64 jobs 20 are moved so far, all by 29 Oct", "increase", 20, 64, "jobs"),
    ("Of our 18 depots 7 run on it, all of them by 1 May", "increase", 7, 18, "depots"),
    ("Of 40 vendors 9 are audited so far. All audited by 3 May.", "increase", 9, 40, "vendors"),
    ("Of the 30 shops 12 have tills today; all done by 30 June", "increase", 12, 30, "shops"),
    ("4 of 9 sites live, all live by 2 Feb", "increase", 4, 9, "sites"),
    ("5 of 13 depots fitted at year start, all fitted by 2 Feb", "increase", 5, 13, "depots"),
    ("Of the 64 jobs 20 are moved; all documented by 4 May", None, 20, "?", None),
    ("20 of 64 jobs are moved so far; all critical ones by 4 May", None, 20, "?", None),
    ("18 of 20 sites moved, all with a tested fallback", "count", None, 18, "sites"),
    ("Of the 64 jobs at most 20 run on Sundays", "hold_below", None, 20, None),
    # shares
    ("Self-service share of requests 1/4 → 3/4", "increase", 25, 75, "%"),
    ("Share of women in tech roles from 1/5 to 2/5", "increase", 20, 40, "%"),
    ("Proportion of paper forms 3/4 -> 1/4", "decrease", 75, 25, "%"),
    ("Squads with a runbook: 2/8 → 8/8", "increase", 2, 8, None),
    ("Share price review 3/4 → 4/4", "increase", 3, 4, None),
    ("Market share score 3.2/5 → 4.0/5", "increase", 3.2, 4, "/5"),
    # or better
    ("Uncertainty of the bench: 2 % or better, from 3.5 %", "decrease", 3.5, 2, "%"),
    ("Bias of the estimate 1 % or better, now 4 %", "decrease", 4, 1, "%"),
    ("Hit ratio 80 % or better, now 60 %", "increase", 60, 80, "%"),
    ("Match rate 30 % or better", "increase", None, 30, "%"),
    ("Bias 5 % or better", None, None, "?", None),
    # gone, one by one
    ("Stale dashboards retired: 700", "count", 0, 700, None),
    ("Old contracts archived: 300, by 4 May", "count", 0, 300, None),
    ("Share of stale dashboards retired: 70 %", "increase", None, 70, "%"),
    ("Accounts closed: 40 per day", "increase", None, 40, "/day"),
    ("Accounts closed: 40 (now 60)", "decrease", 60, 40, None),
    ("Replace 40 legacy testers", "count", 0, 40, "testers"),
    ("Train 40 testers", "count", 0, 40, "people"),
    # a name and a number
    ("freshness 15", None, None, "?", None),
    ("Warehouse credits 30", None, None, "?", None),
    ("Hire 15", "count", 0, 15, None),
    ("Windows 11", None, None, None, None),
    # one or the other
    ("Cut scrap from 3.2% to 1.8% or 2%", "decrease", 3.2, "?", "%"),
    ("Cut lead time from 9 days to 3, or maybe 12", None, 9, "?", "day"),
    ("Answer within 2 h or 30 min", None, None, "?", None),
    ("Cut recovery from 2 h and 30 min to 40 min", "decrease", 150, 40, "min"),
    # when the year began
    ("Coverage 88% in Jan, 99% by 15 Oct", "increase", 88, 99, "%"),
    ("Rent due in January, yield 5 % by 30 June", "increase", None, 5, "%"),
    ("Hire 3 in Jan, 5 by 30 June", None, None, "?", None),
    # where it starts is the goal
    ("Establish a starting figure for model drift", "baseline", None, None, None),
    ("Agree the starting level of churn by 31 March", "baseline", None, None, None),
    ("Win rate from a starting level of 40 % to 55 %", "increase", 40, 55, "%"),
    ("Test stand up and running by 3 May", "milestone", None, None, None),
    ("New lab is up and running, end of Sept", "milestone", None, None, None),
    ("Get the crane recertified", "milestone", None, None, None),
)


@pytest.mark.parametrize(("text", "kind", "start", "target", "unit"), EN)
def test_what_is_read_or_asked_about(
    text: str, kind: str | None, start: float | None, target: float | str | None, unit: str | None
) -> None:
    read = told(read_sentence(text, year=2027))
    asked = [one for one in read["questions"] if one["code"] != "start_assumed"]
    assert bool(asked) == (target == "?")
    target = None if target == "?" else target
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    assert (read["kind"], *got, read["unit"]) == (kind, start, target, unit)


DAYS = (
    ("Orders traced — 88% in Jan, 99% when we launch (15 Oct)", "2027-10-15"),
    ("Orders traced — 88% in March, 99% when we launch (15 Oct)", None),
    ("Yield 91% in January, 95% at start of production (1 Sept)", "2027-09-01"),
    ("Suppliers audited: 85% by 3 June (audit on 5 July)", "2027-06-03"),
)


@pytest.mark.parametrize(("text", "due"), DAYS)
def test_a_day_in_brackets_behind_the_goal(text: str, due: str | None) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["deadline"] == due
    assert bool(read["questions"]) == (due is None)


BANDS = (
    ("Temperature of the chamber held at 55 °C ± 1.5", 53.5, 56.5, "°C"),
    ("Keep the oven at 180 °C ± 3 °C", 177, 183, "°C"),
    ("Hold pressure at 2.5 bar ± 0.1 by 5 May", 2.4, 2.6, "bar"),
    ("Keep humidity at 45 % ± 5 %", None, None, "%"),
    ("Keep spend at $40k ± 2k", None, None, None),
    ("Keep the crew at 340 ± 5", None, None, None),
)


@pytest.mark.parametrize(("text", "low", "high", "unit"), BANDS)
def test_a_band_around_what_is_kept(
    text: str, low: float | None, high: float | None, unit: str | None
) -> None:
    read = told(read_sentence(text, year=2027))
    got = [None if one is None else float(one) for one in (read["low"], read["high"])]
    assert (*got, read["unit"]) == (low, high, unit)
    assert bool(read["questions"]) == (low is None)
