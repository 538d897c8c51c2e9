"""What the inputs of a key result's page hold at first: its fields, quarters, stages."""

from datetime import date
from typing import Any

from grove.okrs.forms import STAGE_ROWS
from grove.okrs.queries import KeyResultRow
from grove.okrs.words import input_text

TEXTS = (
    "text",
    "kind",
    "unit",
    "owner",
    "theme",
    "metric",
    "weight",
    "guard_metric",
    "health_guard",
    "needs_team",
)
VALUES = ("baseline", "target", "tolerance", "commit_point", "stretch_point")


def inputs_of(row: KeyResultRow) -> dict[str, Any]:
    """Name of each input → its text."""
    values: dict[str, Any] = {name: getattr(row, name) for name in (*TEXTS, "data_source", "pace")}
    values |= {name: input_text(getattr(row, name)) for name in VALUES}
    values |= {"due": _day(row.due), "baseline_due": _day(row.baseline_due)}
    points = dict(row.checkpoints)
    values |= {f"q{quarter}": input_text(points.get(quarter)) for quarter in range(1, 5)}
    for place in range(STAGE_ROWS):
        stage = row.stages[place] if place < len(row.stages) else None
        values[f"name{place + 1}"] = stage.name if stage else ""
        values[f"evidence{place + 1}"] = stage.evidence if stage else ""
        values[f"reached{place + 1}"] = _day(stage.reached_on) if stage else ""
    return values


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
