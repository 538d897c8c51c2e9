"""The one question step 5 asks about the quality of a draft: which findings are to be fixed."""

from dataclasses import dataclass

from django.utils.translation import get_language

from grove.drafting.hints import FIX, hints
from grove.okrs.queries import PlanTree
from grove.plans.models import Plan


@dataclass(frozen=True)
class ToFix:
    """A finding: its rule, in a few words what is wrong, and the code of the line ("" for all)."""

    code: str
    title: str
    about: str


def findings_to_fix(plan: Plan, tree: PlanTree) -> tuple[ToFix, ...]:
    """What has to be mended before the plan can be signed. Two queries."""
    return tuple(
        ToFix(hint.code, hint.title, hint.about)
        for hint in hints(plan, get_language() or "en", tree)
        if hint.level == FIX
    )
