"""How many things wait, as a sentence: for the page, the start page and the letter."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def summary(count: int) -> str:
    """The sentence the list begins with."""
    if not count:
        return _("Nothing waits for you.")
    return ngettext("%(count)d thing waits for you.", "%(count)d things wait for you.", count) % {
        "count": count
    }
