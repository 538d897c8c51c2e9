"""What the page of a key result shows of its check-ins, its forecast, decisions and path."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import DateTimeField, F, FloatField, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text
from grove.management.models import PathItem
from grove.measure.confidence import of_confidence, wants_note
from grove.measure.forecast import Forecast
from grove.measure.kinds import Kind
from grove.okrs.chart.parts import Ahead, Moment
from grove.okrs.queries import PlanTree, Totals
from grove.okrs.queries.rows import KeyResultRow, ObjectiveRow
from grove.okrs.said import ObjectiveSaid, Said, SaidLine
from grove.plans.models import Plan
from grove.record.models import Change
from grove.record.statement import AskedOf, RecordsOf
from grove.rounds.models import Decision
from grove.tracking.models import CheckIn, Correction
from grove.tracking.queries.rest import Rest, rest_of, why_it_rests
from grove.tracking.queries.stand import BETTER, stand_of, stands_of
from grove.tracking.weeks import week_address, week_number
from grove.tracking.words import (
    corrected_words,
    disagreement_words,
    forecast_words,
    said_value,
    shape_of,
    span_text,
    status_word,
    worst_words,
)

NOTES_DRAWN, DECISIONS_DRAWN = 4, 3
CORRECTED = ("value", "confidence", "note")


def said(plan: Plan, row: KeyResultRow, due: date, on: date) -> Said | None:
    """Every check-in of a key result with the status that follows, decisions about it and the
    tasks that lead there. None before its cycle begins or anything is known. Four queries."""
    heard = list(_heard_of([row.id], on, plan.cycle.ends_on))
    if not heard and (not row.readings or on < plan.cycle.starts_on):
        return None
    rest = heard[0].rest if heard else rest_of(plan).get(row.id)  # type: ignore[attr-defined]
    stand = stand_of(plan, row, heard, Rest(rest) if rest else None, on)
    told = bool(row.kind) and Kind(row.kind) in BETTER
    pks = [one.pk for one in heard]
    beside: dict[int, list[Correction]] = defaultdict(list)
    for correction in _corrections_of(pks):
        beside[correction.check_in_id].append(correction)
    earlier = _corrections(heard, row.kind, row.unit)
    decided, path = _around(plan, row)
    before: list[CheckIn | None] = [*heard[1:], None][: len(heard)]
    return Said(
        state=shape_of(stand.status),
        word=status_word(stand.status),
        confidence=stand.confidence,
        was=stand.before.confidence if stand.before and stand.change else None,
        forecast=forecast_words(row, stand.forecast, due) if told else "",
        disagrees=disagreement_words(stand),
        lines=tuple(
            _line(plan, row, one, last, beside[one.pk], earlier.get(one.pk, ()))
            for one, last in zip(heard, before, strict=True)
        ),
        number=len(heard),
        href=reverse("tracking:check_in", kwargs=plan.place),
        ahead=_ahead(stand.forecast, due),
        ahead_text=_ahead_text(stand.forecast, row),
        confidences={one.week: one.confidence for one in heard},
        moments=(*decided, *_noted(heard, before)),
        path=path,
    )


def said_together(plan: Plan, row: ObjectiveRow, on: date) -> ObjectiveSaid | None:
    """Status of an objective as the dashboard shows it. None before its cycle begins. Two
    queries."""
    if on < plan.cycle.starts_on or not row.key_results:
        return None
    (stand,) = stands_of(plan, PlanTree((row,), Totals(1, 0, 0, 0)), on)
    return ObjectiveSaid(
        state=shape_of(stand.status),
        word=status_word(stand.status),
        confidence=stand.confidence,
        note=worst_words(stand),
        parts={
            part.row.id: (shape_of(part.status), status_word(part.status)) for part in stand.parts
        },
    )


@RecordsOf
def _heard_of(key_results: list[int], on: date, ends_on: date) -> QuerySet[CheckIn]:
    rests = why_it_rests(ends_on, "key_result_id", "key_result__due")
    rows = CheckIn.objects.filter(key_result__in=key_results, on__lte=on)
    return rows.annotate(rest=rests).select_related("by").order_by("-week", "-id")


@RecordsOf
def _corrections_of(check_ins: list[int]) -> QuerySet[Correction]:
    return Correction.objects.filter(check_in__in=check_ins).order_by("pk")


def _line(
    plan: Plan,
    row: KeyResultRow,
    one: CheckIn,
    before: CheckIn | None,
    beside: Sequence[Correction],
    earlier: tuple[str, ...],
) -> SaidLine:
    return SaidLine(
        week=_("W%(number)d") % {"number": week_number(plan.cycle, one.week)},
        value=said_value(one.value, row.kind, row.unit),
        confidence=one.confidence,
        was=before.confidence if before and before.confidence != one.confidence else None,
        state=of_confidence(one.confidence).value,
        note=one.note,
        unexplained=before is not None
        and not one.note
        and wants_note(before.confidence, one.confidence),
        who=str(one.by or ""),
        href=f"{reverse('tracking:check_in', kwargs=plan.place)}?week={week_address(one.week)}",
        earlier=(
            *(corrected_words(each, row.kind, row.unit) for each in beside),
            *earlier,
        ),
    )


def _corrections(heard: Sequence[CheckIn], kind: str, unit: str) -> Mapping[int, tuple[str, ...]]:
    """What a week said before it was corrected, from the change stream; none, no query."""
    corrected = [one.pk for one in heard if one.revision > 1]
    if not corrected:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    rows = (
        Change.objects.filter(
            kind=CheckIn._meta.label_lower, object_id__in=corrected, field__in=CORRECTED
        )
        .select_related("act__actor")
        .order_by("-revision", "id")
    )
    for change in rows:
        words = _corrected_words(change, kind, unit)
        found[change.object_id] = (*found.get(change.object_id, ()), words)
    return found


def _corrected_words(change: Change, kind: str, unit: str) -> str:
    facts = {
        "before": said_value(CheckIn._meta.get_field("value").to_python(change.before), kind, unit)
        if change.field == "value"
        else change.before or pgettext("value", "none"),
        "name": str(change.act.actor or _("Grove")),
        "day": date_text(change.act.at),
    }
    return {
        "value": _("value was %(before)s, corrected by %(name)s on %(day)s"),
        "confidence": _("confidence was %(before)s, corrected by %(name)s on %(day)s"),
        "note": _("note was “%(before)s”, corrected by %(name)s on %(day)s"),
    }[change.field] % facts


def _ahead(found: Forecast | None, due: date) -> Ahead | None:
    return Ahead(due, found.low, found.high) if found else None


def _ahead_text(found: Forecast | None, row: KeyResultRow) -> str:
    if found is None:
        return ""
    return span_text(found.low, found.high, row)


def _around(plan: Plan, row: KeyResultRow) -> tuple[list[Moment], tuple[str, ...]]:
    """The last decisions about it, and the key tasks that lead there. One query."""
    rows = list(_asked_around([plan.pk, row.id, row.short_code]))
    moments = [
        Moment(timezone.localdate(at), f"D{int(number)}", decided=True)
        for at, number, _words in sorted((one for one in rows if one[0]), reverse=True)
    ]
    path = sorted((place, words) for at, place, words in rows if at is None)
    return moments[:DECISIONS_DRAWN], tuple(words for _place, words in path)


@AskedOf
def _asked_around(about: list[Any]) -> QuerySet[Any, Any]:
    plan, key_result, code = about
    decided = Decision.objects.filter(plan=plan, about=code).annotate(
        place=Cast("number", FloatField()), moment=F("at"), words=Cast(Value(""), TextField())
    )
    tasks = PathItem.objects.filter(key_result=key_result).annotate(
        place=F("position"),
        moment=Cast(Value(None), DateTimeField()),
        words=Cast("task", TextField()),
    )
    columns = ("moment", "place", "words")
    return (
        decided.order_by()
        .values_list(*columns)
        .union(tasks.order_by().values_list(*columns), all=True)
    )


def _noted(heard: Sequence[CheckIn], before: Sequence[CheckIn | None]) -> list[Moment]:
    """Notes worth a place on the chart: those with which confidence moved most, then the last."""
    noted = [
        (abs(one.confidence - last.confidence) if last else 0, one.week, one)
        for one, last in zip(heard, before, strict=True)
        if one.note
    ]
    noted.sort(key=lambda found: found[:2], reverse=True)
    return [Moment(one.on, one.note) for _moved, _week, one in noted[:NOTES_DRAWN]]
