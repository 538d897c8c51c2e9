"""Step 1 as its people see it: the head answers, leads answer beside, strangers see nothing."""

import pytest

from grove.positioning.actions import add_dimension, save_answers
from grove.positioning.models import ParallelAnswer, Positioning, ValueDimension
from grove.record.models import Act
from grove.record.undo import undo
from tests.cast import Cast

SO_THAT = "So that eight product teams can ship safely."


def answers(cast: Cast, revision: int = 0, **texts: str) -> dict[str, str]:
    return {"revision": str(revision), **texts}


def test_the_empty_page_asks_the_three_questions(cast: Cast) -> None:
    page = cast.as_(cast.mei).get(cast.url("positioning")).content.decode()
    assert "Why did the company set up this department?" in page
    assert "What unique value has kept it going?" in page
    assert "By which dimensions will its value be judged?" in page
    assert "Boundaries and capability" in page
    assert "Add a dimension" in page


def test_the_page_speaks_chinese(cast: Cast) -> None:
    page = cast.as_(cast.mei, "zh-hans").get(cast.url("positioning")).content.decode()
    assert "公司当初为什么设立这个部门？" in page
    assert "添加维度" in page


def test_reading_the_page_creates_nothing(cast: Cast) -> None:
    cast.as_(cast.mei).get(cast.url("positioning"))
    assert not Positioning.everything.exists()


