"""The sample department lives through a year: made as the sample makes it, then week by week.

Everything that people do is written down in the notes; what is random is the same every time.
"""

import random
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from grove.health.actions import record_health
from grove.okrs.actions import add_key_result, edit_key_result
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.actions import at
from grove.review.last_cycle import ended_results, next_plan
from grove.tracking.actions import (
    Call,
    Right,
    Update,
    add_corrections,
    answer_help,
    ask_for_help,
    pause_key_result,
    resume_key_result,
    send_check_in,
)
from grove.tracking.models import CheckIn, HelpRequest, Pause
from grove.web.sample.agenda import Agenda
from grove.web.sample.content import words
from grove.web.sample.days import WEEKS, WEEKS_READ, Days
from grove.web.sample.health import LEVELS, Health
from grove.web.sample.last_year import KINDS, LastYear
from grove.web.sample.people import found_company
from grove.web.sample.readings import STORIES, Story
from tests.year.notes import Line, Notes, monday

DAYS = Days(date(2025, 11, 14), chinese=False)
FIRST, LAST = DAYS.last.first, DAYS.last.last
CLOSED = LAST + timedelta(days=5)
STORY = {story.code: story for story in STORIES}
WEIGHTS = {"K1": 3, "K2": 2, "K5": 5, "K8": 2, "K10": 3, "K12": 4, "K13": 2}
# Taken on while the year runs: week, objective, owner and what it aims at. The last one begins so
# late that too few of its weeks are known for a grade.
TAKEN_ON: dict[str, tuple[int, str, str, dict[str, Any]]] = {
    "K15": (4, "O2", "zhao", {"kind": "hold_below", "target": Decimal(6)}),
    "K16": (8, "O4", "hu", {"kind": "yes_no"}),
    "K17": (
        32, "O3", "chen",
        {"kind": "hold_within", "target": Decimal("97.5"), "tolerance": Decimal("2.5")},
    ),
}  # fmt: skip
PAUSES = {"K9": (28, 32), "K13": (48, 0)}  # from week to week, 0: it does not end
ENDS = {"K6": Decimal(78)}  # 102 of 120 minutes less: a grade exactly between two steps
NEW_TARGETS = {10: ("K4", "4"), 31: ("K14", "78"), 44: ("K1", "1.8")}  # week → what, and where to


class Year:
    """The sample department as it signed its plan, and what is written down of it since."""

    def __init__(self) -> None:
        texts = DAYS.filled(words("en"))
        with at(DAYS.moment(FIRST - timedelta(days=120), "08:00")):
            company = found_company(None, texts, "en")
        agenda = Agenda()
        self.sample = LastYear(company, texts, DAYS, agenda)
        self.sample.plan_it()
        self.health = Health(self.sample)
        self.health.set_levels()
        agenda.happen()
        self.people, self.teams = company.people, company.teams
        self.head = company["mei"]
        self.owners = {story.code: story.owner for story in STORIES}
        self.notes = Notes()
        self.chance = random.Random(2025)
        self.stages = len(texts["last"]["stages"]["names"])
        for story in STORIES:
            self._note_down(story)

    @property
    def plan(self) -> Plan:
        rows = Plan.objects.select_related("department", "cycle")
        return rows.get(pk=self.sample.plan.pk)

    @property
    def rows(self) -> dict[str, KeyResult]:
        rows = KeyResult.objects.filter(plan=self.sample.plan)
        read = rows.select_related("objective__owner", "owner", "plan__cycle", "plan__department")
        return {row.short_code: row for row in read}

    def ended(self) -> list[Any]:
        return list(ended_results(next_plan(self.plan), self.plan))

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def _note_down(self, story: Story) -> None:
        target = Decimal(story.target) if story.target else Decimal(self.stages)
        self.notes.lines[story.code] = Line(
            self.sample.key_results[story.code].pk, story.code, story.objective, story.kind.value,
            Decimal(story.start) if story.start else None, target, WEIGHTS.get(story.code, 1),
            KINDS[story.objective] == "committed", FIRST, FIRST - timedelta(days=52),
        )  # fmt: skip


