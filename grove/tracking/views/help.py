"""One call for help: who asked corrects it or takes it back, who is asked answers with words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.look.shell import Link
from grove.org.doors import Door, View, entrance, who_signed_in
from grove.org.policy import Verb, standing
from grove.plans.models import Writer
from grove.tracking.actions import answer_help, edit_help, read_answer, withdraw_help
from grove.tracking.forms import as_typed
from grove.tracking.models import HelpRequest
from grove.tracking.queries.help import asked_of, team_choices, teams_asked

Errors = Mapping[str, Sequence[str]]


@dataclass
class HelpDoor(Door):
    """A person in front of a call for help.

    reads     whether they may read its plan, too
    answers   whether it was asked of them
    """

    call: HelpRequest
    reads: bool
    answers: bool

    @property
    def asked_it(self) -> bool:
        """Whether this person asked."""
        return self.call.by_id == self.someone.pk

    def require(self, allowed: bool) -> None:
        """403 for who may read this but not do it."""
        if not allowed:
            raise PermissionDenied


def _help_view(view: Callable[..., HttpResponse]) -> View:
    def enter(request: HttpRequest, kwargs: dict[str, Any]) -> HelpDoor:
        door = Door(request, who_signed_in(request))
        person = door.someone
        writes = Writer.objects.filter(plan=OuterRef("key_result__plan"), person=person)
        call = (
            HelpRequest.objects.filter(pk=kwargs.pop("call"))
            .select_related("key_result__plan__department", "key_result__plan__cycle")
            .select_related("team", "by", "answered_by")
            .annotate(
                written=Exists(writes), asked=Exists(asked_of(person).filter(pk=OuterRef("pk")))
            )
            .first()
        )
        if call is None:
            raise Http404
        plan = call.key_result.plan
        reads = standing(person, plan.department, door.roles).may(
            Verb.READ, shared=plan.shared_at is not None, co_writer=call.written
        )
        if not reads and not (call.asked and plan.shared_at is not None):
            raise Http404
        entered = HelpDoor(request, person, call, reads, call.asked)
        entered.roles = door.roles
        return entered

    return entrance(view, "plan of the key result, or asked for help", enter)


@require_http_methods(["GET", "HEAD", "POST"])
@_help_view
def help_page(door: HelpDoor) -> HttpResponse:
    """What is needed, and the answer; who is asked writes it here."""
    if door.request.method != "POST":
        return _page(door)
    door.require(door.answers)
    typed = _typed(door, "answer")
    try:
        answer_help(door.someone, door.call, typed["answer"])
    except ValidationError as error:
        return _page(door, typed, _told(error))
    return door.redirect(_here(door), _("Answered"))


@require_POST
@_help_view
def help_wording(door: HelpDoor) -> HttpResponse:
    """Who asked says it anew."""
    door.require(door.asked_it)
    typed = _typed(door, "team", "text")
    asked = teams_asked(door.call.key_result.plan).filter(code=typed["team"])
    teams = {team.code: team for team in asked}
    if typed["team"] and typed["team"] not in teams:
        wrong = {"team": [_("Choose a team of the list, or the head.")]}
        return _page(door, typed, wrong)
    try:
        edit_help(door.someone, door.call, teams.get(typed["team"]), typed["text"])
    except ValidationError as error:
        return _page(door, typed, _told(error))
    return door.redirect(_here(door), _("Saved"))


@require_POST
@_help_view
def help_withdrawal(door: HelpDoor) -> HttpResponse:
    """It is needed no more."""
    door.require(door.asked_it)
    try:
        withdraw_help(door.someone, door.call)
    except ValidationError as error:
        return _page(door, {}, _told(error))
    plan = door.call.key_result.plan
    return door.redirect(reverse("tracking:check_in", kwargs=plan.place), _("Taken back"))


@require_POST
@_help_view
def help_notice(door: HelpDoor) -> HttpResponse:
    """Who asked has read the answer: it waits no longer."""
    door.require(door.asked_it)
    read_answer(door.someone, door.call)
    return door.redirect(_here(door), _("Read"))


def _typed(door: HelpDoor, *names: str) -> dict[str, str]:
    return as_typed({name: str(value) for name, value in door.request.POST.items()}, names)


def _told(error: ValidationError) -> dict[str, list[str]]:
    return error.message_dict if hasattr(error, "error_dict") else {"": error.messages}


def _here(door: HelpDoor) -> str:
    return reverse("help:page", args=[door.call.pk])


def _page(
    door: HelpDoor, typed: Mapping[str, str] | None = None, errors: Errors | None = None
) -> HttpResponse:
    call = door.call
    plan, code = call.key_result.plan, call.key_result.short_code
    edits = door.asked_it and call.answered_on is None
    return door.render(
        "tracking/help.jinja",
        title=_("%(code)s asks for help") % {"code": code},
        page=call,
        typed=typed or {},
        errors=errors or {},
        status=422 if errors else 200,
        href=reverse("okrs:key_result", args=[call.key_result.code]) if door.reads else "",
        edits=edits,
        teams=team_choices(plan, call.team_id) if edits else (),
        shell={
            "crumbs": (
                Link(
                    f"{plan.department.name} {plan.cycle.name}",
                    reverse("tracking:dashboard", kwargs=plan.place),
                ),
            )
            if door.reads
            else ()
        },
    )
