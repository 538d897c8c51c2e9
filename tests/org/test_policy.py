"""Who may do what where: the one readable table of roles, and how the tree carries them."""

import pytest

from grove.org.actions import give_role
from grove.org.models import Department
from grove.org.policy import Verb, link_verb, may_keep, standing
from tests.cast import Cast

# What a role allows in its own department once a plan is shared.
#                read comment suggest sign edit lead people administer
TABLE = {
    "head": "     yes  yes     yes     yes  yes  yes  yes    -",
    "lead": "     yes  yes     yes     yes  -    -    -      -",
    "member": "   yes  yes     -       -    -    -    -      -",
    "boss": "     yes  yes     -       yes  -    -    -      -",
    "coach": "    yes  yes     -       -    -    -    -      -",
    "administrator": "yes -   -       -    -    -    yes    yes",
}

# Who a role in PLAT makes somebody in other places of LANT › PLAT › BD › TEAM (a team of BD).
#                LANT        PLAT             BD              TEAM
CARRIED = {
    "head": ("lead", "head", "above boss", "above"),
    "lead": ("lead", "lead", "", ""),
    "member": ("member", "member", "", ""),
    "boss": ("", "boss", "", ""),
    "coach": ("", "coach", "coach", "coach"),
    "administrator": ("", "administrator", "administrator", "administrator"),
}


@pytest.mark.parametrize("role", TABLE)
def test_a_role_allows_just_this(cast: Cast, role: str) -> None:
    give_role(cast.admin, cast.stranger, cast.bd, role)
    stand = standing(cast.stranger, cast.bd)
    allowed = ["yes" if stand.may(verb) else "-" for verb in Verb]
    assert allowed == TABLE[role].split()


@pytest.mark.parametrize("role", CARRIED)
def test_the_tree_carries_a_role_up_and_down(cast: Cast, role: str, team: Department) -> None:
    give_role(cast.admin, cast.stranger, cast.plat, role)
    places = (cast.company, cast.plat, cast.bd, team)
    found = tuple(" ".join(sorted(standing(cast.stranger, place).roles)) for place in places)
    assert found == CARRIED[role]


def test_a_role_means_nothing_in_another_branch(cast: Cast) -> None:
    assert not standing(cast.wang, cast.cs).belongs
    assert not standing(cast.admin, cast.elsewhere).belongs


@pytest.mark.parametrize("who", ["wang", "ana", "he", "coach", "admin"])
def test_an_unshared_plan_is_closed_to_all_but_its_writers(cast: Cast, who: str) -> None:
    stand = standing(getattr(cast, who), cast.plat)
    assert not any(stand.may(verb, shared=False) for verb in Verb if verb not in KEEPING)


KEEPING = {Verb.PEOPLE, Verb.ADMINISTER}


def test_an_account_is_kept_only_by_who_keeps_all_of_its_places(cast: Cast) -> None:
    mei = list(cast.mei.roles.select_related("department"))
    ana = list(cast.ana.roles.select_related("department"))
    assert may_keep(cast.mei, mei, ana, Verb.PEOPLE)
    give_role(cast.admin, cast.ana, cast.company, "member")
    ana = list(cast.ana.roles.select_related("department"))
    assert not may_keep(cast.mei, mei, ana, Verb.PEOPLE)
    assert not may_keep(cast.mei, mei, [], Verb.PEOPLE)


def test_a_link_to_an_account_in_use_takes_an_administrator(cast: Cast) -> None:
    ana = list(cast.ana.roles.all())
    assert link_verb(cast.ana, ana) is Verb.ADMINISTER
    cast.ana.set_unusable_password()
    assert link_verb(cast.ana, ana) is Verb.PEOPLE
    assert link_verb(cast.ana, list(cast.admin.roles.all())) is Verb.ADMINISTER
