"""A business unit's OKRs by paste: text, a choice of lines, needs. Saved only at the end."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from grove.needs import actions
from grove.needs.actions import HeardLine
from grove.needs.customers import import_lines as read_lines
from grove.needs.forms import PasteForm, perspectives
from grove.needs.models import Customer
from grove.needs.views.board import under
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.quality.outline import OutlineTooLong


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def paste(door: PlanDoor) -> HttpResponse:
    """Asks for the text; POST shows its lines to choose from and saves nothing."""
    form = PasteForm(door.request.POST if door.request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        return _preview(door, form)
    return _paste_page(door, form)


@require_POST
@plan_view()
def import_lines(door: PlanDoor) -> HttpResponse:
    """Makes needs of the ticked lines: one act, one undo."""
    form = PasteForm(door.request.POST)
    if not form.is_valid():
        return _paste_page(door, form)
    ticked = set(door.request.POST.getlist("line"))
    if not ticked:
        return _preview(door, form, fault=_("Tick at least one line that needs something of you."))
    known = {key for key, _name in perspectives(door.language)}
    unit = form.cleaned_data["unit"]
    chosen = []
    for line in read_lines(door, unit, form.cleaned_data["text"]):
        perspective = door.request.POST.get(f"perspective-{line.line}", "customer")
        if str(line.line) in ticked:
            chosen.append(
                HeardLine(
                    line.words, perspective if perspective in known else "customer", line.line
                )
            )
    made = actions.import_needs(door.someone, door.plan, unit, chosen)
    toast = ngettext(
        "%(count)s need of %(unit)s added", "%(count)s needs of %(unit)s added", len(made)
    ) % {"count": len(made), "unit": unit}
    return door.redirect(door.to("needs:board"), toast=toast)


def _paste_page(door: PlanDoor, form: PasteForm) -> HttpResponse:
    return door.render(
        "needs/import.jinja",
        title=_("Import a unit’s OKRs"),
        page=form,
        status=422 if form.is_bound else 200,
        names=Customer.objects.filter(plan=door.plan).values_list("name", flat=True),
        action=door.to("needs:import"),
        back=door.to("needs:board"),
        shell=under(door)
        | {
            "lede": _(
                "Paste the objectives and key results of a business unit as they are. "
                "You choose the lines that need something of your department."
            )
        },
    )


def _preview(door: PlanDoor, form: PasteForm, fault: str = "") -> HttpResponse:
    unit, text = form.cleaned_data["unit"], form.cleaned_data["text"]
    try:
        lines = read_lines(door, unit, text)
    except OutlineTooLong:
        form.add_error("text", _("Their OKRs: more than 10,000 lines. Paste the list alone."))
        return _paste_page(door, form)
    posted = door.request.POST
    return door.render(
        "needs/import_lines.jinja",
        title=_("Which lines need something of you?"),
        page=lines,
        fault=fault,
        status=422 if fault else 200,
        unit=unit,
        text=text,
        ticked=posted.getlist("line"),
        chosen={line.line: posted.get(f"perspective-{line.line}", "customer") for line in lines},
        perspectives=perspectives(door.language),
        action=door.to("needs:import_lines"),
        back=door.to("needs:import"),
        shell=under(door) | {"lede": _("Nothing is saved until you press the button below.")},
    )
