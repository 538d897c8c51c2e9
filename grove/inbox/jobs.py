"""Who gets a letter now: the daily one in the morning of each reader, urgent things at once."""

import logging
import smtplib
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import Prefetch, Q

from grove.inbox.actions import take_digest, take_urgent
from grove.inbox.brief_letters import brief_href, brief_letter
from grove.inbox.letters import letter, morning, reading_as
from grove.jobs.due import Job
from grove.org.models import Person, Role
from grove.org.waiting import Asker, Waiting, sources, waiting_for
from grove.weekly.actions import take_brief
from grove.weekly.briefs import briefs_for, is_time
from grove.weekly.queries.brief import read_content

log = logging.getLogger(__name__)


def send_letters(now: datetime) -> int:
    """Send every letter that is due; how many. Does nothing on an instance without SMTP.

    The mail server is reached first: what cannot be sent now is not counted as told. A letter the
    server refuses afterwards is not sent again: at most once.
    """
    if not settings.SMTP_URL:
        return 0
    daily = [person for person in _without_digest(now) if morning(person, now)]
    soon = {pk for source in sources() if source.soon for pk in source.soon(now)}
    urgent = _readers(Q(pk__in=soon)) if soon else ()
    if not daily and not urgent:
        return 0
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as error:
        log.warning("letters not sent, the mail server does not answer: %s", error)
        return 0
    try:
        sent = sum(_urgent(connection, person, now) for person in urgent)
        return sent + sum(_daily(connection, person, now) for person in daily)
    finally:
        connection.close()


def _daily(connection: BaseEmailBackend, person: Person, now: datetime) -> bool:
    """The letter of the day. On a Friday with a brief that is the brief, in the afternoon."""
    roles = list(person.roles.all())
    with reading_as(person):
        briefs = list(briefs_for(person, roles, now))
        if briefs and not is_time(person, now):
            return False
        asker = Asker(person, roles, now)
        waiting = waiting_for(asker)
        told = take_digest(None, person, asker.today, waiting)
        if not briefs:
            return _send(connection, person, told, len(waiting))
        taken = [
            (read_content(brief.content), brief_href(plan, week))
            for plan, week in briefs
            if (brief := take_brief(None, plan, week, asker.today, person)) and brief.content
        ]
        return _post(connection, brief_letter(person, taken, told, len(waiting) - len(told)))


def _urgent(connection: BaseEmailBackend, person: Person, now: datetime) -> bool:
    with reading_as(person):
        waiting = waiting_for(Asker(person, list(person.roles.all()), now))
        return _send(connection, person, take_urgent(None, person, waiting), len(waiting))


def _send(
    connection: BaseEmailBackend, person: Person, told: tuple[Waiting, ...], waiting: int
) -> bool:
    if not told:
        return False
    return _post(connection, letter(person, told, waiting - len(told)))


def _post(connection: BaseEmailBackend, message: EmailMultiAlternatives) -> bool:
    message.connection = connection
    try:
        return bool(message.send())
    except (OSError, smtplib.SMTPException) as error:
        log.warning("a letter was not sent: %s", type(error).__name__)
        return False


def _without_digest(now: datetime) -> Iterable[Person]:
    """Readers whose letter of today is not decided yet, somewhere on earth."""
    latest = (now + timedelta(hours=14)).date()
    return _readers(Q(digest=None) | Q(digest__day__lt=latest))


def _readers(which: Q) -> Iterable[Person]:
    """People with an account and an e-mail who did not switch letters off."""
    roles = Role.objects.filter(department__binned_at=None).select_related("department")
    found = Person.objects.filter(
        which, is_active=True, is_sample=False, letters=True, email__isnull=False
    ).exclude(password="")
    return [
        person
        for person in found.prefetch_related(Prefetch("roles", roles)).order_by("pk")
        if person.has_account
    ]


JOBS = (Job("letters", timedelta(minutes=5), send_letters),)
