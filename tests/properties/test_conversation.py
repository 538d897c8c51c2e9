"""Four people edit, comment, suggest, accept, decline, decide and freeze in any order.

Nothing that was said is lost, the history of every field has no hole, and every frozen version
stays what it was, to the bit.
"""

import hashlib
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grove.okrs.actions import add_key_result, add_objective, edit_key_result, edit_objective
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded
from grove.record.models import Act, Change
from grove.record.undo import CannotUndo, undo
from grove.rounds.about import find
from grove.rounds.actions import accept, answer, begin_thread, reopen, resolve, suggest
from grove.rounds.models import Comment, Suggestion, Thread
from grove.rounds.proposals import OutOfDate, ProposedEdit, apply, propose
from grove.versions.actions import freeze_version
from grove.versions.fields import find_by_code
from grove.versions.models import Version
from grove.versions.snapshot import fingerprint
from tests.cast import Cast

TEXTS = (
    "Lower cost per order from 4.20 to 3.50 by 31 Dec",
    "Lower cost per order from 4.20 to 3.00 by 31 Dec",
    "Push cost per order from 4.20 down to 3.50 by 31 Dec",
    "每单成本从 4.20 元降到 3.00 元，12 月 31 日前完成",
)
TITLES = ("Every order costs less to serve", "每笔订单都更省钱", "Orders cost less")
MAKES = ("okrs.add", "rounds.begin", "rounds.answer", "rounds.sugg")
WHO = st.integers(0, 3)
WHICH = st.integers(0, 7)
CODE = st.sampled_from(["O1", "K1", "K2"])
STEP = st.one_of(
    st.tuples(st.just("edit"), WHO, CODE, WHICH, st.booleans()),
    st.tuples(st.just("edit"), WHO, CODE, WHICH, st.booleans()),
    st.tuples(st.just("comment"), WHO, CODE, WHICH),
    st.tuples(st.just("answer"), WHO, WHICH),
    st.tuples(st.just("resolve"), WHO, WHICH),
    st.tuples(st.just("reopen"), WHO, WHICH),
    st.tuples(st.just("suggest"), WHO, CODE, WHICH),
    st.tuples(st.just("suggest"), WHO, CODE, WHICH),
    st.tuples(st.just("accept"), WHO, WHICH),
    st.tuples(st.just("accept"), WHO, WHICH),
    st.tuples(st.just("decide"), WHO, CODE, WHICH),
    st.tuples(st.just("apply"), WHO, WHICH),
    st.tuples(st.just("undo"), WHO),
    st.tuples(st.just("freeze"), WHO),
)


