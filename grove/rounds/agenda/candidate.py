"""One thing a meeting could talk about, and what such meetings always talk about."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.record import clock
from grove.rounds.models import AgendaItem, Meeting

Source = AgendaItem.Source
HEAVY, LONG, SHORT = 3, 8, 5  # a need of weight 3 gets eight minutes, others five


@dataclass(frozen=True)
class Candidate:
    """One thing to talk about. `weight` 1–3 is that of the need behind it.

    `who` raised it and `since` when; both may be unknown.
    """

    key: str
    source: str
    title: str
    about: str = ""
    weight: int = 1
    since: datetime | None = None
    who: str = ""

    @property
    def score(self) -> int:
        """Weight × whole days of age; what is younger than a day counts as one."""
        return self.weight * max(days_since(self.since), 1)

    @property
    def minutes(self) -> int:
        return LONG if self.weight >= HEAVY else SHORT


def template(meeting: Meeting) -> tuple[tuple[Candidate, ...], tuple[Candidate, ...]]:
    """What such a meeting always begins with, and what it always ends with."""
    if meeting.kind == Meeting.Kind.ONE_TO_ONE:
        opening = ((_("What changed in company strategy"), "strategy"),)
        closing = (
            (_("What I need from you"), "need-from-you"),
            (_("Risks"), "risks"),
            (_("What to stop"), "stop"),
        )
    else:
        opening = ((_("Check-in and aim"), "aim"),)
        closing = (
            (_("Their draft beside ours"), "drafts"),
            (_("Not doing list"), "not-doing"),
            (_("Agree on the next step"), "next"),
        )
    return tuple(_always(*one) for one in opening), tuple(_always(*one) for one in closing)


def short(text: str, limit: int = 120) -> str:
    """The first line of a text, cut at a limit."""
    lines = text.strip().splitlines()
    return Truncator(lines[0] if lines else "").chars(limit)


def days_since(moment: datetime | None) -> int:
    """Whole days since a moment; 0 when it is not known."""
    return max((clock.now() - moment).days, 0) if moment is not None else 0


def age_words(moment: datetime | None) -> str:
    """How old something is: "today", "2 days", or nothing when it is not known."""
    if moment is None:
        return ""
    days = days_since(moment)
    if days < 1:
        return _("today")
    return ngettext("%(days)d day", "%(days)d days", days) % {"days": days}


def _always(title: str, key: str) -> Candidate:
    return Candidate(f"template:{key}", Source.TEMPLATE, title)
