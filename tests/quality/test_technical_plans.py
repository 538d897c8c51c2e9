"""Key results in the forms in which technical departments write them down."""

from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from tests.each import of_each
from tests.quality.answers import answer

_NO = (None, False)
_RT = (None, True)
_LE = ("<=", False)
# text, kind, start, target, unit, comparator, whether something is asked
READ = (
    # a unit behind a plus
    ("Readers stay 12+ minutes per article", "hold_above", None, 12, "min/article", ">=", False),
    ("Battery lasts 30+ hours", "increase", None, 30, "h", ">=", False),
    ("Hire 12+ testers", "count", None, 12, "people", ">=", False),
    # time that is spent may be meant to grow or to shrink
    ("Analysts spend 40 minutes per report", None, None, 40, "min/report", None, False),
    # words that only look like a unit, a way, a date
    ("Badges on docs.rs 100% green", "increase", None, 100, "%", None, False),
    ("85% of offices are 'up and running'", "increase", None, 85, "%", None, False),
    ("Zero blocker/critical defects", "hold_below", None, 0, None, None, False),
    ("At most 4 major/minor findings", "hold_below", None, 4, "findings", "<=", False),
    ("Pump MTBF of 9,000 operating hours", "increase", None, 9000, "h", None, False),
    ("40 pilot sites by M12", "count", None, 40, "sites", None, True),
    # a verb of two words, and what is up
    ("Line up 6 harbour partners", "count", 0, 6, "partners", None, True),
    ("Depot scans up 6 points", "relative", None, None, None, None, False),
    ("Equip 20 more buses, 45 today", "increase", 45, 65, "buses", None, False),
    # how sure a test is, and how many digits
    ("Lift repeat orders from 12 to 15 % (p ≤ 0.05)", "increase", 12, 15, "%", None, False),
    ("Claims down to double digits", None, None, None, None, None, True),
    ("Serve 800 rps at p95", None, None, 800, "rps", None, False),
    # a step of its own, with its own day
    ("Open hall 1 by 3 June and hall 2 on 12 July", "milestone", None, None, None, None, True),
    # a share that stands in front of a count; watts; what marks the line
    ("Grow parcel bookings 15% to 46,000", "increase", None, 46000, None, None, True),
    ("Raise active depots 10% to 44", "increase", None, 44, None, None, True),
    ("Raise share of rail freight 20% to 40", "increase", 20, 40, "%", None, False),
    ("Standby power 5W → 3.5W", "decrease", 5, 3.5, "W", None, False),
    ("KR 3.2 - Scan rate - baseline 38%, target 70%", "increase", 38, 70, "%", None, False),
    ("1.2 Reduce the turnaround from 30 to 12 min", "decrease", 30, 12, "min", None, False),
    ("目标 4.5 分", "increase", None, 4.5, "分", None, False),
    # so many each
    ("Run 3 open days with 40 visitors each", "count", 0, 3, "days", None, True),
    ("1 briefing per driver each month", None, None, 1, "briefing/driver/month", None, False),
    # from so long to no time at all
    ("Badge printing: 5 days to same day", None, 5, None, "day", None, True),
    ("Depot handover: 2 days to one click", None, None, 1, None, None, True),
    # for so many of them
    ("At most 2 returns per 50 parcels", "hold_below", None, 2, "returns/50 parcels", "<=", False),
    # where it comes from, in words
    ("A quarter of leaks found late, down from half", None, None, 25, "%", None, True),
    ("60% of pallets scanned, up from a third", "increase", 33.33, 60, "%", None, False),
    ("60% of pallets scanned (now about half)", "increase", None, 60, "%", None, True),
    ("60% of pallets scanned, up from none", "increase", 0, 60, "%", None, False),
    # one of one kind and some of another
    ("Hire a foreman and 3 welders", "count", 0, 3, "welders", None, True),
    # marks on a scale
    ("Survey 7+/10 on build speed", "increase", None, 7, "/10", ">=", False),
    ("Satisfaction from 3.1/5.0 to 4.2/5.0", "increase", 3.1, 4.2, "/5", None, False),
    ("Audit score from 64/100 to 90+/100", "increase", 64, 90, "/100", ">=", False),
    # an arrow that leads from what is wanted to what is
    ("Queue lag <30 s → 55 s", None, None, None, "s", None, True),
    ("Releases 24 a year → 19 achieved", None, None, None, None, None, True),
    ("Open CVEs 60 → 22 (today)", None, None, None, None, None, True),
    ("Review time 30 h → <12 h", "decrease", 30, 12, "h", "<", False),
    # a start that is only bounded
    ("85% of images scanned (up from under 40%)", "increase", None, 85, "%", None, True),
    ("Restore time 35 min, down from over 2 h", "decrease", None, 35, "min", None, True),
    ("Boot in 4 s, down from 9 s", "decrease", 9, 4, "s", None, False),
    # so much more than before, or than others
    ("Search success; target +6 points vs. last year", "relative", *[None] * 4, False),
    ("Recall at least 3 points above the old model", "increase", None, 3, "points", ">=", False),
    ("Recall at least 3 pp above the old model", *[None] * 5, True),
    # a second result beside the one that was read
    ("SSO works for 100% of tenants. Login p95 under 400 ms.", *[None] * 5, True),
    ("80% of builds use the cache; queue time below 2 minutes", *[None] * 5, True),
    ("90% of scans done in approx. 3 minutes", "increase", None, 90, "%", None, False),
    ("Reach a 92% pass rate, with zero open blockers", "increase", None, 92, "%", None, True),
    ("Move 100% of queues, with zero downtime", "increase", None, 100, "%", None, False),
    ("App rating above 4.4 with at least 500 reviews", "increase", None, 4.4, None, ">", True),
    ("Errors below 1% for firms with at least 9 seats", "decrease", None, 1, "%", "<", False),
    ("Support 30+ file types (target: < 2 s to open)", *[None] * 5, True),
    ("Keep p99 under 300 ms with more than 5k rps", *[None] * 5, True),
    ("Complete 4 pilots with 95% data match", "count", 0, 4, "pilots", None, True),
    # which ones are meant, and by how much they are to change
    ("Increase squads with 3+ trained responders by 20%", "relative", *[None] * 4, False),
    ("Grow tenants with more than 50 seats to 40", "increase", None, 40, None, None, False),
    # a score has no noun of its own, and a noun may stand behind a hyphen
    ("Achieve a 92+ Web Vitals score", "increase", None, 92, None, ">=", False),
    ("Publish 6 hands-on labs", "count", 0, 6, "labs", None, True),
    ("At least 3 internal micro-service teams", "count", None, 3, "teams", ">=", False),
    # how often, at the end
    ("Close 25+ tickets weekly", "hold_above", None, 25, "tickets/week", ">=", False),
    ("Login success ≥ 99.7% monthly", "hold_above", None, 99.7, "%", ">=", False),
    ("Churn below 1.5% monthly", "hold_below", None, 1.5, "%/month", "<", False),
    # so many times as much, or a level that is a ratio
    ("Raise ROAS to 3x", "increase", None, 3, "×", None, False),
    ("Scale nightly ingest to 3x", "relative", *[None] * 4, False),
    # another number that nothing says what it does
    ("FCR 62 → 75 %, CSAT 4.4", *[None] * 5, True),
    ("90% of leaks shut in 7 days; the rest in 30 days", "increase", None, 90, "%", None, True),
    ("Idle clusters deleted after 48 h (12 today)", *[None] * 5, True),
    ("Suite in under 20 min with < 1% flakes", *[None] * 5, True),
    ("Translate it into 6 more languages (8 today)", "count", None, 6, "languages", None, True),
    # one week in six, 99.9x %: no number that is meant
    ("One on-call week in six at most", *[None] * 5, True),
    ("99.9x% uptime", *[None] * 5, True),
    # less of it, where no verb says so
    ("App size −20 MB", "relative", *[None] * 4, False),
    ("Lead time by 60%", *[None] * 5, True),
    ("reduce lead time (12 days) to 4", "decrease", 12, 4, "day", None, False),
    ("Publish 3 posts a month", "hold_above", None, 3, "/month", None, False),
    # each of several has so many, two steps of one change, what is in front of "improved"
    ("All six squads demo, each with at least one quote", *[None] * 5, True),
    ("Reduced by >= 50% (pilot), >= 80% (target)", None, None, None, "%", None, True),
    ("Zero P0/P1 cache misses in the first 60 days", "hold_below", None, 0, None, None, False),
    ("Release 2x per month (currently 1x)", "increase", 1, 2, "/month", None, False),
    ("300+ auto-replies published", "count", None, 300, "auto-replies", ">=", False),
    ("Latency (p95, ms) ≤ 250", "hold_below", None, 250, "ms", "<=", False),
    # a stretch of time in which something holds
    ("Retention at or above 91% through Q3", "hold_above", None, 91, "%", ">=", False),
    ("Feed availability ≥ 99.5% over H2", "hold_above", None, 99.5, "%", ">=", False),
    ("Retention at or above 91% by 30 September", "increase", None, 91, "%", ">=", False),
    # a platform, and the value behind it
    ("Crash-free sessions iOS 98.4 -> 99.5", "increase", 98.4, 99.5, None, None, False),
    ("Store rating Android 3.8 to 4.4", "increase", 3.8, 4.4, None, None, False),
    ("Move kiosks from iOS 16.4 to 17.2", None, None, None, None, None, False),
    # what is done so often, whatever it is named after
    ("Outage review twice a month in every tribe", "hold_above", None, 2, "/month", None, False),
    ("One failover rehearsal per quarter, all regions", "hold_above", None, 1, "/quarter", *_NO),
    ("Outages twice a month", "decrease", None, 2, "/month", None, False),
    (
        "Leads meet each tester at least 2x a quarter",
        "hold_above",
        None,
        2,
        "/quarter",
        ">=",
        False,
    ),
    ("Traffic up 2x a year", "relative", *[None] * 4, False),
    # how large they are of which it takes so long
    ("Reports load for firms with up to 300 users in 4 s (9 now)", "decrease", 9, 4, "s", *_NO),
    ("Pages for squads with over 20 boards open in 2 s (6 now)", "decrease", 6, 2, "s", *_NO),
    ("Up to 300 parallel jobs per runner (90 today)", "increase", 90, 300, "jobs/runner", *_NO),
    # a share of the one that goes to a share of the other
    ("Failed logins 1 in 50 attempts to 1 in 250", "decrease", 2, 0.4, "%", None, False),
    ("Capacity of the relay ×4 by end of Q3", "relative", *[None] * 4, False),
    # all of them, and how many there are
    ("Every tester certified, 14 of 32 as of today", "increase", 14, 32, None, None, False),
    (
        "Retire Bamboo. All 90 builds on the new runners before 1 June",
        "count",
        None,
        90,
        "builds",
        *_NO,
    ),
    ("Drop 45 stale branches by 30 June", "count", 0, 45, "branches", None, True),
    ("Drop build time by 4 minutes", "relative", *[None] * 4, False),
    ("Replace all 70 Windows 10 desktops by end of May", "count", 0, 70, "desktops", None, True),
    # of which of the two, and how much then
    ("Open defects + stale merge requests below 30", *[None] * 5, True),
    ("VIP calls answered in 20 min, all others same day", "decrease", None, 20, "min", None, True),
    ("Alarm drift: 60 → 8ish hosts", *[None] * 5, True),
    ("Pass rate of the rig up to around 94", *[None] * 5, True),
    ("Nightly suite 8 hrs ... should be under 3", "decrease", 8, 3, "h", "<", False),
    ("Ship the agent every 3 weeks, not every 10", "decrease", 10, 3, "week", None, False),
    (
        "Tester NPS: measure it by end of May, nobody knows where we are",
        "baseline",
        *[None] * 4,
        False,
    ),
    ("Disk + memory cost below 30k a month", "hold_below", None, 30000, "/month", "<", False),
    # what comes again and again has no day by which it is done
    ("Refund claims approved within 4 days", "hold_below", None, 4, "day", "<=", False),
    ("Cutover finished within 4 days", None, None, None, None, None, True),
    ("Access granted in 2 h", "decrease", None, 2, "h", None, False),
    ("Close 60 tickets per week", "hold_above", None, 60, "/week", None, False),
    ("85% of the retros held", "increase", None, 85, "%", None, False),
    # a name has no lower release behind it
    ("Span of control 14 → 9", "decrease", 14, 9, None, None, False),
    ("Test bench back up in 20 min instead of 2 h", "decrease", 120, 20, "min", None, False),
    ("Asset register accuracy > 96% (audit sample of 150)", "increase", None, 96, "%", ">", False),
    ("Night duty: max 3 calls / shift", "hold_below", None, 3, "calls/shift", "<=", False),
    ("Move out: 90 of 150 racks gone, rest by 30 June", "increase", 90, 150, "racks", None, False),
    # under what it holds
    ("Render time stays flat at 3x traffic", *[None] * 5, False),
    ("Cycle time 3w → 5d", "decrease", 21, 5, "day", None, False),
    ("Build 12 → 7m", "decrease", 12, 7, "min", None, False),
    ("Patch servers in 5 days, laptops in 20", *[None] * 5, True),
    ("Attach rate ↑ 75%", *[None] * 5, True),
    ("Each tester gets 3 h of learning time per week", "increase", None, 3, "h/week", None, False),
    ("Answer within 6 office hours", "hold_below", None, 6, "h", "<=", False),
    ("Backups encrypted on all sites (4 of 9 done)", "increase", 4, 9, None, None, False),
    # of two that are no goals which one is meant
    ("Trial in 3 depots, roll-out in 9 more", *[None] * 5, True),
    ("Spring Cloud 3.1 → 4.2 in 18 services", *[None] * 5, True),
    ("Store rating 3.7 → 4.4 in 18 countries", "increase", 3.7, 4.4, None, None, False),
    # so often, and no so many times as much
    ("Evacuation drill 2x in 2027", "count", 0, 2, None, None, True),
    ("Grow the number of drills 2x", "relative", *[None] * 4, False),
    ("Share of clerks with a hardware key 20 → 90", "increase", 20, 90, None, None, False),
    ("Coverage of tier 1 → 2", *[None] * 5, False),
    # a time or a price in no unit, and a share that grows by no unit
    ("Speed up the test bench from 45 to 20", "decrease", 45, 20, None, None, True),
    ("Queue time from 14 to 5", "decrease", 14, 5, None, None, True),
    ("Cost of the depots from 30 to 18", "decrease", 30, 18, None, None, True),
    ("Queue time (days) from 14 to 5", "decrease", 14, 5, "day", None, False),
    ("On the first time of asking 15 of 24 → 21 of 24", "increase", 15, 21, None, None, False),
    ("Push opt-in for new riders up by 10", "relative", *[None] * 4, True),
    ("Increase badge adoption by 15", "relative", *[None] * 4, True),
    # better, not worse: which way that is, the metric says
    ("Accuracy no worse than 0.9", "increase", None, 0.9, None, ">=", False),
    ("Error rate no worse than 2 %", "hold_below", None, 2, "%", "<=", False),
    ("Recall of the rare class 0.61 → 0.75", "increase", 0.61, 0.75, None, None, False),
    # how far it is today
    ("40% of kiosks are patched today, all by 30 May", *[None] * 5, True),
    ("Two thirds of depots scan on arrival, a third today", "increase", None, 66.67, "%", *_RT),
    ("95% of kiosks patched, 40% today", "increase", 40, 95, "%", None, False),
    # halves of a day; every two weeks; minutes and seconds
    ("Study time: 2 half days a week", *[None] * 5, True),
    ("Every foreman has a 1:1 with each welder every two weeks", *[None] * 5, False),
    ("Rig setup 12:30 min → 8:00 min per board", "decrease", 12.5, 8, "min/board", *_NO),
    ("Audits closed in 10 days: 7 of last 15 → 14 of 15", "increase", 7, 14, None, None, False),
    ("Badges never older than 30 days", "hold_below", None, 30, "day", "<=", False),
    # no … longer than, no … below: of none of them
    ("No request waits for review longer than 24 working hours", "hold_below", None, 24, "h", *_LE),
    ("No branch lives without a merge longer than 2 days", "hold_below", None, 2, "day", *_LE),
    ("No change freeze longer than 5 days", "hold_below", None, 5, "day", *_LE),
    ("No shift with fewer than 4 welders", "hold_above", None, 4, "welders", ">=", False),
    ("No depot below 80% coverage", "hold_above", None, 80, "%", ">=", False),
    ("No regressions, p99 under 200 ms", "decrease", None, 200, "ms", "<", False),
    # … or fewer in front of what is counted, and how often; a plus against last year
    ("3 or more talks at fairs", "count", None, 3, "talks", ">=", False),
    ("2 or fewer misroutes a month", "hold_below", None, 2, "misroutes/month", "<=", False),
    ("One misroute or less per quarter", "hold_below", None, 1, "/quarter", "<=", False),
    ("Lag must never go over 250 ms at night", "hold_below", None, 250, "ms", "<=", False),
    ("Crew mood 7.2, +0.5 on last quarter", *[None] * 5, True),
    ("No depot with bus factor 1 (today 7)", *[None] * 5, True),
    ("Hardware keys for 95% of clerks (71%)", None, None, None, "%", None, True),
    ("Fixes shipped ≤ 30 d after the report", "hold_below", None, 30, "day", "<=", False),
    ("10x load test passed without a fault", *[None] * 5, True),
    # so few of so many; how often it comes again; how many do it now
    ("Fewer than 3 of 10,000 parcels are lost", *[None] * 5, True),
    ("At most 2 of 12 depots without a foreman", "hold_below", None, 2, "depots", "<=", False),
    ("At least one drill every 2 weeks", *[None] * 5, True),
    ("Every parcel is weighed; 3 of 9 depots do that now", "increase", 3, 9, "depots", *_NO),
    ("Gate drills: 2 per foreman per half-year", None, None, 2, "/foreman/half-year", *_NO),
    ("From one lost parcel in 50 to one in 200", *[None] * 5, True),
    # no number that is meant for the goal
    ("Mispicks at weekends 3x weekdays → same level", *[None] * 5, True),
    ("Scanners in 30 depots (min) / 40 depots (stretch)", None, None, None, "depots", None, True),
    ("Crew survey at 4,5/5", *[None] * 5, True),
    ("Loading from like 45 minutes down to 10", "decrease", 45, 10, "min", *_NO),
    # a second figure of the same
    ("Repair time: 21 → 7 days, 95th percentile 14", *[None] * 5, True),
    ("Repair time 9 → 4 days, depot average 6", *[None] * 5, True),
    ("Get lead time and deploy frequency to elite level", *[None] * 5, True),
)


@of_each(READ, lambda row: row[0])
def test_it_is_read_as_a_colleague_reads_it_or_asked_about(row: tuple[Any, ...]) -> None:
    text, k, s, t, u, r, q = row
    read = answer(text)
    floats = [None if one is None else float(one) for one in read[1:3]]
    assert (read[0], *floats, *read[3:]) == (k, s, t, u, r, q)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Latency improved by 20%", -20),
        ("Crash rate on old phones improves by 10%", -10),
        ("Home page CTR improves by 8%", 8),
        ("Conversion; target +6 points vs. last year", 6),
        ("App size −20 MB", -20),
        ("Increase squads with 3+ trained responders by 20%", 20),
    ],
)
def test_a_change_goes_the_way_that_is_better(text: str, change: int) -> None:
    read = read_sentence(text, year=2027).change
    assert read is not None
    assert read.value.value == change
