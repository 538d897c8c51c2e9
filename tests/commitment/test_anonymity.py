"""Who asked without a name is nowhere: not in a row, an order, a number, a time, a session, a log.

The strongest way to say it: of two histories that differ only in *which* of two people asked, the
database is the same afterwards, in every table, to the last field and in the order of its rows.
"""

import io
import logging
import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from grove.commitment.actions import confirmations
from grove.commitment.models import Box, Confirmation, Confirming, Question
from grove.exchange.archive import export_archive
from grove.org.actions.people import deactivate
from grove.org.models import Person, Session
from grove.plans.models import Plan
from grove.record.models import Act, Change
from tests.cast import Cast
from tests.commitment.people import answer, commit, confirm, hire, through
from tests.lasting import own_copy

ASKED = "Why is nobody hired for this?"
CHAPTERS = 6  # random histories that are compared


@pytest.fixture
def cast(signed_cast: Cast, db: None) -> Cast:
    return own_copy(signed_cast)


@pytest.fixture
def plan(cast: Cast) -> Plan:
    return cast.plan


@contextmanager
def same_clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every look at the clock is a second later, the same in each history; so are random keys."""
    ticks = iter(range(1_000_000))
    begin = datetime(2027, 1, 4, 9, tzinfo=UTC)
    keys = random.Random(7)
    with monkeypatch.context() as patched:
        patched.setattr(timezone, "now", lambda: begin + timedelta(seconds=next(ticks)))
        patched.setattr(
            confirmations.secrets, "token_hex", lambda n: f"{keys.getrandbits(8 * n):016x}"
        )
        yield


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """All rows of all tables, with what the sessions hold. On SQLite in the order in which the
    file keeps them; PostgreSQL moves rows about as it likes."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            table, key = model._meta.db_table, model._meta.pk.column
            place = "rowid" if connection.vendor == "sqlite" else f'"{key}"'
            columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
            cursor.execute(f'SELECT {columns} FROM "{table}" ORDER BY {place}')
            found[table] = cursor.fetchall()
    found["sessions"] = [
        (row.person_id, sorted(row.get_decoded().items())) for row in Session.objects.order_by("pk")
    ]
    return found


