"""Confirming a plan, for each of its people: an objective a page, the commitment, the summary.

No answer here leaves a toast or anything else behind in the session: what was asked without a name
must not be guessed from what the next page says.
"""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from grove.commitment.actions import (
    Amended,
    answer_objective,
    ask_more,
    commit,
    settle,
)
from grove.commitment.forms.confirmations import (
    QUESTION,
    CommitmentForm,
    ObjectiveForm,
    QuestionForm,
    SettleForm,
)
from grove.commitment.models import Question
from grove.commitment.queries.confirming import (
    Mine,
    commitment_page,
    confirming_of,
    given_page,
    mine,
    minutes_words,
    objective_page,
    own_question,
)
from grove.commitment.queries.coverage import belongs
from grove.commitment.signed import signed_version
from grove.commitment.views.coverage import NO_HISTORY
from grove.look.shell import Link
from grove.org.looking_back import without_past
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view


@require_safe
@plan_view(read=Verb.READ)
@without_past(NO_HISTORY)
def page(door: PlanDoor) -> HttpResponse:
    """Where the short link leads: on to what is still to be answered, else what was given."""
    me = _me(door)
    if me is None:
        return _not_yet_asked(door)
    if not belongs(door.someone, door.plan, door.roles):
        return door.redirect(door.to("confirm:coverage"))
    if not me.finished:
        return door.redirect(me.next_href())
    return _render(
        door, me, "given", given_page(me, door.someone), title=_("Thank you, that is all")
    )


@require_safe
@plan_view(read=Verb.READ)
@without_past(NO_HISTORY)
def objective(door: PlanDoor, code: str) -> HttpResponse:
    """One objective, and whether it is clear."""
    me = _asked(door)
    return _objective(door, me, code) if isinstance(me, Mine) else me


@require_POST
@plan_view(write=Verb.COMMENT)
def objective_answer(door: PlanDoor, code: str) -> HttpResponse:
    """Clear or a question; then on to the next one."""
    me = _asked_or_404(door)
    found = objective_page(me, door.someone, code.upper())
    if found is None:
        raise Http404
    form = ObjectiveForm(door.request.POST, answered=found.answered)
    if not form.is_valid():
        return _objective(door, me, code, form, 422)
    data = form.cleaned_data
    asks = not found.answered and data["answer"] == QUESTION
    try:
        answer_objective(
            door.someone,
            me.confirming,
            found.code,
            data["mark"],
            question=data["question"] if asks else "",
            unnamed=asks and data["unnamed"],
            line=data["line"],
        )
    except Amended:
        form.add_error(None, _("This objective was amended while you read. Read it once more."))
        return _objective(door, _asked_or_404(door), code, form, 409)
    except ValidationError as error:
        form.add_error(None, error)
        return _objective(door, me, code, form, 422)
    return door.redirect(_asked_or_404(door).next_href())


