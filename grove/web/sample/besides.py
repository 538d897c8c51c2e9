"""Around the draft: review and failures, what was said, the management plan, the teams' plans."""

from decimal import Decimal
from typing import Any

from grove.management.actions import add_row, group_goal, write_texts
from grove.management.models import PathItem, ReturnLine, Seat
from grove.okrs.actions import add_key_result, add_objective, declare_own, support
from grove.okrs.queries.loading import Loaded, read_measurements
from grove.okrs.queries.tree import key_result_of
from grove.plans.actions import open_plan, share_plan
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.review.actions import add_failure, add_lesson, save_grade, use_lesson
from grove.review.last_cycle import Ended, computed_grade
from grove.review.models import Lesson
from grove.rounds.about import find
from grove.rounds.actions import answer, begin_thread, resolve, suggest
from grove.rounds.proposals import propose
from grove.versions.fields import find_by_code
from grove.web.sample.last_year import LastYear
from grove.web.sample.people import LEADS
from grove.web.sample.plot import FAILURES, GRADED_BY, TEAM_OBJECTIVES
from grove.web.sample.this_year import ThisYear

# thread → days ago it began, was answered, was resolved
RESOLVED = {
    "speed": (27, 26, 8),
    "task": (27, 26, 8),
    "secondment": (25, 25, 23),
    "night": (6, 6, 5),
    "discount": (6, 5, 3),
}
USED = {"canary": "K1", "guard": "K3", "discounts": "K7"}  # lesson → line that rests on it
OPEN = {"big": 5, "owner": 2, "batch": 1}


def review(year: ThisYear, last: LastYear) -> None:
    """Step 3, partly done: nine of fourteen graded, six lessons, five failures."""
    for place, lead in enumerate(("wang", "zhao", "chen", "mei")):
        codes = [code for code, who in GRADED_BY.items() if who == lead]
        year.on(2, f"1{place}:15", _grade, year.company[lead], year, last, codes)
    year.on(37, "16:20", _learn, year.company["mei"], year)
    year.on(36, "10:40", _register, year.company["mei"], year, last)
    year.on(31, "16:20", _use, year.company["mei"], year)


def talk(year: ThisYear) -> None:
    """Five threads that came to something; three that nobody has resolved yet, one of which
    suggests other words."""
    words, answers = year.texts["talk"], year.texts["talk"]["answers"]
    for key, (began, answered, resolved) in RESOLVED.items():
        said = words["resolved"][key]
        year.on(began, "11:15", _begin, year, key, said)
        if said["answer"]:
            year.on(answered, "16:45", _go_on, year, key, said["answer_who"], said["answer"])
        year.on(resolved, "18:05", _resolve, year, key, said["resolved_by"], said["line"])
    for key, ago in OPEN.items():
        year.on(ago, "10:40", _begin, year, key, words["open"][key])
        if key in answers:
            year.on(ago, "15:02", _go_on, year, key, answers[key]["who"], answers[key]["text"])


def manage(year: ThisYear) -> None:
    """Step 8, partly filled: a successor and some people are still to be named."""
    year.on(31, "11:00", _manage, year.company["mei"], year)
    year.on(9, "15:50", _lead_on, year.company["mei"], year, ("second",))


def begin_teams(year: ThisYear) -> None:
    """Three teams write their own plans inside the department's direction."""
    for place, (team, objectives) in enumerate(TEAM_OBJECTIVES.items()):
        lead = year.company[LEADS[team]]
        year.on(7 - place, "13:20", _begin_team, lead, year, team, objectives)


def _begin(year: ThisYear, key: str, words: dict[str, str]) -> None:
    about = find(year.plan, words["about"])
    assert about is not None
    who = year.company[words["who"]]
    if instead := words.get("instead"):
        record = find_by_code(year.plan, words["about"])
        assert record is not None
        edit = propose(record, "text", record.text.replace(words["quoted"], instead))
        year.threads[key] = suggest(who, year.plan, about, edit, words["text"]).thread
        return
    year.threads[key] = begin_thread(who, year.plan, about, words["text"], words["quoted"])


