"""Decisions beside the objectives: themes left out, what is not done, needs that are covered."""

import re

import pytest

from grove.drafting.actions import add_not_doing, edit_not_doing, leave_out_theme
from grove.drafting.models import NotDoing, ThemeDecision
from grove.needs.actions import decline_need
from grove.needs.models import Need
from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import NeedLink, Objective
from grove.record.models import Act
from grove.record.undo import undo
from tests.cast import Cast
from tests.furniture import furnished


def draft(cast: Cast, query: str = "", language: str = "en") -> str:
    return cast.as_(cast.mei, language).get(cast.url("draft") + query).content.decode()


def row_of(page: str, theme: str) -> str:
    """The matrix row of a theme, tags taken away."""
    found = re.search(rf'<tr><th scope="row"><span class="code">{theme}</span>.*?</tr>', page, re.S)
    assert found
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


def test_a_theme_is_covered_left_out_or_undecided(cast: Cast) -> None:
    made = add_objective(cast.mei, cast.plan, title="Faster", themes=["EF"])
    add_key_result(cast.mei, made, text="Cut waits from 20 to 3")
    add_key_result(cast.mei, made, text="Keep it safe", theme="SE")
    cast.as_(cast.mei).post(
        cast.url("draft/themes/OB"), {"revision": 0, "left_out_because": "stable since 2026"}
    )
    page = draft(cast)
    assert row_of(page, "EF") == "EF Efficiency 1 1 covered"
    assert row_of(page, "SE").endswith("covered")
    assert "left out: “stable since 2026”" in row_of(page, "OB")
    assert "Undecided" in row_of(page, "IN") and "Leave out" in row_of(page, "IN")
    assert "2 covered, 1 left out on purpose, 6 undecided" in page


def test_last_cycle_stands_beside_this_one(cast: Cast) -> None:
    old = add_objective(cast.mei, cast.last, title="Old", themes=["DQ"])
    add_key_result(cast.mei, old, text="Old one")
    add_objective(cast.mei, cast.plan, title="New", themes=["EF"])
    page = draft(cast)
    assert ">2026</th>" in page
    assert row_of(page, "DQ").startswith("DQ Development quality · 0 0 1")


def test_the_wheel_says_the_same_in_words(cast: Cast) -> None:
    leave_out_theme(cast.mei, cast.plan, "OB", "stable")
    page = draft(cast, "?themes=wheel")
    assert 'class="wheel"' in page
    assert "Organisation building: left out: “stable”" in page


@pytest.mark.parametrize("reason", ["", "   ", "x" * 10_001])
def test_leaving_a_theme_out_needs_a_reason(cast: Cast, reason: str) -> None:
    answer = cast.as_(cast.mei).post(
        cast.url("draft/themes/OB"), {"revision": 0, "left_out_because": reason}
    )
    assert answer.status_code == 422
    assert not ThemeDecision.objects.exists()


def test_a_theme_that_does_not_exist_is_not_found(cast: Cast) -> None:
    for code in ("XX", "ob", "業務"):
        assert cast.as_(cast.mei).get(cast.url(f"draft/themes/{code}")).status_code == 404


def test_a_decision_is_taken_back_and_comes_back_with_undo(cast: Cast) -> None:
    leave_out_theme(cast.mei, cast.plan, "OB", "stable")
    mei = cast.as_(cast.mei)
    mei.post(cast.url("draft/themes/OB/removal"))
    assert not ThemeDecision.objects.exists()
    assert mei.post(cast.url("draft/themes/OB/removal")).status_code == 302
    undo(cast.mei, Act.objects.get(verb="drafting.take_theme_back"))
    assert ThemeDecision.objects.get().left_out_because == "stable"


def test_two_reasons_for_one_theme_are_put_side_by_side(cast: Cast) -> None:
    made = leave_out_theme(cast.mei, cast.plan, "OB", "hers")
    leave_out_theme(cast.mei, cast.plan, "OB", "hers again", made.revision)
    answer = cast.as_(cast.mei).post(
        cast.url("draft/themes/OB"), {"revision": "1", "left_out_because": "mine"}
    )
    assert answer.status_code == 409
    assert "hers again" in answer.content.decode()