def weigh(year: Year) -> None:
    with at(DAYS.moment(FIRST - timedelta(days=20), "12:00")):
        for code, weight in WEIGHTS.items():
            row = year.rows[code]
            edit_key_result(year.head, row, row.revision, weight=weight, because="The leads agree")


def live(year: Year, week: int) -> Iterator[None]:
    """One Friday and the Monday after it; each step is for who looks at what it left behind."""
    friday, notes = DAYS.last.friday(week), year.notes
    with at(DAYS.moment(friday, "12:00")):
        for code, (begins, *_what) in TAKEN_ON.items():
            if begins == week:
                take_on(year, code, friday)
                yield
        rows, late = year.rows, []
        for who in dict.fromkeys(year.owners.values()):
            lines = [
                notes.lines[code]
                for code, owner in year.owners.items()
                if owner == who and says_something(year, code, week) and year.maybe(0.94)
            ]
            if not lines or year.maybe(0.05):
                continue  # the week is forgotten
            if year.maybe(0.05):
                late.append((who, lines))
            else:
                check_in(year, year.people[who], rows, lines, week)
                yield
        read_levels(year, week, friday)
        yield
        ask_and_answer(year, rows, friday)
        yield
        rest(year, rows, week, friday)
        yield
        if week % 5 == 3:
            correct(year, friday)
            yield
        if week in NEW_TARGETS:
            aim_elsewhere(year, *NEW_TARGETS[week], friday)
            yield
    with at(DAYS.moment(friday + timedelta(days=3), "09:00")):
        for who, lines in late:
            check_in(year, year.people[who], year.rows, lines, week)
            yield


def take_on(year: Year, code: str, friday: date) -> None:
    _week, objective, owner, aims = TAKEN_ON[code]
    made = add_key_result(
        year.head,
        Objective.objects.get(pk=year.sample.objectives[objective].pk),
        text="Something the summer has taught us",
        owner=year.people[owner],
        **aims,
    )
    assert made.short_code == code
    year.owners[code] = owner
    year.notes.lines[code] = Line(
        made.pk, code, objective, aims["kind"], None, aims.get("target"), 1,
        KINDS[objective] == "committed", FIRST, friday, aims.get("tolerance"),
    )  # fmt: skip


def says_something(year: Year, code: str, week: int) -> bool:
    since, end = PAUSES.get(code, (0, 0))
    if since and since < week and (not end or week < end):
        return False
    return code in TAKEN_ON or STORY[code].value(min(week, WEEKS_READ)) is not None or week > 45


def value_of(year: Year, line: Line, week: int) -> Decimal:
    """What the sample tells of a week, a little astray; after its last one as it went before."""
    match line.kind:
        case "hold_below":
            return Decimal(year.chance.randint(4, 7))
        case "hold_within":
            return Decimal(year.chance.randint(943, 1007)) / 10
        case "yes_no":
            return Decimal(week > 40)
    if line.code in ENDS and week > WEEKS - 3:
        return ENDS[line.code]
    story = STORY[line.code]
    value, before = story.value(min(week, WEEKS_READ)), story.value(WEEKS_READ - 4)
    if value is None or before is None:  # the sample is silent since week 43
        return Decimal(1)
    if line.kind in {"milestone", "count"}:
        return value
    finest = Decimal(1).scaleb(-story.decimals)
    on = (value - before) * max(0, week - WEEKS_READ) / 4
    return (value + on).quantize(finest) + finest * year.chance.randint(-1, 1)


