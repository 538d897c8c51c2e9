"""Sending a check-in: values, confidence and a line for several key results at once."""

import copy
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.measure.confidence import HIGHEST, LOWEST
from grove.measure.kinds import Kind
from grove.measure.progress import Progress
from grove.okrs.actions import StageInput, keep_reading, set_stages
from grove.okrs.actions.held import require_in_use
from grove.okrs.definition import Errors, check_text
from grove.okrs.models import KeyResult, Reading, Stage
from grove.org.models import Person
from grove.plans.final import require_open_values
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.statement import RecordsOf
from grove.tracking.actions.deadline import Answer, answer_deadline, check_answer
from grove.tracking.actions.figures import hold_around, keep_week, progress_of
from grove.tracking.actions.help import Call, ask_for_help
from grove.tracking.models import CheckIn, Delivery, Draft
from grove.tracking.weeks import week_of

EDITABLE_DAYS = 7  # so long a check-in is edited; after that a correction stands beside it


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
    act: Recorder,
    plan: Plan,
    updates: Sequence[Update],
    on: date,
    key: str = "",
    answers: Sequence[Answer] = (),
    calls: Sequence[Call] = (),
) -> list[CheckIn]:
    """Take a check-in. What was said before in the same week is corrected, with history.

    on    a day of the week it is about; what was said more than seven days ago is not edited
    key   made by the sender; a second delivery with the same key changes nothing
    Raises ValidationError with a message per field `value-K2`, `confidence-K2`, `note-K2` and so
    on, ValuesAreFinal once they are; then nothing at all is kept.
    """
    act.within(plan)
    require_open_values(plan.pk)
    if key and not first_delivery(act, key):
        return []
    week, today = week_of(on), timezone.localdate(act.at)
    objectives, results, last = hold_around([update.key_result.pk for update in updates], week)
    updates = [
        _complete(replace(update, key_result=results[update.key_result.pk]), last)
        for update in updates
    ]
    this_week = {pk: row for pk, row in last.items() if row.week == week}
    _check(act, plan, updates, this_week, today)
    for answer in answers:
        check_answer(answer, today)
    readings = [_record(act, update, on, this_week) for update in updates]
    again = {update.key_result.pk: this_week.get(update.key_result.pk) for update in updates}
    in_use = [
        _as_said(row, again.get(row.pk), today) for row in results.values() if row.binned_at is None
    ]
    reached = progress_of(plan, in_use, on)
    _check_done(updates, reached)
    kept = [
        _say(act, update, reading, reached[update.key_result.pk], on, last, today)
        for update, reading in zip(updates, readings, strict=True)
    ]
    keep_week(objectives, in_use, reached, last | {row.key_result_id: row for row in kept}, week)
    for answer in answers:
        answer_deadline(act, answer, today)
    for call in calls:
        ask_for_help(act, call, today)
    if draft := draft_of(plan, act.actor):
        draft.delete()
    return kept


@action(undoable=False)
def keep_draft(act: Recorder, plan: Plan, typed: Mapping[str, str]) -> None:
    """Keep a check-in as typed, for its writer only, until it is sent."""
    Draft.objects.update_or_create(
        plan=plan, person=act.actor, defaults={"typed": dict(typed), "at": act.at}
    )


def first_delivery(act: Recorder, key: str) -> bool:
    """Whether nothing with this key was taken from this person yet; from now on it was."""
    _delivery, created = Delivery.objects.get_or_create(
        person=act.actor, key=key[:64], defaults={"at": act.at}
    )
    return bool(created)


def _complete(update: Update, last: Mapping[int, CheckIn]) -> Update:
    before = last.get(update.key_result.pk)
    if update.value is not None or before is None:
        return update
    return replace(update, value=before.value)


