"""The dashboard of a department in its running year."""

from django.http import HttpResponse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from grove.health.queries import health_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record import clock
from grove.tracking.queries.dashboard import dashboard
from grove.tracking.queries.shown import read_shown
from grove.tracking.weeks import week_address


@require_safe
@plan_view(read=Verb.READ)
def track(door: PlanDoor) -> HttpResponse:
    """Where all key results stand, in words first; who may read the plan may read this."""
    today = clock.today()
    shown = read_shown(door.request.GET)
    page = dashboard(door.plan, today, health_of(door, today), shown)
    return door.render(
        "tracking/dashboard.jinja",
        title=pgettext("the running year", "Track"),
        page=page,
        week=week_address(max(door.plan.cycle.starts_on, min(today, door.plan.cycle.ends_on))),
    )
