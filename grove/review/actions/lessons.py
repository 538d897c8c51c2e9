"""Writing lessons down, ordering them, choosing which go on; starting without a last cycle."""

from collections.abc import Collection

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields
from grove.review.actions.failures import add_failure
from grove.review.last_cycle import next_plan
from grove.review.models import Lesson

MOST_LESSONS = 5  # that leave a retrospective (UX §3.7)


@action
def add_lesson(act: Recorder, plan: Plan, text: str, carried: bool = True) -> Lesson:
    """Write a lesson down, below the others."""
    act.within(plan)
    act.lock(plan)
    return act.create(
        Lesson(plan=plan, text=text, carried=carried, position=_next_place(plan, None))
    )


@action
def take_lesson(
    act: Recorder, learned_in: Plan, text: str, objective: Objective | None = None
) -> Lesson:
    """A lesson that leaves the retrospective of a plan, for the plan of the cycle after.

    Raises ValidationError beyond MOST_LESSONS, for an empty text.
    """
    act.within(learned_in)
    act.lock(learned_in)
    if not text:
        raise ValidationError({"text": [_("Write the lesson in one sentence.")]})
    left = Lesson.objects.filter(learned_in=learned_in)
    known = left.filter(text=text).first()
    if known is not None:
        return known
    if left.count() >= MOST_LESSONS:
        raise ValidationError(
            {
                "text": [
                    _(
                        "%(count)s lessons have left this retrospective already, and nobody keeps"
                        " more in mind. Take one back first."
                    )
                    % {"count": MOST_LESSONS}
                ]
            }
        )
    home = next_plan(learned_in)
    return act.create(
        Lesson(
            plan=home,
            learned_in=learned_in,
            objective=objective,
            text=text,
            position=_next_place(home, learned_in),
        )
    )


def _next_place(plan: Plan | None, learned_in: Plan | None) -> float:
    """Below the others of a plan, or of those that wait for one."""
    rows = Lesson.objects.filter(plan=plan)
    if plan is None:
        rows = rows.filter(learned_in=learned_in)
    last = rows.order_by("-position").first()
    return (last.position if last else 0) + 1


@action
def edit_lesson(act: Recorder, lesson: Lesson, revision: int, text: str) -> Lesson:
    """Change a lesson's words. Raises MergeNeeded."""
    act.within(_home(lesson))
    fresh = act.lock(lesson)
    merge = merge_fields(fresh, revision, {"text": text})
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    return act.change(fresh, **merge.take)


@action
def use_lesson(act: Recorder, lesson: Lesson, line: Objective | KeyResult | None) -> Lesson:
    """Say which line of its plan rests on a lesson, or with None that none does. Twice is once.

    Raises ValidationError for a line of another plan.
    """
    home = _home(lesson)
    act.within(home)
    fresh = act.lock(lesson)
    if line is not None and line.plan_id != home.pk:
        raise ValidationError(
            {
                "line": [
                    _("%(what)s is in another plan. Choose a line of this one.") % {"what": line}
                ]
            }
        )
    return act.change(
        fresh,
        used_by_objective=line if isinstance(line, Objective) else None,
        used_by_key_result=line if isinstance(line, KeyResult) else None,
    )


@action
def carry_lessons(
    act: Recorder, plan: Plan, shown: Collection[int], ticked: Collection[int]
) -> int:
    """Carry the ticked ones of the lessons that were shown; returns how many of all are carried."""
    act.within(plan)
    for lesson in Lesson.objects.filter(plan=plan, pk__in=shown):
        act.change(act.lock(lesson), carried=lesson.pk in ticked)
    return Lesson.objects.filter(plan=plan, carried=True).count()


@action
def move_lesson(act: Recorder, lesson: Lesson, up: bool) -> None:
    """One place up or down; nothing happens at the end."""
    act.within(_home(lesson))
    rows = list(Lesson.objects.filter(plan=lesson.plan))
    if lesson not in rows:
        return
    at = rows.index(lesson)
    to = at - 1 if up else at + 1
    if not 0 <= to < len(rows):
        return
    rows.insert(to, rows.pop(at))
    low = rows[to - 1].position if to else rows[1].position - 2
    high = rows[to + 1].position if to + 1 < len(rows) else rows[to - 1].position + 2
    if low < high:
        act.change(act.lock(lesson), position=(low + high) / 2)
        return
    # Several share a place: lay the whole list out again.
    for place, row in enumerate(rows, start=1):
        act.change(act.lock(row), position=float(place))


@action
def bin_lesson(act: Recorder, lesson: Lesson) -> None:
    """Put a lesson into the bin; twice is once."""
    act.within(_home(lesson))
    fresh = act.lock(lesson)
    if fresh.binned_at is None:
        act.bin(fresh)


@action
def start_fresh(act: Recorder, plan: Plan, worked: str, failed: str, not_again: str) -> None:
    """Begin without a last cycle: each line of what worked and of what not to repeat is a lesson,
    each line of what failed a failure of the register."""
    act.within(plan)
    lessons = [*_lines(worked), *_lines(not_again)]
    failures = _lines(failed)
    if not lessons and not failures:
        raise ValidationError(_("Answer at least one of the three questions with one line."))
    for line in lessons:
        add_lesson(act, plan, line)
    for line in failures:
        add_failure(act, plan, {"happened": line})


def _home(lesson: Lesson) -> Plan:
    """Whose history speaks of it."""
    home = lesson.plan or lesson.learned_in
    assert home is not None  # the database sees to it
    return home


def _lines(text: str) -> list[str]:
    """One thought a line, bullets taken off, each once."""
    plain = (line.strip().lstrip("-*•·–—").strip() for line in text.splitlines())
    return list(dict.fromkeys(line for line in plain if line))
