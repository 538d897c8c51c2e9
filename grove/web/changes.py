"""The door to what changed since a day: `?since=2026-11-01`."""

from datetime import date, datetime, timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from grove.look.shell import Link
from grove.look.words import date_text
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.record import clock
from grove.web.since import changed_since

SEEN = "changes_seen"  # in the session: plan → when this page was opened, and the time before
AGAIN = timedelta(hours=1)  # opened again sooner, it is the same visit


@require_safe
@plan_view(read=Verb.READ)
def changes(door: PlanDoor) -> HttpResponse:
    """What changed since a day, a week ago when none is said."""
    asked = door.request.GET.get("since", "")
    today = clock.today()
    since = _day(asked) if asked else today - timedelta(weeks=1)
    wrong = ""
    if since is None or since > today:
        wrong = _("“%(value)s” is no day until today. Write it as 2026-11-01.") % {
            "value": asked[:40]
        }
        since = today - timedelta(weeks=1)
    return door.render(
        "web/changes.jinja",
        title=_("What changed"),
        page=changed_since(door.plan, since),
        status=400 if wrong else 200,
        lede=_("Since the beginning of %(day)s.") % {"day": date_text(since)},
        links=_links(door, since, today),
        typed=asked[:40] if wrong else since.isoformat(),
        wrong=wrong,
        problems=[("id_since", wrong)] if wrong else [],
    )


def _links(door: PlanDoor, since: date, today: date) -> tuple[Link, ...]:
    here = door.to("changes")
    days = [
        (_("Since last week"), today - timedelta(weeks=1)),
        (_("Since last month"), today - timedelta(days=30)),
        (_("Since the cycle began"), door.plan.cycle.starts_on),
    ]
    seen = _last_visit(door)
    if seen is not None:
        days.append((_("Since my last visit, %(day)s") % {"day": date_text(seen)}, seen))
    return tuple(
        Link(text, f"{here}?since={day.isoformat()}", current=day == since)
        for text, day in days
        if day <= today
    )


def _last_visit(door: PlanDoor) -> date | None:
    """The day this person opened the page the time before, in this browser."""
    if clock.past_day() is not None:
        return None
    kept = dict(door.request.session.get(SEEN, {}))
    opened, before = kept.get(str(door.plan.pk), (None, None))
    now = timezone.now()
    if opened is None or now - datetime.fromisoformat(opened) > AGAIN:
        before = opened
        kept[str(door.plan.pk)] = (now.isoformat(), before)
        door.request.session[SEEN] = kept
    return timezone.localtime(datetime.fromisoformat(before)).date() if before else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
