"""What a date phrase means: the days it may name, from the parts that were found."""

from grove.measure.day import date, timedelta

Days = tuple[date, ...]


def day(year: int, month: int, number: int) -> Days:
    """One day, or none when there is no such day."""
    try:
        return (date(year, month, number),)
    except ValueError:
        return ()


def last(year: int, month: int) -> date:
    """The last day of a month, 1 to 12."""
    if month == 12:
        return date(year, 12, 31)
    return date(year, month + 1, 1) - timedelta(days=1)


def before(year: int, month: int) -> date:
    """The last day before a month begins."""
    if month > 1:
        return last(year, month - 1)
    return date(year - 1, 12, 31) if year > 1 else date(year, 1, 1)


def by_month(year: int, month: int) -> Days:
    """ "By June" is the first of June to some and the last to others."""
    return date(year, month, 1), last(year, month)


def before_month(year: int, month: int) -> Days:
    """ "6月前": before June begins, or before it ends."""
    return before(year, month), last(year, month)


def by_quarter(year: int, quarter: int) -> Days:
    """ "By Q2": before it begins, or before it ends."""
    return before(year, quarter * 3 - 2), last(year, quarter * 3)


def quarter_end(year: int, quarter: int) -> Days:
    return (last(year, quarter * 3),)


def slashed(year: int, first: int, second: int) -> Days:
    """03/04: both orders that are days; one when they are the same."""
    return tuple(dict.fromkeys(day(year, second, first) + day(year, first, second)))
