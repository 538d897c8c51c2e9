"""Numbers that end a name, populations, and how it is in a second clause: what is read of them."""

from decimal import Decimal

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

# text, start, target, unit, deadline; "?" as target: nothing is read, and it is asked about
EN = (
    ("Roll out OJP 2.1 to all depots by 18 May", None, None, None, "2027-05-18"),
    # numbers that end a name
    ("Roll out new tax engine 3.1 to Wales by 4 May", None, None, None, "2027-05-04"),
    ("Departure boards switched to NeTEx 1.2", None, None, None, None),
    ("Booking core switched to OTA 2.1", None, None, None, None),
    ("Baseline 4 R1 software certified for the ET 423", None, None, None, None),
    ("Fit 20 class 95 engines with ETCS Baseline 4", 0, 20, "engines", None),
    ("IFRS 9 close in 4 days (7 today)", 7, 4, "day", None),
    ("Furnace 2 relined by 5 March", None, None, None, "2027-03-05"),
    ("Terminal 3 sorting hall live by 1 July", None, None, None, "2027-07-01"),
    ("FIX 5.0 used by 70 % of brokers", None, 70, "%", None),
    ("NPS 41 in the shops", None, 41, None, None),
    ("Refit 14 aircraft with new seats", 0, 14, None, None),
    # so many of them in brackets, and how long it takes
    ("Repaint of a whole fleet (48 vans) in 3 weeks, last time it took 7", 7, 3, "week", None),
    ("Stocktake of all depots (17) in 2 days instead of 5", 5, 2, "day", None),
    ("Move of a clinic (300 beds) in one weekend, the last took 4", None, "?", None, None),
    ("Data from 90 % of the pumps, was 55 % in January", 55, 90, "%", None),
    ("Alarms per night ≤ 3 (is 8)", 8, 3, None, None),
    ("Fax lines left: 60 now, none after 3 Oct", 60, 0, None, "2027-10-03"),
    ("Checkout success 81 > 90 percent", 81, 90, "%", None),
    ("Priority 2 > 8 h open: none", None, 0, None, None),
    ("Fire drill rehearsed 3x this year", 0, 3, None, "2027-12-31"),
    ("Close the last 9 audit findings", 0, 9, "findings", None),
    ("Gates replaced at all 14 stations", 0, 14, "stations", None),
    ("Claims open more than 20 working days, 91 -> under 30", 91, 30, None, None),
    ("Wells mapped: 1100 of 2600 now, 2000 by 1 Nov", 1100, 2000, None, "2027-11-01"),
    ("Invoicing needs no paper any more (now 3 forms)", 3, 0, None, None),
    ("Kiln 4 stoppage under 6 h a month", None, 6, "h/month", None),
    ("POS 6.2 rolled out to lanes 1 to 8", None, None, None, None),
    ("Runway 08R resurfaced by 30 June", None, None, None, "2027-06-30"),
    ("Band saw 3 back in use by 2 March", None, None, None, "2027-03-02"),
    ("Cranes fast in 18 min, crane 5 already does it in 15", None, None, None, None),
    ("Weight per part 18 kg, line 2 already at 15", None, 18, "kg", None),
    ("Fleet of A320 at 99.4 %, A321 only 98.7 %", None, "?", "%", None),
    ("Top 20 dealers with a named owner, 8 have one", 8, "?", None, None),
    ("Vans on 400 routes, 260 so far, 150 of them 3.5 t", 260, "?", None, None),
    ("Scales calibrated every 6 months instead of every 12", 12, 6, "month", None),
    ("200 agents on the desk 4.0, 80 at the moment", 80, 200, "agents", None),
    ("Loading dock 7 opened by 2 April", None, None, None, "2027-04-02"),
    ("Opening hours 9 to 18 in all 30 branches", None, None, None, None),
    ("Spoilage 1.9 % of sales: 2.6 % in 2026, 2.2 % in Q1", None, "?", "%", None),
    ("Lockers in 90 stores, 8 a month", None, "?", "/month", None),
    ("Travel budget never spent for more than 70 %", None, 70, "%", None),
    ("Move 900 tills to Windows 11, 310 done so far", 310, 900, "tills", None),
    ("Retire SAP R/3 4.6 by 31.12.", None, None, None, "2027-12-31"),
    ("Publish 3 times a week instead of once", 1, 3, "/week", None),
    ("44 Jenkins jobs moved to the new server", 0, 44, "jobs", None),
    ("8D sheets closed within 15 working days; last year 28", 28, 15, "day", None),
    ("Pose error ≤ 6 mm on wet floors (11 mm measured in Genoa)", 11, 6, "mm", None),
    ("Scripts cover 70% of the racks - today ca. 35%", 35, 70, "%", None),
    ("Reduce defects to 10% from last quarter", None, "?", None, None),
    ("Adoption (from <10% to >40%)", None, 40, "%", None),
    ("Listeners reach 30,000 by Month 9", None, 30000, None, None),
    ("Sign 4 dealers by Q4 2024", 0, 4, "dealers", None),
    ("Length of stay 7.5 to 5 days", 7.5, 5, "day", None),
    ("C++17 in 20 modules by 1 July", None, None, None, "2027-07-01"),
    ("upgrade MySQL 5 to 8 on 30 hosts", None, None, None, None),
    ("Minutes 12 May: bring DSO to 40 days, at the moment 58", 58, 40, "day", None),
    ("Course mark 1.9 on the scale to 5, now 2.4", 2.4, 1.9, None, None),
    ("Every depot has two spare buses; 14 of 22 have one", None, "?", None, None),
    ("Zero chargebacks above 200 €, 9 last year", 9, 0, "chargebacks", None),
    ("No stockout of A items for more than a day, 14 last season", None, "?", "day", None),
    ("Phone desk answers in 40 s, chat solves 60 %", None, "?", "%", None),
    ("Transfers in 1 day for 98 % of clients; 3 days in Q4", None, 98, "%", None),
    ("Menu used by 40 % instead of 25 % of guests", None, "?", "%", None),
    ("Close the Leeds site (120 staff, 3 lines) by 1 Sept", None, None, None, "2027-09-01"),
    ("Train 30 coaches on the new plan, 9 are trained", 9, 30, "coaches", None),
    ("Wave 3 on air without downtime, wave 2 had 4 h", 4, "?", "h", None),
    ("Leak rate 0.1 l/h, was 0.4", 0.4, 0.1, "l/hour", None),
    ("Carbon data from 200 suppliers, 80 answered", None, "?", None, None),
    ("Board papers: 8 this year", 0, 8, None, "2027-12-31"),
    ("A quarter of the 6 h that a count took", 6, Decimal("1.5"), "h", None),
    ("Of 40 gaps 12 are closed, finish the rest by 3 May", 12, 40, "gaps", "2027-05-03"),
    ("Fill 7 of 9 posts in 50 days instead of 80", None, "?", None, None),
    ("Scala 3.4 on all jobs, 2.13 on none", None, None, None, None),
    ("Owners for 100 % of KPI 1 to 20", None, 100, "%", None),
    ("Contracts with 20 of 34 shippers signed", None, 20, "shippers", None),
    ("Not before 1 May, not after 15 May: move of 12 branches", None, 12, "branches", None),
    ("H1 figures out in 8 days instead of 12", 12, 8, "day", None),
    ("Locker places 300, 120 with a socket", None, "?", None, None),
    ("Room 14 to 20 refurbished", None, None, None, None),
    ("Leave before 11:00 for 40 %, Fridays 55 %", None, "?", "%", None),
    ("Hall 3 opened 6 weeks early", None, "?", None, None),
    ("Invoices above 90 k€ settled in 30 days, 55 in 2026", 55, 30, "day", None),
    ("Bring build 4100 down to 70 s", None, 70, "s", None),
    ("Upgrade 9 kiosks to Angular 17, 4 done", 4, 9, "kiosks", None),
    ("Move from Redmine 4 to 5 without a lost ticket", None, None, None, None),
    ("Pool 2 merged with pool 5 by 1 Nov", None, None, None, "2027-11-01"),
    ("Ladder 12 out of the hall in 90 s", None, 90, "s", None),
    ("Tempo 40 on 15 streets", None, None, None, None),
    ("Cafe opened with rating 4 by 1 May", None, None, None, "2027-05-01"),
)


