"""The bin: things rest in it for thirty days, then they are gone, and nothing in use goes along."""

from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from grove.okrs.actions import add_key_result, add_objective, bin_objective, record_reading
from grove.okrs.models import KeyResult, Objective, Reading
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.bin import empty_bin
from grove.record.models import Act, Change
from grove.record.undo import CannotUndo, undo
from grove.review.models import Grade
from tests.cast import Cast


def later(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)


def binned(cast: Cast, plan: Plan) -> tuple[Objective, KeyResult]:
    objective = add_objective(cast.mei, plan, title="Ship")
    key_result = add_key_result(cast.mei, objective, text="Deploy 10 times a week")
    record_reading(cast.mei, key_result, on=timezone.localdate(), value=Decimal(3))
    bin_objective(cast.mei, objective)
    return objective, key_result


def test_what_was_binned_a_month_ago_is_gone_with_its_parts(cast: Cast) -> None:
    binned(cast, cast.plan)
    assert empty_bin(later(29)) == 0
    assert empty_bin(later(31)) == 2
    assert not Objective.everything.exists() and not KeyResult.everything.exists()
    assert not Reading.everything.exists()
    assert empty_bin(later(31)) == 0


def test_its_code_is_not_given_again_and_its_history_stays(cast: Cast) -> None:
    binned(cast, cast.plan)
    empty_bin(later(31))
    assert Change.objects.filter(label__startswith="O1 Ship").exists()
    assert add_objective(cast.mei, cast.plan, title="Next").code == "PLAT-27-O2"


def test_what_is_gone_cannot_be_brought_back_and_says_so(cast: Cast) -> None:
    binned(cast, cast.plan)
    act = Act.objects.latest("id")
    empty_bin(later(31))
    with pytest.raises(CannotUndo):
        undo(cast.mei, act)


def test_what_is_in_use_stays(cast: Cast) -> None:
    kept = add_objective(cast.mei, cast.plan, title="Stay")
    binned(cast, cast.plan)
    empty_bin(later(31))
    assert list(Objective.everything.all()) == [kept]


@action
def graded(act: Recorder, plan: Plan, key_result: KeyResult) -> Grade:
    act.within(plan)
    return act.create(Grade(plan=plan, key_result=key_result, because="Too late", learned="Begin"))


def test_a_review_in_use_keeps_the_key_result_it_speaks_of(cast: Cast) -> None:
    _objective, key_result = binned(cast, cast.last)
    grade = graded(cast.mei, cast.plan, key_result)
    assert empty_bin(later(31)) == 0
    assert Grade.objects.get() == grade and KeyResult.everything.get() == key_result


@action
def put_away(act: Recorder, person: Person) -> None:
    act.bin(act.lock(person))


def test_people_stay_because_the_history_names_them(cast: Cast) -> None:
    put_away(None, cast.ana)
    assert empty_bin(later(400)) == 0
    assert Person.everything.filter(name="Ana Silva").exists()
