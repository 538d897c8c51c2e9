"""What waits for somebody in step 5: threads they were called into, suggestions to decide."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.org.waiting import Asker, Source, Waiting
from grove.rounds.models import Mention
from grove.rounds.queries.mentions import mention_line, open_mentions

LONGEST = 120  # characters of somebody's words that stand in a list


def _called(asker: Asker) -> QuerySet[Mention]:
    return open_mentions(asker.person, asker.roles)


def _mention(row: Mention, asker: Asker) -> Waiting:
    line = mention_line(row)
    said = {"name": line.who, "what": line.about}
    if line.suggests:
        text, verb = _("%(name)s suggests a change to %(what)s") % said, pgettext("verb", "Decide")
    else:
        text, verb = _("%(name)s calls you, on %(what)s") % said, pgettext("verb", "Answer")
    return Waiting(
        key=f"mention:{row.pk}",
        text=text,
        verb=verb,
        href=line.href,
        detail=line.text if len(line.text) <= LONGEST else f"{line.text[: LONGEST - 1]}…",
        since=line.at,
    )


SOURCES = (Source(rows=_called, words=_mention),)
