"""The workbook: eight steps, what each says of itself, and who is needed next."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.addresses import address
from grove.method import load
from grove.plans.models import Plan, StepMark
from grove.plans.steps import Fact, OfThePlan, Status, StepState
from grove.record.statement import AskedOf

ROOMS = {
    "positioning": "grove.positioning.step",
    "needs": "grove.needs.step",
    "review": "grove.review.step",
    "draft": "grove.drafting.step",
    "iterate": "grove.rounds.step",
    "sign_off": "grove.commitment.step",
    "management": "grove.management.step",
    "track": "grove.tracking.step",
}
COUNTED = (*ROOMS.values(), "grove.versions.step")


@dataclass(frozen=True)
class Task:
    """One line of the task list, ready to be shown. `tag` is done, now, wait or open."""

    number: int
    key: str
    title: str
    href: str
    tag: str
    word: str
    facts: tuple[Fact, ...]
    reasons: tuple[str, ...]
    who: str
    mark_href: str
    marked: bool
    markable: bool


@dataclass(frozen=True)
class Group:
    """The tasks under one of the four headings."""

    title: str
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Workbook:
    """The page: how far, what next, the groups of tasks, and the chain from needs to evidence."""

    summary: str
    next_text: str
    next_href: str
    groups: tuple[Group, ...]
    chain: tuple[tuple[int, str, str], ...]
    hours: str
    findings: tuple[OfThePlan, ...]


def workbook(plan: Plan, language: str, who: Mapping[str, str]) -> Workbook:
    """Everything the page shows of a plan: two queries (all counts, the marks)."""
    modules = {key: import_module(name) for key, name in ROOMS.items()}
    counts = _counts(plan)
    marks = {step for (step,) in _steps_marked([plan.pk])}
    states: list[StepState] = [modules[step.key].state(plan, counts) for step in load().steps]
    tasks = [
        _task(number, state, plan, language, state.key in marks, who)
        for number, state in enumerate(states, start=1)
    ]
    done = sum(task.tag == "done" for task in tasks)
    ahead = next(
        (
            state
            for task, state in zip(tasks, states, strict=True)
            if task.tag not in {"done", "wait"} and state.next
        ),
        None,
    )
    groups = tuple(
        Group(
            group.name(language),
            tuple(
                task
                for task, step in zip(tasks, load().steps, strict=True)
                if step.group == group.key
            ),
        )
        for group in load().groups
    )
    return Workbook(
        summary=_summary(done, len(tasks), ahead.next if ahead else ""),
        next_text=ahead.next if ahead else "",
        next_href=ahead.next_href if ahead else "",
        groups=groups,
        chain=_chain(counts),
        hours=_("most plans take %(least)d to %(most)d hours over three to four weeks")
        % {"least": 8, "most": 12},
        findings=tuple(one for state in states for one in state.findings),
    )


def _counts(plan: Plan) -> dict[str, object]:
    return dict(zip(_expressions(), next(_asked_counts([plan.pk])), strict=True))


def _expressions() -> dict[str, Any]:
    """What every room counts of a plan, by name."""
    expressions: dict[str, Any] = {}
    for name in COUNTED:
        expressions |= getattr(import_module(name), "COUNTS", {})
    return expressions


@AskedOf
def _steps_marked(plans: list[int]) -> QuerySet[StepMark, Any]:
    return StepMark.objects.filter(plan__in=plans).values_list("step")


@AskedOf
def _asked_counts(plans: list[int]) -> QuerySet[Plan, Any]:
    expressions = _expressions()
    return Plan.objects.filter(pk__in=plans).annotate(**expressions).values_list(*expressions)


def _task(
    number: int, state: StepState, plan: Plan, language: str, marked: bool, who: Mapping[str, str]
) -> Task:
    tags = {
        Status.DONE: ("done", pgettext("step", "Done")),
        Status.IN_PROGRESS: ("now", pgettext("step", "In progress")),
        Status.WAITS: ("wait", pgettext("step", "Cannot start yet")),
        Status.NOT_STARTED: ("wait", pgettext("step", "Not started")),
    }
    tag, word = tags[state.status]
    if marked and state.status is not Status.DONE:
        tag, word = "done", pgettext("step", "Good enough for now")
    return Task(
        number=number,
        key=state.key,
        title=load().step(state.key).title(language),
        href="" if state.status is Status.WAITS else _page(state.key, plan),
        tag=tag,
        word=word,
        facts=state.facts,
        reasons=() if tag == "done" else state.reasons,
        who=who.get(state.key, ""),
        mark_href=address("mark_step", **plan.place, step=state.key.replace("_", "-")),
        marked=marked,
        markable=marked or state.status is Status.IN_PROGRESS,
    )


def _page(key: str, plan: Plan) -> str:
    name = {
        "needs": "needs:board",
        "draft": "drafting:page",
        "iterate": "rounds:page",
        "sign_off": "commitment:sign_off",
        "track": "okrs:list",
    }.get(key, f"{key}:page")
    return address(name, **plan.place)


def _summary(done: int, steps: int, ahead: str) -> str:
    sentence = ngettext(
        "%(done)d of %(steps)d steps is done.", "%(done)d of %(steps)d steps are done.", done
    ) % {"done": done, "steps": steps}
    if not ahead:
        return sentence
    return _("%(sentence)s Next: %(next)s.") % {"sentence": sentence, "next": ahead}


def _chain(counts: Mapping[str, object]) -> tuple[tuple[int, str, str], ...]:
    def n(key: str) -> int:
        return int(str(counts.get(key) or 0))

    needs, covered = n("needs_all"), n("needs_covered")
    declined, objectives = n("needs_declined"), n("okrs_objectives")
    results, measured = n("okrs_key_results"), n("okrs_measured")
    return (
        (needs, _("needs"), _("%(open)d not covered") % {"open": needs - covered - declined}),
        (covered, _("covered"), _("%(declined)d declined, with a reason") % {"declined": declined}),
        (objectives, _("objectives"), _("5 at most")),
        (
            results,
            _("key results"),
            _("with a start and a target: %(n)d") % {"n": n("okrs_complete")},
        ),
        (measured, _("with a data source"), _("%(n)d without one") % {"n": results - measured}),
    )
