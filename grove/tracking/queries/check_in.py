"""The check-in as a page: one row for every key result somebody reports on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.words import date_text, time_text
from grove.measure.confidence import of_confidence, wants_note
from grove.measure.kinds import Kind
from grove.measure.units import plain_number
from grove.okrs.models import KeyResult, Reading
from grove.okrs.pace import ReadingPoint
from grove.okrs.queries.loading import Loaded, load_objectives
from grove.okrs.queries.rows import KeyResultRow
from grove.okrs.queries.tree import tree_of
from grove.okrs.words import value_text
from grove.plans.doors import PlanDoor
from grove.tracking.actions.check_in import draft_of, latest
from grove.tracking.models import CheckIn
from grove.tracking.queries.mine import key_results_of
from grove.tracking.weeks import week_number, week_of, weeks_in

WEEKS_DRAWN = 12
FRESH_DAYS = 7  # an automatic value older than this is not offered as today's


@dataclass(frozen=True)
class CheckInRow:
    """One key result to report on.

    typed       what its fields show: "value", "confidence", "note", "done"
    options     what can be chosen instead of typed: stages, yes or no
    last        the value said last, with its unit; `was` the confidence said with it
    automatic   where the value was read, when nobody has to type it
    said        whether this week's check-in is there already
    asks        why a line would help, in words; "" when nothing got worse
    """

    pk: int
    code: str
    name: str
    href: str
    target: str
    unit: str
    kind: str
    last: str
    last_value: str
    was: int | None
    state: str
    spark: tuple[float, ...]
    spark_words: str
    options: tuple[tuple[str, str], ...]
    typed: Mapping[str, str]
    automatic: str
    said: bool
    asks: str
    errors: Mapping[str, str]


@dataclass(frozen=True)
class CheckInPage:
    """The page. `rows` are filled in one by one; `steady` are confirmed with one tick."""

    week: int
    of: int
    rows: tuple[CheckInRow, ...]
    steady: tuple[CheckInRow, ...]
    steady_words: str
    lede: str
    saved: str
    progress: str
    button: str
    key: str
    everything: bool
    opens: str


def check_in_page(
    door: PlanDoor,
    on: date,
    *,
    everything: bool,
    key: str,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, Sequence[str]] | None = None,
) -> CheckInPage:
    """The rows of one person, filled with what they typed and did not send. Eight queries."""
    mine = list(key_results_of(door.plan, door.someone, everything))
    loaded = load_objectives(Q(pk__in={row.objective_id for row in mine}))
    tree = {row.id: row for row in tree_of(door.plan, loaded, on, None).key_results}
    last = latest(tree)
    draft = draft_of(door.plan, door.someone) if typed is None else None
    kept = typed if typed is not None else (draft.typed if draft else {})
    rows = [
        _row(record, tree[record.pk], loaded, last.get(record.pk), on, kept, errors or {})
        for record in mine
    ]
    steady = tuple(row for row in rows if _is_steady(row)) if not errors else ()
    filled = tuple(row for row in rows if row not in steady)
    done = sum(bool(row.typed["value"]) or row.said for row in rows)
    return CheckInPage(
        week=week_number(door.plan.cycle, on),
        of=weeks_in(door.plan.cycle),
        rows=filled,
        steady=steady,
        steady_words=_steady_words(steady),
        lede=_lede(rows),
        saved=_("Saved as you type, %(time)s") % {"time": time_text(draft.at)} if draft else "",
        progress=_("%(done)d of %(all)d done") % {"done": done, "all": len(rows)},
        button=ngettext("Send %(number)d update", "Send %(number)d updates", len(rows))
        % {"number": len(rows)},
        key=key,
        everything=everything,
        opens=_("Tracking begins on %(day)s.") % {"day": date_text(door.plan.cycle.starts_on)}
        if on < door.plan.cycle.starts_on
        else "",
    )


def _row(
    record: KeyResult,
    row: KeyResultRow,
    loaded: Loaded,
    last: CheckIn | None,
    on: date,
    kept: Mapping[str, str],
    errors: Mapping[str, Sequence[str]],
) -> CheckInRow:
    code = record.short_code
    said = last is not None and last.week == week_of(on)
    automatic = read_by_machine(row, on)
    shown = _shown(record, last, row)
    typed = {
        "value": kept.get(f"value-{code}", _first_value(last, said, automatic)),
        "confidence": kept.get(f"confidence-{code}", str(last.confidence) if last else ""),
        "note": kept.get(f"note-{code}", last.note if last and said else ""),
        "done": kept.get(f"done-{code}", "on" if last and last.done else ""),
    }
    was = last.confidence if last and not said else None
    now = typed["confidence"]
    fell = was is not None and now.isdecimal() and int(now) <= 10 and wants_note(was, int(now))
    return CheckInRow(
        pk=record.pk,
        code=code,
        name=record.text,
        href=row.href,
        target=row.target_text,
        unit=record.unit,
        kind=record.kind,
        last=shown,
        last_value=plain_number(last.value) if last and last.value is not None else "",
        was=was,
        state=of_confidence(last.confidence).value if last else "",
        spark=tuple(float(point.value) for point in row.readings[-WEEKS_DRAWN:]),
        spark_words=spark_words(row),
        options=_options(record, loaded, shown),
        typed=typed,
        automatic=_("read from %(source)s, %(day)s")
        % {"source": automatic.source, "day": date_text(automatic.on)}
        if automatic
        else "",
        said=said,
        asks=_("Confidence fell by %(points)d. A word on why helps.") % {"points": was - int(now)}
        if fell and was is not None
        else "",
        errors={
            name: " ".join(errors.get(f"{name}-{code}", ()))
            for name in ("value", "confidence", "note")
        },
    )


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


def _is_steady(row: CheckInRow) -> bool:
    """Read by a machine, and the same as last week: one tick confirms it."""
    return (
        bool(row.automatic)
        and not row.said
        and row.was is not None
        and row.typed["value"] == row.last_value
        and row.typed["confidence"] == str(row.was)
        and not row.typed["note"]
    )


def _steady_words(rows: Sequence[CheckInRow]) -> str:
    return " ".join(
        _("%(code)s %(value)s (%(source)s), confidence %(confidence)s.")
        % {
            "code": row.code,
            "value": value_text(Decimal(row.last_value), row.unit),
            "source": row.automatic,
            "confidence": row.was,
        }
        for row in rows
    )


def _lede(rows: Sequence[CheckInRow]) -> str:
    if not rows:
        return _("No key result of this plan is yours to report on.")
    if all(row.said for row in rows):
        return _("Sent. What you change now corrects this week.")
    words = ngettext("%(number)d key result", "%(number)d key results", len(rows)) % {
        "number": len(rows)
    }
    filled = sum(bool(row.automatic) for row in rows)
    if not filled:
        return _("%(key_results)s. About a minute.") % {"key_results": words}
    return ngettext(
        "%(key_results)s, %(filled)d of them filled for you. About a minute.",
        "%(key_results)s, %(filled)d of them filled for you. About a minute.",
        filled,
    ) % {"key_results": words, "filled": filled}


def spark_words(row: KeyResultRow) -> str:
    """What the small line shows, as a sentence."""
    points = row.readings[-WEEKS_DRAWN:]
    if len(points) < 2:
        return ""
    first, now = points[0].value, points[-1].value
    facts = {
        "first": value_text(first, ""),
        "now": value_text(now, row.unit),
        "number": len(points),
    }
    if now > first:
        return _("rose from %(first)s to %(now)s in %(number)d readings") % facts
    if now < first:
        return _("fell from %(first)s to %(now)s in %(number)d readings") % facts
    return _("stayed at %(now)s for %(number)d readings") % facts
