"""Codes in a file: what lives under them, and which numbers are still free."""

from collections.abc import Iterable

from grove.okrs.codes import find_by_code
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan


class References:
    """Objectives and key results by their codes; short ones are this plan's own."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._known: dict[str, Objective | KeyResult | None] = {}

    def find(self, code: str) -> Objective | KeyResult | None:
        """What a code names in this company; None when nothing does. One query a code."""
        full = code if "-" in code else f"{self.plan.code}-{code}"
        if full not in self._known:
            found = find_by_code(full)
            top = self.plan.department.ancestor_ids[0]
            if found is not None and found.plan.department.ancestor_ids[0] != top:
                found = None
            self._known[full] = found
        return self._known[full]

    def objective(self, code: str) -> Objective | None:
        found = self.find(code)
        return found if isinstance(found, Objective) else None

    def key_result(self, code: str) -> KeyResult | None:
        found = self.find(code)
        return found if isinstance(found, KeyResult) else None


def numbers(codes: Iterable[str]) -> list[int]:
    """The numbers of codes such as O3; those without a code are left out."""
    return [int(code[1:]) for code in codes if code]
