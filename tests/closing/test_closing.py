"""A cycle is closed: values become final, grades are given and published, the next one begins."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from grove.closing.actions import freeze_values, publish_grades, start_next
from grove.closing.models import Publication
from grove.needs.models import CarriedNeed
from grove.okrs.actions import edit_key_result, record_reading
from grove.plans.models import Plan
from grove.positioning.models import Positioning
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.review.models import Failure, Grade, Lesson
from grove.tracking.actions import send_check_in
from grove.tracking.actions.check_in import Update
from tests.closing.ending import Ending

TODAY = date(2026, 11, 20)


def test_final_values_refuse_check_ins_and_readings_and_reopening_takes_a_reason(
    ending: Ending,
) -> None:
    mei = ending.cast.as_(ending.cast.mei)
    assert mei.post(ending.url("values")).status_code == 302
    assert ending.plan.frozen_on is not None
    with pytest.raises(ValidationError, match="are final since"):
        record_reading(ending.cast.mei, ending.deploys, TODAY, Decimal(9))
    with pytest.raises(ValidationError, match="are final since"):
        update = Update(ending.deploys, Decimal(9), 8)
        send_check_in(ending.cast.mei, ending.plan, [update], TODAY)
    answer = mei.post("/plat/2026/check-in", {"value-K1": "9", "confidence-K1": "8"}, follow=True)
    assert "are final since" in answer.text and "with a reason" in answer.text
    assert "are final since" in mei.get("/plat/2026/check-in").text
    reading = mei.post(
        f"/k/{ending.deploys.code}/readings", {"on": "2026-11-20", "value": "9"}, follow=True
    )
    assert "are final since" in reading.text
    binned = mei.post(f"/k/{ending.deploys.code}/bin", follow=True)
    assert binned.status_code == 200 and "are final since" in binned.text
    made = Act.objects.filter(verb="okrs.record_reading").latest("pk")
    undone = mei.post(f"/acts/{made.pk}/undo", {"next": ending.url()}, follow=True)
    assert "are final since" in undone.text and ending.deploys.readings.count() == 1
    assert "Say why" in mei.post(ending.url("values/reopening")).text or ending.plan.frozen_on
    assert ending.plan.frozen_on is not None
    mei.post(ending.url("values/reopening"), {"because": "The last week was missing"})
    assert ending.plan.frozen_on is None
    record_reading(ending.cast.mei, ending.deploys, TODAY, Decimal(9))
    assert "The last week was missing" in mei.get("/plat/2026/plan/history").text


def test_only_the_head_closes_and_a_lead_grades_what_they_own(ending: Ending) -> None:
    wang, ana = ending.cast.as_(ending.cast.wang), ending.cast.as_(ending.cast.ana)
    for page in ("values", "publication", "next", "values/reopening"):
        assert wang.post(ending.url(page)).status_code == 403, page
        assert ana.post(ending.url(page)).status_code == 403, page

    edit_key_result(
        ending.cast.mei, ending.deploys, ending.deploys.revision, owner=ending.cast.wang
    )
    assert wang.post(ending.url("key-results/1/grade"), {"value": "0.7"}).status_code == 302
    assert wang.post(ending.url("key-results/2/grade"), {"value": "0.7"}).status_code == 403
    assert ana.post(ending.url("key-results/1/grade"), {"value": "0.7"}).status_code == 403
    assert Grade.objects.get().value == Decimal("0.7")


def test_a_grade_is_computed_first_and_asks_what_it_has_to(ending: Ending) -> None:
    mei = ending.cast.as_(ending.cast.mei)
    refused = mei.post(ending.url("key-results/1/grade"), {"value": "0.9"})
    assert refused.status_code == 422 and "Say because of what" in refused.text
    ending.grade_all()
    page = mei.get(ending.url("grades")).text
    assert "a good stretch result" in page
    assert "Was it a stretch" in page and "What was the cause" in page
    assert "rough average of 2 of 2 key results" in page
    assert "0.9" in page  # of 0.7 and 1.0


@pytest.mark.slow
def test_the_whole_close_ends_in_the_next_plan_with_everything_in_it(ending: Ending) -> None:
    cast = ending.cast
    mei = cast.as_(cast.mei)
    with pytest.raises(ValidationError, match="not final yet"):
        publish_grades(cast.mei, ending.plan)
    freeze_values(cast.mei, ending.plan)
    with pytest.raises(ValidationError, match="K1, K2, K3"):
        publish_grades(cast.mei, ending.plan)
    ending.grade_all()
    ending.grade(3, "0.0", cause="")
    _waits_for_the_cause_of_k3(ending)
    ending.grade(3, "0.0", cause="Canary covered a third")
    assert "Publish the grades?" in mei.get(ending.url("publication")).text
    failed = mei.get(ending.url("failures") + "?of=3").text
    assert "Canary covered a third" in failed
    mei.post(
        ending.url("failures"),
        {
            "of": "3",
            "happened": "It ended at 21 %",
            "guard": "Canary first",
            "watch_words": "rollback",
        },
    )
    mei.post(ending.url("publication"))
    kept = Publication.objects.get()
    assert [row["grade"] for one in kept.content["objectives"] for row in one["results"]] == [
        "0.7",
        "1.0",
        "0.0",
    ]
    publish_grades(cast.mei, ending.plan)
    assert Publication.objects.count() == 1
    given = Act.objects.filter(verb="review.save_grade").latest("pk")
    undone = mei.post(f"/acts/{given.pk}/undo", {"next": ending.url()}, follow=True)
    assert "These grades are published and stay" in undone.text
    refused = mei.post(ending.url("key-results/1/grade"), {"value": "0.5", "because": "Second"})
    assert refused.status_code == 422 and "were published on" in refused.text
    ana = cast.as_(cast.ana)
    assert "The grades of Platform Engineering 2026 are published" in ana.get("/inbox").text
    assert "I have read it" in ana.get(ending.url("year")).text
    ana.post(ending.url("publication/reading"))
    assert "are published" not in ana.get("/inbox").text
    for _twice in range(2):
        assert mei.post(ending.url("next")).headers["Location"] == "/plat/2027/plan"
    after = Plan.objects.get(pk=cast.plan.pk)
    assert Grade.objects.filter(plan=after).count() == 3
    assert CarriedNeed.objects.get(plan=after).need.words == "Releases at any hour"
    assert Positioning.objects.get(plan=after).carried_from == cast.last
    assert Failure.objects.get().key_result == ending.failing
    review = mei.get("/plat/2027/plan/review").text
    assert "It ended at 21 %" in review and "Take this key result into the draft" in review


def _waits_for_the_cause_of_k3(ending: Ending) -> None:
    """A commitment that was not met and does not say why holds the publication back."""
    mei = ending.cast.as_(ending.cast.mei)
    page = mei.get(ending.url("publication")).text
    missing = page.split("Causes of missed commitments")[1].split("</dd>")[0]
    assert f'href="{ending.url("grades")}#K3"' in missing and "K1" not in missing
    assert "Publish the grades?" not in page
    assert "1 missed commitment without its cause" in mei.get(ending.url()).text
    refused = mei.post(ending.url("publication"), follow=True).text
    assert "Committed and not met: K3. Write the cause beside the grade" in refused
    assert not Publication.objects.exists()
    chinese = ending.cast.as_(ending.cast.mei, "zh-hans").get(ending.url()).text
    assert "1项未兑现的承诺还没有写原因" in chinese


def test_a_year_that_nobody_has_begun_is_begun_by_the_close(ending: Ending) -> None:
    cast = ending.cast
    _put_away(cast.mei, cast.plan)
    freeze_values(cast.mei, ending.plan)
    ending.grade_all()
    assert set(Grade.objects.values_list("plan", flat=True)) == {None}
    assert "0.7" in cast.as_(cast.mei).get(ending.url("grades")).text
    publish_grades(cast.mei, ending.plan)
    made = start_next(cast.mei, ending.plan)
    assert made.cycle.name == "2027" and made.pk != cast.plan.pk
    assert Grade.objects.filter(plan=made).count() == 3
    assert not Lesson.objects.exists()
    assert start_next(cast.mei, ending.plan).pk == made.pk


@action
def _put_away(act: Recorder, plan: Plan) -> None:
    act.bin(plan)
