"""Invitations that still open, somebody's sessions, and the time zones there are."""

import hashlib
import re
import zoneinfo
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.org.models import Department, Invitation, InvitationBroken, Person, Session

__all__ = ["InvitationBroken"]


def find_invitation(token: str) -> Invitation:
    """The invitation of a token while it can be used. Raises InvitationBroken. One query."""
    invitation = (
        Invitation.everything.select_related("person")
        .filter(digest=Invitation.digest_of(token))
        .first()
    )
    if invitation is None:
        raise InvitationBroken(InvitationBroken.UNKNOWN)
    invitation.require_open()
    return invitation


def has_accounts() -> bool:
    """Whether anybody can sign in with a password."""
    people = Person.objects.filter(is_active=True).exclude(password="")
    return people.exclude(password__startswith="!").exists()


def company_name() -> str:
    """The company of this instance when there is just one; the sign-in page says it."""
    names = list(Department.objects.filter(parent=None).values_list("name", flat=True)[:2])
    return names[0] if len(names) == 1 else ""


@dataclass(frozen=True)
class SessionRow:
    """A signed-in browser. `handle` names it in an address and opens nothing."""

    handle: str
    browser: str
    began: datetime
    seen: datetime
    is_this: bool


def sessions_of(person: Person, this: str | None) -> list[SessionRow]:
    """A person's signed-in browsers, this one first, then the one seen last. One query."""
    rows = Session.objects.filter(person=person, expire_date__gt=timezone.now())
    found = [
        SessionRow(
            handle_of(row.session_key),
            browser_name(row.browser),
            row.began_at,
            row.seen_at,
            row.session_key == this,
        )
        for row in rows.order_by("-seen_at")
    ]
    return sorted(found, key=lambda row: not row.is_this)


def session_key(person: Person, handle: str) -> str | None:
    """The key behind a handle, among this person's own sessions."""
    keys = Session.objects.filter(person=person).values_list("session_key", flat=True)
    return next((key for key in keys if handle_of(key) == handle), None)


def handle_of(key: str) -> str:
    return hashlib.sha256(f"grove session {key}".encode()).hexdigest()[:16]


_BROWSERS = (
    ("Edge", r"Edg(?:e|A|iOS)?/"),
    ("Opera", r"OPR/|Opera"),
    ("WeChat", r"MicroMessenger/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/|Chromium/"),
    ("Safari", r"Safari/"),
)
_SYSTEMS = (
    ("iPhone", r"iPhone"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("macOS", r"Mac OS X|Macintosh"),
    ("ChromeOS", r"CrOS"),
    ("Linux", r"Linux|X11"),
)


def browser_name(agent: str) -> str:
    """A browser as a person knows it: "Firefox on Linux"."""
    browser = next((name for name, mark in _BROWSERS if re.search(mark, agent)), "")
    system = next((name for name, mark in _SYSTEMS if re.search(mark, agent)), "")
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown browser")


def time_zones(now: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """Time zones by area, for a select: (area, [(zone, its city)]). `now` is always among them."""
    areas: dict[str, list[tuple[str, str]]] = {}
    for zone in sorted(zoneinfo.available_timezones() | {"UTC", now} - {""}):
        area, _slash, city = zone.partition("/")
        if city and area in _AREAS:
            areas.setdefault(_area(area), []).append((zone, city.replace("_", " ")))
        elif zone in {"UTC", now}:
            areas.setdefault(_("Other"), []).append((zone, zone))
    return list(areas.items())


_AREAS = {
    "Africa",
    "America",
    "Antarctica",
    "Arctic",
    "Asia",
    "Atlantic",
    "Australia",
    "Europe",
    "Indian",
    "Pacific",
}


def _area(name: str) -> str:
    return {
        "Africa": pgettext("time zones of", "Africa"),
        "America": pgettext("time zones of", "America"),
        "Antarctica": pgettext("time zones of", "Antarctica"),
        "Arctic": pgettext("time zones of", "Arctic"),
        "Asia": pgettext("time zones of", "Asia"),
        "Atlantic": pgettext("time zones of", "Atlantic"),
        "Australia": pgettext("time zones of", "Australia"),
        "Europe": pgettext("time zones of", "Europe"),
        "Indian": pgettext("time zones of", "Indian Ocean"),
        "Pacific": pgettext("time zones of", "Pacific"),
    }[name]
