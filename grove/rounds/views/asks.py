"""Pages of asks: one ask with the head's answer, and its withdrawal by the team."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.look.shell import Link
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.rounds import actions
from grove.rounds.forms.rounds import VerdictForm
from grove.rounds.models import Ask
from grove.rounds.proposals import OutOfDate, ProposedEdit
from grove.rounds.queries.asks import ask_row
from grove.rounds.teams import teams_led
from grove.versions.fields import find_record
from grove.versions.schema import BY_MODEL

# Of these an answer may change the wording at once.
WORDED = ("okrs.objective", "okrs.keyresult", "needs.need")


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.READ, write=Verb.LEAD)
def ask(door: PlanDoor, ask: int) -> HttpResponse:
    """One ask; the head answers it with a reason, and may change the line at once."""
    row = _ask(door, ask)
    if door.request.method != "POST":
        return _page(door, row, None)
    form = VerdictForm(door.request.POST)
    try:
        if form.is_valid():
            data = form.cleaned_data
            edit = _edit(door, row, data["wording"], data["before"])
            made = actions.answer_ask(door.someone, row, data["verdict"], data["reason"], edit)
            words = (
                _("%(ask)s is answered, %(what)s is changed") if edit else _("%(ask)s is answered")
            )
            values = {"ask": made, "what": row.about_code}
            return door.redirect(f"{door.to('rounds:page')}#asks", words % values)
    except OutOfDate:
        form.add_error(
            "wording",
            _("%(code)s was changed in the same place since. Look at it and write it again.")
            % {"code": row.about_code},
        )
    except ValidationError as error:
        _refuse(form, error)
    return _page(door, row, form)


@require_POST
@plan_view(write=Verb.SUGGEST)
def withdrawal(door: PlanDoor, ask: int) -> HttpResponse:
    """The team takes back an ask nobody has answered."""
    row = _ask(door, ask)
    if row.answer.team_id not in teams_led(door.roles):
        raise PermissionDenied
    back = f"{door.to('rounds:team', team=row.answer.team.slug)}#asks"
    try:
        actions.withdraw_ask(door.someone, row)
    except ValidationError as error:
        return door.redirect(back, " ".join(error.messages), undo=False)
    return door.redirect(back, _("%(ask)s is taken back") % {"ask": row})


def _ask(door: PlanDoor, number: int) -> Ask:
    found = Ask.objects.select_related("answer__team", "answer__round", "asked_by", "decided_by")
    row = get_object_or_404(found, plan=door.plan, number=number)
    row.plan = door.plan
    return row


def _edit(door: PlanDoor, row: Ask, wording: str, before: str) -> ProposedEdit | None:
    """What the head typed as the new wording, if it is one."""
    wording, before = wording.strip(), before.strip()
    if row.about_kind not in WORDED or not wording or wording == before:
        return None
    field = BY_MODEL[row.about_kind].main
    return ProposedEdit(row.about_kind, row.object_id, row.about_code, field, before, wording)


def _page(door: PlanDoor, row: Ask, form: VerdictForm | None) -> HttpResponse:
    now = ""
    if row.about_kind in WORDED:
        record: Any = find_record(door.plan, row.about_kind, row.object_id)
        now = str(getattr(record, BY_MODEL[row.about_kind].main)) if record is not None else ""
    return door.render(
        "rounds/ask.jinja",
        title=_("%(ask)s of %(team)s") % {"ask": row, "team": row.answer.team.name},
        page=ask_row(door.plan, row),
        now=now,
        form=form,
        verdict=(form["verdict"].value() if form else row.state if row.reason else ""),
        answers=door.may(Verb.LEAD) and row.state != Ask.State.WITHDRAWN,
        withdraws=row.state == Ask.State.OPEN and row.answer.team_id in teams_led(door.roles),
        status=422 if form is not None else 200,
        shell={
            "crumbs": (
                Link(_("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}, door.to("workbook")),
                Link(_("Rounds"), door.to("rounds:page")),
            )
        },
    )


def _refuse(form: VerdictForm, error: ValidationError) -> None:
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else "wording", errors)
