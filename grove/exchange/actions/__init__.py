"""Importing a plan file: one act that merges the whole file, or nothing at all."""

from collections.abc import Callable
from dataclasses import replace

from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grove.exchange.actions.management import merge_management
from grove.exchange.actions.merge import Merge
from grove.exchange.actions.objectives import merge_objectives
from grove.exchange.actions.review import merge_review
from grove.exchange.actions.understanding import merge_customers, merge_plan, merge_positioning
from grove.exchange.outcome import ImportRefused, Outcome, PlanMoved
from grove.org.models import Person
from grove.plans.models import Plan
from grove.quality.plan_file.document import Document, Problem, normal
from grove.quality.plan_file.markdown import read
from grove.quality.plan_file.values import shortened
from grove.record.actions import Recorder, action

# In this order things only refer to what is there already.
PARTS: tuple[Callable[[Merge], None], ...] = (
    merge_plan,
    merge_positioning,
    merge_customers,
    merge_objectives,
    merge_management,
    merge_review,
)


@action
def import_plan(
    act: Recorder, plan: Plan, text: str, *, remove_missing: bool = False, expected: str = ""
) -> Outcome:
    """Merge a plan file into its plan, thing by thing, found again by their codes.

    What the file does not mention stays, unless `remove_missing`; then things and lines missing
    from a section that the file has are removed. Raises ImportRefused with every problem, and
    PlanMoved when the outcome is not the `expected` one of a preview.
    """
    act.within(plan)
    # The caller's plan stays as it is: an import may be taken back, or refused halfway.
    held: Plan = act.lock(plan)
    held.department, held.cycle = plan.department, plan.cycle
    document, problems = read(text, get_language() or "en")
    _check_plan(document, held, problems)
    if problems:
        raise ImportRefused(problems)
    merge = Merge(act, held, document, remove_missing)
    for part in PARTS:
        part(merge)
    if merge.problems:
        raise ImportRefused(_as_written(merge.problems, text))
    if expected and merge.outcome.digest != expected:
        raise PlanMoved
    return merge.outcome


def preview_import(actor: Person, plan: Plan, text: str, *, remove_missing: bool) -> Outcome:
    """What `import_plan` would do: the same run, taken back. Raises ImportRefused."""
    with transaction.atomic():
        outcome: Outcome = import_plan(actor, plan, text, remove_missing=remove_missing)
        transaction.set_rollback(True)
    return outcome


def _as_written(problems: list[Problem], text: str) -> list[Problem]:
    """The problems in order of lines, each with its line as it stands in the file."""
    lines = ["", *normal(text).split("\n")]
    return [
        replace(problem, text=shortened(lines[problem.line]))
        for problem in sorted(problems, key=lambda problem: problem.line)
    ]


def _check_plan(document: Document, plan: Plan, problems: list[Problem]) -> None:
    code = document.plan.code
    if code and code != plan.code:
        problems.insert(
            0,
            Problem(
                document.plan.line,
                code,
                _(
                    "This is the file of %(other)s, and here is %(code)s. Open the other plan, or"
                    " change the first line."
                )
                % {"other": code, "code": plan.code},
            ),
        )
