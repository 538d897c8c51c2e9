"""Pages of the web door that belong to no single room."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from grove.look import samples
from grove.look.shell import Link
from grove.method import load
from grove.org.doors import Door, administrators, public, signed_in
from grove.org.policy import Verb
from grove.plans.actions import (
    invite_writer,
    mark_step,
    release_writer,
    set_plan,
    share_plan,
)
from grove.plans.doors import PlanDoor, enter_plan, plan_view
from grove.plans.forms import PlanDetails, WriterForm
from grove.plans.merging import merge_response
from grove.plans.models import Writer
from grove.record import clock
from grove.record.merge import MergeNeeded
from grove.record.models import Act
from grove.record.undo import CannotUndo, undo
from grove.web.home import KINDS, summary
from grove.web.home import home as read_home
from grove.web.past import may_undo, read_bin, read_history, require_not_final, restorable
from grove.web.people import who_is_needed
from grove.web.workbook import workbook as read_workbook


@require_safe
@signed_in
def home(door: Door) -> HttpResponse:
    """What waits for the person, and their plans."""
    page = read_home(door.someone, door.roles, clock.today(), door.waiting(KINDS), waits=door.waits)
    frame: dict[str, Any] = {"lede": summary(page)}
    if page.plan is not None:
        # The words of the plan one works in stand around the page, as on every other day.
        counted = door.counted
        door = enter_plan(door, page.plan, Verb.READ, Verb.READ)
        door.counted = counted
        frame |= {"crumbs": (), "lock": ""}
    return door.render("web/home.jinja", title=_("This week"), page=page, shell=frame)


@require_safe
@plan_view(read=Verb.READ)
def workbook(door: PlanDoor) -> HttpResponse:
    """The task list of the eight steps."""
    page = read_workbook(door.plan, door.language, who_is_needed(door.plan))
    return door.render(
        "web/workbook.jinja",
        title=_("Plan %(cycle)s") % {"cycle": door.plan.cycle.name},
        page=page,
        shell={"lede": page.summary, "crumbs": (Link(door.department.name, ""),)},
        leads=door.may(Verb.LEAD),
        shared=door.plan.shared_at is not None,
    )


@require_POST
@plan_view(write=Verb.EDIT)
def mark(door: PlanDoor, step: str) -> HttpResponse:
    """Good enough for now, or not any more."""
    key = step.replace("-", "_")
    if key not in {known.key for known in load().steps}:
        raise Http404
    good = door.request.POST.get("good") != "no"
    mark_step(door.someone, door.plan, key, good)
    said = _("Marked as good enough for now") if good else _("The mark is taken back")
    return door.redirect(door.to("workbook"), said)


@require_POST
@plan_view(write=Verb.LEAD)
def share(door: PlanDoor) -> HttpResponse:
    """Everybody in the department may read the plan from now on."""
    share_plan(door.someone, door.plan)
    return door.redirect(door.to("workbook"), _("The plan is shared with the department"))


@plan_view(read=Verb.EDIT, write=Verb.EDIT)
def details(door: PlanDoor) -> HttpResponse:
    """The day to sign by and the share of running the business."""
    form = PlanDetails(door.request.POST or None, plan=door.plan)
    if door.request.method == "POST" and form.is_valid():
        try:
            set_plan(door.someone, door.plan, **form.cleaned_data)
        except MergeNeeded as error:
            return merge_response(door, error, form.labels, door.to("plan_details"))
        return door.redirect(door.to("workbook"), _("The plan’s details are saved"))
    return door.render(
        "web/details.jinja",
        title=_("Details of the plan"),
        form=form,
        status=422 if form.errors else 200,
    )


@plan_view(read=Verb.EDIT, write=Verb.LEAD)
def writers(door: PlanDoor) -> HttpResponse:
    """Who writes the plan with the head."""
    form = WriterForm(door.request.POST or None, plan=door.plan)
    if door.request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        invite_writer(door.someone, door.plan, person)
        return door.redirect(
            door.to("writers"), _("%(name)s writes the plan with you") % {"name": person.name}
        )
    rows = Writer.objects.filter(plan=door.plan).select_related("person").order_by("person__name")
    return door.render(
        "web/writers.jinja",
        title=_("Who writes this plan"),
        form=form,
        page=list(rows),
        people=form.people,
        leads=door.may(Verb.LEAD),
        status=422 if form.errors else 200,
    )


@require_POST
@plan_view(write=Verb.LEAD)
def writer_removal(door: PlanDoor, writer: int) -> HttpResponse:
    """End somebody's writing of the plan."""
    row = get_object_or_404(Writer, pk=writer, plan=door.plan)
    release_writer(door.someone, row)
    return door.redirect(door.to("writers"), _("%(name)s reads the plan now") % {"name": row})