@pytest.mark.parametrize(("text", "start", "target", "unit", "due"), EN)
def test_what_is_read_or_asked_about(
    text: str, start: float | None, target: float | str | None, unit: str | None, due: str | None
) -> None:
    read = told(read_sentence(text, year=2027), "en")
    if target == "?":
        assert [one for one in read["questions"] if one["code"] != "start_assumed"]
        target = None
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    assert got == [start, target]
    assert (read["deadline"], read["unit"]) == (due, unit)


KINDS = (
    ("Roll out OJP 2.1 to all depots by 18 May", "milestone"),
    ("Scrap 2 % of output", "decrease"),
    ("Bad debt 0.8 % of turnover", "decrease"),
    ("Complaints 90 % of them answered in a week", "increase"),
    ("Roll out new tax engine 3.1 to Wales by 4 May", "milestone"),
    ("Authorisation by the agency for the 4.2.0 software by 3 March", "milestone"),
    ("Radar feed switched to ASTERIX 2.1", "milestone"),
    ("WER 7 on noisy calls", None),
    ("Alarm tests run 3x per quarter", "hold_above"),
    ("9 of 12 sites upload hourly", "count"),
    ("Video at 60 fps (no frame drops)", None),
    ("25% of members maintain a weekly streak", "increase"),
    ("Drop test passed by 12 March", "milestone"),
    ("Bus priority in operation on the ring road by 2 June", "milestone"),
)


