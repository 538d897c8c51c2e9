"""Doors of the weekly brief."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from grove.look.words import date_text, moment_text
from grove.org.doors import Door, public
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, plan_view
from grove.positioning.forms import WordsField
from grove.record import clock
from grove.tracking.weeks import read_week, week_address, week_of, week_text
from grove.weekly import actions
from grove.weekly.links import find_link, link_lines, links_allowed
from grove.weekly.models import BriefLink
from grove.weekly.queries.around import around
from grove.weekly.queries.brief import BriefContent, brief_content
from grove.weekly.queries.week import Step, touches

DAYS: Sequence[int] = (7, 14, 30)


@dataclass(frozen=True)
class BriefPage:
    """The page: the sheet, the weeks around it, and what this person may decide about it."""

    content: BriefContent
    address: str
    state: str
    sent: str
    before: Step | None
    after: Step | None
    now: Step | None
    may_say: bool
    may_lead: bool
    administers: bool
    mails: bool
    readers: str
    links_allowed: bool
    links: Sequence[Any]


class SentenceForm(forms.Form):
    """The head's own sentence."""

    words = WordsField(label=gettext_lazy("Sentence"), longest=400, required=False)


class DaysForm(forms.Form):
    """How long a link works."""

    days = forms.TypedChoiceField(
        label=gettext_lazy("Works for"), coerce=int, choices=[(one, str(one)) for one in DAYS]
    )


@require_http_methods(["GET", "HEAD", "POST"])
@plan_view(read=Verb.READ, write=Verb.EDIT)
def brief(door: PlanDoor, week: str) -> HttpResponse:
    """One week on one page; POST sets the head's own sentence."""
    monday = _monday(door, week)
    if door.request.method != "POST":
        return _page(door, monday)
    form = SentenceForm(door.request.POST)
    if not form.is_valid():
        return _page(door, monday, form.errors, form["words"].value() or "")
    try:
        actions.say_in_brief(door.someone, door.plan, monday, form.cleaned_data["words"])
    except actions.Sent:
        said = _("This brief was sent already. It stays as it was sent.")
        return door.redirect(_href(door, monday), said, undo=False)
    return door.redirect(_href(door, monday), _("The sentence is saved"))


@require_POST
@plan_view(write=Verb.LEAD)
def brief_mails(door: PlanDoor) -> HttpResponse:
    """Switch the mail on Fridays on or off."""
    mails = door.request.POST.get("mails") == "on"
    actions.mail_brief(door.someone, door.plan, mails)
    said = _("The brief is mailed on Fridays") if mails else _("The brief is not mailed any more")
    return door.redirect(_href(door, week_of(clock.today())), said)


@require_POST
@plan_view(write=Verb.ADMINISTER)
def brief_links_rule(door: PlanDoor) -> HttpResponse:
    """Allow links without an account for this department, or forbid them."""
    allowed = door.request.POST.get("allowed") == "on"
    actions.allow_links(door.someone, door.department, allowed)
    said = _("Such links are allowed") if allowed else _("No such link works any more")
    return door.redirect(_href(door, week_of(clock.today())), said)


@require_POST
@plan_view(write=Verb.LEAD)
def brief_links(door: PlanDoor, week: str) -> HttpResponse:
    """Make a link to one week's brief, where an administrator allows it."""
    monday = _monday(door, week)
    if not links_allowed(door.department):
        raise PermissionDenied
    form = DaysForm(door.request.POST)
    if not form.is_valid():
        return _page(door, monday, form.errors)
    actions.open_brief_link(door.someone, door.plan, monday, form.cleaned_data["days"])
    return door.redirect(_href(door, monday), _("The link works now. Copy it below."), undo=False)


@require_POST
@plan_view(write=Verb.LEAD)
def brief_link_removal(door: PlanDoor, week: str, link: int) -> HttpResponse:
    """End such a link at once."""
    monday = _monday(door, week)
    row = get_object_or_404(
        BriefLink.objects.select_related("plan"), pk=link, plan=door.plan, week=monday
    )
    actions.close_brief_link(door.someone, row)
    return door.redirect(_href(door, monday), _("The link opens nothing any more"), undo=False)


@require_safe
@public
def brief_by_link(door: Door, token: str) -> HttpResponse:
    """A week's brief through a link, for people without an account: this page and nothing else."""
    link = find_link(token)
    if link is None:
        title = _("This link opens nothing")
        answer = door.render("weekly/brief_ended.jinja", title=title, status=404)
    else:
        content = brief_content(link.plan, link.week, around(link.plan, link.week))
        answer = door.render(
            "weekly/brief_link.jinja",
            title=_("%(plan)s, %(week)s") % {"plan": content.title, "week": content.week},
            page=content,
            until=date_text(link.expires_at),
        )
    answer.headers["Cache-Control"] = "no-store"
    answer.headers["X-Robots-Tag"] = "noindex"
    return answer


def _monday(door: PlanDoor, address: str) -> date:
    monday = read_week(address)
    if monday is None or not touches(door.plan.cycle, monday):
        raise Http404
    return monday


def _href(door: PlanDoor, monday: date) -> str:
    cycle = door.plan.cycle
    if not touches(cycle, monday):
        monday = week_of(cycle.ends_on if monday > cycle.ends_on else cycle.starts_on)
    return door.to("weekly:brief", week=week_address(monday))


def _page(
    door: PlanDoor, monday: date, errors: Mapping[str, Any] | None = None, typed: str = ""
) -> HttpResponse:
    beside = around(door.plan, monday)
    leads, administers = door.may(Verb.LEAD), door.may(Verb.ADMINISTER)
    sent = beside.sent_at is not None
    page = BriefPage(
        content=brief_content(door.plan, monday, beside),
        address=week_address(monday),
        state=_state(monday, sent),
        sent=_("Sent %(when)s") % {"when": moment_text(beside.sent_at)} if sent else "",
        before=_step(door, monday - timedelta(weeks=1)),
        after=_step(door, monday + timedelta(weeks=1)),
        now=None if monday == week_of(clock.today()) else _step(door, week_of(clock.today())),
        may_say=door.edits and not sent,
        may_lead=leads,
        administers=administers,
        mails=beside.mails,
        readers=_(", ").join(beside.bosses),
        links_allowed=beside.links_allowed,
        links=link_lines(door.request, beside) if leads and beside.links_allowed else (),
    )
    errors = errors or {}
    return door.render(
        "weekly/brief.jinja",
        title=_("Brief, %(week)s") % {"week": week_text(door.plan.cycle, monday)},
        page=page,
        status=422 if errors else 200,
        errors=errors,
        problems=[(f"id_{name}", text) for name, texts in errors.items() for text in texts],
        words=typed or beside.words,
        days=[(one, _("%(days)d days") % {"days": one}) for one in DAYS],
    )


def _state(monday: date, sent: bool) -> str:
    if sent:
        return _("What was sent stays as it was sent.")
    if monday + timedelta(days=6) < clock.today():
        return _("The week is over: this is how it stood on its Sunday.")
    if monday > clock.today():
        return _("This week is still to come.")
    return _("The week as it stands now.")


def _step(door: PlanDoor, monday: date) -> Step | None:
    if not touches(door.plan.cycle, monday):
        return None
    href = reverse("weekly:brief", kwargs={**door.plan.place, "week": week_address(monday)})
    return Step(week_text(door.plan.cycle, monday), href)
