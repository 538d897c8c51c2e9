"""The next plan asks what is still true, and offers what goes on."""

import re

import pytest
from django.test import Client

from grove.closing.actions import freeze_values, publish_grades, start_next
from grove.needs.actions import record_need
from grove.needs.models import CarriedNeed, Need
from grove.okrs.models import KeyResult
from grove.positioning.models import Positioning
from tests.cast import Cast
from tests.closing.ending import Ending


@pytest.fixture
def begun(ending: Ending) -> Ending:
    """2026 is closed, and 2027 has what it leaves: two needs, one positioning, three grades."""
    mei = ending.cast.mei
    other = {"words": "Fewer pages at night", "level": "department", "perspective": "customer"}
    record_need(mei, ending.plan, "On-call", other)
    freeze_values(mei, ending.plan)
    ending.grade_all()
    publish_grades(mei, ending.plan)
    start_next(mei, ending.plan)
    return ending


def test_old_needs_are_asked_again_and_only_a_yes_makes_them_needs(begun: Ending) -> None:
    cast = begun.cast
    mei, board = cast.as_(cast.mei), cast.url("needs")
    page = mei.get(board).text
    assert "Still true? 2 needs of 2026" in page and "Releases at any hour" in page
    assert not Need.objects.filter(plan=cast.plan).exists()
    first, second = CarriedNeed.objects.order_by("need__number")
    yes = cast.url(f"needs/carried/{first.pk}/answer")
    for _twice in range(2):
        assert mei.post(yes, {"answer": "yes"}).status_code == 302
    made = Need.objects.get(plan=cast.plan)
    assert (made.words, made.customer.name) == ("Releases at any hour", "Tang Min")
    late = mei.post(yes, {"answer": "no"})
    assert late.status_code == 422 or "already" in late.text
    changed = cast.url(f"needs/carried/{second.pk}/answer")
    empty = mei.post(changed, {"answer": "changed", "words": ""})
    assert empty.status_code == 422 and "Write the need as it is now" in empty.text
    mei.post(changed, {"answer": "changed", "words": "No pages at night"})
    assert Need.objects.filter(plan=cast.plan, words="No pages at night").exists()
    assert "Still true?" not in mei.get(board).text
    assert mei.post(changed, {"answer": "perhaps"}).status_code == 422
    assert start_next(cast.mei, begun.plan) and CarriedNeed.objects.count() == 2
    cast.shared()
    assert cast.as_(cast.ana).post(yes, {"answer": "yes"}).status_code == 403


def test_the_positioning_begins_with_the_old_one_and_asks(begun: Ending) -> None:
    cast = begun.cast
    mei = cast.as_(cast.mei)
    page = mei.get(cast.url("positioning")).text
    assert "Taken over from 2026. Is it still true?" in page
    assert "Product teams ship without waiting" in page and "Speed of delivery" in page
    mei.post(cast.url("positioning/still-true"))
    assert Positioning.objects.get(plan=cast.plan).carried_from is None
    assert "Is it still true?" not in mei.get(cast.url("positioning")).text


def test_what_goes_on_is_offered_in_the_draft_until_it_is_there(begun: Ending) -> None:
    cast = begun.cast
    mei = cast.as_(cast.mei)
    assert "Goes on from 2026" in mei.get(cast.url("draft")).text
    assert _offered(mei, cast) == {"K1", "K3"}  # K2 is done
    taken = mei.post(cast.url("review/key-results/1/copy"), {"to": "draft"})
    assert taken.headers["Location"].endswith("/draft#K1")
    assert KeyResult.objects.get(plan=cast.plan).text == begun.deploys.text
    assert _offered(mei, cast) == {"K3"}


def _offered(client: Client, cast: Cast) -> set[str]:
    """Codes of the key results that the draft offers to go on with."""
    part = client.get(cast.url("draft")).text.split('id="goes-on"')[1].split("</section>")[0]
    return set(re.findall(r'<span class="code">(K\d+)</span>', part))
