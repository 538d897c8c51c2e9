"""What the pages of commitment read."""

from grove.commitment.queries.signatures import SignPage, moved_on, sign_page

__all__ = ["SignPage", "moved_on", "sign_page"]
