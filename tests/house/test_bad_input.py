"""Nonsense in every form and every address: a message, nothing lost, nothing half done, no 500."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any
from urllib.parse import unquote, urlencode

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from grove.drafting.models import NotDoing, OwnMetric
from grove.health.models import HealthMetric
from grove.management.models import Seat
from grove.needs.models import Customer, Need
from grove.okrs.models import KeyResult, NeedLink, Objective
from grove.org.models import Person
from grove.plans.models import Writer
from grove.positioning.models import ParallelAnswer, ValueDimension
from grove.record.actions import Recorder, action
from grove.record.models import Act, Change
from grove.review.models import Lesson
from grove.rounds.models import Comment, Thread
from tests.addresses import every_address, every_page, every_url, example_place, is_page
from tests.cast import Cast, session_cookie
from tests.conftest import WRITE
from tests.forms import Form, forms_of
from tests.furniture import furnished
from tests.lasting import lasting_cast, own_copy

FOREIGN = 987_654_321  # the number of everything in another company's plan
HUGE = "1" + "0" * 40
URLENCODED = "application/x-www-form-urlencoded"

# What a person may type, paste, or have typed for them.
TYPED = {
    "nothing": "",
    "10,001 characters": "长" * 10_001,
    "emoji": "🌱👩‍👩‍👧‍👦🚀",
    "right to left": "مرحبا بالعالم \u202eabc",
    "full-width digits": "１２３",
    "an impossible date": "2027-02-30",
    "words": "twelve or so",
    "markup": "<script>alert('x')</script>",
    "a NUL": "a\x00b",
    "a huge number": HUGE,
    "a huge exponent": "1e400",
    "NaN": "NaN",
    "infinity": "-Infinity",
    "a negative number": "-7",
    "spaces": "  \u3000\t ",
}
# What only a broken page or a meddler sends in hidden fields and choices.
NO_WORDS = ("no-such", "0", "x" * 300, HUGE, "%00", "é", "１", "-", "a..b")
MOVE = {"move": "up", "direction": "up"}
CHOSEN = ["", "no-such", HUGE, "-1", "a\x00b", "NaN", "１", "[]", '{"a": 1}']
# Written by the door itself, whatever the answer.
UNCOUNTED = {"org_session", "org_signinattempt", "rounds_presence"}
# Nothing can be typed there, and loading the sample a hundred times takes minutes.
LEFT_OUT = ("/sign-out", "/language", "/sample")
WITH_VARIANTS = {"drafting:page": ("?edit=O1", "?edit=K1")}

Forms = list[tuple[Person, Form]]

# The forms of all pages are found once, so one process asks them all.
pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("nonsense")]


@pytest.fixture(scope="module")
def furnished_cast(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cast]:
    def furnish(cast: Cast) -> None:
        furnished(cast.mei, cast)
        _furnish_elsewhere(cast.stranger, cast)

    yield from lasting_cast(django_db_blocker, furnish)


@pytest.fixture(scope="module")
def every_form(furnished_cast: Cast, django_db_blocker: Any) -> Forms:
    with django_db_blocker.unblock():
        return list(_every_form(furnished_cast))


@pytest.fixture
def cast(furnished_cast: Cast, db: None) -> Cast:
    return own_copy(furnished_cast)


@pytest.fixture
def post(cast: Cast) -> "Poster":
    return Poster(cast)


def test_the_forms_of_a_page_are_found_as_a_browser_sends_them() -> None:
    page = """<form id=f method=post action="../a"><input name=n value=1><input type=radio name=r
        value=x><input type=radio name=r value=y checked><select name=s><option value="">-<option
        value=2 selected>two</select></form><form action=/find><input name=q></form>
        <textarea name=t form=f>\nwords &amp; more</textarea>"""
    (form,) = forms_of(page, "/plan/draft/x")
    assert form.action == "/plan/a"
    assert form.data(n="9") == {"n": ["9"], "r": ["y"], "s": ["2"], "t": ["words & more"]}
    assert [one.name for one in form.typed] == ["n", "t"]


def test_what_a_form_writes_and_foreign_ids_are_noticed(
    cast: Cast, every_form: Forms, post: "Poster"
) -> None:
    form = next(form for _, form in every_form if form.action.endswith("/comments/threads"))
    answer, wrote = post(cast.mei, form.action, form.data(text="Is it enough?"))
    assert answer.status_code == 302
    assert {"rounds_thread", "rounds_comment", "record_act"} <= set(wrote)
    assert not post.took_foreign
    post(cast.mei, form.action, form.data(text=str(FOREIGN)))
    assert post.took_foreign
    assert not Thread.objects.filter(comments__text=str(FOREIGN)).exists()


def test_nonsense_typed_into_every_form(every_form: Forms, post: "Poster") -> None:
    faults = []
    for who, form in every_form:
        for what, text in TYPED.items() if form.typed else ():
            sent = form.data(**{one.name: text for one in form.typed})
            answer, wrote = post(who, form.action, sent)
            faults += [f"{form.action} with {what}: {fault}" for fault in _lost(form, answer, text)]
            if answer.status_code >= 400 and wrote:
                faults.append(f"{form.action} with {what}: {answer.status_code}, but wrote {wrote}")
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults)


def test_one_wrong_field_loses_none_of_the_others(every_form: Forms, post: "Poster") -> None:
    faults = []
    for who, form in every_form:
        for wrong in form.typed:
            kept = {one.name: f"kept {one.name}" for one in form.typed if one.kind == "textarea"}
            sent = form.data(**(kept | {wrong.name: "长" * 10_001}))
            answer, _ = post(who, form.action, sent)
            for name, text in kept.items():
                if answer.status_code == 422 and name != wrong.name and text not in _text(answer):
                    faults.append(f"{form.action}: {wrong.name} is too long, {name} is lost")
    assert not faults, "\n".join(faults)


def test_nonsense_in_hidden_fields_and_choices(every_form: Forms, post: "Poster") -> None:
    faults = []
    for who, form in every_form:
        for value in CHOSEN if form.chosen else ():
            sent = form.data(**{one.name: value for one in form.chosen})
            faults += _broken(post, who, form, sent, f"chosen {value[:20]!r}")
        has_revision = any(one.name == "revision" for one in form.chosen)
        for revision in ("0", "-1", HUGE, "x", "") if has_revision else (HUGE,):
            sent = form.data(revision=revision)
            faults += _broken(post, who, form, sent, f"revision {revision[:8]!r}")
        faults += _broken(post, who, form, {}, "no field at all")
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults)


def test_ids_of_another_company_are_never_taken(every_form: Forms, post: "Poster") -> None:
    faults = []
    for who, form in every_form:
        for one in form.chosen:
            if one.name == "revision":
                continue
            sent = form.data(**{one.name: str(FOREIGN)})
            faults += _broken(post, who, form, sent, f"foreign {one.name}")
            if post.took_foreign:
                faults.append(f"{form.action}: took the foreign {one.name}")
    assert not faults, f"{len(faults)} faults:\n" + "\n".join(faults)


def test_bytes_that_are_no_utf_8(every_form: Forms, post: "Poster") -> None:
    faults = []
    for who, form in every_form:
        names = [one.name for one in form.typed]
        body = urlencode(form.data(), doseq=True) + "".join(f"&{name}=%ff%fe%80" for name in names)
        answer, wrote = post(who, form.action, body.encode(), content_type=URLENCODED)
        if answer.status_code >= 500 or (answer.status_code >= 400 and wrote):
            faults.append(f"{form.action}: {answer.status_code} {wrote}")
    assert not faults, "\n".join(faults)


def test_addresses_with_numbers_that_lead_nowhere(cast: Cast, post: "Poster") -> None:
    faults = []
    for name, written, _url in every_url():
        numbers = re.findall(r"<int:(\w+)>", written)
        place = example_place(cast, name, written) if numbers else {}
        for key in numbers:
            for value in (FOREIGN, 0, int(HUGE)):
                address = reverse(name, kwargs=place | {key: value})
                for answer in (post.get(cast.mei, address), post(cast.mei, address, MOVE)[0]):
                    if answer.status_code not in {403, 404, 405}:
                        faults.append(f"{name}, {key}={value}: {answer.status_code}")
    assert not faults, "\n".join(faults)


def test_nonsense_in_words_of_an_address(cast: Cast, post: "Poster") -> None:
    faults = []
    for value in NO_WORDS:
        for name, address in _addresses_with(value, cast):
            answer = post.get(cast.mei, address)
            if answer.status_code >= 500:
                faults.append(f"GET {name} {address[:80]}: {answer.status_code}")
            answer, wrote = post(cast.mei, address, {})
            if answer.status_code >= 500 or (answer.status_code >= 400 and wrote):
                faults.append(f"POST {name} {address[:80]}: {answer.status_code} {wrote}")
    assert not faults, "\n".join(faults)


def test_nonsense_in_queries(cast: Cast, post: "Poster") -> None:
    asked = ("about", "edit", "for", "q", "theme", "themes", "view", "show", "before", "after")
    asked += ("customer", "level", "perspective", "page", "next", "who", "kind", "state", "sort")
    asked += ("since", "as-of")
    faults = []
    for name, address in every_page(cast, cast.as_(cast.mei)).items():
        for value in ("", "no-such", HUGE, "-1", "a\x00b", "K999", "O99999999999999999999", "１"):
            query = urlencode(dict.fromkeys(asked, value))
            answer = post.get(cast.mei, f"{address}?{query}")
            if answer.status_code >= 500:
                faults.append(f"{name} {address}?…={value[:20]!r}: {answer.status_code}")
    assert not faults, "\n".join(faults)


class Poster:
    """Sends forms for people and takes back what they did, telling what was written."""

    def __init__(self, cast: Cast) -> None:
        self._cookies = {person.pk: session_cookie(person) for person in (cast.mei, cast.admin)}
        self._tables = [
            model._meta.db_table
            for model in apps.get_models(include_auto_created=True)
            if model._meta.db_table not in UNCOUNTED
        ]
        self._newest = Act.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        self._before: dict[str, int] = {}
        self._wrote = False
        self.took_foreign = False

    def __call__(
        self, who: Person, address: str, sent: Any, **options: Any
    ) -> tuple[HttpResponse, list[str]]:
        """The answer, and the tables whose number of rows it changed."""
        with transaction.atomic():
            # Everything sent is taken back, so what stood there before is counted once.
            self._before = self._before or self._counts()
            with connection.execute_wrapper(self._watch):
                self._wrote = False
                answer = self._client(who).post(address, sent, **options)
            # Counting seventy tables costs more than most answers: only after a write.
            after = self._counts() if self._wrote else self._before
            self.took_foreign = self._wrote and self._names_foreign()
            transaction.set_rollback(True)
        return answer, [name for name, rows in after.items() if rows != self._before[name]]

    def _watch(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        written = WRITE.match(sql)
        self._wrote = self._wrote or bool(written and written[1] not in UNCOUNTED)
        return execute(sql, params, many, context)

    def _names_foreign(self) -> bool:
        changes = Change.objects.filter(act__gt=self._newest)
        return any(
            number == FOREIGN or str(FOREIGN) in f"{before} {after}"
            for number, before, after in changes.values_list("object_id", "before", "after")
        )

    def get(self, who: Person, address: str) -> HttpResponse:
        return self._client(who).get(address)

    def _client(self, who: Person) -> Client:
        client = Client(raise_request_exception=False)
        client.cookies[settings.SESSION_COOKIE_NAME] = self._cookies[who.pk]
        return client

    def _counts(self) -> dict[str, int]:
        counted = " UNION ALL ".join(
            f"SELECT '{table}', COUNT(*) FROM \"{table}\"" for table in self._tables
        )
        with connection.cursor() as cursor:
            cursor.execute(counted)
            return dict(cursor.fetchall())


def _every_form(cast: Cast) -> Iterator[tuple[Person, Form]]:
    """Every form once: of the head's pages, then what only an administrator has."""
    seen = set()
    for who in (cast.mei, cast.admin):
        client = cast.as_(who)
        client.raise_request_exception = False
        for name, address in every_address(cast):
            for variant in ("", *WITH_VARIANTS.get(name, ())):
                answer = client.get(address + variant)
                if name == "components" or not is_page(answer):
                    continue
                for form in forms_of(answer.content.decode(), address):
                    shape = re.sub(r"\d+", "#", form.action), *(one.name for one in form.controls)
                    if shape not in seen and not form.action.startswith(LEFT_OUT):
                        seen.add(shape)
                        yield who, form


