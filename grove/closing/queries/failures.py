"""What failed in the cycle that ends, and where it stands in the failure register."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from grove.look.shell import Link
from grove.plans.doors import PlanDoor
from grove.quality.rules.goals import watched
from grove.review.last_cycle import Ended, ended_results, next_plan
from grove.review.models import Failure, Recurrence
from grove.review.parts import FailurePart
from grove.review.queries import came_back_of, failure_part, register
from grove.review.saying import failure_reason, grade_words


@dataclass(frozen=True)
class FailedLine:
    """A key result that failed. `entry` is its failure; `back` earlier ones that came back in it;
    `earlier` those that could be it, the watched ones first."""

    number: int
    code: str
    text: str
    href: str
    grade: str
    reason: str
    cause: str
    entry: Link | None
    back: tuple[tuple[str, str], ...]
    earlier: tuple[tuple[int, str], ...]
    watched: str


@dataclass(frozen=True)
class FailuresPage:
    """Key results that failed, and what the register has of this cycle. Six queries."""

    lines: tuple[FailedLine, ...]
    failures: tuple[FailurePart, ...]
    new: str


def failures_page(door: PlanDoor) -> FailuresPage:
    """As the grades say; a failure beside the grades can be added too."""
    plan = door.plan
    known, again = register(plan), came_back_of(plan)
    lines = [
        _line(door, one, known, again)
        for one in ended_results(next_plan(plan), plan)
        if one.value is not None and failure_reason(one)
    ]
    return FailuresPage(
        lines=tuple(lines),
        failures=tuple(
            failure_part(door, failure, again.get(failure.pk, ()))
            for failure in known
            if failure.cycle_id == plan.cycle_id
        ),
        new=f"{door.to('closing:failures')}?new=1" if door.edits else "",
    )


def _line(
    door: PlanDoor,
    one: Ended,
    known: list[Failure],
    again: Mapping[int, list[Recurrence]],
) -> FailedLine:
    record, value = one.record, one.value
    assert value is not None
    entry = next((it for it in known if it.key_result_id == record.pk), None)
    earlier = [it for it in known if it.cycle_id != door.plan.cycle_id]
    back = {
        it.code: recurrence.pk
        for it in known
        for recurrence in again.get(it.pk, ())
        if recurrence.key_result_id == record.pk
    }
    touched = [it for it in earlier if watched(record.text, it.watched)]
    rest = [it for it in earlier if it not in touched]
    return FailedLine(
        number=record.number,
        code=record.short_code,
        text=record.text,
        href=one.row.href,
        grade=_("%(grade)s: %(words)s")
        % {"grade": f"{value:.1f}", "words": grade_words(value, record.objective.kind)},
        reason=failure_reason(one),
        cause=getattr(record, "given_cause", None) or "",
        entry=Link(entry.code, f"#{entry.code}") if entry is not None else None,
        back=tuple(
            (code, door.to("closing:recurrence_removal", recurrence=pk))
            for code, pk in back.items()
        ),
        earlier=tuple((it.number, it.label[:90]) for it in (*touched, *rest)),
        watched=touched[0].code if touched and not back else "",
    )