def test_what_is_not_done_is_written_reordered_and_binned(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    for title in ("A second region", "A rewrite", "👩‍💻 عربي"):
        sent = {"title": title, "why": "nobody asks", "revisit": "in June"}
        assert mei.post(cast.url("draft/not-doing"), sent).status_code == 302
    last = NotDoing.objects.last()
    assert last is not None
    mei.post(cast.url(f"draft/not-doing/{last.pk}/place"), {"move": "up"})
    mei.post(cast.url(f"draft/not-doing/{last.pk}/place"), {"move": "up"})
    mei.post(cast.url(f"draft/not-doing/{last.pk}/place"), {"move": "up"})
    assert [line.title for line in NotDoing.objects.all()] == [
        "👩‍💻 عربي",
        "A second region",
        "A rewrite",
    ]
    page = draft(cast)
    assert "A second region" in page and "in June" in page
    mei.post(cast.url(f"draft/not-doing/{last.pk}/bin"))
    assert "👩‍💻" not in draft(cast)
    assert mei.get(cast.url(f"draft/not-doing/{last.pk}")).status_code == 404


def test_a_line_keeps_what_two_people_wrote_in_different_fields(cast: Cast) -> None:
    line = add_not_doing(cast.mei, cast.plan, title="A rewrite", why="old")
    edit_not_doing(cast.mei, line, line.revision, title="A rewrite", why="new", revisit="")
    sent = {"revision": 1, "title": "No rewrite", "why": "old", "revisit": ""}
    answer = cast.as_(cast.mei).post(cast.url(f"draft/not-doing/{line.pk}"), sent)
    assert answer.status_code == 302
    kept = NotDoing.objects.get()
    assert (kept.title, kept.why) == ("No rewrite", "new")


@pytest.mark.parametrize(
    ("field", "value"), [("title", ""), ("title", "x" * 301), ("revisit", "x" * 121)]
)
def test_a_line_that_does_not_fit_comes_back_whole(cast: Cast, field: str, value: str) -> None:
    sent = {"title": "Kept", "why": "kept too", "revisit": "", field: value}
    answer = cast.as_(cast.mei).post(cast.url("draft/not-doing"), sent)
    assert answer.status_code == 422 and "kept too" in answer.content.decode()


def test_a_line_of_another_plan_is_not_found(cast: Cast) -> None:
    foreign = add_not_doing(cast.stranger, cast.other_plan, title="Theirs")
    mei = cast.as_(cast.mei)
    assert mei.get(cast.url(f"draft/not-doing/{foreign.pk}")).status_code == 404
    assert mei.post(cast.url(f"draft/not-doing/{foreign.pk}/bin")).status_code == 404


def test_an_objective_begins_with_the_words_of_a_need_and_covers_it(cast: Cast) -> None:
    furnished(cast.mei, cast)
    answer = cast.as_(cast.mei).post(cast.url("needs/3/objective"))
    made = Objective.objects.get(plan=cast.plan, title="a growth path")
    assert answer.headers["Location"].endswith(f"?edit={made.short_code}#{made.short_code}")
    assert NeedLink.objects.filter(need__number=3, objective=made).exists()


@pytest.mark.parametrize("target", ["O1", "k1"])
def test_a_need_is_covered_from_the_board_and_twice_is_once(cast: Cast, target: str) -> None:
    furnished(cast.mei, cast)
    for _again in range(2):
        answer = cast.as_(cast.mei).post(cast.url("needs/3/coverage"), {"target": target})
        assert answer.headers["Location"] == cast.url("needs") + "#N3"
    link = NeedLink.objects.get(need__number=3)
    cast.as_(cast.mei).post(cast.url(f"needs/3/coverage/{link.pk}/removal"))
    assert not NeedLink.objects.filter(need__number=3).exists()


@pytest.mark.parametrize(
    "target", ["", "O99", "K99", "X1", "O", "Ｏ１", "O1; drop", "K" + "9" * 30]
)
def test_a_target_that_is_not_there_is_said_on_the_board(cast: Cast, target: str) -> None:
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    answer = mei.post(cast.url("needs/3/coverage"), {"target": target})
    assert answer.status_code == 302
    assert not NeedLink.objects.filter(need__number=3).exists()
    assert "Choose an objective or a key result" in mei.get(cast.url("needs")).content.decode()


def test_a_declined_need_is_not_covered_in_passing(cast: Cast) -> None:
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    decline_need(cast.mei, Need.objects.get(plan=cast.plan, number=3), "not ours")
    mei.post(cast.url("needs/3/coverage"), {"target": "O1"})
    assert not NeedLink.objects.filter(need__number=3).exists()
    assert "is declined" in mei.get(cast.url("needs")).content.decode()


def test_a_link_of_another_need_is_not_found(cast: Cast) -> None:
    furnished(cast.mei, cast)
    link = NeedLink.objects.get(need__number=1)
    answer = cast.as_(cast.mei).post(cast.url(f"needs/2/coverage/{link.pk}/removal"))
    assert answer.status_code == 404
    assert NeedLink.objects.filter(pk=link.pk).exists()
