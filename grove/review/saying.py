"""How grades, averages and ends of key results are said: the words of step 3."""

from collections.abc import Iterable
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.words import date_text
from grove.measure.grade import GradeWord, averages, grade_word
from grove.measure.kinds import Kind
from grove.measure.progress import ProgressState
from grove.okrs.models import Objective
from grove.okrs.words import kind_word
from grove.plans.models import Plan
from grove.review.last_cycle import Ended, failed


def summary_of(ended: Iterable[Ended], last: Plan) -> str:
    """ "11 of 14 key results are graded, on average 0.63 (committed 0.91, stretch 0.52)." """
    rows = list(ended)
    if not rows:
        return ""
    everything = averages((one.value, one.committed) for one in rows)
    counted = ngettext(
        "%(graded)d of %(all)d key result of %(cycle)s is graded",
        "%(graded)d of %(all)d key results of %(cycle)s are graded",
        everything.of,
    ) % {"graded": everything.graded, "all": everything.of, "cycle": last.cycle.name}
    if everything.overall is None:
        return _("%(sentence)s.") % {"sentence": counted}
    # `averages` counts everything that is not committed as stretch; some say neither.
    stretch = averages(
        (one.value, False)
        for one in rows
        if one.record.objective.kind == Objective.Kind.ASPIRATIONAL
    ).overall
    parts = [
        words % {"grade": grade}
        for words, grade in (
            (_("committed %(grade)s"), everything.committed),
            (_("stretch %(grade)s"), stretch),
        )
        if grade is not None
    ]
    if not parts:
        return _("%(sentence)s, on average %(grade)s.") % {
            "sentence": counted,
            "grade": everything.overall,
        }
    return _("%(sentence)s, on average %(grade)s (%(parts)s).") % {
        "sentence": counted,
        "grade": everything.overall,
        "parts": pgettext("between two parts", ", ").join(parts),
    }


def carried_words(carried: int, plan: Plan) -> str:
    """ "4 selected for 2027"."""
    return ngettext(
        "%(count)d selected for %(cycle)s", "%(count)d selected for %(cycle)s", carried
    ) % {"count": carried, "cycle": plan.cycle.name}


def grade_words(grade: Decimal, kind: str) -> str:
    """A grade in a word; 0.6 and more of a stretch is a good stretch result."""
    committed, stretch = Objective.Kind.COMMITTED, Objective.Kind.ASPIRATIONAL
    word = grade_word(grade, committed=kind == committed)
    if word is GradeWord.GOOD_STRETCH:
        return _("a good stretch result") if kind == stretch else _("a good result")
    return {
        GradeWord.MET: pgettext("grade", "met"),
        GradeWord.MADE_PROGRESS: pgettext("grade", "made progress"),
        GradeWord.MISSED: pgettext("grade", "missed"),
    }[word]


def way_words(one: Ended) -> str:
    """ "2 → 10 /week", "≥ 99.95 %"; the kind in words while there is no target."""
    row = one.row
    if not row.target_text:
        return row.kind_word
    if row.kind and Kind(row.kind).needs_start:
        return f"{row.start_text or '?'} → {row.target_text}"
    return row.target_text


def readings_words(one: Ended) -> str:
    readings = one.row.readings
    if not readings:
        return _("no reading yet")
    return ngettext(
        "%(count)d reading, the last on %(day)s", "%(count)d readings, the last on %(day)s",
        len(readings),
    ) % {"count": len(readings), "day": date_text(readings[-1].on)}  # fmt: skip


def computed_words(one: Ended) -> str:
    """What stands beside the computed grade, or why there is none."""
    progress = one.row.progress
    if one.computed is None:
        if progress.elapsed is not None:
            return _("read in %(read)d of %(weeks)d weeks: too few to compute") % {
                "read": progress.elapsed - (progress.unmeasured or 0),
                "weeks": progress.elapsed,
            }
        if one.row.kind == Kind.MILESTONE:
            return _("nothing to compute from: its stages are not named")
        if not one.row.readings:
            return _("nothing to compute from: the final value is missing")
        if not one.row.kind:
            return _("nothing to compute from: its kind is not said")
        return _("nothing to compute from: %(kind)s without start or target") % {
            "kind": kind_word(one.row.kind)
        }
    if one.capped.is_capped and one.row.guard is not None:
        return _("%(before)s by its readings, capped because its guard is broken") % {
            "before": one.capped.before
        }
    if progress.state is ProgressState.WORSE_THAN_START:
        return _("worse than the start")
    return grade_words(one.computed, one.record.objective.kind)


def failure_reason(one: Ended) -> str:
    """Why a failure is worth recording; the person's grade counts before the computed one."""
    grade = one.computed if one.value is None else one.value
    if one.row.progress.state is ProgressState.WORSE_THAN_START:
        return _("It ended worse than it began.")
    if not failed(grade, committed=one.committed):
        return ""
    if one.committed:
        return _("It was committed and not met.")
    return _("It reached 0.3 or less.")


def first_words(old: Ended | None) -> dict[str, str]:
    """What a failure begins with: what is known of the old key result."""
    if old is None:
        return {}
    begun = {"cause": getattr(old.record, "given_cause", None) or ""}
    ended = old.row.now_text
    if not ended:
        return {"happened": old.record.text, **begun}
    words = _("%(text)s: ended at %(value)s") % {"text": old.record.text, "value": ended}
    return {"happened": words, **begun}
