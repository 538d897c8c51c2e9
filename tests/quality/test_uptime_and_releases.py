"""English: uptime, releases, halves of a year, what was measured in a year, and sizes of units."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

EN = (
    # up so much of the time, or by so much
    ("Exam system up 99.95 %", "hold_above", None, 99.95, "%", None),
    ("Booking API is up 99.9 % of the time", "hold_above", None, 99.9, "%", None),
    ("Portal up 98 %", "hold_above", None, 98, "%", None),
    ("Site up 99.9 % (2026: 99.5 %)", "increase", 99.5, 99.9, "%", None),
    ("Sales up 95 %", "relative", None, None, None, None),
    ("Service revenue up 95 %", "relative", None, None, None, None),
    ("Sign-ups up 99 % on last year", "relative", None, None, None, None),
    ("Elevator down less than 2 % of the time", "hold_below", None, 2, "%", None),
    ("Kiln down at most 3 % of the month", "hold_below", None, 3, "%", None),
    ("Costs down 12 % of the budget", "relative", None, None, None, None),
    # what a year brought
    ("Failures: 2026 total 84, 2027 max 40", "decrease", 84, 40, None, "2027-12-31"),
    ("NPS 2026: 31, 2027: 45", "increase", 31, 45, None, "2027-12-31"),
    ("NPS 45, 2026 result 31", "increase", 31, 45, None, None),
    ("Yield 96 %, 2026 figure 91 %", "increase", 91, 96, "%", None),
    ("Rating 4.5, last year's score 4.1", "increase", 4.1, 4.5, None, None),
    ("Key result 3 reviewed by 30 June", "milestone", None, None, None, "2027-06-30"),
    # a letter for each of two
    ("Ship 4 B/W prints a day", "hold_above", None, 4, "/day", None),
    ("Replace 12 R/W heads per quarter", "hold_above", None, 12, "/quarter", None),
    ("Deploys 3/w", "increase", None, 3, "/week", None),
    # halves and quarters with their year
    ("Move all customers to the new billing, 2H27", "milestone", None, None, None, "2027-12-31"),
    ("Move all clients by 1H 2027", "milestone", None, None, None, "2027-06-30"),
    ("Churn 4 % (1H26: 6 %)", "decrease", 6, 4, "%", None),
    ("Move all clients, 3Q27", "milestone", None, None, None, "2027-09-30"),
    ("MTTR 2h27 → 60min", "decrease", 147, 60, "min", None),
    ("MTTR 2H27 → 1H", "decrease", 2.45, 1, "h", None),
    # from one release to another
    ("pg upgrade 13→16", "milestone", None, None, None, None),
    ("Upgrade Postgres from 13 to 16", "milestone", None, None, None, None),
    ("Java migration 11 → 17 by 3 May", "milestone", None, None, None, "2027-05-03"),
    ("PostgreSQL upgrade 13.4 → 16.1", "milestone", None, None, None, None),
    ("Successful upgrades 13 → 16", "increase", 13, 16, None, None),
    ("Upgrade stores from 13 to 16", "increase", 13, 16, None, None),
    ("Days per upgrade 16 → 13", "decrease", 16, 13, "day", None),
    ("Ed. 4.1 retest of the ventilator passed", "milestone", None, None, None, None),
    # units of another size
    ("Housing from 1,450 g down to 1.1 kg", "decrease", 1.45, 1.1, "kg", None),
    ("Cable from 120 cm to 0.9 m", "decrease", 1.2, 0.9, "m", None),
    ("Dead volume from 0.4 l to 250 ml", "decrease", 400, 250, "ml", None),
    ("Raise revenue to 5 m EUR", "increase", None, 5_000_000, "EUR", None),
    ("Raise revenue to EUR 5 m", "increase", None, 5_000_000, "EUR", None),
    ("Warnings: 0 (today 1.7k)", "decrease", 1700, 0, None, None),
    ("Reach 2 M DAU", "increase", None, 2_000_000, "DAU", None),
    ("Battery swap < 30 s without tools", "decrease", None, 30, "s", None),
    ("Users from 540 to 1.2k", "increase", 540, 1200, None, None),
    # so much of what it was
    ("Unit cost down to 85 % of 2026", "relative", None, None, None, None),
    ("Travel spend at 70 % of last year's", "relative", None, None, None, None),
    ("Close 90 % of the 2026 findings", "increase", None, 90, "%", None),
    ("Rent arrears of EUR 1.9m halved", "decrease", 1_900_000, 950_000, "EUR", None),
    ("40 open risks halved by 30 June", "decrease", 40, 20, "risks", "2027-06-30"),
    ("Cycle paths +40 km", "relative", None, None, None, None),
    ("Ticket backlog: 340 in January, 120 by 30 June", "decrease", 340, 120, None, "2027-06-30"),
    # how it is, in brackets or in a clause
    ("Cost-income ratio below 55 % (59.4 %)", "decrease", 59.4, 55, "%", None),
    ("NPS ≥ 45 (31)", "increase", 31, 45, None, None),
    ("Setup from 10 to 7 min, down 30 %", "decrease", 10, 7, "min", None),
    ("Grow monthly users to 5,000 (3.2k)", "increase", 3200, 5000, None, None),
    ("Cut lead time to 5 days (9)", "decrease", 9, 5, "day", None),
    ("Raise sites to 12 (15)", "increase", None, 12, None, None),
    ("Hire six testers (1 signed)", "increase", 1, 6, "people", None),
    ("Recruit 10 nurses, 3 joined", "increase", 3, 10, "people", None),
    ("Automate 120 of the 300 cases (45 automated as of Jan)", "increase", 45, 120, "cases", None),
    ("Scrap, which we put at 12 % for 2026, to come down to 4 %", "decrease", 12, 4, "%", None),
    (
        "Stops: 6/day, to become 1/day at the latest end of Q2",
        "decrease",
        6,
        1,
        "/day",
        "2027-06-30",
    ),
    ("Share of parts reused, up from 22 % to half", "increase", 22, 50, "%", None),
    ("Site visits were 240; the aim is a quarter of that", "decrease", 240, 60, None, None),
    ("Raise the share of recycled plastic to a third", "increase", None, 33.33, "%", None),
    ("Share of late orders from a third to a quarter", "decrease", 33.33, 25, "%", None),
    ("Cut the cost to a third", None, None, None, None, None),
    ("Signed LOIs 4 of 10, all 10 by Nov 30", "increase", 4, 10, None, "2027-11-30"),
    ("10 pilot customers, thereof 4 in Asia", "count", None, 10, "customers", None),
    ("Train half of them", "increase", None, 50, "%", None),
    # done once, or once for each
    ("Findings rated high: all 7 closed by 28 Feb", "count", None, 7, None, "2027-02-28"),
    ("Translate the manual into 8 more languages", "count", 0, 8, "languages", None),
    ("Run 5 design-for-assembly workshops", "count", 0, 5, "workshops", None),
    ("Have the new polymer confirmed by an outside lab", "milestone", None, None, None, None),
    ("Split the alarm relay out of the monolith", "milestone", None, None, None, None),
    ("Evaluation reports due 30 June", "milestone", None, None, None, "2027-06-30"),
    ("Have all complaints answered by the team", None, None, None, None, None),
)


@pytest.mark.parametrize(("text", "kind", "start", "target", "unit", "due"), EN)
def test_what_is_read_in_english(
    text: str,
    kind: str | None,
    start: float | None,
    target: float | None,
    unit: str | None,
    due: str | None,
) -> None:
    read = told(read_sentence(text, year=2027), "en")
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    assert [read["kind"], *got, read["unit"], read["deadline"]] == [kind, start, target, unit, due]


@pytest.mark.parametrize(
    "text",
    (
        "Battery runtime from 6.5 to 9 hours until autumn",
        "Weight from 2 kg to 40 cm",
        "Cloud spend within ±5 % of budget",
        "Raise coverage to 80 % (90 %)",
        "Revenue +3 M€ to 14 M€",
        "Response below 4 h (3 h)",
        "Cut tooling cost from 120 to 90 kEUR",
        "Solder defects 850 ppm → 200 ppm by wk 36",
        "Load factor 81 → 85 %, yield +2 %",
        "Have at least two suppliers for each of the 30 parts (now 17)",
    ),
)
def test_what_is_asked_in_english(text: str) -> None:
    assert read_sentence(text, year=2027).doubts
