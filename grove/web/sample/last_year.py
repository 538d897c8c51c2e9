"""The running year of the sample: positioning, needs, 14 key results, signed, measured weekly."""

from collections import defaultdict
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from grove.commitment.actions import answer_request, ask_signatures
from grove.commitment.models import Signature
from grove.drafting.actions import add_not_doing
from grove.measure.kinds import Kind
from grove.needs.actions import name_customer, record_need
from grove.needs.models import Need
from grove.okrs.actions import (
    StageInput,
    add_key_result,
    add_objective,
    cover_need,
    record_reading,
    set_stages,
)
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.plans.actions import open_cycle, open_plan
from grove.plans.models import Cycle, Plan
from grove.positioning.actions import add_dimension, save_answers
from grove.record.actions import Recorder, action
from grove.rounds.about import find
from grove.rounds.actions import answer, begin_thread, resolve
from grove.rounds.models import Thread
from grove.tracking.actions import Update, send_check_in
from grove.versions.actions import freeze_version
from grove.versions.models import Version
from grove.versions.snapshot import fingerprint, snapshot
from grove.web.sample.agenda import Agenda
from grove.web.sample.content import Words
from grove.web.sample.days import WEEKS_READ, Days
from grove.web.sample.people import Company
from grove.web.sample.readings import STAGE_WEEKS, STORIES, Story

OWNERS = {"O1": "wang", "O2": "zhao", "O3": "chen", "O4": "mei"}
KINDS = {"O1": "stretch", "O2": "committed", "O3": "committed", "O4": "stretch"}
THEMES = {"O1": ["DQ", "EF"], "O2": ["BG", "IN", "SE"], "O3": ["TC", "BG"], "O4": ["OB", "TP"]}
POINTS = {"O1": 20, "O2": 20, "O3": 10, "O4": 10}
# need → (level, perspective, weight, objective, key result)
NEEDS = {
    "N1": ("company", "customer", 3, "O2", "K5"),
    "N2": ("company", "internal_process", 2, "O3", "K10"),
    "N3": ("business", "internal_process", 3, "O1", "K1"),
    "N4": ("business", "customer", 2, "O2", "K8"),
    "N5": ("company", "internal_process", 2, "O2", "K9"),
    "N6": ("department", "internal_process", 2, "O4", "K12"),
}


class LastYear:
    """Notes how the plan of the running cycle came about and what was measured since."""

    def __init__(self, company: Company, texts: Words, days: Days, agenda: Agenda) -> None:
        self.company, self.days, self.agenda = company, days, agenda
        self.words = texts["last"]
        self.objectives: dict[str, Objective] = {}
        self.key_results: dict[str, KeyResult] = {}
        self.plan: Plan
        self._signing: tuple[Version, str]

    @property
    def cycle(self) -> Cycle:
        return self.plan.cycle

    def plan_it(self) -> None:
        """Two versions, one thread, seven signatures."""
        mei = self.company["mei"]
        self._on(70, "09:30", self._begin)
        self._on(63, "10:10", lambda: _understand(mei, self.plan, self.words))
        self._on(52, "14:20", _draft, mei, self)
        self._on(45, "16:00", self._freeze)
        for before, clock, do in (
            (40, "11:00", self._ask),
            (39, "09:15", self._answer),
            (38, "17:40", self._resolve),
        ):
            self._on(before, clock, do)
        self._on(14, "10:00", self._ask_signatures)
        for place, key in enumerate(self.words["signatures"]):
            self._on(13 - place, "11:20", self._sign, key)

    def measure_it(self) -> None:
        """45 weeks, on Friday: the check-in of each owner, and readings beside them."""
        for week in range(1, WEEKS_READ + 1):
            friday = self.days.last.friday(week)
            said: dict[str, list[Story]] = defaultdict(list)
            read: list[Story] = []
            for story in STORIES:
                if story.value(week) is not None and story.says_it(week):
                    said[story.owner].append(story)
                elif story.value(week) is not None and story.kind is not Kind.MILESTONE:
                    read.append(story)
            for place, (who, stories) in enumerate(said.items()):
                self._in_week(friday, f"{10 + place}:05", _check_in, who, week, stories)
            if read:
                self._in_week(friday, "17:30", _measure, "mei", week, read)
            if week in STAGE_WEEKS:
                self.agenda.note(self.days.moment(friday, "09:30"), partial(self._reach, week))

    def _in_week(self, on: date, clock: str, do: Callable[..., Any], who: str, *what: Any) -> None:
        act = partial(do, self.company[who], self, on, *what)
        self.agenda.note(self.days.moment(on, clock), act)

    def _on(self, before: int, clock: str, do: Callable[..., Any], *args: Any) -> None:
        """Something happened so many days before the cycle began."""
        day = self.days.last.first - timedelta(days=before)
        self.agenda.note(self.days.moment(day, clock), partial(do, *args))

    def _begin(self) -> None:
        mei, span = self.company["mei"], self.days.last
        cycle = open_cycle(mei, self.company.root, span.name, span.first, span.last)
        self.plan = open_plan(mei, self.company.department, cycle)

    def _freeze(self) -> None:
        words = self.words["versions"]
        freeze_version(
            self.company["mei"],
            self.plan,
            1,
            0,
            words["first"],
            words["first_note"],
            despite=words["despite"],
        )

    def _ask(self) -> None:
        about = find(self.plan, "K5")
        assert about is not None
        begin_thread(self.company["he"], self.plan, about, self.words["comment"]["text"])

    def _answer(self) -> None:
        thread = Thread.objects.get(plan=self.plan)
        answer(self.company["zhao"], thread, self.words["comment"]["answer"])

    def _resolve(self) -> None:
        thread = Thread.objects.get(plan=self.plan)
        resolve(self.company["mei"], thread, self.words["comment"]["resolution"])

    def _ask_signatures(self) -> None:
        despite = self.words["versions"]["despite"]
        version = ask_signatures(self.company["mei"], self.plan, despite=despite)
        self._signing = version, fingerprint(snapshot(self.plan))

    def _sign(self, key: str) -> None:
        version, draft = self._signing
        comment = self.words["signatures"][key]
        answer_request(
            self.company[key], version, Signature.State.SIGNED, comment, version.fingerprint, draft
        )

    def _reach(self, week: int) -> None:
        stages = stages_reached(self.words["stages"], self.days, week)
        set_stages(self.company["mei"], self.key_results["K12"], stages)


