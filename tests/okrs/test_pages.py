"""The pages of objectives and key results, through the eyes of everybody."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.http import HttpResponse

from grove.okrs import actions
from grove.okrs.models import Checkpoint, KeyResult, Objective, Reading, Stage
from grove.record.models import Act
from tests.cast import Cast
from tests.okrs.test_actions import hear, key_result, objective

LIST = "/plat/2027/objectives"
SENTENCE = "Cut p95 checkout latency from 820 ms to 300 ms by 30 Nov"


def text(response: HttpResponse) -> str:
    return re.sub(r"\s+", " ", response.content.decode().replace("\xa0", " "))


def full(cast: Cast) -> KeyResult:
    """A key result with everything a page can show."""
    need = hear(cast.mei, cast.plan, "Checkout answers in well under a second")
    made = key_result(cast, SENTENCE, owner=cast.zhao, guard_metric="cost per order", theme="EF")
    actions.cover_need(cast.mei, need, made.objective, made)
    actions.set_checkpoints(cast.mei, made, {1: Decimal(700)})
    for day, value in ((5, 800), (12, 760), (19, 700)):
        actions.record_reading(
            cast.mei, made, date(2026, 10, day), Decimal(value), note="cache, first region"
        )
    return made


def pages_of(made: KeyResult) -> list[str]:
    codes = (made.objective.code, made.code)
    return [LIST, f"/o/{codes[0]}", f"/k/{codes[1]}", f"/o/{codes[0]}/edit", f"/k/{codes[1]}/edit"]


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_every_page_opens_in_both_languages(cast: Cast, language: str) -> None:
    for page in pages_of(full(cast)):
        response = cast.as_(cast.mei, language).get(page)
        assert response.status_code == 200, page


def test_an_empty_list_says_what_it_is_for_and_takes_the_first_objective(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    assert "An objective says in one vivid sentence" in text(mei.get(LIST))
    response = mei.post(LIST, {"title": "Releases become a non-event"})
    assert response["Location"] == "/o/PLAT-27-O1/edit"
    assert mei.post(LIST, {"title": " "}).status_code == 422


def test_the_list_shows_now_target_and_progress(cast: Cast) -> None:
    full(cast)
    page = text(cast.as_(cast.mei).get(LIST))
    assert "<b>700</b> ms" in page
    assert "target 300 ms" in page
    assert "based on 1 of 1 key result" in page
    assert "Begins 1 Jan 2027" in page


def test_a_key_result_shows_its_chart_as_attributes_only(cast: Cast) -> None:
    page = text(cast.as_(cast.mei).get(f"/k/{full(cast).code}"))
    assert 'class="c-actual"' in page
    assert 'class="c-pace"' in page
    assert "ms, lower is better" in page
    assert "3 readings, from 800 ms on 5 Oct 2026 to 700 ms on 19 Oct 2026." in page
    assert "style=" not in page
    assert "<details" in page


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "hold_above", "target": Decimal("99.95"), "unit": "%"},
        {"kind": "hold_within", "target": Decimal(50), "tolerance": Decimal(5)},
        {"kind": "count", "target": Decimal(3)},
        {"kind": "yes_no"},
        {"kind": "milestone"},
        {"kind": "increase", "target": Decimal(3)},
        {"kind": "increase", "target": Decimal("1e13"), "baseline": Decimal(0)},
        {},
    ],
)
def test_every_kind_has_its_page_with_and_without_readings(
    cast: Cast, fields: dict[str, object]
) -> None:
    made = key_result(cast, "Something", **fields)
    mei = cast.as_(cast.mei)
    assert mei.get(f"/k/{made.code}").status_code == 200
    if fields.get("kind") != "milestone":
        for value in (1, 0, 1):
            actions.record_reading(cast.mei, made, date(2026, 10, 5), Decimal(value))
    for page in pages_of(made):
        assert mei.get(page).status_code == 200


def test_editing_without_script_saves_and_offers_undo(cast: Cast) -> None:
    made = full(cast)
    mei = cast.as_(cast.mei)
    response = mei.post(
        f"/k/{made.code}/edit",
        {"revision": made.revision, "text": made.text, "target": "２５０", "due": "2027年6月30日"},
        follow=True,
    )
    assert "K1 saved" in text(response)
    assert "Undo" in text(response)
    made.refresh_from_db()
    assert (made.target, made.due) == (250, date(2027, 6, 30))


def test_autosave_answers_with_the_new_revision(cast: Cast) -> None:
    made = objective(cast)
    response = cast.as_(cast.mei).post(
        f"/o/{made.code}/edit",
        {"revision": 1, "title": "Better words"},
        headers={"X-Autosave": "1"},
    )
    assert response.json()["revision"] == 2
    assert response.json()["saved"].startswith("Saved ")


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("text", "", "Key result is empty"),
        ("text", "x" * 10_001, "10001 characters; at most 10000 fit"),
        ("target", "4,2", "“4,2”"),
        ("target", "820", "both 820"),
        ("due", "2027-02-31", "which is no day"),
        ("due", "2031-01-01", "outside the cycle"),
        ("owner", "999999", "no role in Platform Engineering"),
        ("owner", "9" * 60, "no role in Platform Engineering"),
        ("weight", "-3", "whole number"),
        ("kind", "sideways", "sideways"),
        ("theme", "QQ", "QQ"),
    ],
)
def test_a_wrong_value_is_explained_and_nothing_typed_is_lost(
    cast: Cast, field: str, value: str, words: str
) -> None:
    made = full(cast)
    sent = {"revision": made.revision, "text": made.text, "unit": "ms kept", field: value}
    mei = cast.as_(cast.mei)
    response = mei.post(f"/k/{made.code}/edit", sent)
    assert response.status_code == 422
    assert words in text(response).replace("&#34;", '"')
    assert "ms kept" in text(response)
    answer = mei.post(f"/k/{made.code}/edit", sent, headers={"X-Autosave": "1"})
    assert answer.status_code == 422
    assert field in answer.json()["errors"] or "kind" in answer.json()["errors"]
    made.refresh_from_db()
    assert made.revision == 1


@pytest.mark.parametrize(
    "words", ["🚀 到月球", "مرحبا بالعالم", "<b>x</b>", "a\u202eb", "1" * 10_000]
)
def test_any_words_are_kept_as_they_are(cast: Cast, words: str) -> None:
    made = objective(cast)
    mei = cast.as_(cast.mei)
    mei.post(f"/o/{made.code}/edit", {"revision": 1, "title": words})
    assert Objective.objects.get().title == words
    assert mei.get(f"/o/{made.code}").status_code == 200
    assert b"<b>x</b>" not in mei.get(LIST).content


@pytest.mark.parametrize("revision", ["", "abc", "-1", "9" * 30, "\u0662"])
def test_a_strange_revision_is_an_old_one(cast: Cast, revision: str) -> None:
    made = objective(cast)
    response = cast.as_(cast.mei).post(
        f"/o/{made.code}/edit", {"revision": revision, "title": "Words"}
    )
    assert response.status_code in (302, 409)


def test_two_people_on_the_same_words_meet_on_the_merge_page(cast: Cast) -> None:
    made = objective(cast)
    actions.edit_objective(cast.wang, made, 1, title="Every order costs 30 % less")
    mei = cast.as_(cast.mei)
    sent = {"revision": 1, "title": "Every order costs less to serve", "why_now": "Costs rise"}
    response = mei.post(f"/o/{made.code}/edit", sent)
    assert response.status_code == 409
    page = text(response)
    assert "Every order costs 30 % less" in page
    assert "Every order costs less to serve" in page
    merged = {
        "revision": 2, "why_now": "Costs rise", "keep_title": "both", "text_title": "Both words",
        "mine_title": sent["title"], "theirs_title": "Every order costs 30 % less",
    }  # fmt: skip
    assert mei.post(f"/o/{made.code}/edit", merged).status_code == 302
    made.refresh_from_db()
    assert (made.title, made.why_now) == ("Both words", "Costs rise")
    assert mei.post(f"/o/{made.code}/edit", sent, headers={"X-Autosave": "1"}).status_code == 409


def test_two_people_on_different_fields_both_keep_theirs(cast: Cast) -> None:
    made = objective(cast)
    actions.edit_objective(cast.wang, made, 1, owner=cast.ana)
    cast.as_(cast.mei).post(f"/o/{made.code}/edit", {"revision": 1, "title": "New words"})
    made.refresh_from_db()
    assert (made.title, made.owner) == ("New words", cast.ana)


def test_unticking_the_last_theme_is_sent(cast: Cast) -> None:
    made = objective(cast, themes=["EF"])
    cast.as_(cast.mei).post(f"/o/{made.code}/edit", {"revision": 1, "themes-sent": "1"})
    made.refresh_from_db()
    assert made.themes == []


def test_stages_checkpoints_links_and_moves_work_by_form(cast: Cast) -> None:
    cast.shared()
    mei, top = cast.as_(cast.mei), objective(cast)
    need = hear(cast.mei, cast.plan, "Faster")
    base = f"/o/{top.code}"
    assert mei.post(f"{base}/key-results", {"text": SENTENCE}).status_code == 302
    assert mei.post(f"{base}/needs", {"need": need.pk}).status_code == 302
    assert mei.post(f"{base}/needs", {"need": "x"}).status_code == 422
    assert mei.post(f"{base}/parents", {"parent": "NOPE-27-O1"}).status_code == 422
    assert "NOPE-27-O1" in text(mei.post(f"{base}/parents", {"parent": "NOPE-27-O1"}))
    made = KeyResult.objects.get()
    assert mei.post(f"/k/{made.code}/checkpoints", {"q1": "700", "q2": ""}).status_code == 302
    assert Checkpoint.objects.get().value == 700
    assert mei.post(f"/k/{made.code}/checkpoints", {"q1": "200"}).status_code == 422
    stages = {"name1": "Scope", "name2": "Gaps", "name3": "Audit", "reached1": "2026-11-01"}
    assert mei.post(f"/k/{made.code}/stages", stages).status_code == 422
    mei.post(f"/k/{made.code}/edit", {"revision": made.revision, "kind": "milestone"})
    assert mei.post(f"/k/{made.code}/stages", stages).status_code == 302
    assert Stage.objects.count() == 3
    other = objective(cast, "Other")
    assert mei.post(f"/k/{made.code}/place", {"objective": other.pk}).status_code == 302
    assert KeyResult.objects.get().objective == other
    assert mei.post(f"/k/{made.code}/place", {"objective": "９"}).status_code == 404
    assert mei.post(f"/o/{other.code}/place", {"move": "up"}).status_code == 302
    assert [row.pk for row in Objective.objects.all()] == [other.pk, top.pk]
    link = top.need_links.get()
    assert mei.post(f"{base}/needs/{link.pk}/removal").status_code == 302
    assert mei.post(f"{base}/parents/999/removal").status_code == 404
    assert mei.post(f"{base}/bin").status_code == 302
    assert mei.get(base).status_code == 404


def test_a_form_goes_back_only_to_pages_of_ours(cast: Cast) -> None:
    made = objective(cast)
    mei = cast.as_(cast.mei)
    for asked, went in (
        ("/plat/2027/plan/draft", "/plat/2027/plan/draft"),
        ("//evil.example", LIST),
    ):
        response = mei.post(f"/o/{made.code}/place", {"move": "up", "next": asked})
        assert response["Location"] == went


def test_the_owner_records_a_reading_and_other_members_do_not(cast: Cast) -> None:
    cast.shared()
    made = key_result(cast, SENTENCE, owner=cast.ana)
    sent = {"on": "2026-11-20", "value": "７９０", "trust": "linked", "source": "Grafana, checkout"}
    assert cast.as_(cast.ana).post(f"/k/{made.code}/readings", sent).status_code == 302
    assert Reading.objects.get().value == 790
    assert cast.as_(cast.wang).post(f"/k/{made.code}/readings", sent).status_code == 403
    wrong = cast.as_(cast.ana).post(f"/k/{made.code}/readings", {**sent, "on": "2099-01-01"})
    assert wrong.status_code == 422
    assert "still to come" in text(wrong)
    assert "Grafana, checkout" in text(wrong)


def test_who_may_read_and_write(cast: Cast) -> None:
    made = full(cast)
    pages = pages_of(made)
    for person in (cast.stranger, cast.ana, cast.he):
        assert {cast.as_(person).get(page).status_code for page in pages} == {404}
    cast.shared()
    for person in (cast.ana, cast.wang, cast.he, cast.coach):
        answers = [cast.as_(person).get(page).status_code for page in pages]
        assert answers == [200, 200, 200, 403, 403]
        assert cast.as_(person).post(f"/o/{made.objective.code}/bin").status_code == 403
    for page in pages:
        assert cast.as_(cast.stranger).get(page).status_code == 404
        assert cast.as_(cast.stranger).post(page).status_code in (404, 405)


def test_codes_and_verbs_that_do_not_exist(cast: Cast) -> None:
    made = full(cast)
    mei = cast.as_(cast.mei)
    for page in ("/o/PLAT-27-O99", "/k/PLAT-27-O1", "/o/PLAT-27-K1", "/o/x", "/k/" + "9" * 300):
        assert mei.get(page).status_code == 404
    assert mei.get(f"/o/{made.objective.code}/bin").status_code == 405
    assert mei.post(f"/k/{made.code}").status_code == 405


@pytest.mark.parametrize("rows", [10, 20])
def test_pages_take_twelve_queries_whatever_the_rows(
    cast: Cast, rows: int, django_assert_max_num_queries: object
) -> None:
    first = full(cast)
    for number in range(rows):
        made = actions.add_key_result(
            cast.mei, first.objective, text=f"Cut latency from {900 + number} ms to 300 ms"
        )
        actions.record_reading(cast.mei, made, date(2026, 10, 5), Decimal(800))
        actions.record_reading(cast.mei, first, date(2026, 10, 5), Decimal(number))
        objective(cast, f"Objective {number}")
    mei = cast.as_(cast.mei)
    for page in pages_of(first):
        with django_assert_max_num_queries(12):  # type: ignore[operator]
            assert mei.get(page).status_code == 200


def test_a_change_carries_the_reason_given_with_it(cast: Cast) -> None:
    made = actions.add_objective(cast.mei, cast.plan, title="Releases are dull")
    cast.as_(cast.mei).post(
        f"/o/{made.code}/edit",
        {"revision": "1", "title": "Releases are a non-event", "because": "Orders asked\0 for it"},
    )
    assert Act.objects.get(verb="okrs.edit_objective").because == "Orders asked for it"
    assert "Orders asked for it" in cast.as_(cast.mei).get(cast.url("history")).text


def test_the_table_behind_the_chart_comes_as_a_file_without_formulas(cast: Cast) -> None:
    made = key_result(cast, SENTENCE, owner=cast.zhao)
    actions.record_reading(
        cast.mei, made, date(2026, 10, 5), Decimal("810.5"), "linked", "=HYPERLINK(1)", "line, two"
    )
    address = f"/k/{made.code}/readings.csv"
    answer = cast.as_(cast.mei).get(address)
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == f'attachment; filename="{made.code}.csv"'
    lines = answer.content.decode().removeprefix("\ufeff").splitlines()
    assert lines[0].startswith("Day,Value,Expected,Unit,Confidence")
    assert lines[1].startswith("2026-10-05,810.5,") and ",'=HYPERLINK(1)," in lines[1]
    assert lines[1].endswith('"line, two"')
    assert f'href="{address}"' in text(cast.as_(cast.mei).get(f"/k/{made.code}"))
    assert cast.as_(cast.stranger).get(address).status_code == 404
