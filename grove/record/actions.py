"""The one way to write: `@action` opens the transaction and records actor, changes and reason."""

import functools
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar, cast

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from grove.record.models import Act, Change, Recorded
from grove.record.statement import RecordsOf

_writing: ContextVar[bool] = ContextVar("grove_writing", default=False)
_last_act: ContextVar[int | None] = ContextVar("grove_last_act", default=None)
_moment: ContextVar[datetime | None] = ContextVar("grove_moment", default=None)


R = TypeVar("R", bound=Recorded)
M = TypeVar("M", bound=models.Model)
P = ParamSpec("P")
Out = TypeVar("Out")


class Scope(Protocol):
    """Anything an act can belong to: a plan, a department."""

    @property
    def scope(self) -> str: ...


@functools.cache
def _holding(model: type[models.Model]) -> RecordsOf[models.Model]:
    """Records of a model, also of the bin, held against others until the transaction ends."""
    manager = getattr(model, "everything", model._default_manager)
    return RecordsOf(
        lambda ids: manager.filter(pk__in=ids).order_by().select_for_update(of=("self",))
    )


class Listener(Protocol):
    """Told at the end of each act, inside its transaction, which records it touched (one as often
    as it was noted) and what changed in them."""

    def __call__(self, act: Act, touched: Sequence[Recorded], changes: Sequence[Change]) -> None:
        """Must be quick: every act waits for it."""


@functools.cache
def _listeners() -> tuple[Listener, ...]:
    return tuple(import_string(name) for name in settings.LISTENERS)


class Recorder:
    """Collects what one act changes; the first argument of the function under `@action`."""

    def __init__(self, actor: Any, verb: str, because: str, undoable: bool) -> None:
        self.actor = actor
        self.at = _moment.get() or timezone.now()
        self._act = Act(
            verb=verb,
            actor=actor if actor is not None and actor.pk else None,
            at=self.at,
            because=because.strip(),
            undoable=undoable,
            scope="instance",
        )
        self._changes: list[Change] = []
        self._touched: list[Recorded] = []

    def within(self, scope: Scope | str) -> None:
        """Say which plan or department this act belongs to."""
        self._act.scope = scope if isinstance(scope, str) else scope.scope

    def because(self, reason: str) -> None:
        """Add a reason found while acting (kept when the actor gave none)."""
        self._act.because = self._act.because or reason

    def final(self) -> None:
        """Say that this act cannot be undone, found out while acting."""
        self._act.undoable = False

    @property
    def number(self) -> int:
        """The number this act has in the history, for a record that refers to it."""
        if self._act.pk is None:
            self._act.save(force_insert=True)
        return int(self._act.pk)

    def undoing(self, act: Act) -> None:
        self._act.undoes = act

    def create(self, record: R) -> R:
        """Insert a record and note all its fields as they begin."""
        record.revision = 1
        record.save(force_insert=True)
        after = {field.attname: plain(record, field) for field in _own_fields(record)}
        self._note(record, Change.Event.CREATED, after=after)
        return record

    def change(self, record: R, **values: Any) -> R:
        """Set fields; only those whose value really differs are written and noted."""
        changed: list[str] = []
        befores: dict[str, Any] = {}
        for name, value in values.items():
            field = cast("models.Field[Any, Any]", record._meta.get_field(name))
            before = plain(record, field)
            setattr(record, name, value)
            if plain(record, field) != before:
                changed.append(name)
                befores[name] = before
        if not changed:
            return record
        record.revision += 1
        record.save(update_fields=[*changed, "revision"])
        for name in changed:
            field = cast("models.Field[Any, Any]", record._meta.get_field(name))
            shown = name not in record.secret
            self._note(
                record,
                Change.Event.CHANGED,
                field.attname,
                befores[name] if shown else None,
                plain(record, field) if shown else None,
            )
        return record

    def bin(self, record: Recorded) -> None:
        """Put a record into the bin, from which it can be restored for 30 days."""
        self._move(record, self.at, Change.Event.BINNED)

    def restore(self, record: Recorded) -> None:
        """Take a record out of the bin."""
        self._move(record, None, Change.Event.RESTORED)

    def lock(self, record: M) -> M:
        """Read a record again, holding it until the act ends; others wait. Raises DoesNotExist."""
        model = type(record)
        for fresh in _holding(model)([record.pk]):
            return cast(M, fresh)
        raise model.DoesNotExist(f"{model._meta.label} {record.pk}")  # type: ignore[attr-defined]

    def _move(self, record: Recorded, binned_at: datetime | None, event: Change.Event) -> None:
        record.binned_at = binned_at
        record.revision += 1
        record.save(update_fields=["binned_at", "revision"])
        self._note(record, event)

    def _note(
        self,
        record: Recorded,
        event: Change.Event,
        field: str = "",
        before: Any = None,
        after: Any = None,
    ) -> None:
        self._touched.append(record)
        self._changes.append(
            Change(
                kind=record._meta.label_lower,
                object_id=record.pk,
                label=record.label[:200],
                event=event,
                field=field,
                before=before,
                after=after,
                revision=record.revision,
            )
        )

    def _keep(self) -> None:
        begun = self._act.pk is not None
        if not self._changes:
            _last_act.set(None)
            if begun:
                self._act.delete()
            return
        self._act.save(force_insert=not begun)
        for change in self._changes:
            change.act = self._act
        Change.objects.bulk_create(self._changes)
        for hear in _listeners():
            hear(self._act, self._touched, self._changes)
        _last_act.set(self._act.pk if self._act.undoable else None)


