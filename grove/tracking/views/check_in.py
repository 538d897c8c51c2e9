"""The check-in: one page, one form, one Send for all key results of a person."""

from collections.abc import Mapping, Sequence
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.http import HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from grove.look.words import time_text
from grove.okrs.queries.loading import load_objectives
from grove.okrs.queries.tree import tree_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record import clock
from grove.tracking.actions import keep_draft, send_check_in
from grove.tracking.actions.check_in import latest
from grove.tracking.forms import CheckInForm
from grove.tracking.queries.check_in import check_in_page, read_by_machine
from grove.tracking.queries.mine import key_results_of


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.READ, write=Verb.READ)
def check_in(door: PlanDoor) -> HttpResponse:
    """Say where the own key results stand. Who writes the plan may do it for all of them."""
    if door.request.method != "POST":
        return _page(door)
    form = _form(door)
    if door.wants_json:
        keep_draft(door.someone, door.plan, form.typed)
        return JsonResponse({"saved": time_text(timezone.now())})
    if form.is_valid():
        try:
            kept = send_check_in(
                door.someone,
                door.plan,
                form.updates,
                clock.today(),
                _key(door),
            )
        except ValidationError as error:
            return _page(door, form.typed, error.message_dict)
        number = len(kept)
        sent = ngettext("%(number)d update sent", "%(number)d updates sent", number)
        toast = sent % {"number": number} if number else _("Nothing was said, nothing was sent")
        return door.redirect(_address(door), toast)
    return _page(door, form.typed, form.errors)


def _form(door: PlanDoor) -> CheckInForm:
    on = clock.today()
    rows = list(key_results_of(door.plan, door.someone, _everything(door)))
    loaded = load_objectives(Q(pk__in={row.objective_id for row in rows}))
    automatic = {
        row.id: (reading.value, reading.source)
        for row in tree_of(door.plan, loaded, on, None).key_results
        if (reading := read_by_machine(row, on))
    }
    posted = {name: str(value) for name, value in door.request.POST.items()}
    return CheckInForm(posted, rows, latest(row.pk for row in rows), automatic)


def _page(
    door: PlanDoor,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, Sequence[str]] | None = None,
) -> HttpResponse:
    page = check_in_page(
        door,
        clock.today(),
        everything=_everything(door),
        key=_key(door) or uuid4().hex,
        typed=typed,
        errors=errors,
    )
    return door.render(
        "tracking/check_in.jinja",
        title=_("Check-in"),
        page=page,
        status=422 if errors else 200,
        errors=errors or {},
        action=_address(door),
        shell={"lede": page.lede, "saved": page.saved},
    )


def _key(door: PlanDoor) -> str:
    """The key the sender made: letters and digits, 64 at most."""
    return "".join(filter(str.isalnum, door.request.POST.get("key", "")))[:64]


def _everything(door: PlanDoor) -> bool:
    return door.edits and door.request.GET.get("show") == "all"


def _address(door: PlanDoor) -> str:
    here = door.to("tracking:check_in")
    return f"{here}?show=all" if _everything(door) else here
