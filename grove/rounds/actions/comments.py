"""What people do in a thread: begin, answer, resolve with a line or a change, reopen, take back."""

from collections.abc import Iterable

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.rounds.about import About
from grove.rounds.anchors import Anchor
from grove.rounds.models import Comment, Mention, Suggestion, Thread


@action
def begin_thread(
    act: Recorder,
    plan: Plan,
    about: About,
    text: str,
    quoted: str = "",
    mentioned: Iterable[Person] = (),
) -> Thread:
    """Say something about an object; `quoted` are the words of it the thread hangs on.

    Words that stand nowhere in the object are kept all the same, as words that are gone.
    """
    act.within(plan)
    placed, anchor = about.place(quoted) if quoted else (about, None)
    thread = act.create(thread_on(plan, placed, quoted, anchor))
    say(act, thread, text, mentioned)
    return thread


@action
def answer(act: Recorder, thread: Thread, text: str, mentioned: Iterable[Person] = ()) -> Comment:
    """Go on in a thread. Two people may do so at once: nothing conflicts."""
    act.within(thread.plan)
    suggestion = Suggestion.objects.filter(thread=thread, state=Suggestion.State.OPEN)
    if not suggestion.exists():
        settle(act, thread, by=act.actor)
    return say(act, thread, text, mentioned)


@action
def resolve(act: Recorder, thread: Thread, line: str, change: Act | None = None) -> Thread:
    """Close a thread: with one line about what came of it, with the change that did it, or both.

    A suggestion still open in it is declined with the line, or taken back by its author. Twice is
    once.
    """
    act.within(thread.plan)
    fresh = act.lock(thread)
    if fresh.resolved_at is not None:
        return fresh
    act.because(line)
    suggestion = _suggestion(act, fresh)
    if suggestion is not None and suggestion.state == Suggestion.State.OPEN:
        own = act.actor is not None and suggestion.author_id == act.actor.pk
        closed = Suggestion.State.WITHDRAWN if own else Suggestion.State.DECLINED
        act.change(suggestion, state=closed)
    settle(act, fresh)
    return act.change(
        fresh,
        resolved_at=act.at,
        resolved_by=act.actor,
        resolution=line,
        resolving_act=change.pk if change is not None else None,
    )


@action
def reopen(act: Recorder, thread: Thread) -> Thread:
    """Take a thread up again, and its suggestion with it unless it has become a change."""
    act.within(thread.plan)
    fresh = act.lock(thread)
    suggestion = _suggestion(act, fresh)
    if suggestion is not None and suggestion.state != Suggestion.State.ACCEPTED:
        act.change(suggestion, state=Suggestion.State.OPEN)
    for mention in Mention.objects.filter(comment__thread=fresh).exclude(person=act.actor):
        act.change(mention, waits=True)
    return act.change(fresh, resolved_at=None, resolved_by=None, resolution="", resolving_act=None)


@action
def withdraw(act: Recorder, comment: Comment) -> None:
    """Put a comment into the bin, and its thread with it when it was the only one."""
    thread = act.lock(comment.thread)
    act.within(thread.plan)
    act.bin(act.lock(comment))
    for mention in Mention.objects.filter(comment=comment):
        act.bin(mention)
    if not thread.comments.exclude(pk=comment.pk).exists():
        suggestion = _suggestion(act, thread)
        if suggestion is not None:
            act.bin(suggestion)
        act.bin(thread)


def may_withdraw(person: Person, comment: Comment) -> bool:
    """Everybody may take back their own words, nobody somebody else's."""
    return comment.author_id == person.pk


def thread_on(plan: Plan, about: About, quoted: str = "", anchor: Anchor | None = None) -> Thread:
    """A thread that hangs on a thing of the plan, not kept yet."""
    return Thread(
        plan=plan,
        kind=about.kind,
        object_id=about.object_id,
        label=about.code,
        field=about.field,
        quoted=(anchor.quoted if anchor else quoted)[:500],
        start=anchor.start if anchor else None,
        about=about.words,
    )


def say(act: Recorder, thread: Thread, text: str, mentioned: Iterable[Person] = ()) -> Comment:
    """One more comment in a thread, with the people it calls; part of the act that is open."""
    comment = act.create(Comment(thread=thread, author=act.actor, text=text, at=act.at))
    for person in dict.fromkeys(mentioned):
        act.create(Mention(comment=comment, person=person))
    return comment


def settle(act: Recorder, thread: Thread, by: Person | None = None) -> None:
    """A thread waits no more: for one person, or for everybody who was called."""
    waiting = Mention.objects.filter(comment__thread=thread, waits=True)
    for mention in waiting if by is None else waiting.filter(person=by):
        act.change(mention, waits=False)


def _suggestion(act: Recorder, thread: Thread) -> Suggestion | None:
    found = Suggestion.objects.filter(thread=thread).first()
    return act.lock(found) if found is not None else None
