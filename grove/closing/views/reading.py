"""Pages to read beside the close: confidence and outcome, and how the process itself went."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from grove.closing.queries.calibration import calibration_page
from grove.closing.queries.practice_page import practice_page
from grove.closing.views.frame import under
from grove.plans.doors import PlanDoor, plan_view


@require_safe
@plan_view()
def calibration(door: PlanDoor) -> HttpResponse:
    """What confidence was said, and what came true, by department."""
    return door.render(
        "closing/calibration.jinja",
        title=_("Confidence and outcome"),
        page=calibration_page(door.plan),
        shell=under(
            door,
            _(
                "What we said during the year beside what came of it. It is about the department’s"
                " judgement, never about a person."
            ),
        ),
    )


@require_safe
@plan_view()
def practice(door: PlanDoor) -> HttpResponse:
    """Punctuality, late changes, objectives nobody asked for, decisions, hours; with trends."""
    return door.render(
        "closing/practice.jinja",
        title=_("How the process itself went"),
        page=practice_page(door.plan),
        shell=under(door, _("Measures of the way we plan and track, by plan and never by person.")),
    )
