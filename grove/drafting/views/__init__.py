"""Doors of step 4."""

from grove.drafting.views.draft import key_results, objectives, page, points
from grove.drafting.views.lists import (
    not_doing,
    not_doing_bin,
    not_doing_line,
    not_doing_place,
    theme,
    theme_removal,
)
from grove.drafting.views.needs import cover_need, objective_from_need, uncover_need
from grove.drafting.views.picker import metric_of, metrics

__all__ = [
    "cover_need",
    "key_results",
    "metric_of",
    "metrics",
    "not_doing",
    "not_doing_bin",
    "not_doing_line",
    "not_doing_place",
    "objective_from_need",
    "objectives",
    "page",
    "points",
    "theme",
    "theme_removal",
    "uncover_need",
]
