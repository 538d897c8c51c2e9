"""What the pages of one objective and one key result show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.look.shell import Link
from grove.look.words import date_text
from grove.measure.units import plain_number
from grove.okrs.chart import Chart, chart_of
from grove.okrs.models import KeyResult, Objective
from grove.okrs.pace import days_of, expected_value_of, shape_of
from grove.okrs.queries.loading import (
    Loaded,
    load_around,
    read_links,
    read_measurements,
)
from grove.okrs.queries.rows import KeyResultRow, NeedRef, ObjectiveRow, PlanRef
from grove.okrs.queries.tree import Reads, key_result_of, tree_of
from grove.okrs.said import ObjectiveSaid, Said, said_of, said_together
from grove.okrs.words import (
    key_result_labels,
    kind_word,
    objective_labels,
    pace_words,
    trust_word,
    value_text,
)
from grove.record import clock
from grove.record.queries import Entry, history_of

LINES_OF_HISTORY = 60
PLACES = {"position"}


@dataclass(frozen=True)
class HistoryLine:
    """One change in words. `wording` marks the text itself, whose before and after are long."""

    at: datetime
    who: str
    field: str
    before: str
    after: str
    because: str
    wording: bool


@dataclass(frozen=True)
class ObjectivePage:
    """An objective, what it serves, what serves it, and how its wording came about."""

    row: ObjectiveRow
    said: ObjectiveSaid | None
    themes: tuple[str, ...]
    history: tuple[HistoryLine, ...]


@dataclass(frozen=True)
class TableRow:
    """One reading beside what was expected that day and the confidence said in its week.

    amount, expected_amount   the plain numbers, for a spreadsheet
    """

    on: date
    value: str
    expected: str
    confidence: int | None
    trust: str
    source: str
    note: str
    amount: Decimal
    expected_amount: Decimal | None


@dataclass(frozen=True)
class CheckpointLine:
    """What is expected at the end of a quarter."""

    quarter: int
    day: date
    value: str


@dataclass(frozen=True)
class KeyResultPage:
    """A key result: definition, where it stands, its chart and the same as a table.

    said       what is said of it week by week; None before there is anything
    evidence   how many of the weeks gone by have a reading, in words
    """

    row: KeyResultRow
    objective: Link
    chips: tuple[tuple[str, str, str], ...]
    points: tuple[tuple[str, str], ...]
    theme: str
    pace: str
    first: date
    due: date
    chart: Chart | None
    table: tuple[TableRow, ...]
    checkpoints: tuple[CheckpointLine, ...]
    needs: tuple[NeedRef, ...]
    supported_by: tuple[PlanRef, ...]
    last_reading: str
    evidence: str
    said: Said | None
    history: tuple[HistoryLine, ...]


def objective_page(
    objective: Objective,
    themes: dict[str, str],
    on: date | None = None,
    reads: Reads | None = None,
    story: bool = True,
) -> ObjectivePage:
    """Four queries, two more for what is said of it; three in all without its `story`.

    `objective` comes with its owner, plan, department and cycle; `themes` are their names in the
    reader's language."""
    on = on or clock.today()
    plan = objective.plan
    loaded = load_around([objective], children=True)
    row = tree_of(plan, loaded, on, reads).objectives[0]
    entries = (
        history_of(plan.scope, "okrs.objective", objective.pk, LINES_OF_HISTORY) if story else []
    )
    return ObjectivePage(
        row=row,
        said=said_together(plan, row, on) if story else None,
        themes=tuple(themes.get(code, code) for code in row.themes),
        history=_lines(entries, objective_labels(), "title", ""),
    )


def key_result_page(
    key_result: KeyResult,
    themes: dict[str, str],
    on: date | None = None,
    reads: Reads | None = None,
    tells: bool = True,
) -> KeyResultPage:
    """Three queries, and five for what is said of it (`tells`). `key_result` comes with its
    objective, owner, plan, department and cycle."""
    on = on or clock.today()
    plan, cycle = key_result.plan, key_result.plan.cycle
    loaded = Loaded([], {key_result.objective_id: [key_result]})
    read_measurements(loaded, [key_result.pk])
    read_links(loaded, [key_result.objective_id], children=True)
    row, children = key_result_of(key_result, plan, loaded, on, reads)
    checkpoints = dict(row.checkpoints)
    first, due = days_of(key_result, cycle)
    said = said_of(plan, row, due, on) if tells else None
    entries = history_of(plan.scope, "okrs.keyresult", key_result.pk, LINES_OF_HISTORY)
    objective = key_result.objective
    code = f"{plan.code}-{objective.short_code}"
    return KeyResultPage(
        row=row,
        objective=Link(
            f"{objective.short_code} {objective.title}",
            address("okrs:objective", code=code),
        ),
        chips=tuple((chip.label, chip.value, chip.source) for chip in row.chips),
        points=_points(key_result),
        theme=themes.get(row.theme, ""),
        pace=_pace(key_result, checkpoints),
        first=first,
        due=due,
        chart=chart_of(
            key_result,
            cycle,
            on,
            row.readings,
            checkpoints,
            said.ahead if said else None,
            said.moments if said else (),
        ),
        table=_table(key_result, row, checkpoints, said.confidences if said else {}),
        checkpoints=tuple(
            CheckpointLine(q, cycle.quarters[q - 1].last, value_text(value, row.unit))
            for q, value in row.checkpoints
        ),
        needs=row.needs,
        supported_by=children,
        last_reading=date_text(row.readings[-1].on) if row.readings else "",
        evidence=_evidence(row, first, min(on, due)),
        said=said,
        history=_lines(entries, key_result_labels(), "text", row.unit),
    )


