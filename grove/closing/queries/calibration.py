"""Confidence and outcome of the cycles that are closed: by department, never by person."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.measure.calibration import (
    FEWEST,
    Band,
    Reached,
    calibration,
    reached_its_purpose,
)
from grove.okrs.models import Objective
from grove.plans.models import Cycle, Plan
from grove.review.models import Grade
from grove.tracking.models import CheckIn

MOST_CYCLES = 5
OLD = timedelta(weeks=4)  # what was said longer than this before a moment does not count for it

Said = dict[int, list[tuple[date, int]]]
Outcomes = dict[int, tuple[Cycle, bool]]


@dataclass(frozen=True)
class Line:
    """One band at one moment; `share` None: fewer than four, not shown."""

    band: str
    said: str
    reached: str
    share: float | None


@dataclass(frozen=True)
class Moment:
    """What was said at a moment of the year, as a sentence and in figures."""

    title: str
    sentence: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class CalibrationPage:
    """Cycles that are counted, and the three moments; `results` graded key results. Three
    queries."""

    cycles: tuple[str, ...]
    moments: tuple[Moment, ...]
    results: int


def calibration_page(plan: Plan) -> CalibrationPage:
    """Over the department's closed cycles up to the plan's own, five at most."""
    closed = (
        Plan.objects.filter(
            department=plan.department_id,
            closed_on__isnull=False,
            cycle__starts_on__lte=plan.cycle.starts_on,
        )
        .select_related("cycle")
        .order_by("-cycle__starts_on")[:MOST_CYCLES]
    )
    cycles = {one.pk: one.cycle for one in closed}
    grades = Grade.objects.filter(
        key_result__plan__in=cycles,
        key_result__binned_at=None,
        key_result__objective__binned_at=None,
        value__isnull=False,
    ).values_list("key_result", "key_result__plan", "value", "key_result__objective__kind")
    outcomes: Outcomes = {
        pk: (cycles[of], reached_its_purpose(value, committed=kind == Objective.Kind.COMMITTED))
        for pk, of, value, kind in grades
        if value is not None
    }
    said: Said = defaultdict(list)
    for of, on, confidence in CheckIn.objects.filter(key_result__in=outcomes).values_list(
        "key_result", "on", "confidence"
    ):
        said[of].append((on, confidence))
    moments = (
        (_("Three quarters of a year before the end"), 1),
        (_("Half a year before the end"), 2),
        (_("A quarter of a year before the end"), 3),
    )
    return CalibrationPage(
        cycles=tuple(sorted(cycle.name for cycle in cycles.values())),
        moments=tuple(_moment(title, quarter, outcomes, said) for title, quarter in moments)
        if outcomes
        else (),
        results=len(outcomes),
    )


def _moment(title: str, quarter: int, outcomes: Outcomes, said: Said) -> Moment:
    """What was said last before the end of a quarter (1 to 3), and what came of it."""
    pairs = []
    for pk, (cycle, came_true) in outcomes.items():
        end = cycle.quarters[quarter - 1].last
        known = [pair for pair in said.get(pk, ()) if end - OLD < pair[0] <= end]
        if known:
            pairs.append((max(known)[1], came_true))
    found = calibration(pairs)
    return Moment(title=title, sentence=_sentence(found), lines=tuple(_line(one) for one in found))


def _sentence(found: tuple[Reached, ...]) -> str:
    """The band of the highest confidence in words; what it says of our optimism."""
    high = found[0]
    if not high.shown:
        return _("Too few key results were said 7 to 10 to say more: %(few)d are needed.") % {
            "few": FEWEST
        }
    words = ngettext(
        "Of %(said)d key result said 7 to 10, %(reached)d reached what it was for.",
        "Of %(said)d key results said 7 to 10, %(reached)d reached what they were for.",
        high.said,
    ) % {"said": high.said, "reached": high.reached}
    share = high.reached / high.said
    if share < 0.5:
        more = _("When we are confident, we are more often wrong than right.")
    elif share < 0.8:
        more = _("When we are confident, it comes true more often than not.")
    else:
        more = _("When we are confident, we may believe it.")
    return pgettext("two sentences", "%(first)s %(second)s") % {"first": words, "second": more}


def _line(one: Reached) -> Line:
    bands = {
        Band.HIGH: _("7 to 10, on track"),
        Band.MIDDLE: _("4 to 6, at risk"),
        Band.LOW: _("0 to 3, off track"),
    }
    if not one.shown:
        few = _("fewer than %(few)d") % {"few": FEWEST} if one.said else "0"
        return Line(bands[one.band], few, "–", None)
    return Line(bands[one.band], str(one.said), str(one.reached), one.share)