def stages_reached(words: Any, days: Days, week: int) -> list[StageInput]:
    """The stages of K12 as they stand at the end of a week."""
    reached = [days.last.friday(at) for at in STAGE_WEEKS if at <= week]
    return [
        StageInput(name, evidence if place < len(reached) else "", _or_none(reached, place))
        for place, (name, evidence) in enumerate(
            zip(words["names"], words["evidence"], strict=True)
        )
    ]


@action
def _understand(act: Recorder, plan: Plan, words: Words) -> None:
    save_answers(act, plan, 0, words["positioning"])
    for dimension in words["dimensions"]:
        add_dimension(act, plan, **dimension)
    for code, (level, perspective, weight, _objective, _result) in NEEDS.items():
        text = words["needs"][code]
        name_customer(act, plan, text["customer"], text["role"])
        values = {
            "words": text["words"],
            "level": level,
            "perspective": perspective,
            "weight": weight,
            "source": Need.Source.INTERVIEW,
            "heard_on": plan.cycle.starts_on - timedelta(days=66),
            "heard_by": act.actor,
        }
        record_need(act, plan, text["customer"], values)


@action
def _draft(act: Recorder, year: LastYear) -> None:
    plan, words = year.plan, year.words
    for code, texts in words["objectives"].items():
        year.objectives[code] = add_objective(
            act,
            plan,
            title=texts["title"],
            why_now=texts["why_now"],
            kind=KINDS[code],
            owner=year.company[OWNERS[code]],
            themes=THEMES[code],
            points=POINTS[code],
        )
    for story in STORIES:
        year.key_results[story.code] = _add(act, year, story)
    set_stages(act, year.key_results["K12"], stages_reached(words["stages"], year.days, 0))
    for need in Need.objects.filter(plan=plan):
        _level, _perspective, _weight, objective, result = NEEDS[need.code]
        cover_need(act, need, year.objectives[objective], year.key_results[result])
    for line in words["not_doing"].values():
        add_not_doing(act, plan, **line)


def _add(act: Recorder, year: LastYear, story: Story) -> KeyResult:
    due = year.days.last.month_end(story.month)
    return add_key_result(
        act,
        year.objectives[story.objective],
        text=year.days.fill(year.words["key_results"][story.code], due),
        kind=story.kind.value,
        baseline=_number(story.start) if story.kind is not Kind.COUNT else Decimal(0),
        target=_number(story.target),
        unit=year.words["units"].get(story.code, ""),
        due=year.cycle.ends_on if story.kind.is_hold else due,
        owner=year.company[story.owner],
        theme=story.theme,
        data_source=year.words["sources"].get(story.source, ""),
    )


@action
def _measure(act: Recorder, year: LastYear, on: date, week: int, stories: list[Story]) -> None:
    for story in stories:
        value = story.value(week)
        assert value is not None
        record_reading(
            act,
            year.key_results[story.code],
            on,
            value,
            story.trust,
            year.words["sources"].get(story.source, ""),
            year.words["notes"].get(story.code, {}).get(str(week), ""),
        )


def _check_in(who: Person, year: LastYear, on: date, week: int, stories: list[Story]) -> None:
    send_check_in(
        who,
        year.plan,
        [
            Update(
                key_result=year.key_results[story.code],
                value=story.value(week),
                confidence=story.confidence(week),
                note=year.words["notes"].get(story.code, {}).get(str(week), ""),
                done=story.done(week),
                trust=story.trust,
                source=year.words["sources"].get(story.source, ""),
            )
            for story in stories
        ],
        on,
    )


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _or_none(days: list[date], place: int) -> date | None:
    return days[place] if place < len(days) else None
