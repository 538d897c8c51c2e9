"""English: today's level in a clause of its own, bands, paces, the rest of them, first numbers."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told


@pytest.mark.parametrize(
    ("text", "kind", "start", "target"),
    [
        # How it is or was, said in a clause behind the goal.
        ("Form used by 11 of our 15 squads by 30 June; at present three use it", "increase", 3, 11),
        ("At least 25 analysts hold it by 30 June; 9 did at New Year", "increase", 9, 25),
        ("At least 25 analysts pass by 30 June; 9 had one in March", "increase", 9, 25),
        ("Start-up takes 2 s at most by 31 May, having taken 9 s in January", "decrease", 9, 2),
        ("Wait 12 days or less, as against 31 days twelve months earlier", "decrease", 31, 12),
        ("Cost falls to 31 euros; the contract of 2026 provides for 38 euros", "decrease", 38, 31),
        ("Set-up takes one day instead of the present four days", "decrease", 4, 1),
        ("An answer takes one hour instead of the usual six hours", "decrease", 6, 1),
        ("Suite under 25 min, curr 70", "decrease", 70, 25),
        ("Deliver 12 releases two weeks earlier", None, None, None),  # earlier than what?
        ("Requests answered within 5 days, as opposed to the present twelve", "decrease", 12, 5),
        ("Downtime does not exceed 1.5 %; 2026 closed at 3.2 %", "decrease", 3.2, 1.5),
        ("70 % booked in the portal by May 3, compared to 44 % in November", "increase", 44, 70),
        ("Repair below 45 min, the average of the past year being 70 min", "decrease", 70, 45),
        ("Backlog below 40, the limit being 60", None, None, None),
        ("No more than EUR 900k, EUR 300k less than in 2026", "hold_below", None, 900000),
        ("Time between two stops is raised to 400 hours; last year 260", "increase", 260, 400),
        ("gc pauses 800ms max 200", "decrease", 800, 200),
        ("64 vms left on esx, 0 by q3 end", "decrease", 64, 0),
        # All of them: every one, the rest, an arrow to all.
        ("Every one of the 48 runbooks rehearsed; 12 are rehearsed now", "increase", 12, 48),
        (
            "Six of eleven labs report hourly; the remaining five follow by 30 June",
            "increase",
            6,
            11,
        ),
        ("18 of 24 depots converted, remaining 6 by 30 June", "increase", 18, 24),
        ("7 of 10 labs report daily; the remaining two by 31 May", None, None, None),  # 7 + 2
        ("12 of 30 repos w/ codeowners, rest by may 31", "increase", 12, 30),
        ("Of 160 cabinets 112 have a label; by the end of April all do", "increase", 112, 160),
        ("Close 30 of 48 pentest findings (12 closed)", "increase", 12, 30),
        ("20 dashboards moved to the new tool (5 moved in Q1)", "count", None, 20),
        ("We use 40 MWh less than in the preceding year", "relative", None, None),
        ("We spend EUR 300,000 less than in 2026", "relative", None, None),
        ("12 of the forty-two sites done, all by 31 May", "increase", 12, 42),
        ("Twelve of the twenty-one labs report; the remaining nine by 31 May", "increase", 12, 21),
        ("API docs 120/400 → all, June 30", "increase", 120, 400),
        ("API docs: 120/400, target all by 30 June", "increase", 120, 400),
        # How they are spread over the year is no second goal.
        ("We conduct 24 analyses by year-end, two in every month", "count", 0, 24),
        ("We run 12 restore tests by year-end, one in each month", "count", 0, 12),
        ("40 interviews (10 per quarter)", "count", 0, 40),
        ("Hold 6 game days, at most 1 per month", None, None, None),
        # Held or made anew each time.
        ("8 tabletop exercises this year", "count", 0, 8),
        ("dr test 2x this yr", "count", 0, 2),
        ("2x test coverage", "relative", None, None),
        ("2 more SRE hires by Jul 1", "count", 0, 2),
        ("2 more releases a month", "relative", None, None),
        ("3 more regions by 30 June", "relative", None, None),
    ],
)
def test_where_it_starts_and_ends(
    text: str, kind: str | None, start: float | None, target: float | None
) -> None:
    got = told(read_sentence(text, year=2027))
    values = [None if one is None else float(one) for one in (got["start"], got["target"])]
    assert (got["kind"], *values) == (kind, start, target)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Supply pressure within 2.1 – 2.4 bar", "2.1", "2.4"),
        ("The list is kept at no fewer than three vendors and no more than five", "3", "5"),
        ("Tickets answered within 2-3 days", None, None),
        ("Deviation within 2-3 %", None, None),
    ],
)
def test_bands(text: str, low: str | None, high: str | None) -> None:
    got = told(read_sentence(text, year=2027))
    edges = [None if edge is None else str(edge) for edge in (got["low"], got["high"])]
    assert edges == [low, high]


@pytest.mark.parametrize(
    ("text", "kind", "asks"),
    [
        ("By 31 March it is known what share of our alerts leads to nothing", "baseline", False),
        ("know what part of our cloud bill is idle by end of Q1", "baseline", False),
        ("get first number for repair cost per RMA, no idea today", "baseline", False),
        ("baseline build queue time, in Q1", "baseline", False),
        ("baseline approved by 30 June", "milestone", False),
        ("By 30 April it is clear what we do with the mainframe", None, False),
        ("kill the old cron box, finally", "milestone", False),
        ("pentest findings closed + retest", "milestone", False),
        ("new WAF on", "milestone", False),
        ("api v1 off by 6/30", "milestone", False),
        (
            "We decide whether to keep or retire it, and that is recorded by 31 March",
            "milestone",
            False,
        ),
        ("from 140 euros to between 60 and 80 euros", "decrease", True),
        ("from 64 % to 80 %, ideally 90 %", "increase", True),
        ("From 12 days to between 10 and 14 days", None, True),
        ("velocity 45!!", None, True),
    ],
)
def test_what_it_is(text: str, kind: str | None, asks: bool) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["ambiguous"]) == (kind, asks)
