"""The pages of versions through the eyes of the cast."""

import pytest

from grove.needs.models import Need
from grove.okrs.actions import edit_key_result
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.versions.actions import freeze_version
from grove.versions.compare import compare
from grove.versions.lines import groups
from grove.versions.models import Version
from tests.cast import Cast
from tests.versions.plans import put_in_bin, reword, written


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return written(cast)


@pytest.fixture
def moved_on(cast: Cast, plan: Plan) -> Plan:
    """Version 1.0, then changes with and without a reason."""
    freeze_version(cast.mei, plan, 1, 0, "first share", despite="As it is.")
    reword(
        cast.mei,
        Objective.objects.get(plan=plan, number=2),
        title="每笔订单都更省钱",
        because="Too vague, said He Kailin",
    )
    reword(cast.mei, KeyResult.objects.get(plan=plan, number=3), target="3.00")
    put_in_bin(cast.mei, KeyResult.objects.get(plan=plan, number=2), because="Done already")
    return Plan.objects.select_related("department", "cycle").get(pk=plan.pk)


def freeze(cast: Cast, **values: str) -> object:
    return cast.as_(cast.mei).post(
        cast.url("versions"), {"number": "1.0", "despite": "As it is.", **values}
    )


def test_the_head_freezes_a_version_and_shares_the_plan(cast: Cast, plan: Plan) -> None:
    page = cast.as_(cast.mei).get(cast.url("versions")).text
    assert 'value="1.0"' in page
    assert "everybody in Platform Engineering can read it" in page
    done = freeze(cast, name="first share", note="Look at O2")
    assert done.status_code == 302
    page = cast.as_(cast.mei).get(cast.url("versions")).text
    assert "Version 1.0 is frozen" in page
    assert "first share" in page
    assert 'value="1.1"' not in page  # nothing changed: nothing to freeze
    assert "There is nothing to freeze" in page
    assert cast.as_(cast.ana).get(cast.url("versions")).status_code == 200


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"number": ""}, "required"),
        ({"number": "two"}, "two is no version number"),
        ({"number": "0.5"}, "0.5 is no version number"),
        ({"name": "x" * 121}, "Name has 121 characters"),
        ({"note": "🙂" * 10_001}, "Note has 10001 characters"),
    ],
)
def test_what_is_typed_stays_when_it_cannot_be_frozen(
    cast: Cast, plan: Plan, values: dict[str, str], said: str
) -> None:
    answer = cast.as_(cast.mei).post(
        cast.url("versions"),
        {"number": "1.0", "name": "Name ‏שלום", "note": "Kept", "despite": "As it is.", **values},
    )
    assert answer.status_code == 422
    assert said in answer.text
    assert values.get("note", "Kept") in answer.text
    assert not Version.objects.exists()


def test_full_width_digits_are_a_number(cast: Cast, plan: Plan) -> None:
    assert freeze(cast, number="１．０").status_code == 302
    assert Version.objects.get().number == "1.0"


def test_only_the_head_freezes(cast: Cast, plan: Plan) -> None:
    cast.shared()
    for person in (cast.wang, cast.ana, cast.he, cast.coach):
        browser = cast.as_(person)
        assert browser.get(cast.url("versions")).status_code == 200
        assert "Freeze the version" not in browser.get(cast.url("versions")).text
        assert browser.post(cast.url("versions"), {"number": "1.0"}).status_code == 403
    stranger = cast.as_(cast.stranger)
    assert stranger.get(cast.url("versions")).status_code == 404
    assert stranger.post(cast.url("versions"), {"number": "1.0"}).status_code == 404
    assert not Version.objects.exists()


def test_an_unshared_plan_has_no_versions_for_others(cast: Cast, plan: Plan) -> None:
    assert cast.as_(cast.ana).get(cast.url("versions")).status_code == 404


def test_freezing_twice_is_once(cast: Cast, plan: Plan) -> None:
    freeze(cast)
    again = freeze(cast)
    assert again.status_code == 422
    assert "Version 1.0 is there already" in again.text


def test_the_comparison_says_what_changed_and_why(cast: Cast, moved_on: Plan) -> None:
    page = cast.as_(cast.mei).get(cast.url("versions/1.0..now")).text
    assert "<del>的成本更低</del>" in page and "<ins>都更省钱</ins>" in page
    assert "Too vague, said He Kailin" in page
    assert "¥3.50" in page and "<ins>¥3</ins>" in page and "number changed" in page
    assert "Retire the old train" in page and "not there any more" in page
    assert "Done already" in page
    assert "No reason given." in page
    assert "0 added, 1 removed, 2 changed" in page
    one = cast.as_(cast.mei).get(cast.url("versions/1.0..now?view=one")).text
    assert "<del>的成本更低</del> <ins>都更省钱</ins>" in one


