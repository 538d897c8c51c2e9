"""English sentences of which a value was filled in that nobody meant, or dropped."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

EN = (
    ("Thermal rise of the housing ≤ 18K at 35 °C", None, 18, "K", None),
    ("Budget 8K at 45 stores", 0, 8000, None, None),
    ("Key ceremony training done by 96% of admins by end of May", None, 96, "%", "2027-05-31"),
    ("Exit interviews answered by 80 %", None, 80, "%", None),
    ("Every gate inspected in 3 days, 58 % in H2", None, "?", "%", None),
    ("Scan retries at most 0.4 percent; a probe in June showed 2.3", 2.3, 0.4, "%", None),
    ("p50 load time under 9 s by end of May, p50 was 15 s in October", 15, 9, "s", "2027-05-31"),
    ("Shelf audits cover 80 % of aisles; the March report said 47 %", 47, 80, "%", None),
    ("Ticket length median is 90 lines, get it below 60", 90, 60, "lines", None),
    ("Reader rating 3,7 to 4,2", 3.7, 4.2, None, None),
    ("Upsell rate 12% -> 20%, min 6 offers per month", 12, 20, "%", None),
    ("Audit scores at 90 %, last year 80 %, weakest plant not under 70 %", None, "?", "%", None),
    ("Kiln load at 85 %, peaks up to 92 % tolerated", None, "?", "%", None),
    ("Issue 40,000 vouchers in May, no more than 2 % void", None, "?", None, "2027-05-31"),
    ("Press 1.2 million discs", 0, 1200000, "discs", None),
    ("Average visa issued in 30 days, statutory limit 90, today 64", None, "?", None, None),
    ("Restore in 1 hour, losing at most 5 minutes of orders", None, "?", "min", None),
    ("Turn a 12 % loss into a 3 % profit", None, "?", None, None),
    ("85 coaches, 20 more than today", None, "?", None, None),
    ("Occupancy at 92 %, up 4 points", None, "?", None, None),
    ("Fraud below 3 basis points (now 4.6)", 4.6, 3, "basis points", None),
    ("Flow ≥ 12 m3/h at 3 bar", None, 12, "m3/hour", None),
    ("Depots without fibre below 60 (of 420), 133 at the moment", 133, 60, None, None),
    ("Patch flaws (9.0 and above) in 3 days instead of 14", None, "?", None, None),
    ("Brief new drivers in 10 days (was 25), 8 per month", None, "?", None, None),
    ("No fault open longer than 4 h, last year 7 were", None, "?", None, None),
    ("Cut arrears from 120m by 40 %", None, "?", None, None),
    ("30 fewer faults than the 84 of Q4", None, None, None, None),
    ("Suite of 2,400 checks in 9 min, now 31 min", 31, 9, "min", None),
    ("Lorries turned around in 40 minutes, 65 in Q1", None, "?", None, None),
    ("Encrypt 100 % of 240 buckets (now 190)", None, "?", None, None),
    ("At most 3 call-backs per case", None, 3, "call-backs/case", None),
    ("41 depots on fibre now; all 60 by 1 May", 41, 60, "depots", "2027-05-01"),
    ("Handle 1.2m payments a month", None, 1200000, "/month", None),
    ("Keep the crew at 340 ± 5", None, "?", None, None),
    ("Voice on the new net ≥ 90 %; 3G off by 30 Sep 2027", None, 90, "%", None),
    ("Bookings up by half to 60 a day", None, 60, "/day", None),
    ("Valves fitted in 65 % of flats, 38 % on 31 March", None, "?", "%", None),
    ("5 of 8 mills at a yield of 80 % or more, 2 today", None, "?", None, None),
    ("Leaks fixed: 120 of 150; losses 12 % → 7 %", None, "?", None, None),
    ("Everyone on 3 stations, 45 % are", None, "?", "%", None),
    ("Sample approved in 10 days, 3 attempts at most", None, "?", "attempts", None),
    ("Cap overtime at 900 h (1,300 h)", None, "?", "h", None),
    ("Groups of under 28 in all 40 camps (31 camps today)", None, "?", None, None),
    ("A failure rate half the national 16 %", None, "?", None, None),
    ("Morale 31 vs 45 target", None, "?", None, None),
    ("Walk to the well from 2 km to 500 m", 2000, 500, "m", None),
    ("Claims closed in 45 days on average, maximum 90", None, "?", None, None),
    ("Planned repairs 70 : 30, today 45 : 55", None, "?", None, None),
    ("12 clinics report daily, now 3", 3, 12, "clinics", None),
    # of them, of releases, of today
    ("Move 34 feeds to the broker, 12 of them done so far", 12, 34, "feeds", None),
    ("Move 34 feeds to the broker, 4 of them in Q1", 0, 34, "feeds", None),
    ("Charts drawn up for 7 of 9 wells; 2 have one now", 2, 7, "wells", None),
    ("Faults after hand-over: max 6 per release (release 2.4: 19)", 19, 6, "/release", None),
    ("Boot in 3 s (5.1 s in v7.2)", 5.1, 3, "s", None),
    ("Replace 19 point-to-point links, 7 of them gone today", 7, 19, "links", None),
    # two targets, or none
    ("Calls from 70 a week to 30, better 20", 70, "?", "/week", None),
    ("Bring stoppages down to a handful", None, "?", None, None),
    ("Sorting time from 50 to 20 (s or min, tbc)", 50, 20, None, None),
    # what is fitted, what is spent, what may happen
    ("RFID tags on 900 pallets", 0, 900, "pallets", None),
    ("Support for 400 concurrent callers", None, None, None, None),
    ("Stay within the tooling budget of EUR 1.5 million", None, 1500000, "EUR", None),
    ("One outage at most per year", None, 1, "outage/year", None),
    ("Zero line stops lasting longer than 20 minutes", None, 0, None, None),
    ("At least 30 readers come back within 5 days", None, 30, "readers", None),
    ("Welders certified: 60, at least 3 per site", None, 60, None, None),
    ("Lists under 4 s for archives of 20k scans", None, 4, "s", None),
    ("Boot under 9 s (progress: 40 %)", None, 9, "s", None),
    ("Tickets 90 a week, goal is half", None, "?", None, None),
    ("Cut faults to at most 2/3/5 per release", None, "?", None, None),
    ("Get into the top 20 % of the ranking", None, "?", None, None),
    ("Theft stays below 2 % while footfall exceeds 110 %", None, "?", "%", None),
    ("Homes connected: 1.3m by 31 Dec 2027, 740k today", 740000, 1300000, None, "2027-12-31"),
    ("Riders from 4m to 5m a year", None, "?", None, None),
    ("14 mills have at least a sketch of it", None, 14, "mills", None),
    ("Fuel 34.5 l/100 km → 30 l/100 km", 34.5, 30, "l/100 km", None),
    ("Salt at most 3 g/100 g, today 5 g/100 g", 5, 3, "g/100 g", None),
    ("Cut hosts from 52 to 40 w/o overload", 52, 40, None, None),
    ("EBIT from -€3m to €2m", -3000000, 2000000, "EUR", None),
    ("EBIT -€3m", None, "?", None, None),
    ("Refuelling -€40k", None, None, None, None),
    ("Speed up the rollout to 900 meters from 9 weeks to 4 weeks", 9, 4, "week", None),
    ("Cut the rollout of radios to 900 huts from 9 weeks to 4 weeks", 9, 4, "week", None),
    ("Loads above 80 kW connected in max 6 weeks", None, 6, "week", None),
    ("Works told at least 4 working days ahead: 71% → 93%", 71, 93, "%", None),
    ("Controls with a hit: 20% to 31%", 20, 31, "%", None),
    ("Cabling of 14 km of 60 kV line", None, 14, "km", None),
    ("All vendors above CAD 90,000 a year audited", None, None, None, None),
    ("Cut overtime and sick leave to 3 %", None, "?", None, None),
    ("Crew +3 to 30", None, "?", None, None),
    ("Wait at least 15 % shorter than last year", None, None, None, None),
    ("Triple digit growth", None, "?", None, None),
    ("Test rides x 1.5", None, None, None, None),
    ("Cut call time from 7 min on average to 5 min", 7, 5, "min", None),
    ("Add a further tenant on a long lease ($40k+)", None, "?", None, None),
    ("Ride at least 14 miles per day", None, 14, "miles/day", None),
    ("Hold 250 hours of parent/teacher evenings", None, 250, "h", None),
    ("Open 9 shops/kiosks in May", 0, 9, "shops", "2027-05-31"),
    # words that are no verbs here
    ("Falls risk assessed within 4 h for 97 % of arrivals", None, 97, "%", None),
    ("Falls with harm: max 3 per quarter", None, 3, "/quarter", None),
    ("Cut double entries from 12 per bed day to 3", 12, 3, "/bed day", None),
    ("15 bp lower funding cost", None, None, None, None),
    ("Right-first-time batches up to 97 %", None, 97, "%", None),
)


@pytest.mark.parametrize(("text", "start", "target", "unit", "due"), EN)
def test_what_is_read_or_asked_about_in_english(
    text: str, start: float | None, target: float | str | None, unit: str | None, due: str | None
) -> None:
    read = told(read_sentence(text, year=2027), "en")
    asked = [one for one in read["questions"] if one["code"] != "start_assumed"]
    if target == "?":
        assert asked
        target = None
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    assert got == [start, target]
    assert read["deadline"] == due
    assert read["unit"] == unit
