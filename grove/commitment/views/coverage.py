"""How far everybody is: figures for who has answered, questions and the target for the head."""

import csv
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext
from django.views.decorators.http import require_POST, require_safe

from grove.commitment.actions import ask_people, reply, set_target
from grove.commitment.forms.confirmations import ReplyForm, TargetForm
from grove.commitment.models import Confirming
from grove.commitment.queries.confirming import confirming_of, mine
from grove.commitment.queries.coverage import belongs, coverage_of, not_yet_of, summary
from grove.commitment.signed import signed_version
from grove.look.shell import Link
from grove.org.looking_back import without_past
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view

NO_HISTORY = gettext_lazy(
    "Who understood and who commits is kept in no history, so that nobody’s answers can be traced."
    " There is only today’s page."
)


@require_safe
@plan_view(read=Verb.READ)
@without_past(NO_HISTORY)
def page(door: PlanDoor) -> HttpResponse:
    """Coverage by team, clarity by objective, questions."""
    confirming = _open_to(door)
    if confirming is None:
        return door.redirect(door.to("confirm:page"))
    return _page(door, confirming)


@require_safe
@plan_view(read=Verb.READ)
@without_past(NO_HISTORY)
def download(door: PlanDoor) -> HttpResponse:
    """The same figures as a table for a spreadsheet: nothing that the page does not show."""
    confirming = _open_to(door)
    if confirming is None:
        return door.redirect(door.to("confirm:page"))
    found = coverage_of(door.plan, confirming)
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{door.plan.code}-coverage.csv"'
    answer.write("\ufeff")  # spreadsheets take it for UTF-8 only with this
    rows = csv.writer(answer)
    rows.writerow(
        [_("Team"), _("People"), _("Answered"), _("Commit"), pgettext("confirmation", "Not yet")]
    )
    for team in found.teams:
        rows.writerow(
            [" + ".join(map(_plain, team.names)), team.people, team.answered, team.commit,
             team.not_yet]
        )  # fmt: skip
    rows.writerow([_("All"), found.people, found.answered, found.commit, found.not_yet])
    rows.writerow([])
    rows.writerow(
        [_("Objective"), _("Answered"), _("Understood at once"), _("Questions"), _("Open")]
    )
    for line in found.clarity:
        rows.writerow(
            [f"{line.code} {line.title}", line.answered, line.understood, line.questions, line.open]
        )
    return answer


@require_POST
@plan_view(write=Verb.LEAD)
def target(door: PlanDoor) -> HttpResponse:
    """How many per cent should have answered."""
    confirming = _asked(door)
    form = TargetForm(door.request.POST)
    if not form.is_valid():
        return _page(door, confirming, target_form=form, status=422)
    set_target(door.someone, confirming, form.cleaned_data["target"])
    return door.redirect(door.to("confirm:coverage"), _("The target is saved"), undo=False)


@require_POST
@plan_view(write=Verb.LEAD)
def answer_question(door: PlanDoor, key: str) -> HttpResponse:
    """The head answers a question."""
    confirming = _asked(door)
    form = ReplyForm(door.request.POST)
    if form.is_valid():
        try:
            reply(door.someone, confirming, key, form.cleaned_data["reply"])
        except KeyError:
            raise Http404 from None
        except ValidationError as error:
            form.add_error(None, error)
        else:
            toast = _("The question is answered")
            return door.redirect(door.to("confirm:coverage"), toast, undo=False)
    return _page(door, confirming, reply_form=form, replied=key, status=422)


@require_POST
@plan_view(write=Verb.LEAD)
def opening(door: PlanDoor) -> HttpResponse:
    """Ask the people about a version that was signed before Grove asked by itself."""
    version = signed_version(door.plan)
    if version is None:
        raise Http404
    ask_people(door.someone, version)
    return door.redirect(door.to("confirm:coverage"), _("Everybody is asked now"), undo=False)


def _asked(door: PlanDoor) -> Confirming:
    confirming = confirming_of(door.plan)
    if confirming is None:
        raise Http404
    return confirming


def _open_to(door: PlanDoor) -> Confirming | None:
    """What others answered is hidden until one gave one's own answers; the head, who answers the
    questions, and readers who are not asked see it at once."""
    confirming = confirming_of(door.plan)
    if confirming is None or door.may(Verb.LEAD):
        return confirming
    if not belongs(door.someone, door.plan, door.roles):
        return confirming
    return confirming if mine(door.plan, confirming, door.someone).finished else None


def _page(
    door: PlanDoor,
    confirming: Confirming,
    target_form: TargetForm | None = None,
    reply_form: ReplyForm | None = None,
    replied: str = "",
    status: int = 200,
) -> HttpResponse:
    found = coverage_of(door.plan, confirming)
    context: dict[str, Any] = {
        "not_yet": not_yet_of(door.plan, confirming, door.roles),
        "lead": door.may(Verb.LEAD),
        "target_form": target_form,
        "reply_form": reply_form,
        "replied": replied,
    }
    return door.render(
        "commitment/confirm/coverage.jinja",
        title=_("Understood and commit"),
        page=found,
        status=status,
        shell={
            "lede": summary(found),
            "crumbs": (
                Link(_("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}, door.to("workbook")),
                Link(_("version %(number)s") % {"number": found.number}, ""),
            ),
        },
        **context,
    )


def _plain(name: str) -> str:
    """A name that no spreadsheet takes for a formula."""
    return f"'{name}" if name[:1] in "=+-@\t\r" else name
