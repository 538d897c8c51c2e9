"""What happens once, levels nobody knows yet, bands around a value, units told with the metric."""

from typing import Any

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

HAPPENS = (
    "DVT exit for the new board, 14 May",
    "Feature freeze, 14 May",
    "Migration of the CRM to Dynamics by 30 June",
    "Handover to operations, 30 June",
    "Sample tracking moved from Excel to LIMS",
    "Payroll migrated from Sage to Workday",
    "Move the on-call rota from pagers to phones",
    "Badge printing is taken over from HR by the end of April",
    "Old racks taken out by 3 May",
    "Ticket intake goes from mail to the portal by 1 May",
    "Paper forms disappear by 30 June",
    "Model cards exist for every model by 30 April",
)
NO_EVENTS = (
    "Culture moved from reactive to proactive",
    "Tickets moved from L2 to L1",
    "Share of work moved from L2 to L1",
    "Move users from free to paid",
    "Exit rate by 14 May",
    "Task completion by 14 May",
    "Cost of delivery by 14 May",
    "Delivery of parts on time by 30 June",
    "Hiring freeze until 14 May",
)
FOUND = (
    "Write down how much label noise the set has, so that we can set a target later",
    "It is to be determined how much nursing time is lost each week",
    "It should be known by 30 April how long a transfer takes",
    "We don't know how many devices hang on our network; count them by 9 April",
    "Nobody knows how long a transfer really takes - measure it by the end of March",
    "We have no idea how many tickets bounce; first count them",
    "Clarify how many robots we really own",
    "It is unclear how many licences are in use, so find out by June 5",
)
NOT_FOUND = (
    "Write down how the release works",
    "Write down how often to rotate keys",
    "We don't know how many devices hang on our network; roll out NAC by 9 April",
    "Define how long logs are kept by 3 May",
    "Tell all staff how much we saved by 3 May",
)
# text, kind, start, target or the edges of a band, unit, whether it is asked
READ = (
    ("Chamber temp held 23 ±1 °C during soak", "hold_within", None, (22, 24), "°C", False),
    ("Keep the cold room to 4 ± 2 °C", "hold_within", None, (2, 6), "°C", False),
    ("Cold room stays within 4 ±1 °C", "hold_within", None, (3, 5), "°C", False),
    ("Freezer held −20 ±2 °C", "hold_within", None, (-22, -18), "°C", False),
    ("Keep headcount 340 ± 5", None, None, None, None, True),
    ("Score held 45 % ± 5", None, None, None, None, True),
    ("Outage drills held with the clinics: three during the year", "count", 0, 3, None, False),
    ("Drills held: 3 by end of June", "count", 0, 3, None, False),
    ("Reviews held within 5 days of an incident: 90 %", "increase", None, 90, "%", False),
    ("Outages in the core net: 3 during the year", "decrease", None, 3, None, False),
    ("Test coverage held at 80 %", "hold_above", None, 80, "%", False),
    ("Reports out ≤2 d after the last run for 95% of DUTs", "increase", None, 95, "%", False),
    ("On-call engineers are woken up at most twice a week", "hold_below", None, 2, "/week", False),
    ("Age of switches 8.5 years → 5 years or younger", "decrease", 8.5, 5, "year", False),
    ("Pilot → within 3 months at 40 % coverage", "increase", None, 40, "%", True),
    ("From 3 to 8 A/B tests a month", "increase", 3, 8, "/month", False),
    ("Bandwidth at schools, Mbit/s: 200 → 1000", "increase", 200, 1000, "Mbit/s", False),
    ("Energy use, kWh per part: 3.1 → 2.4", "decrease", 3.1, 2.4, "kWh/part", False),
    ("Tickets (A/B): 3 → 5", "increase", 3, 5, None, False),
)


def _kind(text: str) -> object:
    return told(read_sentence(text, year=2027))["kind"]


@pytest.mark.parametrize("text", HAPPENS)
def test_what_happens_once_is_a_milestone(text: str) -> None:
    assert _kind(text) == "milestone"


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_goes_by_degrees_is_none(text: str) -> None:
    assert _kind(text) is None


@pytest.mark.parametrize("text", FOUND)
def test_finding_out_a_level_is_a_baseline(text: str) -> None:
    assert _kind(text) == "baseline"


@pytest.mark.parametrize("text", NOT_FOUND)
def test_writing_down_how_is_none(text: str) -> None:
    assert _kind(text) != "baseline"


@pytest.mark.parametrize("row", READ, ids=lambda row: row[0])
def test_what_is_read_and_asked(row: tuple[Any, ...]) -> None:
    text, kind, start, target, unit, asks = row
    read = told(read_sentence(text, year=2027))
    asked = [one for one in read["questions"] if one["code"] != "start_assumed"]
    got = [None if one is None else float(one) for one in (read["start"], read["target"])]
    if isinstance(target, tuple):
        assert (float(read["low"]), float(read["high"])) == target
        target = None
    assert got == [start, target]
    assert (read["kind"], read["unit"]) == (kind, unit)
    assert bool(asked) == asks
