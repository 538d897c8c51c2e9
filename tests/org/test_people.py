"""The people of a department: pasted, given roles, invited, deactivated; and who may do it."""

import pytest
from django.test import Client

from grove.org import actions
from grove.org.models import Person, Role
from grove.org.pasted import read_people
from grove.org.queries import boss_of, heads_of, people_of, subtree
from tests.cast import Cast

PLAT = "/settings/departments/plat/people"
LINES = """Li Na, li.na@lanternfish.example, Build & Delivery, lead
陈晨，chen@lanternfish.example
No Mail"""


def page_of(cast: Cast, person: Person, dept: str = "plat") -> str:
    return f"/settings/departments/{dept}/people/{person.pk}"


def roles_of(person: Person) -> set[tuple[str, str]]:
    return set(Role.objects.filter(person=person).values_list("department__code", "name"))


@pytest.mark.parametrize(
    ("who", "plat", "bd"),
    [
        ("admin", 200, 200),
        ("mei", 200, 200),
        ("wang", 403, 200),
        ("ana", 403, 404),
        ("he", 403, 404),
        ("coach", 403, 403),
        ("stranger", 404, 404),
    ],
)
def test_people_are_kept_by_the_head_and_those_above(
    cast: Cast, who: str, plat: int, bd: int
) -> None:
    client = cast.as_(getattr(cast, who))
    for page in ("people", "people/new"):
        assert client.get(f"/settings/departments/plat/{page}").status_code == plat
        assert client.get(f"/settings/departments/bd/{page}").status_code == bd
    assert client.post(f"{PLAT}/new", {"lines": LINES}).status_code == plat


def test_pasted_people_are_shown_first_and_added_then(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    shown = mei.post(f"{PLAT}/new", {"lines": LINES}).content.decode()
    assert "We read 3 people" in shown and "Add these people" in shown
    assert not Person.objects.filter(name="Li Na").exists()
    mei.post(f"{PLAT}/new", {"lines": LINES, "confirmed": "1"})
    page = mei.get(PLAT).content.decode()
    assert "3 people added" in page and "陈晨" in page and "No Mail" in page
    assert roles_of(Person.objects.get(name="Li Na")) == {("BD", "head")}
    assert roles_of(Person.objects.get(name="陈晨")) == {("PLAT", "member")}


def test_pasting_twice_adds_nobody_twice(cast: Cast) -> None:
    for _twice in range(2):
        cast.as_(cast.mei).post(f"{PLAT}/new", {"lines": LINES, "confirmed": "1"})
    assert Person.objects.filter(name__in=("Li Na", "陈晨", "No Mail")).count() == 3


def test_who_is_known_by_e_mail_only_gets_the_role(cast: Cast) -> None:
    lines = "Somebody, MEI.LIN@lanternfish.example, bd, member"
    cast.as_(cast.mei).post(f"{PLAT}/new", {"lines": lines, "confirmed": "1"})
    assert roles_of(cast.mei) == {("PLAT", "head"), ("BD", "member")}
    cast.mei.refresh_from_db()
    assert cast.mei.name == "Mei Lin"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("", "Write at least one person"),
        ("\n ,，;\n", "Read the lines"),
        ("Li Na, not@mail", "Line 1: “not@mail” is not an e-mail."),
        ("A\nLi Na, li@x.example, Nowhere", "Line 2: There is no team “Nowhere” here."),
        ("Li Na, li@x.example\nNa, LI@X.example", "Line 2: This is the person of line 1 again."),
        ("li@x.example", "Line 1: The name is missing."),
        ("Li, a@x.example, b@x.example", "Line 1: This line has two e-mails."),
        ("Li, BD, extra things", "Line 1: “extra things” is one thing too many."),
        ("N" * 10_000, "Line 1: The name has 10000 characters; at most 120 fit."),
        ("n\n" * 60_000, "at most 100000 fit"),
        ("\n".join(f"P{n}" for n in range(501)), "Line 501: At most 500 people at once."),
    ],
)
def test_a_line_at_fault_is_named_and_nobody_is_added(cast: Cast, lines: str, said: str) -> None:
    before = Person.objects.count()
    answer = cast.as_(cast.mei).post(f"{PLAT}/new", {"lines": lines, "confirmed": "1"})
    assert answer.status_code == 422 and said in answer.content.decode()
    assert Person.objects.count() == before