@require_POST
@plan_view(write=Verb.COMMENT)
def further_question(door: PlanDoor, code: str) -> HttpResponse:
    """One more question about an objective that was answered."""
    me = _asked_or_404(door)
    found = objective_page(me, door.someone, code.upper())
    if found is None or not found.answered:
        raise Http404
    form = QuestionForm(door.request.POST)
    if form.is_valid():
        data = form.cleaned_data
        try:
            ask_more(
                door.someone, me.confirming, found.code, data["question"], unnamed=data["unnamed"]
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return door.redirect(door.to("confirm:objective", code=code))
    return _objective(door, me, code, status=422, further=form)


@require_safe
@plan_view(read=Verb.READ)
@without_past(NO_HISTORY)
def commitment(door: PlanDoor) -> HttpResponse:
    """The last page."""
    me = _asked(door)
    if not isinstance(me, Mine):
        return me
    return _commitment(door, me) if not me.pending else door.redirect(me.next_href())


@require_POST
@plan_view(write=Verb.COMMENT)
def commitment_answer(door: PlanDoor) -> HttpResponse:
    """Commit, or not yet and why."""
    me = _asked_or_404(door)
    form = CommitmentForm(door.request.POST)
    if not form.is_valid():
        return _commitment(door, me, form, 422)
    data = form.cleaned_data
    try:
        commit(door.someone, me.confirming, data["commitment"], data["because"])
    except Amended:
        return door.redirect(me.next_href())
    return door.redirect(door.to("confirm:page"))


@require_safe
@plan_view(read=Verb.READ)
@without_past(NO_HISTORY)
def question(door: PlanDoor, question: int) -> HttpResponse:
    """One's own question with its answer: is it clear now?"""
    return _question(door, _own_question(door, question))


@require_POST
@plan_view(write=Verb.COMMENT)
def settlement(door: PlanDoor, question: int) -> HttpResponse:
    """Clear now, or asked again."""
    own = _own_question(door, question)
    form = SettleForm(door.request.POST)
    if not form.is_valid():
        return _question(door, own, form, 422)
    settle(door.someone, own, form.cleaned_data["question"])
    return door.redirect(door.to("confirm:page"))


def _me(door: PlanDoor) -> Mine | None:
    confirming = confirming_of(door.plan)
    return None if confirming is None else mine(door.plan, confirming, door.someone)


def _asked(door: PlanDoor) -> Mine | HttpResponse:
    """The person in front of what they are asked; whoever is not is sent to the short link."""
    me = _me(door)
    if me is None or not belongs(door.someone, door.plan, door.roles):
        return door.redirect(door.to("confirm:page"))
    return me


def _asked_or_404(door: PlanDoor) -> Mine:
    """The same for what is sent: whoever is not asked is refused."""
    me = _me(door)
    if me is None:
        raise Http404
    if not belongs(door.someone, door.plan, door.roles):
        raise PermissionDenied
    return me


def _own_question(door: PlanDoor, pk: int) -> Question:
    return get_object_or_404(
        Question.objects.select_related("confirming__plan", "replier"),
        pk=pk,
        confirming__plan=door.plan,
        asker=door.someone,
    )


def _objective(
    door: PlanDoor,
    me: Mine,
    code: str,
    form: ObjectiveForm | None = None,
    status: int = 200,
    further: QuestionForm | None = None,
) -> HttpResponse:
    found = objective_page(me, door.someone, code.upper())
    if found is None or code != code.lower():
        raise Http404
    return _render(
        door,
        me,
        "objective",
        found,
        title=_("What it means for you"),
        status=status,
        meta=(minutes_words(found),) if not found.answered else (),
        form=form,
        further=further,
    )


def _commitment(
    door: PlanDoor, me: Mine, form: CommitmentForm | None = None, status: int = 200
) -> HttpResponse:
    title = _("Do you commit?")
    return _render(
        door, me, "commitment", commitment_page(me), title=title, status=status, form=form
    )


def _question(
    door: PlanDoor, own: Question, form: SettleForm | None = None, status: int = 200
) -> HttpResponse:
    me = _asked_or_404(door)
    found = own_question(door.plan, own)
    return _render(door, me, "question", found, title=_("Your question"), status=status, form=form)


def _render(
    door: PlanDoor, me: Mine, name: str, found: Any, *, title: str, status: int = 200,
    meta: tuple[str, ...] = (), **context: Any,
) -> HttpResponse:  # fmt: skip
    place = _("%(department)s %(cycle)s, version %(number)s") % {
        "department": door.department.name,
        "cycle": door.plan.cycle.name,
        "number": me.confirming.version.number,
    }
    door.keep_on_device()
    return door.render(
        f"commitment/confirm/{name}.jinja",
        title=title,
        page=found,
        status=status,
        shell={"crumbs": (Link(place, door.to("workbook")),), "meta": meta, "lock": ""},
        **context,
    )


def _not_yet_asked(door: PlanDoor) -> HttpResponse:
    signed = signed_version(door.plan)
    return door.render(
        "commitment/confirm/closed.jinja",
        title=_("Understood and commit"),
        lead=door.may(Verb.LEAD),
        signed=signed.number if signed else "",
        shell={"lock": ""},
    )