def check_in(
    year: Year, who: Person, rows: dict[str, KeyResult], lines: list[Line], week: int
) -> None:
    friday, chance, notes = DAYS.last.friday(week), year.chance, year.notes
    sent: list[tuple[list[Update], str]] = []
    for again in range(2 if year.maybe(0.1) else 1):
        updates, news = [], False
        for line in lines:
            value = None if line.said and year.maybe(0.15) else value_of(year, line, week)
            note = f"Week {week}" if year.maybe(0.3) else ""
            confidence = chance.randint(0, 10)
            done = line.kind == "count" and value is not None and value >= line.aim
            news |= line.tell(friday, value, confidence, note, done)
            updates.append(Update(rows[line.code], value, confidence, note, done))
        sent.append((updates, f"{who.pk}-{week}-{again}"))
        send_check_in(who, year.sample.plan, updates, friday, key=sent[-1][1])
        notes.acts["tracking.send_check_in"] += news  # what changes nothing is no act
        for objective in {line.objective for line in lines}:
            notes.tell_objective(objective, friday)
    if len(sent) > 1 or week % 5 == 0:  # a phone delivers its first word again, after the last one
        send_check_in(who, year.sample.plan, sent[0][0], friday, key=sent[0][1])


def read_levels(year: Year, week: int, friday: date) -> None:
    """The level that guards, and one more; what the sample tells of its last weeks comes last."""
    if week < WEEKS - 7 and year.maybe(0.2):
        return
    told: dict[str, Decimal] = {}
    for key in ("pages", "slo"):
        values = LEVELS[key].values
        place = max(0, week - WEEKS + len(values) - 1)
        told[key] = Decimal(values[place])
        year.notes.health[key, monday(friday)] = told[key]
    metrics = year.health.metrics
    record_health(
        year.head, year.plan.department, {metrics[key]: told[key] for key in told}, friday
    )
    year.notes.acts["health.record_health"] += 1


def ask_and_answer(year: Year, rows: dict[str, KeyResult], friday: date) -> None:
    for call in HelpRequest.objects.filter(answered_on=None).order_by("pk"):
        if year.maybe(0.6):
            answer_help(year.head, call, "Two people for a week")
            year.notes.answers += 1
    if year.maybe(0.25):
        code = year.chance.choice(list(year.owners))
        team = year.teams[year.chance.choice(list(year.teams))]
        asker = year.people[year.owners[code]]
        ask_for_help(asker, Call(rows[code], team, "We lack a test rack"), friday)
        year.notes.acts["tracking.ask_for_help"] += 1


def rest(year: Year, rows: dict[str, KeyResult], week: int, friday: date) -> None:
    for code, (since, end) in PAUSES.items():
        line = year.notes.lines[code]
        if week == since:
            pause_key_result(year.head, rows[code], "The scanner is being replaced")
            year.notes.acts["tracking.pause_key_result"] += 1
            line.rests.append((friday, None))
        if week == end:
            resume_key_result(year.head, Pause.objects.get(key_result=line.pk))
            line.rests[-1] = (line.rests[-1][0], friday)


def correct(year: Year, friday: date) -> None:
    """The value of an old week was another one; what was said then stays."""
    line = year.chance.choice(
        [one for one in year.notes.lines.values() if one.kind not in {"milestone", "yes_no"}]
    )
    weeks = [week for week in sorted(line.said) if week < monday(friday) - timedelta(weeks=2)]
    if not weeks:
        return
    week = year.chance.choice(weeks[-4:])
    said = CheckIn.objects.select_related("key_result__plan").get(key_result=line.pk, week=week)
    right = line.said[week].value + (-1 if line.kind == "hold_above" else 1)
    add_corrections(year.head, year.plan, [Right(said, right, "Read from the wrong graph")])
    line.give(line.said[week].on, right)
    year.notes.acts["tracking.add_corrections"] += 1


def aim_elsewhere(year: Year, code: str, target: str, friday: date) -> None:
    row, line = year.rows[code], year.notes.lines[code]
    line.target = Decimal(target)
    edit_key_result(
        year.head, row, row.revision, target=line.target, because="The market has moved"
    )
    year.notes.targets.append((code, friday))
