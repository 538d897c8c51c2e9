"""Pages of comments: all threads, a new one, answers, resolutions."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from grove.method import load
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.rounds.actions import comments as actions
from grove.rounds.forms.comments import CommentForm, ResolutionForm, ThreadForm
from grove.rounds.models import Comment, Thread
from grove.rounds.queries.comments import rounds_page


@require_safe
@plan_view(read=Verb.READ)
def page(door: PlanDoor) -> HttpResponse:
    """What is unresolved, and what was said. `?about=O3` begins a thread about O3."""
    about = door.request.GET.get("about", "")
    return _page(door, ThreadForm(plan=door.plan, initial={"about": about}))


@require_POST
@plan_view(write=Verb.COMMENT)
def threads(door: PlanDoor) -> HttpResponse:
    """Begin a thread."""
    form = ThreadForm(door.request.POST, plan=door.plan)
    if not form.is_valid():
        return _page(door, form, status=422)
    data = form.cleaned_data
    thread = actions.begin_thread(
        door.someone, door.plan, data["about"], data["text"], data["quoted"]
    )
    return door.redirect(f"{door.to('rounds:page')}#t{thread.pk}", _("Your comment is there"))


@require_POST
@plan_view(write=Verb.COMMENT)
def answer(door: PlanDoor, thread: int) -> HttpResponse:
    """Go on in a thread."""
    row, form = _thread(door, thread), CommentForm(door.request.POST)
    if not form.is_valid():
        return _page(door, failed=(row.pk, form), status=422)
    actions.answer(door.someone, row, form.cleaned_data["text"])
    return door.redirect(f"{door.to('rounds:page')}#t{row.pk}", _("Your answer is there"))


@require_POST
@plan_view(write=Verb.COMMENT)
def resolution(door: PlanDoor, thread: int) -> HttpResponse:
    """Close a thread: its beginner, or who writes the plan."""
    row, form = _thread(door, thread), ResolutionForm(door.request.POST)
    _may_close(door, row)
    if not form.is_valid():
        return _page(door, failed=(row.pk, form), status=422)
    actions.resolve(door.someone, row, form.cleaned_data["line"])
    return door.redirect(door.to("rounds:page"), _("Resolved"))


@require_POST
@plan_view(write=Verb.COMMENT)
def reopening(door: PlanDoor, thread: int) -> HttpResponse:
    """Take a thread up again: anybody who may comment."""
    row = _thread(door, thread)
    actions.reopen(door.someone, row)
    return door.redirect(f"{door.to('rounds:page')}#t{row.pk}", _("The thread is open again"))


@require_POST
@plan_view(write=Verb.COMMENT)
def withdrawal(door: PlanDoor, comment: int) -> HttpResponse:
    """Take back one's own words."""
    row = get_object_or_404(
        Comment.objects.select_related("thread__plan"), pk=comment, thread__plan=door.plan
    )
    if not actions.may_withdraw(door.someone, row):
        raise PermissionDenied
    actions.withdraw(door.someone, row)
    return door.redirect(door.to("rounds:page"), _("Your comment is taken back"))


def _thread(door: PlanDoor, pk: int) -> Thread:
    return get_object_or_404(Thread.objects.select_related("plan"), pk=pk, plan=door.plan)


def _may_close(door: PlanDoor, thread: Thread) -> None:
    first = thread.comments.order_by("at", "pk").first()
    if not (door.edits or (first is not None and first.author_id == door.someone.pk)):
        raise PermissionDenied


def _page(
    door: PlanDoor,
    form: ThreadForm | None = None,
    failed: tuple[int, forms.Form] | None = None,
    status: int = 200,
) -> HttpResponse:
    page = rounds_page(door.plan, door.someone.pk)
    lede = ngettext(
        "%(count)d comment is open.", "%(count)d comments are open.", len(page.open)
    ) % {"count": len(page.open)}
    return door.render(
        "rounds/comments.jinja",
        title=load().step("iterate").short(door.language),
        page=page,
        form=form or ThreadForm(plan=door.plan),
        failed_at=failed[0] if failed else 0,
        failed=failed[1] if failed else None,
        status=status,
        shell={"lede": lede},
    )
