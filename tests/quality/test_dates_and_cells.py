"""Short forms of days, cells of a row, and days on which people are asked."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

# Text, start, target ("?": something is asked), unit, deadline.
LINES = (
    # ends of months and quarters, in short
    ("relay lag 80s to 12s, eo Sept", 80, 12, "s", "2027-09-30"),
    ("Backlog 320 → 40 eom March", 320, 40, None, "2027-03-31"),
    ("Backlog 320 → 40 eom", 320, "?40", None, None),
    ("Close books in 4 days (was 9) by the June close", 9, 4, "day", "2027-06-30"),
    ("Close books in 4 days (was 9) by the March quarter-end", 9, 4, "day", "2027-03-31"),
    ("Findings at any month-end in 2027 at most 4", None, 4, None, "2027-12-31"),
    ("Refunds take one day instead of three, from 1 May at the latest", 3, 1, "day", "2027-05-01"),
    # weeks, and a day or the month of this year
    ("Test protocols digital, KW 40", None, None, None, None),
    ("Test protocols digital, KW40", None, "?", None, None),
    ("Part cost 0.42 → 0.30 USD, Dec 27", 0.42, "?0.30", "USD", None),
    ("Part cost 0.42 → 0.30 USD by Dec 26", 0.42, 0.3, "USD", "2027-12-26"),
    # what is so now, and what is wanted
    ("suite under 20 min, curr 65", 65, 20, "min", None),
    ("suite: curr. 65 min, tgt 20 min", 65, 20, "min", None),
    ("KR: relay lag | now 80s | tgt 12s | 31.03.", 80, 12, "s", "2027-03-31"),
    ("relay lag | now 80s | tgt 12s | 30.06", 80, 12, "s", "2027-06-30"),
    ("relay lag\tnow 80s\ttgt 12s\t30.09.", 80, 12, "s", "2027-09-30"),
    ("relay lag | now 80s | tgt 12s | 03.04.", 80, "?12", "s", None),
    ("Part cost from 35.20 to 31.03.", 35.2, 31.03, None, None),
    ("Audit of the kiln passed, 30.09.", None, None, None, "2027-09-30"),
    ("Audit of the kiln passed, 05.06.", None, "?", None, None),
    # a sign that points from one figure to another
    ("setup 45min > 15min press 3", 45, 15, "min", None),
    ("restore 2 h > 45 min", 120, 45, "min", None),
    # surveys
    ("staff NPS 10 → 30, survey in Oct", 10, 30, None, "2027-10-31"),
    ("Mood rises from 3.1 to at least 4 in the November poll", 3.1, 4, None, "2027-11-30"),
    ("staff NPS up from 10 in the March survey to 30", 10, 30, None, None),
    ("staff NPS of 30 by 1 Dec, survey in October", None, 30, None, "2027-12-01"),
    ("staff NPS of 30, was 10 in the March survey", 10, 30, None, None),
    # figures as measured, and guesses of about so much
    ("First pass yield line 2 – 61 to 72 %", 61, 72, "%", None),
    ("Scrap 4.1 to 2.0 %", 4.1, 2, "%", None),
    ("Humidity of the archive 42 to 58 %", None, "?", "%", None),
    ("Uptake 60 to 70 %", None, "?", "%", None),
    # how it was
    ("Boot in 2 s at most by 31 May, having taken 3 s in March", 3, 2, "s", "2027-05-31"),
    ("Age 30 days or less on 31 Dec, against 95 days a year earlier", 95, 30, "day", "2027-12-31"),
    # a number beside a name alone
    ("tickets 30, end of March", None, "?", None, "2027-03-31"),
    ("velocity 45!!", None, "?", None, None),
)


@pytest.mark.parametrize(("text", "start", "target", "unit", "due"), LINES)
def test_days_in_short_and_cells(
    text: str, start: float | None, target: float | str | None, unit: str | None, due: str | None
) -> None:
    read = told(read_sentence(text, year=2027), "en")
    asked = [one for one in read["questions"] if one["code"] != "start_assumed"]
    assert bool(asked) == (str(target)[:1] == "?")
    if isinstance(target, str):
        target = float(target[1:]) if target[1:] else None
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    assert got == [start, target]
    assert read["deadline"] == due
    assert read["unit"] == unit


def test_a_band_for_a_whole_year() -> None:
    line = "Load held between 40 % and 60 % during opening hours for the whole of 2027"
    read = told(read_sentence(line, year=2027), "en")
    assert (read["kind"], read["low"], read["high"]) == ("hold_within", 40, 60)
    assert (read["deadline"], read["questions"]) == ("2027-12-31", [])