def action(
    function: Callable[Concatenate[Recorder, P], Out] | None = None, *, undoable: bool = True
) -> Any:
    """Make a function one act: `verb(act, …)` becomes `verb(actor, …, because="")`.

    Everything inside runs in one transaction and is recorded once. Called with a `Recorder`
    instead of a person, the function joins the act that is already open.
    """

    def decorate(inner: Callable[Concatenate[Recorder, P], Out]) -> Callable[..., Out]:
        verb = f"{inner.__module__.split('.')[1]}.{inner.__name__}"

        @functools.wraps(inner)
        def act(actor: Any, *args: Any, because: str = "", **kwargs: Any) -> Out:
            if isinstance(actor, Recorder):
                return inner(actor, *args, **kwargs)
            with transaction.atomic(), writing():
                recorder = Recorder(actor, verb, because, undoable)
                result = inner(recorder, *args, **kwargs)
                recorder._keep()
                return result

        return act

    return decorate(function) if function is not None else decorate


def last_act() -> int | None:
    """The act just recorded in this thread if it can be undone: what an undo toast offers."""
    return _last_act.get()


@contextmanager
def writing() -> Iterator[None]:
    """Open the write guard: for actions, and for bulk loads such as an archive."""
    token = _writing.set(True)
    try:
        yield
    finally:
        _writing.reset(token)


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Acts inside are recorded as done at a moment (aware), not now.

    Only for bringing in a history that happened elsewhere: the sample, an archive.
    """
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)


def may_write() -> bool:
    """Whether a write to a domain table is inside an action now (asked by the guard in tests)."""
    return _writing.get()


def plain(record: models.Model, field: "models.Field[Any, Any]") -> Any:
    """A field's value as JSON can hold it, normalised so that equal values compare equal."""
    value = getattr(record, field.attname)
    if value is not None and isinstance(field, models.DecimalField):
        value = Decimal(str(value)).quantize(Decimal(1).scaleb(-field.decimal_places))
        return str(value)
    if value is None or isinstance(value, bool | int | str | list | dict):
        return value
    if isinstance(value, date):  # a datetime is a date too
        return value.isoformat()
    return field.value_to_string(record) if not isinstance(value, float) else value


def unplain(field: "models.Field[Any, Any]", value: Any) -> Any:
    """The reverse of `plain`: a JSON value as the field holds it."""
    if value is None or isinstance(field, models.JSONField):
        return value
    if isinstance(field, models.ForeignKey):
        return field.target_field.to_python(value)
    return field.to_python(value)


def _own_fields(record: Recorded) -> list["models.Field[Any, Any]"]:
    skipped = {"id", "revision", "binned_at"} | record.secret
    return [field for field in record._meta.concrete_fields if field.name not in skipped]


BIN_DAYS = getattr(settings, "GROVE_BIN_DAYS", 30)
