"""What the page of a key result shows of its check-ins."""

from datetime import date

from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import gettext as _

from grove.measure.confidence import of_confidence
from grove.measure.kinds import Kind
from grove.okrs.queries.rows import KeyResultRow
from grove.okrs.said import Said, SaidLine
from grove.okrs.words import value_text
from grove.plans.models import Plan
from grove.tracking.models import CheckIn, Correction
from grove.tracking.queries.rest import rest_of
from grove.tracking.queries.stand import BETTER, stand_of
from grove.tracking.weeks import week_address, week_number
from grove.tracking.words import (
    corrected_words,
    disagreement_words,
    forecast_words,
    shape_of,
    status_word,
)

SHOWN = 8  # weeks


def said(plan: Plan, row: KeyResultRow, due: date, on: date) -> Said | None:
    """The last eight check-ins with the status that follows from them. Three queries."""
    rows = CheckIn.objects.filter(key_result=row.id).select_related("by")
    rows = rows.prefetch_related(Prefetch("corrections", Correction.objects.order_by("pk")))
    heard = list(rows.order_by("-week", "-id")[: SHOWN + 1])
    if not heard:
        return None
    stand = stand_of(plan, row, heard, rest_of(plan).get(row.id), on)
    told = bool(row.kind) and Kind(row.kind) in BETTER
    return Said(
        state=shape_of(stand.status),
        word=status_word(stand.status),
        confidence=stand.confidence,
        forecast=forecast_words(row, stand.forecast, due) if told else "",
        disagrees=disagreement_words(stand),
        lines=tuple(
            _line(plan, row, one, before)
            for one, before in zip(heard[:SHOWN], [*heard[1:], None], strict=False)
        ),
        href=reverse("tracking:check_in", kwargs=plan.place),
    )


def _line(plan: Plan, row: KeyResultRow, one: CheckIn, before: CheckIn | None) -> SaidLine:
    return SaidLine(
        week=_("W%(number)d") % {"number": week_number(plan.cycle, one.week)},
        value=value_text(one.value, row.unit),
        confidence=one.confidence,
        was=before.confidence if before and before.confidence != one.confidence else None,
        state=of_confidence(one.confidence).value,
        note=one.note,
        who=str(one.by or ""),
        corrected=" ".join(corrected_words(each, row.unit) for each in one.corrections.all()),
        href=f"{reverse('tracking:check_in', kwargs=plan.place)}?week={week_address(one.week)}",
    )