def test_what_did_not_change_is_shown_when_asked_for(cast: Cast, moved_on: Plan) -> None:
    mei = cast.as_(cast.mei)
    where = cast.url("versions/1.0..now")
    page = mei.get(where).text
    stayed = Objective.objects.get(plan=moved_on, number=1).title
    assert stayed not in page.partition("</thead>")[2].partition("Show them")[0].replace(
        f"<span>{stayed}</span></th>", ""
    )
    assert f'href="{where}?same=1">Show them' in page
    whole = mei.get(where + "?same=1").text
    assert f"<span>{stayed}</span></td>" in whole
    assert f'href="{where}">Hide them' in whole
    assert whole.count("No reason given.") == page.count("No reason given.")


def test_a_grade_that_was_added_is_told_with_its_figure() -> None:
    row = {"key_result": "PLAT-26-K9", "value": "0.7", "because": "The audit moved"}
    (group,) = groups(compare({}, {"grades": [row]}), {}, {"grades": [row]})
    assert group.lines[0].after == (("ins", "0.7 · The audit moved"),)


def test_the_comparison_speaks_chinese(cast: Cast, moved_on: Plan) -> None:
    page = cast.as_(cast.mei, "zh-hans").get(cast.url("versions/1.0..now")).text
    assert "未说明原因" in page
    assert "新增0项" in page


def test_a_filter_leaves_only_what_was_asked_for(cast: Cast, moved_on: Plan) -> None:
    page = cast.as_(cast.mei).get(cast.url("versions/1.0..now?show=numbers")).text
    assert "<ins>¥3</ins>" in page
    assert "都更省钱</ins>" not in page
    nothing = cast.as_(cast.mei).get(cast.url("versions/1.0..now?show=links")).text
    assert "Nothing of what you chose to see has changed" in nothing
    assert cast.as_(cast.mei).get(cast.url("versions/1.0..now?show=x&view=x")).status_code == 200


def test_a_link_that_went_says_why(cast: Cast, plan: Plan) -> None:
    @action
    def unlink(act: Recorder, link: NeedLink) -> None:
        act.within(link.objective.plan)
        act.bin(link)

    freeze_version(cast.mei, plan, 1, 0, despite="As it is.")
    link = NeedLink.objects.get(key_result=None)
    unlink(cast.mei, link, because="Covered by the team")
    page = cast.as_(cast.mei).get(cast.url("versions/1.0..now")).text
    assert page.count("Covered by the team") == 2  # of the objective, and of the need
    assert "link removed" in page


def test_one_line_is_taken_back(cast: Cast, moved_on: Plan) -> None:
    cost = KeyResult.objects.get(plan=moved_on, number=3)
    sent = {"line": f"K3 target {cost.revision}"}
    answer = cast.as_(cast.mei).post(cast.url("versions/1.0/restoration"), sent)
    assert answer.status_code == 302
    cost.refresh_from_db()
    assert cost.target == 3.5
    page = cast.as_(cast.mei).get(cast.url("versions/1.0..now")).text
    assert "Line of K3 restored" in page


def test_answers_and_needs_are_taken_back_too(cast: Cast, moved_on: Plan) -> None:
    need = Need.objects.get(plan=moved_on, number=1)
    reword(cast.mei, need, words="Faster")
    reword(cast.mei, moved_on.positioning, we_do_not="Everything")
    page = cast.as_(cast.mei).get(cast.url("versions/1.0..now")).text
    assert "<ins>Faster</ins>" in page and "<ins>Everything</ins>" in page
    need.refresh_from_db()
    for code, field, record in (("N1", "words", need), ("P", "we_do_not", moved_on.positioning)):
        record.refresh_from_db()
        sent = {"line": f"{code} {field} {record.revision}"}
        answer = cast.as_(cast.mei).post(cast.url("versions/1.0/restoration"), sent)
        assert answer.status_code == 302
        record.refresh_from_db()
    assert need.words == "Checkout answers in well under a second."
    assert moved_on.positioning.we_do_not == "We do not run product code."


