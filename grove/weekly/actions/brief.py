"""What a head does with the brief, and what an administrator allows."""

from contextlib import nullcontext
from datetime import date, timedelta

from grove.org.models import Department, Person
from grove.plans.models import Plan
from grove.record import clock
from grove.record.actions import Recorder, action
from grove.record.past import as_of
from grove.weekly.models import Brief, BriefDelivery, BriefLink, BriefRule, LinkRule
from grove.weekly.queries.brief import in_every_language


class Sent(Exception):
    """The brief was sent: it stays what was sent."""


@action
def say_in_brief(act: Recorder, plan: Plan, week: date, words: str) -> Brief:
    """Set the head's own sentence. Raises Sent once the brief has gone."""
    act.within(plan)
    kept = _held(act, plan, week)
    if kept is None:
        return act.create(Brief(plan=plan, week=week, words=words))
    if kept.sent_at is not None:
        raise Sent
    return act.change(kept, words=words)


@action
def mail_brief(act: Recorder, plan: Plan, mails: bool) -> BriefRule:
    """Switch the mail on Fridays on or off."""
    act.within(plan)
    act.lock(plan)
    rule = BriefRule.objects.filter(plan=plan).first()
    return act.change(rule, mails=mails) if rule else act.create(BriefRule(plan=plan, mails=mails))


@action
def allow_links(act: Recorder, department: Department, allowed: bool) -> LinkRule:
    """Allow links that open a brief without an account, or end them all at once."""
    act.within(department)
    act.lock(department)
    rule = LinkRule.objects.filter(department=department).first()
    if rule is None:
        return act.create(LinkRule(department=department, allowed=allowed))
    return act.change(rule, allowed=allowed)


@action(undoable=False)
def open_brief_link(act: Recorder, plan: Plan, week: date, days: int) -> BriefLink:
    """Make a link that reads one week's brief for some days."""
    act.within(plan)
    until = (act.at + timedelta(days=days)).replace(microsecond=0)
    return act.create(BriefLink(plan=plan, week=week, made_by=act.actor, expires_at=until))


@action(undoable=False)
def close_brief_link(act: Recorder, link: BriefLink) -> None:
    """End a link at once; twice is once."""
    act.within(link.plan)
    fresh = act.lock(link)
    if fresh.binned_at is None:
        act.bin(fresh)


@action(undoable=False)
def take_brief(act: Recorder, plan: Plan, week: date, on: date, person: Person) -> Brief | None:
    """Note that a person is sent this week's brief, before it goes; None when they have it.

    The first time it is kept as it is told, in every language, and never changes after that.
    """
    act.within(plan)
    kept = _held(act, plan, week)
    if kept is not None and kept.deliveries.filter(person=person).exists():
        return None
    if kept is None:
        kept = act.create(Brief(plan=plan, week=week))
    if kept.sent_at is None:
        # Sent late, it still says how the week stood on its day.
        with as_of(on) if on < clock.today() else nullcontext():
            content = in_every_language(plan, week, on)
        kept = act.change(kept, content=content, sent_at=act.at)
    BriefDelivery.objects.create(brief=kept, person=person, at=act.at)
    return kept


def _held(act: Recorder, plan: Plan, week: date) -> Brief | None:
    act.lock(plan)
    return Brief.objects.filter(plan=plan, week=week).first()
