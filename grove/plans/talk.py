"""What is said about the things of a plan: counts and first lines, for the pages of the things.

The threads belong to a room further up; they are read through the plan, which names them.
"""

from dataclasses import dataclass
from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.plans.models import Plan
from grove.record.statement import AskedOf


@dataclass(frozen=True)
class TalkLine:
    """An open thread: how it began, on which words, whether it suggests a change."""

    text: str
    who: str
    quoted: str
    suggests: bool
    href: str


@dataclass(frozen=True)
class Talk:
    """What is said about one thing. `href` reads it and begins something new."""

    code: str
    open: tuple[TalkLine, ...]
    resolved: int
    href: str

    @property
    def words(self) -> str:
        """ "2 comments open"; nothing when none is."""
        count = len(self.open)
        if not count:
            return ""
        return ngettext("%(count)d comment open", "%(count)d comments open", count) % {
            "count": count
        }

    @property
    def note(self) -> str:
        """For a heading: what is open, else what was resolved."""
        if self.open or not self.resolved:
            return self.words
        return _("%(count)d resolved") % {"count": self.resolved}


def talk_of(plan: Plan) -> dict[str, Talk]:
    """What is said about each thing of the plan, by its code (O3, K7, "positioning.we_do").

    One query.
    """
    open_: dict[str, list[TalkLine]] = {}
    resolved: dict[str, int] = {}
    page = address("rounds:comments", **plan.place)
    for pk, label, quoted, resolved_at, begun, who, waits in _threads([plan.pk]):
        lines = open_.setdefault(label, [])
        if resolved_at is not None:
            resolved[label] = resolved.get(label, 0) + 1
            continue
        lines.append(
            TalkLine(
                text=begun,
                who=who,
                quoted=quoted,
                suggests=waits == "open",
                href=f"{page}?about={label}#t{pk}",
            )
        )
    return {
        code: Talk(code, tuple(lines), resolved.get(code, 0), about_href(plan, code))
        for code, lines in open_.items()
    }


@AskedOf
def _threads(plans: list[int]) -> QuerySet[Any, Any]:
    threads: Any = Plan._meta.get_field("threads").related_model
    comments = threads._meta.get_field("comments").related_model.objects
    first = comments.filter(thread=OuterRef("pk")).order_by("at", "pk")
    rows = threads.objects.filter(plan__in=plans).annotate(
        begun=_of(first, "text"), who=_of(first, "author__name"), waits=F("suggestion__state")
    )
    return rows.order_by("pk").values_list(
        "pk", "label", "quoted", "resolved_at", "begun", "who", "waits"
    )


def about_href(plan: Plan, code: str) -> str:
    """The page of everything said about one thing."""
    return f"{address('rounds:comments', **plan.place)}?about={code}"


def _of(first: Any, column: str) -> Coalesce:
    return Coalesce(Subquery(first.values(column)[:1]), Value(""), output_field=TextField())
