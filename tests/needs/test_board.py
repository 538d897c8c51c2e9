"""Step 2 as its people see it: needs heard, placed, covered, declined; leads add, too."""

from datetime import date
from typing import Any

import pytest

from grove.needs.actions import decline_need, record_need
from grove.needs.models import Customer, Need
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.record.undo import undo
from tests.cast import Cast

WORDS = "Bring the cost of an order down."


def heard(cast: Cast, words: str = WORDS, **values: Any) -> Need:
    told = {
        "words": words,
        "level": "company",
        "perspective": "customer",
        "weight": 3,
        "heard_by": cast.mei,
    }
    customer = values.pop("customer", "Tang Min, CFO")
    plan = values.pop("plan", cast.plan)
    return record_need(cast.mei, plan, customer, told | values)


def form(**values: str) -> dict[str, str]:
    return {
        "customer": "Orders",
        "words": "Checkout answers quickly.",
        "level": "business",
        "perspective": "customer",
        "weight": "3",
    } | values


@action
def cover(act: Recorder, need: Need, results: int = 1) -> Objective:
    act.within(need.plan)
    number = Objective.objects.filter(plan=need.plan).count() + 1
    objective = act.create(Objective(plan=need.plan, number=number, title="Every order costs less"))
    act.create(NeedLink(need=need, objective=objective))
    for at in range(results):
        result = act.create(
            KeyResult(
                plan=need.plan,
                objective=objective,
                number=number * 10 + at,
                text="Cloud cost per order 4 → 3",
                data_source="billing export",
            )
        )
        act.create(NeedLink(need=need, objective=objective, key_result=result))
    return objective


@action
def bin_objective(act: Recorder, objective: Objective) -> None:
    act.bin(objective)


def test_the_empty_board_says_what_it_is_for(cast: Cast) -> None:
    page = cast.as_(cast.mei).get(cast.url("needs")).content.decode()
    assert "Needs stand here by level and perspective" in page
    assert "Add a need" in page and "Import a unit’s OKRs" in page


def test_the_board_speaks_chinese(cast: Cast) -> None:
    heard(cast)
    page = cast.as_(cast.mei, "zh-hans").get(cast.url("needs")).content.decode()
    assert "1项需求，用的是客户的原话。" in page
    assert "学习成长" in page and "尚未覆盖" in page


def test_a_need_is_added_with_a_new_customer(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    assert mei.get(cast.url("needs/new")).status_code == 200
    response = mei.post(cast.url("needs/new"), form(heard_on="２０２６年１１月２日"))
    assert response.status_code == 302 and response["Location"].endswith("needs#N1")
    need = Need.objects.get()
    assert (need.code, need.customer.name, need.heard_on) == ("N1", "Orders", date(2026, 11, 2))
    page = mei.get(cast.url("needs")).content.decode()
    assert 'id="N1"' in page and "Checkout answers quickly." in page and "Not covered" in page


def test_the_same_customer_is_not_created_twice(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    mei.post(cast.url("needs/new"), form())
    mei.post(cast.url("needs/new"), form(customer="orders", words="Another"))
    assert Customer.objects.count() == 1
    assert [need.code for need in Need.objects.all()] == ["N1", "N2"]


def test_numbers_are_never_given_twice(cast: Cast) -> None:
    first = heard(cast)
    cast.as_(cast.mei).post(cast.url(f"needs/{first.number}/bin"))
    assert heard(cast).code == "N2"


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"words": ""}, "Need: write a few words."),
        ({"words": "x" * 10_001}, "Need has 10,001 characters; 10,000 is the most."),
        ({"customer": "y" * 121}, "Customer has 121 characters; 120 is the most."),
        ({"level": "moon"}, "Level: “moon” is not one of the choices."),
        ({"weight": "9"}, "Weight: “9” is not one of the choices."),
        ({"weight": ""}, "Weight: choose one."),
        ({"heard_on": "2026-02-30"}, "Heard on: “2026-02-30” is no day."),
        ({"heard_on": "2031-01-01"}, "is still to come"),
        ({"heard_by": "999999"}, "Heard by: choose somebody of this department."),
    ],
)
def test_a_faulty_need_is_explained_and_nothing_is_lost(
    cast: Cast, sent: dict[str, str], said: str
) -> None:
    response = cast.as_(cast.mei).post(
        cast.url("needs/new"), form(quotation="typed 🌲 عربي") | sent
    )
    page = response.content.decode()
    assert response.status_code == 422
    assert said in page and "typed 🌲 عربي" in page
    assert not Need.objects.exists()


