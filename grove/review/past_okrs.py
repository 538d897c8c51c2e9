"""Last year's OKRs from pasted text: what was read, shown first; then brought in, in one act."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.measure.kinds import Kind
from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import KeyResult, Objective
from grove.okrs.queries.saying import target_words
from grove.okrs.sentence import Question, questions_of, read_fields
from grove.okrs.words import value_text
from grove.plans.actions import open_cycle, open_plan, share_plan
from grove.plans.models import Cycle, Plan
from grove.quality.outline import Outline
from grove.record.actions import Recorder, action
from grove.review.actions.lessons import add_lesson
from grove.review.last_cycle import last_plan


class Fate(StrEnum):
    """What becomes of a line that was not understood."""

    NOTE = "note"
    KEY_RESULT = "key_result"
    DROP = "drop"


@dataclass(frozen=True)
class PastResult:
    """A key result as read: the words, from → to in figures ("" when none were found), and what
    they leave open."""

    line: int
    text: str
    way: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class PastObjective:
    """An objective as read, with its key results."""

    line: int
    title: str
    results: tuple[PastResult, ...]


@dataclass(frozen=True)
class PastNote:
    """A line that was not understood; `after` is the objective's line it stands below (0: none)."""

    line: int
    text: str
    after: int


@dataclass(frozen=True)
class PastPreview:
    """What would be brought in. left: headings of columns of tables that would not, in words."""

    objectives: tuple[PastObjective, ...]
    notes: tuple[PastNote, ...]
    summary: str
    left: str = ""

    def choice(self, fates: Mapping[str, str]) -> "PastChoice":
        """With what the reader chose for each unclear line: line number → fate (default: note)."""
        known = {fate.value for fate in Fate}
        return PastChoice(
            self,
            {
                note.line: Fate(fates.get(str(note.line), ""))
                if fates.get(str(note.line), "") in known
                else Fate.NOTE
                for note in self.notes
            },
        )


@dataclass(frozen=True)
class PastChoice:
    """What to bring in: everything read, and the fate of each unclear line."""

    preview: PastPreview
    fates: Mapping[int, Fate]


def past_preview(outline: Outline, cycle: Cycle) -> PastPreview:
    """What was read from a pasted text, in words. `cycle` gives dates without a year theirs.

    No query: the cycle may be one that does not exist yet.
    """
    objectives = tuple(
        PastObjective(
            line=objective.line,
            title=objective.title,
            results=tuple(
                _result(result.line, result.sentence, cycle) for result in objective.key_results
            ),
        )
        for objective in outline.objectives
    )
    notes = tuple(
        PastNote(
            note.line,
            note.text,
            max((o.line for o in objectives if o.line < note.line), default=0),
        )
        for note in outline.notes
    )
    left = pgettext("between two names of a list", ", ").join(outline.left)
    return PastPreview(objectives, notes, _summary(objectives), left)


@action
def bring_in_past(act: Recorder, plan: Plan, choice: PastChoice) -> Plan:
    """Make last cycle's plan of the same department from pasted text; returns it.

    An empty plan of the cycle before is filled; without one its cycle is opened when it does not
    exist (one year earlier, day by day). Unclear lines kept as notes become lessons that are not
    carried forward yet. Raises ValidationError when the last plan has objectives already.
    """
    act.within(plan)
    act.lock(plan)
    past = last_plan(plan)
    if past is None:
        past = open_plan(act, plan.department, _cycle_before(act, plan))
        share_plan(act, past)
    elif Objective.objects.filter(plan=past).exists():
        raise ValidationError(
            _("The plan of %(cycle)s has objectives already. Add what is missing there.")
            % {"cycle": past.cycle}
        )
    below: dict[int, list[PastNote]] = {}
    for note in choice.preview.notes:
        below.setdefault(note.after, []).append(note)
    for objective in choice.preview.objectives:
        made = add_objective(act, past, title=objective.title)
        for result in objective.results:
            add_key_result(act, made, text=result.text)
        for note in below.get(objective.line, []):
            if choice.fates.get(note.line) is Fate.KEY_RESULT:
                add_key_result(act, made, text=note.text)
    kept = [n for n in choice.preview.notes if choice.fates.get(n.line, Fate.NOTE) is Fate.NOTE]
    for note in kept:
        add_lesson(act, plan, note.text, carried=False)
    act.within(plan)
    return past


def cycle_before(cycle: Cycle) -> Cycle:
    """The cycle of the year before, not saved: for previews of a cycle that may not exist."""
    starts, ends = _year_earlier(cycle.starts_on), _year_earlier(cycle.ends_on)
    name = str(int(cycle.name) - 1) if cycle.name.isdigit() else str(ends.year)
    return Cycle(company=cycle.company, name=name, starts_on=starts, ends_on=ends)


def _cycle_before(act: Recorder, plan: Plan) -> Cycle:
    wanted = cycle_before(plan.cycle)
    existing = Cycle.objects.filter(company=wanted.company, name=wanted.name).first()
    return existing or open_cycle(
        act, wanted.company, wanted.name, wanted.starts_on, wanted.ends_on
    )


def _year_earlier(day: date) -> date:
    try:
        return day.replace(year=day.year - 1)
    except ValueError:  # 29 February
        return day.replace(year=day.year - 1, day=28)


def _result(line: int, text: str, cycle: Cycle) -> PastResult:
    draft = KeyResult(text=text, **read_fields(text, cycle))
    return PastResult(line, text, _way(draft), questions_of(draft, cycle))


def _way(draft: KeyResult) -> str:
    target = target_words(draft, 0) if draft.kind else value_text(draft.target, draft.unit)
    if not target:
        return ""
    if draft.kind in (Kind.INCREASE, Kind.DECREASE) or draft.baseline is not None:
        return f"{value_text(draft.baseline, '') or '?'} → {target}"
    return target


def _summary(objectives: tuple[PastObjective, ...]) -> str:
    results = sum(len(objective.results) for objective in objectives)
    return _("%(objectives)s and %(results)s") % {
        "objectives": ngettext("%(count)d objective", "%(count)d objectives", len(objectives))
        % {"count": len(objectives)},
        "results": ngettext("%(count)d key result", "%(count)d key results", results)
        % {"count": results},
    }
