"""English: none so far, the rest of them, all there are; verbs of what is done once by a day."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told


@pytest.mark.parametrize(
    ("text", "kind", "start", "target"),
    [
        # That there is none so far, said in words, is where it starts.
        ("No driver has been ported so far; we want 11 drivers ported by May 3", "increase", 0, 11),
        ("No config audits exist yet. By December 10 run at least 25 of them.", "increase", 0, 25),
        ("Publish 5 design notes; nothing published until now", "count", 0, 5),
        ("8 certified testers by year-end (today: nobody)", "count", 0, 8),
        ("We have no certified testers today and want 8 by year-end", "count", 0, 8),
        ("All 14 plants on the new MES interface by 3 May - none connected yet", "count", 0, 14),
        ("Train 45 analysts (none yet)", "count", 0, 45),
        ("Onboard 12 squads, no baseline so far", "count", 0, 12),  # from zero all the same
        ("Fix 40 findings, none of them critical", "count", 0, 40),
        ("Churn below 3 %, no churn so far", "decrease", None, 3),
        # What is not done yet, by when: as many as there are.
        ("WAN circuits: 29 of 47 cut over, the rest by 30 Nov", "increase", 29, 47),
        ("12 of 40 printers replaced, the others by 3 May", "increase", 12, 40),
        ("18 of 60 repos are on the template; the rest to follow by 1 June", "increase", 18, 60),
        ("12 of 40 printers replaced, the critical ones by 3 May", "count", None, 12),
        ("Services in Backstage: 130 registered, should be all 310 by May", "increase", 130, 310),
        ("Runbooks: 40 written, want all 75 by 3 May", "increase", 40, 75),
        ("20 trained, all 30 certified by 3 May", "count", 0, 20),  # another thing; assumed
        ("Thin out 2,640 open test cases to 1,200", "decrease", 2640, 1200),
        ("Whittle the backlog down from 300 to 90", "decrease", 300, 90),
        ("Scale back idle VMs from 120 to 30", "decrease", 120, 30),
    ],
)
def test_where_it_starts_and_ends(text: str, kind: str, start: int | None, target: int) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["start"], got["target"]) == (kind, start, target)


def test_a_quarter_behind_due_is_asked_about_beside_signs_that_are_no_ascii() -> None:
    got = told(read_sentence("Rework in litho 3.1% → 1.5% due Q3", year=2027))
    assert (got["deadline"], got["ambiguous"]) == (None, True)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Qualify the second source for CMP slurry, 14 May", "milestone"),
        ("Qualify suppliers by 3 May", "milestone"),
        ("Trial-run the second line by 3 May", "milestone"),
        ("Characterise the new sensor by 14 May", "milestone"),
        ("Reindex our catalogue by 14 May", "milestone"),
        ("Optimise the pipeline by 14 May", None),
        ("Support the sales team by 14 May", None),
        ("Teams own the roadmap by 3 May", None),
        ("Across the fleet by 3 May", None),
    ],
)
def test_what_is_done_once_by_a_day(text: str, kind: str | None) -> None:
    assert told(read_sentence(text, year=2027))["kind"] == kind
