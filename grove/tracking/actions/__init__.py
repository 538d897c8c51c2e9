"""What people do while the year runs: check in, ask for help, pause, set the rhythm."""

from grove.tracking.actions.check_in import Update, keep_draft, send_check_in

__all__ = ["Update", "keep_draft", "send_check_in"]
