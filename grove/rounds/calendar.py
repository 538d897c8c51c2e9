"""A meeting as a calendar file (RFC 5545): its zone, who is asked, and later changes."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vCalAddress, vText

from grove.org.models import Person
from grove.rounds.models import Meeting


def calendar_file(
    meeting: Meeting, people: Sequence[Person], topics: Iterable[str], address: str, now: datetime
) -> bytes:
    """The file a calendar takes; taken again with a higher SEQUENCE it moves or cancels.

    `address` is the page of the meeting, `topics` its agenda. Only people with an e-mail become
    attendees; all are named in the description.
    """
    cancelled = meeting.state == Meeting.State.CANCELLED
    zone = ZoneInfo(meeting.time_zone)
    event = Event()
    event.add("uid", f"{meeting.uid}@grove")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("dtstart", meeting.starts_at.astimezone(zone))
    event.add("duration", timedelta(minutes=meeting.minutes))
    event.add("summary", meeting.title)
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    event.add("url", address)
    event.add("description", _description(meeting, people, topics, address))
    if meeting.place:
        event.add("location", meeting.place)
    for person in people:
        if person.email:
            event.add("attendee", _address(person), encode=False)
    if meeting.called_by is not None and meeting.called_by.email:
        event.add("organizer", _address(meeting.called_by), encode=False)
    calendar = Calendar()
    calendar.add("prodid", "-//Grove//Meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if cancelled else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _address(person: Person) -> vCalAddress:
    made = vCalAddress(f"mailto:{person.email}")
    made.params["cn"] = vText(person.name)
    return made


def _description(
    meeting: Meeting, people: Sequence[Person], topics: Iterable[str], address: str
) -> str:
    lines = []
    if meeting.cancelled_because:
        lines.append(_("Cancelled: %(why)s") % {"why": meeting.cancelled_because})
    lines.append(", ".join(person.name for person in people))
    lines += [f"{at}. {topic}" for at, topic in enumerate(topics, start=1)]
    return "\n".join((*lines, address))
