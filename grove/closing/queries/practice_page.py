"""The page about the process: each measure in words, with its formula, its sample and its trend."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.closing.queries.practice import LateChange, Year, years_of
from grove.look.words import date_text, number_text, percent_text
from grove.measure.practice import median
from grove.method import load
from grove.plans.models import Plan


@dataclass(frozen=True)
class Cell:
    """One cycle's figure, or "–" where there is nothing to measure."""

    cycle: str
    value: str
    sample: str


@dataclass(frozen=True)
class Measure:
    """One measure of the process. `cells` the cycles, the oldest first."""

    key: str
    title: str
    definition: str
    formula: str
    sentence: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class LateLine:
    """A target changed late, with its reason."""

    code: str
    href: str
    when: str
    because: str


@dataclass(frozen=True)
class PracticePage:
    """The five measures, and the late changes of this cycle. Eight queries."""

    cycles: tuple[str, ...]
    measures: tuple[Measure, ...]
    late: tuple[LateLine, ...]


def practice_page(plan: Plan) -> PracticePage:
    """Of the plan's cycle, beside up to three before it."""
    years = years_of(plan)[::-1]
    this = years[-1]
    return PracticePage(
        cycles=tuple(year.plan.cycle.name for year in years),
        measures=(
            _punctual(years),
            _late(years),
            _unasked(years),
            _waits(years),
            _hours(years),
            _again(years),
        ),
        late=tuple(_late_line(one) for one in this.late),
    )


def budget_hours() -> float:
    """What the method gives the head for planning, in hours: its steps without the last."""
    return sum(step.minutes for step in load().steps if step.key != "track") / 60


def _punctual(years: list[Year]) -> Measure:
    this = years[-1]
    return Measure(
        key="punctual",
        title=_("Check-ins that came in their week"),
        definition=_(
            "A check-in is due in every week that is over, from the plan’s first check-in or the"
            " week a key result was written in, until it is done; weeks of rest are not counted."
        ),
        formula=_("weeks with a check-in ÷ weeks in which one was due, over all key results"),
        sentence=_punctual_words(this),
        cells=tuple(
            _cell(year, percent_text(year.kept / year.due) if year.due else "", year.due)
            for year in years
        ),
    )


def _punctual_words(year: Year) -> str:
    if not year.due:
        return _("Nothing was due yet.")
    counted = {"kept": year.kept, "due": year.due, "day": date_text(year.since)}
    if year.since is None:
        return _("%(kept)d of %(due)d check-ins came in their week.") % counted
    return _("%(kept)d of %(due)d check-ins came in their week, since the first on %(day)s.") % (
        counted
    )


def _late(years: list[Year]) -> Measure:
    this = years[-1]
    last = sum(one.last_quarter for one in this.late)
    return Measure(
        key="late",
        title=_("Targets changed late"),
        definition=_(
            "A start, target or tolerance changed after half of the cycle had gone by. Late"
            " changes can be right; without a reason they look like moved goalposts."
        ),
        formula=_("late changes ÷ all changes of targets while the cycle ran"),
        sentence=_("No target was changed while the cycle ran.")
        if not this.targets
        else ngettext(
            "%(late)d of %(all)d change of a target came after half of the cycle,"
            " %(last)d in its last quarter.",
            "%(late)d of %(all)d changes of targets came after half of the cycle,"
            " %(last)d in its last quarter.",
            this.targets,
        )
        % {"late": len(this.late), "all": this.targets, "last": last},
        cells=tuple(_cell(year, str(len(year.late)), year.targets) for year in years),
    )


def _unasked(years: list[Year]) -> Measure:
    this = years[-1]
    return Measure(
        key="unasked",
        title=_("Objectives that no need asks for"),
        definition=_("An objective is asked for when it, or a key result of it, covers a need."),
        formula=_("objectives without a need ÷ all objectives"),
        sentence=ngettext(
            "%(unasked)d of %(all)d objective answers to no need.",
            "%(unasked)d of %(all)d objectives answer to no need.",
            this.objectives,
        )
        % {"unasked": this.unasked, "all": this.objectives},
        cells=tuple(
            _cell(
                year,
                percent_text(year.unasked / year.objectives) if year.objectives else "",
                year.objectives,
            )
            for year in years
        ),
    )


