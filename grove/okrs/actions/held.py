"""Holding one record for a change: fresh, locked, not in the bin; merged with what others wrote."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.needs.models import Need
from grove.okrs.models import KeyResult, Objective
from grove.plans.final import require_open_values
from grove.record.actions import Recorder
from grove.record.merge import MergeNeeded, merge_fields
from grove.record.models import Recorded

R = TypeVar("R", Objective, KeyResult, Need)


def held(act: Recorder, record: R) -> R:
    """The record, fresh and locked. Raises ValidationError when it rests in the bin, or when the
    values of its plan are final."""
    fresh = act.lock(record)
    require_in_use(fresh)
    require_open_values(fresh.plan_id)
    return fresh


def require_in_use(record: Recorded) -> None:
    """Raise ValidationError when a record rests in the bin."""
    if record.binned_at is not None:
        raise ValidationError(
            _("%(what)s is in the bin. Restore it first, then change it.") % {"what": record}
        )


def merged(record: Recorded, revision: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """What to write of the submitted values. Raises MergeNeeded; `record` is locked and fresh."""
    merge = merge_fields(record, revision, values)
    if merge.conflicts:
        raise MergeNeeded(record, merge)
    return merge.take
