"""Floors for each, stretches of time, days without "by", one noun of two words."""

from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

# text, kind, start, target or the edges of a band, unit, comparator, deadline, whether it is asked
READ = (
    # a floor for each of them, and what a stretch of time may have
    (
        "Each shift staffed with no fewer than 4 nurses",
        "hold_above",
        None,
        4,
        "people",
        ">=",
        None,
        False,
    ),
    (
        "Every squad has at least 2 testers by 30 June",
        "increase",
        None,
        2,
        "people",
        ">=",
        "2027-06-30",
        False,
    ),
    ("Each plant keeps minimum 3 spare pumps", "hold_above", None, 3, "pumps", ">=", None, False),
    (
        "No more than 3 P1 incidents in 2027",
        "hold_below",
        None,
        3,
        "incidents",
        "<=",
        "2027-12-31",
        False,
    ),
    ("At most 2 rollbacks in H1", "hold_below", None, 2, "rollbacks", "<=", "2027-06-30", False),
    (
        "At most 20 findings at the audit in Q3",
        "decrease",
        None,
        20,
        "findings",
        "<=",
        "2027-09-30",
        False,
    ),
    # two words of one noun
    (
        "Train at least 90 hall and gate leads by 30 June",
        "count",
        None,
        90,
        "people",
        ">=",
        "2027-06-30",
        False,
    ),
    ("Win 4 design and build contracts", "count", 0, 4, None, None, None, False),
    ("Hire 3 data and 2 platform engineers", None, None, None, None, None, None, True),
    ("Close 20 findings and risks", "count", 0, 20, "findings", None, None, False),
    # a noun behind a fraction
    ("Store rating from 4.1 to 4.4 stars", "increase", 4.1, 4.4, "stars", None, None, False),
    # bounds
    (
        "Trim the image from 148 MB down to 90 MB or smaller",
        "decrease",
        148,
        90,
        "MB",
        "<=",
        None,
        False,
    ),
    ("Scrap kept at or beneath 2 %", "hold_below", None, 2, "%", "<=", None, False),
    ("WIP not below 3 nor above 6 items", "hold_within", None, (3, 6), "items", None, None, False),
    # days
    (
        "Backlog shrinks to 150 tickets (Jan: 640), 31 May latest",
        "decrease",
        640,
        150,
        "tickets",
        None,
        "2027-05-31",
        False,
    ),
    (
        "Cost stays under 2.1 cents through December",
        "hold_below",
        None,
        2.1,
        "cents",
        "<",
        "2027-12-31",
        False,
    ),
    ("Sales through May campaign up 10 %", "relative", None, None, None, None, None, False),
    (
        "Four releases shipped in the first half of the year",
        "count",
        0,
        4,
        "releases",
        None,
        "2027-06-30",
        False,
    ),
    ("In the first half of March ship the beta", None, None, None, None, None, None, True),
    (
        "Register accuracy from 76% to 98% after the Q2 count (deadline 30 June 2027)",
        "increase",
        76,
        98,
        "%",
        None,
        "2027-06-30",
        False,
    ),
    (
        "Register accuracy from 76% to 98% (survey date 30 June)",
        "increase",
        76,
        98,
        "%",
        None,
        None,
        True,
    ),
    (
        "Know how long a print takes in every depot (measure start value), Feb",
        "baseline",
        None,
        None,
        None,
        None,
        "2027-02-28",
        False,
    ),
    (
        "Waste not exceeding 5% of spend by end of December, coming from 18%",
        "decrease",
        18,
        5,
        "%",
        "<=",
        "2027-12-31",
        False,
    ),
    # a range: which way is said, and so many done one by one are no level
    (
        "Reduce MTTR to 45-60 min by 30 June",
        "decrease",
        None,
        None,
        "min",
        None,
        "2027-06-30",
        True,
    ),
    (
        "Between 8 and 10 engineers cross-trained by 30 June",
        None,
        None,
        None,
        "people",
        None,
        "2027-06-30",
        True,
    ),
    (
        "Keep between 4 and 6 reviewers trained through Q3",
        "hold_within",
        None,
        (4, 6),
        "reviewers",
        None,
        "2027-09-30",
        False,
    ),
    ("Patch compliance 85 to 95 %", None, None, None, "%", None, None, True),
    # a number that says too little
    ("Cloud savings 15", None, None, None, None, None, None, True),
    ("Startup time iOS 2", None, None, None, None, None, None, True),
    ("Tickets: 200", "decrease", None, 200, None, None, None, True),
    ("Open tickets: 20", "decrease", None, 20, None, None, None, False),
    ("Reduce open risks by/to 12", "decrease", None, None, None, None, None, True),
    ("Drop support for IE 11", None, None, None, None, None, None, False),
    # the first reading
    (
        "First-ever reading of the task completion rate taken in Q1",
        "baseline",
        None,
        None,
        None,
        None,
        "2027-03-31",
        False,
    ),
    (
        "First measurement campaign finished by 31 March",
        "milestone",
        None,
        None,
        None,
        None,
        "2027-03-31",
        False,
    ),
    # done to so many of them, and to whom it goes
    ("Audit findings: 30 closed by 30 June", "count", 0, 30, None, None, "2027-06-30", False),
    ("Audit findings: 30 open", "decrease", None, 30, None, None, None, False),
    (
        "Roll out scanners to 18 depots by 3 April",
        "count",
        0,
        18,
        "depots",
        None,
        "2027-04-03",
        False,
    ),
    ("Ship v2.0 of the SDK to 5 pilot users", "count", 0, 5, "users", None, None, False),
    ("Recover in 2 to 4 h", None, None, None, "h", None, None, True),
    ("Complete the move in 3 to 6 months", None, None, None, "month", None, None, True),
    ("Cut latency in 2027 to 4 h", "decrease", None, 4, "h", None, "2027-12-31", False),
    ("Release queue to 5 tickets", None, None, None, None, None, None, True),
    ("Complete the merge to 3 clusters", None, None, None, None, None, None, True),
    # once, or yes and no
    (
        "Flutter vs. native: decision made before the offsite on March 19",
        "milestone",
        None,
        None,
        None,
        None,
        "2027-03-19",
        False,
    ),
    (
        "Teams telephony replaces the PBX (Q3)",
        "milestone",
        None,
        None,
        None,
        None,
        "2027-09-30",
        False,
    ),
    (
        "Does the failover work by itself? Yes by end of Q3.",
        "yes_no",
        None,
        None,
        None,
        None,
        "2027-09-30",
        False,
    ),
    ("Tagging policy is in force (y/n)", "yes_no", None, None, None, None, None, False),
    # parts of a line
    (
        "Phone compliance: >= 92% // start 67% // due 2027-06-15",
        "increase",
        67,
        92,
        "%",
        ">=",
        "2027-06-15",
        False,
    ),
    ("Projects: start 3 pilots", "count", 0, 3, "pilots", None, None, False),
)


@pytest.mark.parametrize("row", READ, ids=lambda row: row[0])
def test_what_is_read_and_asked(row: tuple[Any, ...]) -> None:
    text, kind, start, target, unit, comparator, due, asks = row
    read = told(read_sentence(text, year=2027))
    asked = [one for one in read["questions"] if one["code"] != "start_assumed"]
    band = (read["low"], read["high"])
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    if isinstance(target, tuple):
        assert tuple(map(float, band)) == target
        target = None
    assert got == [start, target]
    assert (read["kind"], read["unit"], read["comparator"]) == (kind, unit, comparator)
    assert read["deadline"] == due
    assert bool(asked) == asks