def _go_on(year: ThisYear, key: str, who: str, text: str) -> None:
    answer(year.company[who], year.threads[key], text)


def _resolve(year: ThisYear, key: str, who: str, line: str) -> None:
    resolve(year.company[who], year.threads[key], line)


@action
def _grade(act: Recorder, year: ThisYear, last: LastYear, codes: list[str]) -> None:
    for code in codes:
        words = year.texts["review"]["grades"][code]
        values = {**words, "value": _number(words["value"])}
        save_grade(act, year.plan, _ended(year, last, code), 0, values)


def _ended(year: ThisYear, last: LastYear, code: str) -> Ended:
    """A key result of the running year as it stands today."""
    record, loaded = last.key_results[code], Loaded([], {})
    read_measurements(loaded, [record.pk])
    row, _children = key_result_of(record, last.plan, loaded, year.days.today, None)
    return Ended(record, row, computed_grade(row), None)


@action
def _learn(act: Recorder, year: ThisYear) -> None:
    for words in year.texts["review"]["lessons"].values():
        add_lesson(act, year.plan, words["text"], words["carried"])


@action
def _use(act: Recorder, year: ThisYear) -> None:
    """Three of the four lessons carried forward changed a line; nothing rests on the last yet."""
    for key, code in USED.items():
        text = year.texts["review"]["lessons"][key]["text"]
        use_lesson(act, Lesson.objects.get(plan=year.plan, text=text), year.key_result(code))


@action
def _register(act: Recorder, year: ThisYear, last: LastYear) -> None:
    for code, words in year.texts["review"]["failures"].items():
        result, owner = FAILURES[code]
        values = {**words, "guard_owner": year.company[owner]}
        key_result = last.key_results[result] if result else None
        add_failure(act, year.plan, values, last.cycle, key_result)


@action
def _manage(act: Recorder, year: ThisYear) -> None:
    words, plan = year.texts["management"], year.plan
    write_texts(act, plan, 0, words["texts"])
    for code, name in words["groups"].items():
        group_goal(act, plan, year.objective(code), name)
    for seat in words["seats"].values():
        ready = {"ready_now": seat["now"], "ready_in_a_year": seat["year"]}
        add_row(act, plan, Seat, {"role": seat["role"], **ready})
    _lead_on(act, year, ("canary", "alerts", "cache", "cost", "audit"))
    for line in words["returns"].values():
        serves = year.key_result(line["serves"]) if line["serves"] else None
        values: dict[str, Any] = {
            name: _number(line[name]) for name in ("low", "likely", "high")
        } | {name: line[name] for name in ("side", "text", "unit", "assumption")}
        add_row(act, plan, ReturnLine, {**values, "key_result": serves})


@action
def _lead_on(act: Recorder, year: ThisYear, keys: tuple[str, ...]) -> None:
    """Add key tasks to the path."""
    for key in keys:
        item = year.texts["management"]["path"][key]
        fields = {name: item[name] for name in ("task", "when", "resources", "method")}
        values = {**fields, "key_result": year.key_result(item["serves"])}
        add_row(act, year.plan, PathItem, values)


@action
def _begin_team(act: Recorder, year: ThisYear, team: str, objectives: dict[str, Any]) -> Plan:
    words = year.texts["teams"][team]
    plan = open_plan(act, year.company.teams[team], year.plan.cycle)
    for code, (above, owner, themes, results, points) in objectives.items():
        made = add_objective(
            act,
            plan,
            **words["objectives"][code],
            kind="stretch",
            owner=year.company[owner],
            themes=themes,
            points=points,
        )
        for result in results:
            text = words["key_results"][result]
            add_key_result(
                act,
                made,
                text=text["text"],
                unit=text["unit"],
                owner=year.company[owner],
                theme=themes[0],
            )
        if above == "own":
            declare_own(act, made, words["own"][code])
        if above in ("own", ""):
            continue
        parent = year.objective(above) if above.startswith("O") else year.key_result(above)
        support(act, made, parent)
    share_plan(act, plan)
    return plan


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
