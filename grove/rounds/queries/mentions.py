"""Who was called into which thread: what waits for a person until somebody resolves it."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from grove.org.models import Person, Role
from grove.org.policy import Verb, standing
from grove.plans.models import Writer
from grove.rounds.about import name
from grove.rounds.models import Mention


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


def mentions_of(person: Person) -> tuple[MentionLine, ...]:
    """What still waits for a person, the oldest first: threads they were called into that are
    open, in plans they may read, and in which they have said nothing since. Three queries.
    """
    rows = (
        Mention.objects.filter(
            person=person,
            comment__binned_at=None,
            comment__thread__binned_at=None,
            comment__thread__resolved_at=None,
            comment__thread__plan__binned_at=None,
            comment__thread__plan__department__binned_at=None,
        )
        .exclude(comment__author=person)
        .select_related("comment__author", "comment__thread__plan__department")
        .select_related("comment__thread__plan__cycle")
        .prefetch_related("comment__thread__comments")
        .order_by("comment__at", "pk")
    )
    waiting = [
        row
        for row in rows
        if not any(
            said.author_id == person.pk and said.binned_at is None and said.at > row.comment.at
            for said in row.comment.thread.comments.all()
        )
    ]
    if not waiting:
        return ()
    roles = list(
        Role.objects.filter(person=person, department__binned_at=None).select_related("department")
    )
    writes = set(Writer.objects.filter(person=person).values_list("plan", flat=True))
    return tuple(
        _line(row)
        for row in waiting
        if standing(person, row.comment.thread.plan.department, roles).may(
            Verb.READ,
            shared=row.comment.thread.plan.shared_at is not None,
            co_writer=row.comment.thread.plan_id in writes,
        )
    )


def _line(row: Mention) -> MentionLine:
    comment, thread = row.comment, row.comment.thread
    plan = thread.plan
    return MentionLine(
        pk=row.pk,
        plan=plan.code,
        about=name(thread.label),
        who=str(comment.author or _("Somebody")),
        at=comment.at,
        text=comment.text,
        href=f"{reverse('rounds:comments', kwargs=plan.place)}#t{thread.pk}",
    )
