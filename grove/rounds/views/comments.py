"""Pages of comments: all threads or those of one thing, a new one, answers, resolutions."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from grove.okrs.models import KeyResult, Objective
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.readers import readers
from grove.rounds import actions
from grove.rounds.forms.comments import CommentForm, ResolutionForm, ThreadForm
from grove.rounds.models import Comment, Thread
from grove.rounds.queries.comments import comments_page
from grove.rounds.views.frame import back_to, frame


@require_safe
@plan_view(read=Verb.READ)
def page(door: PlanDoor) -> HttpResponse:
    """What is unresolved, and what was said. `?about=O3`: only of O3, with its texts; `?quoted=`
    are words of it a new thread begins on."""
    asked = door.request.GET
    initial = {"about": asked.get("about", ""), "quoted": asked.get("quoted", "")[:500]}
    return _page(door, ThreadForm(plan=door.plan, initial=initial), about=initial["about"])


@require_POST
@plan_view(write=Verb.COMMENT)
def threads(door: PlanDoor) -> HttpResponse:
    """Begin a thread."""
    form = ThreadForm(door.request.POST, plan=door.plan, people=readers(door.plan))
    if not form.is_valid():
        return _page(door, form, about=door.request.POST.get("shown", ""), status=422)
    data = form.cleaned_data
    thread = actions.begin_thread(
        door.someone, door.plan, data["about"], data["text"], data["quoted"], form.mentioned
    )
    return _back(door, _("Your comment is there"), thread)


@require_POST
@plan_view(write=Verb.COMMENT)
def answer(door: PlanDoor, thread: int) -> HttpResponse:
    """Go on in a thread."""
    row, form = find_thread(door, thread), CommentForm(door.request.POST, people=readers(door.plan))
    if not form.is_valid():
        return _page(door, failed=(row.pk, form), status=422)
    actions.answer(door.someone, row, form.cleaned_data["text"], form.mentioned)
    return _back(door, _("Your answer is there"), row)


@require_POST
@plan_view(write=Verb.COMMENT)
def resolution(door: PlanDoor, thread: int) -> HttpResponse:
    """Close a thread: its beginner, who writes the plan, who owns what it is about."""
    row, form = find_thread(door, thread), ResolutionForm(door.request.POST, plan=door.plan)
    if not (decides(door, row) or _began(door, row)):
        raise PermissionDenied
    if not form.is_valid():
        return _page(door, failed=(row.pk, form), status=422)
    actions.resolve(door.someone, row, form.cleaned_data["line"], form.cleaned_data["change"])
    return _back(door, _("Resolved"))


@require_POST
@plan_view(write=Verb.COMMENT)
def reopening(door: PlanDoor, thread: int) -> HttpResponse:
    """Take a thread up again: anybody who may comment."""
    row = find_thread(door, thread)
    actions.reopen(door.someone, row)
    return _back(door, _("The thread is open again"), row)


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
    return _back(door, _("Your comment is taken back"))


def find_thread(door: PlanDoor, pk: int) -> Thread:
    """A thread of this plan, or 404."""
    return get_object_or_404(Thread.objects.select_related("plan"), pk=pk, plan=door.plan)


def decides(door: PlanDoor, thread: Thread) -> bool:
    """Whether this person writes the plan or owns what the thread is about."""
    if door.edits:
        return True
    own = {"pk": thread.object_id, "owner": door.someone}
    if thread.kind == "okrs.objective":
        return Objective.objects.filter(**own).exists()
    return thread.kind == "okrs.keyresult" and KeyResult.objects.filter(**own).exists()


def _began(door: PlanDoor, thread: Thread) -> bool:
    first = thread.comments.order_by("at", "pk").first()
    return first is not None and first.author_id == door.someone.pk


def _back(door: PlanDoor, toast: str, thread: Thread | None = None) -> HttpResponse:
    page = door.to("rounds:comments")
    return door.redirect(back_to(door, f"{page}#t{thread.pk}" if thread else page), toast)


def _page(
    door: PlanDoor,
    form: ThreadForm | None = None,
    failed: tuple[int, forms.Form] | None = None,
    about: str = "",
    status: int = 200,
) -> HttpResponse:
    page = comments_page(door, about)
    if page is None:
        if status == 200:
            raise Http404
        page = comments_page(door)
        assert page is not None
    lede = ngettext(
        "%(count)d comment is open.", "%(count)d comments are open.", len(page.open)
    ) % {"count": len(page.open)}
    title = _("Comments on %(what)s") % {"what": page.thing.title} if page.thing else _("Comments")
    return door.render(
        "rounds/comments.jinja",
        title=title,
        page=page,
        form=form or ThreadForm(plan=door.plan, initial={"about": about}),
        failed_at=failed[0] if failed else 0,
        failed=failed[1] if failed else None,
        status=status,
        shell={**frame(door, inside=bool(page.thing)), "lede": lede},
    )
