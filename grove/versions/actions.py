"""Freezing a version, and taking one line of a frozen version back into the draft."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.plans.actions import share_plan
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.versions.fields import LETTERS, SETTABLE, find_by_code, write
from grove.versions.holds import holds_of
from grove.versions.models import Version
from grove.versions.numbers import Number, points_of
from grove.versions.snapshot import fingerprint, snapshot

LARGEST_PART = 999  # of a version number
BUDGET = 100
NAMED = 6  # of what holds a version back; the others are counted


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
    despite: str = "",
) -> Version:
    """Keep the plan as it is now under a number, for ever; the first one shares the plan.

    `even_unchanged` lets the last iteration become the version to sign as it is. Raises
    ValidationError when the number does not follow the last one, when nothing changed since
    then, when more than 100 points are given out without a reason, or when decisions are still to
    be applied: `despite` is the reason to freeze all the same, and is kept in the history.
    """
    act.within(plan)
    act.final()
    fresh = act.lock(plan)  # one freezing at a time
    last = Version.objects.filter(plan=plan).order_by("major", "minor", "pk").last()
    _check_number(Number(major, minor), last)
    _check_holds(act, fresh, f"{major}.{minor}", despite.strip())
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
    key = LETTERS[code[:1]]
    record = find_by_code(version.plan, code)
    found = version.content[key]
    row = found if key == "positioning" else _row(found, code)
    if row is None or record is None or field not in SETTABLE[key]:
        raise LookupError(code)
    write(act, record, field, row[field], revision)


def _check_holds(act: Recorder, plan: Plan, number: str, despite: str) -> None:
    held = holds_of(plan, number)
    if not held:
        return
    shown = [hold.name for hold in held[:NAMED]]
    if len(held) > NAMED:
        shown.append(_("%(number)d more") % {"number": len(held) - NAMED})
    names = pgettext("between two names of a list", ", ").join(shown)
    if not despite:
        raise ValidationError(
            {
                "despite": _(
                    "This holds the version back: %(names)s. Settle it, or write why the version"
                    " is frozen all the same."
                )
                % {"names": names}
            }
        )
    act.because(_("Frozen despite %(names)s: %(why)s") % {"names": names, "why": despite})


def _check_number(number: Number, last: Version | None) -> None:
    if not (1 <= number.major <= LARGEST_PART and 0 <= number.minor <= LARGEST_PART):
        raise ValidationError(
            {
                "number": _("%(number)s is no version number. The first is 1.0, the next 1.1.")
                % {"number": number}
            }
        )
    # The number of a candidate is free again: the text that is signed in the end takes it.
    taken = None if last is None else Number(last.major, last.minor - (last.candidate > 0))
    if last is not None and taken is not None and number <= taken:
        raise ValidationError(
            {
                "number": _(
                    "Version %(last)s is there already. Enter a number after it, such as %(next)s."
                )
                % {"last": last.number, "next": Number(last.major, last.minor + 1)}
            }
        )


def _row(rows: Iterable[Mapping[str, Any]], code: str) -> Mapping[str, Any] | None:
    return next((row for row in rows if row["code"] == code), None)
