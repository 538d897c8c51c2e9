"""Sending a check-in: values, confidence and a line for several key results at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from grove.measure.confidence import HIGHEST, LOWEST, objective_confidence
from grove.measure.kinds import Kind
from grove.measure.rollup import roll_up
from grove.okrs.actions import StageInput, record_reading, set_stages
from grove.okrs.definition import Errors, check_text
from grove.okrs.models import KeyResult, Objective, Reading, Stage
from grove.okrs.pace import standing_of
from grove.okrs.queries.loading import Loaded, read_measurements
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.tracking.models import CheckIn, Delivery, Draft, ObjectiveWeek
from grove.tracking.weeks import week_of


@dataclass(frozen=True)
class Update:
    """What somebody says about one key result.

    value   in its unit; stages done of a milestone; 1 or 0 for yes or no; None: same as before
    trust, source   where a value comes from that nobody typed
    """

    key_result: KeyResult
    value: Decimal | None
    confidence: int
    note: str = ""
    done: bool = False
    trust: str = Reading.Trust.TYPED
    source: str = ""


@action
def send_check_in(
    act: Recorder, plan: Plan, updates: Sequence[Update], on: date, key: str = ""
) -> list[CheckIn]:
    """Take a check-in. What was said before in the same week is corrected, with history.

    key   made by the sender; a second delivery with the same key changes nothing
    Raises ValidationError with a message per field `value-K2`, `confidence-K2`, `note-K2`; then
    nothing at all is kept.
    """
    act.within(plan)
    if key and not _first_delivery(act, key):
        return []
    plan = Plan.objects.select_related("department", "cycle").get(pk=plan.pk)
    for objective in sorted({update.key_result.objective_id for update in updates}):
        # Always in the same order, so that two people who check in at once wait and never lock
        # each other out; and the objective first, so that its figure sees all its key results.
        act.lock(Objective(pk=objective))
    last = latest(update.key_result.pk for update in updates)
    updates = [_complete(update, last.get(update.key_result.pk)) for update in updates]
    _check(plan, updates, last)
    week = week_of(on)
    this_week = {
        row.key_result_id: row
        for row in CheckIn.objects.filter(
            week=week, key_result__in=[update.key_result.pk for update in updates]
        )
    }
    kept = [_say(act, update, on, week, this_week, last) for update in updates]
    _stand(plan, kept, on, week)
    Draft.objects.filter(plan=plan, person=act.actor).delete()
    return kept


@action(undoable=False)
def keep_draft(act: Recorder, plan: Plan, typed: Mapping[str, str]) -> None:
    """Keep a check-in as typed, for its writer only, until it is sent."""
    Draft.objects.update_or_create(
        plan=plan, person=act.actor, defaults={"typed": dict(typed), "at": act.at}
    )


def latest(key_results: Iterable[int]) -> dict[int, CheckIn]:
    """The last check-in of each key result. One query."""
    newest = CheckIn.objects.filter(key_result=OuterRef("key_result")).order_by("-week")
    rows = CheckIn.objects.filter(
        key_result__in=list(key_results), week=Subquery(newest.values("week")[:1])
    )
    return {row.key_result_id: row for row in rows}


def _first_delivery(act: Recorder, key: str) -> bool:
    _delivery, created = Delivery.objects.get_or_create(
        person=act.actor, key=key[:64], defaults={"at": act.at}
    )
    return bool(created)


def _complete(update: Update, last: CheckIn | None) -> Update:
    if update.value is not None or last is None:
        return update
    return replace(update, value=last.value)


def _check(plan: Plan, updates: Sequence[Update], last: Mapping[int, CheckIn]) -> None:
    errors: Errors = {}
    for update in updates:
        code = update.key_result.short_code
        if update.key_result.plan_id != plan.pk:
            raise ValidationError(_("%(code)s belongs to another plan.") % {"code": code})
        if not LOWEST <= update.confidence <= HIGHEST:
            errors[f"confidence-{code}"] = [
                _("%(code)s: the confidence is %(value)s. Choose a whole number from 0 to 10.")
                % {"code": code, "value": update.confidence}
            ]
        if update.value is None:
            errors[f"value-{code}"] = [
                _("%(code)s has no value yet that could stay the same. Enter a number.")
                % {"code": code}
            ]
        check_text(errors, f"note-{code}", update.note, _("Note"), 2000)
    if errors:
        raise ValidationError(errors)


def _say(
    act: Recorder,
    update: Update,
    on: date,
    week: date,
    this_week: Mapping[int, CheckIn],
    last: Mapping[int, CheckIn],
) -> CheckIn:
    result = update.key_result
    before = last.get(result.pk)
    earlier = this_week.get(result.pk)
    assert update.value is not None
    unchanged = before is not None and before.value == update.value and earlier is None
    reading = earlier.reading if earlier and earlier.value == update.value else None
    if reading is None:
        reading = _record(act, update, on)
    values = {
        "on": on,
        "by": act.actor,
        "value": update.value,
        "unchanged": unchanged,
        "confidence": update.confidence,
        "note": update.note.strip(),
        "done": update.done,
        "baseline": result.baseline,
        "target": result.target,
        "reading": reading,
    }
    if earlier is not None:
        return act.change(act.lock(earlier), **values)
    return act.create(CheckIn(key_result=result, week=week, **values))


def _record(act: Recorder, update: Update, on: date) -> Reading | None:
    """The value as a fact: a reading, or for a milestone its stages."""
    code = update.key_result.short_code
    assert update.value is not None
    try:
        if update.key_result.kind == Kind.MILESTONE:
            _reach(act, update.key_result, update.value, on)
            return None
        return record_reading(act, update.key_result, on, update.value, update.trust, update.source)
    except ValidationError as error:
        raise ValidationError(
            {f"value-{code}": [f"{code}: {words}" for words in error.messages]}
        ) from error


def _reach(act: Recorder, result: KeyResult, done: Decimal, on: date) -> None:
    stages = list(Stage.objects.filter(key_result=result).order_by("position"))
    if done != done.to_integral_value() or not 0 <= done <= len(stages):
        raise ValidationError(
            _("Stage %(stage)s does not exist. Choose one from 0 to %(last)s.")
            % {"stage": done.normalize(), "last": len(stages)}
        )
    if done == sum(stage.reached_on is not None for stage in stages):
        return
    set_stages(
        act,
        result,
        [
            StageInput(
                stage.name, stage.evidence, (stage.reached_on or on) if place < done else None
            )
            for place, stage in enumerate(stages)
        ],
    )


def _stand(plan: Plan, kept: Sequence[CheckIn], on: date, week: date) -> None:
    """Keep the progress of the key results, and of their objectives, as it is after this."""
    said = {check_in.key_result_id: check_in for check_in in kept}
    objectives = {check_in.key_result.objective_id for check_in in kept}
    loaded = Loaded(list(Objective.objects.filter(pk__in=objectives)), {})
    results = list(KeyResult.objects.filter(objective__in=objectives))
    read_measurements(loaded, [result.pk for result in results])
    reached = {
        result.pk: standing_of(
            result,
            plan.cycle,
            on,
            loaded.readings.get(result.pk, ()),
            loaded.stages.get(result.pk, ()),
            loaded.checkpoints.get(result.pk, {}),
        ).progress
        for result in results
    }
    for check_in in kept:
        check_in.progress = reached[check_in.key_result_id].ratio
    CheckIn.objects.bulk_update(kept, ["progress"])
    last = latest(reached) | said
    for objective in loaded.objectives:
        parts = [result for result in results if result.objective_id == objective.pk]
        together = roll_up((reached[result.pk], Decimal(result.weight)) for result in parts)
        committed = objective.kind == Objective.Kind.COMMITTED
        ObjectiveWeek.objects.update_or_create(
            objective=objective,
            week=week,
            defaults={
                "progress": together.ratio,
                "based_on": together.based_on,
                "of": together.of,
                "confidence": objective_confidence(
                    (
                        last[result.pk].confidence if result.pk in last else None,
                        result.weight,
                        committed,
                    )
                    for result in parts
                ),
            },
        )


def draft_of(plan: Plan, person: Person) -> Draft | None:
    """What this person has typed and not sent. One query."""
    return Draft.objects.filter(plan=plan, person=person).first()