def test_a_line_changed_meanwhile_is_not_taken_back(cast: Cast, moved_on: Plan) -> None:
    cost = KeyResult.objects.get(plan=moved_on, number=3)
    sent = {"line": f"K3 target {cost.revision}"}
    reword(cast.mei, cost, target="2.00")
    answer = cast.as_(cast.mei).post(cast.url("versions/1.0/restoration"), sent, follow=True)
    assert "K3 was changed while you read" in answer.text
    cost.refresh_from_db()
    assert cost.target == 2


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"line": "K99 target 1"},
        {"line": "K3 owner 1"},
        {"line": "K3 binned_at 1"},
        {"line": "N1 customer 1"},
        {"line": "N99 words 1"},
        {"line": "P plan 1"},
        {"line": "K3 target x"},
    ],
)
def test_a_line_that_is_not_there_cannot_be_taken_back(
    cast: Cast, moved_on: Plan, sent: dict[str, str]
) -> None:
    address = cast.url("versions/1.0/restoration")
    assert cast.as_(cast.mei).post(address, sent).status_code == 404
    assert cast.as_(cast.ana).post(address, sent).status_code == 403


def test_who_changed_a_line_may_say_why_afterwards(cast: Cast, moved_on: Plan) -> None:
    cost = KeyResult.objects.get(plan=moved_on, number=3)
    edit_key_result(cast.mei, cost, cost.revision, text="Halve the cost of an order")
    cost.refresh_from_db()
    edit_key_result(cast.mei, cost, cost.revision, text="Halve the cost of every order")
    act = Act.objects.latest("id")
    mei = cast.as_(cast.mei)
    assert f"/acts/{act.pk}/reason?next=" in mei.get(cast.url("versions/1.0..now")).text
    assert f"/acts/{act.pk}/reason" in mei.get(cast.url("draft")).text
    where = f"/acts/{act.pk}/reason"
    assert mei.get(where).status_code == 200
    assert mei.post(where, {"because": " "}).status_code == 422
    for person, status in ((cast.wang, 403), (cast.stranger, 404)):
        assert cast.as_(person).post(where, {"because": "x"}).status_code == status
    back = mei.post(where, {"because": "The CFO asked", "next": cast.url("versions/1.0..now")})
    assert back.headers["Location"] == cast.url("versions/1.0..now")
    sitting = Act.objects.filter(because="The CFO asked")
    assert sitting.count() == 2  # both saves of the one edit
    mei.post(where, {"because": "Something else"})
    act.refresh_from_db()
    assert act.because == "The CFO asked"
    assert "The CFO asked" in mei.get(cast.url("versions/1.0..now")).text


def test_a_version_reads_as_it_was(cast: Cast, moved_on: Plan) -> None:
    page = cast.as_(cast.ana).get(cast.url("versions/1.0")).text
    for words in (
        "每笔订单的成本更低",
        "Retire the old train",
        "¥3.50",
        "We do not run product code.",
        "Nobody reads it.",
        "A new mobile framework",
        "Bought as a service",
        "The big bang release failed",
        "Five teams",
        Version.objects.get().shown_fingerprint,
    ):
        assert words in page, words


@pytest.mark.parametrize(
    "address",
    [
        "versions/9.9",
        "versions/x",
        "versions/1.0..9.9",
        "versions/x..now",
        "versions/..",
        "versions/comparison?before=x",
    ],
)
def test_what_was_never_frozen_is_not_found(cast: Cast, moved_on: Plan, address: str) -> None:
    assert cast.as_(cast.mei).get(cast.url(address)).status_code == 404


def test_the_choice_of_two_versions_leads_to_their_page(cast: Cast, moved_on: Plan) -> None:
    answer = cast.as_(cast.mei).get(
        cast.url("versions/comparison?before=1.0&after=now&show=numbers&view=one")
    )
    assert answer.url == cast.url("versions/1.0..now") + "?show=numbers&view=one"


def test_pages_ask_the_database_the_same_number_of_times(
    cast: Cast, moved_on: Plan, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for minor in range(1, 12):
        reword(cast.mei, Objective.objects.get(plan=moved_on, number=1), points=minor)
        freeze_version(cast.mei, moved_on, 1, minor, despite="As it is.")
    browser = cast.as_(cast.mei)
    for address in ("versions", "versions/1.0", "versions/1.0..1.9", "versions/1.0..now"):
        with django_assert_max_num_queries(12):
            assert browser.get(cast.url(address)).status_code == 200


def test_reading_needs_no_post_and_posting_no_get(cast: Cast, moved_on: Plan) -> None:
    browser = cast.as_(cast.mei)
    assert browser.get(cast.url("versions/1.0/restoration")).status_code == 405
    assert browser.post(cast.url("versions/1.0")).status_code == 405
    assert browser.post(cast.url("versions/1.0..now")).status_code == 405
