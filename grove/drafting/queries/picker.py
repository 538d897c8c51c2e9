"""Picking a metric for one key result: the department's own history comes first."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from grove.drafting.metrics import matching, named, shipped
from grove.drafting.queries.catalogue import (
    MetricCard,
    metric_card,
    own_entries,
    theme_links,
)
from grove.look.shell import Link
from grove.method import load
from grove.okrs.models import KeyResult, Reading
from grove.okrs.words import value_text
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.positioning.models import ValueDimension


@dataclass(frozen=True)
class Earlier:
    """A key result of an earlier cycle that was measured the same way."""

    cycle: str
    code: str
    text: str
    values: str
    href: str


@dataclass(frozen=True)
class Pick:
    """A metric with what the department measured by it before."""

    card: MetricCard
    earlier: tuple[Earlier, ...]
    chosen: bool


@dataclass(frozen=True)
class PickerPage:
    """The metrics that match; those with a history of the department's own come first.

    `dimensions` are the value dimensions of step 1 with how each is measured.
    """

    query: str
    theme: str
    themes: tuple[Link, ...]
    picks: tuple[Pick, ...]
    dimensions: tuple[tuple[str, str], ...]


def picker_page(
    door: PlanDoor, key_result: KeyResult | None, query: str = "", theme: str = ""
) -> PickerPage:
    """Three queries: earlier key results, the department's own entries, value dimensions."""
    codes = [one.code for one in load().themes]
    theme = theme if theme in codes else ""
    earlier = _earlier(door)
    found = matching((*own_entries(door), *shipped()), query, theme)
    chosen = key_result.metric if key_result else ""
    found.sort(
        key=lambda entry: (
            entry.id != chosen,
            entry.id not in earlier,
            not named(entry, query),
        )
    )
    more = {"for": key_result.short_code} if key_result else None
    return PickerPage(
        query=query,
        theme=theme,
        themes=theme_links(door.to("drafting:metrics"), query, theme, door.language, more),
        picks=tuple(
            Pick(
                metric_card(door, entry),
                tuple(earlier.get(entry.id, ())),
                chosen=entry.id == chosen,
            )
            for entry in found
        ),
        dimensions=tuple(
            ValueDimension.objects.filter(plan=door.plan).values_list("name", "measured_by")
        ),
    )


def _earlier(door: PlanDoor) -> dict[str, list[Earlier]]:
    """Metric → the department's key results of earlier cycles, the newest first."""
    plan = door.plan
    last = Reading.objects.filter(key_result=OuterRef("pk")).order_by("-on", "-pk")
    rows = (
        KeyResult.objects.filter(
            plan__department=plan.department_id, plan__cycle__starts_on__lt=plan.cycle.starts_on
        )
        .filter(Q() if door.may(Verb.LEAD) else Q(plan__shared_at__isnull=False))
        .exclude(metric="")
        .annotate(ended=Subquery(last.values("value")[:1]), cycle=F("plan__cycle__name"))
        .order_by("-plan__cycle__starts_on", "number")
    )
    found: dict[str, list[Earlier]] = defaultdict(list)
    for row in rows:
        code = f"{plan.department.code}-{row.cycle[-2:]}-{row.short_code}"
        found[row.metric].append(
            Earlier(
                cycle=row.cycle,
                code=row.short_code,
                text=row.text,
                values=_values(row),
                href=reverse("okrs:key_result", kwargs={"code": code}),
            )
        )
    return found


def _values(row: KeyResult) -> str:
    start = value_text(row.baseline, row.unit) or "–"
    target = value_text(row.target, row.unit) or "–"
    ended = value_text(getattr(row, "ended", None), row.unit)
    if not ended:
        return _("from %(start)s to %(target)s, never read") % {"start": start, "target": target}
    return _("from %(start)s to %(target)s, ended at %(end)s") % {
        "start": start,
        "target": target,
        "end": ended,
    }
