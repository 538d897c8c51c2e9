"""The dashboard of a department in its running year."""

from dataclasses import replace
from functools import lru_cache

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from grove.health.queries import health_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record import clock
from grove.record.kept import Kept
from grove.tracking.queries.dashboard import Dashboard, dashboard
from grove.tracking.queries.shown import read_shown
from grove.tracking.queries.told import TableLine
from grove.tracking.weeks import week_address

KEPT = 32  # pages in a process, at most some 150 KB each
ROWS = 2000  # of any table, drawn; some 1.5 KB each

_kept: Kept[tuple[Dashboard, SafeString]] = Kept(KEPT)


@require_safe
@plan_view(read=Verb.READ)
def track(door: PlanDoor) -> HttpResponse:
    """Where all key results stand, in words first; who may read the plan may read this."""
    today = clock.today()
    shown = read_shown(door.request.GET)

    def make() -> tuple[Dashboard, SafeString]:
        page = dashboard(door.plan, today, shown)
        rows = [_drawn(line, door.language) for line in page.rows]
        lists = render_to_string("tracking/dashboard_lists.jinja", {"page": page, "rows": rows})
        # Everything listed is in the text by now; its rows need not be kept.
        page = replace(page, decisions=(), changed=(), facets=(), rows=())
        return page, mark_safe(lists)

    key = (door.plan.pk, today, door.language, shown)
    page, lists = _kept.get(key, door.plan.newest, make)  # type: ignore[attr-defined]
    return door.render(
        "tracking/dashboard.jinja",
        title=pgettext("the running year", "Track"),
        page=page,
        lists=lists,
        health_rows=health_of(door, today),
        week=week_address(max(door.plan.cycle.starts_on, min(today, door.plan.cycle.ends_on))),
    )


@lru_cache(ROWS)
def _drawn(line: TableLine, language: str) -> SafeString:
    """A row in the reader's language, which is the language given."""
    return mark_safe(render_to_string("tracking/dashboard_row.jinja", {"line": line}))