def _waits(years: list[Year]) -> Measure:
    this = years[-1]
    parts = []
    for words, values in (
        (_("decided after %(days)s days"), this.raised),
        (_("applied after %(days)s days"), this.applied),
    ):
        middle = median(values)
        if middle is not None:
            parts.append(words % {"days": number_text(middle, 1)})
    if not parts:
        sentence = _("No decision has been recorded yet.")
    else:
        sentence = _("In the middle a thing is %(parts)s.") % {
            "parts": pgettext("between two parts", ", ").join(parts)
        }
    if this.waiting:
        waiting = ngettext(
            "%(count)d decision still waits to be applied.",
            "%(count)d decisions still wait to be applied.",
            this.waiting,
        ) % {"count": this.waiting}
        sentence = pgettext("two sentences", "%(first)s %(second)s") % {
            "first": sentence,
            "second": waiting,
        }
    return Measure(
        key="waits",
        title=_("How long decisions take"),
        definition=_(
            "Raised is when the comment, need or ask behind an item of an agenda was written;"
            " decided when the decision was recorded; applied when it changed the plan."
        ),
        formula=_("median of the days from raised to decided, and from decided to applied"),
        sentence=sentence,
        cells=tuple(
            _cell(
                year,
                " + ".join(
                    number_text(middle, 1) if middle is not None else "–"
                    for middle in (median(year.raised), median(year.applied))
                )
                if year.raised or year.applied
                else "",
                max(len(year.raised), len(year.applied)),
            )
            for year in years
        ),
    )


def _hours(years: list[Year]) -> Measure:
    this, budget = years[-1], budget_hours()
    total = this.writing + this.talk
    return Measure(
        key="hours",
        title=_("Hours of planning"),
        definition=_(
            "Before the cycle began: the time in which the plan was written, from the moments of"
            " its history, and the meetings that were held times the people asked to them."
            " Summed over everybody; by person it is nowhere kept."
        ),
        formula=_(
            "sittings (a silence of 15 minutes ends one, each begins with 5) + length of meetings"
            " × people; the method gives the head %(hours)s hours"
        )
        % {"hours": number_text(budget, 1)},
        sentence=_("Nothing was written before the cycle began.")
        if not total
        else (
            _(
                "About %(writing)s hours of writing and %(talk)s hours of people in meetings; the"
                " method gives the head %(budget)s."
            )
            if this.talk
            else _("About %(writing)s hours of writing; the method gives the head %(budget)s.")
        )
        % {
            "writing": number_text(this.writing, 1),
            "talk": number_text(this.talk, 1),
            "budget": number_text(budget, 1),
        },
        cells=tuple(
            Cell(
                year.plan.cycle.name,
                number_text(year.writing + year.talk, 1) if year.writing + year.talk else "–",
                _("%(talk)s in meetings") % {"talk": number_text(year.talk, 1)}
                if year.talk
                else "",
            )
            for year in years
        ),
    )


def _again(years: list[Year]) -> Measure:
    this = years[-1]
    return Measure(
        key="again",
        title=_("Failures that came back"),
        definition=_("A failure of the register that the close of the cycle found again."),
        formula=_("number of key results in which a known failure came back"),
        sentence=ngettext(
            "%(count)d known failure came back.", "%(count)d known failures came back.", this.again
        )
        % {"count": this.again}
        if this.again
        else _("No known failure came back."),
        cells=tuple(Cell(year.plan.cycle.name, str(year.again), "") for year in years),
    )


def _cell(year: Year, value: str, sample: int) -> Cell:
    words = _("of %(sample)d") % {"sample": sample} if sample else ""
    return Cell(year.plan.cycle.name, value if value and sample else "–", words)


def _late_line(one: LateChange) -> LateLine:
    return LateLine(one.code, one.href, _when(one.on, one.last_quarter), one.because)


def _when(on: date, last_quarter: bool) -> str:
    day = date_text(on)
    return _("%(day)s, in the last quarter") % {"day": day} if last_quarter else day
