"""Two figures of which one is today's, in other words than "from … to"; so many in so many."""

from decimal import Decimal

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

NOW_AND_THEN = (
    ("80 % of locks pass the check, 31 of 124 do today", 25, 80),
    ("Refit of a barge in 1 day, takes 2 weeks", 14, 1),
    ("Locks reset in 20 min or better by Q4 end (2026 mean: 1 h 10 min)", 70, 20),
    ("Unsigned boats at the quay: 0 by 30 May (the warden found 31 in March)", 31, 0),
    ("Rafts on zero rivers without a guide by 30 May, still 14 today", 14, 0),
    ("Ferry turned round in < 9 min at low tide too, 22 min before", 22, 9),
    ("Mast raised in at most 40 minutes, before 95 minutes", 95, 40),
    ("Leak noticed within 15 min of the first drop, was 3 hours", 180, 15),
    ("Guest score back to 82 (it sank to 71 last summer)", 71, 82),
    ("Punctuality back to 97 %; it slipped to 91 % last quarter", 91, 97),
    ("Groundings: 8 in the last half, no more than 2 in this one", 8, 2),
    ("Unpaid berths: 44 outstanding, 6 or fewer by 30 June", 44, 6),
    ("Complaints at the weir – 21 open – at most 4 by 30 Sep", 21, 4),
    ("Bookings on the app: 300 a month, want 900", 300, 900),
    ("Berth occupancy 61 % , need 80 %", 61, 80),
    ("Barges with a tracker: 0 of 38 today, 25 by end of Q4", 0, 25),
    ("Locks with a camera: 9 of 20 at the start, 20 of 20 by end of Q3", 9, 20),
    ("Ropes in need of care: 118 ropes down to 20", 118, 20),
    ("Forms to moor overnight: at most 1, 4 in the past", 4, 1),
    ("A berth change is signed by 1 person at most, today 3 have to agree", 3, 1),
    ("90 % of the buoys are lit, 52 of 130 today", 40, 90),
    ("80 % of skippers trained (30 of 120 so far)", 25, 80),
    ("A berth is confirmed in 24 hours rather than a week", 168, 24),
    ("Cut the turn of a barge from an hour to 12 minutes", 60, 12),
    ("The lock turns in under an hour, now 5 hours", 5, 1),
    ("Old buoys: 84 in stock on 1 Jan, none by 30 Nov", 84, 0),
    ("Late barges 61 ▶ 10", 61, 10),
    ("Missed slots: 31 % now; goal 24 %; stretch 20 %", 31, 24),
    ("Lamps lit on 80 % of nights, 58 % at the mo", 58, 80),
    ("Cargo by rail makes up 30 % of tons (1H26: 17 %)", 17, 30),
    ("Wait at the lock 4 h (9 at kickoff)", 9, 4),
    ("Guest score 61 → 74 with n ≥ 30", 61, 74),
    ("Notices sent within 4 h in 95 % of cases, industry average 88 %, today 81 %", 81, 95),
    ("Leaks closed within 24 h, 70 % → 90 %", 70, 90),
    ("Turned barges < 0.5 %; the 2026 audit counted 3.1", 3.1, 0.5),
    ("The wait amounts to 23 days at present and shall amount to 10 days at most", 23, 10),
    ("Fines 140 last qtr -> stay under 80", 140, 80),
    ("Idle boats 38 % of the fleet now; cap at 20", 38, 20),
    ("Leaky gates: 212 found by the diver, 0 left at the end of H1", 212, 0),
    ("Dry cargo ≥ 99.7 % (99.2 % in the last season)", 99.2, 99.7),
    ("No-show rate 14 % in the last campaign, below 5 % in the autumn one", 14, 5),
    ("Rotten piles: none by 30 June (38 in the spring survey)", 38, 0),
    ("Catch per trip 94 kg (pilot run: 88 kg)", 88, 94),
    ("Captains with a licence: 61 of 80 at the start of the year, all 80 by Q4 end", 61, 80),
    ("A barge turns in 2.5 h; the current crane needs 6.1 h", 6.1, 2.5),
    ("Trust back over 80 %, after 66 % in 2026", 66, 80),
    ("Torn ropes not more than 1 of each 20 (now 1 of each 8)", 12.5, 5),
    ("Berths known: 60 of an estimated 200 today, 180 by year-end", 60, 180),
    ("Late trips: one in fifty at most, one in twelve today", 8.33, 2),
    ("Wait in days: 17 then, 6 now, 4 by Q4 end", 6, 4),
    ("Cut the 45-minute turn to 10", 45, 10),
    ("Open claims from 27 to nothing", 27, 0),
    ("95 % of tides told within 2 h where 60 % are today", 60, 95),
    ("Spill per trip 4 kg at most (7 kg YTD)", 7, 4),
    ("A berth is free within 1 h; it takes half a day", 12, 1),
    ("Guest score up from 4.1, 4.5 wanted", 4.1, 4.5),
    ("Empty runs 19 % of all trips, 7 % is the aim", 19, 7),
    ("Fuel per trip: 1,900 kg, wish 500 kg", 1900, 500),
    ("Quay test 25 minutes long today, 8 minutes is enough", 25, 8),
    ("Boats with a light 120 of 300; all of them by Q3 end", 120, 300),
    ("Charts online: 6,200 of 8,000 now, all by 30 June", 6200, 8000),
    ("Torn nets: 96 in the March audit, not more than 10 in the September one", 96, 10),
    ("Rower feedback 4.5 of 5 (4.1 last cohort)", 4.1, 4.5),
    ("Turn in 11 min (Q4: 16 min) without guest score below 4.3", 16, 11),
    ("All 31 pilots through the course by 15 July (9 did)", 9, 31),
    ("Mooring posts at the module 30 000 → 50 000", 30000, 50000),
    ("Boats on the new radio: 18 of 30 at the start, 30 of 30 by end of Q3", 18, 30),
    ("Guests give 4.4 stars after 4.1 at launch", 4.1, 4.4),
    ("Replies of guests 85 percent (previous one: 62 percent)", 62, 85),
    ("Fuel used up to 60 % at most (94 % in the worst quarter)", 94, 60),
    ("Tolls under 200k EUR a month; last autumn came in at 260k EUR", 260_000, 200_000),
    ("Torn sails: twelve in a hundred today, eight in a hundred by Q4 end", 12, 8),
    ("We fill 92 % of the berths; in the base year 2026 it was 86 %", 86, 92),
    ("Cargo on time 74 % vs. 58 % a year ago", 58, 74),
    ("All of our 23 locks send a signal (15 do)", 15, 23),
    ("A single way out on at most 2 quays (we know of 9)", 9, 2),
    ("Number of spare keys: target 0, actual 57", 57, 0),
    ("Wrong berths: at most 0.5 per trip (average of the last five: 1.8)", 1.8, 0.5),
    ("Wake per boat 1.20 EUR (H2/26 1.75 EUR)", 1.75, 1.2),
    ("Rope repaired 85 % (H2 26: 61 %)", 61, 85),
    ("9 of 10 skippers trained within a week, up from 6 of 10", 6, 9),
    ("1 of 4 locks is automatic, 4 of 4 by 30 September", 1, 4),
    ("Barges turned in under 1 h; 4 of them need 5 h today", 5, 1),
    ("Boats with a beacon: goal 100 %, status 83 %", 83, 100),
    ("Rework on sails: 9 % (benchmark 5 %), we want 6 %", 9, 6),
    ("Missed calls: was 0.9 %, is 0.6 %, shall be 0.3 %", 0.6, 0.3),
    ("We had 14 leaks in 2026 and aim for at most 6", 14, 6),
    ("Boats with a log: 44/120 today, 120/120 by year-end", 44, 120),
)

