"""Pages of rounds: the grid, sharing a version, closing, one team beside the department."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.look.shell import Link
from grove.org.models import Department
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record import clock
from grove.rounds.actions import rounds as actions
from grove.rounds.actions.asks import ask as send_ask
from grove.rounds.forms.rounds import AgreeForm, AskForm, ClosingForm, ShareForm
from grove.rounds.models import Ask, Round, TeamAnswer
from grove.rounds.models.rounds import USUAL
from grove.rounds.queries.asks import open_asks
from grove.rounds.queries.rounds import rounds_page
from grove.rounds.queries.team import team_page
from grove.rounds.teams import teams_led, teams_of
from grove.versions.holds import holds_of, together
from grove.versions.models import Version
from grove.versions.numbers import Number, following, points_of
from grove.versions.snapshot import fingerprint, snapshot

BOTH = require_http_methods(["GET", "HEAD", "POST"])
DAYS = 7  # that a round is offered


@require_safe
@plan_view(read=Verb.READ)
def page(door: PlanDoor) -> HttpResponse:
    """Teams × rounds."""
    found = rounds_page(door)
    return door.render(
        "rounds/rounds.jinja",
        title=_("Rounds"),
        page=found,
        shell={"lede": found.lede, "wide": True, "crumbs": crumbs(door)},
    )


@BOTH
@plan_view(read=Verb.LEAD, write=Verb.LEAD)
def sharing(door: PlanDoor) -> HttpResponse:
    """The form that sends a version down; POST begins the round."""
    if door.request.method != "POST":
        return _sharing_page(door, None)
    form = ShareForm(door.request.POST, plan=door.plan)
    try:
        if form.is_valid():
            data = form.cleaned_data
            made = actions.share_round(
                door.someone,
                data["version"],
                data["teams"],
                data["due"],
                data["line"],
                int(data["planned"] or USUAL),
            )
            words = _("Round %(number)d has begun") % {"number": made.number}
            return door.redirect(door.to("rounds:page"), words, undo=False)
    except ValidationError as error:
        refuse(form, error)
    return _sharing_page(door, form)


@BOTH
@plan_view(read=Verb.LEAD, write=Verb.LEAD)
def closing(door: PlanDoor) -> HttpResponse:
    """What closing the open round means; POST closes it with a version."""
    current = Round.objects.filter(plan=door.plan, closed_at=None).select_related("plan").first()
    if current is None:
        words = _("No round is open.")
        return door.redirect(door.to("rounds:page"), words, undo=False)
    current.plan = door.plan
    if door.request.method != "POST":
        return _closing_page(door, current, None)
    form = ClosingForm(door.request.POST)
    try:
        if form.is_valid():
            made = actions.close_round(door.someone, current, **form.cleaned_data)
            assert made.closed_with is not None
            words = _("Round %(number)d is closed with version %(version)s")
            values = {"number": made.number, "version": made.closed_with.number}
            return door.redirect(door.to("rounds:page"), words % values, undo=False)
    except ValidationError as error:
        refuse(form, error)
    return _closing_page(door, current, form)


@require_safe
@plan_view(read=Verb.READ)
def team(door: PlanDoor, team: str) -> HttpResponse:
    """One team's draft beside the department's, and what the team says."""
    return show_team(door, team)


@require_POST
@plan_view(write=Verb.SUGGEST)
def reading(door: PlanDoor, team: str) -> HttpResponse:
    """The team says that it has read the version."""
    given = _given(door, team)
    try:
        actions.say_read(door.someone, given)
    except ValidationError as error:
        return _back(door, team, " ".join(error.messages))
    words = _("%(team)s has read this version") % {"team": given.team}
    return door.redirect(_team(door, team), words)


@require_POST
@plan_view(write=Verb.SUGGEST)
def agreement(door: PlanDoor, team: str) -> HttpResponse:
    """The team agrees, with a reservation or without."""
    given, form = _given(door, team), AgreeForm(door.request.POST)
    try:
        if form.is_valid():
            actions.agree(door.someone, given, form.cleaned_data["reservation"])
            return door.redirect(_team(door, team), _("Your answer is there"))
    except ValidationError as error:
        refuse(form, error)
    return show_team(door, team, agree_form=form, status=422)


@require_POST
@plan_view(write=Verb.SUGGEST)
def asks(door: PlanDoor, team: str) -> HttpResponse:
    """The team asks something."""
    given, form = _given(door, team), AskForm(door.request.POST, plan=door.plan)
    try:
        if form.is_valid():
            made = send_ask(door.someone, given, **form.cleaned_data)
            words = _("%(ask)s is sent to the head") % {"ask": made}
            return door.redirect(f"{_team(door, team)}#asks", words)
    except ValidationError as error:
        refuse(form, error)
    return show_team(door, team, ask_form=form, status=422)


@require_POST
@plan_view(write=Verb.LEAD)
def reminder(door: PlanDoor, team: str) -> HttpResponse:
    """Remind the leads of a silent team."""
    given = _newest(door, team)
    try:
        actions.remind(door.someone, given)
    except ValidationError as error:
        words = " ".join(error.messages)
        return door.redirect(door.to("rounds:page"), words, undo=False)
    words = _("%(team)s is reminded: it stands first among what waits for them")
    return door.redirect(door.to("rounds:page"), words % {"team": given.team}, undo=False)


@require_POST
@plan_view(write=Verb.SUGGEST)
def team_plan(door: PlanDoor, team: str) -> HttpResponse:
    """Begin the team's own plan."""
    found = _spoken_for(door, team)
    made = actions.begin_team_plan(door.someone, door.plan, found)
    place = {"dept": found.slug, "cycle": made.cycle.name}
    words = _("The plan of %(team)s is begun") % {"team": found.name}
    return door.redirect(reverse("drafting:page", kwargs=place), words, undo=False)