def test_a_full_width_weight_is_a_weight(cast: Cast) -> None:
    cast.as_(cast.mei).post(cast.url("needs/new"), form(weight="２"))
    assert Need.objects.get().weight == 2


def test_a_need_is_edited_moved_and_binned(cast: Cast) -> None:
    need, mei = heard(cast), cast.as_(cast.mei)
    here = cast.url(f"needs/{need.number}")
    assert WORDS in mei.get(here).content.decode()
    mei.post(here, form(revision="1", words="Changed words"))
    mei.post(f"{here}/place", {"level": "department", "perspective": "learning_growth"})
    need.refresh_from_db()
    assert (need.words, need.level, need.perspective) == (
        "Changed words", "department", "learning_growth",
    )  # fmt: skip
    assert mei.post(f"{here}/place", {"level": "moon", "perspective": "x"}).status_code == 404
    mei.post(f"{here}/bin")
    assert not Need.objects.exists()
    undo(cast.mei, Act.objects.filter(verb="needs.bin_need").get())
    assert Need.objects.get().words == "Changed words"


def test_a_stale_form_brings_the_merge_page_with_names(cast: Cast) -> None:
    need, mei = heard(cast), cast.as_(cast.mei)
    here = cast.url(f"needs/{need.number}")
    mei.post(here, form(revision="1", customer="Orders", words=WORDS))
    response = mei.post(here, form(revision="1", customer="Finance", words=WORDS))
    page = response.content.decode()
    assert response.status_code == 409
    assert "Finance" in page and "Orders" in page and "Tang Min, CFO" in page


def test_what_covers_a_need_shows_on_its_card(cast: Cast) -> None:
    need = heard(cast)
    objective = cover(cast.mei, need)
    page = cast.as_(cast.mei).get(cast.url("needs")).content.decode()
    assert "/o/PLAT-27-O1" in page and "/k/PLAT-27-K10" in page
    assert "All of them are covered." in page
    assert "Every order costs less" in page
    table = cast.as_(cast.mei).get(cast.url("needs?view=table")).content.decode()
    assert "Covered and measured" in table
    bin_objective(cast.mei, objective)
    assert "Not covered" in cast.as_(cast.mei).get(cast.url("needs")).content.decode()


def test_the_page_of_a_need_offers_what_can_cover_it(cast: Cast) -> None:
    need = heard(cast)
    cover(cast.mei, need)
    page = cast.as_(cast.mei).get(cast.url("needs/1")).content.decode()
    assert 'value="O1"' in page and 'value="K10"' in page
    assert f"needs/{need.number}/coverage" in page and f"needs/{need.number}/objective" in page


def test_a_need_is_declined_with_a_reason_and_opened_again(cast: Cast) -> None:
    need, mei = heard(cast), cast.as_(cast.mei)
    here = cast.url(f"needs/{need.number}/refusal")
    assert mei.get(here).status_code == 200
    assert mei.post(here, {"because": "", "accepted_by": "kept"}).status_code == 422
    mei.post(here, {"because": "Office hours instead.", "accepted_by": "Warehouse"})
    page = mei.get(cast.url("needs")).content.decode()
    assert "Declined" in page and "Office hours instead. Accepted by Warehouse" in page
    assert Act.objects.get(verb="needs.decline_need").because == "Office hours instead."
    mei.post(f"{here}/removal")
    assert "Not covered" in mei.get(cast.url("needs")).content.decode()


def test_a_covered_need_is_not_declined(cast: Cast) -> None:
    need = heard(cast)
    cover(cast.mei, need)
    response = cast.as_(cast.mei).post(cast.url("needs/1/refusal"), {"because": "No time"})
    assert response.status_code == 422
    assert "N1 is covered by O1, K10." in response.content.decode()
    need.refresh_from_db()
    assert need.declined_because == ""


