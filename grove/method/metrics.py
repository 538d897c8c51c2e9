"""Reads the metric catalogue: one file per theme, 69 metrics, guards that exist."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from grove.method.entry import ContentError, Entry
from grove.method.model import Direction, Metric, Query, QueryKind, Rhythm, Timing

SHIPPED = 69

DIRECTIONS: tuple[Direction, ...] = get_args(Direction)
TIMINGS: tuple[Timing, ...] = get_args(Timing)
RHYTHMS: tuple[Rhythm, ...] = get_args(Rhythm)
QUERY_KINDS: tuple[QueryKind, ...] = get_args(QueryKind)


def read_metrics(files: Iterable[Entry], themes: tuple[str, ...]) -> tuple[Metric, ...]:
    """All metrics in the order of their themes. Raises ContentError, also for a wrong number."""
    metrics: dict[str, Metric] = {}
    places: dict[str, Entry] = {}
    for file in files:
        for entry in file.entries("metric", "metric", "id"):
            metric = _metric(entry, themes)
            if metric.id in metrics:
                other = places[metric.id].file
                raise entry.error("id", f"{metric.id!r} is there twice, also in {other}")
            metrics[metric.id] = metric
            places[metric.id] = entry
        file.finish()
    if len(metrics) != SHIPPED:
        raise ContentError("metrics", "", "", f"needs {SHIPPED} metrics, found {len(metrics)}")
    for metric in metrics.values():
        for guard in metric.guard_ids:
            if guard not in metrics or guard == metric.id:
                raise places[metric.id].error("guard_ids", f"{guard!r} is no other metric's id")
    return tuple(sorted(metrics.values(), key=lambda metric: themes.index(metric.theme)))


def _metric(entry: Entry, themes: tuple[str, ...]) -> Metric:
    query = entry.table("query")
    metric = Metric(
        id=entry.word("id"),
        theme=entry.choice("theme", themes),
        name=entry.text("name"),
        definition=entry.text("definition"),
        formula=entry.text("formula"),
        unit=entry.text("unit"),
        direction=entry.choice("direction", DIRECTIONS),
        source=entry.text("source"),
        guard=entry.text("guard"),
        guard_ids=entry.words("guard_ids"),
        timing=entry.choice("timing", TIMINGS),
        rhythm=entry.choice("rhythm", RHYTHMS),
        minimum_sample=entry.text("minimum_sample"),
        qualifier=entry.text("qualifier"),
        health=entry.flag("health"),
        sensitive=entry.flag("sensitive"),
        query=Query(query.choice("kind", QUERY_KINDS), query.word("text")),
        misuse=entry.text("misuse"),
        example=entry.text("example"),
        typical_start=entry.text_if_any("typical_start"),
        typical_target=entry.text_if_any("typical_target"),
    )
    query.finish()
    return metric
