"""The tree of departments: grown to any depth, moved without circles, pruned only where empty."""

import pytest
from django.core.exceptions import ValidationError

from grove.org import actions
from grove.org.models import Department
from grove.org.policy import Verb, standing
from grove.org.queries import free_code, subtree
from tests.cast import Cast

NEW = {"name": "Site Reliability", "code": "sre", "kind": "team", "parent": ""}


def add(cast: Cast, dept: str = "plat", **fields: str):  # type: ignore[no-untyped-def]
    return cast.as_(cast.admin).post(f"/settings/departments/{dept}/new", {**NEW, **fields})


def edit(cast: Cast, department: Department, **fields: object):  # type: ignore[no-untyped-def]
    department.refresh_from_db()
    values = {
        "name": department.name,
        "code": department.code,
        "kind": department.kind,
        "parent": department.parent_id or "",
        "revision": department.revision,
    }
    url = f"/settings/departments/{department.slug}"
    return cast.as_(cast.admin).post(url, {**values, **fields})


def test_an_administrator_sees_the_whole_tree(cast: Cast) -> None:
    page = cast.as_(cast.admin).get("/settings/departments").content.decode()
    for name in ("Lanternfish Logistics", "Platform Engineering", "Build &amp; Delivery"):
        assert name in page
    assert "Elsewhere" not in page


def test_a_head_sees_their_own_branch_without_the_tools_of_the_tree(cast: Cast) -> None:
    page = cast.as_(cast.mei).get("/settings/departments").content.decode()
    assert "Platform Engineering" in page and "Core Services" in page
    assert "Lanternfish Logistics" not in page and "Add below" not in page


@pytest.mark.parametrize("who", ["ana", "he", "coach"])
def test_others_do_not_learn_that_the_page_exists(cast: Cast, who: str) -> None:
    assert cast.as_(getattr(cast, who)).get("/settings/departments").status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("admin", 200), ("mei", 403), ("wang", 403), ("ana", 403), ("he", 403), ("stranger", 404)],
)
def test_only_an_administrator_changes_the_tree(cast: Cast, who: str, status: int) -> None:
    client = cast.as_(getattr(cast, who))
    for page in ("", "/new"):
        assert client.get(f"/settings/departments/plat{page}").status_code == status
    assert client.get("/settings/departments/plat/bin").status_code == 405
    if status != 200:
        assert client.post("/settings/departments/cs/bin").status_code in (403, 404)
        assert Department.objects.filter(code="CS").exists()


def test_a_department_is_added_below_another(cast: Cast) -> None:
    assert add(cast).url == "/settings/departments"
    sre = Department.objects.get(code="SRE")
    assert sre.path == f"{cast.plat.path}{sre.pk}/"
    assert "Site Reliability" in cast.as_(cast.admin).get("/settings/departments").content.decode()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"name": ""}, "Write a name."),
        ({"name": "N" * 10_000}, "Name has 10000 characters; at most 120 fit."),
        ({"code": "PLAT"}, "PLAT is the code of Platform Engineering."),
        ({"code": "1A"}, "“1A” cannot be a code."),
        ({"code": "🌳🌳"}, "cannot be a code."),
        ({"code": "A/../B"}, "cannot be a code."),
        ({"kind": "galaxy"}, "“galaxy” is not one of the choices for Kind."),
        ({"parent": "999999"}, "“999999” is not one of the choices for Part of."),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(
    cast: Cast, fields: dict[str, str], said: str
) -> None:
    answer = add(cast, **fields)
    page = answer.content.decode()
    assert answer.status_code == 422 and said in page
    assert "Site Reliability" in page or "name" in fields
    assert Department.objects.count() == 6


def test_full_width_codes_are_read(cast: Cast) -> None:
    add(cast, code="ＳＲＥ２")
    assert Department.objects.filter(code="SRE2").exists()


def test_a_code_that_was_somebody_elses_is_not_given_again(cast: Cast) -> None:
    edit(cast, cast.bd, code="BUILD")
    assert "was the code of another department" in add(cast, code="BD").content.decode()
    cast.bd.code = "BUILD"
    assert edit(cast, cast.bd, code="BD").status_code == 302


def six_deep(cast: Cast) -> list[Department]:
    """LANT › PLAT › BD › L3 › L4 › L5 › L6."""
    chain, above = [], cast.bd
    for level in range(3, 7):
        above = actions.add_department(
            cast.admin, above, name=f"Level {level}", code=f"L{level}", kind="team"
        )
        chain.append(above)
    return chain


