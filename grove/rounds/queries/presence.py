"""Who has the page of a meeting open, and the stamp that says whether the page is still true."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.utils import timezone

from grove.rounds.models import Meeting, Presence

STAYS = timedelta(seconds=30)  # without a sign somebody counts as here for that long
NOTED_EVERY = timedelta(seconds=10)


def here(meeting: Meeting, names: Mapping[int, str], now: datetime) -> tuple[str, ...]:
    """Names of the attendees who look at the page now, in the order they were asked. One query."""
    seen = set(
        Presence.objects.filter(meeting=meeting, seen_at__gt=now - STAYS).values_list(
            "person", flat=True
        )
    )
    return tuple(name for person, name in names.items() if person in seen)


def note_presence(meeting: int, person: int) -> None:
    """Remember that somebody looks at the page; most polls write nothing.

    Soft state of the page itself, like the time of a session: no act, no history.
    """
    now = timezone.now()
    rows = Presence.objects.filter(meeting=meeting, person=person)
    if rows.filter(seen_at__gt=now - NOTED_EVERY).exists():
        return
    Presence.objects.update_or_create(
        meeting_id=meeting, person_id=person, defaults={"seen_at": now}
    )


def stamp_of(meeting: int, plan: int) -> str:
    """What changes whenever the page would: the last act in the meeting or its plan, who is here.

    One statement; nothing is rendered.
    """
    since = _plain(timezone.now() - STAYS)
    with connection.cursor() as cursor:
        cursor.execute(_STAMP, [f"meeting:{meeting}", f"plan:{plan}", meeting, since])
        row = cursor.fetchone()
    return "-".join(str(value or 0) for value in row)


def _plain(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


# Two people more or fewer than before never give the same three figures of who is here.
_STAMP = """
SELECT (SELECT MAX(id) FROM record_act WHERE scope = %s),
       (SELECT MAX(id) FROM record_act WHERE scope = %s),
       COUNT(*), SUM(person_id), SUM(person_id * person_id)
FROM rounds_presence WHERE meeting_id = %s AND seen_at > %s
"""
