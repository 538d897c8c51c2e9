"""The minutes of a meeting as a page, as Markdown and as PDF."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from grove.look.typeset import MissingFont
from grove.rounds.doors import MeetingDoor, meeting_view, who_reads
from grove.rounds.minutes import markdown as written
from grove.rounds.minutes import minutes_of, paper
from grove.rounds.minutes.reading import foot_words
from grove.rounds.views.meeting_frame import frame


@require_safe
@meeting_view()
def page(door: MeetingDoor) -> HttpResponse:
    """Who, decisions, actions, what is unresolved, and what was said."""
    return _page(door)


@require_safe
@meeting_view()
def markdown(door: MeetingDoor) -> HttpResponse:
    """The same as a Markdown file in the reader's language."""
    text = written(minutes_of(door.meeting))
    return _file(door, text.encode(), "text/markdown; charset=utf-8", "md")


@require_safe
@meeting_view()
def pdf_file(door: MeetingDoor) -> HttpResponse:
    """The same as PDF; without a font for its words the page says so."""
    try:
        made = paper(minutes_of(door.meeting), foot_words(door.meeting))
    except MissingFont as missing:
        return _page(door, str(missing), status=503)
    return _file(door, made, "application/pdf", "pdf")


def _page(door: MeetingDoor, said: str = "", status: int = 200) -> HttpResponse:
    found = minutes_of(door.meeting, door.someone.pk)
    title = _("Minutes: %(meeting)s") if found.final else _("Minutes so far: %(meeting)s")
    return door.render(
        "rounds/meetings/minutes.jinja",
        title=title % {"meeting": found.title},
        page=found,
        said=said,
        status=status,
        shell={
            **frame(door, inside=True),
            "wide": False,
            "meta": tuple(part for part in (found.when, found.place, found.took) if part),
            "lock": who_reads(len(found.people)),
        },
    )


def _file(door: MeetingDoor, content: bytes, kind: str, suffix: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = f"{door.plan.code}-meeting-{door.meeting.number}.{suffix}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["Content-Language"] = door.language
    return answer