@pytest.mark.parametrize(
    ("line", "name", "email", "team", "role"),
    [
        ("Li Na", "Li Na", "", None, "member"),
        ("Li Na\tli@x.example\tBD\tyes", "Li Na", "li@x.example", "BD", "head"),
        ("Li Na <Li@X.example>; lead", "Li Na", "li@x.example", None, "lead"),
        ("李娜，li＠x.example，build & delivery，负责人", "李娜", "li@x.example", "BD", "head"),
        ("李娜、是", "李娜", "", None, "lead"),
        ("🌳 ‏מיי, ｍｅｉ@x.example", "🌳 ‏מיי", "mei@x.example", None, "member"),
        ("Li Na, PLAT, member", "Li Na", "", None, "member"),
    ],
)
def test_a_line_is_read_in_both_languages(
    cast: Cast, line: str, name: str, email: str, team: str | None, role: str
) -> None:
    for text in (line, f"Name, e-mail, team, lead?\n{line}", f"姓名\t邮箱\n\n{line}"):
        [person], faults = read_people(text, cast.plat, subtree(cast.plat))
        assert not faults
        assert (person.name, person.email, person.role) == (name, email, role)
        assert (person.team.code if person.team else None) == team


def test_a_head_gives_and_takes_roles_but_makes_no_administrator(cast: Cast) -> None:
    mei, url = cast.as_(cast.mei), page_of(cast, cast.ana)
    assert 'value="administrator"' not in mei.get(url).content.decode()
    mei.post(url, {"name": "Ana Silva", "roles": ["lead", "member"]})
    assert roles_of(cast.ana) == {("PLAT", "lead"), ("PLAT", "member")}
    mei.post(url, {"name": "Ana Silva", "roles": ["lead"]})
    assert roles_of(cast.ana) == {("PLAT", "lead")}
    answer = mei.post(url, {"name": "Ana Silva", "roles": ["administrator"]})
    assert answer.status_code == 422
    assert "“administrator” is not a role you can give here." in answer.content.decode()


def test_taking_the_last_role_is_undone_by_a_press(cast: Cast) -> None:
    mei = cast.as_(cast.mei)
    mei.post(page_of(cast, cast.ana), {"name": "Ana Silva"})
    assert roles_of(cast.ana) == set()
    toast = mei.get(PLAT).content.decode()
    assert "Ana Silva saved" in toast and "/undo" in toast


def test_a_head_does_not_become_somebody_with_more_to_say(cast: Cast) -> None:
    """Mei keeps Ana's roles in PLAT, but Ana signs in already and also works for the company."""
    mei = cast.as_(cast.mei)
    assert mei.post(page_of(cast, cast.ana) + "/invitation").status_code == 403
    actions.give_role(cast.admin, cast.ana, cast.company, "member")
    assert mei.post(page_of(cast, cast.ana) + "/closing").status_code == 403
    mei.post(
        page_of(cast, cast.ana), {"name": "Eve", "email": "eve@x.example", "roles": ["member"]}
    )
    cast.ana.refresh_from_db()
    assert (cast.ana.name, cast.ana.email) == ("Ana Silva", "ana.silva@lanternfish.example")
    assert cast.as_(cast.admin).post(page_of(cast, cast.ana) + "/invitation").status_code == 200


def test_a_head_opens_the_account_of_somebody_new(cast: Cast) -> None:
    person = actions.add_person(cast.mei, "New Ni", "ni@lanternfish.example")
    actions.give_role(cast.mei, person, cast.bd, "member")
    assert cast.as_(cast.mei).post(page_of(cast, person, "bd") + "/invitation").status_code == 200
    assert cast.as_(cast.zhao).post(page_of(cast, person, "bd") + "/invitation").status_code == 404


