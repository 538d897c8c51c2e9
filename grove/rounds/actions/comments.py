"""What people do in a thread: begin a thread, answer, resolve with a line, reopen."""

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.rounds.about import About
from grove.rounds.models import Comment, Thread


@action
def begin_thread(act: Recorder, plan: Plan, about: About, text: str, quoted: str = "") -> Thread:
    """Say something about an object; `quoted` are the words it hangs on."""
    act.within(plan)
    thread = act.create(
        Thread(
            plan=plan,
            kind=about.kind,
            object_id=about.object_id,
            label=about.code,
            quoted=quoted,
            about=about.words,
        )
    )
    act.create(Comment(thread=thread, author=act.actor, text=text, at=act.at))
    return thread


@action
def answer(act: Recorder, thread: Thread, text: str) -> Comment:
    """Go on in a thread. Two people may do so at once: nothing conflicts."""
    act.within(thread.plan)
    return act.create(Comment(thread=thread, author=act.actor, text=text, at=act.at))


@action
def resolve(act: Recorder, thread: Thread, line: str) -> Thread:
    """Close a thread with one line about what came of it. Twice is once."""
    act.within(thread.plan)
    fresh = act.lock(thread)
    if fresh.resolved_at is not None:
        return fresh
    act.because(line)
    return act.change(fresh, resolved_at=act.at, resolved_by=act.actor, resolution=line)


@action
def reopen(act: Recorder, thread: Thread) -> Thread:
    """Take a thread up again."""
    act.within(thread.plan)
    fresh = act.lock(thread)
    return act.change(fresh, resolved_at=None, resolved_by=None, resolution="")


@action
def withdraw(act: Recorder, comment: Comment) -> None:
    """Put a comment into the bin, and its thread with it when it was the only one."""
    thread = act.lock(comment.thread)
    act.within(thread.plan)
    act.bin(act.lock(comment))
    if not thread.comments.exclude(pk=comment.pk).exists():
        act.bin(thread)


def may_withdraw(person: Person, comment: Comment) -> bool:
    """Everybody may take back their own words, nobody somebody else's."""
    return comment.author_id == person.pk
