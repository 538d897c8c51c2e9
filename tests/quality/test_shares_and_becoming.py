"""English: shares in words and of cases, names with a zero, things that become fewer, dashes."""

from decimal import Decimal

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

# text, start, target, unit; "?": asked
READ = (
    # shares said in words
    ("Share of buoys seen from shore up from a quarter to 60%", 25, 60, "%"),
    ("Unmanned locks from half to 80 %", 50, 80, "%"),
    ("Tolls paid by app: one quarter → 80 %", 25, 80, "%"),
    ("Tolls paid by app up from a third to 60%", "33.33", 60, "%"),
    ("Cut the check of a gate from half a day to 2 h", 12, 2, "h"),
    # how often it is so, and how many there are
    ("Skippers find a free berth in 19 of 20 cases, up from 15 of 20", 75, 95, "%"),
    ("Leak found in 8 of 10 cases (now 5 of 10)", 50, 80, "%"),
    ("Crate scanned in 3 of 4 cases → 19 of 20 cases", 75, 95, "%"),
    ("Lock opens again in 19 of 20 cases, now 15", 15, 19, "cases"),
    ("Automate 18 of 20 test cases", None, 18, "cases"),
    ("Gates green: from 3 of 4 to 19 of 20", None, "?", None),
    # so many of them become fewer
    ("Fleet renewed – 210 barges become 80", 210, 80, "barges"),
    ("Three ticket shops become one", 3, 1, "shops"),
    ("40 logbooks become 12 by 1 May", 40, 12, "logbooks"),
    ("12 deckhands become 4 skippers by 1 May", None, "?", None),
    # a dash parts two clauses, unless it joins two of the same unit
    ("Boats without a check for 12 months – 8% now – under 2%", 8, 2, "%"),
    ("Claims older than 30 days - 40 now - under 10", 40, 10, None),
    ("Restore a chart in 30 min – 1 h", None, "?", "h"),
    # how it is, and how it has to be
    ("Turn at berth 4 takes 47 min, has to take 12 by Aug 20", 47, 12, "min"),
    ("Repair on slip 3 takes 40 min, must take 15", 40, 15, "min"),
    ("Each skipper must take 2 courses by 30 June", None, "?", None),
    ("Late boats: Q4'26 actual 19 %, target EOY 8 %", 19, 8, "%"),
    ("Ferry: every two weeks in place of every six", 6, 2, "week"),
    # a level kept elsewhere is a result of its own, and another metric a guard
    ("Lamps lit east 99.1 → 99.7 %, west remains ≥ 99.8", None, "?", None),
    ("Boats on time 70 → 80 %, CSAT stays above 4.4", 70, 80, "%"),
    ("Turn 18 → 9 min, coverage stays ≥ 80 %", 18, 9, "min"),
    # a clause says which ones
    ("Runbook for all boats which call more than twice a month by 30 June", None, None, None),
    ("All logs that take longer than 30 s to open are rewritten", None, None, None),
    ("85 % of skippers who wait more than 5 s come back", None, 85, "%"),
    ("A search that answers in under 200 ms", None, 200, "ms"),
    ("No skipper who waits longer than 2 days", None, 2, "day"),
    # it was so, said by a verb that opens its clause
    ("Loss ratio never above 0.65 %, peaked at 0.9 in May", "0.9", "0.65", "%"),
    # so many have one, and no way from one to so many
    ("At most one pilot per lock (5 locks have only one today)", None, 1, "pilot/lock"),
    ("Every boat has a log (today every third one has none)", None, "?", None),
    # two numbers that a slash parts, with room around it
    ("Lamps lit east / west: 0.81 / 0.77 → 0.9 / 0.85", None, "?", None),
    ("Boats seen: 44 / 120 now, 120 / 120 by 30 June", 44, 120, None),
    # onto no figure, a stretch of time, and how much it may be today
    ("Lost crates 60 to a handful", None, "?", None),
    ("Refit in half a day (now 2 days)", 2, "0.5", "day"),
    ("no boat waits more than 2 min (today up to 14 min)", None, 2, "min"),
    ("Lamps lit pier A 97→99, pier B stays at 95", None, "?", None),
    ("Turn 18 → 9 min, cost stays at 40 EUR", 18, 9, "min"),
    # what is wanted is said in words, so that the figure is how it is today
    ("Boats late: 41 % of all in 2026 – we want a quarter", None, "?", None),
    ("Overtime 18% of all hours, need single-digit", None, "?", None),
    ("SLO met in 80 % of weeks; goal 95 %", 80, 95, "%"),
    # a level in front of the pair, the largest of them, under which load
    ("Boat-to-bus 22%, bus-to-train 14% → 18%", None, "?", None),
    ("Chart files: median 1.4GB→500MB, largest ≤ 2GB", None, "?", None),
    ("Pause of the gate max 50ms @ load 32G (was 400)", 400, 50, "ms"),
    # none of them is a denial
    ("None of the locks above 80 % load", None, 80, "%"),
    ("Open leaks: none above 24 h, now 3", None, 24, "h"),
    ("We close 80 % of leaks in 90 d; none > 180 d", None, "?", None),
    ("Write down who owns what: 100 % of 640 ropes, 410 so far", None, "?", None),
    # of which of them, and of what
    ("Locks: 2 h in 95 % of cases by day, 8 h in 90 % of nights", None, "?", None),
    ("Lamps live at 40 piers (0 now), repair < 30 min", None, 30, "min"),
    ("Drills with all 25 crews, 60 % had one in 2026", 60, "?", None),
    ("Skippers who trust it: 44 %, 65 % by the Q3 survey", None, "?", None),
    ("Reply in 3 days in 4 out of 5 cases, currently 10 days", None, "?", None),
    ("Lower the loss of crates (4.1 %)", None, "?", None),
    ("Crews with fewer than 3 seniors get a mentor by 1 May", None, None, None),
    ("Owners whose boats exceed 100k reviewed yearly", None, None, None),
    ("Half of the 40 depots have solar", None, 50, "%"),
    ("2 of 3 data centres become 1 by 30 Sept", None, "?", None),
    # so many more than there are
    ("Add 2 piers (from 3)", None, "?", None),
    ("Add 10 points to NPS (31)", None, "?", None),
    ("Add 12 piers by 1 May", 0, 12, "piers"),
    # names
    ("Percentage of charts as code 64 → 95", 64, 95, "%"),
    ("Move 300 boats to zero touch enrolment", 0, 300, "boats"),
    ("Extend zero trust to 12 docks by 30 June", None, 12, "docks"),
    ("Zero open leaks by 30 June", None, 0, None),
    ("No. of open leaks: 14 → 3", 14, 3, None),
)

