"""The letter about what waits: the inbox in words, as text and as HTML, in its reader's language.

Besides this letter and a boss’s weekly brief only invitations are mailed. Whoever wants none
switches it off in the account.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.org.invitations import public_url
from grove.org.models import Person
from grove.org.waiting import Waiting


@contextmanager
def reading_as(person: Person) -> Iterator[None]:
    """The language and the time zone of the one who will read."""
    zone = person.time_zone or settings.TIME_ZONE
    language = person.language or settings.LANGUAGE_CODE
    with translation.override(language), timezone.override(ZoneInfo(zone)):
        yield


def letter(person: Person, told: tuple[Waiting, ...], others: int) -> EmailMultiAlternatives:
    """The letter that tells of some things; `others` more wait that were told before.

    To be called inside `reading_as`.
    """
    first = told[0]
    count = len(told)
    subject = (
        first.text
        if count == 1
        else ngettext("%(count)d thing waits for you", "%(count)d things wait for you", count)
        % {"count": count}
    )
    context = {
        "name": person.name,
        "told": [(one, whole(one.href)) for one in told],
        "others": others,
        "inbox": whole(reverse("inbox")),
        "account": whole(reverse("account")),
        "language": "zh-Hans" if (translation.get_language() or "").startswith("zh") else "en",
    }
    message = EmailMultiAlternatives(
        " ".join(subject.split()),
        _text(context),
        settings.DEFAULT_FROM_EMAIL,
        [person.email or ""],
        headers={
            "Auto-Submitted": "auto-generated",
            "List-Unsubscribe": f"<{context['account']}>",
        },
    )
    message.attach_alternative(render_to_string("inbox/letter.jinja", context), "text/html")
    return message


def morning(person: Person, now: datetime) -> bool:
    """Whether it is eight o'clock or later where this person is."""
    zone = person.time_zone or settings.TIME_ZONE
    return now.astimezone(ZoneInfo(zone)).hour >= MORNING


MORNING = 8  # o'clock, in the reader's time zone


def _text(context: dict[str, Any]) -> str:
    lines = [_("Hello %(name)s,") % {"name": context["name"]}, ""]
    for one, href in context["told"]:
        lines.append(f"– {one.text}")
        lines += [f"  {more}" for more in (one.detail, one.due) if more]
        lines += [f"  {one.verb}: {href}", ""]
    if context["others"]:
        lines += [others_words(context["others"]), ""]
    lines.append(_("Everything that waits for you: %(link)s") % {"link": context["inbox"]})
    lines.append(
        _("One letter a day at most. Switch it off in your account: %(link)s")
        % {"link": context["account"]}
    )
    return "\n".join(lines) + "\n"


def others_words(others: int) -> str:
    """How many more things wait that an earlier letter told of."""
    return ngettext(
        "%(count)d thing you know of still waits.",
        "%(count)d things you know of still wait.",
        others,
    ) % {"count": others}


def whole(address: str) -> str:
    """An address as it is written in a letter."""
    return public_url() + address