@pytest.mark.parametrize(("text", "kind"), KINDS, ids=[one[0] for one in KINDS])
def test_which_kind_it_is(text: str, kind: str | None) -> None:
    assert told(read_sentence(text, year=2027))["kind"] == kind


# text, kind, target, change; "?": something is asked, and nothing of it is filled in
CHANGES = (
    ("Reduction in lost keys: 20%", "relative", None, -20),
    ("Reduction in food waste by caterers 12%", "relative", None, -12),
    ("Reduction in the share of paper forms to 5%", "decrease", 5, None),
    ("Reduction in overtime: from 9% to 4%", "decrease", 4, None),
    ("Boarding time reduction (target: -30%)", "relative", None, -30),
    ("Growth in cardholders (target: 12%)", "relative", None, 12),
    ("Maintain growth in members above 5%", "hold_above", 5, None),
    ("Improvement in staff trained: 95%", None, "?", None),
    ("4% annual improvement in scrap rate", None, "?", None),
    ("4% improvement in scrap rate", "relative", None, -4),
    ("Energy use (target: -8%)", "relative", None, -8),
    ("Net margin: target -2%", "increase", -2, None),
    ("Emissions 50% below baseline year 2019", "relative", None, -50),
    ("Noise reduction: 12 dB", "decrease", 12, None),
    # a share or a level, and not by so much
    ("Improve 30% of school kitchens", "increase", 30, None),
    ("Improve the yield by 6%", "relative", None, 6),
    ("Increase share of staff who cycle. 30%", None, "?", None),
    ("Reduce the share of late trains. 8%", None, "?", None),
    ("Crew training to cut injuries and to reach the benchmark of 70%", None, "?", None),
    ("Cut leakage to the target of 11%", "decrease", 11, None),
    ("Keep a 4x ratio of spare parts to orders", None, 4, None),
    ("Grow bookings 3x", "relative", None, 3),
    ("Charter signed + 80%+ turnout at meetings", None, "?", None),
    ("Rules agreed + 95% of crews trained", None, "?", None),
    ("Profit + 10%", "relative", None, 10),
    # what is better when it is less
    ("Improve queue times by 15%", "relative", None, -15),
    ("Improve lead times at the counter by 30%", "relative", None, -30),
    ("Improve boarding time by 20%", "relative", None, -20),
    ("Improve turnover by 20%", "relative", None, 20),
    ("Improve defect detection by 20%", "relative", None, 20),
    ("Improve time on site by 10%", "relative", None, 10),
    ("Improve on-time departures by 10%", "relative", None, 10),
    # two results
    ("We hit 90% on-time loading. Damage doesn't rise above 2%.", None, "?", None),
    ("We hit 90% on-time loading, damage doesn't rise above 2%.", None, "?", None),
    ("Serve 99% of guests in the hall. Waste must not go above 3%.", None, "?", None),
    ("Occupancy is 62%. Our goal is at least 70%.", "increase", 70, None),
    ("Scrap is 7%. Scrap must not exceed 3%.", "decrease", 3, None),
    ("Time to scan 70% of parcels 3 days", None, "?", None),
    ("Time to first reply 4 hours", "decrease", 4, None),
    ("Open the kiosk with 60% of the stands let", None, "?", None),
    ("Achieve a steady 20-point squad velocity for 4 sprints", None, "?", None),
    ("Achieve a 20-bed ward capacity", None, "?", None),
    ("Achieve a 2-factor login for all staff", "milestone", None, None),
)


@pytest.mark.parametrize(("text", "kind", "target", "change"), CHANGES)
def test_a_change_is_told_from_a_level(
    text: str, kind: str | None, target: float | str | None, change: float | None
) -> None:
    read = told(read_sentence(text, year=2027), "en")
    assert bool(read["questions"]) is (target == "?")
    found = read["change"]["value"] if read["change"] else None
    assert (read["kind"], read["target"], found) == (
        kind,
        None if target == "?" else target,
        change,
    )


@pytest.mark.parametrize(
    "text",
    (
        "Publish 9 guides, with 30 readers for each",
        "Keep 100% of letters answered within 6 days while only needing help on 20%",
        "Reach best-in-class ratings and cut returns by 12%",
    ),
)
def test_a_second_result_beside_the_goal_is_asked_about(text: str) -> None:
    asked = {one["code"] for one in told(read_sentence(text, year=2027), "en")["questions"]}
    assert asked & {"several_numbers", "number_unclear"}