def _addresses_with(value: str, cast: Cast) -> Iterator[tuple[str, str]]:
    """Addresses with that value in one of their words; each way to refuse it once.

    The routes refuse what is no word for all addresses alike. The department and the cycle are
    taken out of an address by its door, before there is a view: one address of each policy.
    """
    refused_by_routes = False
    doors = set()
    for name, written, url in every_url():
        words = re.findall(r"<(?:str|slug):(\w+)>", written)
        place = example_place(cast, name, written) if words else {}
        policy = url.callback.policy  # type: ignore[union-attr]
        for key in words:
            address = reverse(name, kwargs=place | {key: "PLACE"}).replace("PLACE", value)
            try:
                resolve(unquote(address))
            except Resolver404:
                if refused_by_routes:
                    continue
                refused_by_routes = True
            else:
                if key in {"dept", "cycle"} and policy.startswith(("plan: ", "department: ")):
                    if (policy, key) in doors:
                        continue
                    doors.add((policy, key))
            yield name, address


def _lost(form: Form, answer: HttpResponse, text: str) -> Iterator[str]:
    """What is wrong with the answer to a form in which this text was typed."""
    if not form.typed:
        return
    status = answer.status_code
    if status not in {200, 302, 409, 422}:
        yield f"answered {status}"
    if status == 422 and text.strip() and "\x00" not in text:
        shown = _text(answer)
        if "<script>alert" in answer.content.decode():
            yield "the markup came back alive"
        if text.strip() not in shown:
            yield "what was typed is not in the answer"
    if status == 422 and not re.search("field-error|class=.errors", answer.content.decode()):
        yield "422 without a word"