@require_safe
@plan_view(read=Verb.READ)
def history(door: PlanDoor) -> HttpResponse:
    """Every change of the plan: who, when, which field, before, after, because."""
    page = read_history(door.plan, door.request.GET.get("before", ""))
    return door.render(
        "web/history.jinja",
        title=_("History"),
        page=page,
        shell={"lede": _("Every change, the newest first. Undoing one is a change too.")},
    )


@require_safe
@plan_view(read=Verb.EDIT)
def bin_page(door: PlanDoor) -> HttpResponse:
    """What was deleted and can still come back."""
    return door.render(
        "web/bin.jinja",
        title=_("Bin"),
        page=read_bin(door.plan),
        shell={"lede": _("What you delete rests here for 30 days and can come back.")},
    )


@require_POST
@plan_view(write=Verb.EDIT)
def restore(door: PlanDoor, act: int) -> HttpResponse:
    """Take back what one act put into the bin."""
    done = restorable(door.plan, act)
    try:
        require_not_final(done)
        undo(door.someone, done)
    except ValidationError as error:
        return door.redirect(door.to("bin"), error.messages[0], undo=False)
    except CannotUndo:
        return door.redirect(
            door.to("bin"), _("It cannot come back: it was changed since"), undo=False
        )
    return door.redirect(door.to("bin"), _("It is back where it was"))


@require_POST
@signed_in
def undo_act(door: Door, act: int) -> HttpResponse:
    """Undo one act, where the person may write what it changed."""
    done = get_object_or_404(Act, pk=act)
    if not may_undo(door, done):
        raise PermissionDenied
    target = door.request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts=None):
        target = "/"
    try:
        require_not_final(done)
        undo(door.someone, done)
    except ValidationError as error:
        return door.redirect(target, error.messages[0], undo=False)
    except CannotUndo:
        said = _(
            "This cannot be undone any more: it was changed since. The history has every step."
        )
        return door.redirect(target, said, undo=False)
    return door.redirect(target, _("Undone"))


@require_safe
@public
def guide(door: Door) -> HttpResponse:
    """The method in words."""
    return door.render(
        "web/guide.jinja",
        title=_("The method"),
        page=load(),
        shell={"lede": _("Eight steps from “why do we exist?” to a year of honest tracking.")},
    )


@require_safe
@public
def guide_page(door: Door, page: str) -> HttpResponse:
    """One step of the method, or the glossary."""
    method = load()
    if page == "glossary":
        return door.render(
            "web/glossary.jinja", title=pgettext("glossary", "Words"), page=method.glossary
        )
    step = next((it for it in method.steps if it.key.replace("_", "-") == page), None)
    if step is None:
        raise Http404
    return door.render(
        "web/guide_step.jinja",
        title=step.title(door.language),
        page=step,
        shell={
            "lede": step.purpose(door.language),
            "crumbs": (Link(_("The method"), "/guide"),),
        },
    )


@require_safe
@administrators
def components(door: Door) -> HttpResponse:
    """The living page of all parts."""
    door.request.shell = door.shell(_("Components"))  # type: ignore[attr-defined]
    return render(door.request, "look/components.jinja", samples.context(door.request))
