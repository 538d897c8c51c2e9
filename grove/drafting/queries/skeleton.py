"""The sentence a metric suggests for a key result; what is not known yet stays a gap of dots."""

from django.utils.translation import gettext as _

from grove.drafting.metrics import Entry
from grove.look.words import date_text
from grove.okrs.queries import KeyResultRow

GAP = "…"


def skeleton(entry: Entry, row: KeyResultRow, last_day: str, language: str) -> str:
    """A wording with the values that the key result already has."""
    name = entry.name(language)
    values = {
        "metric": name[:1].lower() + name[1:] if name[1:2].islower() else name,
        "start": row.start_text or GAP,
        "target": _plain_target(row) or GAP,
        "day": date_text(row.due) or last_day,
    }
    return {
        "raise": _("Raise %(metric)s from %(start)s to %(target)s by %(day)s"),
        "lower": _("Lower %(metric)s from %(start)s to %(target)s by %(day)s"),
        "keep_above": _("Keep %(metric)s at or above %(target)s until %(day)s"),
        "keep_below": _("Keep %(metric)s at or below %(target)s until %(day)s"),
        "keep_within": _("Keep %(metric)s within %(target)s until %(day)s"),
    }[entry.direction] % values


def _plain_target(row: KeyResultRow) -> str:
    """The target without the sign of a floor or a cap: the sentence says that in words."""
    return row.target_text.lstrip("≥≤ ")
