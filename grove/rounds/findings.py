"""The one question step 5 asks about the quality of a draft: which findings are to be fixed."""

from dataclasses import dataclass

from grove.drafting.hints import FIX, hints
from grove.okrs.queries import PlanTree


@dataclass(frozen=True)
class ToFix:
    """A finding: its rule, in a few words what is wrong, and the code of the line ("" for all)."""

    code: str
    title: str
    about: str


def findings_to_fix(tree: PlanTree, run_points: int) -> tuple[ToFix, ...]:
    """What has to be mended before the plan can be signed. No query."""
    return tuple(
        ToFix(hint.code, hint.title, hint.about)
        for hint in hints(tree, run_points)
        if hint.level == FIX
    )
