"""Sending a check-in: values, confidence and a line for several key results at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.measure.confidence import HIGHEST, LOWEST
from grove.measure.kinds import Kind
from grove.measure.progress import Progress
from grove.okrs.actions import StageInput, record_reading, set_stages
from grove.okrs.definition import Errors, check_text
from grove.okrs.models import KeyResult, Objective, Reading, Stage
from grove.org.models import Person
from grove.plans.final import require_open_values
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.tracking.actions.deadline import Answer, answer_deadline, check_answer
from grove.tracking.actions.figures import keep_figures, latest
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
    # Always in the same order, so that two people who check in at once wait and never lock each
    # other out; and the objective first, so that its figure sees all its key results.
    objectives = [
        act.lock(Objective(pk=objective))
        for objective in sorted({update.key_result.objective_id for update in updates})
    ]
    week, today = week_of(on), timezone.localdate(act.at)
    last = latest((update.key_result.pk for update in updates), week)
    this_week = {pk: row for pk, row in last.items() if row.week == week}
    updates = [_complete(update, last.get(update.key_result.pk)) for update in updates]
    _check(act, plan, updates, this_week, today)
    for answer in answers:
        check_answer(answer, today)
    kept = [_say(act, update, on, this_week, last, today) for update in updates]
    reached = keep_figures(plan, objectives, kept, on, week)
    _check_done(kept, reached)
    for answer in answers:
        answer_deadline(act, answer, today)
    for call in calls:
        ask_for_help(act, call, today)
    Draft.objects.filter(plan=plan, person=act.actor).delete()
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


def _complete(update: Update, last: CheckIn | None) -> Update:
    if update.value is not None or last is None:
        return update
    return replace(update, value=last.value)


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
        owner = update.key_result.owner or update.key_result.objective.owner
        was_done = earlier is not None and earlier.done
        if update.done and not was_done and owner is not None and owner != act.actor:
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
    on: date,
    this_week: Mapping[int, CheckIn],
    last: Mapping[int, CheckIn],
    today: date,
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
        # Said later about a week that is over, it keeps its day and the target of then.
        "on": earlier.on if earlier and earlier.week < week_of(today) else on,
        "by": act.actor,
        "value": update.value,
        "unchanged": unchanged,
        "confidence": update.confidence,
        "note": update.note.strip(),
        "done": update.done,
        "reading": reading,
    }
    if earlier is None or earlier.week == week_of(today):
        values |= {"baseline": result.baseline, "target": result.target}
    if earlier is not None:
        # What stood unchanged beside the week before still does while its value stays.
        values["unchanged"] = earlier.unchanged and earlier.value == update.value
        fresh = act.lock(earlier)
        fresh.key_result = result  # at hand, with its code for the history
        return act.change(fresh, **values)
    return act.create(CheckIn(key_result=result, week=week_of(on), **values))


def is_editable(check_in: CheckIn, today: date) -> bool:
    """Whether it may still be edited: for seven days from the day it was said."""
    return check_in.on >= today - timedelta(days=EDITABLE_DAYS)


def _check_done(kept: Sequence[CheckIn], reached: Mapping[int, Progress]) -> None:
    """Done is said of what has met its target, and of nothing else."""
    errors: Errors = {}
    for check_in in kept:
        ratio = reached[check_in.key_result_id].ratio
        if check_in.done and (ratio is None or ratio < 1):
            code = check_in.key_result.short_code
            errors[f"done-{code}"] = [
                _("%(code)s has not met its target. Untick done, or enter the value that meets it.")
                % {"code": code}
            ]
    if errors:
        raise ValidationError(errors)


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
    return Draft.objects.filter(plan=plan, person=person).first()
