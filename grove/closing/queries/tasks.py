"""The close as a list of seven tasks: what each says of itself."""

from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.closing.queries.close import GROUPING, OVER, VOTING, WRITING, Close, close_of, next_name
from grove.look.shell import Link
from grove.look.words import date_text
from grove.measure.grade import objective_grade
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.plans.steps import Fact
from grove.record import clock


@dataclass(frozen=True)
class Task:
    """One line of the list. `tag` is done, now, wait or open."""

    number: int
    title: str
    href: str
    tag: str
    word: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class ClosePage:
    """The list, and the pages that go with it."""

    tasks: tuple[Task, ...]
    further: tuple[Link, ...]
    next_href: str
    lede: str


def close_page(door: PlanDoor) -> ClosePage:
    """The seven tasks in order, for the reader of the door."""
    close = close_of(door.plan)
    tasks = tuple(
        _task(door, number, make(door, close))
        for number, make in enumerate(
            (_values, _grades, _objectives, _retrospective, _failures, _publication, _next),
            start=1,
        )
    )
    ahead = next((task for task in tasks if task.tag in ("now", "open") and task.href), None)
    further = [
        Link(_("What we said, what happened"), door.to("closing:year")),
        Link(_("Confidence and outcome"), door.to("closing:calibration")),
        Link(_("How the process itself went"), door.to("closing:practice")),
    ]
    return ClosePage(
        tasks=tasks,
        further=tuple(further),
        next_href=ahead.href if ahead is not None and door.may(Verb.SUGGEST) else "",
        lede=_lede(close),
    )


@dataclass(frozen=True)
class _Said:
    """What a task says before it has its number."""

    title: str
    page: str
    tag: str
    facts: tuple[str, ...]


def _values(door: PlanDoor, close: Close) -> _Said:
    plan, all_ = close.plan, len(close.ended)
    facts = [
        ngettext(
            "%(known)d of %(all)d key result has a value",
            "%(known)d of %(all)d key results have a value",
            all_,
        )
        % {"known": close.valued, "all": all_}
    ]
    if plan.frozen_on is not None:
        facts.insert(0, _("Final since %(day)s") % {"day": date_text(plan.frozen_on)})
    else:
        facts.append(_("The cycle ends on %(day)s") % {"day": date_text(plan.cycle.ends_on)})
    due = clock.today() >= plan.cycle.ends_on
    tag = "done" if plan.frozen_on is not None else ("now" if due else "open")
    return _Said(_("Make the values final"), "closing:values", tag, tuple(facts))


def _grades(door: PlanDoor, close: Close) -> _Said:
    all_ = len(close.ended)
    facts = ngettext(
        "%(graded)d of %(all)d key result graded",
        "%(graded)d of %(all)d key results graded",
        all_,
    ) % {"graded": close.graded, "all": all_}
    said = [facts]
    if close.causeless:
        said.append(
            ngettext(
                "%(count)d missed commitment without its cause",
                "%(count)d missed commitments without their cause",
                close.causeless,
            )
            % {"count": close.causeless}
        )
    if all_ and close.graded == all_ and not close.causeless:
        tag = "done"
    else:
        tag = "now" if close.plan.frozen_on is not None or close.graded else "open"
    return _Said(_("Grade each key result"), "closing:grades", tag, tuple(said))


def _objectives(door: PlanDoor, close: Close) -> _Said:
    grades = []
    for objective, rows in groupby(close.ended, key=lambda one: one.record.objective):
        grade = objective_grade((one.value, Decimal(one.record.weight)) for one in rows)
        if grade is not None:
            grades.append(f"{objective.short_code} {grade}")
    done = bool(close.ended) and close.graded == len(close.ended)
    return _Said(
        _("Read the objectives’ grades"),
        "closing:grades",
        "done" if done else ("now" if grades else "wait"),
        (
            pgettext("between two parts", ", ").join(grades),
            _("a rough average, by weight"),
        )
        if grades
        else (_("They follow from the key results: a rough average, by weight."),),
    )


