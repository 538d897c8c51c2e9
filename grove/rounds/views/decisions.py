"""Decisions: all of a plan, one with what it would change, a new one, applied or dropped."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.look.shell import Link
from grove.org.models import Role
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record.merge import MergeNeeded
from grove.rounds.actions import decisions as actions
from grove.rounds.doors import MeetingDoor, meeting_view
from grove.rounds.forms.decisions import DecisionForm, DroppingForm, field_choices
from grove.rounds.models import AgendaItem, Decision
from grove.rounds.proposals import OutOfDate
from grove.rounds.queries.decisions import TO_APPLY, decidable, decision_lines, decision_page
from grove.rounds.queries.meetings import readable
from grove.rounds.views.meeting_frame import frame


@require_safe
@plan_view(read=Verb.READ)
def list_page(door: PlanDoor) -> HttpResponse:
    """All decisions of the plan, each at its own anchor (#D14)."""
    opens = readable(door.plan, door.someone, _reads_all(door)).values_list("pk", flat=True)
    lines = decision_lines(door.plan, opens)
    waiting = sum(line.state == TO_APPLY for line in lines)
    lede = ngettext("%(count)d decision", "%(count)d decisions", len(lines)) % {"count": len(lines)}
    if waiting:
        to_apply = ngettext("%(count)d to apply", "%(count)d to apply", waiting)
        lede = _("%(decisions)s, %(waiting)s.") % {
            "decisions": lede,
            "waiting": to_apply % {"count": waiting},
        }
    return door.render(
        "rounds/meetings/decisions.jinja",
        title=_("Decisions"),
        page=lines,
        shell={"lede": lede if lines else "", "crumbs": _crumbs(door)},
    )


@require_safe
@plan_view(read=Verb.READ)
def decision(door: PlanDoor, number: int) -> HttpResponse:
    """One decision, and what would come of applying it."""
    return _page(door, _find(door, number))


@require_POST
@plan_view(write=Verb.EDIT)
def application(door: PlanDoor, number: int) -> HttpResponse:
    """Change the plan as decided; the toast offers to undo it."""
    row = _find(door, number)
    here = door.to("meetings:decision", number=number)
    seen = door.request.POST.get("seen", "").replace("\r\n", "\n")[:10_000]
    try:
        actions.apply_decision(door.someone, row, seen or None)
    except (OutOfDate, MergeNeeded):
        said = _(
            "The plan was changed in the same place meanwhile. Nothing was applied: look again."
        )
        return door.redirect(here, said, undo=False)
    except ValidationError as error:
        return door.redirect(here, " ".join(error.messages), undo=False)
    return door.redirect(here, _("%(code)s is applied") % {"code": row.code})


@require_POST
@plan_view(write=Verb.EDIT)
def dropping(door: PlanDoor, number: int) -> HttpResponse:
    """Say that a decision is not applied, and why."""
    row, form = _find(door, number), DroppingForm(door.request.POST)
    if form.is_valid():
        actions.drop_decision(door.someone, row, form.cleaned_data["because"])
        here = door.to("meetings:decision", number=number)
        return door.redirect(here, _("%(code)s is dropped") % {"code": row.code})
    return _page(door, row, form)


@require_http_methods(["GET", "HEAD", "POST"])
@meeting_view()
def new(door: MeetingDoor) -> HttpResponse:
    """A form for a decision that changes something in the plan; POST records it."""
    objects, owners = decidable(door.plan)
    item = AgendaItem.objects.filter(meeting=door.meeting, now_since__isnull=False).first()
    if door.request.method != "POST":
        about = item.about if item is not None and item.about in objects else ""
        begun = {"about": about, "field": "wording" if about else ""}
        form = DecisionForm(initial=begun, objects=objects, owners=owners)
        return _form_page(door, form, objects)
    form = DecisionForm(door.request.POST, objects=objects, owners=owners)
    if form.is_valid():
        data = form.cleaned_data
        try:
            made = actions.record_decision(
                door.someone,
                door.meeting,
                data["text"],
                item=item,
                about=data["about"],
                edit=form.edit,
                by_hand=form.by_hand,
            )
        except ValidationError as error:
            form.add_error(None, error.messages)
        except (OutOfDate, MergeNeeded):
            form.add_error(None, _("The plan was changed in the same place. Look again."))
        else:
            said = _("%(code)s is recorded") % {"code": made.code}
            return door.redirect(door.at("meetings:meeting"), said, undo=False)
    return _form_page(door, form, objects)


def _find(door: PlanDoor, number: int) -> Decision:
    row = get_object_or_404(
        Decision.objects.select_related("meeting", "recorded_by"), plan=door.plan, number=number
    )
    row.plan = door.plan
    return row


def _reads_all(door: PlanDoor) -> bool:
    return bool(door.standing.roles & {Role.Name.HEAD, Role.Name.BOSS})


def _page(door: PlanDoor, row: Decision, form: DroppingForm | None = None) -> HttpResponse:
    opens = readable(door.plan, door.someone, _reads_all(door)).filter(pk=row.meeting_id).exists()
    page = decision_page(door.plan, row, opens)
    return door.render(
        "rounds/meetings/decision.jinja",
        title=_("Decision %(code)s") % {"code": row.code},
        page=page,
        form=form,
        status=422 if form is not None else 200,
        shell={"crumbs": _crumbs(door, Link(_("Decisions"), door.to("meetings:decisions")))},
    )


def _form_page(door: MeetingDoor, form: DecisionForm, objects: dict[str, Any]) -> HttpResponse:
    return door.render(
        "rounds/meetings/decide.jinja",
        title=_("A decision that changes the plan"),
        page=door.meeting,
        form=form,
        objects=[(code, row.label[:90]) for code, row in objects.items()],
        choices=field_choices(),
        owners=[(one.pk, one.name) for one in form.owners.values()],
        status=422 if form.is_bound else 200,
        shell=frame(door, inside=True),
    )


def _crumbs(door: PlanDoor, *more: Link) -> tuple[Link, ...]:
    return (Link(_("Meetings"), door.to("meetings:list")), *more)