def test_saving_keeps_the_answers_and_shows_the_statement(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    sent = answers(cast, why_set_up=SO_THAT, we_do_not="office IT")
    assert mei.post(cast.url("positioning"), sent).status_code == 302
    page = mei.get(cast.url("positioning")).content.decode()
    assert SO_THAT in page and "office IT" in page
    assert "We exist so that eight product teams can ship safely." in page


def test_autosave_answers_with_time_and_revision(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    saved = mei.post(
        cast.url("positioning"), answers(cast, why_set_up="One"), headers={"X-Autosave": "1"}
    ).json()
    assert saved["saved"].startswith("Saved ")
    again = mei.post(
        cast.url("positioning"),
        answers(cast, saved["revision"], why_set_up="Two"),
        headers={"X-Autosave": "1"},
    )
    assert again.status_code == 200
    assert Positioning.objects.get().why_set_up == "Two"


def test_saving_the_same_twice_is_one_act(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    for _ in range(2):
        mei.post(cast.url("positioning"), answers(cast, 2, why_set_up="One"))
    assert Act.objects.filter(verb="positioning.save_answers").count() == 1


def test_two_people_on_different_answers_both_keep_theirs(cast: Cast) -> None:
    begun = save_answers(cast.mei, cast.plan, 0, {"why_set_up": "a", "unique_value": "b"})
    save_answers(cast.mei, cast.plan, begun.revision, {"why_set_up": "hers", "unique_value": "b"})
    sent = answers(cast, begun.revision, why_set_up="a", unique_value="his")
    assert cast.as_(cast.mei).post(cast.url("positioning"), sent).status_code == 302
    kept = Positioning.objects.get()
    assert (kept.why_set_up, kept.unique_value) == ("hers", "his")


def test_two_people_on_the_same_answer_get_the_merge_page(cast: Cast) -> None:
    save_answers(cast.mei, cast.plan, 0, {"why_set_up": "theirs"})
    mei = cast.as_(cast.mei)
    sent = answers(cast, 0, why_set_up="mine", we_do="also typed")
    response = mei.post(cast.url("positioning"), sent)
    page = response.content.decode()
    assert response.status_code == 409
    assert "mine" in page and "theirs" in page and "also typed" in page
    assert Positioning.objects.get().why_set_up == "theirs"
    live = mei.post(cast.url("positioning"), sent, headers={"X-Autosave": "1"})
    assert live.status_code == 409 and "message" in live.json()
    solved = {
        "revision": str(Positioning.objects.get().revision),
        "we_do": "also typed",
        "keep_why_set_up": "both",
        "mine_why_set_up": "mine",
        "theirs_why_set_up": "theirs",
        "text_why_set_up": "theirs and mine",
    }
    assert mei.post(cast.url("positioning"), solved).status_code == 302
    kept = Positioning.objects.get()
    assert (kept.why_set_up, kept.we_do) == ("theirs and mine", "also typed")


def test_undoing_the_first_save_leaves_an_empty_page_that_can_be_saved_again(cast: Cast) -> None:
    save_answers(cast.mei, cast.plan, 0, {"why_set_up": "once"})
    undo(cast.mei, Act.objects.filter(verb="positioning.save_answers").get())
    assert "once" not in cast.as_(cast.mei).get(cast.url("positioning")).content.decode()
    cast.as_(cast.mei).post(cast.url("positioning"), answers(cast, 0, why_set_up="again"))
    assert Positioning.objects.get().why_set_up == "again"


@pytest.mark.parametrize(
    "text",
    ["🌲" * 50, "\u202eright to left عربي", "１２３ｆｕｌｌ", "<script>x</script>", "a\r\nb"],
)
def test_any_script_is_kept(cast: Cast, text: str) -> None:
    mei = cast.as_(cast.mei)
    assert mei.post(cast.url("positioning"), answers(cast, why_set_up=text)).status_code == 302
    assert Positioning.objects.get().why_set_up == text.replace("\r\n", "\n")
    assert "<script>x" not in mei.get(cast.url("positioning")).content.decode()


def test_too_long_a_text_is_named_and_nothing_typed_is_lost(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    sent = answers(cast, 0, why_set_up="x" * 10_001, we_do="typed too")
    response = mei.post(cast.url("positioning"), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Why the department was set up has 10,001 characters; 10,000 is the most." in page
    assert "x" * 10_001 in page and "typed too" in page
    live = mei.post(cast.url("positioning"), sent, headers={"X-Autosave": "1"})
    assert live.status_code == 422 and "why_set_up" in live.json()["errors"]
    assert not Positioning.objects.exists()


@pytest.mark.parametrize("revision", ["", "-1", "９", "abc", "99999999999999999999"])
def test_a_broken_revision_is_no_fault_of_the_page(cast: Cast, revision: str) -> None:
    sent = {"revision": revision, "why_set_up": "text"}
    assert cast.as_(cast.mei).post(cast.url("positioning"), sent).status_code == 302


def test_who_may_read_and_who_may_write(cast: Cast) -> None:
    url = cast.url("positioning")
    hidden = {name: cast.as_(person).get(url).status_code for name, person in cast.everyone.items()}
    assert hidden == {**dict.fromkeys(cast.everyone, 404), "mei": 200}
    cast.shared()
    seen = {name: cast.as_(person).get(url).status_code for name, person in cast.everyone.items()}
    assert seen == {**dict.fromkeys(cast.everyone, 200), "stranger": 404}
    written = {
        name: cast.as_(person).post(url, {"why_set_up": name}).status_code
        for name, person in cast.everyone.items()
    }
    assert written == {**dict.fromkeys(cast.everyone, 403), "mei": 302, "stranger": 404}


def test_a_reader_sees_texts_and_no_fields(cast: Cast) -> None:
    save_answers(cast.mei, cast.plan, 0, {"why_set_up": SO_THAT})
    page = cast.shared().as_(cast.ana).get(cast.url("positioning")).content.decode()
    assert SO_THAT in page
    assert "<textarea" not in page and "Add a dimension" not in page


def test_wrong_verbs_are_refused(cast: Cast) -> None:
    dimension = add_dimension(cast.mei, cast.plan, "Cost")
    mei = cast.as_(cast.mei)
    assert mei.put(cast.url("positioning")).status_code == 405
    assert mei.get(cast.url("positioning/statement/assembly")).status_code == 405
    assert mei.get(cast.url(f"positioning/dimensions/{dimension.pk}/bin")).status_code == 405
    assert mei.get(cast.url("positioning/answers/nothing")).status_code == 404


def test_the_page_asks_the_database_the_same_whatever_it_holds(
    cast: Cast, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for number in range(10):
        add_dimension(cast.mei, cast.plan, f"Dimension {number}")
    mei = cast.as_(cast.mei)
    mei.get(cast.url("positioning"))
    with django_assert_max_num_queries(12):
        mei.get(cast.url("positioning"))


def test_a_dimension_is_added_edited_moved_and_binned(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    new = cast.url("positioning/dimensions")
    assert mei.get(new).status_code == 200
    for name in ("Stability", "Cost", "Speed"):
        assert mei.post(new, {"name": name}).status_code == 302
    cost = ValueDimension.objects.get(name="Cost")
    here = f"{new}/{cost.pk}"
    mei.post(here, {"revision": cost.revision, "name": "Cost", "measured_by": "¥ per order"})
    assert "¥ per order" in mei.get(cast.url("positioning")).content.decode()
    mei.post(f"{here}/place", {"move": "up"})
    mei.post(f"{here}/place", {"move": "up"})
    assert [one.name for one in ValueDimension.objects.all()] == ["Cost", "Stability", "Speed"]
    mei.post(f"{here}/place", {"move": "down"})
    mei.post(f"{here}/place", {"move": "down"})
    mei.post(f"{here}/place", {"move": "sideways"})
    assert [one.name for one in ValueDimension.objects.all()] == ["Stability", "Speed", "Cost"]
    for _ in range(2):
        mei.post(f"{here}/bin")
    assert ValueDimension.objects.count() == 2
    undo(cast.mei, Act.objects.filter(verb="positioning.bin_dimension").last())
    assert ValueDimension.objects.count() == 3


def test_a_dimension_without_a_name_is_refused_with_what_was_typed(cast: Cast) -> None:
    sent = {"name": "  ", "measured_by": "kept", "judged_by": "y" * 201}
    response = cast.as_(cast.mei).post(cast.url("positioning/dimensions"), sent)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Dimension: write a few words." in page
    assert "Judged by has 201 characters; 200 is the most." in page
    assert "kept" in page


def test_somebody_elses_dimension_does_not_exist_here(cast: Cast) -> None:
    foreign = add_dimension(cast.wang, cast.team_plan, "Theirs")
    mei = cast.as_(cast.mei)
    here = cast.url(f"positioning/dimensions/{foreign.pk}")
    assert mei.get(here).status_code == 404
    assert mei.post(f"{here}/bin").status_code == 404
    assert mei.post(here, {"name": "Mine now"}).status_code == 404


def test_a_stale_dimension_form_brings_the_merge_page(cast: Cast) -> None:
    dimension = add_dimension(cast.mei, cast.plan, "Cost")
    mei = cast.as_(cast.mei)
    here = cast.url(f"positioning/dimensions/{dimension.pk}")
    mei.post(here, {"revision": 1, "name": "Cost per order"})
    response = mei.post(here, {"revision": 1, "name": "Cloud cost"})
    assert response.status_code == 409
    assert "Cost per order" in response.content.decode()


def test_the_statement_is_edited_and_follows_the_answers_again(cast: Cast) -> None:
    save_answers(cast.mei, cast.plan, 0, {"why_set_up": SO_THAT})
    mei = cast.as_(cast.mei)
    edit = cast.url("positioning/statement")
    assert "We exist so that" in mei.get(edit).content.decode()
    revision = Positioning.objects.get().revision
    mei.post(edit, {"revision": revision, "statement": "We carry the day."})
    page = mei.get(cast.url("positioning")).content.decode()
    assert "We carry the day." in page and "4 words, in your own wording" in page
    mei.post(cast.url("positioning/statement/assembly"))
    page = mei.get(cast.url("positioning")).content.decode()
    assert "We carry the day." not in page and "We exist so that" in page
    assert mei.post(edit, {"statement": ""}).status_code == 422


def test_a_lead_answers_beside_the_head_who_takes_the_words_over(cast: Cast) -> None:
    save_answers(cast.mei, cast.plan, 0, {"unique_value": "Nobody else can."})
    wang, mei = cast.shared().as_(cast.wang), cast.as_(cast.mei)
    beside = cast.url("positioning/answers/value")
    assert "Your own answer" in wang.get(beside).content.decode()
    assert wang.post(beside, {"text": "We took the fear out of releasing."}).status_code == 302
    assert Positioning.objects.get().unique_value == "Nobody else can."
    page = mei.get(cast.url("positioning")).content.decode()
    assert "Wang Jun’s answer" in page and "We took the fear out of releasing." in page
    answer = ParallelAnswer.objects.get()
    for _ in range(2):
        mei.post(f"{beside}/{answer.pk}/adoption")
    kept = Positioning.objects.get().unique_value
    assert kept == "Nobody else can.\nWe took the fear out of releasing."
    assert wang.post(f"{beside}/{answer.pk}/adoption").status_code == 403
    wang.post(beside, {"text": ""})
    assert not ParallelAnswer.objects.exists()


def test_lines_of_a_leads_third_answer_become_dimensions(cast: Cast) -> None:
    add_dimension(cast.mei, cast.plan, "Cost")
    wang = cast.shared().as_(cast.wang)
    wang.post(cast.url("positioning/answers/judgement"), {"text": "- Cost\n- Calm nights\n"})
    answer = ParallelAnswer.objects.get()
    cast.as_(cast.mei).post(cast.url(f"positioning/answers/judgement/{answer.pk}/adoption"))
    assert [one.name for one in ValueDimension.objects.all()] == ["Cost", "Calm nights"]


def test_members_and_bosses_do_not_answer_beside(cast: Cast) -> None:
    cast.shared()
    for person in (cast.ana, cast.he, cast.coach):
        response = cast.as_(person).post(cast.url("positioning/answers/value"), {"text": "I"})
        assert response.status_code == 403
    assert not ParallelAnswer.objects.exists()


def test_too_long_an_own_answer_stays_on_the_page(cast: Cast) -> None:
    wang = cast.shared().as_(cast.wang)
    response = wang.post(cast.url("positioning/answers/value"), {"text": "z" * 10_001})
    assert response.status_code == 422
    assert "z" * 10_001 in response.content.decode()
