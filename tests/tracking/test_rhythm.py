"""The rhythm of a plan: its day, its reminders, and key results that rest by decision."""

from django.utils import timezone

from grove.measure.confidence import Status
from grove.okrs.queries.tree import plan_tree
from grove.plans.models import Plan
from grove.record.models import Act
from grove.tracking.models import Pause, Rhythm
from grove.tracking.queries.stand import stands_of
from tests.cast import Cast
from tests.tracking.weeks import PAGE

RHYTHM = "/plat/2026/rhythm"


def status_of(plan: Plan, code: str) -> Status:

    today = timezone.localdate()
    stands = [
        one for objective in stands_of(plan, plan_tree(plan, today), today)
        for one in objective.parts
    ]  # fmt: skip
    return next(one.status for one in stands if one.row.short_code == code)


def test_the_head_sets_the_day_and_members_read_it(cast: Cast, running: Plan) -> None:
    mei = cast.as_(cast.mei)
    assert mei.post(RHYTHM, {"weekday": "9"}).status_code == 422
    assert mei.post(RHYTHM, {"weekday": "1", "reminds": "on"}).status_code == 302
    mei.post(RHYTHM, {"weekday": "2"})
    kept = Rhythm.objects.get()
    assert (kept.weekday, kept.reminds) == (2, False)
    page = cast.as_(cast.ana).get(RHYTHM).text
    assert "Wednesday" in page and "by inbox only" in page
    assert cast.as_(cast.ana).post(RHYTHM, {"weekday": "1"}).status_code == 403
    assert cast.as_(cast.stranger).get(RHYTHM).status_code == 404


def test_what_rests_has_its_reason_and_is_not_asked_about(cast: Cast, running: Plan) -> None:
    mei, ana = cast.as_(cast.mei), cast.as_(cast.ana)
    answer = mei.post("/plat/2026/pauses", {"key_result": "K1", "because": " "})
    assert answer.status_code == 422 and "Say why it rests" in answer.text
    assert mei.post("/plat/2026/pauses", {"key_result": "K99"}).status_code == 422
    mei.post("/plat/2026/pauses", {"key_result": "K1", "because": "The merger comes first"})
    assert Act.objects.get(verb="tracking.pause_key_result").because == "The merger comes first"
    assert status_of(running, "K1") is Status.PAUSED
    page = ana.get(PAGE).text
    assert "K1 paused" in page and 'name="value-K1"' not in page
    again = mei.post("/plat/2026/pauses", {"key_result": "K1", "because": "Once more"})
    assert again.status_code == 422 and "K1 rests already." in again.text
    assert ana.post("/plat/2026/pauses", {"key_result": "K2", "because": "x"}).status_code == 403


def test_it_is_taken_up_again_once(cast: Cast, running: Plan) -> None:
    mei = cast.as_(cast.mei)
    mei.post("/plat/2026/pauses", {"key_result": "K1", "because": "The merger comes first"})
    end = f"/plat/2026/pauses/{Pause.objects.get().pk}/end"
    assert cast.as_(cast.ana).post(end).status_code == 403
    assert mei.post(f"/plat/2026/pauses/{Pause.objects.get().pk + 1}/end").status_code == 404
    mei.post(end)
    mei.post(end)
    assert Act.objects.filter(verb="tracking.resume_key_result").count() == 1
    assert 'name="value-K1"' in cast.as_(cast.ana).get(PAGE).text
