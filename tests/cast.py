"""A fixed cast of named people in one company, and how a test looks through their eyes.

Lanternfish Logistics (LANT) › Platform Engineering (PLAT) › Build & Delivery (BD), Core Services
(CS). Mei Lin heads PLAT, Wang Jun heads BD (a lead of PLAT), Zhao Yan heads CS, Ana Silva is a
member of PLAT, He Kailin is the boss. Stranger Sam heads a department of another company.
"""

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from grove.org.models import Department, Person, Role, SessionStore
from grove.plans.actions import open_cycle, open_plan, share_plan
from grove.plans.models import Cycle, Plan
from grove.record.actions import Recorder, action

PASSWORD = "grow slowly and well"


@dataclass
class Cast:
    """Everybody, and what they have in front of them."""

    company: Department
    plat: Department
    bd: Department
    cs: Department
    elsewhere: Department
    mei: Person
    wang: Person
    zhao: Person
    ana: Person
    he: Person
    coach: Person
    admin: Person
    stranger: Person
    cycle: Cycle
    last_cycle: Cycle
    plan: Plan
    last: Plan
    team_plan: Plan
    other_plan: Plan
    clients: dict[tuple[int, str], Client] = field(default_factory=dict)

    @property
    def everyone(self) -> dict[str, Person]:
        names = ("mei", "wang", "zhao", "ana", "he", "coach", "admin", "stranger")
        return {name: getattr(self, name) for name in names}

    def as_(self, person: Person, language: str = "en") -> Client:
        """A browser signed in as this person."""
        key = (person.pk, language)
        if key not in self.clients:
            self.clients[key] = signed_in(person, language)
        return self.clients[key]

    def shared(self) -> "Cast":
        """PLAT's plan of 2027 is readable by the department from now on."""
        share_plan(self.mei, self.plan)
        self.plan.refresh_from_db()
        return self

    def url(self, page: str = "") -> str:
        """Address of a page of PLAT's plan of 2027: `cast.url("needs")`."""
        return "/plat/2027/plan" + (f"/{page}" if page else "")


def session_cookie(person: Person) -> str:
    """A fresh session of this person, as the cookie's value."""
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def signed_in(person: Person, language: str = "en") -> Client:
    """A test browser of this person, with their language asked for by the browser."""
    client = Client(headers={"Accept-Language": language})
    client.cookies[settings.SESSION_COOKIE_NAME] = session_cookie(person)
    return client


@action
def assemble(act: Recorder) -> Cast:
    """Build the cast in one act."""
    company = _department(act, "LANT", "Lanternfish Logistics", Department.Kind.COMPANY)
    plat = _department(act, "PLAT", "Platform Engineering", Department.Kind.DEPARTMENT, company)
    bd = _department(act, "BD", "Build & Delivery", Department.Kind.TEAM, plat)
    cs = _department(act, "CS", "Core Services", Department.Kind.TEAM, plat)
    other = _department(act, "OTHR", "Other Company", Department.Kind.COMPANY)
    elsewhere = _department(act, "ELSE", "Elsewhere", Department.Kind.DEPARTMENT, other)
    people = {
        key: _person(act, name)
        for key, name in {
            "mei": "Mei Lin",
            "wang": "Wang Jun",
            "zhao": "Zhao Yan",
            "ana": "Ana Silva",
            "he": "He Kailin",
            "coach": "Coach Carla",
            "admin": "Admin Ada",
            "stranger": "Stranger Sam",
        }.items()
    }
    for key, department, role in (
        ("mei", plat, Role.Name.HEAD),
        ("wang", bd, Role.Name.HEAD),
        ("zhao", cs, Role.Name.HEAD),
        ("ana", plat, Role.Name.MEMBER),
        ("he", plat, Role.Name.BOSS),
        ("coach", company, Role.Name.COACH),
        ("admin", company, Role.Name.ADMINISTRATOR),
        ("stranger", elsewhere, Role.Name.HEAD),
    ):
        act.create(Role(person=people[key], department=department, name=role))
    cycle = open_cycle(act, company, "2027", date(2027, 1, 1), date(2027, 12, 31))
    last_cycle = open_cycle(act, company, "2026", date(2026, 1, 1), date(2026, 12, 31))
    others = open_cycle(act, other, "2027", date(2027, 1, 1), date(2027, 12, 31))
    return Cast(
        company=company,
        plat=plat,
        bd=bd,
        cs=cs,
        elsewhere=elsewhere,
        cycle=cycle,
        last_cycle=last_cycle,
        plan=open_plan(act, plat, cycle),
        last=open_plan(act, plat, last_cycle),
        team_plan=open_plan(act, bd, cycle),
        other_plan=open_plan(act, elsewhere, others),
        **people,
    )


def _department(
    act: Recorder, code: str, name: str, kind: str, parent: Department | None = None
) -> Department:
    department = act.create(Department(code=code, name=name, kind=kind, parent=parent, path=""))
    path = f"{parent.path if parent else '/'}{department.pk}/"
    return act.change(department, path=path)


_HASH: list[str] = []


def _person(act: Recorder, name: str) -> Person:
    person = Person(name=name, email=name.lower().replace(" ", ".") + "@lanternfish.example")
    if not _HASH:
        person.set_password(PASSWORD)
        _HASH.append(person.password)
    person.password = _HASH[0]
    return act.create(person)


def fields_of(page: str, name: str) -> list[Any]:
    """Values of the inputs of this name in a page, as they would be sent."""

    return re.findall(rf'<input[^>]*name="{re.escape(name)}"[^>]*value="([^"]*)"', page)
