"""People and their roles."""

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.org.entering import end_sessions
from grove.org.models import Department, Invitation, Person, Role
from grove.org.pasted import PersonLine
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields

ADMINISTRATOR = Role.Name.ADMINISTRATOR


@action
def add_person(act: Recorder, name: str, email: str = "", *, is_sample: bool = False) -> Person:
    """Somebody who can be named in plans; with an e-mail they can be invited.

    Whom people of the sample add is of the sample too. Raises ValidationError when the e-mail is
    somebody else's.
    """
    by_sample = act.actor is not None and act.actor.is_sample
    person = Person(name=name, is_sample=is_sample or by_sample)
    person.set_unusable_password()
    if email:
        _require_free(email, person)
        person.email = normal_email(email)
    return act.create(person)


@action
def edit_person(act: Recorder, person: Person, revision: int, **values: object) -> Person:
    """Change a person's name or e-mail. Raises ValidationError, MergeNeeded."""
    fresh = act.lock(person)
    if "email" in values:
        values["email"] = normal_email(str(values["email"] or "")) or None
        if values["email"]:
            _require_free(str(values["email"]), fresh)
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    return act.change(fresh, **merge.take)


@action
def add_people(act: Recorder, department: Department, lines: Sequence[PersonLine]) -> list[Person]:
    """Add people with one role each, from checked lines. Somebody known by e-mail (or, without
    one, by the same name in this department or below) is not added twice."""
    act.within(department)
    known = _known(department, lines)
    added = []
    for line in lines:
        person = known.get(line.email or line.name)
        if person is None:
            person = add_person(act, line.name, line.email)
            known[line.email or line.name] = person
        elif person.binned_at is not None:
            act.restore(act.lock(person))
        _give(act, person, line.team or department, line.role)
        added.append(person)
    return added


@action
def give_role(act: Recorder, person: Person, department: Department, name: str) -> Role:
    """Give a person a role in a department. Twice is once."""
    act.within(department)
    return _give(act, person, department, name)


@action
def take_role(act: Recorder, role: Role) -> None:
    """Take a role away. Raises ValidationError for a company's last administrator."""
    act.within(role.department)
    _take(act, role)


@action
def set_roles(
    act: Recorder,
    person: Person,
    department: Department,
    chosen: Iterable[str],
    offered: Iterable[str] = Role.Name.values,
) -> None:
    """Make a person's roles in one department those chosen; roles not offered stay as they are."""
    act.within(department)
    wanted, offered = set(chosen), set(offered)
    held = {role.name: role for role in Role.objects.filter(person=person, department=department)}
    for name in sorted(wanted & offered - held.keys()):
        _give(act, person, department, name)
    for name in sorted((held.keys() & offered) - wanted):
        _take(act, held[name])


@action
def deactivate(act: Recorder, person: Person) -> Person:
    """Close an account: sessions end at once, links stop working; what they wrote stays.

    Raises ValidationError for a company's last administrator.
    """
    fresh = act.lock(person)
    act.change(fresh, is_active=False)
    for invitation in Invitation.objects.filter(person=fresh, used_at=None):
        act.bin(invitation)
    end_sessions(fresh)
    for role in Role.objects.filter(person=fresh, name=ADMINISTRATOR, department__parent=None):
        _require_administrator(act, role.department)
    return fresh


@action(undoable=False)
def reactivate(act: Recorder, person: Person) -> Person:
    """Open a closed account again."""
    return act.change(act.lock(person), is_active=True)


def set_email(act: Recorder, person: Person, email: str) -> None:
    """Give a person an e-mail within an act. Raises ValidationError when it is taken."""
    _require_free(email, person)
    act.change(person, email=normal_email(email))


def normal_email(email: str) -> str:
    """An e-mail as it is stored and looked up."""
    return email.strip().lower()


def _require_free(email: str, person: Person) -> None:
    if Person.everything.filter(email=normal_email(email)).exclude(pk=person.pk).exists():
        raise ValidationError(
            {
                "email": [
                    _("%(email)s belongs to somebody else. Write another e-mail.")
                    % {"email": normal_email(email)}
                ]
            }
        )


def _known(department: Department, lines: Sequence[PersonLine]) -> dict[str, Person]:
    """Who of the lines is already here, by e-mail or by name."""
    emails = {line.email for line in lines if line.email}
    known: dict[str, Person] = {
        str(person.email): person for person in Person.everything.filter(email__in=emails)
    }
    names = {line.name for line in lines if not line.email}
    for person in Person.objects.filter(
        name__in=names,
        roles__department__path__startswith=department.path,
        roles__binned_at=None,
    ):
        known.setdefault(person.name, person)
    return known


def _give(act: Recorder, person: Person, department: Department, name: str) -> Role:
    role = Role.objects.filter(person=person, department=department, name=name).first()
    if role is not None:
        return role
    if person.is_sample != department.is_sample:
        raise ValidationError(
            _("%(name)s cannot have a role here: the sample and real departments stay apart.")
            % {"name": person.name}
        )
    if name == ADMINISTRATOR:
        act.final()  # taking it back by undo could leave a company without administrator
    return act.create(Role(person=person, department=department, name=name))


def _take(act: Recorder, role: Role) -> None:
    fresh = act.lock(role)
    if fresh.binned_at is not None:
        return
    act.bin(fresh)
    if fresh.name == ADMINISTRATOR:
        act.final()
        if role.department.parent_id is None:
            _require_administrator(act, role.department)


def _require_administrator(act: Recorder, company: Department) -> None:
    """Two who remove each other at the same time queue at the company's row."""
    act.lock(company)
    left = Role.objects.filter(
        department=company,
        name=ADMINISTRATOR,
        person__is_active=True,
        person__binned_at=None,
    )
    if not left.exists():
        raise ValidationError(
            _(
                "%(company)s needs at least one administrator. "
                "Make somebody else administrator first."
            )
            % {"company": company.name}
        )
