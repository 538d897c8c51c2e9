"""What the page of comments reads: threads with what they hang on, open ones first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address as page_at
from grove.look.words import moment_text
from grove.okrs.models import KeyResult, Objective
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan
from grove.plans.readers import readers
from grove.record import clock
from grove.record.statement import RecordsOf
from grove.rounds.about import POSITIONING, STEPS, TEXTS, address, name
from grove.rounds.anchors import Anchor, Place
from grove.rounds.anchors import find as find_anchor
from grove.rounds.models import Comment, Suggestion, Thread
from grove.rounds.queries.changes import ChangeLine, Changes, changes
from grove.rounds.queries.suggestions import SuggestionView, suggestion_view
from grove.rounds.queries.things import Thing, Things, things
from grove.versions.words import pieces

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class CommentLine:
    """One contribution; `withdraw_href` only for its author."""

    pk: int
    author: str
    when: str
    text: str
    withdraw_href: str


@dataclass(frozen=True)
class ThreadView:
    """A thread: what it hangs on and what became of that, who said what, how it can end.

    `reworded`: the wording changed since. `became` is that wording against the one of then; for
    selected words that were reworded themselves `quoted_now` is what stands there now.
    """

    pk: int
    code: str
    title: str
    href: str
    words: str
    gone: bool
    reworded: bool
    became: Pairs
    quoted: str
    quoted_now: str
    comments: tuple[CommentLine, ...]
    age: str
    resolved: str
    change: tuple[ChangeLine, ...]
    changes: tuple[tuple[str, str], ...]
    suggestion: SuggestionView | None
    closes: bool
    decides: bool
    answer_href: str
    resolve_href: str
    reopen_href: str
    accept_href: str


@dataclass(frozen=True)
class TextView:
    """One text of the thing, in pieces: (words, the thread that hangs on them or 0)."""

    label: str
    pieces: tuple[tuple[str, int], ...]
    text: str


@dataclass(frozen=True)
class ThingView:
    """The one thing the page is about, with its texts and where each can be suggested anew."""

    code: str
    title: str
    href: str
    texts: tuple[TextView, ...]
    suggest_href: str


@dataclass(frozen=True)
class CommentsPage:
    """Open threads, resolved ones, what a new one can be about, who can be called."""

    thing: ThingView | None
    open: tuple[ThreadView, ...]
    resolved: tuple[ThreadView, ...]
    choices: tuple[tuple[str, str], ...]
    people: tuple[str, ...]


def comments_page(door: PlanDoor, about: str = "") -> CommentsPage | None:
    """All threads of a plan, or of one thing of it (`about`, a code); None for an unknown code.

    Eight queries at most, whatever their number.
    """
    plan = door.plan
    known = things(plan)
    if about and known.coded(about) is None and about not in ("plan", *STEPS):
        return None
    threads = _threads(plan, about)
    context = _Context(door, known, threads)
    views = [(thread, context.view(thread)) for thread in threads]
    resolved = sorted(
        ((t, v) for t, v in views if t.resolved_at is not None),
        key=lambda pair: str(pair[0].resolved_at),
        reverse=True,
    )
    return CommentsPage(
        thing=_thing(plan, known, about, threads),
        open=tuple(view for thread, view in views if thread.resolved_at is None),
        resolved=tuple(view for _thread, view in resolved),
        choices=known.choices(),
        people=tuple(person.name for person in readers(plan)) if door.comments else (),
    )


def _threads(plan: Plan, about: str) -> list[Thread]:
    asked: list[Any] = [plan.pk, about] if about else [plan.pk]
    return list(_threads_of(asked, about == "positioning"))


@RecordsOf
def _threads_of(asked: list[Any], part: bool) -> QuerySet[Thread]:
    """Of a plan, or of one thing of it; part: of all things whose code begins so."""
    plan, *about = asked
    rows = Thread.objects.filter(plan=plan)
    if about:
        rows = rows.filter(**{"label__startswith" if part else "label": about[0]})
    return rows.select_related("resolved_by", "suggestion__author").order_by("pk")


@RecordsOf
def _comments_of(threads: list[int]) -> QuerySet[Comment]:
    return Comment.objects.filter(thread__in=threads).select_related("author")


class _Context:
    """What every thread of the page needs: the things, their changes, what the reader owns."""

    def __init__(self, door: PlanDoor, known: Things, threads: Sequence[Thread]) -> None:
        self.plan, self.reader, self.edits = door.plan, door.someone.pk, door.edits
        self.things = known
        self.said: dict[int, list[Comment]] = defaultdict(list)
        for comment in _comments_of([thread.pk for thread in threads]):
            self.said[comment.thread_id].append(comment)
        self.changes = _changes(door.plan, threads, self.said)
        self.owned = _owned(door, threads)

    def view(self, thread: Thread) -> ThreadView:
        thing = self.things.of(thread.kind, thread.object_id)
        said = self.said[thread.pk]
        field = thread.field or (_main(thing) if thing else "")
        now = thing.text(field) if thing and field else ""
        place = place_of(thread, now) if thread.quoted else None
        hangs = thing is not None or thread.object_id is not None
        suggestion = _live(thread)
        began = said[0].author_id if said else None
        decides = self.edits or (thread.kind, thread.object_id or 0) in self.owned
        reworded = hangs and (
            (place is None or not place.same) if thread.quoted else _reworded(thread, now)
        )
        return ThreadView(
            pk=thread.pk,
            code=thread.label,
            title=name(thread.label),
            href=address(self.plan, thread.label) if thing or not hangs else "",
            words=now,
            gone=hangs and thing is None,
            reworded=reworded and suggestion is None,
            became=_became(thread, now) if reworded else (),
            quoted=thread.quoted,
            quoted_now=now[place.start : place.end] if place and not place.same else "",
            comments=tuple(_comment(self.plan, one, self.reader) for one in said),
            age=_age(thread, said),
            resolved=_resolved(thread),
            change=self.changes.of_act(thread.resolving_act),
            changes=(
                self.changes.since(thread.kind, thread.object_id, said[0].at)
                if said and thread.resolved_at is None
                else ()
            ),
            suggestion=suggestion_view(suggestion, thing) if suggestion else None,
            closes=decides or began == self.reader,
            decides=decides,
            answer_href=self.to("answer", thread),
            resolve_href=self.to("resolution", thread),
            reopen_href=self.to("reopening", thread),
            accept_href=self.to("acceptance", thread) if suggestion else "",
        )

    def to(self, act: str, thread: Thread) -> str:
        return page_at(f"rounds:{act}", **self.plan.place, thread=thread.pk)


def place_of(thread: Thread, now: str) -> Place | None:
    """Where the words a thread hangs on stand in the text as it is now."""
    start = thread.start if thread.start is not None else max(thread.about.find(thread.quoted), 0)
    return find_anchor(Anchor(thread.about, start, thread.quoted), now)


def _main(thing: Thing) -> str:
    """The text a thread hangs on when it names none; the positioning as a whole has none."""
    return "" if thing.kind == POSITIONING else TEXTS[thing.kind][0]


def _live(thread: Thread) -> Suggestion | None:
    found = getattr(thread, "suggestion", None)
    return found if found is not None and found.binned_at is None else None


def _reworded(thread: Thread, now: str) -> bool:
    return bool(thread.about) and now != thread.about


def _became(thread: Thread, now: str) -> Pairs:
    """The wording of then against the one of now."""
    return tuple((one.kind, one.text) for one in pieces(thread.about, now))


def _changes(
    plan: Plan, threads: Sequence[Thread], comments: Mapping[int, Sequence[Comment]]
) -> Changes:
    """Changes since the oldest open thread about a thing, and those that resolved one."""
    moments = [
        said[0].at
        for thread in threads
        if thread.resolved_at is None and thread.object_id and (said := comments.get(thread.pk))
    ]
    acts = [thread.resolving_act for thread in threads if thread.resolving_act]
    return changes(plan, acts, min(moments) if moments else None)


def _owned(door: PlanDoor, threads: Iterable[Thread]) -> set[tuple[str, int]]:
    """Objectives and key results of the reader, as (kind, id). One query, none for a writer."""
    if door.edits or not any(_live(thread) for thread in threads):
        return set()
    mine = {"plan": door.plan, "owner": door.someone}
    objectives = Objective.objects.filter(**mine).order_by().values_list("pk", "plan_id")
    results = KeyResult.objects.filter(**mine).order_by().values_list("pk", "number")
    return {
        *(("okrs.objective", pk) for pk, _plan in objectives),
        *(("okrs.keyresult", pk) for pk, _number in results),
    }


def _thing(plan: Plan, known: Things, about: str, threads: list[Thread]) -> ThingView | None:
    thing = known.coded(about) if about else None
    if thing is None:
        return None
    only = about.partition(".")[2]
    texts = tuple(
        TextView(label, _marked(text, field, threads), text)
        for field, label, text in thing.texts()
        if not only or field == only
    )
    suggested = thing.kind != "review.failure"
    return ThingView(
        code=about,
        title=name(about),
        href=address(plan, about),
        texts=texts,
        suggest_href=(
            page_at("rounds:suggest", **plan.place, code=thing.code)
            + (f"?field={only}" if only else "")
            if suggested
            else ""
        ),
    )


def _marked(text: str, field: str, threads: list[Thread]) -> tuple[tuple[str, int], ...]:
    """The text in pieces, those with open threads marked; where two overlap the first counts."""
    places = sorted(
        (place.start, place.end, thread.pk)
        for thread in threads
        if thread.quoted and thread.field == field and thread.resolved_at is None
        if (place := place_of(thread, text)) is not None
    )
    made: list[tuple[str, int]] = []
    at = 0
    for start, end, pk in places:
        if start >= at:
            made += [(text[at:start], 0), (text[start:end], pk)]
            at = end
    return tuple(piece for piece in (*made, (text[at:], 0)) if piece[0])


def _comment(plan: Plan, comment: Comment, reader: int) -> CommentLine:
    own = comment.author_id == reader
    return CommentLine(
        pk=comment.pk,
        author=str(comment.author or _("Somebody")),
        when=moment_text(comment.at),
        text=comment.text,
        withdraw_href=page_at("rounds:withdrawal", **plan.place, comment=comment.pk) if own else "",
    )


def _age(thread: Thread, said: list[Comment]) -> str:
    if not said or thread.resolved_at is not None:
        return ""
    days = (clock.now() - said[-1].at) // timedelta(days=1)
    if days < 1:
        return _("today")
    return ngettext("silent for %(days)d day", "silent for %(days)d days", days) % {"days": days}


def _resolved(thread: Thread) -> str:
    if thread.resolved_at is None:
        return ""
    who = {"name": thread.resolved_by or _("somebody"), "when": moment_text(thread.resolved_at)}
    if not thread.resolution:
        return _("Resolved by %(name)s, %(when)s, by this change:") % who
    return _("Resolved by %(name)s, %(when)s: %(line)s") % {**who, "line": thread.resolution}