def _broken(
    post: Poster, who: Person, form: Form, sent: dict[str, list[str]], what: str
) -> Iterator[str]:
    answer, wrote = post(who, form.action, sent)
    if answer.status_code >= 500:
        yield f"{form.action}, {what}: {answer.status_code}"
    elif answer.status_code >= 400 and wrote:
        yield f"{form.action}, {what}: {answer.status_code}, but wrote {wrote}"


def _text(answer: HttpResponse) -> str:
    return unescape(answer.content.decode())


@action
def _furnish_elsewhere(act: Recorder, cast: Cast) -> None:
    """One of each kind in another company's plan, all with the same number."""
    plan = cast.other_plan
    objective = act.create(Objective(pk=FOREIGN, plan=plan, number=1, title="Theirs"))
    result = act.create(
        KeyResult(pk=FOREIGN, plan=plan, objective=objective, number=1, text="Theirs")
    )
    customer = act.create(Customer(pk=FOREIGN, plan=plan, name="Theirs"))
    need = act.create(
        Need(
            pk=FOREIGN,
            plan=plan,
            number=1,
            customer=customer,
            words="Theirs",
            level="company",
            perspective="customer",
        )
    )
    act.create(NeedLink(pk=FOREIGN, need=need, objective=objective, key_result=result))
    stranger = cast.stranger
    act.create(HealthMetric(pk=FOREIGN, department=cast.elsewhere, number=1, name="T", at_most=1))
    act.create(ValueDimension(pk=FOREIGN, plan=plan, name="Theirs"))
    act.create(
        ParallelAnswer(pk=FOREIGN, plan=plan, author=stranger, question="purpose", text="Theirs")
    )
    act.create(Lesson(pk=FOREIGN, plan=plan, text="Theirs"))
    act.create(NotDoing(pk=FOREIGN, plan=plan, title="Theirs"))
    act.create(OwnMetric(pk=FOREIGN, department=cast.elsewhere, theme="EF", name="Theirs"))
    act.create(Seat(pk=FOREIGN, plan=plan, role="Theirs"))
    act.create(Writer(pk=FOREIGN, plan=plan, person=stranger))
    thread = act.create(Thread(pk=FOREIGN, plan=plan, kind="plan", label="plan"))
    act.create(Comment(pk=FOREIGN, thread=thread, author=stranger, text="Theirs", at=act.at))
    act.create(Person(pk=FOREIGN, name="Their Person", email="theirs@other.example"))