BANDS = (
    ("Drift of the dry dock kept within ±2 K", -2, 2, "K"),
    ("Humidity in the map room 40–50 % at all times", 40, 50, "%"),
)

KINDS = (
    ("30 % fewer leaks than the 400 in Q1", "relative", None),
    ("Zero trust pilot live at the Leeds dock by 17 May", "milestone", "2027-05-17"),
    ("Zero downtime during the refit", "hold_below", None),
    ("Measure the no. of spare keys in Q1", "baseline", "2027-03-31"),
    ("300 boats per week at least by Sep 30th", "increase", "2027-09-30"),
)


@pytest.mark.parametrize(("text", "start", "target", "unit"), READ, ids=[one[0] for one in READ])
def test_what_is_where_and_where_to(
    text: str, start: int | str | None, target: int | str | None, unit: str | None
) -> None:
    got = told(read_sentence(text, year=2027))
    if target == "?":
        assert got["ambiguous"]
        assert got["target"] is None
        assert got["change"] is None
        return
    assert got["start"] == (None if start is None else Decimal(start))
    assert got["target"] == (None if target is None else Decimal(target))
    assert got["unit"] == unit


@pytest.mark.parametrize(("text", "low", "high", "unit"), BANDS, ids=[one[0] for one in BANDS])
def test_bands_that_are_kept(text: str, low: int, high: int, unit: str) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["low"], got["high"]) == ("hold_within", low, high)
    assert got["unit"] == unit


@pytest.mark.parametrize(("text", "kind", "deadline"), KINDS, ids=[one[0] for one in KINDS])
def test_what_kind_of_result_it_is(text: str, kind: str, deadline: str | None) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["deadline"]) == (kind, deadline)
