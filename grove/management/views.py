"""Pages of the management plan: the sheet, its texts, its rows, its groups of goals."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from grove.look.shell import Link
from grove.look.words import date_text
from grove.management import actions
from grove.management.forms import ROWS, GoalForm, Kindly, TextsForm
from grove.management.models import GoalGroup, ManagementPlan, PathItem, ReturnLine, Seat
from grove.management.queries import sheet
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.record import clock
from grove.record.merge import MergeNeeded


@require_safe
@plan_view(read=Verb.READ)
def page(door: PlanDoor) -> HttpResponse:
    """The management plan on one page, ready to print on A4."""
    found = sheet(door.plan, door.language)
    left = found.parts - found.filled
    lede = ngettext(
        "Filled from steps 1 to 6; %(count)d part asks something.",
        "Filled from steps 1 to 6; %(count)d parts ask something.",
        left,
    ) % {"count": left}
    return door.render(
        "management/page.jinja",
        title=_("Management plan %(cycle)s") % {"cycle": door.plan.cycle.name},
        page=found,
        printed=date_text(clock.today()),
        groups=GoalGroup.Name.choices,
        shell={"lede": lede if left else _("Filled from steps 1 to 6.")},
    )


@plan_view(read=Verb.EDIT)
def texts(door: PlanDoor) -> HttpResponse:
    """Mission, structure, development and what is not in money."""
    kept = ManagementPlan.objects.filter(plan=door.plan).first()
    initial = {name: getattr(kept, name) for name in TextsForm.base_fields} if kept else {}
    form = TextsForm(door.request.POST or None, plan=door.plan, initial=initial)
    if door.request.method == "POST" and form.is_valid():
        try:
            kept = actions.write_texts(door.someone, door.plan, form.seen, form.values)
        except MergeNeeded as error:
            return merge_response(door, error, form.labels, door.to("management:texts"))
        if door.wants_json:
            return door.saved(kept.revision)
        return door.redirect(door.to("management:page"), _("The texts are saved"))
    return _form(
        door,
        form,
        _("Texts of the management plan"),
        "management/texts.jinja",
        revision=kept.revision if kept else 0,
    )


@plan_view(read=Verb.EDIT)
def row_new(door: PlanDoor, kind: str) -> HttpResponse:
    """A new seat, key task or line of the return."""
    model, form_class = _kind(kind)
    form = form_class(door.request.POST or None, plan=door.plan, initial=door.request.GET.dict())
    if door.request.method == "POST" and form.is_valid():
        return _try(
            door,
            form,
            lambda: actions.add_row(door.someone, door.plan, model, form.values),
            _("It is on the page"),
            kind,
        )
    return _form(door, form, _title(kind), "management/row.jinja", kind=kind)


@plan_view(read=Verb.EDIT)
def row(door: PlanDoor, kind: str, row: int) -> HttpResponse:
    """Change a row."""
    model, form_class = _kind(kind)
    kept = get_object_or_404(model.objects.select_related("plan"), pk=row, plan=door.plan)
    initial = {name: getattr(kept, name) for name in form_class.base_fields}
    form = form_class(door.request.POST or None, plan=door.plan, initial=initial)
    if door.request.method == "POST" and form.is_valid():
        return _try(
            door,
            form,
            lambda: actions.edit_row(door.someone, kept, form.seen, form.values),
            _("The change is saved"),
            kind,
        )
    return _form(
        door,
        form,
        _title(kind),
        "management/row.jinja",
        kind=kind,
        row=kept,
        revision=kept.revision,
    )


@require_POST
@plan_view()
def row_removal(door: PlanDoor, kind: str, row: int) -> HttpResponse:
    """Put a row into the bin."""
    kept = _row(door, kind, row)
    actions.bin_row(door.someone, kept)
    return door.redirect(door.to("management:page"), _("%(what)s is removed") % {"what": kept})


@require_POST
@plan_view()
def row_move(door: PlanDoor, kind: str, row: int) -> HttpResponse:
    """One place up or down."""
    up = door.request.POST.get("move") == "up"
    actions.move_row(door.someone, _row(door, kind, row), up)
    return door.redirect(f"{door.to('management:page')}#{kind}")


@require_POST
@plan_view()
def goal(door: PlanDoor) -> HttpResponse:
    """Show an objective under another kind of goals."""
    form = GoalForm(door.request.POST, plan=door.plan)
    if not form.is_valid():
        raise Http404
    objective, name = form.cleaned_data["objective"], form.cleaned_data["name"]
    actions.group_goal(door.someone, door.plan, objective, name)
    return door.redirect(
        f"{door.to('management:page')}#goals",
        _("%(code)s is shown there now") % {"code": objective.short_code},
    )


def _kind(kind: str) -> tuple[type[Seat] | type[PathItem] | type[ReturnLine], type[Kindly]]:
    if kind not in ROWS:
        raise Http404
    return ROWS[kind]


def _row(door: PlanDoor, kind: str, row: int) -> Seat | PathItem | ReturnLine:
    model, _form_class = _kind(kind)
    found = get_object_or_404(model.objects.select_related("plan"), pk=row, plan=door.plan)
    assert isinstance(found, Seat | PathItem | ReturnLine)
    return found


def _title(kind: str) -> str:
    return {
        "seats": _("Key role"),
        "path": _("Key task"),
        "returns": _("Line of the return"),
    }[kind]


def _try(
    door: PlanDoor, form: Kindly, write: Callable[[], object], said: str, kind: str
) -> HttpResponse:
    try:
        write()
    except MergeNeeded as error:
        return merge_response(door, error, form.labels, door.to("management:page"))
    except ValidationError as error:
        form.add_error(None, error)
        return _form(door, form, _title(kind), "management/row.jinja", kind=kind)
    return door.redirect(f"{door.to('management:page')}#{kind}", said)


def _form(
    door: PlanDoor,
    form: Kindly,
    title: str,
    template: str,
    *,
    kind: str = "",
    row: object = None,
    revision: int = 0,
) -> HttpResponse:
    results = form.fields.get("key_result")
    return door.render(
        template,
        title=title,
        form=form,
        kind=kind,
        row=row,
        revision=form.seen if form.is_bound and form.is_valid() else revision,
        results=[(it.pk, it.label) for it in results.queryset] if results else [],  # type: ignore[attr-defined]
        sides=ReturnLine.Side.choices,
        status=422 if form.errors else 200,
        shell={
            "crumbs": (
                Link(
                    _("Management plan %(cycle)s") % {"cycle": door.plan.cycle.name},
                    door.to("management:page"),
                ),
            )
        },
    )