@dataclass
class Story:
    """What happened so far, and what has to be true of it at the end."""

    cast: Cast
    people: tuple[Person, ...]
    seen: dict[tuple[int, str], int] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    edits: list[ProposedEdit] = field(default_factory=list)
    frozen: dict[int, str] = field(default_factory=dict)

    def edit(self, who: int, code: str, which: int, looks: bool) -> None:
        """Save one field from a form opened just now, or some time ago."""
        record = find_by_code(self.cast.plan, code)
        assert record is not None
        if looks or (who, code) not in self.seen:
            self.seen[who, code] = record.revision
        values, change = self._values(code, which)
        before = state(record)
        try:
            change(self.people[who], record, self.seen[who, code], **values)
        except MergeNeeded:
            assert state(record) == before, "something was written before anybody decided"

    def comment(self, who: int, code: str, which: int) -> None:
        about = find(self.cast.plan, code)
        assert about is not None
        words = about.words.split()[which % 3 :][:2]
        begin_thread(self.people[who], self.cast.plan, about, self._say(), " ".join(words))

    def answer(self, who: int, which: int) -> None:
        if thread := self._thread(which):
            answer(self.people[who], thread, self._say())

    def resolve(self, who: int, which: int) -> None:
        if thread := self._thread(which):
            resolve(self.people[who], thread, "Done")

    def reopen(self, who: int, which: int) -> None:
        if thread := self._thread(which):
            reopen(self.people[who], thread)

    def suggest(self, who: int, code: str, which: int) -> None:
        if (edit := self._edit(code, which)) and (about := find(self.cast.plan, code)):
            suggest(self.people[who], self.cast.plan, about, edit, self._say())

    def accept(self, who: int, which: int) -> None:
        waiting = list(Suggestion.objects.filter(state="open").order_by("pk"))
        if not waiting:
            return
        one = waiting[which % len(waiting)]
        self._apply(one.proposed, lambda: accept(self.people[who], one))
        one.refresh_from_db()
        assert (one.state == "open") == (one.thread.resolved_at is None) or one.state == "accepted"

    def decide(self, who: int, code: str, which: int) -> None:
        if edit := self._edit(code, which):
            self.edits.append(ProposedEdit.from_json(edit.to_json()))

    def apply(self, who: int, which: int) -> None:
        if self.edits:
            edit = self.edits[which % len(self.edits)]
            self._apply(edit, lambda: carry_out(self.people[who], self.cast, edit))

    def undo(self, who: int) -> None:
        done = Act.objects.filter(scope=self.cast.plan.scope, undoable=True).order_by("-id").first()
        said = Comment.objects.count()
        if done is None or done.verb.startswith(MAKES):
            return  # taking back what was made or said is no loss, and is not looked at here
        with suppress(CannotUndo):
            undo(self.people[who], done)
        assert Comment.objects.count() == said

    def freeze(self, who: int) -> None:
        last = Version.objects.order_by("major", "minor").last()
        try:
            made = freeze_version(
                self.people[who], self.cast.plan, 1, last.minor + 1 if last else 0
            )
        except ValidationError:
            return  # nothing changed since the last one
        self.frozen[made.pk] = bits(made.pk)
        assert made.fingerprint == fingerprint(made.content)

    def holds(self) -> None:
        for pk, kept in self.frozen.items():
            assert bits(pk) == kept, "a frozen version changed"
        assert sorted(Comment.objects.values_list("text", flat=True)) == sorted(self.said)
        for one in Suggestion.objects.select_related("thread"):
            assert ProposedEdit.from_json(one.edit) == one.proposed
            if one.state == "accepted":
                assert Change.objects.filter(
                    kind="rounds.suggestion", object_id=one.pk, field="state", after="accepted"
                ).exists()
        for kind, model in (("okrs.objective", Objective), ("okrs.keyresult", KeyResult)):
            for record in model.objects.all():
                whole(kind, record)

    def _apply(self, edit: ProposedEdit, act: Any) -> None:
        """Applied as it was meant, woven, or not at all; never over what somebody else wrote."""
        record = find_by_code(self.cast.plan, edit.code)
        assert record is not None
        before = state(record)
        try:
            act()
        except (OutOfDate, ValidationError):
            assert state(record) == before
            return
        now = state(record)[edit.field]
        if before[edit.field] in (edit.before, edit.after):
            assert now == edit.after

    def _edit(self, code: str, which: int) -> ProposedEdit | None:
        record = find_by_code(self.cast.plan, code)
        values, _change = self._values(code, which)
        ((name, value),) = values.items()
        try:
            return propose(record, name, value) if record is not None else None
        except ValidationError:
            return None  # it says so already

    def _values(self, code: str, which: int) -> tuple[dict[str, str], Any]:
        if code == "O1":
            return {"title": TITLES[which % len(TITLES)]}, edit_objective
        return {"text": TEXTS[which % len(TEXTS)]}, edit_key_result

    def _thread(self, which: int) -> Thread | None:
        threads = list(Thread.objects.select_related("plan").order_by("pk"))
        return threads[which % len(threads)] if threads else None

    def _say(self) -> str:
        self.said.append(f"Said {len(self.said)}")
        return self.said[-1]


@action
def carry_out(act: Recorder, cast: Cast, edit: ProposedEdit) -> None:
    """What applying a decision does."""
    act.within(cast.plan)
    act.because("Decision D1")
    apply(act, cast.plan, edit)


def state(record: Any) -> dict[str, Any]:
    fresh = type(record).objects.get(pk=record.pk)
    return {name: getattr(fresh, name) for name in ("title", "text") if hasattr(fresh, name)}


def bits(pk: int) -> str:
    """The stored row of a version, as the database holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM versions_version WHERE id = %s", [pk])
        return hashlib.sha256(repr(cursor.fetchone()).encode()).hexdigest()


def whole(kind: str, record: Any) -> None:
    """The history of a record, replayed, leads to what it says now."""
    changes = Change.objects.filter(kind=kind, object_id=record.pk).order_by("id")
    values: dict[str, Any] = {}
    for change in changes:
        if change.event == Change.Event.CREATED:
            values = dict(change.after)
        elif change.event == Change.Event.CHANGED:
            assert values[change.field] == change.before, "the history has a hole"
            values[change.field] = change.after
    for name, value in state(record).items():
        assert values[name] == value


@pytest.fixture
def begun(cast: Cast) -> Cast:
    """What every story begins with: an objective and two key results."""
    objective = add_objective(cast.mei, cast.plan, title=TITLES[0])
    for text in TEXTS[:2]:
        add_key_result(cast.mei, objective, text=text)
    return cast


@pytest.mark.slow
@settings(
    max_examples=200,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEP, min_size=6, max_size=13))
def test_whatever_four_people_do_nothing_is_lost_and_frozen_stays_frozen(
    begun: Cast, steps: list[tuple[Any, ...]]
) -> None:
    with transaction.atomic():
        cast = deepcopy(begun)
        story = Story(cast, (cast.mei, cast.wang, cast.ana, cast.he))
        for name, *arguments in steps:
            getattr(story, name)(*arguments)
        story.freeze(0)
        story.holds()
        transaction.set_rollback(True)
