"""The merge page: two people changed the same field; nothing has been lost (UX §5.5).

It is a plain form that posts to where the first form went, with the new revision, everything else
that was submitted, and for each field in dispute `keep_x` (mine, theirs, both), `mine_x`,
`theirs_x` and, for texts, the combined words in `text_x`. The door turns these back into `x`
before a view reads the form (`grove.record.merge.decided`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import CharField, Model, TextField
from django.http import HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from grove.look.words import date_text, moment_text, number_text
from grove.org.doors import Door
from grove.record.merge import Conflict, Merge, MergeNeeded, is_choice
from grove.record.models import Recorded


@dataclass(frozen=True)
class MergeField:
    """One field in dispute: both wordings as read and as sent, and where both people began."""

    name: str
    label: str
    mine: str
    theirs: str
    base: str
    mine_sent: str
    theirs_sent: str
    by: str
    at: str
    combines: bool


@dataclass(frozen=True)
class MergePage:
    """The fields to decide, the values to carry along, where to post and where to go back to."""

    fields: tuple[MergeField, ...]
    hidden: tuple[tuple[str, str], ...]
    revision: int
    action: str
    back: str


def merge_response(
    door: Door, error: MergeNeeded, labels: Mapping[str, str], back: str
) -> HttpResponse:
    """409 with the merge page, or for autosave a message.

    Autosave is given no address: the form, sent by hand, brings the page with what was typed.
    """
    record, conflicts = error.record, error.merge.conflicts
    names = {conflict.field for conflict in conflicts}
    by = _(", ").join(sorted({conflict.by for conflict in conflicts if conflict.by}))
    message = _("%(name)s changed the same text while you wrote. Nothing has been lost.") % {
        "name": by or _("Somebody")
    }
    if door.wants_json:
        return JsonResponse({"message": message}, status=409)
    posted = door.request.POST
    page = MergePage(
        fields=tuple(_field(record, conflict, labels, posted) for conflict in conflicts),
        hidden=tuple(
            (name, value)
            for name in posted
            if name not in {*names, "csrfmiddlewaretoken", "revision"} and not is_choice(name)
            for value in posted.getlist(name)
        ),
        revision=record.revision,
        action=door.request.get_full_path(),
        back=back,
    )
    return door.render(
        "plans/merge.jinja",
        title=_("Two versions of %(what)s") % {"what": record},
        page=page,
        status=409,
        shell={"lede": message, "wide": True},
    )


def others_said(merge: Merge, labels: Mapping[str, str]) -> str:
    """ "Ana changed meanwhile: owner": a sentence for the toast, or nothing."""
    if not merge.others:
        return ""
    return _("%(name)s changed meanwhile: %(fields)s") % {
        "name": _(", ").join(sorted({other.by for other in merge.others})),
        "fields": _(", ").join(labels.get(other.field, other.field) for other in merge.others),
    }


def shown(value: Any) -> str:
    """A field's value as a person reads it."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return number_text(value)
    if isinstance(value, date):
        return date_text(value)
    if isinstance(value, list):
        return _(", ").join(str(part) for part in value)
    return str(value)


def sent(value: Any) -> str:
    """A field's value as its form field sends it."""
    if value is None:
        return ""
    if isinstance(value, Model):
        return str(value.pk)
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return " ".join(str(part) for part in value)
    return str(value)


def _field(
    record: Recorded, conflict: Conflict, labels: Mapping[str, str], posted: Mapping[str, str]
) -> MergeField:
    column = record._meta.get_field(conflict.field)
    return MergeField(
        name=conflict.field,
        label=labels.get(conflict.field, conflict.field),
        mine=shown(conflict.mine),
        theirs=shown(conflict.theirs),
        base=shown(conflict.base),
        mine_sent=posted.get(conflict.field, sent(conflict.mine)),
        theirs_sent=sent(conflict.theirs),
        by=conflict.by,
        at=moment_text(conflict.at),
        combines=isinstance(column, CharField | TextField) and not column.choices,
    )
