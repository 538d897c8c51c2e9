"""What happens when in the sample: noted in any order, done in the order of time."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from grove.record.actions import at


class Agenda:
    """Acts with their moments. Those of the same moment happen in the order they were noted."""

    def __init__(self) -> None:
        self._noted: list[tuple[datetime, Callable[[], Any]]] = []

    def note(self, moment: datetime, do: Callable[[], Any]) -> None:
        self._noted.append((moment, do))

    def happen(self) -> None:
        """Do everything, the earliest first, each recorded at its moment."""
        for moment, do in sorted(self._noted, key=lambda noted: noted[0]):
            with at(moment):
                do()
        self._noted.clear()
