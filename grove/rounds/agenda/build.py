"""Everything open between the people of a meeting, the weightiest first.

Comments without an end, findings to fix, needs that nothing covers, asks without an answer, large
changes since these people last met, and what that meeting left over. Order: weight of the need ×
days of age.
"""

from collections.abc import Iterable
from datetime import datetime, time

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.needs.models import Need
from grove.okrs.queries import plan_tree
from grove.org.models import Role
from grove.plans.models import Plan
from grove.record.models import Change
from grove.rounds.agenda.candidate import Candidate, Source, short
from grove.rounds.agenda.changes import KINDS, changes
from grove.rounds.agenda.view import View, needs_of, weights_of
from grove.rounds.findings import ToFix, findings_to_fix
from grove.rounds.models import AgendaItem, Ask, Attendee, Comment, Meeting, Note, Thread
from grove.versions.models import Version

MOST = 40  # further ones wait until some of these are settled


def candidates(meeting: Meeting) -> tuple[Candidate, ...]:
    """Everything open that concerns the people of a meeting, at most `MOST`. Thirteen queries."""
    plan = meeting.plan
    people = set(Attendee.objects.filter(meeting=meeting).values_list("person", flat=True))
    others = people - {meeting.called_by_id}
    tree, needs = plan_tree(plan), needs_of(plan)
    view = View(meeting, others, tree, weights_of(tree, needs))
    earlier = _earlier(meeting, others)
    rows = _changes(plan)
    found = (
        *_comments(view),
        *_findings(view, rows),
        *_needs(needs),
        *_asks(view, people),
        *changes(view, _since(plan, earlier), rows),
        *_leftovers(view, earlier),
    )
    return tuple(sorted(found, key=lambda one: (-one.score, one.key)))[:MOST]


def _comments(view: View) -> Iterable[Candidate]:
    comments = (
        Comment.objects.filter(thread__plan=view.meeting.plan, thread__binned_at=None)
        .filter(thread__resolved_at=None)
        .select_related("thread", "author")
        .order_by("thread", "at", "pk")
    )
    said: dict[Thread, list[Comment]] = {}
    for comment in comments:
        said.setdefault(comment.thread, []).append(comment)
    for thread, lines in said.items():
        if not view.concerns(thread.label, *(one.author_id for one in lines)):
            continue
        yield Candidate(
            key=f"thread:{thread.pk}",
            source=Source.COMMENT,
            title=short(lines[0].text),
            about=_code(thread.label),
            weight=view.weight(thread.label),
            since=lines[0].at,
            who=str(lines[0].author or ""),
        )


def _findings(view: View, rows: Iterable[Change]) -> Iterable[Candidate]:
    born = {
        (change.kind, change.object_id): change.act.at
        for change in rows
        if change.event == Change.Event.CREATED
    }
    codes = {row.short_code: (KINDS[0], row.id) for row in view.tree.objectives}
    codes |= {row.short_code: (KINDS[1], row.id) for row in view.tree.key_results}
    by_object: dict[str, list[ToFix]] = {}
    for one in findings_to_fix(view.meeting.plan, view.tree):
        by_object.setdefault(one.about, []).append(one)
    for about, found in by_object.items():
        if not (view.concerns(about) if about else view.all_of_it):
            continue
        yield Candidate(
            key=f"finding:{about}",
            source=Source.FINDING,
            title=short(_("; ").join(one.title for one in found)),
            about=about,
            weight=view.weight(about),
            since=born.get(codes.get(about, ("", 0))),
            who=_(", ").join(one.code for one in found)[:120],
        )


def _needs(needs: Iterable[Need]) -> Iterable[Candidate]:
    for need in needs:
        if need.is_covered or need.declined_because:  # type: ignore[attr-defined]
            continue
        heard = need.heard_on
        yield Candidate(
            key=f"need:{need.number}",
            source=Source.NEED,
            title=_("Not covered: %(need)s") % {"need": short(need.words, 90)},
            about=need.code,
            weight=need.weight,
            since=timezone.make_aware(datetime.combine(heard, time())) if heard else None,
            who=need.customer.name,
        )


def _asks(view: View, people: set[int]) -> Iterable[Candidate]:
    """Asks nobody has answered: of all teams, or of those whose people meet."""
    works = Role.objects.filter(department=OuterRef("answer__team"), person__in=people)
    asks = (
        Ask.objects.filter(plan=view.meeting.plan, state=Ask.State.OPEN)
        .annotate(meets=Exists(works))
        .select_related("answer__team")
        .order_by("number")
    )
    for ask in asks:
        if not (view.all_of_it or ask.meets or ask.asked_by_id in people):
            continue
        about = _code(ask.about_code)
        yield Candidate(
            key=f"ask:{ask.number}",
            source=Source.ASK,
            title=short(f"{ask.code} {ask.text}"),
            about=about,
            weight=view.weight(about),
            since=ask.asked_at,
            who=ask.answer.team.name,
        )


def _changes(plan: Plan) -> list[Change]:
    """What happened to objectives and key results of the plan, the oldest first. One query."""
    return list(
        Change.objects.filter(act__scope=plan.scope, kind__in=KINDS)
        .filter(Q(event=Change.Event.CHANGED) | Q(event=Change.Event.CREATED))
        .select_related("act__actor")
        .order_by("pk")
    )


def _earlier(meeting: Meeting, others: set[int]) -> Meeting | None:
    """The last meeting of this kind with one of these people that took place."""
    asked = Attendee.objects.filter(meeting=OuterRef("pk"), person__in=others)
    return (
        Meeting.objects.filter(Exists(asked), plan=meeting.plan, kind=meeting.kind)
        .filter(ended_at__isnull=False)
        .exclude(pk=meeting.pk)
        .order_by("-ended_at", "-pk")
        .first()
    )


def _since(plan: Plan, earlier: Meeting | None) -> datetime | None:
    """Since when changes are news: that meeting, else the last frozen version."""
    if earlier is not None:
        return earlier.ended_at
    newest = Version.objects.filter(plan=plan).order_by("-major", "-minor")
    return newest.values_list("frozen_at", flat=True).first()


def _leftovers(view: View, earlier: Meeting | None) -> Iterable[Candidate]:
    """Questions and parked lines still open, and own items nobody came to."""
    if earlier is None:
        return
    kept = (
        Note.objects.filter(meeting=earlier, closed_at=None)
        .filter(kind__in=[Note.Kind.QUESTION, Note.Kind.PARKED])
        .select_related("item", "author")
        .order_by("pk")
    )
    for note in kept:
        about = note.item.about if note.item is not None else ""
        yield Candidate(
            key=f"note:{note.pk}",
            source=Source.LEFTOVER,
            title=short(note.text),
            about=about,
            weight=view.weight(about),
            since=note.at,
            who=str(note.author or ""),
        )
    own = (
        AgendaItem.objects.filter(meeting=earlier, done_at=None, spare=False)
        .filter(source__in=[Source.OWN, Source.LEFTOVER])
        .exclude(key__startswith="note:")
        .select_related("added_by")
        .order_by("pk")
    )
    for item in own:
        yield Candidate(
            key=item.key or f"item:{item.pk}",
            source=Source.LEFTOVER,
            title=item.title,
            about=item.about,
            weight=view.weight(item.about),
            since=earlier.ended_at,
            who=str(item.added_by or item.who),
        )


def _code(label: str) -> str:
    return label if label[:1] in "OKNF" and label[1:].isdigit() else ""
