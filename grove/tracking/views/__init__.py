"""Doors of the running year."""

from grove.tracking.views.check_in import check_in
from grove.tracking.views.dashboard import track
from grove.tracking.views.help import help_notice, help_page, help_withdrawal, help_wording
from grove.tracking.views.rhythm import pause_end, pauses, rhythm

__all__ = [
    "check_in",
    "help_notice",
    "help_page",
    "help_withdrawal",
    "help_wording",
    "pause_end",
    "pauses",
    "rhythm",
    "track",
]
