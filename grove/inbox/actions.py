"""Taking a letter: what it will tell is kept before it is sent, so that no second one can."""

from collections.abc import Iterable
from datetime import date

from grove.inbox.models import Digest, Told
from grove.org.models import Person
from grove.org.waiting import Waiting
from grove.record.actions import Recorder, action


@action(undoable=False)
def take_digest(
    act: Recorder, person: Person, day: date, waiting: Iterable[Waiting]
) -> tuple[Waiting, ...]:
    """The things a person's letter of this day tells: those no letter told yet. Once a day.

    What waits no longer is forgotten, so that it can be told again when it comes back.
    """
    act.lock(person)
    digest = Digest.objects.filter(person=person).first()
    if digest is not None and digest.day >= day:
        return ()
    Digest.objects.update_or_create(person=person, defaults={"day": day})
    waiting = tuple(waiting)
    Told.objects.filter(person=person).exclude(key__in=[one.key for one in waiting]).delete()
    return _new(person, waiting)


@action(undoable=False)
def take_urgent(act: Recorder, person: Person, waiting: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """The urgent things that no letter told this person yet."""
    act.lock(person)
    return _new(person, tuple(one for one in waiting if one.urgent))


def _new(person: Person, waiting: tuple[Waiting, ...]) -> tuple[Waiting, ...]:
    told = set(Told.objects.filter(person=person).values_list("key", flat=True))
    new = tuple(one for one in waiting if one.by_letter and one.key not in told)
    Told.objects.bulk_create([Told(person=person, key=one.key) for one in new])
    return new
