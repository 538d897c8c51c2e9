"""One row of the check-in: what was said last, what is typed, what is asked about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.health.guards import Guard
from grove.look.words import date_text
from grove.measure.confidence import of_confidence, wants_note
from grove.measure.kinds import Kind
from grove.measure.units import plain_number
from grove.okrs.models import KeyResult, Reading
from grove.okrs.pace import ReadingPoint
from grove.okrs.queries.loading import Loaded
from grove.okrs.queries.rows import KeyResultRow
from grove.okrs.words import unit_words, value_text
from grove.tracking.actions.check_in import is_editable
from grove.tracking.forms import FIELDS
from grove.tracking.models import CheckIn, Correction
from grove.tracking.queries.stand import stand_of
from grove.tracking.weeks import week_of
from grove.tracking.words import corrected_words, disagreement_words

FRESH_DAYS = 7  # an automatic value older than this is not offered as today's


class Mode(StrEnum):
    """What can be done with a row of a week."""

    EDIT = "edit"
    CORRECT = "correct"  # said longer ago than it may be edited
    OVER = "over"  # nothing was said, and it is too late to say it


@dataclass(frozen=True)
class CheckInRow:
    """One key result to report on.

    mode        whether it is edited, corrected, or over
    typed       what its fields show: "value", "confidence", "note", "done", "deadline" and so on
    options     what can be chosen instead of typed: stages, yes or no
    last        the value said last, with its unit; `was` the confidence said with it
    automatic   where the value was read, when nobody has to type it
    said        whether this week's check-in is there already
    asks        why a line would help, in words; "" when nothing got worse
    differs     that the confidence said last and the pace disagree, in words; "" while they agree
    finishes    whether "done" can be said: the target is met, or it was said before
    overdue     the day that is past and nobody has answered for; "" for none
    corrected   what stands beside an old check-in, in words
    """

    pk: int
    code: str
    name: str
    guard: Guard | None
    href: str
    target: str
    unit: str
    kind: str
    mode: Mode
    last: str
    last_value: str
    was: int | None
    state: str
    spark: tuple[float | None, ...]
    spark_words: str
    options: tuple[tuple[str, str], ...]
    typed: Mapping[str, str]
    automatic: str
    said: bool
    asks: str
    differs: str
    finishes: bool
    overdue: str
    corrected: tuple[str, ...]
    errors: Mapping[str, str]


def check_in_row(
    record: KeyResult,
    row: KeyResultRow,
    loaded: Loaded,
    last: CheckIn | None,
    week: date,
    today: date,
    kept: Mapping[str, str],
    errors: Mapping[str, Sequence[str]],
    corrections: Sequence[Correction] = (),
    owns: bool = True,
) -> CheckInRow:
    """A key result in a week; `last` is its last check-in up to then; `owns`: the reader may say
    that it is done."""
    code = record.short_code
    said = last is not None and last.week == week
    mode = mode_of(last if said else None, week, today)
    automatic = read_by_machine(row, today) if week == week_of(today) else None
    shown = _shown(record, last, row)
    typed = {
        "value": _first_value(last, said, automatic) if mode is Mode.EDIT else "",
        "confidence": str(last.confidence) if last else "",
        "note": last.note if last and said else "",
        "done": "on" if last and last.done else "",
    }
    typed = {name: kept.get(f"{name}-{code}", typed.get(name, "")) for name in FIELDS}
    was = last.confidence if last and not said else None
    now = typed["confidence"]
    fell = was is not None and now.isdecimal() and int(now) <= 10 and wants_note(was, int(now))
    return CheckInRow(
        pk=record.pk,
        code=code,
        name=record.text,
        guard=row.guard,
        href=row.href,
        target=value_text(last.target, record.unit)
        if said and last and last.target is not None and mode is not Mode.EDIT
        else row.target_text,
        unit=unit_words(record.unit),
        kind=record.kind,
        mode=mode,
        last=shown,
        last_value=plain_number(last.value) if last and last.value is not None else "",
        was=was,
        state=of_confidence(last.confidence).value if last else "",
        spark=row.spark.values,
        spark_words=row.spark.words,
        options=_options(record, loaded, "" if mode is Mode.CORRECT else shown),
        typed=typed,
        automatic=_("read from %(source)s, %(day)s")
        % {"source": automatic.source, "day": date_text(automatic.on)}
        if automatic
        else "",
        said=said,
        asks=_("Confidence fell by %(points)d. A word on why helps.") % {"points": was - int(now)}
        if fell and was is not None
        else "",
        differs=_differs(record, row, last, today)
        if mode is Mode.EDIT and week == week_of(today)
        else "",
        finishes=(owns and (row.share or 0) >= 1 and not _holds_on(record, row, today))
        or typed["done"] == "on",
        overdue=_overdue(record, row, week, today),
        corrected=tuple(corrected_words(one, record.kind, record.unit) for one in corrections),
        errors={name: " ".join(errors.get(f"{name}-{code}", ())) for name in FIELDS},
    )


def _differs(record: KeyResult, row: KeyResultRow, last: CheckIn | None, today: date) -> str:
    """The app never overrides what somebody says; it says when arithmetic says otherwise."""
    return disagreement_words(stand_of(record.plan, row, [last] if last else [], None, today))


def mode_of(said: CheckIn | None, week: date, today: date) -> Mode:
    """What can be done about what was said in a week: last week may still be told late."""
    if said is not None:
        return Mode.EDIT if is_editable(said, today) else Mode.CORRECT
    late = week_of(today) - week <= timedelta(weeks=1)
    return Mode.EDIT if late else Mode.OVER


def _holds_on(record: KeyResult, row: KeyResultRow, today: date) -> bool:
    """What is held is not done before its day."""
    due = row.due or record.plan.cycle.ends_on
    return bool(record.kind) and Kind(record.kind).is_hold and today < due


def _overdue(record: KeyResult, row: KeyResultRow, week: date, today: date) -> str:
    """The day that is past; what rests or is settled is no row of this week."""
    due = row.due or record.plan.cycle.ends_on
    return date_text(due) if due < today and week == week_of(today) else ""


def read_by_machine(row: KeyResultRow, on: date) -> ReadingPoint | None:
    """The last value of a source that was read in the last seven days."""
    reading = row.readings[-1] if row.readings else None
    if reading is None or reading.trust != Reading.Trust.AUTOMATIC:
        return None
    return reading if 0 <= (on - reading.on).days <= FRESH_DAYS else None


def _first_value(last: CheckIn | None, said: bool, automatic: ReadingPoint | None) -> str:
    if said and last is not None and last.value is not None:
        return plain_number(last.value)
    return plain_number(automatic.value) if automatic else ""


def _shown(record: KeyResult, last: CheckIn | None, row: KeyResultRow) -> str:
    if last is None or last.value is None:
        return row.now_text
    if record.kind == Kind.MILESTONE:
        return _("stage %(number)d") % {"number": last.value}
    if record.kind == Kind.YES_NO:
        return pgettext("yes or no", "yes") if last.value else pgettext("yes or no", "no")
    return value_text(last.value, "")


def _options(record: KeyResult, loaded: Loaded, shown: str) -> tuple[tuple[str, str], ...]:
    same = (("", "–"), *((("=", _("same: %(value)s") % {"value": shown}),) if shown else ()))
    if record.kind == Kind.MILESTONE:
        stages = loaded.stages.get(record.pk, [])
        named = ((str(stage.position), f"{stage.position} {stage.name}") for stage in stages)
        return (*same, ("0", _("no stage yet")), *named)
    if record.kind == Kind.YES_NO:
        return (*same, ("1", pgettext("yes or no", "yes")), ("0", pgettext("yes or no", "no")))
    return ()
