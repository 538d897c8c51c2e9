"""Step 3: lessons: written down, put in order, chosen to stand beside the draft."""

from typing import Any

from grove.record.models import Act
from grove.review.actions import add_lesson
from grove.review.models import Lesson
from tests.cast import Cast


def post(cast: Cast, page: str, **typed: Any) -> Any:
    return cast.as_(cast.mei).post(cast.url(f"review/{page}"), typed)


def three(cast: Cast) -> list[Lesson]:
    return [add_lesson(cast.mei, cast.plan, text) for text in ("Canary", "Calm", "Ask early")]


def texts(cast: Cast) -> list[str]:
    return list(Lesson.objects.filter(plan=cast.plan).values_list("text", flat=True))


def test_a_lesson_is_written_down_and_goes_on(cast: Cast) -> None:
    assert post(cast, "lessons", text="Canary by default 🌱").status_code == 302
    page = cast.as_(cast.mei).get(cast.url("review")).text
    assert "Canary by default 🌱" in page
    assert "1 selected for 2027" in page


def test_an_empty_lesson_is_sent_back(cast: Cast) -> None:
    assert post(cast, "lessons", text=" \u3000 ").status_code == 422
    assert not Lesson.objects.exists()


def test_too_long_a_lesson_comes_back_whole(cast: Cast) -> None:
    page = post(cast, "lessons", text="长" * 10_001)
    assert page.status_code == 422
    assert "长" * 10_001 in page.text


def test_a_lesson_is_reworded(cast: Cast) -> None:
    canary = three(cast)[0]
    sent = post(cast, f"lessons/{canary.pk}/edit", text="Canary first", revision="1")
    assert sent.status_code == 302
    assert texts(cast)[0] == "Canary first"


def test_two_wordings_of_one_lesson_are_put_side_by_side(cast: Cast) -> None:
    canary = three(cast)[0]
    post(cast, f"lessons/{canary.pk}/edit", text="Canary first", revision="1")
    page = post(cast, f"lessons/{canary.pk}/edit", text="Canary always", revision="1")
    assert page.status_code == 409
    assert "Canary first" in page.text
    assert "Canary always" in page.text


def test_lessons_move_up_and_down_and_stop_at_the_ends(cast: Cast) -> None:
    canary, calm, _early = three(cast)
    post(cast, f"lessons/{calm.pk}/place", move="up")
    assert texts(cast) == ["Calm", "Canary", "Ask early"]
    post(cast, f"lessons/{calm.pk}/place", move="up")
    assert texts(cast) == ["Calm", "Canary", "Ask early"]
    post(cast, f"lessons/{canary.pk}/place", move="down")
    assert texts(cast) == ["Calm", "Ask early", "Canary"]


def test_what_is_ticked_goes_on_and_what_was_not_shown_stays(cast: Cast) -> None:
    canary, calm, early = three(cast)
    sent = post(cast, "lessons/carried", shown=[canary.pk, calm.pk], carried=[calm.pk])
    assert sent.status_code == 302
    assert list(Lesson.objects.filter(carried=True)) == [calm, early]


def test_ticks_save_themselves(cast: Cast) -> None:
    canary = three(cast)[0]
    answer = cast.as_(cast.mei).post(
        cast.url("review/lessons/carried"),
        {"shown": [canary.pk]},
        headers={"X-Autosave": "1"},
    )
    assert answer.status_code == 200
    assert "saved" in answer.json()
    assert Lesson.objects.filter(carried=False).get() == canary


def test_foreign_and_broken_numbers_change_nothing(cast: Cast) -> None:
    three(cast)
    theirs = add_lesson(cast.wang, cast.team_plan, "Of the team")
    post(cast, "lessons/carried", shown=[theirs.pk, "x", "9" * 40, "-1"], carried=["１"])
    assert Lesson.objects.filter(carried=True).count() == 4


def test_a_lesson_in_the_bin_comes_back_with_undo(cast: Cast) -> None:
    canary = three(cast)[0]
    for _time in range(2):
        assert post(cast, f"lessons/{canary.pk}/bin").status_code in (302, 404)
    assert texts(cast) == ["Calm", "Ask early"]
    act = Act.objects.order_by("-pk")[0]
    cast.as_(cast.mei).post(f"/acts/{act.pk}/undo")
    assert texts(cast) == ["Canary", "Calm", "Ask early"]