def _table(
    key_result: KeyResult,
    row: KeyResultRow,
    checkpoints: dict[int, Decimal],
    confidences: Mapping[date, int],
) -> tuple[TableRow, ...]:
    cycle = key_result.plan.cycle
    began = cycle.starts_on - timedelta(days=1)
    lines = []
    for reading in reversed(row.readings):
        expected = (
            expected_value_of(key_result, cycle, reading.on, checkpoints)
            if reading.on >= began
            else None
        )
        lines.append(
            TableRow(
                on=reading.on,
                value=value_text(reading.value, row.unit),
                expected=value_text(expected, row.unit),
                confidence=confidences.get(_monday(reading.on)),
                trust=trust_word(reading.trust),
                source=reading.source,
                note=reading.note,
                amount=reading.value,
                expected_amount=expected,
            )
        )
    return tuple(lines)


def _evidence(row: KeyResultRow, first: date, last: date) -> str:
    """ "45 of 46 weeks"; empty before the first week is over."""
    if last < first or not row.readings:
        return ""
    weeks = (_monday(last) - _monday(first)).days // 7 + 1
    read = {_monday(reading.on) for reading in row.readings if first <= reading.on <= last}
    return ngettext("%(read)d of %(weeks)d week", "%(read)d of %(weeks)d weeks", weeks) % {
        "read": len(read),
        "weeks": weeks,
    }


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _points(key_result: KeyResult) -> tuple[tuple[str, str], ...]:
    """Commit and stretch, when they are set."""
    named = (
        (_("commit"), key_result.commit_point),
        (_("stretch"), key_result.stretch_point),
    )
    return tuple(
        (name, value_text(value, key_result.unit)) for name, value in named if value is not None
    )


def _pace(key_result: KeyResult, checkpoints: dict[int, Decimal]) -> str:
    shape, _bends = shape_of(key_result, key_result.plan.cycle, checkpoints)
    return pace_words().get(shape.value, _("by checkpoints"))


def _lines(
    entries: list[Entry], labels: dict[str, str], wording: str, unit: str
) -> tuple[HistoryLine, ...]:
    """Changes of fields that have a name for people; the record's beginning shows its wording."""
    lines: list[HistoryLine] = []
    for entry in entries:
        name = entry.field.removesuffix("_id")
        if entry.event == "created":
            text = (entry.after or {}).get(wording, "")
            lines.append(
                HistoryLine(entry.at, entry.who, _("Added"), "", text, entry.because, True)
            )
        elif entry.event in ("binned", "restored"):
            word = _("Put into the bin") if entry.event == "binned" else _("Restored")
            lines.append(HistoryLine(entry.at, entry.who, word, "", "", entry.because, False))
        elif name in labels and name not in PLACES:
            lines.append(
                HistoryLine(
                    entry.at,
                    entry.who,
                    labels[name],
                    _value_words(name, entry.before, entry.field.endswith("_id")),
                    _value_words(name, entry.after, entry.field.endswith("_id")),
                    entry.because,
                    name == wording,
                )
            )
    return tuple(lines)


def _value_words(name: str, value: Any, is_link: bool) -> str:
    """A stored value as a person reads it; ids of people and objectives are not shown."""
    if value is None or is_link:
        return ""
    if name in ("baseline", "target", "tolerance", "commit_point", "stretch_point"):
        return plain_number(Decimal(value))
    if name in ("due", "baseline_due"):
        return date_text(date.fromisoformat(value))
    if name == "kind":
        kinds = dict(Objective.Kind.choices)
        return str(kinds.get(value) or kind_word(value))
    if isinstance(value, list):
        return ", ".join(str(part) for part in value)
    return str(value)
