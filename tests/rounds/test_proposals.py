"""A proposed edit is applied as it was meant, woven with what came between, or not at all."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from grove.needs.actions import record_need
from grove.okrs.actions import add_key_result, add_objective, bin_key_result, edit_key_result
from grove.okrs.models import KeyResult
from grove.positioning.models import Positioning
from grove.record.actions import Recorder, action
from grove.record.models import Act
from grove.rounds.proposals import (
    Outlook,
    OutOfDate,
    ProposedEdit,
    apply,
    look,
    propose,
    rehearse,
)
from grove.versions.fields import find_record
from tests.cast import Cast

TEXT = "Lower cost per order from 4.20 to 3.50 by 31 Dec"


@pytest.fixture
def result(cast: Cast) -> KeyResult:
    objective = add_objective(cast.mei, cast.plan, title="Every order costs less to serve")
    return add_key_result(cast.mei, objective, text=TEXT)


@action
def decide(act: Recorder, cast: Cast, edit: ProposedEdit) -> None:
    act.within(cast.plan)
    act.because("Decision D1")
    apply(act, cast.plan, edit)


@action
def try_out(act: Recorder, cast: Cast, edit: ProposedEdit) -> None:
    rehearse(act, cast.plan, edit)


def test_it_survives_json_and_becomes_one_act_with_a_reason(cast: Cast, result: KeyResult) -> None:
    edit = propose(result, "text", TEXT.replace("3.50", "3.00"))
    decide(cast.mei, cast, ProposedEdit.from_json(edit.to_json()))
    result.refresh_from_db()
    assert result.text.endswith("3.00 by 31 Dec")
    act = Act.objects.latest("id")
    assert (act.because, act.scope) == ("Decision D1", cast.plan.scope)
    # The target follows the sentence, as in any edit.
    assert {change.field for change in act.changes.all()} >= {"text", "target"}


def test_what_was_reworded_elsewhere_is_woven(cast: Cast, result: KeyResult) -> None:
    edit = propose(result, "text", TEXT.replace("3.50", "3.00"))
    edit_key_result(cast.mei, result, result.revision, text=TEXT.replace("Lower", "Cut"))
    found = look(edit, find_record(cast.plan, edit.kind, edit.object_id))
    assert found.outlook is Outlook.WOVEN
    decide(cast.mei, cast, edit)
    result.refresh_from_db()
    assert result.text == TEXT.replace("3.50", "3.00").replace("Lower", "Cut")


def test_the_same_place_changed_since_is_never_overwritten(cast: Cast, result: KeyResult) -> None:
    edit = propose(result, "target", "3")
    edit_key_result(cast.mei, result, result.revision, target=Decimal(2))
    with pytest.raises(OutOfDate) as stopped:
        decide(cast.mei, cast, edit)
    assert stopped.value.prospect.outlook is Outlook.OUT_OF_DATE
    result.refresh_from_db()
    assert result.target == 2


def test_what_it_says_already_writes_nothing(cast: Cast, result: KeyResult) -> None:
    edit = propose(result, "target", "3")
    edit_key_result(cast.mei, result, result.revision, target=Decimal(3))
    before = Act.objects.count()
    decide(cast.mei, cast, edit)
    assert Act.objects.count() == before
    with pytest.raises(ValidationError):
        propose(KeyResult.objects.get(), "target", "3.00")


def test_a_thing_in_the_bin_takes_no_edit(cast: Cast, result: KeyResult) -> None:
    edit = propose(result, "text", "Something else")
    bin_key_result(cast.mei, result)
    with pytest.raises(OutOfDate) as stopped:
        decide(cast.mei, cast, edit)
    assert stopped.value.prospect.outlook is Outlook.GONE


def test_a_rehearsal_refuses_what_the_plan_would_refuse_and_leaves_no_trace(
    cast: Cast, result: KeyResult
) -> None:
    before = Act.objects.count()
    try_out(cast.ana, cast, propose(result, "target", "3"))
    with pytest.raises(ValidationError):
        try_out(cast.ana, cast, propose(result, "target", "4.2"))  # the start: nothing to do
    result.refresh_from_db()
    assert (str(result.target.normalize()), Act.objects.count()) == ("3.5", before)


def test_needs_and_positioning_take_edits_too(cast: Cast) -> None:
    values = {"words": "Know what failed", "level": "business", "perspective": "customer"}
    need = record_need(cast.mei, cast.plan, "Sales", values)
    decide(cast.mei, cast, propose(need, "weight", "3"))
    need.refresh_from_db()
    assert need.weight == 3
    nothing_yet = find_record(cast.plan, "positioning.positioning", None)
    decide(cast.mei, cast, propose(nothing_yet, "why_set_up", "So that teams ship"))
    assert Positioning.objects.get().why_set_up == "So that teams ship"


def test_an_owner_can_be_proposed_but_no_link(cast: Cast, result: KeyResult) -> None:
    decide(cast.mei, cast, propose(result, "owner", cast.wang.pk))
    result.refresh_from_db()
    assert result.owner == cast.wang
    with pytest.raises(LookupError):
        propose(result, "position", 1)
