"""Failures of the cycle that ends: into the register, or as one of it that came back."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.closing.forms import number_of
from grove.closing.queries.failures import failures_page
from grove.closing.views.frame import under
from grove.okrs.models import KeyResult
from grove.okrs.owners import owners
from grove.plans.doors import PlanDoor, plan_view
from grove.positioning.forms import take_over
from grove.review.actions import add_failure, came_back, not_come_back
from grove.review.forms import FailureForm
from grove.review.last_cycle import Ended, ended_results, next_plan
from grove.review.models import Failure, Recurrence
from grove.review.saying import first_words


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view()
def failures(door: PlanDoor) -> HttpResponse:
    """What failed by its grade; `?of=4` asks what happened to K4, POST records it."""
    posted = door.request.method == "POST"
    number = number_of((door.request.POST if posted else door.request.GET).get("of", ""))
    old = _ended(door, number) if number else None
    if posted:
        form = FailureForm(door.plan, door.request.POST)
        if form.is_valid():
            try:
                made = add_failure(
                    door.someone,
                    door.plan,
                    form.cleaned_data,
                    door.plan.cycle,
                    old.record if old else None,
                )
            except ValidationError as error:
                take_over(form, error)
            else:
                return door.redirect(
                    f"{door.to('closing:failures')}#{made.code}",
                    _("%(code)s is in the failure register") % {"code": made.code},
                )
        return _form(door, form, old)
    if old is not None or "new" in door.request.GET:
        return _form(door, FailureForm(door.plan, initial=first_words(old)), old)
    page = failures_page(door)
    return door.render(
        "closing/failures.jinja",
        title=_("Failures of %(cycle)s") % {"cycle": door.plan.cycle.name},
        page=page,
        shell=under(
            door,
            _("What happened, its first cause, and the guard. Who it was is nowhere asked."),
        ),
    )


@require_POST
@plan_view()
def recurrences(door: PlanDoor) -> HttpResponse:
    """Say that a failure of the register came back in a key result of this cycle."""
    sent = door.request.POST
    result = get_object_or_404(
        KeyResult.objects.select_related("plan__department", "plan__cycle"),
        plan=door.plan,
        number=number_of(sent.get("of", "")),
    )
    failure = Failure.objects.filter(
        department=door.plan.department_id, number=number_of(sent.get("failure", ""))
    ).first()
    back = f"{door.to('closing:failures')}#{result.short_code}"
    if failure is None:
        return door.redirect(back, _("Choose a failure of the register first"), undo=False)
    try:
        came_back(door.someone, door.plan, failure, result)
    except ValidationError as error:
        return door.redirect(back, error.messages[0], undo=False)
    return door.redirect(
        back,
        _("%(failure)s came back in %(code)s")
        % {"failure": failure.code, "code": result.short_code},
    )


@require_POST
@plan_view()
def recurrence_removal(door: PlanDoor, recurrence: int) -> HttpResponse:
    """It was another failure after all."""
    row = get_object_or_404(Recurrence, pk=recurrence, key_result__plan=door.plan)
    not_come_back(door.someone, door.plan, row)
    return door.redirect(door.to("closing:failures"), _("Taken back"))


def _ended(door: PlanDoor, number: int) -> Ended:
    found = ended_results(next_plan(door.plan), door.plan, number)
    if not found:
        raise Http404
    return found[0]


def _form(door: PlanDoor, form: FailureForm, old: Ended | None) -> HttpResponse:
    if not door.edits:
        raise PermissionDenied
    return door.render(
        "review/failure.jinja",
        title=_("Add a failure"),
        page=form,
        status=422 if form.is_bound else 200,
        action=door.to("closing:failures"),
        revision=0,
        old=old,
        people=[(person.pk, person.name) for person in owners(door.department)],
        states=Failure.State.choices,
        bin="",
        back=door.to("closing:failures"),
        back_words=_("Back to the failures"),
        shell=under(
            door, _("What happened and what guards against it. Who it was is nowhere asked.")
        ),
    )
