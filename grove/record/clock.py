"""The one clock: today and now, or the past day a page is drawn as of."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_past: ContextVar[date | None] = ContextVar("grove_past", default=None)


def today() -> date:
    """The day in the reader's time zone; the past one inside `turned_to`."""
    return _past.get() or timezone.localdate()


def now() -> datetime:
    """This moment; inside `turned_to` the last second of the past day."""
    past = _past.get()
    return timezone.now() if past is None else end_of(past) - timedelta(seconds=1)


def past_day() -> date | None:
    """The past day the clock is turned to, None when it goes as usual."""
    return _past.get()


def end_of(day: date) -> datetime:
    """The moment a day is over in the reader's time zone (aware)."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time()))


@contextmanager
def turned_to(day: date) -> Iterator[None]:
    """Inside, it is the end of a past day. Only for reading: an act is recorded as of now."""
    token = _past.set(day)
    try:
        yield
    finally:
        _past.reset(token)


def beginning_of(day: date) -> datetime:
    """The moment a day begins in the reader's time zone (aware)."""
    return end_of(day - timedelta(days=1))
