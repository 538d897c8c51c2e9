"""Who was called into which thread: what waits for a person until they answer or it is resolved."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from grove.org.models import Person, Role
from grove.rounds.about import name
from grove.rounds.models import Mention, Suggestion


@dataclass(frozen=True)
class MentionLine:
    """One mention that waits: by whom, when, about what, the words, and where to answer.

    `suggests`: it is a suggestion this person was called to decide or to look at.
    """

    pk: int
    plan: str
    about: str
    who: str
    at: datetime
    text: str
    suggests: bool
    href: str


def mentions_of(person: Person, roles: Iterable[Role] | None = None) -> tuple[MentionLine, ...]:
    """What still waits for a person, the oldest first. One query, two when no roles are given
    (with their departments)."""
    if roles is None:
        found = Role.objects.filter(person=person, department__binned_at=None)
        roles = found.select_related("department")
    return tuple(mention_line(row) for row in open_mentions(person, roles))


def open_mentions(person: Person, roles: Iterable[Role]) -> QuerySet[Mention]:
    """Mentions that wait for a person, in departments where they still have something to do.

    Cheap to ask for: every page counts them.
    """
    places = {at for role in roles for at in role.department.ancestor_ids}
    plan = "comment__thread__plan__"
    near = Q(**{f"{plan}department__in": places}) | Q(**{f"{plan}department__parent__in": places})
    return (
        Mention.objects.filter(near, person=person, waits=True)
        .select_related("comment__author", "comment__thread__plan__department")
        .select_related("comment__thread__plan__cycle", "comment__thread__suggestion")
        .order_by("comment__at", "pk")
    )


def mention_line(row: Mention) -> MentionLine:
    """A mention as a person reads it."""
    comment, thread = row.comment, row.comment.thread
    suggestion = getattr(thread, "suggestion", None)
    return MentionLine(
        pk=row.pk,
        plan=thread.plan.code,
        about=name(thread.label),
        who=str(comment.author or _("Somebody")),
        at=comment.at,
        text=comment.text,
        suggests=suggestion is not None and suggestion.state == Suggestion.State.OPEN,
        href=f"{reverse('rounds:comments', kwargs=thread.plan.place)}#t{thread.pk}",
    )