def test_a_tree_of_depth_six_is_drawn_and_governed(cast: Cast) -> None:
    deepest = six_deep(cast)[-1]
    assert len(deepest.ancestor_ids) == 7
    assert standing(cast.admin, deepest).may(Verb.ADMINISTER)
    assert standing(cast.mei, deepest).may(Verb.PEOPLE)
    assert not standing(cast.mei, deepest).may(Verb.READ)
    assert "Level 6" in cast.as_(cast.admin).get("/settings/departments").content.decode()
    assert cast.as_(cast.mei).get("/settings/departments/l6/people").status_code == 200


def test_a_branch_moves_with_everything_below_it(cast: Cast) -> None:
    chain = six_deep(cast)
    assert edit(cast, chain[0], parent=cast.cs.pk).status_code == 302
    for level in chain:
        level.refresh_from_db()
    assert chain[0].path == f"{cast.cs.path}{chain[0].pk}/"
    assert chain[-1].path == f"{chain[0].path}{'/'.join(str(one.pk) for one in chain[1:])}/"
    assert [one.code for one in subtree(cast.cs)] == ["CS", "L3", "L4", "L5", "L6"]
    assert [one.code for one in subtree(cast.bd)] == ["BD"]


def test_a_circle_is_refused(cast: Cast) -> None:
    chain = six_deep(cast)
    answer = edit(cast, cast.bd, parent=chain[-1].pk)
    assert answer.status_code == 422
    with pytest.raises(ValidationError, match="is part of Build & Delivery"):
        actions.move_department(cast.admin, cast.bd, chain[-1])
    with pytest.raises(ValidationError, match="is part of"):
        actions.move_department(cast.admin, cast.bd, cast.bd)


def test_a_department_stays_in_its_company_and_a_company_at_the_top(cast: Cast) -> None:
    assert edit(cast, cast.bd, parent=cast.elsewhere.pk).status_code == 422
    with pytest.raises(ValidationError, match="another company"):
        actions.move_department(cast.admin, cast.bd, cast.elsewhere)
    with pytest.raises(ValidationError, match="stands at the top"):
        actions.move_department(cast.admin, cast.company, cast.elsewhere)


def test_two_who_rename_at_once_lose_nothing(cast: Cast) -> None:
    before = cast.bd.revision
    edit(cast, cast.bd, name="Build")
    late = edit(cast, cast.bd, name="Delivery", revision=before)
    page = late.content.decode()
    assert late.status_code == 409 and "Admin Ada changed this to “Build”" in page
    assert 'value="Delivery"' in page
    cast.bd.refresh_from_db()
    assert f'name="revision" value="{cast.bd.revision}"' in page
    assert edit(cast, cast.bd, kind="department", name="Build", revision=before).status_code == 302


def test_only_an_empty_department_goes_and_it_comes_back(cast: Cast) -> None:
    admin = cast.as_(cast.admin)
    for dept, said in (("plat", "has departments below it"), ("cs", "has people")):
        admin.post(f"/settings/departments/{dept}/bin")
        assert said in admin.get("/settings/departments").content.decode()
    add(cast)
    admin.post("/settings/departments/sre/bin")
    assert not Department.objects.filter(code="SRE").exists()
    page = admin.get("/settings/departments").content.decode()
    assert "moved to the bin" in page and "Undo" in page


def test_a_department_with_a_plan_stays(cast: Cast) -> None:
    for role in cast.bd.roles.all():
        actions.take_role(cast.admin, role)
    with pytest.raises(ValidationError, match="has plans"):
        actions.bin_department(cast.admin, cast.bd)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Platform Engineering", "PE"),
        ("Café", "CAFE"),
        ("平台技术部", "DEPT"),
        ("", "DEPT"),
        ("Plat", "PLAT2"),
    ],
)
def test_a_free_code_is_proposed(cast: Cast, name: str, code: str) -> None:
    assert free_code(name) == code


def test_the_tree_asks_the_same_for_six_and_twenty_six(
    cast: Cast, django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def]
    for number in range(20):
        actions.add_department(
            cast.admin, cast.plat, name=f"Team {number}", code=f"T{number}", kind="team"
        )
    admin = cast.as_(cast.admin)
    for page in (
        "/settings/departments",
        "/settings/departments/bd",
        "/settings/departments/plat/people",
    ):
        with django_assert_max_num_queries(8):
            assert admin.get(page).status_code == 200
