"""What the pages of commitment read."""

from grove.commitment.queries.signatures import SignPage, moved_on, sign_page
from grove.commitment.queries.slides import Shown, Wish, presenting, shown

__all__ = ["Shown", "SignPage", "Wish", "moved_on", "presenting", "shown", "sign_page"]
