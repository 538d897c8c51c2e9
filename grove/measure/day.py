"""Days and how far they are apart, as `datetime` has them.

`datetime` first reads two thousand lines of Python that do over again what its part in C does,
which takes a thirtieth of the cold start of a quick command.
"""

TYPE_CHECKING = False  # which a type checker takes for true

if TYPE_CHECKING:
    from datetime import date, timedelta
else:
    try:
        from _datetime import date, timedelta
    except ImportError:
        from datetime import date, timedelta

__all__ = ["date", "timedelta"]