APART = (
    "Hire 5 skippers, want 2 to be pilots",
    "Answer 80 % of calls in 4 hours, 12 of 15 harbours take part",
    "Drop-free days 99.5 %, found 12 leaks in 2026",
    "Close 40 berths, 12 still open in Q1",
    "Sail to 8 more ports (12 so far)",
    "Lost letters: 3,400 then, 300 now, keep it there",
    "99 % of crates scanned; 1 % was lost in 2026",
    "Light on the east quay 98 %, west 99.9 % (west now 96.5 %)",
    "Grow to 40 boats after 3 left",
    "Write 20 charts, 5 were asked for by the pilots",
    "Interview 25 skippers, 10 had sold their boats",
    "Get 50 new moorers, 20 from last year's list",
    "Store 30 days of tides, 90 days were asked for",
    "99.5 % of boats lit, 0.2 % were let off",
    "Wake below 30 % for each of the two banks, east was at 52 and west at 47",
    "Flood plans: one per lock (12/20 have one)",
    "Cut 12 of the 30 routes nobody has sailed in 90 days",
    "Ship 3 routes in Q2, 5 in Q3",
)

IN_SO_MANY = (
    ("Nine in ten locks are run by remote by 30 June", None, "90", "%", None),
    ("Groundings at the bar: at most 1 in 2,000 (now 1 in 400)", "0.25", "0.05", "%", "<="),
    ("Cut missed tides from 1 in 20 to 1 in 100", "5", "1", "%", None),
    ("Reports written within 5 working days for 8 in 10 groundings", None, "80", "%", None),
    ("Less than one in a thousand crates lost", None, "0.1", "%", "<"),
    ("No more than 4 in 1000 lamps dark", None, "4", "‰", "<="),
    ("Fewer than 1 in every 40 ropes torn (1 in 8 in 2026)", "12.5", "2.5", "%", "<"),
    ("Ferry full on 4 nights out of 5, currently it is 2 out of 5", "2", "4", "nights", None),
)

