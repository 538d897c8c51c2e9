"""Doors to the decisions beside the objectives: themes left out, what is not done."""

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.drafting import actions
from grove.drafting.forms import LeaveOutForm, NotDoingForm
from grove.drafting.models import NotDoing, ThemeDecision
from grove.drafting.views.frame import at, under
from grove.method import load
from grove.okrs.models import THEMES
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.record.merge import MergeNeeded

READ_AND_SAVE = require_http_methods(["GET", "HEAD", "POST"])


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def theme(door: PlanDoor, theme: str) -> HttpResponse:
    """Leave a theme out with a reason, or reword it."""
    if theme not in THEMES:
        raise Http404
    known = ThemeDecision.objects.filter(plan=door.plan, theme=theme).first()
    if door.request.method != "POST":
        return _theme_page(door, theme, known, None)
    form = LeaveOutForm(door.request.POST)
    try:
        if form.is_valid():
            reason = form.cleaned_data["left_out_because"]
            actions.leave_out_theme(door.someone, door.plan, theme, reason, form.revision)
            name = load().theme(theme).name(door.language)
            return door.redirect(
                at(door, "themes"), toast=_("%(theme)s is left out") % {"theme": name}
            )
    except MergeNeeded as error:
        labels = {"left_out_because": _("Why it is left out")}
        return merge_response(door, error, labels, door.to("drafting:theme", theme=theme))
    except ValidationError as error:
        form.refuse(error)
    return _theme_page(door, theme, known, form)


@require_POST
@plan_view()
def theme_removal(door: PlanDoor, theme: str) -> HttpResponse:
    """Take the decision back: the theme is undecided again."""
    if theme not in THEMES:
        raise Http404
    known = ThemeDecision.objects.filter(plan=door.plan, theme=theme).select_related("plan")
    for decision in known:
        actions.take_theme_back(door.someone, decision)
    name = load().theme(theme).name(door.language)
    return door.redirect(
        at(door, "themes"), toast=_("%(theme)s is undecided again") % {"theme": name}
    )


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def not_doing(door: PlanDoor) -> HttpResponse:
    """A form for one more line; POST adds it."""
    if door.request.method != "POST":
        return _line_page(door, None, None)
    form = NotDoingForm(door.request.POST)
    try:
        if form.is_valid():
            actions.add_not_doing(door.someone, door.plan, **form.cleaned_data)
            return door.redirect(at(door, "not-doing"), toast=_("Added to “not doing”"))
    except ValidationError as error:
        form.refuse(error)
    return _line_page(door, None, form)


@READ_AND_SAVE
@plan_view(read=Verb.EDIT)
def not_doing_line(door: PlanDoor, entry: int) -> HttpResponse:
    """A form for a line; POST changes it."""
    line = _line(door, entry)
    if door.request.method != "POST":
        return _line_page(door, line, None)
    form = NotDoingForm(door.request.POST)
    try:
        if form.is_valid():
            actions.edit_not_doing(door.someone, line, form.revision, **form.cleaned_data)
            return door.redirect(at(door, "not-doing"), toast=_("“Not doing” saved"))
    except MergeNeeded as error:
        labels = {name: str(field.label) for name, field in form.fields.items()}
        here = door.to("drafting:not_doing_line", entry=entry)
        return merge_response(door, error, labels, here)
    except ValidationError as error:
        form.refuse(error)
    return _line_page(door, line, form)


@require_POST
@plan_view()
def not_doing_place(door: PlanDoor, entry: int) -> HttpResponse:
    """Move a line one place up or down."""
    direction = -1 if door.request.POST.get("move") == "up" else 1
    actions.move_not_doing(door.someone, _line(door, entry), direction)
    return door.redirect(at(door, "not-doing"))


@require_POST
@plan_view()
def not_doing_bin(door: PlanDoor, entry: int) -> HttpResponse:
    """Put a line into the bin."""
    actions.bin_not_doing(door.someone, _line(door, entry))
    return door.redirect(at(door, "not-doing"), toast=_("The line is in the bin for 30 days"))


def _line(door: PlanDoor, pk: int) -> NotDoing:
    return get_object_or_404(NotDoing.objects.select_related("plan"), pk=pk, plan=door.plan)


def _line_page(door: PlanDoor, line: NotDoing | None, form: NotDoingForm | None) -> HttpResponse:
    names = ("title", "why", "revisit")
    stored = {name: getattr(line, name) if line else "" for name in names}
    return door.render(
        "drafting/not_doing.jinja",
        title=_("Edit what is not done") if line else _("Add to “not doing”"),
        page=line,
        form=form,
        values={name: form.data.get(name, "") for name in names} if form else stored,
        revision=form.revision if form else (line.revision if line else 0),
        action=door.to("drafting:not_doing_line", entry=line.pk)
        if line
        else door.to("drafting:not_doing"),
        back=at(door, "not-doing"),
        status=422 if form else 200,
        shell=under(door),
    )


def _theme_page(
    door: PlanDoor, code: str, known: ThemeDecision | None, form: LeaveOutForm | None
) -> HttpResponse:
    method_theme = load().theme(code)
    stored = known.left_out_because if known else ""
    return door.render(
        "drafting/theme.jinja",
        title=_("Leave out: %(theme)s") % {"theme": method_theme.name(door.language)},
        page=known,
        form=form,
        reason=form.data.get("left_out_because", "") if form else stored,
        revision=form.revision if form else (known.revision if known else 0),
        action=door.to("drafting:theme", theme=code),
        removal=door.to("drafting:theme_removal", theme=code),
        cover=f"{door.to('drafting:objectives')}?theme={code}",
        belongs=method_theme.belongs(door.language),
        back=at(door, "themes"),
        status=422 if form else 200,
        shell=under(door) | {"lede": method_theme.explanation(door.language)},
    )