def _retrospective(door: PlanDoor, close: Close) -> _Said:
    words = {
        WRITING: _("everybody writes alone"),
        GROUPING: _("the notes are being grouped"),
        VOTING: _("three votes each"),
        OVER: _("the vote is over"),
    }
    facts = [words[close.retro]]
    if close.notes:
        facts.append(
            ngettext("%(count)d note", "%(count)d notes", close.notes) % {"count": close.notes}
        )
    if close.lessons:
        facts.append(
            ngettext("%(count)d lesson leaves it", "%(count)d lessons leave it", close.lessons)
            % {"count": close.lessons}
        )
    done = close.retro == OVER and close.lessons > 0
    begun = close.notes or close.retro != WRITING
    tag = "done" if done else ("now" if begun else "open")
    return _Said(_("Look back together"), "closing:retrospective", tag, tuple(facts))


def _failures(door: PlanDoor, close: Close) -> _Said:
    found = close.failures
    recorded = sum(one.record.pk in close.recorded for one in found)
    if not found:
        words = (
            _("Nothing failed by its grade.") if close.graded else _("They follow from the grades.")
        )
        done = bool(close.ended) and close.graded == len(close.ended)
        return _Said(
            _("Put failures into the register"),
            "closing:failures",
            "done" if done else "wait",
            (words,),
        )
    words = ngettext(
        "%(recorded)d of %(all)d in the register", "%(recorded)d of %(all)d in the register",
        len(found),
    ) % {"recorded": recorded, "all": len(found)}  # fmt: skip
    tag = "done" if recorded == len(found) else "now"
    return _Said(_("Put failures into the register"), "closing:failures", tag, (words,))


def _publication(door: PlanDoor, close: Close) -> _Said:
    title, page = _("Publish the grades"), "closing:publication"
    if close.plan.closed_on is not None:
        facts = (_("Published on %(day)s") % {"day": date_text(close.plan.closed_on)},)
        return _Said(title, page, "done", facts)
    if close.ready:
        return _Said(title, page, "now", (_("Everybody in the department reads them then."),))
    waits = _("Waits for final values and a grade of every key result")
    if close.causeless:
        waits = _("Waits for final values, every grade, and the cause of each missed commitment")
    return _Said(title, page, "wait", (waits,))


def _next(door: PlanDoor, close: Close) -> _Said:
    after = close.after
    year = after.cycle.name if after is not None else next_name(close.plan)
    title, page = _("Start %(cycle)s") % {"cycle": year}, "closing:next"
    if close.plan.closed_on is None:
        facts = (_("Waits for the grades to be published"),)
        return _Said(title, page, "wait", facts)
    if after is not None and not close.due:
        return _Said(title, page, "done", (_("It has what this year leaves to it."),))
    facts = (
        (_("The plan has begun; it takes over what this year leaves to it."),)
        if after is not None
        else (_("It begins with these grades, lessons and failures."),)
    )
    return _Said(title, page, "now", facts)


def _task(door: PlanDoor, number: int, said: _Said) -> Task:
    words = {
        "done": pgettext("step", "Done"),
        "now": pgettext("step", "In progress"),
        "open": pgettext("step", "Not started"),
        "wait": pgettext("step", "Cannot start yet"),
    }
    return Task(
        number=number,
        title=said.title,
        href="" if said.tag == "wait" else door.to(said.page),
        tag="wait" if said.tag == "open" else said.tag,
        word=words[said.tag],
        facts=tuple(Fact(words) for words in said.facts if words),
    )


def _lede(close: Close) -> str:
    if close.plan.closed_on is not None:
        return _("%(cycle)s is closed: values are final, grades are published.") % {
            "cycle": close.plan.cycle.name
        }
    return _(
        "From the last values to the first page of the next plan. Grades say how far a key result"
        " came, never how good somebody is."
    )
