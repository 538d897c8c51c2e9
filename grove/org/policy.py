"""The one object every door asks: what this person may do in this department.

Roles are given by department; the tree carries them:
* administrator and coach hold for the department and everything below it;
* head or lead of a department counts as *lead* in every department above it,
  and any role below counts as *member* above;
* the head of the department directly above is a *boss*: reads, comments and signs;
* the head of any department above keeps the people of the departments below it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from grove.org.models import Department, Person, Role


class Verb(StrEnum):
    """What can be done with a department's plan, in rising order of trust."""

    READ = "read"
    COMMENT = "comment"
    SUGGEST = "suggest"  # add a need, a parallel answer: leads
    SIGN = "sign"
    EDIT = "edit"  # write the plan: head and invited co-writers
    LEAD = "lead"  # freeze, share, ask for signatures: the head
    PEOPLE = "people"  # add people, give roles: heads, for their department and below
    ADMINISTER = "administer"  # departments, cycles, administrators


ABOVE = "above"  # counted for the head of a department further up; never stored

_MAY: dict[str, frozenset[Verb]] = {
    Role.Name.HEAD: frozenset(Verb) - {Verb.ADMINISTER},
    Role.Name.LEAD: frozenset({Verb.READ, Verb.COMMENT, Verb.SUGGEST, Verb.SIGN}),
    Role.Name.MEMBER: frozenset({Verb.READ, Verb.COMMENT}),
    Role.Name.BOSS: frozenset({Verb.READ, Verb.COMMENT, Verb.SIGN}),
    Role.Name.COACH: frozenset({Verb.READ, Verb.COMMENT}),
    Role.Name.ADMINISTRATOR: frozenset({Verb.READ, Verb.PEOPLE, Verb.ADMINISTER}),
    ABOVE: frozenset({Verb.PEOPLE}),
}


_NOT_OF_PLANS = frozenset({Verb.PEOPLE, Verb.ADMINISTER})


@dataclass(frozen=True)
class Standing:
    """A person's roles as they count in one department."""

    person: Person
    department: Department
    roles: frozenset[str] = field(default_factory=frozenset)

    @property
    def belongs(self) -> bool:
        """Whether the department exists for this person at all; to a stranger it does not."""
        return bool(self.roles)

    def may(self, verb: Verb, *, shared: bool = True, co_writer: bool = False) -> bool:
        """Whether this person may do it. Before a plan is shared only its writers and the
        administrator of the instance's people reach it: the head, co-writers (UX §1.3)."""
        if co_writer and verb in {Verb.READ, Verb.COMMENT, Verb.SUGGEST, Verb.EDIT}:
            return True
        if not shared and Role.Name.HEAD not in self.roles and verb not in _NOT_OF_PLANS:
            return False
        return any(verb in _MAY[role] for role in self.roles)


def standing(
    person: Person, department: Department, roles: Iterable[Role] | None = None
) -> Standing:
    """A person's standing in a department. One query, none when the roles are given
    (with their departments)."""
    if roles is None:
        roles = Role.objects.filter(person=person).select_related("department")
    counted: set[str] = set()
    for role in roles:
        counted |= _carried(role, department)
    return Standing(person, department, frozenset(counted))


def may_keep(keeper: Person, own: Iterable[Role], theirs: Iterable[Role], verb: Verb) -> bool:
    """Whether somebody may change a person's account: only who may do `verb` in *every* department
    where that person has a role. Otherwise the head of one team could become anybody who also
    works there. Roles come with their departments; no query."""
    own = list(own)
    places = [role.department for role in theirs]
    return bool(places) and all(standing(keeper, place, own).may(verb) for place in places)


def link_verb(person: Person, theirs: Iterable[Role]) -> Verb:
    """What it takes to make a sign-in link for a person, or to change their e-mail.

    Whoever holds the link is that person. A new account is opened by whoever keeps the people;
    an account in use, or one that administers, only by an administrator.
    """
    administers = any(role.name == Role.Name.ADMINISTRATOR for role in theirs)
    return Verb.ADMINISTER if administers or person.has_account else Verb.PEOPLE


def _carried(role: Role, department: Department) -> set[str]:
    at = role.department
    if at.pk == department.pk:
        return {role.name}
    if at.pk in department.ancestor_ids:
        if role.name in {Role.Name.COACH, Role.Name.ADMINISTRATOR}:
            return {role.name}
        if role.name != Role.Name.HEAD:
            return set()
        return {ABOVE, Role.Name.BOSS} if at.pk == department.parent_id else {ABOVE}
    if department.pk in at.ancestor_ids:
        leads = role.name in {Role.Name.HEAD, Role.Name.LEAD}
        if role.name in {Role.Name.HEAD, Role.Name.LEAD, Role.Name.MEMBER}:
            return {Role.Name.LEAD} if leads else {Role.Name.MEMBER}
    return set()