def count_from_the_same_number() -> None:
    """PostgreSQL goes on counting after a roll back: both histories begin at the same number."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in apps.get_models(include_auto_created=True):
                if isinstance(model._meta.pk, models.AutoField | models.BigAutoField):
                    named = [f'"{model._meta.db_table}"', model._meta.pk.column]
                    cursor.execute("SELECT setval(pg_get_serial_sequence(%s, %s), 90000)", named)


def archive() -> bytes:
    file = io.BytesIO()
    export_archive(file)
    return file.getvalue()


def tell(
    cast: Cast, people: list[Person], asker: Person, chance: random.Random, named: Person
) -> None:
    """One history: everybody answers in some order, one asks without a name, one with theirs."""
    order = [(person, code) for person in people for code in ("O1", "O2")]
    chance.shuffle(order)
    for person, code in order:
        if person == asker and code == "O1":
            answer(cast, person, code, answer="question", question=ASKED, unnamed="on", line="x")
        elif person == named and code == "O2":
            answer(cast, person, code, answer="question", question="In my name?", line="x")
        else:
            answer(cast, person, code, line="x")
    for person in people:
        commit(cast, person)


@pytest.mark.parametrize("seed", range(CHAPTERS))
def test_two_histories_that_differ_only_in_who_asked_leave_the_same_database(
    cast: Cast,
    plan: Plan,
    seed: int,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    chance = random.Random(seed)
    people = [cast.ana, cast.wang, cast.zhao, *hire(cast.admin, cast.bd, 3)]
    for person in people:
        cast.as_(person)
    one, other, named = chance.sample(people, 3)
    order = chance.random()
    left = []
    for asker in (one, other):
        caplog.clear()
        count_from_the_same_number()
        with same_clock(monkeypatch), transaction.atomic():
            tell(cast, people, asker, random.Random(order), named)
            said = [record.getMessage() for record in caplog.records if record.name != "django.db"]
            left.append((everything(), archive(), said))
            transaction.set_rollback(True)
    first, second = left
    for table, rows in first[0].items():
        assert rows == second[0][table], table
    assert first[1:] == second[1:]


def test_the_box_names_nobody_and_knows_no_time(cast: Cast, plan: Plan) -> None:
    people = [cast.ana, cast.wang, cast.zhao, *hire(cast.admin, cast.bd, 3)]
    acts = Act.objects.count()
    for person in people:
        if person == cast.zhao:
            answer(cast, person, "O1", answer="question", question=ASKED, unnamed="on")
        else:
            answer(cast, person, "O1")
    assert Act.objects.count() == acts
    assert not Change.objects.filter(kind__startswith="commitment.box").exists()
    assert not Question.objects.exists()
    box = Box.objects.get()
    (entry,) = box.entries
    assert set(entry) == {"key", "code", "mark", "text", "first", "reply", "replier"}
    kept = {tuple(sorted(one.answered.items())) for one in Confirmation.objects.all()}
    assert len(kept) == 1  # all rows of people are alike


def test_entries_stand_in_the_order_of_their_keys_not_of_time(cast: Cast, plan: Plan) -> None:
    for person in (cast.ana, cast.wang, cast.zhao, *hire(cast.admin, cast.bd, 6)):
        answer(cast, person, "O1", answer="question", question=f"From {person}", unnamed="on")
    keys = [entry["key"] for entry in Box.objects.get().entries]
    assert len(keys) == 9 and keys == sorted(keys)


def test_the_box_is_written_with_every_answer_of_anybody(cast: Cast, plan: Plan) -> None:
    """Otherwise the moment at which its row was written last would be that of a question."""
    for form in ({}, {"answer": "question", "question": ASKED, "unnamed": "on"}):
        (person,) = hire(cast.admin, cast.bd, 1, name="Somebody" if form else "Other")
        with CaptureQueriesContext(connection) as seen:
            answer(cast, person, "O1", **form)
        written = [
            one["sql"].split('"')[1]
            for one in seen.captured_queries
            if one["sql"].startswith(('UPDATE "commitment_', 'INSERT INTO "commitment_'))
        ]
        assert written == ["commitment_confirmation", "commitment_confirmation", "commitment_box"]


def test_a_question_without_a_name_waits_until_four_have_answered(cast: Cast, plan: Plan) -> None:
    hired = hire(cast.admin, cast.bd, 3)
    answer(cast, cast.ana, "O1", answer="question", question=ASKED, unnamed="on")
    for person in hired[:2]:
        answer(cast, person, "O1")
    for reader in (cast.mei, cast.he):
        assert ASKED not in cast.as_(reader).get(confirm("coverage")).text
    assert "Answer 1 question" not in cast.as_(cast.mei).get("/inbox").text
    answer(cast, hired[2], "O1")
    page = cast.as_(cast.mei).get(confirm("coverage")).text
    assert ASKED in page and "Without a name" in page
    assert "Answer 1 question" in cast.as_(cast.mei).get("/inbox").text
    key = Box.objects.get().entries[0]["key"]
    sent = cast.as_(cast.mei).post(confirm(f"questions/{key}/reply"), {"reply": "Two are."})
    assert sent.status_code == 302
    assert "Answer 1 question" not in cast.as_(cast.mei).get("/inbox").text
    through(cast, cast.wang)
    assert "Two are." in cast.as_(cast.wang).get(confirm("coverage")).text


def test_where_nobody_could_stay_unnamed_it_is_not_offered(cast: Cast, plan: Plan) -> None:
    deactivate(cast.admin, cast.zhao)  # of four people three are left
    assert "nobody can stay unnamed" in cast.as_(cast.ana).get(confirm("o1")).text
    sent = answer(cast, cast.ana, "O1", answer="question", question=ASKED, unnamed="on")
    assert sent.status_code == 422
    assert "Ask in your own name, or talk to the head." in sent.text and ASKED in sent.text
    assert not Confirmation.objects.exists()
    assert Confirming.objects.get(plan=plan)


def test_more_can_be_asked_without_a_name(cast: Cast, plan: Plan) -> None:
    for person in (cast.ana, cast.wang, cast.zhao, cast.mei):
        answer(cast, person, "O1")
    before = list(Confirmation.objects.order_by("pk").values())
    sent = cast.as_(cast.ana).post(confirm("o1/question"), {"question": ASKED, "unnamed": "on"})
    assert sent.status_code == 302
    assert list(Confirmation.objects.order_by("pk").values()) == before
    assert not Question.objects.exists()
    assert ASKED in cast.as_(cast.mei).get(confirm("coverage")).text
