"""The year before the running one: nine key results, looked at ever more often, and closed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from functools import partial
from typing import Any

from grove.closing.actions import (
    end_vote,
    freeze_values,
    group_notes,
    open_vote,
    publish_grades,
    reveal_notes,
    vote,
    write_note,
)
from grove.closing.models import Group, Note
from grove.measure.kinds import Kind
from grove.needs.actions import record_need
from grove.needs.models import Need
from grove.okrs.actions import add_key_result, add_objective, cover_need
from grove.okrs.models import KeyResult, Objective
from grove.plans.actions import open_cycle, open_plan, share_plan
from grove.plans.models import Plan
from grove.record import clock
from grove.record.actions import Recorder, action
from grove.review.actions import add_failure, came_back, save_grade, take_lesson
from grove.review.last_cycle import ended_results, next_plan
from grove.tracking.actions import Update, send_check_in
from grove.web.sample.agenda import Agenda
from grove.web.sample.content import Words
from grove.web.sample.days import Days
from grove.web.sample.last_year import LastYear
from grove.web.sample.people import Company

WEEKS = (12, 25, 38, 51)
# They learn the habit: once a month at first, then every other week.
LOOKED = (12, 16, 20, 25, 27, 29, 33, 35, 38, 40, 42, 44, 46, 48, 50, 51)
KINDS = {"O1": "stretch", "O2": "committed", "O3": "stretch"}
OWNERS = {"O1": "wang", "O2": "zhao", "O3": "mei"}
COVERS = {"N1": ("O1", "K3"), "N2": ("O2", "K4")}


@dataclass(frozen=True)
class Told:
    """One key result: its values and confidences in four weeks, one a quarter."""

    objective: str
    kind: Kind
    start: str
    target: str
    values: tuple[str, ...]
    says: tuple[int, ...]

    def at(self, week: int) -> tuple[Decimal, int]:
        """Value and confidence of a week: straight between those that are told; a count waits for
        its next step."""
        place = max(at for at, told in enumerate(WEEKS) if told <= week)
        here = Decimal(self.values[place])
        if WEEKS[place] == week or self.kind is Kind.COUNT:
            return here, self.says[place]
        way = Decimal(self.values[place + 1]) - here
        share = Decimal(week - WEEKS[place]) / (WEEKS[place + 1] - WEEKS[place])
        return (here + way * share).quantize(Decimal(self.start)), self.says[place]


STORIES = {
    "K1": Told("O1", Kind.INCREASE, "0.2", "0.5", ("0.3", "0.4", "0.5", "0.5"), (6, 8, 9, 10)),
    "K2": Told("O1", Kind.DECREASE, "26", "15", ("23", "21", "19", "18"), (7, 6, 6, 7)),
    "K3": Told("O1", Kind.DECREASE, "21", "10", ("18", "15", "13", "12"), (8, 8, 7, 8)),
    "K4": Told("O2", Kind.DECREASE, "64", "20", ("64", "52", "30", "19"), (5, 6, 8, 9)),
    "K5": Told("O2", Kind.COUNT, "0", "12", ("2", "6", "10", "12"), (7, 8, 9, 10)),
    "K6": Told("O2", Kind.COUNT, "0", "90", ("18", "41", "60", "70"), (8, 8, 8, 6)),
    "K7": Told("O3", Kind.COUNT, "0", "3", ("0", "1", "1", "2"), (6, 7, 7, 7)),
    "K8": Told("O3", Kind.DECREASE, "40", "15", ("38", "36", "36", "35"), (7, 7, 4, 2)),
    "K9": Told("O3", Kind.INCREASE, "58", "70", ("59", "62", "64", "66"), (5, 5, 6, 7)),
}


class YearBefore:
    """Notes how the closed year went; the agenda lets it happen."""

    def __init__(self, company: Company, texts: Words, days: Days, agenda: Agenda) -> None:
        self.company, self.days, self.agenda = company, days, agenda
        self.words = texts["before"]
        self.plan: Plan

    def happened(self) -> None:
        """Begun, looked at from the spring on, closed in the first days of the year after."""
        mei = self.company["mei"]
        first, after = self.days.before.first, self.days.last.first
        self._on(first - timedelta(days=30), "10:00", self._begin)
        self._on(first - timedelta(days=21), "14:10", lambda: _draft(mei, self))
        self._on(first - timedelta(days=20), "09:00", lambda: share_plan(mei, self.plan))
        for week in LOOKED:
            self._on(self.days.before.friday(week), "11:00", self._say, week)
        self._on(after - timedelta(days=2), "16:30", lambda: freeze_values(mei, self.plan))
        self._on(after + timedelta(days=1), "10:00", lambda: _grade(mei, self))
        for place, (key, note) in enumerate(self.words["notes"].items()):
            self._on(after + timedelta(days=2), f"1{place % 8}:{20 + place}", self._note, key, note)
        meeting = after + timedelta(days=3)
        self._on(meeting, "14:00", lambda: reveal_notes(mei, self.plan))
        self._on(meeting, "14:20", self._group)
        self._on(meeting, "14:30", lambda: open_vote(mei, self.plan))
        self._on(meeting, "14:35", self._vote)
        self._on(meeting, "14:50", lambda: end_vote(mei, self.plan))
        self._on(meeting, "15:00", self._learn)
        self._on(after + timedelta(days=8), "09:00", lambda: publish_grades(mei, self.plan))

    def remembered(self, last: LastYear) -> None:
        """A failure of that year, brought into the register later, that came back in the next."""
        day = self.days.ago(35)
        self._on(day, "11:20", self._register, last)

    def objective(self, code: str) -> Objective:
        return Objective.objects.get(plan=self.plan, number=int(code[1:]))

    def _on(self, day: Any, clock: str, do: Callable[..., Any], *args: Any) -> None:
        self.agenda.note(self.days.moment(day, clock), partial(do, *args))

    def _begin(self) -> None:
        mei, span = self.company["mei"], self.days.before
        cycle = open_cycle(mei, self.company.root, span.name, span.first, span.last)
        self.plan = open_plan(mei, self.company.department, cycle)

    def _say(self, week: int) -> None:
        rows = {row.short_code: row for row in KeyResult.objects.filter(plan=self.plan)}
        updates = [Update(rows[code], *told.at(week)) for code, told in STORIES.items()]
        send_check_in(self.company["mei"], self.plan, updates, self.days.before.friday(week))

    def _note(self, key: str, note: dict[str, Any]) -> None:
        write_note(
            self.company[note["who"]],
            self.objective(note["objective"]),
            note["sort"],
            note["text"],
            note.get("signed", False),
        )

    def _group(self) -> None:
        notes = dict(Note.objects.filter(objective__plan=self.plan).values_list("text", "pk"))
        wanted = {
            notes[self.words["notes"][key]["text"]]: group["title"]
            for group in self.words["groups"].values()
            for key in group["notes"]
        }
        group_notes(self.company["mei"], self.plan, wanted)

    def _vote(self) -> None:
        groups = dict(Group.objects.filter(objective__plan=self.plan).values_list("title", "pk"))
        for who, chosen in self.words["votes"].items():
            titles = {self.words["groups"][key]["title"] for key in chosen}
            vote(self.company[who], self.plan, {groups[title] for title in titles})

    def _learn(self) -> None:
        for lesson in self.words["lessons"].values():
            of = self.objective(lesson["objective"])
            take_lesson(self.company["mei"], self.plan, lesson["text"], of)

    def _register(self, last: LastYear) -> None:
        mei = self.company["mei"]
        values = {**self.words["failure"], "state": "guarded"}
        failure = add_failure(mei, self.plan, values, self.plan.cycle)
        came_back(mei, last.plan, failure, last.key_results["K2"])


@action
def _draft(act: Recorder, year: YearBefore) -> None:
    words, cycle = year.words, year.plan.cycle
    for text in words["needs"].values():
        record_need(
            act,
            year.plan,
            text["customer"],
            {"words": text["words"], "level": "business", "perspective": "customer", "weight": 3},
        )
    for code, texts in words["objectives"].items():
        add_objective(
            act,
            year.plan,
            title=texts["title"],
            why_now=texts["why_now"],
            kind=KINDS[code],
            owner=year.company[OWNERS[code]],
        )
    for code, told in STORIES.items():
        add_key_result(
            act,
            year.objective(told.objective),
            text=year.days.fill(words["key_results"][code], cycle.ends_on),
            kind=told.kind.value,
            baseline=Decimal(told.start),
            target=Decimal(told.target),
            unit=words["units"][code],
            due=cycle.ends_on,
            owner=year.company[OWNERS[told.objective]],
        )
    for code, (objective, result) in COVERS.items():
        need = Need.objects.get(plan=year.plan, number=int(code[1:]))
        covered = KeyResult.objects.get(plan=year.plan, number=int(result[1:]))
        cover_need(act, need, year.objective(objective), covered)


@action
def _grade(act: Recorder, year: YearBefore) -> None:
    plan = Plan.objects.select_related("department", "cycle").get(pk=year.plan.pk)
    with clock.turned_to(year.days.today):
        rows = ended_results(next_plan(plan), plan)
    for ended in rows:
        said = year.words["grades"][ended.record.short_code]
        values = {**said, "value": Decimal(said["value"])}
        save_grade(act, plan, ended, 0, values)
