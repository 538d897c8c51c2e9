"""How progress, pace and targets are said: the words beside every bar."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.words import date_text, percent_text
from grove.measure.kinds import Kind
from grove.measure.progress import Progress, ProgressState
from grove.measure.rollup import RollUp
from grove.okrs.models import KeyResult
from grove.okrs.pace import Standing
from grove.okrs.words import value_text
from grove.plans.models import Plan


@dataclass(frozen=True)
class Status:
    """The state of progress by arithmetic alone: `shape` on, risk, done or none, and its word."""

    shape: str
    word: str


def based_on_words(progress: RollUp) -> str:
    """ "based on 3 of 4 key results"; empty without key results."""
    if not progress.of:
        return ""
    return ngettext(
        "based on %(measured)d of %(all)d key result",
        "based on %(measured)d of %(all)d key results",
        progress.of,
    ) % {"measured": progress.based_on, "all": progress.of}


def progress_words(progress: Progress) -> str:
    """What is said beside the bar; a hold counts weeks and never shows a share of a distance."""
    if progress.state is ProgressState.NOT_MEASURABLE_YET:
        return _("not measurable yet")
    if progress.elapsed is not None:
        words = ngettext(
            "%(kept)d of %(weeks)d week kept", "%(kept)d of %(weeks)d weeks kept", progress.elapsed
        ) % {"kept": progress.kept, "weeks": progress.elapsed}
        if not progress.unmeasured:
            return words
        return _("%(kept)s, %(number)d not measured") % {
            "kept": words,
            "number": progress.unmeasured,
        }
    if progress.stages is not None:
        return _("%(done)d of %(stages)d stages") % {
            "done": progress.done,
            "stages": progress.stages,
        }
    if progress.state is ProgressState.WORSE_THAN_START:
        return _("worse than the start")
    if progress.state is ProgressState.BEYOND_TARGET:
        return _("beyond the target")
    return percent_text(progress.shown)


def progress_short(progress: Progress) -> str:
    """The same for a narrow column."""
    if progress.elapsed is not None:
        return ngettext(
            "%(kept)d of %(weeks)d week", "%(kept)d of %(weeks)d weeks", progress.elapsed
        ) % {"kept": progress.kept, "weeks": progress.elapsed}
    if progress.state is ProgressState.BEYOND_TARGET:
        return pgettext("short", "beyond target")
    if progress.state is ProgressState.WORSE_THAN_START:
        return pgettext("short", "worse than start")
    return progress_words(progress)


def status_of(record: KeyResult, plan: Plan, on: date, standing: Standing) -> Status:
    """Ahead of or behind the pace, by arithmetic. Nobody's judgement: that comes with check-ins."""
    progress, cycle = standing.progress, plan.cycle
    if on < cycle.starts_on:
        return Status("none", _("Begins %(day)s") % {"day": date_text(cycle.starts_on)})
    if progress.shown is None:
        return Status("none", _("Not measurable yet"))
    if progress.elapsed is not None:
        if progress.holding is None:
            return Status("none", _("Not measured yet"))
        return Status("on", _("Kept")) if progress.holding else Status("risk", _("Not kept"))
    if progress.shown >= 1:
        return Status("done", _("Reached"))
    if record.kind == Kind.YES_NO:
        return Status("none", _("Not yet"))
    if standing.expected is not None and progress.shown < standing.expected:
        return Status("risk", _("Behind pace"))
    return Status("on", _("On pace"))


def target_words(record: KeyResult, stages: int) -> str:
    """Where it should be, in one line: "300 ms", "≥ 99.95 %", "99.9 ± 0.1 %", "stage 5", "yes"."""
    if record.kind == Kind.MILESTONE:
        return _("stage %(number)d") % {"number": stages} if stages else ""
    if record.kind == Kind.YES_NO:
        return pgettext("yes or no", "yes")
    value = value_text(record.target, record.unit)
    if not value:
        return ""
    if record.kind == Kind.HOLD_ABOVE:
        return f"≥ {value}"
    if record.kind == Kind.HOLD_BELOW:
        return f"≤ {value}"
    if record.kind == Kind.HOLD_WITHIN and record.tolerance is not None:
        return f"{value} ± {value_text(record.tolerance, '')}"
    return value
