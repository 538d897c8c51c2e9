"""Emptying the bin: what has rested in it for 30 days is deleted for good."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, models, transaction
from django.db.models.deletion import CASCADE, Collector, ProtectedError

from grove.record.actions import BIN_DAYS, writing
from grove.record.models import Recorded

# The history names the people who acted and the places where: they stay, however long binned.
NAMED_BY_HISTORY = frozenset({"org.person", "org.department"})


def empty_bin(now: datetime) -> int:
    """Delete for good what was binned more than 30 days before `now`; how many things went.

    Parts go with the whole they belong to (the readings of a key result). A thing stays as long as
    something in use that also belongs elsewhere needs it: a grade in this year's review keeps last
    year's key result. History stays, and so do the counters: no code is ever given again.
    """
    limit = now - timedelta(days=BIN_DAYS)
    emptied = 0
    for model in _recorded():
        for pk in list(
            model.everything.filter(binned_at__lt=limit).order_by("pk").values_list("pk", flat=True)
        ):
            with transaction.atomic(), writing():
                emptied += _delete(model, pk, limit)
    return emptied


class _Gathered(Collector):
    """Collects every row that would go, so that each can be looked at first."""

    def can_fast_delete(self, *args: Any, **kwargs: Any) -> bool:
        return False


def _recorded() -> Iterator[type[Recorded]]:
    for model in apps.get_models():
        if issubclass(model, Recorded) and model._meta.label_lower not in NAMED_BY_HISTORY:
            yield model


def _delete(model: type[Recorded], pk: int, limit: datetime) -> int:
    """Delete one record with its parts; how many binned ones went, 0 when it is needed."""
    record = model.everything.select_for_update().filter(pk=pk, binned_at__lt=limit).first()
    if record is None:
        return 0
    gathered = _Gathered(using=DEFAULT_DB_ALIAS, origin=record)
    try:
        gathered.collect([record])
    except ProtectedError:
        return 0
    rows = [row for found in gathered.data.values() for row in found]
    going = {(type(row), row.pk) for row in rows}
    if any(_stays(row, going) for row in rows if row.pk != pk or type(row) is not model):
        return 0
    gathered.delete()
    return sum(getattr(row, "binned_at", None) is not None for row in rows)


def _stays(row: models.Model, going: set[tuple[type[models.Model], Any]]) -> bool:
    """Whether a row is in use and belongs to something that does not go."""
    if getattr(row, "binned_at", None) is not None:
        return False
    for field in row._meta.concrete_fields:
        if not isinstance(field, models.ForeignKey):
            continue
        owner = field.related_model
        value = getattr(row, field.attname)
        owns = field.remote_field.on_delete is CASCADE and value is not None
        if owns and (owner, value) not in going:
            return True
    return False
