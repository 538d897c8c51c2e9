"""English figures without a verb of their own, bounds with a colon, first measurements."""

from decimal import Decimal

import pytest

from grove.quality.sentence import read_sentence
from grove.quality.sentence.told import told

FROM_AND_TO = (
    ("Hop loss, 5 % in January, falls to 2 %", 5, 2),
    (
        "The brew-sheet error rate, 6.4 percent in March, has to be cut to 1.5 percent or less",
        6.4,
        1.5,
    ),
    ("Tank fill, 91 % at the last count, must rise to 96 %", 91, 96),
    ("Kegs fitted with a tag: 400 fitted, 900 by 30 November", 400, 900),
    ("Vats relined: 33 done, 90 by year end", 33, 90),
    ("31 of 80 kettles relined, reline the rest by 30 June", 31, 80),
    ("Taps refitted: 57 of 90, finish the rest by 20 August", 57, 90),
    ("Brewery log 22 open items - max 6 open items, end of June", 22, 6),
    ("14 pending orders, at most 4 by 30 June", 14, 4),
    ("Malt contract: from 480 TEUR to 400 TEUR or less", 480000, 400000),
    ("Dead volume of the valve from 15 µL to 2.5 µL", 15, 2.5),
    ("Setup time of the bottler 45 min, after the retrofit 15 min", 45, 15),
    ("Cider share von 72 % auf 95 %, spätestens 31.10.", 72, 95),
    ("Cost per keg €2.10 vs €2.90", 2.9, 2.1),
    ("Two in three crates come back; we need nine in ten", 66.67, 90),
    ("Two in three crates come back, nine in ten are needed", 66.67, 90),
    ("Get to 2,500 crates a day; we ship 1,800", 1800, 2500),
    ("Spillage down to 4 % - is 6.1 %", 6.1, 4),
    ("We lose 14 % of the hops to mould; make that 5 %", 14, 5),
    ("One in ten kegs is late today; make it one in fifty", 10, 2),
    ("Our backlog, 340 orders in January, must be down to 100 by 30 June", 340, 100),
    ("Tap repairs better than 2 h (now 5 h)", 5, 2),
    ("Tasting training completed by 18 brewers, 4 have it already", 4, 18),
)
ASKED = (
    "Hop loss, 5 % in cold stores, falls to 2 %",
    "33 planned, 90 by year end",
    "Answer 90 % of pubs in a day, we plan 95 %",
    "3 pubs signed, 10 live by 30 June",
    "57 of 90, drop the rest by 30 June",
    "Cellar spend within ±5 % of budget",
    "Corks per bottle €3.80 vs €2.90",
    "Lead time of hops 9 days vs 3 days",
    "Tap latency 200 ms, after the outage 350 ms",
)
KEPT = (
    ("Head space in the tank must never fall beneath 15 %", "hold_above", 15, ">="),
    ("Mash temperature may never rise above 68 °C", "hold_below", 68, "<="),
    ("At least 98.5 % uptime of the cold store over the cycle", "hold_above", 98.5, ">="),
    ("Tasting panels cover min. 24 barrels at every racking", "hold_above", 24, ">="),
    ("Valve load, upper limit: 85 %", "hold_below", 85, "<="),
    ("Stock accuracy of the cellar better than 99 % at all times", "hold_above", 99, ">"),
    ("Boiler load must never climb over 80 %", "hold_below", 80, "<="),
    ("Fill level core 0 max. 70 %", "hold_below", 70, "<="),
)
BANDS = (
    ("Cellar humidity, every cellar: lower limit 70 %, upper limit 85 %", 70, 85),
    ("Cellar humidity: upper bound 85 %, lower bound 70 %", 70, 85),
    ("Sales forecast, 12 months ahead: error within ±8 %", -8, 8),
    ("Budget deviation of the cooperage within ±3 %", -3, 3),
)
MEASURED = (
    "Find out what a returned keg really costs us; number on the table by 31 March",
    "Establish as-is figure for spilled beer, until 12 Feb",
    "Determine today's level of rework in the cooperage by 31 May",
    "Nobody really knows our share of broken bottles; determine it during Q1",
    "Have a first measured value for the cost per barrel by 28 Feb",
    "Get a feel for spilled beer: weigh it for a few weeks, publish the number",
)


