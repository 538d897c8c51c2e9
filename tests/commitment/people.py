"""PLAT's signed plan of 2027, and enough people to answer it."""

from typing import Any

from django.http import HttpResponse

from grove.commitment.models import Confirming, Signature
from grove.commitment.signers import signers_of
from grove.org.models import Department, Person, Role
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from tests.cast import Cast, fields_of
from tests.versions.plans import written


@action
def hire(act: Recorder, department: Department, count: int, name: str = "Engineer") -> list[Person]:
    """So many members of a department."""
    hired = []
    for number in range(1, count + 1):
        mail = f"{name}{number}.{department.slug}@lanternfish.example".lower()
        person = act.create(Person(name=f"{name} {number} of {department.code}", email=mail))
        act.create(Role(person=person, department=department, name=Role.Name.MEMBER))
        hired.append(person)
    return hired


def signed(cast: Cast) -> Plan:
    """The plan with version 2.0, signed by everybody who was asked."""
    plan = written(cast)
    sign(cast)
    return plan


def sign(cast: Cast, reason: str = "") -> None:
    """Ask for signatures and let everybody sign who is asked."""
    answer = cast.as_(cast.mei).post(
        cast.url("sign-off/request"), {"reason": reason, "despite": "As it is."}
    )
    assert answer.status_code == 302, answer.text
    asked = {one.person_id for one in Signature.objects.filter(state="asked")}
    for signer in signers_of(Plan.objects.select_related("department").get(pk=cast.plan.pk)):
        if signer.person.pk in asked:
            page = cast.as_(signer.person).get(cast.url("sign-off")).text
            names = ("version", "version_mark", "draft_mark")
            form = {name: fields_of(page, name)[0] for name in names}
            form |= {"answer": "signed", "declaration": "on"}
            sent = cast.as_(signer.person).post(cast.url("sign-off/signature"), form)
            assert sent.status_code == 302


def confirm(page: str = "") -> str:
    """Address of a page of confirming: `confirm("o1/answer")`."""
    return "/plat/2027/confirm" + (f"/{page}" if page else "")


def mark(plan: Plan, code: str) -> str:
    return str(dict(Confirming.objects.get(plan=plan).marks)[code])


def answer(cast: Cast, person: Person, code: str, **form: Any) -> HttpResponse:
    """Answer an objective in a browser; without more, it is understood."""
    form = {"answer": "understood", "question": "", "line": "", **form}
    sent = {"mark": mark(cast.plan, code)} | form
    return cast.as_(person).post(confirm(f"{code.lower()}/answer"), sent)


def commit(cast: Cast, person: Person, because: str = "") -> HttpResponse:
    form = {"commitment": "not_yet" if because else "commit", "because": because}
    return cast.as_(person).post(confirm("commitment/answer"), form)


def through(cast: Cast, person: Person, because: str = "") -> None:
    """Somebody understands everything and commits, or does not yet."""
    for code, _mark in Confirming.objects.get(plan=cast.plan).marks:
        assert answer(cast, person, code).status_code == 302
    assert commit(cast, person, because).status_code == 302
