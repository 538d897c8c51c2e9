"""The failure register: adding, wording, guarding and binning failures."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.okrs.owners import owners
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.positioning.forms import labels, seen_revision, take_over
from grove.record.merge import MergeNeeded
from grove.review import actions
from grove.review.forms import FailureForm, StateForm
from grove.review.last_cycle import Ended, ended_results, last_plan
from grove.review.models import Failure
from grove.review.saying import first_words
from grove.review.views.around import under

READ_AND_SAVE = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def failures(door: PlanDoor) -> HttpResponse:
    """A form for one more failure; `?of=4` begins with what happened to old key result K4."""
    posted = door.request.method == "POST"
    last = last_plan(door.plan)
    asked = (door.request.POST if posted else door.request.GET).get("of", "")
    plain = asked.isascii() and asked.isdigit() and len(asked) < 7
    found = ended_results(door.plan, last, int(asked)) if last is not None and plain else []
    old = found[0] if found else None
    if not posted:
        return _form(door, FailureForm(door.plan, initial=first_words(old)), old=old)
    form = FailureForm(door.plan, door.request.POST)
    try:
        if form.is_valid():
            cycle = last.cycle if last is not None else None
            made = actions.add_failure(
                door.someone, door.plan, form.cleaned_data, cycle, old.record if old else None
            )
            return _back(door, made, _("%(code)s is in the failure register"))
    except ValidationError as error:
        take_over(form, error)
    return _form(door, form, old=old)


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def failure(door: PlanDoor, number: int) -> HttpResponse:
    """A failure's own form; POST changes it."""
    row = _failure(door, number)
    if door.request.method != "POST":
        names = ("happened", "cause", "found_by", "guard", "guard_owner", "check_when")
        held = {name: getattr(row, name) for name in (*names, "watch_words", "state")}
        return _form(door, FailureForm(door.plan, initial=held), row)
    form = FailureForm(door.plan, door.request.POST, partial=True)
    try:
        if form.is_valid():
            actions.edit_failure(door.someone, door.plan, row, seen_revision(form.data), form.sent)
            return _back(door, row, _("%(code)s saved"))
    except MergeNeeded as error:
        return merge_response(door, error, labels(form), door.to("review:failure", number=number))
    except ValidationError as error:
        take_over(form, error)
    return _form(door, form, row)


@require_POST
@plan_view()
def failure_state(door: PlanDoor, number: int) -> HttpResponse:
    """Open, guarded or happened again; without a guard the form asks for it first."""
    row, form = _failure(door, number), StateForm(door.request.POST)
    if not form.is_valid():
        return door.redirect(f"{door.to('review:page')}#{row.code}")
    try:
        actions.set_failure_state(door.someone, door.plan, row, form.cleaned_data["state"])
    except ValidationError as error:
        names = ("happened", "cause", "found_by", "guard", "check_when", "watch_words")
        held = {name: getattr(row, name) for name in names}
        held |= {"guard_owner": row.guard_owner_id or "", "revision": row.revision}
        asked = FailureForm(door.plan, {**held, "state": form.cleaned_data["state"]})
        asked.is_valid()
        take_over(asked, error)
        return _form(door, asked, row)
    return _back(door, row, _("%(code)s saved"))


@require_POST
@plan_view()
def failure_bin(door: PlanDoor, number: int) -> HttpResponse:
    """Put a failure into the bin; the toast offers it back."""
    row = _failure(door, number)
    actions.bin_failure(door.someone, door.plan, row)
    return door.redirect(
        f"{door.to('review:page')}#failures", _("%(code)s is in the bin") % {"code": row.code}
    )


def _failure(door: PlanDoor, number: int) -> Failure:
    return get_object_or_404(
        Failure.objects.select_related("department", "guard_owner"),
        department=door.plan.department_id,
        number=number,
    )


def _form(
    door: PlanDoor, form: FailureForm, row: Failure | None = None, old: Ended | None = None
) -> HttpResponse:
    seen = seen_revision(form.data) if form.is_bound else (row.revision if row else 0)
    if row is not None:
        action = door.to("review:failure", number=row.number)
        title = _("Failure %(code)s") % {"code": row.code}
    else:
        action, title = door.to("review:failures"), _("Add a failure")
    return door.render(
        "review/failure.jinja",
        title=title,
        page=form,
        status=422 if form.is_bound else 200,
        action=action,
        revision=seen,
        old=old,
        people=[(person.pk, person.name) for person in owners(door.department)],
        states=Failure.State.choices,
        bin=door.to("review:failure_bin", number=row.number) if row else "",
        back=f"{door.to('review:page')}#{row.code if row else 'failures'}",
        back_words=_("Back to the review"),
        shell=under(door)
        | {"lede": _("What happened and what guards against it. Who it was is nowhere asked.")},
    )


def _back(door: PlanDoor, row: Failure, toast: str) -> HttpResponse:
    return door.redirect(f"{door.to('review:page')}#{row.code}", toast % {"code": row.code})
