"""The check-in: one page, one form, one Send for all key results of a person."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from grove.health.queries import HealthRow, health_rows
from grove.look.shell import Link
from grove.look.words import time_text
from grove.okrs.queries.tree import tree_of
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.final import ValuesAreFinal
from grove.record import clock
from grove.tracking.actions import add_corrections, keep_draft, send_check_in
from grove.tracking.forms import CheckInForm, CorrectionForm
from grove.tracking.models import CheckIn
from grove.tracking.queries.check_in import check_in_page
from grove.tracking.queries.check_in_row import Mode, mode_of, read_by_machine
from grove.tracking.queries.help import teams_asked
from grove.tracking.queries.mine import measured, reported
from grove.tracking.weeks import read_week, week_address, week_of

Errors = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Asked:
    """Which week is looked at, today, and whether for all key results of the plan."""

    week: date
    today: date
    everything: bool

    @property
    def past(self) -> bool:
        """Whether that week is over."""
        return self.week < week_of(self.today)

    @property
    def query(self) -> str:
        """As the address says it."""
        said = {"week": week_address(self.week)} if self.past else {}
        return urlencode({**said, **({"show": "all"} if self.everything else {})})


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.READ, write=Verb.READ)
def check_in(door: PlanDoor) -> HttpResponse:
    """Say where the own key results stand. Who writes the plan may do it for all of them."""
    asked = _asked(door)
    if door.request.method != "POST":
        return _page(door, asked)
    form, said = _forms(door, asked)
    if door.wants_json:
        if not asked.past:
            keep_draft(door.someone, door.plan, form.typed)
        return JsonResponse({"saved": time_text(timezone.now())})
    typed, errors = {**form.typed, **said.typed}, {**form.errors, **said.errors}
    if not errors:
        try:
            return door.redirect(_address(door, asked), _take(door, asked, form, said))
        except ValuesAreFinal:
            raise  # the door says it; what was typed stays kept as the draft
        except ValidationError as error:
            errors = error.message_dict
    return _page(door, asked, typed, errors)


def _take(door: PlanDoor, asked: Asked, form: CheckInForm, said: CorrectionForm) -> str:
    """Keep what the forms say; what was done, in words."""
    number = 0
    if said.rights:
        number += len(add_corrections(door.someone, door.plan, said.rights, _key(door)))
    if form.updates or form.answers or form.calls or not said.rights:
        kept = send_check_in(
            door.someone,
            door.plan,
            form.updates,
            min(asked.today, asked.week + timedelta(days=6)),
            "" if said.rights else _key(door),
            form.answers,
            form.calls,
        )
        number += len(kept)
    if number:
        sent = ngettext("%(number)d update sent", "%(number)d updates sent", number)
        return sent % {"number": number}
    if form.answers or form.calls:
        return _("Sent")
    return _("Nothing was said, nothing was sent")


def _forms(door: PlanDoor, asked: Asked) -> tuple[CheckInForm, CorrectionForm]:
    mine = reported(door.plan, door.someone, asked.week, asked.today, asked.everything)
    said: dict[int, CheckIn] = {}
    for row in mine.rows:
        last = mine.last.get(row.pk)
        if last is not None and last.week == asked.week:
            last.key_result = row
            said[row.pk] = last
    modes = {row.pk: mode_of(said.get(row.pk), asked.week, asked.today) for row in mine.rows}
    loaded = measured(mine.rows)
    automatic = {
        row.id: (reading.value, reading.source)
        for row in tree_of(door.plan, loaded, asked.today, None).key_results
        if not asked.past and (reading := read_by_machine(row, asked.today))
    }
    posted = {name: str(value).replace("\0", "") for name, value in door.request.POST.items()}
    form = CheckInForm(
        posted,
        [row for row in mine.rows if modes[row.pk] is Mode.EDIT],
        mine.last,
        asked.week,
        automatic,
        {team.code: team for team in teams_asked(door.plan).filter(code=posted["help-team"])}
        if posted.get("help-team")
        else {},
    )
    corrected = [said[row.pk] for row in mine.rows if modes[row.pk] is Mode.CORRECT]
    return form, CorrectionForm(posted, corrected)


def _page(
    door: PlanDoor,
    asked: Asked,
    typed: Mapping[str, str] | None = None,
    errors: Errors | None = None,
) -> HttpResponse:
    page = check_in_page(
        door,
        asked.week,
        asked.today,
        everything=asked.everything,
        key=_key(door) or uuid4().hex,
        typed=typed,
        errors=errors,
    )
    if not (asked.past or errors):
        door.keep_on_device()
    crumb = Link(page.where, door.to("tracking:dashboard"))
    return door.render(
        "tracking/check_in.jinja",
        title=_("Check-in"),
        page=page,
        status=422 if errors else 200,
        errors=errors or {},
        action=_address(door, asked),
        figures=() if asked.past else _figures(door, asked),
        shell={"lede": page.lede, "saved": page.saved, "crumbs": (crumb,)},
    )


def _figures(door: PlanDoor, asked: Asked) -> tuple[HealthRow, ...]:
    """The health metrics this reader reports on: their own, or all with all key results."""
    found = health_rows(
        door.department,
        asked.today,
        sees=door.may(Verb.SIGN),
        edits=asked.everything,
        reader=door.someone.pk,
    )
    return tuple(row for row in found if row.reports)


def _asked(door: PlanDoor) -> Asked:
    """The week of the address, this one without; 404 for one outside the cycle or to come."""
    today = clock.today()
    everything = door.edits and door.request.GET.get("show") == "all"
    address = door.request.GET.get("week")
    if address is None:
        return Asked(week_of(today), today, everything)
    week = read_week(address)
    if week is None or not week_of(door.plan.cycle.starts_on) <= week <= week_of(today):
        raise Http404
    return Asked(week, today, everything)


def _key(door: PlanDoor) -> str:
    """The key the sender made: letters and digits, 64 at most."""
    return "".join(filter(str.isalnum, door.request.POST.get("key", "")))[:64]


def _address(door: PlanDoor, asked: Asked) -> str:
    here = door.to("tracking:check_in")
    return f"{here}?{asked.query}" if asked.query else here
