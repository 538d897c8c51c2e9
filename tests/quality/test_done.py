"""What is done once, counted one by one from nothing, or found out: by verb, place and day."""

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told


def _kind(text: str) -> object:
    return told(read_sentence(text, year=2027))["kind"]


@pytest.mark.parametrize(
    "text",
    [
        "Put the incident handbook online by 1 March",
        "Ledger of suppliers handed to the regulator by 30 April",
        "Windows 10 gone from all labs by 14 November",
        "Have the second site in Lyon running by 30 June",
        "Customs audit in October passes without a finding",
        "Define the interfaces with the gearbox team by 30 April",
        "Get the export licence by 1 September",
        "Agree on the target architecture with the plant by 31 March",
        "Retire the payroll batch on z/OS 2.4 by 15 November",
        "Leak is fixed and verified by 72 hours soak test until 7/16",
    ],
)
def test_what_is_done_by_its_day_is_a_milestone(text: str) -> None:
    assert _kind(text) == "milestone"


@pytest.mark.parametrize(
    "text",
    [
        "Better collaboration with product by end of Q3",
        "Strengthen our security posture by 31 December",
        "Clear ownership of every service by 30 June",
        "Get latency down by 30 June",
        "A culture of ownership by the end of the year",
    ],
)
def test_what_changes_by_degrees_is_none(text: str) -> None:
    assert _kind(text) is None


@pytest.mark.parametrize(
    ("text", "target", "unit"),
    [
        ("Failover rehearsed in 8 depots by 15 September", 8, "depots"),
        ("Price lists live for 7 currencies by end of Q2", 7, "currencies"),
        ("Pilot of the new scale running at 5 bakeries by 31 October", 5, "bakeries"),
        ("Five order services moved off the mainframe by 30 June", 5, "services"),
        ("Two load tests of the portal done by 12 November", 2, "tests"),
        ("Hire 6 robotics engineers by the end of Q3", 6, "people"),
    ],
)
def test_what_is_done_so_many_times_is_counted_from_nothing(
    text: str, target: int, unit: str
) -> None:
    read = told(read_sentence(text, year=2027))
    assert (read["kind"], read["start"], read["target"]) == ("count", 0, target)
    assert read["unit"] == unit


@pytest.mark.parametrize(
    "text",
    [
        "Test benches provisioned in 15 min",
        "14 squads use the template by year end",
        "Migration finished in three phases",
    ],
)
def test_a_state_or_a_way_of_doing_begins_at_no_zero(text: str) -> None:
    assert told(read_sentence(text, year=2027))["start"] is None


@pytest.mark.parametrize(
    "text",
    [
        "Measure complaint handling time by end of February",
        "Know by 1 March how many calls one agent can take",
        "Find out where we stand on scrap by 31 March",
        "Agree the start value for the misread rate by 28 February",
        "Measure what a failed scan costs us by end of April",
        "First establish how long a permit really takes, figures by 31 March",
        "Measure the number of manual entries per day by end of February",
    ],
)
def test_finding_out_how_much_it_is_sets_a_baseline(text: str) -> None:
    assert _kind(text) == "baseline"


@pytest.mark.parametrize(
    ("text", "start", "target", "unit"),
    [
        ("Reduce hosting from R$ 210k to R$ 150k per month", 210_000, 150_000, "BRL/month"),
        ("Cost per sensor from US$ 0.42 to US$ 0.30", "0.42", "0.30", "USD"),
        ("Tooling bill from Rs 40 lakh to Rs 25 lakh", 4_000_000, 2_500_000, "INR"),
        ("Licences 40k NOK -> 25k NOK", 40_000, 25_000, "NOK"),
    ],
)
def test_whose_money_it_is(text: str, start: object, target: object, unit: str) -> None:
    read = told(read_sentence(text, year=2027))
    assert (str(read["start"]), str(read["target"]), read["unit"]) == (
        str(start),
        str(target),
        unit,
    )


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Stuck parcels per day should be brought from 65 to 10", "/day"),
        ("Uploads/day → from 40 to 100", "/day"),
        ("Robot stops per month 21,500 -> 15,000", "/month"),
        ("Foremen hold at least two walk-throughs a month", "/month"),
        ("Failed scans per hour below 50", "/hour"),
    ],
)
def test_how_often_is_said_by_what_is_counted(text: str, unit: str) -> None:
    assert told(read_sentence(text, year=2027))["unit"] == unit


def test_a_sign_beyond_ascii_makes_no_other_language_of_a_sentence() -> None:
    assert _kind("Fax gateway – the one in Zürich – handed over to IT by 1 May") == "milestone"
    assert told(read_sentence("Jobs per day in Zürich: 40 → 90", year=2027))["unit"] == "/day"


def test_yes_or_no_is_said() -> None:
    assert _kind("Night ferries possible: yes/no") == "yes_no"
