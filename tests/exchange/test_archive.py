"""An instance goes out as one file and comes back exactly; a broken file changes nothing."""

import hashlib
import io
import json
from collections.abc import Callable

import pytest
from django.apps import apps
from django.db.models import Max

from grove.exchange.archive import ArchiveBroken, NotEmpty, export_archive, import_archive
from grove.exchange.archive.schema import LEFT_OUT
from grove.okrs.actions import add_objective
from grove.okrs.models import Objective
from grove.org.actions import first_invitation
from grove.org.models import Department, Invitation, Person
from grove.plans.models import Plan
from grove.record.actions import writing
from grove.record.models import Act, Change
from grove.record.undo import undo
from tests.cast import PASSWORD, Cast, session_cookie
from tests.exchange.elsewhere import wiped
from tests.furniture import furnished

pytestmark = pytest.mark.django_db


def archive(**options: bool) -> bytes:
    file = io.BytesIO()
    export_archive(file, **options)
    return file.getvalue()


def wipe() -> None:
    """Everything away, as on a fresh instance."""
    with writing():
        wiped()


@pytest.fixture
def rich(cast: Cast) -> Cast:
    """The cast with one of everything, an act undone, something in the bin, a child before its
    parent."""
    furnished(cast.mei, cast)
    add_objective(cast.mei, cast.plan, title="目标 🦊 ‮مرحبا\n  second line")
    undo(cast.mei, Act.objects.latest("id"))
    session_cookie(cast.mei)
    return cast


def test_an_archive_restores_an_instance_to_the_byte(rich: Cast) -> None:
    before = archive()
    wipe()
    assert not Person.everything.exists()
    counts = import_archive(io.BytesIO(before))
    assert archive() == before
    assert counts["okrs.objective"] == Objective.everything.count() > 0
    assert Act.objects.exclude(undoes=None).exists()
    assert Objective.everything.exclude(binned_at=None).exists()


def test_every_record_of_every_room_is_in_it(rich: Cast) -> None:
    kinds = {json.loads(line).get("record") for line in archive().splitlines()} - {None}
    ours = {
        model._meta.label_lower
        for model in apps.get_models()
        if model.__module__.startswith("grove.") and model._base_manager.exists()
    }
    assert kinds == ours - LEFT_OUT
    assert {"record.act", "versions.version", "plans.counter", "commitment.signature"} <= kinds


def test_sessions_and_passwords_stay_at_home(rich: Cast) -> None:
    text = archive().decode()
    assert "argon2" not in text and "org.session" not in text
    wipe()
    import_archive(io.BytesIO(text.encode()))
    assert not any(person.has_account for person in Person.everything.all())


def test_passwords_come_along_when_asked_for(rich: Cast) -> None:
    before = archive(with_passwords=True)
    wipe()
    import_archive(io.BytesIO(before))
    assert Person.objects.get(name="Mei Lin").check_password(PASSWORD)
    assert archive(with_passwords=True) == before


def test_work_goes_on_after_a_restore(rich: Cast) -> None:
    before, last = archive(), Objective.everything.aggregate(top=Max("id"))["top"]
    wipe()
    import_archive(io.BytesIO(before))
    plan = Plan.objects.get(department__code="PLAT", cycle__name="2027")
    objective = add_objective(Person.objects.get(name="Mei Lin"), plan, title="Next")
    assert objective.pk > last and Act.objects.latest("id").changes.count() == 1


def test_an_id_the_history_still_names_is_not_given_again(rich: Cast) -> None:
    gone = Objective.everything.order_by("-id").first()
    assert gone is not None
    number = gone.pk
    with writing():
        gone.delete()
    before = archive()
    wipe()
    import_archive(io.BytesIO(before))
    plan = Plan.objects.get(department__code="PLAT", cycle__name="2027")
    assert add_objective(None, plan, title="Next").pk > number


def test_only_an_empty_instance_takes_an_archive(rich: Cast) -> None:
    before = archive()
    with pytest.raises(NotEmpty):
        import_archive(io.BytesIO(before))
    assert archive() == before


def test_the_link_to_a_first_account_does_not_make_an_instance_full(rich: Cast) -> None:
    before = archive()
    wipe()
    first_invitation(None)
    assert Act.objects.count() == Invitation.objects.count() == 1
    import_archive(io.BytesIO(before))
    assert archive() == before and not Invitation.objects.exists()


def sealed(lines: list[bytes]) -> bytes:
    """The lines with a checksum that fits: what somebody would do who edits an archive."""
    body = b"".join(lines[:-1])
    end = json.loads(lines[-1]) | {"sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(end).encode() + b"\n"


def with_line(number: int, change: Callable[[dict], dict]) -> Callable[[list[bytes]], bytes]:  # type: ignore[type-arg]
    def broken(lines: list[bytes]) -> bytes:
        lines = list(lines)
        lines[number] = json.dumps(change(json.loads(lines[number]))).encode() + b"\n"
        return sealed(lines)

    return broken


BROKEN = {
    "empty": (lambda lines: b"", "This is no archive of Grove"),
    "other": (lambda lines: b'{"a": 1}\n', "This is no archive of Grove"),
    "binary": (lambda lines: b"\xff\xfe\x00\n", "Line 1: This is no line of an archive"),
    "newer": (with_line(0, lambda c: c | {"schema": 99}), "has schema 99"),
    "cut": (lambda lines: b"".join(lines[:-1]), "ends in the middle"),
    "half a line": (lambda lines: b"".join(lines[:5]) + lines[5][:20], "Line 6: This is no line"),
    "edited": (
        lambda lines: b"".join(lines).replace(b"Lanternfish", b"Lanternfush"),
        "its checksum does not fit",
    ),
    "dropped": (lambda lines: sealed(lines[:-4] + lines[-1:]), "its checksum does not fit"),
    "unknown kind": (with_line(3, lambda c: c | {"record": "x.y"}), "Line 4: “x.y” is no kind"),
    "unknown field": (
        with_line(2, lambda c: c | {"fields": c["fields"] | {"colour": 1}}),
        "Line 3: org.",
    ),
    "bad value": (
        with_line(1, lambda c: c | {"fields": c["fields"] | {"id": "many"}}),
        "Line 2: A value of",
    ),
    "behind the end": (lambda lines: b"".join(lines) + lines[1], "behind the end"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_archive_says_where_and_leaves_nothing_behind(rich: Cast, case: str) -> None:
    change, said = BROKEN[case]
    before = archive()
    wipe()
    with pytest.raises(ArchiveBroken, match=said):
        import_archive(io.BytesIO(change(before.splitlines(keepends=True))))
    assert not Person.everything.exists() and not Change.objects.exists()
    import_archive(io.BytesIO(before))
    assert archive() == before


def test_a_record_that_points_nowhere_is_refused(rich: Cast) -> None:
    lines = archive().splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if b'"record":"plans.plan"' in line)
    wipe()
    broken = with_line(at, lambda c: c | {"fields": c["fields"] | {"cycle_id": 999_999}})
    with pytest.raises(ArchiveBroken, match="The database refused"):
        import_archive(io.BytesIO(broken(lines)))
    assert not Department.everything.exists()
