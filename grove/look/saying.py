"""Sentences that stand for a picture."""

from decimal import Decimal

from django.utils.translation import gettext as _


def went_words(first: Decimal, now: Decimal, first_text: str, now_text: str, number: int) -> str:
    """What a small line shows: "rose from 6 to 8.1 per week in 12 readings"."""
    facts = {"first": first_text, "now": now_text, "number": number}
    if now > first:
        return _("rose from %(first)s to %(now)s in %(number)d readings") % facts
    if now < first:
        return _("fell from %(first)s to %(now)s in %(number)d readings") % facts
    return _("stayed at %(now)s for %(number)d readings") % facts
