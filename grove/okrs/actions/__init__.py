"""What people do with objectives, key results, their links and readings: the only writes here."""

from grove.okrs.actions.key_results import (
    add_key_result,
    bin_key_result,
    edit_key_result,
    move_key_result,
    move_key_result_to,
)
from grove.okrs.actions.links import cover_need, declare_own, support, uncover_need, unsupport
from grove.okrs.actions.objectives import (
    add_objective,
    bin_objective,
    edit_objective,
    move_objective,
    state_confidence,
)
from grove.okrs.actions.readings import keep_reading, record_reading
from grove.okrs.actions.way import StageInput, set_checkpoints, set_stages

__all__ = [
    "StageInput",
    "add_key_result",
    "add_objective",
    "bin_key_result",
    "bin_objective",
    "cover_need",
    "declare_own",
    "edit_key_result",
    "edit_objective",
    "keep_reading",
    "move_key_result",
    "move_key_result_to",
    "move_objective",
    "record_reading",
    "set_checkpoints",
    "set_stages",
    "state_confidence",
    "support",
    "uncover_need",
    "unsupport",
]
