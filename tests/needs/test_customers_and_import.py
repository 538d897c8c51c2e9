"""Customers, the sheet for a talk with them, and a unit's OKRs by paste."""

from grove.needs.actions import name_customer, record_need
from grove.needs.models import Customer, Need
from grove.record.models import Act
from grove.record.undo import undo
from tests.cast import Cast

THEIRS = """Objective: Checkout never makes anybody wait
KR1: p95 of checkout from 900 ms to 400 ms
KR2: Lost baskets from 4 % to 2 %
a remark between the lines"""


def need_of(cast: Cast, customer: str, words: str = "Quick answers") -> Need:
    told = {"words": words, "level": "business", "perspective": "customer", "weight": 2}
    return record_need(cast.mei, cast.plan, customer, told)


def test_a_customer_is_added_once_and_edited(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    for _ in range(2):
        mei.post(cast.url("needs/customers"), {"name": "仓储部", "role": "business unit"})
    one = Customer.objects.get()
    here = cast.url(f"needs/customers/{one.pk}")
    mei.post(here, {"revision": one.revision, "name": "Warehouse", "role": ""})
    assert "Warehouse" in mei.get(cast.url("needs/customers")).content.decode()
    assert mei.post(cast.url("needs/customers"), {"name": " "}).status_code == 422


def test_two_customers_do_not_share_a_name(cast: Cast) -> None:
    name_customer(cast.mei, cast.plan, "Orders")
    other = name_customer(cast.mei, cast.plan, "Growth")
    here = cast.url(f"needs/customers/{other.pk}")
    response = cast.as_(cast.mei).post(here, {"revision": 1, "name": "Orders"})
    assert response.status_code == 422
    assert "“Orders” is already a customer of this plan." in response.content.decode()


def test_a_customer_with_needs_stays(cast: Cast) -> None:
    need = need_of(cast, "Orders")
    here = cast.url(f"needs/customers/{need.customer_id}")
    response = cast.as_(cast.mei).post(f"{here}/bin")
    assert response.status_code == 422
    assert "Orders still has 1 need on the board." in response.content.decode()
    cast.as_(cast.mei).post(cast.url(f"needs/{need.number}/bin"))
    assert cast.as_(cast.mei).post(f"{here}/bin").status_code == 302
    assert not Customer.objects.exists()


def test_the_sheet_has_the_questions_and_what_was_heard(cast: Cast) -> None:
    need = need_of(cast, "Orders")
    here = cast.url(f"needs/customers/{need.customer_id}/sheet")
    page = cast.as_(cast.mei).get(here).content.decode()
    assert "Half an hour with a customer of ours" in page
    assert "Where does that depend on us?" in page and "Quick answers" in page
    assert "其中哪些要靠我们？" in cast.as_(cast.mei, "zh-hans").get(here).content.decode()


def test_customers_of_other_plans_do_not_exist_here(cast: Cast) -> None:
    other = name_customer(cast.wang, cast.team_plan, "Theirs")
    for page in ("", "/sheet"):
        here = cast.url(f"needs/customers/{other.pk}{page}")
        assert cast.as_(cast.mei).get(here).status_code == 404


def test_a_member_reads_customers_and_names_none(cast: Cast) -> None:
    need = need_of(cast, "Orders")
    ana = cast.shared().as_(cast.ana)
    assert ana.get(cast.url("needs/customers")).status_code == 200
    here = cast.url(f"needs/customers/{need.customer_id}")
    assert "<form" not in ana.get(here).content.decode().split("<main")[1].split("</main")[0]
    assert ana.post(cast.url("needs/customers"), {"name": "Me"}).status_code == 403


def test_a_paste_is_shown_and_saves_nothing(cast: Cast) -> None:
    page = cast.as_(cast.mei).post(cast.url("needs/import"), {"unit": "Orders", "text": THEIRS})
    words = page.content.decode()
    assert page.status_code == 200
    assert "Checkout never makes anybody wait" in words
    assert "a remark between the lines" in words
    assert not Need.objects.exists() and not Customer.objects.exists()


def test_ticked_lines_become_needs_in_one_act(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    sent = {
        "unit": "Orders",
        "text": THEIRS,
        "line": ["2", "3"],
        "perspective-3": "internal_process",
    }
    assert mei.post(cast.url("needs/import/lines"), sent).status_code == 302
    first, second = Need.objects.all()
    assert first.level == second.level == "business"
    assert (first.perspective, second.perspective) == ("customer", "internal_process")
    assert first.source_note == "Orders, line 2" and first.source == Need.Source.THEIR_OKRS
    mei.post(cast.url("needs/import/lines"), sent)
    assert Need.objects.count() == 2
    preview = mei.post(cast.url("needs/import"), {"unit": "Orders", "text": THEIRS})
    assert preview.content.decode().count("On the board already") == 2
    undo(cast.mei, Act.objects.get(verb="needs.import_needs"))
    assert not Need.objects.exists() and not Customer.objects.exists()


def test_an_empty_paste_and_no_ticks_are_explained(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    response = mei.post(cast.url("needs/import"), {"unit": "", "text": "kept"})
    assert response.status_code == 422 and "kept" in response.content.decode()
    response = mei.post(cast.url("needs/import/lines"), {"unit": "Orders", "text": THEIRS})
    assert response.status_code == 422
    assert "Tick at least one line" in response.content.decode()
    long = {"unit": "Orders", "text": "x\n" * 10_001}
    assert mei.post(cast.url("needs/import"), long).status_code == 422
    many = {"unit": "Orders", "text": "x" * 50_001}
    assert "50,001 characters" in mei.post(cast.url("needs/import"), many).content.decode()


def test_only_writers_of_the_plan_import(cast: Cast) -> None:
    sent = {"unit": "Orders", "text": THEIRS, "line": ["2"]}
    for person in (cast.wang, cast.ana, cast.he):
        who = cast.shared().as_(person)
        assert who.get(cast.url("needs/import")).status_code == 403
        assert who.post(cast.url("needs/import/lines"), sent).status_code == 403
    assert not Need.objects.exists()