@pytest.mark.parametrize("page", ["", "/invitation", "/closing", "/opening"])
def test_people_of_other_places_are_not_found(cast: Cast, page: str) -> None:
    client = cast.as_(cast.admin)
    send = client.post if page else client.get
    assert send(page_of(cast, cast.stranger) + page).status_code == 404
    assert send(page_of(cast, cast.wang) + page).status_code == 404
    assert send(f"{PLAT}/999999{page}").status_code == 404
    assert not page or client.get(page_of(cast, cast.ana) + page).status_code == 405


def test_a_deactivated_person_is_out_and_comes_back(cast: Cast) -> None:
    admin, ana = cast.as_(cast.admin), cast.as_(cast.ana)
    admin.post(page_of(cast, cast.ana) + "/closing")
    assert ana.get("/account").status_code == 302
    assert "deactivated" in admin.get(PLAT).content.decode()
    assert cast.ana.name not in [one.name for one in people_of(cast.plat)]
    admin.post(page_of(cast, cast.ana) + "/opening")
    cast.ana.refresh_from_db()
    assert cast.ana.is_active


def test_a_company_keeps_its_last_administrator(cast: Cast) -> None:
    admin, url = cast.as_(cast.admin), page_of(cast, cast.admin, "lant")
    fields = {"name": "Admin Ada", "email": cast.admin.email, "roles": ["member"]}
    answer = admin.post(url, fields)
    assert (
        answer.status_code == 422 and "needs at least one administrator" in answer.content.decode()
    )
    assert roles_of(cast.admin) == {("LANT", "administrator")}
    admin.post(url + "/closing")
    assert (
        "You cannot deactivate yourself"
        in admin.get("/settings/departments/lant/people").content.decode()
    )
    actions.give_role(cast.admin, cast.mei, cast.company, "administrator")
    cast.as_(cast.mei).post(url, fields)
    assert roles_of(cast.admin) == {("LANT", "member")}


def test_an_e_mail_belongs_to_one_person(cast: Cast) -> None:
    answer = cast.as_(cast.admin).post(
        page_of(cast, cast.ana),
        {"name": "Ana Silva", "email": "MEI.LIN@lanternfish.example", "roles": ["member"]},
    )
    assert answer.status_code == 422 and "belongs to somebody else" in answer.content.decode()


def test_two_who_rename_somebody_at_once_lose_nothing(cast: Cast) -> None:
    fields = {"email": cast.ana.email, "roles": ["member"], "revision": cast.ana.revision}
    admin = cast.as_(cast.admin)
    admin.post(page_of(cast, cast.ana), {**fields, "name": "Ana S."})
    late = admin.post(page_of(cast, cast.ana), {**fields, "name": "Ana Maria"})
    assert late.status_code == 409 and "changed this to “Ana S.”" in late.content.decode()


def test_pickers_name_everybody_below_and_nobody_else(
    cast: Cast, django_assert_num_queries
) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1):
        names = [one.name for one in people_of(cast.plat)]
    assert names == ["Ana Silva", "He Kailin", "Mei Lin", "Wang Jun", "Zhao Yan"]
    assert heads_of(cast.plat) == [cast.mei]


def test_the_boss_is_named_or_heads_the_department_above(cast: Cast) -> None:
    assert boss_of(cast.plat) == [cast.he]
    assert boss_of(cast.bd) == [cast.mei]
    assert boss_of(cast.company) == []


def test_the_page_asks_the_same_for_five_and_fifty(
    cast: Cast, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    lines, _faults = read_people("\n".join(f"P{n}" for n in range(50)), cast.plat, ())
    actions.add_people(cast.mei, cast.plat, lines)
    mei = cast.as_(cast.mei)
    with django_assert_max_num_queries(7):
        assert "P49" in mei.get(PLAT).content.decode()


def test_nobody_is_scored(cast: Cast) -> None:
    page = cast.as_(cast.mei).get(PLAT).content.decode().lower()
    assert not any(word in page for word in ("score", "rank", "grade", "%"))


def test_pages_speak_chinese(cast: Cast) -> None:
    client: Client = cast.as_(cast.admin, "zh-hans")
    for url in ("/settings", "/account", "/settings/departments", PLAT, page_of(cast, cast.ana)):
        page = client.get(url)
        assert page.status_code == 200 and 'lang="zh-Hans"' in page.content.decode()
