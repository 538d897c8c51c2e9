"""Freezing a version, and taking one line of a frozen version back into the draft."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.needs.actions import edit_need
from grove.needs.models import Need
from grove.okrs.actions import edit_key_result, edit_objective
from grove.okrs.models import KeyResult, Objective
from grove.plans.actions import share_plan
from grove.plans.models import Plan
from grove.positioning.actions import save_answers
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.versions.models import Version
from grove.versions.numbers import Number, points_of
from grove.versions.schema import BY_KEY, Content, Sort
from grove.versions.snapshot import fingerprint, snapshot

LARGEST_PART = 999  # of a version number
BUDGET = 100


@action(undoable=False)
def freeze_version(
    act: Recorder,
    plan: Plan,
    major: int,
    minor: int,
    name: str = "",
    note: str = "",
    points_reason: str = "",
    *,
    even_unchanged: bool = False,
) -> Version:
    """Keep the plan as it is now under a number, for ever; the first one shares the plan.

    `even_unchanged` lets the last iteration become the version to sign as it is. Raises
    ValidationError when the number does not follow the last one, when nothing changed since
    then, or when more than 100 points are given out without a reason.
    """
    act.within(plan)
    act.final()
    fresh = act.lock(plan)  # one freezing at a time
    last = Version.objects.filter(plan=plan).order_by("major", "minor").last()
    _check_number(Number(major, minor), last)
    content = snapshot(fresh)
    mark = fingerprint(content)
    if last is not None and last.fingerprint == mark and not even_unchanged:
        raise ValidationError(
            _("Nothing has changed since version %(number)s. There is nothing to freeze.")
            % {"number": last.number}
        )
    points_reason = points_reason.strip()
    points = points_of(content)
    if points > BUDGET and not points_reason:
        raise ValidationError(
            {
                "points_reason": _(
                    "%(points)d of 100 points are given out."
                    " Take some back, or write why this plan needs more."
                )
                % {"points": points}
            }
        )
    newest = Act.objects.order_by("-id").values_list("pk", flat=True).first()
    if fresh.shared_at is None:
        share_plan(act, plan)
    return act.create(
        Version(
            plan=fresh,
            major=major,
            minor=minor,
            name=name.strip(),
            note=note.strip(),
            points_reason=points_reason if points > BUDGET else "",
            frozen_by=act.actor,
            frozen_at=act.at,
            at_act=newest or 0,
            content=content,
            fingerprint=mark,
        )
    )


@action
def restore_line(act: Recorder, version: Version, code: str, field: str, revision: int) -> None:
    """Give one field the value it has in a version: of an objective, a key result or a need by its
    code, of the positioning by "P".

    Raises LookupError for a line that the version or the draft does not have, MergeNeeded when
    somebody changed it since `revision`, ValidationError as the edit itself.
    """
    act.within(version.plan)
    act.because(_("Restored from version %(number)s") % {"number": version.number})
    key = _LETTERS[code[:1]]
    if field not in RESTORABLE[key]:
        raise LookupError(field)
    if key == "positioning":
        save_answers(act, version.plan, revision, {field: version.content[key][field]})
        return
    model, edit = _LINES[key]
    row = _row(version.content, key, code)
    record = model.objects.filter(plan=version.plan, number=int(code[1:])).first()
    if row is None or record is None:
        raise LookupError(code)
    edit(act, record, revision, **{field: _value(key, field, row)})


def _reword_need(act: Recorder, need: Need, revision: int, **values: Any) -> None:
    edit_need(act, need, revision, need.customer.name, values)


_LETTERS = {"O": "objectives", "K": "key_results", "N": "needs", "P": "positioning"}
_LINES: dict[str, Any] = {
    "objectives": (Objective, edit_objective),
    "key_results": (KeyResult, edit_key_result),
    "needs": (Need, _reword_need),
}
# Fields that are the line's own; links, people and stages are changed where they are made.
RESTORABLE: Mapping[str, frozenset[str]] = {
    "positioning": frozenset(field.name for field in BY_KEY["positioning"].fields),
    "needs": frozenset(
        {"words", "quotation", "level", "perspective", "weight", "source", "source_note"}
        | {"heard_on"}
    ),
    "objectives": frozenset({"title", "kind", "why_now", "themes", "points"}),
    "key_results": frozenset(
        {"text", "kind", "baseline", "baseline_due", "target", "tolerance", "commit_point"}
        | {"stretch_point", "unit", "due", "theme", "metric", "weight", "guard_metric"}
        | {"data_source", "pace"}
    ),
}
_WHOLE = frozenset({"points", "weight"})


def _check_number(number: Number, last: Version | None) -> None:
    if not (1 <= number.major <= LARGEST_PART and 0 <= number.minor <= LARGEST_PART):
        raise ValidationError(
            {
                "number": _("%(number)s is no version number. The first is 1.0, the next 1.1.")
                % {"number": number}
            }
        )
    if last is not None and number <= Number(last.major, last.minor):
        raise ValidationError(
            {
                "number": _(
                    "Version %(last)s is there already. Enter a number after it, such as %(next)s."
                )
                % {"last": last.number, "next": Number(last.major, last.minor + 1)}
            }
        )


def _row(content: Content, key: str, code: str) -> Mapping[str, Any] | None:
    return next((row for row in content[key] if row["code"] == code), None)


def _value(key: str, field: str, row: Mapping[str, Any]) -> Any:
    """A frozen value as the edit wants it."""
    value = row[field]
    sort = BY_KEY[key].field(field).sort
    if sort is Sort.DATE:
        return date.fromisoformat(value) if value else None
    if sort is Sort.NUMBER:
        if value in (None, ""):
            return None
        return int(value) if field in _WHOLE else Decimal(value)
    return value