@pytest.mark.parametrize(("text", "start", "target"), FROM_AND_TO)
def test_a_figure_put_in_is_where_it_starts(text: str, start: float, target: float) -> None:
    got = told(read_sentence(text, year=2027))
    assert (float(got["start"]), float(got["target"])) == (start, target)


@pytest.mark.parametrize("text", ASKED)
def test_two_figures_that_may_be_of_two_things_are_asked_about(text: str) -> None:
    assert told(read_sentence(text, year=2027))["ambiguous"]


@pytest.mark.parametrize(("text", "kind", "target", "bound"), KEPT)
def test_what_is_never_to_happen_or_holds_each_time(
    text: str, kind: str, target: float, bound: str
) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], float(got["target"]), got["comparator"]) == (kind, target, bound)


@pytest.mark.parametrize(("text", "low", "high"), BANDS)
def test_two_limits_make_a_band(text: str, low: float, high: float) -> None:
    got = told(read_sentence(text, year=2027))
    assert got["kind"] == "hold_within"
    assert (float(got["low"]), float(got["high"])) == (low, high)


@pytest.mark.parametrize("text", MEASURED)
def test_how_it_is_today_is_to_be_found_out(text: str) -> None:
    assert told(read_sentence(text, year=2027))["kind"] == "baseline"


PASSED_ONCE = (
    "Barrel scheduling explored and a go/no-go taken",
    "Tap lock enforced for third-party pubs",
    "Cold store repaired",
    "Malt-free mash evaluated and a decision paper on the table by end of November",
)


@pytest.mark.parametrize("text", PASSED_ONCE)
def test_one_thing_that_was_done_is_passed_once(text: str) -> None:
    assert told(read_sentence(text, year=2027))["kind"] == "milestone"


NOT_PASSED = (
    "The new cider is well liked by pub staff",
    "Cellar unused for months",
    "Brewing related training",
    "Kegs loved by everyone",
)


@pytest.mark.parametrize("text", NOT_PASSED)
def test_what_lasts_is_not_passed(text: str) -> None:
    assert told(read_sentence(text, year=2027))["kind"] is None


COUNTED = (
    ("12 BrewOps show-backs held with the pubs over the year (none so far)", 12, "show-backs"),
    ("20 supplier hop drops integrated", 20, "drops"),
    ("Bring 3 of our 5 breweries to zero landfill by 31 Dec", 3, "breweries"),
    ("Sign agreements with 5 of the 8 largest growers", 5, "growers"),
    ("45 e-bikes in use at the brewery", 45, "e-bikes"),
    ("Labels translated for 8 pub chains, the first one is still to come", 8, "chains"),
)


@pytest.mark.parametrize(("text", "target", "unit"), COUNTED)
def test_what_is_counted(text: str, target: int, unit: str) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["target"], got["unit"]) == ("count", target, unit)


def test_what_is_to_be_halved_is_where_it_starts() -> None:
    got = told(read_sentence("Spilled kegs are at 11% - halve them by 30 June", year=2027))
    assert (got["kind"], got["start"], got["target"]) == ("decrease", 11, Decimal("5.5"))
    got = told(read_sentence("Kegs: double the output while the boiler is at 70 %", year=2027))
    assert got["start"] is None


def test_the_metric_says_its_unit() -> None:
    got = told(read_sentence("Downtime of the bottler, hrs per month: 31 → 10", year=2027))
    assert (got["start"], got["target"], got["unit"]) == (31, 10, "h/month")


def test_under_the_level_of_a_year_is_less_by_so_much() -> None:
    got = told(read_sentence("Water use 20 % under the 2026 level", year=2027))
    assert (got["kind"], got["change"]["value"]) == ("relative", -20)


@pytest.mark.parametrize(
    ("text", "target"),
    (
        ("Cider waste: 900 kg a week, a third less", 600),
        ("Spills cost 900 EUR, a quarter less by 30 June", 675),
    ),
)
def test_a_third_less_is_less_than_what_stands_before_it(text: str, target: int) -> None:
    got = told(read_sentence(text, year=2027))
    assert (got["kind"], got["start"], got["target"]) == ("decrease", 900, target)


@pytest.mark.parametrize(
    "text",
    (
        "Rinsing eats 120 hours a month, half would be fine",
        "Train 40 brewers, half of them by 3 June",
    ),
)
def test_half_of_it_is_asked_about(text: str) -> None:
    got = told(read_sentence(text, year=2027))
    assert got["target"] is None
    assert got["ambiguous"]
