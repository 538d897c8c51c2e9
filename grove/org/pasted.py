"""Reads pasted people, one a line: "Name, e-mail, team, lead?", in any order, in both languages.

Cells are parted by tabs (from a sheet), commas, semicolons or their full-width twins. The cell with
an @ is the e-mail, a cell that names a role is the role; of the others the first is the name and
the second the team. Nothing is written here: lines and faults are for a preview.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from grove.org.models import Department, Role

MOST_LINES = 500
LONGEST_NAME = 120
LONGEST_EMAIL = 254

_CELLS = re.compile(r"[\t,;，；、]")
_ANGLED = re.compile(r"<([^<>]*@[^<>]*)>")
_HEADER_EN = {"name", "e-mail", "email", "mail", "team"}
_HEADER_ZH = {"姓名", "名字", "邮箱", "电子邮件", "团队"}
_LEADS_EN = {"lead", "lead?", "team lead", "leader", "head", "yes", "y"}
_LEADS_ZH = {"负责人", "组长", "主管", "是"}
_MEMBERS_EN = {"member", "no", "n"}
_MEMBERS_ZH = {"成员", "否", "不是"}
_LEADS = _LEADS_EN | _LEADS_ZH
_ROLES = _LEADS | _MEMBERS_EN | _MEMBERS_ZH


@dataclass(frozen=True)
class PersonLine:
    """One person to add. `team` None: the department itself. `number` counts lines from 1."""

    number: int
    name: str
    email: str
    team: Department | None
    role: str


@dataclass(frozen=True)
class LineFault:
    """A line that could not be read, and what to do about it."""

    number: int
    message: str


def read_people(
    text: str, department: Department, teams: Iterable[Department]
) -> tuple[list[PersonLine], list[LineFault]]:
    """People and faults of a pasted text. `teams` are the departments below `department`.

    Who leads a team of their own becomes its head; who leads without one, a lead of the department.
    """
    named: dict[str, Department] = {}
    for team in (*teams, department):
        named[_plain(team.name)] = named[_plain(team.code)] = team
    people: list[PersonLine] = []
    faults: list[LineFault] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip(" \t,;，；、") or (not people and _is_header(line)):
            continue
        if len(people) + len(faults) >= MOST_LINES:
            faults.append(LineFault(number, _at_most()))
            break
        try:
            person = _read(number, line, department, named)
            _require_new(person, seen)
            people.append(person)
        except ValidationError as error:
            faults.append(LineFault(number, error.messages[0]))
    return people, faults


def _read(
    number: int, line: str, department: Department, named: dict[str, Department]
) -> PersonLine:
    angled = _ANGLED.search(line)
    if angled:
        line = _ANGLED.sub("\t" + angled[1] + "\t", line)
    cells = [cell for part in _CELLS.split(line) if (cell := " ".join(part.split()))]
    email, role = "", ""
    words: list[str] = []
    for cell in cells:
        plain = _plain(cell)
        if "@" in plain:
            email = _email(plain, email)
        elif plain in _ROLES and words:
            role = plain
        else:
            words.append(cell)
    team = _team(words[1], named) if len(words) > 1 else None
    if len(words) > 2:
        raise ValidationError(
            _("“%(text)s” is one thing too many. Write: name, e-mail, team, lead.")
            % {"text": _short(words[2])}
        )
    own = team if team is not None and team.pk != department.pk else None
    leads = Role.Name.HEAD if own else Role.Name.LEAD
    return PersonLine(
        number, _name(words), email, own, leads if role in _LEADS else Role.Name.MEMBER
    )


def _name(words: list[str]) -> str:
    if not words:
        raise ValidationError(_("The name is missing. Write it first: name, e-mail, team, lead."))
    if len(words[0]) > LONGEST_NAME:
        raise ValidationError(
            _("The name has %(length)d characters; at most %(limit)d fit. Shorten it.")
            % {"length": len(words[0]), "limit": LONGEST_NAME}
        )
    return words[0]


def _email(cell: str, earlier: str) -> str:
    if earlier:
        raise ValidationError(_("This line has two e-mails. Write one person on each line."))
    try:
        validate_email(cell)
    except ValidationError:
        cell = "" if len(cell) > LONGEST_EMAIL else cell
        raise ValidationError(
            _("“%(email)s” is not an e-mail. Write it like name@company.com.")
            % {"email": _short(cell)}
        ) from None
    return cell


def _team(text: str, named: dict[str, Department]) -> Department:
    found = named.get(_plain(text))
    if found is None:
        raise ValidationError(
            _("There is no team “%(team)s” here. Add it under Departments first, or mend its name.")
            % {"team": _short(text)}
        )
    return found


def _require_new(person: PersonLine, seen: dict[str, int]) -> None:
    key = person.email or _plain(person.name)
    if key in seen:
        raise ValidationError(
            _("This is the person of line %(number)d again. Keep one of the two lines.")
            % {"number": seen[key]}
        )
    seen[key] = person.number


def _is_header(line: str) -> bool:
    cells = {_plain(cell) for cell in _CELLS.split(line)}
    return len(cells & (_HEADER_EN | _HEADER_ZH)) >= 2


def _plain(text: str) -> str:
    """Full-width to half-width, and case put away, for comparing."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"


def _at_most() -> str:
    return _("At most %(limit)d people at once. Add the others afterwards.") % {"limit": MOST_LINES}
