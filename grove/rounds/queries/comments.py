"""What the pages of step 5 read: threads with their comments, open ones first, by object."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Prefetch
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.words import moment_text
from grove.needs.models import Need
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.review.models import Failure
from grove.rounds.about import WORDING, address, name
from grove.rounds.models import Comment, Thread


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
    """A thread: what it is about, whether that was reworded since, who said what, the state."""

    pk: int
    code: str
    title: str
    href: str
    words: str
    words_before: str
    reworded: bool
    quoted: str
    comments: tuple[CommentLine, ...]
    age: str
    resolved: str
    answer_href: str
    resolve_href: str
    reopen_href: str


@dataclass(frozen=True)
class RoundsPage:
    """Open threads, resolved ones, and what a new one can be about."""

    open: tuple[ThreadView, ...]
    resolved: tuple[ThreadView, ...]
    choices: tuple[tuple[str, str], ...]


def rounds_page(plan: Plan, reader: int) -> RoundsPage:
    """All threads of a plan. Five queries whatever their number."""
    threads = list(
        Thread.objects.filter(plan=plan)
        .select_related("resolved_by")
        .prefetch_related(Prefetch("comments", Comment.objects.select_related("author")))
        .order_by("pk")
    )
    objects = _objects(plan)
    views = [(thread, _view(plan, thread, objects, reader)) for thread in threads]
    return RoundsPage(
        open=tuple(view for thread, view in views if thread.resolved_at is None),
        resolved=tuple(
            view
            for thread, view in sorted(
                ((t, v) for t, v in views if t.resolved_at is not None),
                key=lambda pair: str(pair[0].resolved_at),
                reverse=True,
            )
        ),
        choices=_choices(objects),
    )


Objects = dict[tuple[str, int], tuple[str, str]]


def _objects(plan: Plan) -> Objects:
    """(kind, id) → (code, words) of everything a thread can be about. Three queries and one."""
    found: Objects = {}
    letters = {Objective: "O", KeyResult: "K", Need: "N", Failure: "F"}
    for model, letter in letters.items():
        home = {"department": plan.department_id} if model is Failure else {"plan": plan}
        rows = model.objects.filter(**home).values_list("pk", "number", WORDING[model])
        for pk, number, words in rows.order_by("number"):
            found[(model._meta.label_lower, pk)] = (f"{letter}{number}", words)
    return found


def _choices(objects: Objects) -> tuple[tuple[str, str], ...]:
    return (
        ("plan", name("plan")),
        ("positioning", name("positioning")),
        *((code, f"{code} {words[:60]}") for code, words in objects.values()),
    )


def _view(plan: Plan, thread: Thread, objects: Objects, reader: int) -> ThreadView:
    now = objects.get((thread.kind, thread.object_id or 0))
    words = now[1] if now else ""
    anchored = bool(thread.object_id)
    reworded = anchored and (thread.quoted not in words if thread.quoted else words != thread.about)

    def to(act: str) -> str:
        return reverse(f"rounds:{act}", kwargs={**plan.place, "thread": thread.pk})

    return ThreadView(
        pk=thread.pk,
        code=thread.label,
        title=name(thread.label),
        href=address(plan, thread.label) if now or not anchored else "",
        words=words,
        words_before=thread.quoted or thread.about,
        reworded=reworded,
        quoted=thread.quoted,
        comments=tuple(_comment(plan, comment, reader) for comment in thread.comments.all()),
        age=_age(thread),
        resolved=_resolved(thread),
        answer_href=to("answer"),
        resolve_href=to("resolution"),
        reopen_href=to("reopening"),
    )


def _comment(plan: Plan, comment: Comment, reader: int) -> CommentLine:
    own = comment.author_id == reader
    return CommentLine(
        pk=comment.pk,
        author=str(comment.author or _("Somebody")),
        when=moment_text(comment.at),
        text=comment.text,
        withdraw_href=reverse("rounds:withdrawal", kwargs={**plan.place, "comment": comment.pk})
        if own
        else "",
    )


def _age(thread: Thread) -> str:
    comments = list(thread.comments.all())
    if not comments or thread.resolved_at is not None:
        return ""
    days = (timezone.now() - comments[-1].at) // timedelta(days=1)
    if days < 1:
        return _("today")
    return ngettext("silent for %(days)d day", "silent for %(days)d days", days) % {"days": days}


def _resolved(thread: Thread) -> str:
    if thread.resolved_at is None:
        return ""
    return _("Resolved by %(name)s, %(when)s: %(line)s") % {
        "name": thread.resolved_by or _("somebody"),
        "when": moment_text(thread.resolved_at),
        "line": thread.resolution,
    }
