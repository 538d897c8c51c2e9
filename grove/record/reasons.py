"""Giving the reason of one's own change afterwards, where none was given."""

from datetime import timedelta

from grove.record.actions import Recorder, action
from grove.record.models import Act, Change

SITTING = timedelta(hours=2)  # what one wrote of a thing in this time has one reason


@action
def give_reason(act: Recorder, done: Act, reason: str) -> int:
    """Say why one did it; how many acts say so now.

    Autosave makes several acts of one edit: acts of the same kind by the same person on the same
    things in the same sitting that gave no reason get it too. A reason once given never changes.
    """
    things = set(done.changes.values_list("kind", "object_id"))
    alike = Change.objects.filter(
        act__scope=done.scope,
        act__verb=done.verb,
        act__actor=act.actor,
        act__because="",
        act__at__range=(done.at - SITTING, done.at + SITTING),
        object_id__in=[pk for _kind, pk in things],
    ).values_list("act", "kind", "object_id")
    wanted = {number for number, kind, pk in alike if (kind, pk) in things} | {done.pk}
    mine = Act.objects.filter(pk__in=wanted, actor=act.actor, because="")
    return mine.update(because=reason)
