"""A proposed edit: new words, a new number or day for one field of one thing of the plan.

A suggestion is one; a decision of a meeting may carry one. It knows what the field said when it was
made, so that it is never applied blindly: `look` says what would come of it now, `apply` writes it
as part of the act that is open, through the edit of the room the thing lives in.

    edit = propose(objective, "title", "Every order costs less to serve")
    decision.edit = edit.to_json()                      # a JSONField keeps it
    …
    edit = ProposedEdit.from_json(decision.edit)
    apply(act, plan, edit)                              # inside an @action, after act.because(…)
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from grove.plans.models import Plan
from grove.record.actions import Recorder
from grove.record.models import Recorded
from grove.versions.compare import equal
from grove.versions.fields import Settable, find_record, read, settable, write
from grove.versions.weave import weave


@dataclass(frozen=True)
class ProposedEdit:
    """Which field of which record, what it said then, what it should say: plain JSON values.

    `kind` is the model's label (`okrs.keyresult`); `code` is what people call the thing (K7, P for
    the positioning). Numbers and days are text as a version keeps them ("3.5", "2027-06-30").
    """

    kind: str
    object_id: int | None
    code: str
    field: str
    before: Any
    after: Any

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "ProposedEdit":
        """The reverse of `to_json`. Raises KeyError for anything else."""
        return cls(**{name: kept[name] for name in cls.__dataclass_fields__})

    @property
    def target(self) -> Settable:
        """The field it is about. Raises LookupError when it cannot be set alone."""
        found = settable(self.kind, self.field)
        if found is None:
            raise LookupError(f"{self.kind}.{self.field}")
        return found


class Outlook(StrEnum):
    """What would come of a proposed edit if it were applied now."""

    READY = "ready"  # the field says what it said when the edit was proposed
    WOVEN = "woven"  # it was reworded elsewhere since: both changes fit into one text
    SAYS_SO = "says_so"  # it says already what is proposed
    OUT_OF_DATE = "out_of_date"  # the same place was changed since: somebody has to look
    GONE = "gone"  # the thing is in the bin


@dataclass(frozen=True)
class Prospect:
    """What a proposed edit meets: the value now, and the value it would leave."""

    outlook: Outlook
    now: Any
    result: Any

    @property
    def applies(self) -> bool:
        return self.outlook in (Outlook.READY, Outlook.WOVEN)


class OutOfDate(Exception):
    """The field was changed in the same place since, or its thing is gone; nothing is written."""

    def __init__(self, edit: ProposedEdit, prospect: Prospect) -> None:
        super().__init__(f"{edit.code} {edit.field}: {prospect.outlook}")
        self.edit, self.prospect = edit, prospect


def propose(record: Recorded, name: str, after: Any, seen: Any = None) -> ProposedEdit:
    """The edit that gives a record's field a plain value. Raises LookupError as `target`.

    `seen` is what the field said when the person began, where that may have changed since. Raises
    ValidationError when the value is what the field says already.
    """
    kind = record._meta.label_lower
    target = settable(kind, name)
    if target is None:
        raise LookupError(f"{kind}.{name}")
    before = read(record, name) if seen is None else seen
    if before == after or equal(target.field, before, after):
        raise ValidationError({"after": _("This is what it says already. Change something first.")})
    return ProposedEdit(kind, record.pk, code_of(record), name, before, after)


def look(edit: ProposedEdit, record: Recorded | None) -> Prospect:
    """What would come of the edit now. `record` is the live one, or None when it is gone."""
    if record is None:
        return Prospect(Outlook.GONE, None, None)
    return foresee(edit, read(record, edit.field))


def foresee(edit: ProposedEdit, now: Any) -> Prospect:
    """What would come of the edit where the field says `now` (plain, as a version keeps it)."""
    field = edit.target.field
    if now == edit.after or equal(field, now, edit.after):
        return Prospect(Outlook.SAYS_SO, now, now)
    if now == edit.before or equal(field, now, edit.before):
        return Prospect(Outlook.READY, now, edit.after)
    if edit.target.is_text:
        woven = weave(str(edit.before), str(edit.after), str(now))
        if woven is not None and woven.strip():
            return Prospect(Outlook.WOVEN, now, woven)
    return Prospect(Outlook.OUT_OF_DATE, now, None)


def apply(act: Recorder, plan: Plan, edit: ProposedEdit, seen: Any = None) -> Prospect:
    """Write the edit in the act that is open; what it met.

    `seen` is the result a person agreed to, where they were shown one: when it is not what would
    be written now, nothing is. An edit that the plan says already writes nothing. Raises OutOfDate,
    ValidationError as the edit of the room.
    """
    record = find_record(plan, edit.kind, edit.object_id)
    if record is not None and record.pk is not None:
        locked = act.lock(record)
        record = locked if locked.binned_at is None else None
    prospect = look(edit, record)
    if prospect.outlook is Outlook.SAYS_SO:
        return prospect
    if not prospect.applies or seen not in (None, prospect.result):
        raise OutOfDate(edit, prospect)
    write(act, record, edit.field, prospect.result)
    return prospect


def rehearse(act: Recorder, plan: Plan, edit: ProposedEdit) -> None:
    """Find out whether the plan would take the edit, and leave everything as it is.

    Raises what `apply` raises, so that whoever proposes learns at once what would be refused.
    """
    try:
        with transaction.atomic():
            apply(Recorder(act.actor, "rounds.rehearse", "", undoable=False), plan, edit)
            raise _Enough
    except _Enough:
        pass


def code_of(record: Any) -> str:
    """What people call a thing: O3, K7, N4; P for the positioning."""
    letter = {"okrs.objective": "O", "okrs.keyresult": "K", "needs.need": "N"}
    found = letter.get(record._meta.label_lower)
    return f"{found}{record.number}" if found else "P"


class _Enough(Exception):
    """Ends a rehearsal."""
