"""Undo is a new event: the reverse of an act, recorded like any other."""

from django.apps import apps
from django.db.models import Model

from grove.record.actions import Recorder, action, plain, unplain
from grove.record.models import Act, Change, Recorded


class CannotUndo(Exception):
    """Someone changed the same field since, or the act was already undone, or it is final."""


@action
def undo(act: Recorder, done: Act) -> None:
    """Reverse every change of an act, newest first.

    Raises `CannotUndo` when a field no longer holds what the act wrote (nothing is written then).
    """
    done = act.lock(done)
    if not done.undoable or hasattr(done, "undone_by"):
        raise CannotUndo(done.verb)
    act.within(done.scope)
    act.undoing(done)
    for change in done.changes.order_by("-id"):
        _reverse(act, change)


def _reverse(act: Recorder, change: Change) -> None:
    model = apps.get_model(change.kind)
    assert issubclass(model, Recorded)
    try:
        record = act.lock(model.everything.get(pk=change.object_id))
    except model.DoesNotExist as error:
        raise CannotUndo(change.label) from error
    if change.event in (Change.Event.CREATED, Change.Event.RESTORED):
        if record.binned_at is None:
            act.bin(record)
    elif change.event == Change.Event.BINNED:
        if record.binned_at is not None:
            act.restore(record)
    else:
        field = _field(model, change.field)
        if plain(record, field) != change.after:
            raise CannotUndo(change.label)
        act.change(record, **{field.attname: unplain(field, change.before)})


def _field(model: type[Model], attname: str):  # type: ignore[no-untyped-def]
    return next(field for field in model._meta.concrete_fields if field.attname == attname)
