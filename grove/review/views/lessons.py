"""Lessons: writing, ordering, choosing which go on; beginning without a last cycle."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.okrs.models import KeyResult, Objective
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.plans.models import Plan
from grove.positioning.forms import labels, seen_revision, take_over
from grove.record.merge import MergeNeeded
from grove.review import actions
from grove.review.forms import FreshForm, LessonForm, MoveForm, UsedLessonForm, numbers_of
from grove.review.models import Lesson
from grove.review.saying import carried_words
from grove.review.views.around import show_page, under

LONGEST_LINE = 90  # of an option


@require_POST
@plan_view()
def lessons(door: PlanDoor) -> HttpResponse:
    """Write one more lesson down."""
    form = LessonForm(door.request.POST)
    if not form.is_valid():
        return show_page(door, form, 422)
    actions.add_lesson(door.someone, door.plan, form.cleaned_data["text"])
    return _back(door, _("Lesson added"))


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def lesson(door: PlanDoor, lesson: int) -> HttpResponse:
    """A lesson's words; POST changes them."""
    row = _lesson(door, lesson)
    lines = _lines(door.plan)
    of_draft = "draft" in (door.request.GET.get("from"), door.request.POST.get("from"))
    back = f"{door.to('review:page')}#lessons"
    if of_draft:
        back = f"{door.to('drafting:page')}?panel=lessons#panel"
    form = UsedLessonForm(door.request.POST, lines=lines) if door.request.method == "POST" else None
    if form is not None and form.is_valid():
        revision = seen_revision(form.data)
        try:
            saved = actions.edit_lesson(door.someone, row, revision, form.cleaned_data["text"])
            if "line" in form.data:
                actions.use_lesson(door.someone, saved, form.line)
        except MergeNeeded as error:
            here = door.to("review:lesson", lesson=row.pk)
            return merge_response(door, error, labels(form), here)
        return door.redirect(back, _("Lesson saved"))
    return door.render(
        "review/lesson.jinja",
        title=_("Edit the lesson"),
        page=form or UsedLessonForm(initial={"text": row.text, "line": _used_by(row)}, lines=lines),
        lines=[(line.short_code, line.label[:LONGEST_LINE]) for line in lines],
        status=422 if form is not None else 200,
        revision=seen_revision(form.data) if form is not None else row.revision,
        action=door.to("review:lesson", lesson=row.pk),
        bin=door.to("review:lesson_bin", lesson=row.pk),
        back=back,
        of_draft=of_draft,
        shell=under(door),
    )


@require_POST
@plan_view()
def carried(door: PlanDoor) -> HttpResponse:
    """Which of the lessons that were shown go on beside the draft (autosave or by hand)."""
    sent = door.request.POST
    count = actions.carry_lessons(
        door.someone,
        door.plan,
        numbers_of(sent.getlist("shown")),
        numbers_of(sent.getlist("carried")),
    )
    if door.wants_json:
        return door.saved(0)
    return _back(door, carried_words(count, door.plan))


@require_POST
@plan_view()
def lesson_place(door: PlanDoor, lesson: int) -> HttpResponse:
    """Moves a lesson one place up or down."""
    form = MoveForm(door.request.POST)
    if form.is_valid():
        row = _lesson(door, lesson)
        actions.move_lesson(door.someone, row, up=form.cleaned_data["move"] == "up")
    return door.redirect(f"{door.to('review:page')}#lessons")


@require_POST
@plan_view()
def lesson_bin(door: PlanDoor, lesson: int) -> HttpResponse:
    """Puts a lesson into the bin; the toast offers it back."""
    actions.bin_lesson(door.someone, _lesson(door, lesson))
    return _back(door, _("The lesson is in the bin"))


@require_POST
@plan_view()
def fresh_start(door: PlanDoor) -> HttpResponse:
    """Begin without a last cycle: three answers become lessons and failures."""
    form = FreshForm(door.request.POST)
    try:
        if form.is_valid():
            actions.start_fresh(door.someone, door.plan, **form.cleaned_data)
            return _back(door, _("Lessons and failures are written down"))
    except ValidationError as error:
        take_over(form, error)
    return show_page(door, form, 422)


def _lesson(door: PlanDoor, pk: int) -> Lesson:
    rows = Lesson.objects.select_related("plan", "used_by_objective", "used_by_key_result")
    return get_object_or_404(rows, plan=door.plan, pk=pk)


def _lines(plan: Plan) -> list[Objective | KeyResult]:
    """The lines of a plan: each objective above its key results. Two queries."""
    found: list[Objective | KeyResult] = []
    results = list(KeyResult.objects.filter(plan=plan))
    for objective in Objective.objects.filter(plan=plan):
        found.append(objective)
        found += [row for row in results if row.objective_id == objective.pk]
    return found


def _used_by(lesson: Lesson) -> str:
    line = lesson.used_by_key_result or lesson.used_by_objective
    return line.short_code if line is not None else ""


def _back(door: PlanDoor, toast: str) -> HttpResponse:
    return door.redirect(f"{door.to('review:page')}#lessons", toast)