BESIDE = (
    ("Recall of the eel counter at least 85 % at a false alarm rate of 0.5 %", "85", "%"),
    ("Boats seen at night above 90 % at a hit rate of 70 %", "90", "%"),
    ("Notice to 500 skippers takes 10 minutes at most; today it is 55", "10", "min"),
    ("Survey of 2,000 berths takes no more than 4 days", "4", "day"),
    ("Lock gates in Kiel: 95 % in 72 hours or less", "95", "%"),
    ("Pump swapped in under 30 minutes, rehearsed twice a year", "30", "min"),
    ("6 flood drills done in Q2, min. 1 at night", "6", "drills"),
    ("Close 8 weirs in H1, at least 2 in the delta", "8", "weirs"),
    ("Load a 5 MB chart in 3 s at sea", "3", "s"),
    ("Spot 95 % of eels within 1 hour at less than 0.1 % false alarms", "95", "%"),
    ("Of the 60 old locks at most 10 still leak by 30 June", "10", None),
    ("Radar answers within 250 ms at 3,000 rps and 60 % load", "250", "ms"),
    ("Silt not growing by more than 2 % a month", "2", "%/month"),
    ("The queue must not grow by more than 30 a day", "30", "/day"),
    ("No lock outage longer than 15 minutes in the season (Nov 15 – Dec 24)", "0", None),
)

NO_GOAL = (
    ("Trial at 3x the summer traffic passed by 8 October", "milestone"),
    ("Launch the second check for cargos over £500 by 18 June", "milestone"),
    ("All pilot books (6 rivers) translated by 30 August", "yes_no"),
    ("Obtain the dyke certificate (EAL 3) by 30 November", "milestone"),
    ("Finish phase 1 of 3 of the dredging by 30 June", "milestone"),
    ("Night view shipped in app 8.20 by 1 July", "milestone"),
    ("Pilots can file 10k logs in one go", "yes_no"),
    ("Toll costs down 12 % while the queue stays under 9 min", "relative"),
    ("Cut fuel by 15 % without days at sea dropping below 200", "relative"),
)

NOT_SO_MANY = (
    "Lost letters at most 1 in 10^6",
    "Moor 1 in 15 minutes",
    "Three boats in 10 weeks",
    "Place 1 in Ghent and 2 in Porto",
)


@pytest.mark.parametrize(("text", "start", "target"), NOW_AND_THEN)
def test_one_of_two_figures_is_todays(text: str, start: float, target: float) -> None:
    read = told(read_sentence(text, year=2027))
    assert (float(read["start"]), float(read["target"])) == (start, target)
    assert read["kind"] == ("increase" if target > start else "decrease")
    assert not read["ambiguous"]


@pytest.mark.parametrize("text", APART)
def test_what_nothing_says_of_is_no_start(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["start"] is None
    assert read["ambiguous"]


@pytest.mark.parametrize(("text", "start", "target", "unit", "bound"), IN_SO_MANY)
def test_so_many_in_so_many_are_a_share(
    text: str, start: str | None, target: str, unit: str, bound: str | None
) -> None:
    read = told(read_sentence(text, year=2027))
    assert read["start"] == (Decimal(start) if start else None)
    assert (read["target"], read["unit"], read["comparator"]) == (Decimal(target), unit, bound)
    assert not read["ambiguous"]


@pytest.mark.parametrize(("text", "target", "unit"), BESIDE)
def test_the_number_beside_the_goal_says_of_what(text: str, target: str, unit: str | None) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["target"], read["unit"]) == (Decimal(target), unit)
    assert [one["code"] for one in read["questions"]] in ([], ["start_assumed"])


