"""The doors of objectives and key results."""

from grove.okrs.views.key_results import (
    checkpoints,
    edit_key_result,
    key_result,
    key_result_bin,
    key_result_place,
    readings,
    stages,
)
from grove.okrs.views.objectives import (
    confidence,
    edit_objective,
    key_results,
    need_removal,
    objective,
    objective_bin,
    objective_needs,
    objective_own,
    objective_parents,
    objective_place,
    objectives,
    parent_removal,
)
from grove.okrs.views.tables import readings_table

__all__ = [
    "checkpoints",
    "confidence",
    "edit_key_result",
    "edit_objective",
    "key_result",
    "key_result_bin",
    "key_result_place",
    "key_results",
    "need_removal",
    "objective",
    "objective_bin",
    "objective_needs",
    "objective_own",
    "objective_parents",
    "objective_place",
    "objectives",
    "parent_removal",
    "readings",
    "readings_table",
    "stages",
]
