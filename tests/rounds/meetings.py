"""Addresses and forms of the one meeting that tests hold."""

from datetime import UTC, datetime
from typing import Any

from tests.cast import Cast

SOON = datetime(2026, 12, 2, 6, 0, tzinfo=UTC)


def at(page: str = "") -> str:
    return "/plat/2027/meetings/1" + (f"/{page}" if page else "")


def form(cast: Cast, **changed: Any) -> dict[str, Any]:
    sent = {
        "kind": "alignment",
        "people": [str(cast.wang.pk)],
        "day": "2026-12-03",
        "clock": "14:00",
        "time_zone": "Asia/Shanghai",
        "minutes": "45",
        "place": "",
        "party": "",
    }
    return sent | changed