def test_the_table_sorts_and_filters(cast: Cast) -> None:
    heard(cast, "Light", weight=1, customer="Zed")
    heard(cast, "Heavy", weight=3, customer="Amy")
    decline_need(cast.mei, heard(cast, "Refused"), "because")
    mei = cast.as_(cast.mei)
    page = mei.get(cast.url("needs?view=table&sort=weight")).content.decode()
    assert page.index("Heavy") < page.index("Light")
    page = mei.get(cast.url("needs?view=table&sort=customer&state=open")).content.decode()
    assert page.index("Heavy") < page.index("Light") and "Refused" not in page
    assert mei.get(cast.url("needs?view=table&sort=nonsense&state=%00")).status_code == 200


def test_the_financial_column_is_off_until_wanted_or_used(cast: Cast) -> None:
    heard(cast)
    mei = cast.as_(cast.mei)
    column = 'scope="col">Financial'
    assert column not in mei.get(cast.url("needs")).content.decode()
    assert column in mei.get(cast.url("needs?financial=1")).content.decode()
    heard(cast, "Money", perspective="financial")
    assert column in mei.get(cast.url("needs")).content.decode()


def test_who_may_read_add_and_change(cast: Cast) -> None:
    need = heard(cast)
    new, here = cast.url("needs/new"), cast.url(f"needs/{need.number}")
    assert cast.as_(cast.ana).get(cast.url("needs")).status_code == 404
    cast.shared()
    seen = {
        name: cast.as_(one).get(cast.url("needs")).status_code
        for name, one in cast.everyone.items()
    }
    assert seen == {**dict.fromkeys(cast.everyone, 200), "stranger": 404}
    added = {
        name: cast.as_(one).post(new, form()).status_code for name, one in cast.everyone.items()
    }
    refused = dict.fromkeys(cast.everyone, 403)
    assert added == {**refused, "mei": 302, "wang": 302, "zhao": 302, "stranger": 404}
    changed = {
        name: cast.as_(one).post(here, form(revision="9")).status_code
        for name, one in cast.everyone.items()
    }
    assert changed == {**refused, "mei": 302, "stranger": 404}
    declined = cast.as_(cast.wang).post(f"{here}/refusal", {"because": "no"})
    assert declined.status_code == 403


def test_a_lead_changes_only_needs_they_heard(cast: Cast) -> None:
    mine = heard(cast)
    wang = cast.shared().as_(cast.wang)
    wang.post(cast.url("needs/new"), form(heard_by=str(cast.mei.pk)))
    theirs = Need.objects.exclude(pk=mine.pk).get()
    assert theirs.heard_by == cast.wang
    own = wang.post(cast.url(f"needs/{theirs.number}"), form(revision="1", words="Better words"))
    assert own.status_code == 302
    theirs.refresh_from_db()
    assert theirs.words == "Better words"
    assert "<textarea" not in wang.get(cast.url("needs/1")).content.decode()


def test_needs_of_other_plans_do_not_exist_here(cast: Cast) -> None:
    heard(cast, plan=cast.team_plan)
    mei = cast.as_(cast.mei)
    for page in ("needs/1", "needs/1/refusal", "needs/99"):
        assert mei.get(cast.url(page)).status_code == 404
    assert mei.post(cast.url("needs/1/bin")).status_code == 404


def test_wrong_verbs_are_refused(cast: Cast) -> None:
    heard(cast)
    mei = cast.as_(cast.mei)
    assert mei.post(cast.url("needs")).status_code == 405
    assert mei.get(cast.url("needs/1/bin")).status_code == 405
    assert mei.get(cast.url("needs/1/place")).status_code == 405
    assert mei.get(cast.url("needs/import/lines")).status_code == 405


@pytest.mark.parametrize("page", ["needs", "needs?view=table", "needs/customers", "needs/1"])
def test_pages_ask_the_database_the_same_for_ten_and_twenty_needs(
    cast: Cast, page: str, django_assert_max_num_queries: Any
) -> None:
    mei = cast.as_(cast.mei)
    for number in range(10):
        cover(cast.mei, heard(cast, f"Need {number}", customer=f"Customer {number}"))
    mei.get(cast.url(page))
    with django_assert_max_num_queries(12) as ten:
        mei.get(cast.url(page))
    for number in range(10, 20):
        cover(cast.mei, heard(cast, f"Need {number}", customer=f"Customer {number}"))
    with django_assert_max_num_queries(12) as twenty:
        mei.get(cast.url(page))
    assert len(ten) == len(twenty)
