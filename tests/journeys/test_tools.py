"""The tools of the journeys see what they are there to see."""

from tests.journeys.axe import violations
from tests.journeys.conftest import PageFor
from tests.journeys.watchman import Watchman

WELL = """<!doctype html><html lang="en"><title>A page</title>
<main><h1>A page</h1><p>Nothing to see.</p></main></html>"""


def test_axe_finds_a_picture_that_cannot_be_heard_and_nothing_else(page_for: PageFor) -> None:
    page = page_for()
    page.set_content(WELL)
    assert violations(page) == []
    page.set_content(WELL.replace("<p>", "<img src='data:,'><p>"))
    assert [found.split(" ")[0] for found in violations(page)] == ["image-alt"]


def test_the_watchman_notices_errors_and_foreign_requests(
    page_for: PageFor, watchman: Watchman
) -> None:
    page = page_for()
    page.route("**/*", lambda route: route.abort())
    page.set_content(WELL.replace("<p>", "<link rel=stylesheet href='http://192.0.2.1/x.css'><p>"))
    page.evaluate("console.error('it broke')")
    assert [fault.split(":")[0] for fault in watchman.faults] == [
        "request to another origin",
        "console",
    ]
    watchman.faults.clear()
