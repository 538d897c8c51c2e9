"""Links that open one week's brief without an account: allowed by an administrator, made and ended
by the head, and over by themselves."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.org.models import Department
from grove.tracking.weeks import week_address
from grove.weekly.models import BriefLink, LinkRule
from grove.weekly.queries.around import Around


@dataclass(frozen=True)
class LinkLine:
    """One link that works: its address, until when, who made it, where it is ended."""

    address: str
    until: str
    by: str
    removal: str


def links_allowed(department: Department) -> bool:
    """Whether an administrator allows such links for this department. One query."""
    return LinkRule.objects.filter(department=department, allowed=True).exists()


def link_lines(request: HttpRequest, beside: Around) -> tuple[LinkLine, ...]:
    """The links of one week's brief that work now. No query."""
    return tuple(
        LinkLine(
            address=request.build_absolute_uri(reverse("brief_by_link", args=[row.token])),
            until=date_text(row.expires_at),
            by=by or _("Somebody"),
            removal=reverse(
                "weekly:brief_link_removal",
                kwargs={**row.plan.place, "week": week_address(row.week), "link": row.pk},
            ),
        )
        for row, by in beside.links
    )


def find_link(token: str) -> BriefLink | None:
    """The link of a token that still works, with its plan, or None. Two queries."""
    number = token.partition("-")[0]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    link = (
        BriefLink.objects.filter(
            pk=int(number), plan__binned_at=None, plan__department__binned_at=None
        )
        .select_related("plan__department", "plan__cycle")
        .first()
    )
    if link is None or not link.fits(token) or link.expires_at <= timezone.now():
        return None
    return link if links_allowed(link.plan.department) else None
