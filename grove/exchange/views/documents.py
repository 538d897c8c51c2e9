"""Documents to take away: the slides as PowerPoint or PDF, the whole plan as PDF."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from grove.commitment.presenting import foot_of, slides_of, wish_of
from grove.commitment.queries.slides import Shown
from grove.exchange.out.pdf import plan_pdf, slides_pdf
from grove.exchange.out.pptx import deck
from grove.look.typeset import MissingFont
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view

_POWERPOINT = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


@require_safe
@plan_view(read=Verb.READ)
def export_slides(door: PlanDoor, kind: str) -> HttpResponse:
    """The slides as the page shows them, with the same `?version=`, `?bilingual=`, `?owners=`."""
    if kind not in ("pptx", "pdf"):
        raise Http404
    found = slides_of(door, wish_of(door))
    foot = foot_of(door, found)
    if kind == "pptx":
        return _file(door, found, deck(found.slides, foot), "pptx", _POWERPOINT)
    try:
        made = slides_pdf(found.slides, foot)
    except MissingFont as error:
        return _without_font(door, error)
    return _file(door, found, made, "slides.pdf", "application/pdf")


@require_safe
@plan_view(read=Verb.READ)
def export_plan_pdf(door: PlanDoor) -> HttpResponse:
    """The plan as one document: a version, or as it is now."""
    found = slides_of(door, wish_of(door))
    try:
        made = plan_pdf(door.plan, found)
    except MissingFont as error:
        return _without_font(door, error)
    return _file(door, found, made, "pdf", "application/pdf")


def _file(door: PlanDoor, found: Shown, content: bytes, end: str, kind: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = f"{door.plan.code}-{found.version}.{end}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Language"] = door.language
    return answer


def _without_font(door: PlanDoor, error: MissingFont) -> HttpResponse:
    """No document with boxes in the place of words: a page that says what is missing."""
    return door.render(
        "exchange/no_font.jinja",
        title=_("This document cannot be set here"),
        status=503,
        said=str(error),
    )
