"""Last year's OKRs by paste: text, what was read from it, then all of it in one act."""

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.positioning.forms import take_over
from grove.quality.outline import OutlineTooLong, read_outline
from grove.review.forms import PasteForm
from grove.review.last_cycle import last_plan
from grove.review.past_okrs import Fate, PastPreview, bring_in_past, cycle_before, past_preview
from grove.review.views.around import under


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def paste(door: PlanDoor) -> HttpResponse:
    """Asks for the text; POST shows what was read from it and saves nothing."""
    form = PasteForm(door.request.POST if door.request.method == "POST" else None)
    preview = _read(door, form) if form.is_bound and form.is_valid() else None
    return _page(door, form, preview)


@require_POST
@plan_view()
def past(door: PlanDoor) -> HttpResponse:
    """Brings in what was read, with what was chosen for each unclear line."""
    form = PasteForm(door.request.POST)
    preview = _read(door, form) if form.is_valid() else None
    if preview is None:
        return _page(door, form)
    fates = {
        name.removeprefix("line-"): str(value)
        for name, value in door.request.POST.items()
        if name.startswith("line-")
    }
    try:
        bring_in_past(door.someone, door.plan, preview.choice(fates))
    except ValidationError as error:
        take_over(form, error)
        return _page(door, form, preview, fates)
    return door.redirect(
        door.to("review:page"), _("%(summary)s brought in") % {"summary": preview.summary}
    )


def _read(door: PlanDoor, form: PasteForm) -> PastPreview | None:
    """What the text says; None with an error on the form when that is nothing."""
    last = last_plan(door.plan)
    cycle = last.cycle if last is not None else cycle_before(door.plan.cycle)
    try:
        outline = read_outline(form.cleaned_data["text"], year=cycle.ends_on.year)
    except OutlineTooLong:
        form.add_error("text", _("It has more than 10,000 lines. Paste the OKRs alone."))
        return None
    if not outline.objectives:
        form.add_error(
            "text",
            _("No objective was found. Begin one with O1 or 目标1 and put its key results below."),
        )
        return None
    return past_preview(outline, cycle)


def _page(
    door: PlanDoor,
    form: PasteForm,
    preview: PastPreview | None = None,
    fates: dict[str, str] | None = None,
) -> HttpResponse:
    cycle = cycle_before(door.plan.cycle)
    return door.render(
        "review/paste.jinja",
        title=_("Bring in last year’s OKRs"),
        page=preview,
        form=form,
        fates=fates or {},
        choices=(
            (Fate.NOTE.value, _("Keep it as a note")),
            (Fate.KEY_RESULT.value, _("Make it a key result")),
            (Fate.DROP.value, _("Drop it")),
        ),
        status=422 if form.errors else 200,
        back=door.to("review:page"),
        shell=under(door)
        | {
            "lede": _("Paste them as they are. They become the plan of %(cycle)s, to be graded.")
            % {"cycle": cycle.name}
        },
    )