def _check(
    act: Recorder,
    plan: Plan,
    updates: Sequence[Update],
    this_week: Mapping[int, CheckIn],
    today: date,
) -> None:
    errors: Errors = {}
    for update in updates:
        code = update.key_result.short_code
        earlier = this_week.get(update.key_result.pk)
        if earlier is not None and not is_editable(earlier, today):
            errors[f"value-{code}"] = [
                _("%(code)s: what was said on %(day)s is older than seven days. Add a correction.")
                % {"code": code, "day": date_text(earlier.on)}
            ]
        if update.done and not (earlier and earlier.done):
            owner = update.key_result.owner or update.key_result.objective.owner
            if owner is not None and owner != act.actor:
                errors[f"done-{code}"] = [
                    _("%(code)s: only %(name)s, who owns it, says that it is done.")
                    % {"code": code, "name": owner}
                ]
        if update.key_result.plan_id != plan.pk:
            raise ValidationError(_("%(code)s belongs to another plan.") % {"code": code})
        update.key_result.plan = plan  # at hand, for the day the cycle ends and for the history
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
    reading: Reading | None,
    reached: Progress,
    on: date,
    last: Mapping[int, CheckIn],
    today: date,
) -> CheckIn:
    result, week = update.key_result, week_of(on)
    before = last.get(result.pk)
    earlier = before if before is not None and before.week == week else None
    values = {
        # Said later about a week that is over, it keeps its day and the target of then.
        "on": earlier.on if earlier and week < week_of(today) else on,
        "by": act.actor,
        "value": update.value,
        "confidence": update.confidence,
        "note": update.note.strip(),
        "done": update.done,
        "reading": reading,
        "progress": reached.ratio,
    }
    if earlier is None or week == week_of(today):
        values |= {"baseline": result.baseline, "target": result.target}
    same = before is not None and before.value == update.value
    if earlier is not None:
        # What stood unchanged beside the week before still does while its value stays.
        earlier.key_result = result  # at hand, with its code for the history
        return act.change(earlier, unchanged=earlier.unchanged and same, **values)
    return act.create(CheckIn(key_result=result, week=week, unchanged=same, **values))


def _as_said(result: KeyResult, earlier: CheckIn | None, today: date) -> KeyResult:
    """The key result with the start and target its check-in is said against: those of then, when
    it was said before and its week is over."""
    if earlier is None or earlier.week == week_of(today):
        return result
    then = copy.copy(result)
    then.baseline, then.target = earlier.baseline, earlier.target
    return then


def is_editable(check_in: CheckIn, today: date) -> bool:
    """Whether it may still be edited: for seven days from the day it was said."""
    return check_in.on >= today - timedelta(days=EDITABLE_DAYS)


def _check_done(updates: Sequence[Update], reached: Mapping[int, Progress]) -> None:
    """Done is said of what has met its target, and of nothing else."""
    errors: Errors = {}
    for update in updates:
        ratio = reached[update.key_result.pk].ratio
        if update.done and (ratio is None or ratio < 1):
            code = update.key_result.short_code
            errors[f"done-{code}"] = [
                _("%(code)s has not met its target. Untick done, or enter the value that meets it.")
                % {"code": code}
            ]
    if errors:
        raise ValidationError(errors)


def _record(
    act: Recorder, update: Update, on: date, this_week: Mapping[int, CheckIn]
) -> Reading | None:
    """The value as a fact: a reading, or for a milestone its stages. What was said this week
    already keeps the reading it has."""
    code = update.key_result.short_code
    earlier = this_week.get(update.key_result.pk)
    if earlier is not None and earlier.reading_id and earlier.value == update.value:
        return earlier.reading
    assert update.value is not None
    try:
        require_in_use(update.key_result)
        if update.key_result.kind == Kind.MILESTONE:
            _reach(act, update.key_result, update.value, on)
            return None
        return keep_reading(act, update.key_result, on, update.value, update.trust, update.source)
    except ValidationError as error:
        raise ValidationError(
            {f"value-{code}": [f"{code}: {words}" for words in error.messages]}
        ) from error


def _reach(act: Recorder, result: KeyResult, done: Decimal, on: date) -> None:
    stages = list(Stage.objects.filter(key_result=result).order_by("position"))
    require_stage(done, len(stages))
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


def require_stage(done: Decimal, stages: int) -> None:
    """Raises ValidationError for what is no number of stages reached of so many."""
    if done != done.to_integral_value() or not 0 <= done <= stages:
        raise ValidationError(
            _("Stage %(stage)s does not exist. Choose one from 0 to %(last)s.")
            % {"stage": done.normalize(), "last": stages}
        )


def draft_of(plan: Plan, person: Person) -> Draft | None:
    """What this person has typed and not sent. One query."""
    return next(_drafts([plan.pk, person.pk]), None)


@RecordsOf
def _drafts(both: list[int]) -> QuerySet[Draft]:
    plan, person = both
    return Draft.objects.filter(plan=plan, person=person)
