"""How many times as long a larger input takes: processor time of both, in turns.

A busy machine slows both down, and a quiet moment in one of the rounds is enough for each. What
grows with the square takes a hundred times as long for ten times the input in every round.
"""

import gc
from collections.abc import Callable
from time import process_time
from typing import TypeVar

T = TypeVar("T")
ROUNDS = 6
LEAST = 0.0005  # seconds; below it the clock says more than the work


def growth(work: Callable[[T], object], short: T, long: T, enough: float) -> float:
    """The time of the long input over that of the short one; asked again while above `enough`."""
    times = [float("inf"), float("inf")]
    gc.collect()
    gc.freeze()  # what other tests left alive is not to be looked through for each new object
    try:
        for _round in range(ROUNDS):
            for at, one in enumerate((short, long)):
                began = process_time()
                work(one)
                times[at] = min(times[at], process_time() - began)
            if times[1] < enough * max(times[0], LEAST):
                break
    finally:
        gc.unfreeze()
    return times[1] / max(times[0], LEAST)
