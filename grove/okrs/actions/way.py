"""The way to the target: checkpoints by quarter, stages of a milestone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.measure.errors import MeasureError
from grove.measure.kinds import Kind
from grove.measure.pace import check_checkpoints
from grove.measure.progress import FEWEST_STAGES, MOST_STAGES
from grove.okrs.actions.held import held
from grove.okrs.definition import Errors, check_number, check_text, refuse
from grove.okrs.models import Checkpoint, KeyResult, Stage
from grove.okrs.pace import days_of
from grove.okrs.words import value_text
from grove.record.actions import Recorder, action


@dataclass(frozen=True)
class StageInput:
    """One stage as somebody typed it; `reached_on` is None until it is reached."""

    name: str
    evidence: str = ""
    reached_on: date | None = None


@action
def set_checkpoints(
    act: Recorder, key_result: KeyResult, values: Mapping[int, Decimal | None]
) -> None:
    """Set the values expected at the end of quarters 1–4; None clears one, others stay.

    Raises ValidationError when they do not lie on the way from start to target, in order.
    """
    act.within(key_result.plan)
    fresh = held(act, key_result)
    there = {point.quarter: point for point in Checkpoint.objects.filter(key_result=fresh)}
    wanted = {quarter: point.value for quarter, point in there.items()} | dict(values)
    _check_checkpoints(fresh, {q: value for q, value in wanted.items() if value is not None})
    for quarter, value in sorted(values.items()):
        known = there.get(quarter)
        if value is None:
            if known is not None:
                act.bin(known)
        elif known is not None:
            act.change(known, value=value)
        else:
            act.create(Checkpoint(key_result=fresh, quarter=quarter, value=value))


@action
def set_stages(act: Recorder, key_result: KeyResult, stages: Sequence[StageInput]) -> None:
    """Set the stages of a milestone, three to seven of them, or none.

    Raises ValidationError for another number, a stage without a name, a day in the future.
    """
    act.within(key_result.plan)
    fresh = held(act, key_result)
    _check_stages(fresh, stages, timezone.localdate(act.at))
    there = list(Stage.objects.filter(key_result=fresh))
    for place, stage in enumerate(stages):
        values = {
            "name": stage.name.strip(),
            "evidence": stage.evidence.strip(),
            "reached_on": stage.reached_on,
            "position": place + 1,
        }
        if place < len(there):
            act.change(there[place], **values)
        else:
            act.create(Stage(key_result=fresh, **values))
    for gone in there[len(stages) :]:
        act.bin(gone)


def _check_checkpoints(key_result: KeyResult, values: Mapping[int, Decimal]) -> None:
    errors: Errors = {}
    if not all(1 <= quarter <= 4 for quarter in values):
        raise refuse("checkpoints", _("There are four quarters. Choose 1, 2, 3 or 4."))
    for quarter, value in values.items():
        check_number(errors, "checkpoints", value, _("Quarter %(number)d") % {"number": quarter})
    if errors:
        raise ValidationError(errors)
    if not values or not key_result.kind:
        return
    kind = Kind(key_result.kind)
    if kind not in (Kind.INCREASE, Kind.DECREASE, Kind.COUNT):
        raise refuse(
            "checkpoints",
            _("Checkpoints need a way from a start to a target. Clear them for this kind."),
        )
    start = Decimal(0) if kind is Kind.COUNT else key_result.baseline
    if start is None or key_result.target is None:
        return
    first, due = days_of(key_result, key_result.plan.cycle)
    ends = {q: key_result.plan.cycle.quarters[q - 1].last for q in values}
    for quarter, day in ends.items():
        if day > due:
            raise refuse(
                "checkpoints",
                _("Quarter %(number)d ends on %(day)s, after the due date %(due)s. Clear it.")
                % {"number": quarter, "day": date_text(day), "due": date_text(due)},
            )
    try:
        check_checkpoints(
            start, key_result.target, first, due, {ends[q]: value for q, value in values.items()}
        )
    except MeasureError as error:
        way = [start, *(values[q] for q in sorted(values)), key_result.target]
        raise refuse(
            "checkpoints",
            _("The checkpoints do not lead from start to target: %(values)s. Put them in order.")
            % {"values": " → ".join(value_text(value, key_result.unit) for value in way)},
        ) from error


def _check_stages(key_result: KeyResult, stages: Sequence[StageInput], today: date) -> None:
    if stages and key_result.kind != Kind.MILESTONE:
        raise refuse("stages", _("Only a milestone has stages. Choose the kind “milestone” first."))
    if stages and not FEWEST_STAGES <= len(stages) <= MOST_STAGES:
        raise refuse(
            "stages",
            _("A milestone has %(fewest)d to %(most)d stages, and here are %(number)d.")
            % {"fewest": FEWEST_STAGES, "most": MOST_STAGES, "number": len(stages)},
        )
    errors: Errors = {}
    for place, stage in enumerate(stages, start=1):
        label = _("Stage %(number)d") % {"number": place}
        check_text(errors, "stages", stage.name, label, 200, required=True)
        check_text(errors, "stages", stage.evidence, label, 300)
        if stage.reached_on is not None and stage.reached_on > today:
            errors.setdefault("stages", []).append(
                _("%(field)s is reached on %(day)s, which is still to come. Clear the day.")
                % {"field": label, "day": date_text(stage.reached_on)}
            )
    if errors:
        raise ValidationError(errors)
