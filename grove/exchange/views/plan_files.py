"""Doors of a plan as a file: take it away, bring it back."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from grove.exchange.actions import import_plan, preview_import
from grove.exchange.forms import PlanFileForm
from grove.exchange.out.plan import export_plan
from grove.exchange.outcome import Done, ImportRefused, PlanMoved
from grove.exchange.queries import ImportPage, import_page
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view


@require_safe
@plan_view()
def export_markdown(door: PlanDoor) -> HttpResponse:
    """The plan as a Markdown file, in the language asked for or the reader's."""
    wanted = door.request.GET.get("language") or door.language
    language = "zh-hans" if wanted[:2].lower() == "zh" else "en"
    answer = HttpResponse(
        export_plan(door.plan, language), content_type="text/markdown; charset=utf-8"
    )
    answer["Content-Disposition"] = f'attachment; filename="{door.plan.code}.md"'
    answer["Content-Language"] = language
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.EDIT)
def import_markdown(door: PlanDoor) -> HttpResponse:
    """A form for a plan file; POST shows what it would do, and with `expected` does it."""
    if door.request.method != "POST":
        return _page(door, PlanFileForm(), import_page())
    form = PlanFileForm(door.request.POST, door.request.FILES)
    if not form.is_valid():
        return _page(door, form, import_page(form.data.get("text", "")), status=422)
    text, remove = form.plan_text, form.cleaned_data["remove_missing"]
    expected = form.cleaned_data["expected"]
    try:
        if expected and not door.request.FILES:
            outcome = import_plan(
                door.someone,
                door.plan,
                text,
                remove_missing=remove,
                expected=expected,
                because=_("Imported from a file"),
            )
            count = len(outcome.entries) - len(outcome.of(Done.KEPT))
            toast = ngettext("%(num)d change imported", "%(num)d changes imported", count)
            return door.redirect(door.to("workbook"), toast=toast % {"num": count})
        outcome = preview_import(door.someone, door.plan, text, remove_missing=remove)
    except ImportRefused as refused:
        page = import_page(text, remove, problems=refused.problems)
        return _page(door, form, page, status=422)
    except PlanMoved:
        outcome = preview_import(door.someone, door.plan, text, remove_missing=remove)
        return _page(door, form, import_page(text, remove, outcome, moved=True), status=409)
    return _page(door, form, import_page(text, remove, outcome))


def _page(door: PlanDoor, form: PlanFileForm, page: ImportPage, status: int = 200) -> HttpResponse:
    return door.render(
        "exchange/import.jinja",
        title=_("Import a plan file"),
        page=page,
        form=form,
        status=status,
        shell={
            "lede": _(
                "Nothing is imported before you have seen what would be added, changed and kept."
            )
        },
    )
