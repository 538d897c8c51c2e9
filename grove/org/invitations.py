"""A link that lets somebody in, and the letter that carries it.

The link is shown once, on the page that made it: only its digest is stored. The letter goes out
after the invitation is written; when it cannot be sent the link is still there to copy.
"""

import logging
import smtplib
import threading
from dataclasses import dataclass

from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from grove.org.actions import invite
from grove.org.models import Person

log = logging.getLogger(__name__)
HERE = {"localhost", "127.0.0.1", "[::1]", "*"}


@dataclass(frozen=True)
class Invited:
    """A fresh link, to whom it went, and why it did not when it did not."""

    person: Person
    link: str
    mailed_to: str = ""
    failure: str = ""


def public_url() -> str:
    """Where people open this instance, as far as the settings say."""
    if settings.URL:
        return str(settings.URL)
    outside = [host for host in settings.ALLOWED_HOSTS if host not in HERE]
    if outside:
        return f"{'https' if settings.HTTPS else 'http'}://{outside[0].lstrip('.')}"
    return "http://127.0.0.1:8000"


def link_of(request: HttpRequest, token: str) -> str:
    """The whole address of an invitation, to copy."""
    return request.build_absolute_uri(reverse("invitation", args=[token]))


def invite_by_link(request: HttpRequest, inviter: Person, person: Person) -> Invited:
    """Make a person's link, and mail it when this instance can."""
    link = link_of(request, invite(inviter, person))
    if not settings.SMTP_URL or not person.email:
        return Invited(person, link)
    try:
        letter(person, link, inviter.name).send()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("invitation not sent: %s", error)
        return Invited(person, link, failure=str(error) or type(error).__name__)
    return Invited(person, link, mailed_to=person.email)


def mail_link_later(request: HttpRequest, person: Person) -> threading.Thread:
    """Mail somebody who cannot sign in a link, without letting the answer wait for the server:
    how long it takes must not tell whether the address is known."""
    message = letter(person, link_of(request, invite(None, person)), "")
    thread = threading.Thread(target=_send, args=[message], name="letter", daemon=True)
    thread.start()
    return thread


def letter(person: Person, link: str, inviter: str) -> EmailMessage:
    """The letter with the link, in the language of who gets it. Plain text."""
    with translation.override(person.language or translation.get_language()):
        if person.has_account:
            subject = _("Your new sign-in link for Grove")
            opening = _("With this link you set a new password for Grove:")
        elif inviter:
            subject = _("%(inviter)s invites you to Grove") % {"inviter": inviter}
            opening = _("%(inviter)s invites you to Grove. Choose a password here:") % {
                "inviter": inviter
            }
        else:
            subject = _("Your sign-in link for Grove")
            opening = _("Choose a password for Grove here:")
        lines = [
            _("Hello %(name)s,") % {"name": person.name},
            opening,
            link,
            _("It works once, for 14 days. Whoever has it signs in as you: keep it to yourself."),
            _("If you did not expect this letter, nothing changes when you leave it alone."),
        ]
    return EmailMessage(
        " ".join(subject.split()),
        "\n\n".join(lines),
        settings.DEFAULT_FROM_EMAIL,
        [person.email or ""],
    )


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("sign-in link not sent: %s", error)
