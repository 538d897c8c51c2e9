"""Slides as PDF, one a page, set like the page of slides."""

from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from django.utils.translation import gettext as _

from grove.commitment.slides import Slide
from grove.commitment.slides.qr import qr_file
from grove.look.typeset import pdf

SOURCE = Path(__file__).with_name("slides.typ")


def slides_pdf(slides: Sequence[Slide], foot: Sequence[str]) -> bytes:
    """The PDF of these slides. Raises MissingFont."""
    made = []
    for slide in slides:
        data = {key: value for key, value in asdict(slide).items() if key != "notes"}
        if slide.kind == "confirm":
            data["qr"] = qr_file(slide.href, "svg").decode()
        made.append(data)
    words = {"stale": _("translation out of date"), "title": slides[0].title.text if slides else ""}
    return pdf(SOURCE, {"slides": made, "foot": list(foot), "words": words})
