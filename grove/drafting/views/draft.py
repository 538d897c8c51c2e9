"""Doors to the draft itself: the page, new objectives and key results, the points."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.drafting import actions
from grove.drafting.forms import NewKeyResultForm, NewObjectiveForm, PointsForm
from grove.drafting.queries import draft_page
from grove.drafting.views.frame import at, plan_crumb, under
from grove.look.shell import Link
from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.forms import RecordForm
from grove.okrs.models import KeyResult, Objective
from grove.okrs.owners import owners
from grove.okrs.queries import PlanTree, plan_tree
from grove.okrs.words import objective_labels, theme_choices
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.plans.merging import merge_response
from grove.record.merge import MergeNeeded


@require_safe
@plan_view()
def page(door: PlanDoor) -> HttpResponse:
    """The draft: `?edit=K3` opens a line, `?panel=` turns the panel, `?themes=wheel` the table."""
    return _page(door)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def objectives(door: PlanDoor) -> HttpResponse:
    """A form for one more objective; POST adds it."""
    if door.request.method != "POST":
        return _objective_page(door, None)
    form = NewObjectiveForm(door.plan, door.request.POST)
    try:
        if form.is_valid():
            made = add_objective(door.someone, door.plan, **form.cleaned_data)
            return door.redirect(
                at(door, made.short_code), toast=_("%(what)s added") % {"what": made}
            )
    except ValidationError as error:
        form.refuse(error)
    return _objective_page(door, form)


@require_POST
@plan_view()
def key_results(door: PlanDoor, number: int) -> HttpResponse:
    """Add a key result to an objective, at its end or after another one."""
    objective = get_object_or_404(
        Objective.objects.select_related("plan__cycle", "plan__department"),
        plan=door.plan,
        number=number,
    )
    form = NewKeyResultForm(door.request.POST)
    sent = door.request.POST.get("after", "")
    after = KeyResult.objects.filter(
        objective=objective, number=int(sent) if sent.isascii() and sent.isdigit() else 0
    ).first()
    try:
        if form.is_valid():
            text = form.cleaned_data["text"]
            made = add_key_result(door.someone, objective, text=text, after=after)
            # On to the field for the next one: an address of a field puts the cursor into it.
            field = made.short_code if after else f"new-{objective.short_code}"
            return door.redirect(at(door, field), toast=_("%(what)s added") % {"what": made})
    except ValidationError as error:
        form.refuse(error)
    return _page(door, new_under=objective.short_code, form=form)


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def points(door: PlanDoor) -> HttpResponse:
    """Share the 100 points between running the business and the objectives."""
    tree = plan_tree(door.plan)
    if door.request.method != "POST":
        return _points_page(door, tree, PointsForm(tree))
    form = PointsForm(tree, door.request.POST)
    if not form.is_valid():
        return _points_page(door, tree, form)
    by_code = {row.short_code: row.id for row in tree.objectives}
    records = Objective.objects.in_bulk(list(by_code.values()))
    shares = {
        records[pk]: (form.cleaned_data[code], form.seen(code)) for code, pk in by_code.items()
    }
    try:
        actions.share_points(
            door.someone, door.plan, form.cleaned_data["run"], form.revision, shares
        )
    except MergeNeeded as error:
        labels = {**objective_labels(), "run_points": _("Run the business")}
        return merge_response(door, error, labels, door.to("drafting:points"))
    return door.redirect(door.to("drafting:page"), toast=_("Points shared"))


def _page(door: PlanDoor, new_under: str = "", form: RecordForm | None = None) -> HttpResponse:
    asked = door.request.GET
    shown = draft_page(
        door, asked.get("edit", ""), asked.get("panel", ""), asked.get("themes") == "wheel"
    )
    return door.render(
        "drafting/page.jinja",
        title=_("Draft %(cycle)s") % {"cycle": door.plan.cycle.name},
        page=shown,
        new_under=new_under,
        form=form,
        freezes=door.may(Verb.LEAD),
        status=422 if form else 200,
        shell={
            "wide": True,
            "meta": (shown.version_line,),
            "crumbs": (plan_crumb(door), Link(_("step %(number)s of 8") % {"number": 4}, "")),
        },
    )


def _objective_page(door: PlanDoor, form: NewObjectiveForm | None) -> HttpResponse:
    theme = door.request.GET.get("theme", "")
    typed = form.data if form else {}
    themes = door.request.POST.getlist("themes") if form else [theme]
    return door.render(
        "drafting/objective.jinja",
        title=_("Add an objective"),
        page=form,
        typed=typed,
        chosen=themes,
        people=[(person.pk, person.name) for person in owners(door.department)],
        kinds=Objective.Kind.choices,
        themes=theme_choices(),
        status=422 if form else 200,
        shell=under(door),
    )


def _points_page(door: PlanDoor, tree: PlanTree, form: PointsForm) -> HttpResponse:
    return door.render(
        "drafting/points.jinja",
        title=_("Share the points"),
        page=tree,
        form=form,
        status=422 if form.is_bound else 200,
        shell=under(door) | {"lede": _("100 points are the department’s whole attention.")},
    )
