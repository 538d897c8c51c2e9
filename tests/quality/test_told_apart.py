"""English numbers of which order, cells and small words say what each is, and what is done once."""

from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told
from tests.quality.answers import answer

_NO, _LE = (None, False), ("<=", False)
# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # what it is, what it was, what it is to be
    ("5d (was 8, want 3)", "decrease", 5, 3, "day", None, False),
    ("Churn 4 % (was 6 %, want 2 %)", "decrease", 4, 2, "%", None, False),
    ("Fix in 5d (was 8, now 3)", *[None] * 5, True),
    # cells of a row, and the head of its columns
    ("Failed jobs, avg | 2026 = 7.5 | 2027 = 2", "decrease", 7.5, 2, None, None, False),
    ("Users: 1 Jan = 40, 31 Mar = 80", "increase", 40, 80, None, None, False),
    ("May: 30 %, Dec: 80 %", None, None, None, "%", None, True),
    ("Metric\tStart\tTarget\nStale boards | 212 | 30", *[None] * 5, True),
    ("KPI | Baseline | Goal\nNPS | 31 | 45", "increase", 31, 45, None, None, False),
    ("KPI\tTarget\tStart\nUptime\t99 %\t97 %", "increase", 97, 99, "%", None, False),
    ("Turnaround Jan: 9 days; Dec: 3 days", "decrease", 9, 3, "day", None, False),
    ("Share | 2026: 71 % | 2027: 95 %", "increase", 71, 95, "%", None, False),
    ("Sev1 count 12 → 6 (2026 → 2027)", "decrease", 12, 6, None, None, False),
    ("Backlog: 450 → 200 → 100", *[None] * 5, True),
    # how many are left, or done
    ("Dead spots 11, none at year end", "decrease", 11, 0, None, None, False),
    ("Grafana in 5 workshops, 1 is done", "increase", 1, 5, "workshops", None, False),
    ("All 12 depots connected, 7 so far, rest by 31 Aug", *("increase", 7, 12, "depots"), *_NO),
    ("43 legacy hosts, 5 left by 30 June", "decrease", 43, 5, "hosts", None, False),
    ("43 hosts, five left out on purpose by June 3", *[None] * 5, True),
    ("Schools connected: 4 live, 10 of 30 by 1 June", "increase", 4, 10, None, None, False),
    ("4 schools opened, 3 of 30 by 1 June", *[None] * 5, True),
    ("Of the 64 jobs 20 are moved, the balance by 3 May", "increase", 20, 64, "jobs", None, False),
    ("Wi-Fi cards on 30 trains, nothing fitted yet", "count", 0, 30, "trains", None, False),
    ("140 of 400 trained; every one by 3 May", "increase", 140, 400, None, None, False),
    ("Phones given out: 140 of 400 (goal: every one)", "increase", 140, 400, None, None, False),
    ("3 out of 11 branches have UPS, rest 8 by 3 May", "increase", 3, 11, "branches", None, False),
    ("Fax machines: 63 left, the last one gone by 3 May", *[None] * 5, True),
    ("4 wards today, 11 more by Oct 31", "increase", 4, 15, "wards", None, False),
    # where it starts
    ("It is coming 8 sec, should be made 2 sec", "decrease", 8, 2, "s", None, False),
    ("Claims paid in 5 days: half → three quarters", "increase", 50, 75, "%", None, False),
    ("False trips: 3 per 1000 h down to 1", "decrease", 3, 1, None, None, False),
    ("Avg. time to quote: 3 d. → 4 h.", "decrease", 72, 4, "h", None, False),
    ("Complaints per month should not cross 15", "hold_below", None, 15, "/month", "<=", False),
    ("400 buses equipped, starting from 20", "increase", 20, 400, "buses", None, False),
    ("Run 12 workshops, starting from 2027", "count", 0, 12, "workshops", None, True),
    ("Restore takes 9 h, to be cut to 2 h", "decrease", 9, 2, "h", None, False),
    ("100 % of alerts linked, rn 47 %", "increase", 47, 100, "%", None, False),
    ("One RN to 4 patients, 2 RN at night", *[None] * 5, True),
    ("Rollback in < 10 min, today 40ish", "decrease", 40, 10, "min", "<", False),
    ("Rollback in 40ish min", *[None] * 5, True),
    ("Error rate 4 %, goal 1-2 %", "decrease", 4, None, "%", None, True),
    # a bound that is not met yet, and its day
    ("Rows rejected 4,300/week, max 500 by 3 May", "decrease", 4300, 500, "/week", "<=", False),
    ("Tickets (> 90 d): 340, under 50 by 3 May", "decrease", 340, 50, None, "<", False),
    ("Hold 12 drills, at most 3 by May 1", *[None] * 5, True),
    ("Closed in 4 h: 98 % against present 91 %", "increase", 91, 98, "%", None, False),
    # a goal that is no number
    ("Users of the old portal: 310, goal nobody", *[None] * 5, True),
    ("Delay of data: two days. Target: same day.", *[None] * 5, True),
    ("Fewer than 3 wrong parts a month (Jan 7)", "hold_below", None, 3, "/month", "<", True),
    ("Deploy 5 times a week instead of 3 times", "increase", 3, 5, "/week", None, False),
    # shares: of a whole, in brackets, beside a time, of other things
    ("12 out of 16 reports reconciled (today: 1 in 4)", "increase", 25, 75, "%", None, False),
    ("2 out of 3 sites audited (now 50 %)", *[None] * 5, True),
    ("Two thirds → all lines (100 %)", "increase", 66.67, 100, "%", None, False),
    ("Restore in under 4 h for 90 % of them, up from 70", "increase", 70, 90, "%", None, False),
    ("Reply in under 2 h for 80 % of chats, down from 5 h", "decrease", 5, 2, "h", "<", False),
    ("Canary for 80 % of services (Jan: 5 svc)", *[None] * 5, True),
    ("A third of licence cost will be saved", "relative", None, None, None, None, False),
    ("Share reached somewhere between 60 and 70 %", None, None, None, "%", None, True),
    ("Humidity between 40 and 60 %", "hold_within", None, None, "%", None, False),
    # what less is better of, brought to half of it
    ("Downtime of the planning tool: half.", "relative", None, None, None, None, False),
    ("Share of late trains: half", *[None] * 5, False),
    # so many, done so often
    ("Six retros held per quarter", "count", None, 6, "/quarter", None, False),
    ("Two drills per month", "hold_above", None, 2, "/month", None, False),
    ("At least 4 drills held per quarter", "hold_above", None, 4, "/quarter", ">=", False),
    ("Exercise held twice a year", "hold_above", None, 2, "/year", None, False),
    ("Two game days a quarter", "hold_above", None, 2, "/quarter", None, False),
    ("Downtime not to exceed 4 hours in a month", *("hold_below", None, 4, "h/month"), *_LE),
    ("Answer within 4 hours in a week", "hold_below", None, 4, "h", "<=", False),
    ("Cut downtime to 4 hours in a month", "decrease", None, 4, "h", None, True),
    # units: of a machine, in numbers, metres, in brackets; and what is none
    ("Runs: 900 GPU hours to 500 GPU hours", "decrease", 900, 500, "GPU hours", None, False),
    ("Runs from 900 CPU-hours to 500 CPU-hours", "decrease", 900, 500, "CPU-hours", None, False),
    ("Install 40 nos. of cameras", "count", 0, 40, "cameras", None, True),
    ("Drift reduced from 80 m to 15 m", "decrease", 80, 15, "m", None, False),
    ("Trust 51 → 70 (pct. of respondents)", "increase", 51, 70, "%", None, False),
    ("Requests/week: 46 → max 20 thanks to it", "decrease", 46, 20, "/week", "<=", False),
    # found out, and so or not so
    ("We want to know how many alerts are noise", "baseline", *[None] * 4, False),
    ("We want to have found out how many would use it", "baseline", *[None] * 4, False),
    ("Faults to become half as frequent as last year", "relative", *[None] * 4, False),
    ("Occupancy: find out where we are", "baseline", *[None] * 4, False),
    ("Staff know where we are in a crisis", *[None] * 5, False),
    ("SBOM available for each image", "yes_no", *[None] * 4, False),
    ("Mirrors not available for all regions", *[None] * 5, False),
    ("It must be possible to deploy on Fridays", "yes_no", *[None] * 4, False),
    ("It should be possible to reduce the queue", *[None] * 5, False),
)
# text, kind, deadline
DATED = (
    ("Share of users | Jan 27: 34 % | Dec 27: 85 %", "increase", "2027-12-31"),
    ("Figures: know where we stand (first measurement in Q1)", "baseline", "2027-03-31"),
    ("Revenue by line  62%  75-80%  EOY", None, "2027-12-31"),
    ("Monitoring to be started from 1st April", "milestone", "2027-04-01"),
    ("From 1 May all invoices are checked", "yes_no", None),
    ("Removal of racks to be done within this year itself", "milestone", "2027-12-31"),
    ("Failover drilled successfully by 30 Nov", "milestone", "2027-11-30"),
    ("Old box in pit 6 switched off in Feb", "milestone", "2027-02-28"),
    ("By 30 June it should be possible to buy a pass", "milestone", "2027-06-30"),
    ("Customers should be able to change their seat by 31 May", "milestone", "2027-05-31"),
    ("We are not able to pay by 1 May", None, "2027-05-01"),
    ("By 1 May the site will be accessible for all", "milestone", "2027-05-01"),
    ("Old pager system off. Sept.", "milestone", "2027-09-30"),
    ("Patients can book online from 1 March", "milestone", "2027-03-01"),
    ("Switch to IPv6 in the core network, 2nd half of year", "milestone", "2027-12-31"),
    ("Reduce it from 40 to 20 in the 2nd quarter", "decrease", "2027-06-30"),
    ("In the 1st half of the sprint we cut it by 3 %", "relative", None),
    ("Customer can see the reason in the app as of 1 June", "milestone", "2027-06-01"),
    ("Draft of the new cloud policy ready for review 20 May", "milestone", "2027-05-20"),
    ("Call-out plan printed and hung up in each depot by 28 Feb", "milestone", "2027-02-28"),
    ("Preparing of the manuals for the team by 15.06.", "milestone", "2027-06-15"),
    ("Cutting of the cost by 3 May", None, "2027-05-03"),
    ("We would like to have replaced the form by 31 May", "milestone", "2027-05-31"),
    ("Kick-off with all suppliers held in Jan", "milestone", "2027-01-31"),
    ("New shop live in all three languages, 1 Sept", "milestone", "2027-09-01"),
    ("Hardening to be carried out as per the benchmark by 3 May", "milestone", "2027-05-03"),
    ("Retro after each release", None, None),
    ("Audit done by Oct end", "milestone", "2027-10-31"),
)


@pytest.mark.parametrize(("text", *"ksturq"), READ, ids=[one[0] for one in READ])
def test_what_is_read(text: str, k: Any, s: Any, t: Any, u: Any, r: Any, q: bool) -> None:
    read = answer(text)
    floats = [None if one is None else float(one) for one in read[1:3]]
    assert (read[0], *floats, *read[3:]) == (k, s, t, u, r, q)


@pytest.mark.parametrize(("text", "kind", "deadline"), DATED, ids=[one[0] for one in DATED])
def test_when_it_is_due(text: str, kind: str | None, deadline: str | None) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["deadline"]) == (kind, deadline)
