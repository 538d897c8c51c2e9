"""What people do in step 1: answer, name dimensions, word the statement, answer beside the head."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.org.models import Person
from grove.plans.models import Plan
from grove.positioning.models import ParallelAnswer, Positioning, ValueDimension
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields

# The questions of the method whose answer is a text of the head's, and where it is kept.
ANSWER_FIELDS = {"purpose": "why_set_up", "value": "unique_value"}
MOST_DIMENSIONS = 12


@action
def save_answers(
    act: Recorder, plan: Plan, revision: int, answers: Mapping[str, str]
) -> Positioning:
    """Keep the answers that were sent. Raises MergeNeeded when somebody else wrote the same one."""
    act.within(plan)
    positioning = _held(act, plan, answers)
    merge = merge_fields(positioning, revision, answers)
    if merge.conflicts:
        raise MergeNeeded(positioning, merge)
    return act.change(positioning, **merge.take)


@action
def assemble_again(act: Recorder, plan: Plan) -> Positioning:
    """Let the statement follow the answers again; the edited wording stays in the history."""
    act.within(plan)
    return act.change(_held(act, plan, {"statement": ""}), statement="")


@action
def add_dimension(
    act: Recorder, plan: Plan, name: str, measured_by: str = "", judged_by: str = ""
) -> ValueDimension:
    """Name one more dimension, below the others. Raises ValidationError beyond twelve."""
    act.within(plan)
    act.lock(plan)
    present = list(ValueDimension.objects.filter(plan=plan))
    if len(present) >= MOST_DIMENSIONS:
        raise ValidationError(
            {
                "name": [
                    _("There are %(count)s dimensions already; three are enough. Bin one first.")
                    % {"count": len(present)}
                ]
            }
        )
    return act.create(
        ValueDimension(
            plan=plan,
            name=name,
            measured_by=measured_by,
            judged_by=judged_by,
            position=max((one.position for one in present), default=0) + 1,
        )
    )


@action
def edit_dimension(
    act: Recorder, dimension: ValueDimension, revision: int, values: Mapping[str, str]
) -> ValueDimension:
    """Change a dimension's words. Raises MergeNeeded."""
    act.within(dimension.plan)
    fresh = act.lock(dimension)
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    return act.change(fresh, **merge.take)


@action
def bin_dimension(act: Recorder, dimension: ValueDimension) -> None:
    """Take a dimension out of the list; twice is once."""
    act.within(dimension.plan)
    fresh = act.lock(dimension)
    if fresh.binned_at is None:
        act.bin(fresh)


@action
def move_dimension(act: Recorder, dimension: ValueDimension, up: bool) -> None:
    """One place up or down; nothing happens at the end. Positions are fractions, so moves merge."""
    act.within(dimension.plan)
    rows = list(ValueDimension.objects.filter(plan=dimension.plan))
    if dimension not in rows:
        return
    at = rows.index(dimension)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return
    beyond = to - 1 if up else to + 1
    near = rows[to].position
    far = rows[beyond].position if 0 <= beyond < len(rows) else near + (-2 if up else 2)
    act.change(act.lock(dimension), position=(near + far) / 2)


@action
def answer_beside(
    act: Recorder, plan: Plan, author: Person, question: str, text: str
) -> ParallelAnswer | None:
    """Keep somebody's own answer beside the head's; an empty text takes it back."""
    act.within(plan)
    present = ParallelAnswer.objects.filter(plan=plan, author=author, question=question).first()
    if present is None:
        answer = ParallelAnswer(plan=plan, author=author, question=question, text=text)
        return act.create(answer) if text else None
    fresh = act.lock(present)
    if not text:
        act.bin(fresh)
        return None
    return act.change(fresh, text=text)


@action
def take_over(act: Recorder, answer: ParallelAnswer) -> None:
    """Add a lead's words to the head's answer; for the third question each line is a dimension."""
    act.within(answer.plan)
    act.because(_("Taken from %(name)s’s answer") % {"name": answer.author})
    field = ANSWER_FIELDS.get(answer.question)
    if field is None:
        known = set(ValueDimension.objects.filter(plan=answer.plan).values_list("name", flat=True))
        for line in answer.text.splitlines():
            name = line.strip(" \t-*•·")[:200]
            if name and name not in known:
                known.add(name)
                add_dimension(act, answer.plan, name)
        return
    positioning = _held(act, answer.plan, {field: answer.text})
    before = getattr(positioning, field)
    if answer.text not in before:
        act.change(positioning, **{field: f"{before}\n{answer.text}".strip()})


def _held(act: Recorder, plan: Plan, answers: Mapping[str, str]) -> Positioning:
    """The plan's positioning, held; begun empty on the first save, so every answer is a change.

    One that rests in the bin (its beginning was undone) is taken out again.
    """
    act.lock(plan)
    found = Positioning.everything.filter(plan=plan).first()
    if found is None:
        return (
            act.create(Positioning(plan=plan)) if any(answers.values()) else Positioning(plan=plan)
        )
    held = act.lock(found)
    if held.binned_at is not None:
        act.restore(held)
    return held


@action
def carry_positioning(act: Recorder, plan: Plan, last: Plan) -> bool:
    """Begin the positioning with that of `last`, and ask whether it is still true.

    Nothing happens when the plan has one already, or `last` had none; whether it was carried.
    """
    act.within(plan)
    act.lock(plan)
    old = Positioning.objects.filter(plan=last).first()
    known = Positioning.objects.filter(plan=plan).exists()
    if old is None or known or ValueDimension.objects.filter(plan=plan).exists():
        return False
    act.create(
        Positioning(plan=plan, carried_from=last, **{name: getattr(old, name) for name in _CARRIED})
    )
    for dimension in ValueDimension.objects.filter(plan=last):
        act.create(
            ValueDimension(
                plan=plan,
                name=dimension.name,
                measured_by=dimension.measured_by,
                judged_by=dimension.judged_by,
                position=dimension.position,
            )
        )
    return True


@action
def still_true(act: Recorder, plan: Plan) -> None:
    """Say that a positioning that was carried over is still true. Twice is once."""
    act.within(plan)
    found = Positioning.objects.filter(plan=plan).first()
    if found is not None:
        act.change(act.lock(found), carried_from=None)


_CARRIED = (
    *("why_set_up", "unique_value", "we_do", "we_do_not", "we_are_building", "will_stop"),
    *("read_aloud", "statement"),
)
