"""Every rule speaks up in the product: its own example becomes records, and the draft shows it.

An example is a line or a small plan, as a file holds it. It is written into the database as people
would have it there, with the rule alone switched on; then the draft is opened.
"""

from contextlib import nullcontext
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from grove.commitment.models import Signature
from grove.drafting.actions import leave_out_theme
from grove.drafting.hints import hints
from grove.drafting.reviewer import set_house_rules
from grove.method import load
from grove.needs.models import Customer, Need
from grove.okrs.actions import add_key_result, add_objective, cover_need, edit_key_result, support
from grove.okrs.models import KeyResult
from grove.org.models import Department
from grove.plans.actions import open_plan, share_plan
from grove.plans.models import Cycle, Plan
from grove.quality import plan as quality
from grove.quality.files.reading import read_source
from grove.quality.registry import RULES, rule_of
from grove.quality.rule import KEY_RESULT, Rule
from grove.quality.texts import LANGUAGES, texts
from grove.record import clock
from grove.record.actions import Recorder, action, writing
from grove.review.actions import add_failure, add_lesson
from grove.review.models import Grade
from grove.tracking.models import CheckIn
from grove.versions.actions import freeze_version
from tests.cast import Cast

pytestmark = pytest.mark.slow


def read(rule: Rule, example: str) -> quality.Plan:
    """An example as the plan that it says; a line alone is an objective or a key result of one."""
    form = {"{": "json", "#": "md"}.get(example.lstrip()[:1])
    if form or "\n" in example.strip() or example.startswith("- "):
        return read_source(f"example.{form or 'txt'}", example.encode(), 2027).plan
    if rule.scope == KEY_RESULT:
        line = quality.KeyResult(text=example)
        return quality.Plan(objectives=(quality.Objective(text="Calm", key_results=(line,)),))
    return quality.Plan(objectives=(quality.Objective(text=example),))


class Writer:
    """Writes such a plan into the database as the cast's plan of 2027."""

    def __init__(self, cast: Cast, said: quality.Plan, *, owned: bool = True) -> None:
        self.cast, self.said, self.plan, self.owned = cast, said, cast.plan, owned
        self.needs: dict[str, Need] = {}

    def write(self) -> Plan:
        said, cast = self.said, self.cast
        if said.run_points is not None:
            with writing():
                Plan.objects.filter(pk=self.plan.pk).update(run_points=said.run_points)
        for place, need in enumerate(said.needs or (), start=1):
            self._need(need, place)
        for theme in said.themes_left_out:
            leave_out_theme(cast.mei, self.plan, theme, "not this year")
        past = said.past or ()
        if said.reviewed is False:
            past = (quality.PastResult(code="K1", text="Deployments from 1 to 2 per week"),)
        for one in past:
            self._past(one)
        for one in said.failures:
            values = {"happened": one.text, "cause": one.cause, "guard": one.guard}
            add_failure(cast.mei, self.plan, values | {"watch_words": ", ".join(one.watch)})
        for lesson in said.lessons:
            add_lesson(cast.mei, self.plan, lesson.text)
        if said.parent:
            self._above()
        goals = said.objectives
        if not goals and not said.loose:
            goals = (quality.Objective(text="Everybody ships on the day the work is done"),)
        for objective in goals:
            self._objective(objective)
        if said.loose:
            self._objective(quality.Objective(text="Calm", key_results=said.loose))
        for team in said.teams:
            self._team(team)
        if said.process is not None and said.process.presented is False:
            self._sign()
        return Plan.objects.select_related("department", "cycle").get(pk=self.plan.pk)

    def _objective(self, said: quality.Objective) -> None:
        made = add_objective(
            self.cast.mei, self.plan, title=said.text, kind=said.kind or "",
            themes=list(said.themes or ()), points=said.points,
        )  # fmt: skip
        for code in said.needs or ():
            if code in self.needs or not self.needs:
                cover_need(self.cast.mei, self.needs.get(code) or self._need_of(code), made)
        for result in said.key_results:
            self._key_result(made, result)

    def _key_result(self, under: Any, said: quality.KeyResult) -> None:
        fields = said.fields
        values: dict[str, Any] = {}
        if fields is not None:
            values = {
                "kind": fields.kind,
                "baseline": fields.start,
                "baseline_due": fields.start_known_by,
                "target": fields.target,
                "unit": fields.unit,
                "due": fields.due,
                "theme": fields.theme,
                "metric": fields.metric,
                "guard_metric": fields.guard,
                "data_source": fields.source,
            }
            if fields.owners and self.owned:
                values["owner"] = self.cast.ana
            if fields.period_days or fields.lag_days:
                values["metric"] = next(one.id for one in load().metrics if one.rhythm == "yearly")
            values = {name: value for name, value in values.items() if value not in (None, "")}
        made = add_key_result(self.cast.mei, under, text=said.text, **values)
        if fields is not None and fields.needs_team:
            team = self._department(fields.needs_team)
            made = edit_key_result(self.cast.mei, made, made.revision, needs_team=team)
        if fields is not None and fields.check_in is not None:
            self._check_in(made, fields.check_in)

    def _check_in(self, made: KeyResult, said: quality.CheckIn) -> None:
        week = said.on - timedelta(days=said.on.weekday())
        confidence = 5 if said.confidence is None else said.confidence
        with writing():
            if said.confidence_before is not None:
                CheckIn(
                    key_result=made, week=week - timedelta(days=7), on=week - timedelta(days=7),
                    confidence=said.confidence_before,
                ).save()  # fmt: skip
            CheckIn(
                key_result=made, week=week, on=said.on, confidence=confidence, note=said.note
            ).save()

    def _need(self, said: quality.Need, number: int) -> None:
        with writing():
            customer = Customer(plan=self.plan, name=f"Customer {number}")
            customer.save()
            need = Need(
                plan=self.plan, number=number, customer=customer, words=said.text,
                level="business", perspective=said.perspective or "customer",
                declined_because="no" if said.declined else "",
            )  # fmt: skip
            need.save()
        self.needs[said.code] = need

    def _need_of(self, code: str) -> Need:
        self._need(quality.Need(code=code, text="Orders arrive"), 1)
        return self.needs[code]

    def _past(self, said: quality.PastResult) -> None:
        earlier = None
        if said.earlier is not None:
            with writing():
                cycle = Cycle(
                    company=self.cast.company, name="2025",
                    starts_on=date(2025, 1, 1), ends_on=date(2025, 12, 31),
                )  # fmt: skip
                cycle.save()
                earlier = Plan(department=self.cast.plat, cycle=cycle)
                earlier.save()
        for plan, following, grade in (
            (earlier, self.cast.last, said.earlier),
            (self.cast.last, self.plan, said.grade),
        ):
            if plan is None:
                continue
            goal = add_objective(
                self.cast.mei, plan, title="Before",
                kind="committed" if said.committed else "stretch",
            )  # fmt: skip
            result = add_key_result(self.cast.mei, goal, text=said.text, guard_metric=said.guard)
            with writing():
                Grade(
                    plan=following, key_result=result, value=grade, verdict=said.verdict,
                    because=said.because, learned=said.learned,
                ).save()  # fmt: skip

    def _above(self) -> None:
        above = open_plan(self.cast.admin, self.cast.company, self.cast.cycle)
        for objective in self.said.parent:
            add_objective(self.cast.admin, above, title=objective.text, kind="stretch")
        share_plan(self.cast.admin, above)

    def _department(self, name: str) -> Department:
        return a_team(self.cast.mei, self.cast, name)

    def _team(self, said: quality.TeamPlan) -> None:
        plan = open_plan(self.cast.mei, self._department(said.name), self.cast.cycle)
        for objective in said.objectives:
            goal = add_objective(self.cast.mei, plan, title=objective.text, kind="stretch")
            for result in objective.key_results:
                add_key_result(self.cast.mei, goal, text=result.text)
            for code in objective.supports or ():
                support(self.cast.mei, goal, f"{self.plan.code}-{code}")
        share_plan(self.cast.mei, self.plan)  # a team answers to a plan that is shared
        share_plan(self.cast.mei, plan)

    def _sign(self) -> None:
        version = freeze_version(self.cast.mei, self.plan, 2, 0, despite="as it is")
        with writing():
            Signature(
                version=version, person=self.cast.he, role="boss", asked_at=now(),
                state=Signature.State.SIGNED, answered_at=now(),
            ).save()  # fmt: skip


