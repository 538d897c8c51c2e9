"""Doors of step 1: the page that saves itself, and small pages for its parts."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.look.shell import Link
from grove.method import load
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.positioning import actions
from grove.positioning.forms import (
    DimensionForm,
    MoveForm,
    ParallelAnswerForm,
    PositioningForm,
    StatementForm,
    labels,
    seen_revision,
)
from grove.positioning.models import ParallelAnswer, Positioning, ValueDimension
from grove.positioning.queries import (
    answers_beside,
    answers_page,
    positioning_page,
    statement_of,
)
from grove.record.merge import MergeNeeded

READ_AND_SAVE = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_SAVE
@plan_view()
def page(door: PlanDoor) -> HttpResponse:
    """The whole step; POST keeps the answers that were sent (autosave or by hand)."""
    if door.request.method != "POST":
        return _page(door)
    form = PositioningForm(door.request.POST)
    if not form.is_valid():
        if door.wants_json:
            return JsonResponse({"errors": form.errors}, status=422)
        return _page(door, form, status=422)
    revision = seen_revision(form.data)
    try:
        saved = actions.save_answers(door.someone, door.plan, revision, form.sent)
    except MergeNeeded as error:
        return merge_response(door, error, labels(form), door.to("positioning:page"))
    if door.wants_json:
        return door.saved(saved.revision)
    return door.redirect(door.to("positioning:page"), toast=_("Positioning saved"))


@require_POST
@plan_view()
def still_true(door: PlanDoor) -> HttpResponse:
    """What was taken over from the cycle before holds, as it stands now."""
    actions.still_true(door.someone, door.plan)
    return door.redirect(door.to("positioning:page"), _("The positioning is this year’s own"))


@READ_AND_SAVE
@plan_view()
def dimension_new(door: PlanDoor) -> HttpResponse:
    """A form for one more dimension; POST adds it."""
    form = DimensionForm(door.request.POST if door.request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            added = actions.add_dimension(door.someone, door.plan, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return _back(door, _("Dimension “%(name)s” added") % {"name": added.name})
    return _dimension_form(door, form, _("Add a dimension"), door.to("positioning:dimensions"))


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def dimension(door: PlanDoor, dimension: int) -> HttpResponse:
    """A form for a dimension; POST changes it."""
    row = _dimension(door, dimension)
    here = door.to("positioning:dimension", dimension=row.pk)
    if door.request.method != "POST":
        form = DimensionForm(
            initial={"name": row.name, "measured_by": row.measured_by, "judged_by": row.judged_by}
        )
        return _dimension_form(door, form, _("Edit the dimension"), here, row)
    form = DimensionForm(door.request.POST)
    if not form.is_valid():
        return _dimension_form(door, form, _("Edit the dimension"), here, row)
    try:
        actions.edit_dimension(door.someone, row, seen_revision(form.data), form.cleaned_data)
    except MergeNeeded as error:
        return merge_response(door, error, labels(form), here)
    return _back(door, _("Dimension “%(name)s” saved") % {"name": form.cleaned_data["name"]})


@require_POST
@plan_view()
def place(door: PlanDoor, dimension: int) -> HttpResponse:
    """Moves a dimension one place up or down."""
    form = MoveForm(door.request.POST)
    if form.is_valid():
        actions.move_dimension(
            door.someone, _dimension(door, dimension), up=form.cleaned_data["move"] == "up"
        )
    return door.redirect(f"{door.to('positioning:page')}#q-judgement")


@require_POST
@plan_view()
def dimension_bin(door: PlanDoor, dimension: int) -> HttpResponse:
    """Puts a dimension into the bin; the toast offers it back."""
    row = _dimension(door, dimension)
    actions.bin_dimension(door.someone, row)
    return _back(door, _("Dimension “%(name)s” is in the bin") % {"name": row.name})


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def statement(door: PlanDoor) -> HttpResponse:
    """The statement as a text to edit; POST keeps it."""
    found = Positioning.objects.filter(plan=door.plan).first() or Positioning(plan=door.plan)
    form = StatementForm(door.request.POST if door.request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            actions.save_answers(
                door.someone, door.plan, seen_revision(form.data), form.cleaned_data
            )
        except MergeNeeded as error:
            return merge_response(door, error, labels(form), door.to("positioning:statement"))
        return door.redirect(f"{door.to('positioning:page')}#statement", toast=_("Statement saved"))
    rows = tuple(ValueDimension.objects.filter(plan=door.plan))
    return door.render(
        "positioning/statement.jinja",
        title=_("Edit the statement"),
        page=form,
        status=422 if form.is_bound else 200,
        text=form.data.get("statement") if form.is_bound else statement_of(found, rows),
        revision=seen_revision(form.data) if form.is_bound else found.revision,
        back=f"{door.to('positioning:page')}#statement",
        shell=_under(door),
    )


@require_POST
@plan_view()
def assembly(door: PlanDoor) -> HttpResponse:
    """Lets the statement follow the answers again."""
    actions.assemble_again(door.someone, door.plan)
    return door.redirect(
        f"{door.to('positioning:page')}#statement", toast=_("Statement assembled from the answers")
    )


@READ_AND_SAVE
@plan_view(write=Verb.SUGGEST)
def answers(door: PlanDoor, question: str) -> HttpResponse:
    """Every answer to one question side by side; POST keeps the reader's own beside the head's."""
    if question not in {one.key for one in load().questions}:
        raise Http404
    form = ParallelAnswerForm(door.request.POST if door.request.method == "POST" else None)
    if form.is_bound and answers_beside(door) and form.is_valid():
        text = form.cleaned_data["text"]
        actions.answer_beside(door.someone, door.plan, door.someone, question, text)
        toast = _("Your own answer is saved") if text else _("Your own answer is taken back")
        return door.redirect(door.to("positioning:answers", question=question), toast=toast)
    shown = answers_page(door, question)
    return door.render(
        "positioning/answers.jinja",
        title=shown.question.text,
        page=shown,
        form=form,
        status=422 if form.is_bound else 200,
        shell=_under(door) | {"lede": f"{shown.question.hint}"},
    )


@require_POST
@plan_view()
def adoption(door: PlanDoor, question: str, answer: int) -> HttpResponse:
    """Takes a lead's words over into the head's answer."""
    found = (
        ParallelAnswer.objects.filter(plan=door.plan, question=question, pk=answer)
        .select_related("author", "plan")
        .first()
    )
    if found is None:
        raise Http404
    actions.take_over(door.someone, found)
    return door.redirect(
        f"{door.to('positioning:page')}#q-{question}",
        toast=_("%(name)s’s words are taken over") % {"name": found.author.name},
    )


def _page(door: PlanDoor, form: PositioningForm | None = None, status: int = 200) -> HttpResponse:
    typed = dict(form.data.items()) if form is not None else None
    if typed is not None:
        typed["revision"] = str(seen_revision(typed))
    shown = positioning_page(door, typed, dict(form.errors) if form is not None else None)
    language = door.language
    return door.render(
        "positioning/page.jinja",
        title=load().step("positioning").short(language),
        page=shown,
        form=form,
        status=status,
        shell={
            "lede": load().step("positioning").purpose(language),
            "crumbs": (*_crumbs(door), Link(_("step %(number)s of 8") % {"number": 1}, "")),
        },
    )


def _dimension_form(
    door: PlanDoor, form: DimensionForm, title: str, action: str, row: ValueDimension | None = None
) -> HttpResponse:
    seen = seen_revision(form.data) if form.is_bound else (row.revision if row else 0)
    return door.render(
        "positioning/dimension.jinja",
        title=title,
        page=form,
        status=422 if form.is_bound else 200,
        action=action,
        revision=seen,
        bin=door.to("positioning:dimension_bin", dimension=row.pk) if row else "",
        back=f"{door.to('positioning:page')}#q-judgement",
        example=load().question("judgement").examples[0](door.language),
        shell=_under(door),
    )


def _dimension(door: PlanDoor, pk: int) -> ValueDimension:
    found = ValueDimension.objects.filter(plan=door.plan, pk=pk).select_related("plan").first()
    if found is None:
        raise Http404
    return found


def _back(door: PlanDoor, toast: str) -> HttpResponse:
    return door.redirect(f"{door.to('positioning:page')}#q-judgement", toast=toast)


def _crumbs(door: PlanDoor) -> tuple[Link, ...]:
    plan = _("Plan %(cycle)s") % {"cycle": door.plan.cycle.name}
    return (Link(plan, door.to("workbook")),)


def _under(door: PlanDoor) -> dict[str, object]:
    step = load().step("positioning").short(door.language)
    return {"crumbs": (*_crumbs(door), Link(step, door.to("positioning:page")))}
