"""What is near somebody on the start page: what the head decides, and what has changed lately."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from grove.health.guards import Guard
from grove.look.addresses import address
from grove.measure.confidence import Status
from grove.plans.models import Plan
from grove.record import clock
from grove.record.models import Change
from grove.record.statement import AskedOf
from grove.web.heard import Heard

MOST = 5  # lines of each list


@dataclass(frozen=True)
class Line:
    """A few words that lead somewhere."""

    text: str
    href: str
    detail: str = ""


def decisions(plan: Plan, heard: Iterable[Heard], guards: Mapping[int, Guard]) -> tuple[Line, ...]:
    """Help that is wanted, start values past their day, what is off track or has lost its guard."""
    today = clock.today()
    found = (_decision(one, one.href(plan), guards.get(one.pk), today) for one in heard)
    return tuple(islice((line for line in found if line is not None), MOST))


def _decision(one: Heard, href: str, guard: Guard | None, today: date) -> Line | None:
    code = {"code": one.code}
    if one.help:
        return Line(_("%(code)s asks for help") % code, href, one.help)
    if one.unknown is not None and one.unknown < today:
        return Line(_("%(code)s: the start value is still unknown") % code, href, one.text)
    if one.status is Status.OFF_TRACK:
        return Line(_("%(code)s is off track") % code, href, one.text)
    if guard is not None and guard.broken:
        return Line(_("%(code)s: its guard is broken") % code, href, guard.words)
    return None


def news(plan: Plan, heard: Iterable[Heard]) -> tuple[Line, ...]:
    """Changed near you: wording of goals with why, then the largest moves of confidence."""
    week_ago = clock.today() - timedelta(days=7)
    said: dict[str, Line] = {}
    for label, event, because in _reworded([plan.scope], clock.beginning_of(week_ago)):
        code = label.split(" ")[0]
        said_as = {
            "created": _("%(code)s is new"),
            "binned": _("%(code)s was removed"),
            "restored": _("%(code)s is back"),
        }.get(event, _("%(code)s is worded anew"))
        page = "okrs:objective" if code.startswith("O") else "okrs:key_result"
        gone = event == Change.Event.BINNED
        href = "" if gone else address(page, code=f"{plan.code}-{code}")
        said.setdefault(code, Line(said_as % {"code": code}, href, because))
    moved = [one for one in heard if one.moved and one.on is not None and one.on >= week_ago]
    lines = list(said.values())
    for one in sorted(moved, key=lambda one: -abs(one.moved))[:MOST]:
        words = _("%(code)s from %(was)d to %(now)d") % {
            "code": one.code,
            "was": one.before,
            "now": one.confidence,
        }
        lines.append(Line(words, one.href(plan), one.text))
    return tuple(lines[:MOST])


@AskedOf
def _reworded(scopes: list[str], since: datetime) -> QuerySet[Any, Any]:
    return (
        Change.objects.filter(
            act__scope__in=scopes,
            act__at__gte=since,
            kind__in=("okrs.objective", "okrs.keyresult"),
        )
        .filter(~Q(event="changed") | Q(field__in=("title", "text", "target", "due")))
        .order_by("-pk")
        .values_list("label", "event", "act__because")[:50]
    )