@pytest.mark.parametrize(("text", "kind"), NO_GOAL)
def test_a_number_that_says_which_ones_is_no_goal(text: str, kind: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["target"], read["kind"], read["ambiguous"]) == (None, kind, False)


@pytest.mark.parametrize(
    ("text", "start", "target", "unit"),
    [
        ("Turn of a barge from 14 min to 6-7 min", 14, None, "min"),
        ("Fuel burnt: 4-5 tons/day to 2 tons/day", None, 2, "tons/day"),
        ("Barge turned after a storm in 2-3 hours instead of 20", 20, None, "h"),
    ],
)
def test_beside_a_range_the_clear_side_is_read(
    text: str, start: int | None, target: int | None, unit: str
) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["start"], read["target"], read["unit"]) == (start, target, unit)
    assert read["kind"] == "decrease"
    assert [one["code"] for one in read["questions"]] == ["range_unclear"]


def test_days_of_work_against_hours_say_the_way_and_not_how_far() -> None:
    read = told(read_sentence("Pilots answer within 4 working hours, was 2 days", year=2027))
    assert (read["kind"], read["start"], read["target"]) == ("decrease", None, 4)
    assert read["ambiguous"]


def test_what_is_halved_is_where_it_starts() -> None:
    for text, kind, start, target in (
        ("Idle time 40 % at night, halve it", "decrease", 40, 20),
        ("Halve the 14 days that a permit takes", "decrease", 14, 7),
        ("Halve the wait (now 8 days) without more than 2 lost boats a month", "decrease", 8, 4),
        ("Locks turn 3x faster than the 45 minutes of today", "relative", 45, None),
    ):
        read = told(read_sentence(text, year=2027))
        assert (read["kind"], read["start"], read["target"]) == (kind, start, target)


def test_what_is_kept_where_it_is_stays_a_hold() -> None:
    read = told(read_sentence("Keep the wait at or below 2 days; currently 1.6 days", year=2027))
    assert (read["kind"], read["start"]) == ("hold_below", Decimal("1.6"))


def test_two_edges_of_what_is_kept_in_stock() -> None:
    read = told(read_sentence("Keep spare ropes in stock for 30 to 45 days of use", year=2027))
    assert (read["kind"], read["low"], read["high"]) == ("hold_within", 30, 45)


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Claims: 3 days → 1 day or 1.5 days", 3),
        ("Late boats from 8 % to 2 % first and maybe 1 %", 8),
        ("Toll €4.10 → €3.60 → €3.20 a boat", Decimal("4.1")),
        ("Errors in the log from 3 % to near zero", 3),
    ],
)
def test_of_several_targets_the_start_is_kept(text: str, start: Decimal) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["start"], read["target"], read["ambiguous"]) == (start, None, True)


@pytest.mark.parametrize(
    "text", ["Boats twice as fast or under 10 minutes", "Lamps on 8 quays, better 10"]
)
def test_what_may_as_well_be_meant_is_asked(text: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["target"], read["ambiguous"]) == (None, True)


def test_what_grows_beside_it_is_no_change_of_the_goal() -> None:
    read = told(read_sentence("Fuel per trip down a fifth while trips grow 30 %", year=2027))
    assert (read["kind"], read["change"]["value"]) == ("relative", -20)


def test_the_date_of_the_start_is_no_deadline() -> None:
    read = told(read_sentence("Late trips: 0.8 % median in Q1, target < 0.1 %", year=2027))
    assert (read["start"], read["deadline"]) == (Decimal("0.8"), None)


def test_how_many_do_is_where_it_starts() -> None:
    read = told(read_sentence("Every lock has a keeper; 6 of 14 do", year=2027))
    assert (read["start"], read["target"], read["ambiguous"]) == (6, 14, False)


@pytest.mark.parametrize("text", NOT_SO_MANY)
def test_a_stretch_or_a_place_is_no_whole(text: str) -> None:
    assert told(read_sentence(text, year=2027))["unit"] != "%"


def test_going_live_moves_no_number() -> None:
    read = told(read_sentence("Hotfixes after go-live: 1 to 2 per month", year=2027))
    assert (read["start"], read["target"]) == (None, None)
    assert read["ambiguous"]


def test_one_share_for_two_measures_of_a_model_is_asked_about() -> None:
    read = told(read_sentence("命名实体识别 precision 和 recall 都到 90%", year=2027))
    assert read["target"] is None
    assert read["ambiguous"]
