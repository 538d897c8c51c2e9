"""Reading one version through a link, without an account: made by the head, revoked by the head."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.versions.models import ReadingLink, Version
from grove.versions.numbers import read_number

DAYS: Sequence[int] = (7, 14, 30, 90)
USUAL = 14


@action(undoable=False)
def open_reading(act: Recorder, version: Version, days: int) -> ReadingLink:
    """Make a link that reads a version for some days."""
    act.within(version.plan)
    until = act.at + timedelta(days=days)
    return act.create(
        ReadingLink(version=version, made_by=act.actor, expires_at=until.replace(microsecond=0))
    )


@action(undoable=False)
def close_reading(act: Recorder, link: ReadingLink) -> None:
    """End a link at once; twice is once."""
    act.within(link.version.plan)
    fresh = act.lock(link)
    if fresh.binned_at is None:
        act.bin(fresh)


@dataclass(frozen=True)
class LinkLine:
    """One link that works: its address, until when, who made it, where it is ended."""

    address: str
    until: str
    by: str
    removal: str


def open_links(request: HttpRequest, plan: Plan, number: str) -> tuple[LinkLine, ...]:
    """The links of a version that work now. One query."""
    wanted = read_number(number)
    assert wanted is not None
    said = {f"version__{part}": value for part, value in wanted._asdict().items()}
    rows = ReadingLink.objects.filter(version__plan=plan, expires_at__gt=timezone.now(), **said)
    return tuple(
        LinkLine(
            address=request.build_absolute_uri(reverse("reading", args=[row.token])),
            until=date_text(row.expires_at),
            by=str(row.made_by or _("Somebody")),
            removal=reverse(
                "versions:link_removal", kwargs={**plan.place, "number": number, "reading": row.pk}
            ),
        )
        for row in rows.select_related("made_by").order_by("expires_at", "pk")
    )


def find_reading(token: str) -> ReadingLink | None:
    """The link of a token that still works, with its version and plan, or None. One query."""
    number = token.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    link = (
        ReadingLink.objects.filter(
            pk=int(number),
            version__binned_at=None,
            version__plan__binned_at=None,
            version__plan__department__binned_at=None,
        )
        .select_related("version__frozen_by", "version__plan__department", "version__plan__cycle")
        .first()
    )
    if link is None or not link.fits(token) or link.expires_at <= timezone.now():
        return None
    return link
