"""Runs a check again whenever one of its files changes, until Ctrl-C."""

import gc
import os
import signal
import sys
import time
from collections.abc import Callable, Sequence

SECONDS = 0.2


def watch(files: Sequence[str], once: Callable[[], int]) -> int:
    """Run at once and after every change. Ctrl-C is the way out, and no failure: 0."""
    gc.enable()  # off for a run that ends; this one goes on
    # A shell starts what runs in the background deaf to it.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        seen = before = _stamps(files)
        once()
        while True:
            time.sleep(SECONDS)
            now = _stamps(files)
            # Once it is still: an editor writes in steps, and may remove the old file first.
            if now != seen and now == before:
                seen = now
                print("─" * 40, flush=True)
                once()
            before = now
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 0


def _stamps(files: Sequence[str]) -> list[tuple[int, int] | None]:
    return [_stamp(file) for file in files]


def _stamp(file: str) -> tuple[int, int] | None:
    try:
        found = os.stat(file)
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
