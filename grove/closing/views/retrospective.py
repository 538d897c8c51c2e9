"""The retrospective: writing alone, the reveal, groups, votes, and at most five lessons."""

import functools
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from grove.closing import actions
from grove.closing.forms import LessonForm, NoteForm, TimerForm, number_of
from grove.closing.queries.retrospective import belongs, retrospective_page
from grove.closing.views.frame import under
from grove.org.looking_back import without_past
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.positioning.forms import take_over
from grove.review.actions import bin_lesson, take_lesson
from grove.review.actions.lessons import MOST_LESSONS
from grove.review.models import Lesson

WITHOUT_PAST = gettext_lazy(
    "Notes and votes of a retrospective are kept in no history, so that nobody can tell who wrote"
    " what. There is only today’s page."
)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(write=Verb.READ)
@without_past(WITHOUT_PAST)
def retrospective(door: PlanDoor) -> HttpResponse:
    """The board; POST writes a note. It leaves no toast that could be undone: nobody else is to
    see who wrote."""
    if door.request.method != "POST":
        return _page(door)
    if not belongs(door.someone, door, door.roles):
        raise PermissionDenied
    form = NoteForm(door.plan, door.request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            actions.write_note(
                door.someone, data["objective"], data["sort"], data["text"], data["signed"]
            )
        except ValidationError as error:
            take_over(form, error)
        else:
            return door.redirect(_at(door, data["objective"].short_code))
    return _page(door, form)


@require_POST
@plan_view(write=Verb.READ)
def note_removal(door: PlanDoor, note: int) -> HttpResponse:
    """Take one's own note back, before the reveal."""
    if not actions.drop_note(door.someone, door.plan, note):
        raise Http404
    return door.redirect(_at(door))


@require_POST
@plan_view(write=Verb.SUGGEST)
def timer(door: PlanDoor) -> HttpResponse:
    """Say how many minutes everybody writes; `stop` takes the timer back."""
    if "stop" in door.request.POST:
        stop = functools.partial(actions.time_writing, door.someone, door.plan, 0)
        return _done(door, stop, _("The timer is taken back"), undo=False)
    form = TimerForm(door.request.POST)
    if not form.is_valid():
        return _page(door, timer=form)
    minutes = form.cleaned_data["minutes"]
    start = functools.partial(actions.time_writing, door.someone, door.plan, minutes)
    return _done(door, start, _("The timer runs; everybody sees it"), undo=False)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.SUGGEST, write=Verb.SUGGEST)
@without_past(WITHOUT_PAST)
def reveal(door: PlanDoor) -> HttpResponse:
    """Asks first, since it cannot be undone; POST shows all notes to all."""
    if door.request.method == "POST":
        actions.reveal_notes(door.someone, door.plan)
        return door.redirect(_at(door), _("The notes are revealed"), undo=False)
    return door.render(
        "closing/reveal.jinja",
        title=_("Reveal the notes"),
        page=retrospective_page(door),
        shell=under(door),
    )


@require_POST
@plan_view(write=Verb.SUGGEST)
def groups(door: PlanDoor) -> HttpResponse:
    """Put the notes into the groups that were typed."""
    sent = door.request.POST
    wanted = {
        number_of(name.removeprefix("group-")): str(value).replace("\x00", "")
        for name, value in sent.items()
        if name.startswith("group-")
    }
    return _done(door, lambda: actions.group_notes(door.someone, door.plan, wanted), _("Grouped"))


@require_POST
@plan_view(write=Verb.SUGGEST)
def voting(door: PlanDoor) -> HttpResponse:
    """Open the vote."""
    return _done(door, lambda: actions.open_vote(door.someone, door.plan), _("The vote is open"))


@require_POST
@plan_view(write=Verb.READ)
def votes(door: PlanDoor) -> HttpResponse:
    """Give one's three votes."""
    if not belongs(door.someone, door, door.roles):
        raise PermissionDenied
    chosen = {number_of(value) for value in door.request.POST.getlist("group")}
    return _done(
        door, lambda: actions.vote(door.someone, door.plan, chosen), _("Your votes are given")
    )


@require_POST
@plan_view(write=Verb.SUGGEST)
def count(door: PlanDoor) -> HttpResponse:
    """Count the votes."""
    return _done(door, lambda: actions.end_vote(door.someone, door.plan), _("The vote is over"))


@require_POST
@plan_view(write=Verb.SUGGEST)
def lessons(door: PlanDoor) -> HttpResponse:
    """A lesson leaves the retrospective: five at most."""
    form = LessonForm(door.plan, door.request.POST)
    if form.is_valid():
        try:
            take_lesson(door.someone, door.plan, form.cleaned_data["text"], form.cleaned_data["of"])
        except ValidationError as error:
            take_over(form, error)
        else:
            return door.redirect(_at(door, "lessons"), _("The lesson leaves the retrospective"))
    return _page(door, lesson=form)


@require_POST
@plan_view(write=Verb.SUGGEST)
def lesson_removal(door: PlanDoor, lesson: int) -> HttpResponse:
    """A lesson stays behind after all; the toast offers it back."""
    row = get_object_or_404(
        Lesson.objects.select_related("plan", "learned_in"), learned_in=door.plan, pk=lesson
    )
    bin_lesson(door.someone, row)
    return door.redirect(_at(door, "lessons"), _("The lesson stays behind"))


def _done(door: PlanDoor, act: Callable[[], Any], toast: str, undo: bool = True) -> HttpResponse:
    try:
        act()
    except ValidationError as error:
        return door.redirect(_at(door), error.messages[0], undo=False)
    return door.redirect(_at(door), toast, undo=undo)


def _at(door: PlanDoor, anchor: str = "") -> str:
    page = door.to("closing:retrospective")
    return f"{page}#{anchor}" if anchor else page


def _page(
    door: PlanDoor,
    note: NoteForm | None = None,
    lesson: LessonForm | None = None,
    timer: TimerForm | None = None,
) -> HttpResponse:
    page = retrospective_page(door)
    ledes = {
        "writing": _("The people of the plan write alone now. All read it after the reveal.")
        if not page.member
        else _(
            "Everybody writes alone. Until the reveal only you read what you write; afterwards"
            " nobody can tell whose it was, unless you sign it."
        ),
        "grouping": _("All notes, in random order. Notes that say the same go into one group."),
        "voting": _("Three votes each, for what weighed most."),
        "over": _("What weighed most stands first. Five lessons at most leave the room."),
    }
    return door.render(
        "closing/retrospective.jinja",
        title=_("Look back at %(cycle)s") % {"cycle": door.plan.cycle.name},
        page=page,
        form=note,
        lesson=lesson,
        timer=timer,
        most=MOST_LESSONS,
        polled=door.request.headers.get("HX-Request") == "true",
        status=422 if note or lesson or timer else 200,
        shell=under(door, ledes[page.stage]),
    )
