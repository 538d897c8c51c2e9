"""Status from what people say: confidence 0 to 10, said weekly; and where arithmetic disagrees.

Confidence is a human statement. Nothing here overrides it: a disagreement is said beside it
(UX §3.1).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from math import floor

LOWEST, HIGHEST = 0, 10
ON_TRACK_FROM, AT_RISK_FROM = 7, 4
MISSED_WEEKS = 2  # after these nobody knows any more
NOTE_WANTED_FROM = 2  # a fall of confidence by so much asks for a line
FAR_BEHIND = 0.15  # of the way: less than this behind the pace is noise
UNLIKELY, LIKELY = 0.5, 0.8  # a chance that contradicts "on track", or "off track"


class Status(StrEnum):
    """One rule everywhere: shape, word and colour follow from it."""

    ON_TRACK = "on"
    AT_RISK = "risk"
    OFF_TRACK = "off"
    DONE = "done"
    NO_UPDATE = "none"
    PAUSED = "paused"


class Disagreement(StrEnum):
    """What arithmetic says against the confidence."""

    OPTIMISTIC = "optimistic"
    PESSIMISTIC = "pessimistic"


@dataclass(frozen=True, slots=True)
class Said:
    """What was last said about a key result.

    confidence   0..10; None before anybody said something
    on           the day it was said
    done         the owner says it is finished, and the target is met
    paused       by decision
    """

    confidence: int | None = None
    on: date | None = None
    done: bool = False
    paused: bool = False


def check_confidence(confidence: int) -> None:
    """Raise ValueError unless a whole number from 0 to 10."""
    if not LOWEST <= confidence <= HIGHEST:
        raise ValueError(confidence)


def of_confidence(confidence: int) -> Status:
    """7–10 on track, 4–6 at risk, 0–3 off track. Raises ValueError outside 0–10."""
    check_confidence(confidence)
    if confidence >= ON_TRACK_FROM:
        return Status.ON_TRACK
    return Status.AT_RISK if confidence >= AT_RISK_FROM else Status.OFF_TRACK


def missed_weeks(said_on: date | None, since: date, on: date) -> int:
    """Whole weeks (Monday to Sunday) that went by without a word, this week not counted.

    since   the day tracking began, which stands in for a first word
    """
    last = max(said_on or since, since)
    weeks = (_monday(on) - _monday(last)).days // 7
    return max(0, weeks - 1 if said_on is not None and said_on >= since else weeks)


def status(said: Said, since: date, on: date) -> Status:
    """Status of a key result on a day. After two missed weeks no colour is left but "no update"."""
    if said.done:
        return Status.DONE
    if said.paused:
        return Status.PAUSED
    if said.confidence is None or missed_weeks(said.on, since, on) >= MISSED_WEEKS:
        return Status.NO_UPDATE
    return of_confidence(said.confidence)


def objective_confidence(
    parts: Iterable[tuple[int | None, int, bool]], own: int | None = None
) -> int | None:
    """Confidence of an objective: its own, else the weighted mean of its key results, rounded down.

    parts   (confidence, weight, committed) of each key result; None: nothing said
    Never better than at risk while a committed key result is off track. None: nobody said anything.
    """
    heard = [(said, weight, kept) for said, weight, kept in parts if said is not None]
    off = any(kept and of_confidence(said) is Status.OFF_TRACK for said, _weight, kept in heard)
    if own is not None:
        check_confidence(own)
        found = own
    elif not heard:
        return None
    else:
        weighed = any(weight for _said, weight, _kept in heard)
        weights = [weight if weighed else 1 for _said, weight, _kept in heard]
        total = sum(said * weight for (said, _w, _k), weight in zip(heard, weights, strict=True))
        found = floor(Fraction(total, sum(weights)))
    return min(found, ON_TRACK_FROM - 1) if off else found


def wants_note(before: int | None, now: int) -> bool:
    """Whether a line is asked for: confidence fell by two or more, or into a worse status."""
    if before is None:
        return False
    order = (Status.OFF_TRACK, Status.AT_RISK, Status.ON_TRACK)
    worse = order.index(of_confidence(now)) < order.index(of_confidence(before))
    return before - now >= NOTE_WANTED_FROM or worse


def disagreement(
    confidence: int | None,
    chance: float | None,
    progress: float | None = None,
    expected: float | None = None,
) -> Disagreement | None:
    """Whether arithmetic contradicts the confidence.

    chance               of reaching the target at the recent pace (see `forecast`); decides
    progress, expected   shares of the way (0..1), where no forecast can be made
    """
    if confidence is None:
        return None
    said = of_confidence(confidence)
    if chance is not None:
        if said is Status.ON_TRACK and chance < UNLIKELY:
            return Disagreement.OPTIMISTIC
        if said is Status.OFF_TRACK and chance >= LIKELY:
            return Disagreement.PESSIMISTIC
        return None
    if progress is None or expected is None:
        return None
    if said is Status.ON_TRACK and expected - progress > FAR_BEHIND:
        return Disagreement.OPTIMISTIC
    if said is Status.OFF_TRACK and progress >= expected:
        return Disagreement.PESSIMISTIC
    return None


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
