"""Freezing: numbers, the budget of points, nothing changed, and a database that refuses."""

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.record.actions import writing
from grove.versions.actions import freeze_version
from grove.versions.compare import compare
from grove.versions.models import Version
from grove.versions.numbers import Number, final_after, following, read_number
from grove.versions.snapshot import fingerprint, snapshot
from tests.cast import Cast
from tests.versions.plans import reword, written


def test_a_snapshot_is_one_query_and_holds_every_step(cast: Cast) -> None:
    plan = written(cast)
    snapshot(plan)
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as queries:
        content = snapshot(plan)
    assert len(queries) == 1
    assert [row["code"] for row in content["needs"]] == ["N1", "N2", "N3"]
    assert content["needs"][0]["covered_by"] == ["K1", "O1"]
    assert content["objectives"][0]["supports"] == ["BD-27-O7"]
    assert content["objectives"][0]["goal_group"] == "technical"
    cost = content["key_results"][2]
    assert (cost["baseline"], cost["target"], cost["due"]) == ("4.2", "3.5", "2027-12-31")
    assert [point["value"] for point in cost["checkpoints"]] == ["4"]
    assert content["grades"][0] | {"id": 0} == {
        "id": 0, "revision": 1, "key_result": "PLAT-26-K9", "value": "0.7",
        "because": "", "verdict": "carry_on", "learned": "",
    }  # fmt: skip
    for key in ("dimensions", "not_doing", "themes_left_out", "lessons", "failures", "seats"):
        assert len(content[key]) == 1, key
    assert content["management"]["structure"] == "Five teams"
    assert content["positioning"]["we_do_not"] == "We do not run product code."


def test_the_fingerprint_follows_the_content_and_not_the_rows(cast: Cast) -> None:
    plan = written(cast)
    content = snapshot(plan)
    renumbered = {**content, "seats": [{**content["seats"][0], "id": 4711, "revision": 9}]}
    assert fingerprint(content) == fingerprint(renumbered)
    reworded = {**content, "seats": [{**content["seats"][0], "role": "Architect"}]}
    assert fingerprint(content) != fingerprint(reworded)


def test_the_fingerprint_of_this_plan_is_the_same_on_every_database(cast: Cast) -> None:
    assert fingerprint(snapshot(written(cast))) == "40a7b2949cafa805"


def test_a_frozen_content_comes_back_as_it_went_in(cast: Cast) -> None:
    plan = written(cast)
    freeze_version(cast.mei, plan, 1, 0, "First share", "For the 1:1", despite="As it is.")
    version = Version.objects.get()
    assert version.fingerprint == fingerprint(version.content) == fingerprint(snapshot(plan))
    assert not compare(version.content, snapshot(plan))
    assert (version.number, version.frozen_by) == ("1.0", cast.mei)


def test_the_first_version_shares_the_plan(cast: Cast) -> None:
    plan = written(cast)
    assert plan.shared_at is None
    freeze_version(cast.mei, plan, 1, 0, despite="As it is.")
    assert Plan.objects.get(pk=plan.pk).shared_at is not None


def test_numbers_only_rise(cast: Cast) -> None:
    plan = written(cast)
    freeze_version(cast.mei, plan, 1, 1, despite="As it is.")
    reword(cast.mei, Objective.objects.get(plan=plan, number=1), points=29)
    for major, minor in ((1, 0), (1, 1), (0, 9), (1, 1000)):
        with pytest.raises(ValidationError):
            freeze_version(cast.mei, plan, major, minor, despite="As it is.")
    freeze_version(cast.mei, plan, 1, 10, despite="As it is.")
    assert [version.number for version in Version.objects.all()] == ["1.1", "1.10"]


def test_an_unchanged_plan_is_not_frozen_twice(cast: Cast) -> None:
    plan = written(cast)
    freeze_version(cast.mei, plan, 1, 0, despite="As it is.")
    with pytest.raises(ValidationError, match=r"Nothing has changed since version 1\.0"):
        freeze_version(cast.mei, plan, 1, 1, despite="As it is.")


def test_more_than_a_hundred_points_need_a_reason(cast: Cast) -> None:
    plan = written(cast)
    reword(cast.mei, Objective.objects.get(plan=plan, number=1), points=60)
    with pytest.raises(ValidationError, match="120 of 100 points"):
        freeze_version(cast.mei, plan, 1, 0, despite="As it is.")
    version = freeze_version(
        cast.mei, plan, 1, 0, points_reason="Ten people join in March.", despite="As it is."
    )
    assert version.points_reason == "Ten people join in March."


@pytest.mark.parametrize(
    "change",
    ["content = '{}'", "fingerprint = 'x'", "major = 9", "minor = 9", "note = 'x'", "name = 'x'"],
)
def test_the_database_refuses_to_change_a_frozen_version(cast: Cast, change: str) -> None:
    freeze_version(cast.mei, written(cast), 1, 0, despite="As it is.")
    with (
        pytest.raises(DatabaseError, match="frozen version"),
        transaction.atomic(),
        writing(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE versions_version SET {change}")
    assert Version.objects.get().number == "1.0"


def test_a_version_outlives_what_it_froze(cast: Cast) -> None:
    plan = written(cast)
    version = freeze_version(cast.mei, plan, 1, 0, despite="As it is.")
    reword(cast.mei, KeyResult.objects.get(plan=plan, number=1), text="Something else")
    version.refresh_from_db()
    assert version.content["key_results"][0]["text"].startswith("Cut p95 checkout latency")


def test_numbers_are_read_as_people_type_them() -> None:
    assert read_number("1.2") == read_number(" v1.2 ") == read_number("１．２") == Number(1, 2)
    assert [read_number(text) for text in ("", "1", "1.2.3", "x", "-1.0", "1.0000")] == [None] * 6
    assert following(None) == Number(1, 0)
    assert following(Number(1, 9)) == Number(1, 10) > Number(1, 9)
    assert final_after(None) == final_after(Number(1, 4)) == Number(2, 0)
    assert final_after(Number(2, 0)) == Number(2, 1)
