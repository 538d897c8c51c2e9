"""Who was called into which thread: what waits for a person until they answer or it is resolved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from grove.org.models import Person, Role
from grove.plans.models import Writer
from grove.rounds.about import name
from grove.rounds.models import Comment, Mention, Thread


@dataclass(frozen=True)
class MentionLine:
    """One open mention: by whom, when, about what, the words, and where to answer."""

    pk: int
    plan: str
    about: str
    who: str
    at: datetime
    text: str
    href: str


def mentions_of(person: Person, roles: Sequence[Role] | None = None) -> tuple[MentionLine, ...]:
    """What still waits for a person, the oldest first. One query, two when no roles are given
    (with their departments)."""
    if roles is None:
        rows = Role.objects.filter(person=person, department__binned_at=None)
        roles = list(rows.select_related("department"))
    return tuple(mention_line(row) for row in open_mentions(person, roles))


def open_mentions(person: Person, roles: Sequence[Role]) -> QuerySet[Mention]:
    """Mentions in open threads of plans the person may read, unanswered by them since."""
    said = Comment.objects.filter(
        thread=OuterRef("comment__thread"), author=person, at__gt=OuterRef("comment__at")
    )
    return (
        Mention.objects.filter(
            _readable(person, roles),
            person=person,
            comment__binned_at=None,
            comment__thread__binned_at=None,
            comment__thread__resolved_at=None,
            comment__thread__plan__binned_at=None,
        )
        .exclude(comment__author=person)
        .exclude(Exists(said))
        .select_related("comment__author", "comment__thread__plan__department")
        .select_related("comment__thread__plan__cycle")
        .order_by("comment__at", "pk")
    )


def mention_line(row: Mention) -> MentionLine:
    """A mention as a person reads it."""
    comment, thread = row.comment, row.comment.thread
    return MentionLine(
        pk=row.pk,
        plan=thread.plan.code,
        about=name(thread.label),
        who=str(comment.author or _("Somebody")),
        at=comment.at,
        text=comment.text,
        href=thread_href(thread),
    )


def thread_href(thread: Thread) -> str:
    """Where a thread stands among all of its plan."""
    return f"{reverse('rounds:comments', kwargs=thread.plan.place)}#t{thread.pk}"


def _readable(person: Person, roles: Sequence[Role]) -> Q:
    """Plans the person was let into and may still read: as writer, or through a role in the
    department, above it or below it, once the plan is shared (its head before that, too)."""
    plan = "comment__thread__plan"
    writes = Writer.objects.filter(plan=OuterRef(plan), person=person)
    near = Q(pk__in=())
    for role in roles:
        at = role.department
        near |= Q(**{f"{plan}__department__in": at.ancestor_ids})
        near |= Q(**{f"{plan}__department__path__startswith": at.path})
    heads = [role.department_id for role in roles if role.name == Role.Name.HEAD]
    return (
        (near & Q(**{f"{plan}__shared_at__isnull": False}))
        | Q(**{f"{plan}__department__in": heads})
        | Q(Exists(writes))
    )
