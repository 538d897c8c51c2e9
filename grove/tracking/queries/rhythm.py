"""The rhythm of a plan as a page: the day, the reminders, what rests and what could."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from grove.okrs.models import KeyResult
from grove.plans.models import Plan
from grove.tracking.models import Pause, Rhythm
from grove.tracking.words import weekdays


@dataclass(frozen=True)
class PauseLine:
    """A key result at rest, or one that was."""

    pk: int
    code: str
    name: str
    href: str
    because: str
    since: date
    ended_on: date | None


@dataclass(frozen=True)
class RhythmPage:
    """weekday: Monday is 0. `running` are the key results that could rest."""

    weekday: int
    weekdays: tuple[tuple[int, str], ...]
    reminds: bool
    pauses: tuple[PauseLine, ...]
    running: tuple[tuple[str, str], ...]


def rhythm_page(plan: Plan) -> RhythmPage:
    """Three queries."""
    kept = Rhythm.objects.filter(plan=plan).first() or Rhythm(plan=plan)
    rows = list(
        Pause.objects.filter(key_result__plan=plan)
        .select_related("key_result")
        .order_by("ended_on", "-since", "-pk")
    )
    rows.sort(key=lambda row: row.ended_on is not None)
    resting = {row.key_result_id for row in rows if row.ended_on is None}
    running = KeyResult.objects.filter(plan=plan, objective__binned_at=None).order_by("number")
    return RhythmPage(
        weekday=kept.weekday,
        weekdays=weekdays(),
        reminds=kept.reminds,
        pauses=tuple(
            PauseLine(
                pk=row.pk,
                code=row.key_result.short_code,
                name=row.key_result.text,
                href=reverse("okrs:key_result", args=[f"{plan.code}-{row.key_result.short_code}"]),
                because=row.because,
                since=row.since,
                ended_on=row.ended_on,
            )
            for row in rows
        ),
        running=tuple(
            (row.short_code, f"{row.short_code} {row.text}"[:90])
            for row in running
            if row.pk not in resting
        ),
    )
