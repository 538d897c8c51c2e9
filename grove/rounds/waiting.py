"""What waits for somebody in step 5: threads they were called into, suggestions to decide."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.okrs.models import KeyResult, Objective
from grove.org.waiting import Asker, Source, Waiting
from grove.rounds.about import name
from grove.rounds.models import Mention, Suggestion
from grove.rounds.queries.mentions import mention_line, open_mentions

LONGEST = 120  # characters of somebody's words that stand in a list


def _called(asker: Asker) -> QuerySet[Mention]:
    return open_mentions(asker.person, asker.roles)


def _mention(row: Mention, asker: Asker) -> Waiting:
    line = mention_line(row)
    return Waiting(
        key=f"mention:{row.pk}",
        text=_("%(name)s calls you, on %(what)s") % {"name": line.who, "what": line.about},
        verb=pgettext("verb", "Answer"),
        href=line.href,
        detail=_short(line.text),
        since=line.at,
    )


def _to_decide(asker: Asker) -> QuerySet[Suggestion]:
    """Open suggestions about what the person heads or owns; not their own."""
    thing = {"pk": OuterRef("thread__object_id"), "owner": asker.person}
    owned = Q(Exists(Objective.objects.filter(**thing)), thread__kind="okrs.objective") | Q(
        Exists(KeyResult.objects.filter(**thing)), thread__kind="okrs.keyresult"
    )
    return (
        Suggestion.objects.filter(
            owned | Q(thread__plan__department__in=asker.heads()),
            state=Suggestion.State.OPEN,
            thread__binned_at=None,
            thread__plan__binned_at=None,
        )
        .exclude(author=asker.person)
        .select_related("author", "thread__plan__department", "thread__plan__cycle")
        .order_by("pk")
    )


def _suggestion(row: Suggestion, asker: Asker) -> Waiting:
    thread = row.thread
    edit = row.proposed
    return Waiting(
        key=f"suggestion:{row.pk}",
        text=_("%(name)s suggests a change to %(what)s")
        % {"name": row.author or _("Somebody"), "what": name(thread.label)},
        verb=pgettext("verb", "Decide"),
        href=f"{reverse('rounds:comments', kwargs=thread.plan.place)}#t{thread.pk}",
        detail=_short(str(edit.after or "")),
    )


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


SOURCES = (
    Source(rows=_called, words=_mention),
    Source(rows=_to_decide, words=_suggestion),
)
