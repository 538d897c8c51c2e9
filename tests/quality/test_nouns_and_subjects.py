"""English: two plurals side by side, a whole told beside a part, what somebody can do by then."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

READ = (
    # two plurals: the second is counted
    ("Hire 3 games testers", "count", 0, 3, "people", None),
    ("Hold 14 field skills seminars", "count", 0, 14, "seminars", None),
    ("Move 20 teams onto the mesh", "count", 0, 20, "teams", None),
    # a whole year is a stretch, a day is not
    ("At most 5 recalls caused by a label error in 2027", "hold_below", None, 5, "recalls", "year"),
    ("Travel cost not to exceed CHF 2.1m in 2027", "hold_below", None, 2100000, "CHF", "year"),
    ("Travel cost not to exceed CHF 2.1m by end of 2027", "decrease", None, 2100000, "CHF", "year"),
    ("Flaky probes below 1 % in 2027", "decrease", None, 1, "%", "year"),
    ("Reduce recalls to no more than 4 in 2027", "decrease", None, 4, None, "year"),
    # how it is today is to be found out
    ("Get a baseline for idle time before we set a goal", "baseline", None, None, None, None),
    ("Establish how reliable the feeders are", "baseline", None, None, None, None),
    ("Work out how often a mould fails", "baseline", None, None, None, None),
    ("We should know what our real scrap rate is", "baseline", None, None, None, None),
    ("Figure out how to weld it", None, None, None, None, None),
    ("Know what the gauge is for", None, None, None, None, None),
    # shares and wholes
    ("Feed complete on 97 days out of 100 (88 % so far)", "increase", 88, 97, "%", None),
    ("Feed complete on 29 days out of 30", "count", None, 29, "day", None),
    ("Lockers fitted: all 140 (today 35)", "increase", 35, 140, None, None),
    ("Sensors in all silos, 4 of 9 so far", "increase", 4, 9, None, None),
    ("Files scanned: 310 of 900 → done", "increase", 310, 900, None, None),
    ("Owners named 410 (of 2300) → 2000", "increase", 410, 2000, None, None),
    ("Boards in use at 26 mills, up from 5", "increase", 5, 26, "mills", None),
    ("Claims from 3.1 per 1000 trips to 0.5 per 1000", "decrease", 3.1, 0.5, None, None),
    ("Backlog: 340 claims down to 90 claims", "decrease", 340, 90, "claims", None),
    ("Disk usage: at 91 TB, get it to 50 TB", "decrease", 91, 50, "TB", None),
    ("Calls per shift at 9, get it to 3", "decrease", 9, 3, None, None),
    ("Queue depth - at 400, push it below 100", "decrease", 400, 100, None, None),
    ("Keep load at 60 %, get it to 50 %", None, None, None, None, None),
    ("Target reached in 11 weeks out of 12", "count", None, 11, "week", None),
    ("Yield ≥ 82 %, 2026 avg 71 %", "increase", 71, 82, "%", None),
    ("Opens a 6 GB capture in 12 s instead of 50 s", "decrease", 50, 12, "s", None),
    ("20 drills run w/ at least one guest", "count", 0, 20, "drills", None),
    ("Failed restores 5 %", "decrease", None, 5, "%", None),
    # a few words of another language
    ("Scrap 4 % auf 2 % bis Ende Mai", "decrease", 4, 2, "%", "2027-05-31"),
    ("Contract signed by 15. October", "milestone", None, None, None, "2027-10-15"),
    # what happens once, and what somebody can do
    (
        "The new scheduler goes to production by 30 June",
        "milestone",
        None,
        None,
        None,
        "2027-06-30",
    ),
    ("Nurses can swap shifts on their own", "yes_no", None, None, None, None),
    ("Nurses can swap shifts by 30 June", "milestone", None, None, None, "2027-06-30"),
    ("How fast nurses can swap shifts", None, None, None, None, None),
)


@pytest.mark.parametrize(("text", "kind", "start", "target", "unit", "due"), READ)
def test_what_is_read(
    text: str,
    kind: str | None,
    start: float | None,
    target: float | None,
    unit: str | None,
    due: str | None,
) -> None:
    read = told(read_sentence(text, year=2027), "en")
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    assert (read["kind"], got, read["unit"]) == (kind, [start, target], unit)
    assert read["deadline"] == ("2027-12-31" if due == "year" else due)


@pytest.mark.parametrize(
    "text",
    ["Helm adoption 60", "Scanner uptake: 40", "Card reset tickets 40 %", "Complaints 30 %"],
)
def test_a_share_or_so_many_is_asked(text: str) -> None:
    codes = [one["code"] for one in told(read_sentence(text, year=2027))["questions"]]
    assert codes == ["number_unclear"]


@pytest.mark.parametrize("text", ["Helm adoption 60 %", "Reopened calls 14 %", "Complaints at 3 %"])
def test_a_level_in_per_cent_is_not_asked(text: str) -> None:
    assert told(read_sentence(text, year=2027))["questions"] == []