@action
def a_team(act: Recorder, cast: Cast, name: str) -> Department:
    """A team of PLAT by this name."""
    code = f"T{Department.objects.count()}"
    made = act.create(Department(code=code, name=name, kind="team", parent=cast.plat, path=""))
    return act.change(made, path=f"{cast.plat.path}{made.pk}/")


# What a file can say and the product refuses at once: fields that contradict each other.
IN_FILES_ONLY = (
    ("KR206", 2),  # a decrease from 30 to 120
    ("KR207", 0),  # a target that is the start
    ("SMT302", 1),  # a day outside of the cycle
)
# Two rules speak up here for another of their reasons than in their example.
ANOTHER_DAY = {"SMT304": date(2027, 10, 1)}  # how late a value is known is not kept, its rhythm is
NOBODY = {"SMT301"}  # an owner is one person, never "the team"

EXAMPLES = [
    (rule.code, language, place)
    for rule in RULES
    for language in LANGUAGES
    for place in range(len(texts(rule).fires[language]))
    if (rule.code, place) not in IN_FILES_ONLY
]


def test_every_rule_has_an_example_that_the_product_can_show() -> None:
    assert {(code, language) for code, language, _place in EXAMPLES} == {
        (rule.code, language) for rule in RULES for language in LANGUAGES
    }


@pytest.mark.parametrize(("code", "language", "place"), EXAMPLES)
def test_a_rule_speaks_up_in_the_draft(cast: Cast, code: str, language: str, place: int) -> None:
    rule = rule_of(code)
    set_house_rules(cast.admin, {"select": [code]})
    said = read(rule, texts(rule).fires[language][place])
    plan = Writer(cast, said, owned=code not in NOBODY).write()
    day = ANOTHER_DAY.get(code) or said.today
    with clock.turned_to(day) if day else nullcontext():
        assert code in {hint.code for hint in hints(plan, language, freezing=said.freezing)}
        if not said.freezing:  # else it speaks up when a version is about to be frozen
            reader = cast.as_(cast.mei, "zh-hans" if language == "zh" else "en")
            page = reader.get(cast.url("draft?panel=hints")).content.decode()
            assert f'href="/rules/{code}"' in page


@pytest.mark.parametrize(("code", "place"), IN_FILES_ONLY)
def test_what_only_a_file_can_say_is_refused_when_it_is_typed(
    cast: Cast, code: str, place: int
) -> None:
    rule = rule_of(code)
    with pytest.raises(ValidationError):
        Writer(cast, read(rule, texts(rule).fires["en"][place])).write()
