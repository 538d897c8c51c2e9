"""Who has the page of a meeting open, and the stamp that says whether the page is still true."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Exists, OuterRef
from django.utils import timezone

from grove.record import clock
from grove.rounds.models import Presence

STAYS = timedelta(seconds=30)  # without a sign somebody counts as here for that long
NOTED_EVERY = timedelta(seconds=10)


def present(meeting: OuterRef) -> Exists:
    """Whether a person (`person` of the outer row) looks at a meeting's page now."""
    recent = timezone.now() - STAYS
    return Exists(
        Presence.objects.filter(meeting=meeting, person=OuterRef("person"), seen_at__gt=recent)
    )


def stamp_of(meeting: int, plan: int) -> str:
    """What changes whenever the page would: the last act in the meeting or its plan, who is here.

    One statement; nothing is rendered.
    """
    return _stamp(_read(meeting, plan, 0))


def note_presence(meeting: int, plan: int, person: int) -> str:
    """Remember that somebody looks at the page, and the stamp of the page after that.

    Soft state of the page itself, like the time of a session: no act, no history. Most polls find
    it noted already, write nothing and take one statement.
    """
    row = _read(meeting, plan, person)
    if not row[-1] and clock.past_day() is None:
        Presence.objects.update_or_create(
            meeting_id=meeting, person_id=person, defaults={"seen_at": timezone.now()}
        )
        row = _read(meeting, plan, person)
    return _stamp(row)


def _read(meeting: int, plan: int, person: int) -> Sequence[Any]:
    now = timezone.now()
    since, noted = _plain(now - STAYS), _plain(now - NOTED_EVERY)
    with connection.cursor() as cursor:
        cursor.execute(
            _STAMP, [f"meeting:{meeting}", f"plan:{plan}", person, noted, meeting, since]
        )
        found: Sequence[Any] = cursor.fetchone()
    return found


def _stamp(row: Sequence[Any]) -> str:
    return "-".join(str(value or 0) for value in row[:-1])


def _plain(moment: datetime) -> Any:
    return connection.ops.adapt_datetimefield_value(moment)


# Two people more or fewer than before never give the same three figures of who is here. The last
# column says whether the person who asks was noted a moment ago.
_STAMP = """
SELECT (SELECT MAX(id) FROM record_act WHERE scope = %s),
       (SELECT MAX(id) FROM record_act WHERE scope = %s),
       COUNT(*), SUM(person_id), SUM(person_id * person_id),
       MAX(CASE WHEN person_id = %s AND seen_at > %s THEN 1 ELSE 0 END)
FROM rounds_presence WHERE meeting_id = %s AND seen_at > %s
"""
