"""The rhythm of the check-in, and what rests: set by who writes the plan, read by everybody."""

from collections.abc import Mapping, Sequence

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.okrs.models import KeyResult
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.tracking.actions import pause_key_result, resume_key_result, set_rhythm
from grove.tracking.forms import as_typed
from grove.tracking.models import Pause
from grove.tracking.queries.rhythm import rhythm_page

Errors = Mapping[str, Sequence[str]]


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.READ, write=Verb.EDIT)
def rhythm(door: PlanDoor) -> HttpResponse:
    """On which day the people of the plan check in, and whether they are reminded."""
    if door.request.method != "POST":
        return _page(door)
    day = door.request.POST.get("weekday", "")
    if day not in set("0123456"):
        return _page(door, errors={"weekday": [_("Choose a day of the week.")]})
    set_rhythm(door.someone, door.plan, int(day), door.request.POST.get("reminds") == "on")
    return door.redirect(door.to("tracking:rhythm"), _("The rhythm is set"))


@require_POST
@plan_view(write=Verb.EDIT)
def pauses(door: PlanDoor) -> HttpResponse:
    """Let a key result rest, with the reason."""
    posted = {name: str(value) for name, value in door.request.POST.items()}
    typed = as_typed(posted, ("key_result", "because"))
    found = KeyResult.objects.filter(plan=door.plan, objective__binned_at=None)
    row = next((one for one in found if one.short_code == typed["key_result"]), None)
    if row is None:
        return _page(door, typed, {"key_result": [_("Choose a key result of this plan.")]})
    row.plan = door.plan
    try:
        pause_key_result(door.someone, row, typed["because"])
    except ValidationError as error:
        return _page(door, typed, error.message_dict)
    return door.redirect(door.to("tracking:rhythm"), _("%(code)s rests") % {"code": row.short_code})


@require_POST
@plan_view(write=Verb.EDIT)
def pause_end(door: PlanDoor, pause: int) -> HttpResponse:
    """Take a key result up again."""
    kept = get_object_or_404(
        Pause.objects.select_related("key_result"), pk=pause, key_result__plan=door.plan
    )
    kept.key_result.plan = door.plan
    resume_key_result(door.someone, kept)
    return door.redirect(
        door.to("tracking:rhythm"),
        _("%(code)s is taken up again") % {"code": kept.key_result.short_code},
    )


def _page(
    door: PlanDoor, typed: Mapping[str, str] | None = None, errors: Errors | None = None
) -> HttpResponse:
    return door.render(
        "tracking/rhythm.jinja",
        title=_("Rhythm of the check-in"),
        page=rhythm_page(door.plan),
        typed=typed or {},
        errors=errors or {},
        status=422 if errors else 200,
    )
