"""First run: five questions, everything checked, everything created at once or not at all."""

import pytest

from grove.okrs.models import KeyResult, Objective
from grove.org.actions import make_first_person
from grove.org.models import Department, Person, Role
from grove.plans.models import Plan
from grove.record.models import Act
from grove.review.models import Lesson
from tests.cast import Cast, signed_in

PAST = """O1 Make releases boring
- deploys 2/wk -> 10/wk
- change failure 18% -> 5%
目标2：降低云成本
KR1 单均成本从4.2降到3.0元
"""


@pytest.fixture
def first(db: None) -> Person:
    return make_first_person(None, "Mei Lin", "mei@example.com", "grow slowly and well")


def test_a_department_is_created_from_the_answers(first: Person) -> None:
    mei = signed_in(first)
    home = mei.get("/").text
    assert "/start" in home
    mei.post(
        "/start/department", {"name": "Platform Engineering", "year": "2027", "company": "Lantern"}
    )
    mei.post("/start/teams", {"teams": "Build & Delivery\n- Core Services\n\nCore services"})
    mei.post(
        "/start/people",
        {
            "head": "yes",
            "people": "Wang Jun, wang@example.com, Build & Delivery, lead\nAna Silva",
            "boss": "He Kailin",
            "boss_email": "he@example.com",
        },
    )
    mei.post("/start/last-year", {"past": PAST})
    checked = mei.get("/start/check").text
    assert "2 objectives and 3 key results" in checked
    assert not Department.objects.exists()
    created = mei.post("/start/check")
    assert created.status_code == 302
    plan = Plan.objects.get(cycle__name="2027")
    assert created.headers["Location"] == f"/{plan.department.slug}/2027/plan/positioning"
    assert sorted(Department.objects.filter(kind="team").values_list("name", flat=True)) == [
        "Build & Delivery",
        "Core Services",
    ]
    assert set(Role.objects.filter(person=first).values_list("name", flat=True)) == {
        "administrator",
        "head",
    }
    assert Role.objects.get(person__name="He Kailin").name == "boss"
    assert Role.objects.get(person__name="Wang Jun").department.name == "Build & Delivery"
    assert Objective.objects.filter(plan__cycle__name="2026").count() == 2
    deploys = KeyResult.objects.get(text__contains="deploys")
    assert (deploys.baseline, deploys.target) == (2, 10)
    assert Act.objects.filter(verb="start.begin_department").count() <= 1


def test_everything_can_be_skipped(first: Person) -> None:
    mei = signed_in(first)
    for page in ("department", "teams", "last-year"):
        assert mei.post(f"/start/{page}", {}).status_code == 302
    assert mei.post("/start/people", {"head": "yes"}).status_code == 302
    assert mei.post("/start/check").status_code == 302
    assert Plan.objects.count() == 1


def test_going_back_shows_what_was_typed(first: Person) -> None:
    mei = signed_in(first)
    mei.post("/start/teams", {"teams": "数据平台 😀"})
    assert "数据平台 😀" in mei.get("/start/teams").text


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("year", "20277", "2100"),
        ("code", "9x!", "is no code"),
        ("time_zone", "Mars/Olympus", "is no time zone"),
        ("name", "x" * 121, "120"),
    ],
)
def test_bad_answers_are_named_and_kept(
    first: Person, field: str, value: str, message: str
) -> None:
    page = signed_in(first).post("/start/department", {field: value})
    assert page.status_code == 422
    assert message in page.text
    assert value.upper() in page.text.upper()


def test_a_line_not_understood_becomes_what_the_reader_chose(first: Person) -> None:
    mei = signed_in(first)
    mei.post("/start/department", {"name": "Platform"})
    text = PAST + "\n\nSome remark about hiring that is no goal at all.\n"
    page = mei.post("/start/last-year", {"past": text, "again": "1"}).text
    if "was not understood" in page:
        mei.post("/start/check")
        assert Lesson.objects.filter(text__contains="hiring").exists()
    else:
        assert "hiring" in page


def test_what_a_line_leaves_open_is_asked_in_the_language_of_the_reader(first: Person) -> None:
    mei = signed_in(first, "zh-hans")
    text = PAST + "KR2 恢复用时30分钟或45分钟\n"
    page = mei.post("/start/last-year", {"past": text, "again": "1"}).text
    assert page.count("有多个数，哪个是目标？") == 1


def test_a_taken_code_is_refused(cast: Cast) -> None:
    page = cast.as_(cast.admin).post("/start/department", {"code": "plat"})
    assert page.status_code == 422
    assert "PLAT is taken" in page.text


def test_a_member_cannot_start_a_department(cast: Cast) -> None:
    assert cast.as_(cast.ana).get("/start/department").status_code == 403
    assert cast.as_(cast.ana).post("/start/check").status_code == 403


def test_an_administrator_adds_a_department_to_their_company(cast: Cast) -> None:
    ada = cast.as_(cast.admin)
    ada.post("/start/department", {"name": "Security", "company": "lanternfish logistics"})
    ada.post("/start/people", {"head": "no", "people": "Kim Lee, kim@example.com"})
    ada.post("/start/check")
    assert Department.objects.get(name="Security").parent == cast.company


def test_throwing_the_answers_away_leaves_nothing(first: Person) -> None:
    mei = signed_in(first)
    mei.post("/start/teams", {"teams": "Core"})
    mei.post("/start/discard")
    assert "Core" not in mei.get("/start/teams").text
