"""What an archive holds: which records, in which order, and how each value is written.

Line 1 names the archive and its schema number, each further line is one record, the last line has
the number of records of each kind and the SHA-256 of all lines before it. There is no date in it:
the same content gives the same file, to the byte.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from django.apps import apps
from django.db import models
from django.utils.translation import gettext as _

SCHEMA = 1
# Who is signed in or looks at what, failed sign-ins, open links and the turns of due jobs are no
# part of an instance's content. How objectives stand is made again from what is. What somebody
# wrote for a retrospective and nobody has seen yet is theirs alone.
LEFT_OUT = frozenset(
    {
        "org.session",
        "org.signinattempt",
        "org.invitation",
        "jobs.turn",
        "rounds.presence",
        "tracking.delivery",
        "tracking.mark",
        "tracking.keptstand",
        "closing.privatenote",
    }
)
PASSWORD = ("org.person", "password")
SEEN = ("org.person", "last_login")


class NotEmpty(Exception):
    """This instance already holds something; an archive restores a whole one."""


class ArchiveBroken(Exception):
    """The file is no archive, or not whole. `line` says where (0: the file itself)."""

    def __init__(self, line: int, reason: str) -> None:
        place = _("Line %(line)d: %(reason)s") % {"line": line, "reason": reason}
        super().__init__(place if line else reason)
        self.line = line


Fields = list["models.Field[Any, Any]"]


def archived() -> list[type[models.Model]]:
    """All models of all rooms, each behind those it points to, else by name."""
    left = {
        model._meta.label_lower: model
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("grove.") and model._meta.label_lower not in LEFT_OUT
    }
    ordered: list[type[models.Model]] = []
    while left:
        ready = sorted(label for label, model in left.items() if not _needs(model) & left.keys())
        if not ready:
            raise ValueError(f"models point in a circle: {sorted(left)}")
        ordered.extend(left.pop(label) for label in ready)
    return ordered


def fields_of(model: type[models.Model]) -> Fields:
    """The columns of a model."""
    return list(model._meta.concrete_fields)


def written(field: "models.Field[Any, Any]", value: Any) -> Any:
    """A value as JSON holds it, the same from either database."""
    if isinstance(value, Decimal) and isinstance(field, models.DecimalField):
        return str(value.quantize(Decimal(1).scaleb(-field.decimal_places)))
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value


def read(field: "models.Field[Any, Any]", value: Any) -> Any:
    """The reverse of `written`. Raises ValidationError, TypeError or ValueError."""
    if value is None or isinstance(field, models.JSONField):
        return value
    target = field.target_field if isinstance(field, models.ForeignKey) else field
    return target.to_python(value)


def _needs(model: type[models.Model]) -> set[str]:
    return {
        field.related_model._meta.label_lower
        for field in fields_of(model)
        if isinstance(field, models.ForeignKey) and field.related_model is not model
    }
