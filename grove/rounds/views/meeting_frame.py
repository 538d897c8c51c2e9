"""The frame around the pages of one meeting."""

from typing import Any

from grove.look.shell import Link
from grove.rounds.doors import MeetingDoor


def frame(door: MeetingDoor, inside: bool = False) -> dict[str, Any]:
    """Crumbs of a page of a meeting, or of one below it; the rail lies down as a row."""
    here = (Link(door.meeting.title, door.at("meetings:meeting")),) if inside else ()
    return {"crumbs": door.crumbs(*here), "wide": True, "lock": ""}
