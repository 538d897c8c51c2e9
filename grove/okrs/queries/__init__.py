"""What pages, versions and exports read of objectives and key results."""

from grove.okrs.queries.pages import (
    KeyResultPage,
    ObjectivePage,
    key_result_page,
    objective_page,
)
from grove.okrs.queries.rows import KeyResultRow, NeedRef, ObjectiveRow, PlanRef
from grove.okrs.queries.tree import PlanTree, Totals, plan_tree

__all__ = [
    "KeyResultPage",
    "KeyResultRow",
    "NeedRef",
    "ObjectivePage",
    "ObjectiveRow",
    "PlanRef",
    "PlanTree",
    "Totals",
    "key_result_page",
    "objective_page",
    "plan_tree",
]
