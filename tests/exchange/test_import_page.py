"""The page where a plan file comes in: what it shows, what it refuses, what it never does."""

import re

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from grove.closing.actions import freeze_values
from grove.exchange.out.plan import export_plan
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Counter
from grove.record.models import Act
from tests.cast import Cast
from tests.furniture import furnished

SMALL = """# PLAT-27

## Objectives

### Everybody ships without asking
- kind: committed
- owner: Mei Lin
- Raise deployments from 2 to 10 per week by 30 Jun 2027
"""


def post(client: Client, cast: Cast, text: str, status: int = 200, **more: str) -> str:
    answer = client.post(cast.url("import"), {"text": text, **more})
    assert answer.status_code == status, answer.content.decode()[:3000]
    return str(answer.content.decode())


def digest(page: str) -> str:
    return page.split('name="expected" value="')[1].split('"')[0]


def test_a_small_file_by_hand_is_shown_first_and_imported_after(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    page = post(mei, cast, SMALL)
    assert "Will be added" in page and "Everybody ships without asking" in page
    assert not Objective.objects.exists()
    post(mei, cast, SMALL, 302, expected=digest(page))
    objective = Objective.objects.get()
    assert (objective.code, objective.owner) == ("PLAT-27-O1", cast.mei)
    key_result = KeyResult.objects.get()
    assert (key_result.kind, str(key_result.target.normalize()), key_result.unit) == (
        "increase",
        "1E+1",
        "per week",
    )


def test_a_sentence_is_shown_as_it_is_read_and_asked_about_before_it_comes_in(cast: Cast) -> None:
    asked = "Restores in 30 min or 45 min"
    page = post(cast.as_(cast.mei), cast, f"{SMALL}- {asked}\n")
    assert '<span class="chip">target <b>10\u00a0per week</b></span>' in page
    assert page.count("several numbers; which one is the target?") == 1
    assert "<q>45 min</q> several numbers; which one is the target?</p>" in page
    answered = f"{SMALL}- {asked}\n  - kind: hold at or below\n  - target: 45\n  - unit: min\n"
    assert "several numbers" not in post(cast.as_(cast.mei), cast, answered)


def test_new_words_are_asked_about_and_old_ones_left_alone(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    text = f"{SMALL}- Restores are quick\n"
    post(mei, cast, text, 302, expected=digest(post(mei, cast, text)))
    codes = SMALL.replace("### ", "### O1 ").replace("- Raise", "- K1 Raise")
    page = post(mei, cast, f"{codes}- K2 Restores in 30 min or 45 min\n")
    assert page.count("which one is the target?") == 1 and "Will be added" not in page


def test_an_import_is_one_act_and_its_toast_takes_it_back(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    acts = Act.objects.count()
    post(mei, cast, SMALL, 302, expected=digest(post(mei, cast, SMALL)))
    assert Act.objects.count() == acts + 1
    act = Act.objects.latest("id")
    assert f"/acts/{act.pk}/undo" in mei.get(cast.url("positioning")).content.decode()
    mei.post(f"/acts/{act.pk}/undo")
    assert not Objective.objects.exists() and not KeyResult.objects.exists()


def test_a_broken_line_is_named_and_nothing_is_imported(cast: Cast) -> None:
    broken = SMALL + "  - target: ten\n  - colour: blue\n- owner: Nobody Inparticular\n"
    page = post(cast.as_(cast.mei), cast, broken, 422)
    assert "Line 9" in page and "“ten” is no number" in page
    assert "Line 10" in page and "- colour: blue" in page
    assert "2 lines to mend" not in page and "Line 11" in page
    assert not Objective.objects.exists()


def test_the_messages_come_in_the_language_of_the_reader(cast: Cast) -> None:
    text = "# PLAT-27\n\n## 目标\n\n### 人人可发布\n- 类型：承诺形\n"
    page = post(cast.as_(cast.mei, "zh-hans"), cast, text, 422)
    assert "第6行" in page and "承诺型、挑战型" in page


def test_an_unknown_person_and_a_foreign_need_are_reported_together(cast: Cast) -> None:
    text = SMALL.replace("Mei Lin", "Stranger Sam").replace("- Raise", "- needs: N9\n- Raise")
    page = post(cast.as_(cast.mei), cast, text, 422)
    assert "Nobody here is called “Stranger Sam”" in page
    assert not Objective.objects.exists()


def test_the_file_of_another_plan_is_refused(cast: Cast) -> None:
    page = post(cast.as_(cast.mei), cast, SMALL.replace("PLAT-27", "PLAT-26"), 422)
    assert "This is the file of PLAT-26, and here is PLAT-27" in page


def test_what_is_missing_is_kept_unless_it_is_to_be_removed(cast: Cast) -> None:
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    first = Objective.objects.filter(plan=cast.plan).first()
    assert first is not None
    text = f"# PLAT-27\n\n## Objectives\n\n### {first.short_code} Reworded\n"
    page = post(mei, cast, text)
    kept = page.split("Not in the file, and kept")[1].split("</section>")[0]
    codes = [int(one) for one in re.findall(r">K(\d+) ", kept)]
    assert "Reworded" in page and len(codes) > 1 and codes == sorted(codes)
    post(mei, cast, text, 302, expected=digest(page))
    first.refresh_from_db()
    assert first.title == "Reworded" and first.key_results.count() > 0
    page = post(mei, cast, text, remove_missing="on")
    assert "Will be removed" in page
    post(mei, cast, text, 302, remove_missing="on", expected=digest(page))
    assert Objective.objects.filter(plan=cast.plan).count() == 1
    assert not KeyResult.objects.filter(objective=first).exists()


def test_a_plan_that_moved_since_is_shown_again(cast: Cast) -> None:
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    text = export_plan(cast.plan, "en").replace("### O1 ", "### O1 Now ")
    old = digest(post(mei, cast, text))
    post(
        mei,
        cast,
        "# PLAT-27\n- run the business: 55\n",
        302,
        expected=digest(post(mei, cast, "# PLAT-27\n- run the business: 55\n")),
    )
    page = post(mei, cast, text, 409, expected=old)
    assert "Somebody changed the plan since you looked" in page and digest(page) != old


def test_a_code_is_kept_when_free_and_never_given_twice(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    text = SMALL.replace("### Everybody", "### O7 Everybody")
    post(mei, cast, text, 302, expected=digest(post(mei, cast, text)))
    assert Objective.objects.get().number == 7
    assert Counter.objects.get(kind="objective", cycle=cast.cycle).last == 7
    page = post(mei, cast, text.replace("O7", "O3"), 422)
    assert "O3 was given to something that is gone" in page


def test_a_code_from_the_bin_is_brought_back(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    post(mei, cast, SMALL, 302, expected=digest(post(mei, cast, SMALL)))
    mei.post(f"/acts/{Act.objects.latest('id').pk}/undo")
    text = SMALL.replace("### Everybody", "### O1 Everybody").replace("- Raise", "- K1 Raise")
    page = post(mei, cast, text)
    assert "brought back from the bin" in page
    post(mei, cast, text, 302, expected=digest(page))
    assert Objective.objects.get().number == 1 and KeyResult.objects.get().number == 1


def test_a_file_can_be_chosen_and_one_that_is_no_text_is_refused(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    good = SimpleUploadedFile("plan.md", b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    answer = mei.post(cast.url("import"), {"file": good})
    assert "Will be added" in answer.content.decode()
    for bad, said in (
        (SimpleUploadedFile("plan.md", b"\xff\xd8\xff\xe0JPEG"), "not a text in UTF-8"),
        (SimpleUploadedFile("plan.md", b"a" * (2 * 1024 * 1024 + 1)), "at most 2048 KB"),
        (SimpleUploadedFile("plan.md", b""), "There is no text"),
    ):
        answer = mei.post(cast.url("import"), {"file": bad})
        assert answer.status_code == 422 and said in answer.content.decode()


def test_odd_texts_are_answered_and_never_break(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    for text in (
        "x" * 30_000,
        "# " + "🦊" * 500,
        "#\n" * 200,
        "# PLAT-27\n## 目标\n### ‮مرحبا\n- \n",
        "# PLAT-27\n## Objectives\n### O1 " + "x" * 10_001,
        "# PLAT-27\n## Customers and needs\n### A\n- need\n### A\n",
        "# PLAT-27\n## Objectives\n### O99999999 x\n- focus points: ９９９\n",
        "# PLAT-27\n## Positioning\n### We do\n> a\nb\n",
    ):
        answer = mei.post(cast.url("import"), {"text": text})
        assert answer.status_code in (200, 422), text[:60]
    assert not Objective.objects.exists()


def test_who_may_take_away_and_who_may_bring_back(cast: Cast) -> None:
    for person in (cast.wang, cast.ana, cast.he, cast.stranger):
        assert cast.as_(person).get(cast.url("export")).status_code == 404, person
    cast.shared()
    for person, after, bring in (
        (cast.mei, 200, 200),
        (cast.wang, 200, 403),
        (cast.ana, 200, 403),
        (cast.he, 200, 403),
        (cast.stranger, 404, 404),
    ):
        client = cast.as_(person)
        assert client.get(cast.url("export")).status_code == after, person
        assert client.get(cast.url("import")).status_code == bring, person
        assert client.post(cast.url("import"), {"text": SMALL}).status_code == bring, person
    assert cast.as_(cast.mei).post(cast.url("export")).status_code == 405
    assert cast.as_(cast.mei).put(cast.url("import")).status_code == 405


def test_the_download_is_markdown_in_the_language_asked_for(cast: Cast) -> None:
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    answer = mei.get(cast.url("export"))
    assert answer["Content-Type"] == "text/markdown; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="PLAT-27.md"'
    assert "## Objectives" in answer.content.decode()
    assert "## 目标" in mei.get(cast.url("export") + "?language=zh").content.decode()


def test_taking_away_costs_the_same_for_many_rows(
    cast: Cast, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    furnished(cast.mei, cast)
    mei = cast.as_(cast.mei)
    more = "# PLAT-27\n## Objectives\n" + "".join(
        f"### Objective {n}\n- K{n + 50} Key {n}\n- K{n + 90} Key {n}\n" for n in range(20)
    )
    post(mei, cast, more, 302, expected=digest(post(mei, cast, more)))
    with django_assert_max_num_queries(27):
        assert mei.get(cast.url("export")).status_code == 200
    with django_assert_max_num_queries(12):
        assert mei.get(cast.url("import")).status_code == 200


def test_goals_whose_values_are_final_are_not_changed_by_a_file(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    post(mei, cast, SMALL, 302, expected=digest(post(mei, cast, SMALL)))
    freeze_values(cast.mei, cast.plan, cast.plan.cycle.starts_on)
    assert "are final since" in post(mei, cast, SMALL.replace("ship", "deliver"), 422)
    assert Objective.objects.get().title == "Everybody ships without asking"
