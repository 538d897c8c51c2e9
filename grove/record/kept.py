"""What is made from records and stays true until the next act: made once, shown many times."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, Generic, TypeVar

from django.db.models import BigIntegerField
from django.db.models.expressions import RawSQL

from grove.record import clock

T = TypeVar("T")
_all: "list[Kept[Any]]" = []
# Acts are numbered before they are committed, so a lower number can appear after a higher one. The
# sum over the last few changes with any of them; an act is numbered right before its end.
_NEWEST = "(SELECT SUM(id) FROM (SELECT id FROM record_act ORDER BY id DESC LIMIT 200) AS newest)"


def newest_acts() -> RawSQL:
    """A mark of the newest acts, to be read along with something else: it changes with each act."""
    return RawSQL(_NEWEST, (), output_field=BigIntegerField())


class Kept(Generic[T]):
    """Keeps the `most` last used things of one process, each for as long as nobody acts.

    Everything people write is an act, so what was read before is as true as if read now.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = Lock()
        self._things: OrderedDict[Hashable, T] = OrderedDict()
        _all.append(self)

    def get(self, key: Hashable, mark: int | None, make: Callable[[], T]) -> T:
        """The thing of this key; made when it is not there or something happened, and always for
        a day that is past. `mark` was read (`newest_acts`) before anything `make` reads."""
        if clock.past_day() is not None:
            return make()
        now = (key, mark)
        thing = self.find(now)
        if thing is None:
            thing = make()
            self.keep(now, thing)
        return thing

    def find(self, key: Hashable) -> T | None:
        """What was kept under a key, None when nothing is (any more)."""
        with self._lock:
            if key in self._things:
                self._things.move_to_end(key)
            return self._things.get(key)

    def keep(self, key: Hashable, thing: T) -> None:
        """Keep a thing under a key; what was not used for longest goes."""
        with self._lock:
            self._things[key] = thing
            self._things.move_to_end(key)
            while len(self._things) > self._most:
                self._things.popitem(last=False)

    def forget(self) -> None:
        self._things.clear()


def forget_everything() -> None:
    """For tests, whose acts never happened once they are over."""
    for one in _all:
        one.forget()
