"""What the reviewer knows from around a plan: the plan above it, and grades of earlier cycles."""

from datetime import date
from decimal import Decimal

from grove.drafting.hints import Hint, hints
from grove.okrs.actions import add_key_result, add_objective, support
from grove.plans.models import Cycle, Plan
from grove.record.actions import writing
from grove.review.models import Grade
from tests.cast import Cast

TEXT = "Cut p95 checkout latency from 820 ms to 300 ms"


def said(plan: Plan) -> dict[str, list[Hint]]:
    found: dict[str, list[Hint]] = {}
    for hint in hints(plan, "en"):
        found.setdefault(hint.code, []).append(hint)
    return found


def test_a_copied_objective_and_one_that_nobody_answers_are_told_once_the_plan_above_is_shared(
    cast: Cast,
) -> None:
    above = add_objective(cast.mei, cast.plan, title="Releases are dull", kind="stretch")
    waits = add_key_result(cast.mei, above, text=TEXT)
    add_objective(cast.mei, cast.plan, title="Costs are seen", kind="stretch")
    own = add_objective(cast.wang, cast.team_plan, title="Releases are dull!", kind="stretch")
    assert not said(cast.team_plan).keys() & {"ALN502", "ALN504"}  # nothing is shared yet
    cast.shared()
    (copied,) = said(cast.team_plan)["ALN502"]
    assert copied.about == "O1" and [one.text for one in copied.beside] == [
        "Releases are dull!",
        "Releases are dull",
    ]
    first, second = said(cast.team_plan)["ALN504"]
    assert "Releases are dull" in first.text and "Costs are seen" in second.text
    support(cast.wang, own, f"{cast.plan.code}-{waits.short_code}")  # a key result of it counts
    (left,) = said(cast.team_plan)["ALN504"]
    assert "Costs are seen" in left.text


def test_the_same_grade_twice_is_told(cast: Cast) -> None:
    with writing():
        cycle = Cycle(
            company=cast.company,
            name="2025",
            starts_on=date(2025, 1, 1),
            ends_on=date(2025, 12, 31),
        )
        cycle.save()
        older = Plan(department=cast.plat, cycle=cycle)
        older.save()
    for plan, next_plan, grade in ((older, cast.last, "0.2"), (cast.last, cast.plan, "0.3")):
        goal = add_objective(cast.mei, plan, title="Fast", kind="stretch")
        result = add_key_result(cast.mei, goal, text=TEXT)
        with writing():
            Grade(plan=next_plan, key_result=result, value=Decimal(grade)).save()
    (found,) = said(cast.plan)["LRN705"]
    assert "PLAT-26-K1" in found.title and "0.2, 0.3" in found.text