def show_team(
    door: PlanDoor,
    slug: str,
    agree_form: AgreeForm | None = None,
    ask_form: AskForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a team, with what was typed when it was not taken."""
    found = team_page(door, slug)
    if found is None:
        raise Http404
    return door.render(
        "rounds/team.jinja",
        title=found.team.name,
        page=found,
        agree_form=agree_form,
        ask_form=ask_form,
        kinds=Ask.Kind.choices,
        status=status,
        shell={
            "wide": True,
            "lede": "",
            "crumbs": (*crumbs(door)[:1], Link(_("Rounds"), door.to("rounds:page"))),
        },
    )


def crumbs(door: PlanDoor) -> tuple[Link, ...]:
    """The plan, and which step this is."""
    return (
        Link(_("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}, door.to("workbook")),
        Link(_("step %(number)s of 8") % {"number": 5}, ""),
    )


def refuse(form: Any, error: ValidationError) -> None:
    """Take over what an action refused, field by field."""
    if not hasattr(error, "error_dict"):
        form.add_error(None, error)
        return
    for name, errors in error.error_dict.items():
        form.add_error(name if name in form.fields else None, errors)


def _team(door: PlanDoor, slug: str) -> str:
    return door.to("rounds:team", team=slug)


def _back(door: PlanDoor, slug: str, words: str) -> HttpResponse:
    return door.redirect(_team(door, slug), words, undo=False)


def _find_team(door: PlanDoor, slug: str) -> Department:
    return get_object_or_404(teams_of(door.department), code=slug.upper())


def _spoken_for(door: PlanDoor, slug: str) -> Department:
    """The team, if this person speaks for it: else 403."""
    found = _find_team(door, slug)
    if found.pk not in teams_led(door.roles):
        raise PermissionDenied
    return found


def _newest(door: PlanDoor, slug: str) -> TeamAnswer:
    """What a team says in the newest round it was asked in, or 404."""
    found = _find_team(door, slug)
    row = (
        TeamAnswer.objects.filter(Q(round__plan=door.plan), team=found)
        .select_related("round", "team")
        .order_by("round__number")
        .last()
    )
    if row is None:
        raise Http404
    return row


def _given(door: PlanDoor, slug: str) -> TeamAnswer:
    _spoken_for(door, slug)
    return _newest(door, slug)


def _sharing_page(door: PlanDoor, form: ShareForm | None) -> HttpResponse:
    last = Round.objects.filter(plan=door.plan).order_by("number").last()
    empty = ShareForm(plan=door.plan)
    versions: Any = empty.fields["version"]
    teams: Any = empty.fields["teams"]
    everybody = [(row.pk, row.name) for row in teams.queryset]
    if form is not None:
        values = {name: form[name].value() for name in form.fields}
        values["teams"] = door.request.POST.getlist("teams")
    else:
        due = clock.today() + timedelta(days=DAYS)
        values = {
            "version": "",
            "line": "",
            "teams": [pk for pk, _name in everybody],
            "due": due.isoformat(),
            "planned": max(last.planned, last.number + 1) if last else USUAL,
        }
    number = last.number + 1 if last else 1
    return door.render(
        "rounds/sharing.jinja",
        title=_("Share a version with the teams"),
        page=values,
        form=form,
        versions=[(row.pk, _version_words(row)) for row in versions.queryset],
        teams=everybody,
        number=number,
        open_round=last is not None and last.closed_at is None,
        status=422 if form is not None else 200,
        shell=_under(door),
    )


def _version_words(row: Version) -> str:
    return f"{row.number} {row.name}".strip()


def _closing_page(door: PlanDoor, current: Round, form: ClosingForm | None) -> HttpResponse:
    last = Version.objects.filter(plan=door.plan).order_by("major", "minor").last()
    assert last is not None
    content = snapshot(door.plan)
    changed = last.fingerprint != fingerprint(content)
    number = following(Number(last.major, last.minor)) if changed else last.number
    silent = TeamAnswer.objects.filter(round=current, answer="").select_related("team")
    return door.render(
        "rounds/closing.jinja",
        title=_("Close round %(number)d") % {"number": current.number},
        page=open_asks(door.plan),
        form=form,
        changed=changed,
        version=str(number),
        points=points_of(content) if changed else 0,
        holds=together(holds_of(door.plan, str(number))) if changed else (),
        silent=[row.team.name for row in silent.order_by("team__pk")],
        status=422 if form is not None else 200,
        shell=_under(door),
    )


def _under(door: PlanDoor) -> dict[str, Any]:
    """The frame of a page below the rounds."""
    return {"crumbs": (*crumbs(door)[:1], Link(_("Rounds"), door.to("rounds:page")))}
