"""How the objectives of a plan stand, in words: remembered, or made ahead, while nothing changes.

Three places are asked in turn: what this process remembers, what was made ahead for the day
(`KeptStand`), and the records themselves. All three say the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, Q, QuerySet, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language

from grove.okrs.models import KeyResult, Objective
from grove.okrs.queries.loading import key_results_below, load_around
from grove.okrs.queries.tree import tree_of
from grove.plans.models import Plan
from grove.record import clock
from grove.record.kept import Kept
from grove.record.statement import AskedOf, RecordsOf
from grove.tracking.models import HelpRequest
from grove.tracking.queries.rest import Rest, why_it_rests
from grove.tracking.queries.stand import stands_of
from grove.tracking.queries.teams import team_of_owner
from grove.tracking.queries.told import Told, load, tell

PLANS = 32  # remembered by a process, each for a day, a language and a comparison

Marked = dict[int, tuple[int, Told]]
_remembered: Kept[Marked] = Kept(PLANS)


def told_of(plan: Plan, on: date, then: date | None = None) -> tuple[Told, ...]:
    """The objectives of a plan in order, as they stand on a day, in the reader's language. One
    query while nothing changed; six more for all that did.

    then   compared with what was said up to this week (its Monday); without it with the word before
    """
    if clock.past_day() is not None:
        every = Objective.objects.filter(plan=plan).values_list("pk", flat=True)
        return tuple(made(plan, list(every), on, then).values())
    language = get_language() or "en"
    key = (plan.pk, on, language, then)
    known = _remembered.find(key)
    ahead = known is None and then is None
    found: Marked = {}
    missing: dict[int, int] = {}
    for pk, mark, *kept in _ahead([plan.pk], on, language) if ahead else _marks([plan.pk]):
        if known is not None and pk in known and known[pk][0] == mark:
            found[pk] = known[pk]
        elif kept and kept[0] == mark and (told := load(*kept[1:])):
            found[pk] = mark, told
        else:
            missing[pk] = mark
            found[pk] = mark, _NOTHING  # holds the place
    if missing:
        fresh = made(plan, list(missing), on, then)
        for pk, mark in missing.items():
            found[pk] = mark, fresh.get(pk, _NOTHING)
    if missing or known is None or known.keys() != found.keys():
        _remembered.keep(key, found)
    return tuple(told for _mark, told in found.values() if told is not _NOTHING)


def made(
    plan: Plan, objectives: Sequence[int], on: date, then: date | None = None
) -> dict[int, Told]:
    """Objectives of a plan (by id), put into words from the records. Six queries."""

    def read(pks: list[int]) -> Iterable[KeyResult]:
        return _key_results_of(pks, on, plan.department_id, plan.cycle.ends_on)

    loaded = load_around(list(_objectives(objectives)), read=read)
    records: list[Any] = [row for rows in loaded.key_results.values() for row in rows]
    rests = {row.pk: Rest(row.why_it_rests) for row in records if row.why_it_rests}
    teams = {row.pk: row.team for row in records}
    objective_of = {row.pk: row.objective_id for row in records}
    calls: dict[int, list[HelpRequest]] = defaultdict(list)
    for call in _open_calls(list(teams)):
        calls[objective_of[call.key_result_id]].append(call)
    stands = stands_of(plan, tree_of(plan, loaded, on, None), on, then, rests)
    return {one.row.id: tell(one, teams, calls.get(one.row.id, ()), on) for one in stands}


def outdated(plan: Plan, on: date, language: str) -> dict[int, int]:
    """The objectives (by id) with their marks of which nothing is made ahead that is of use. One
    query."""
    return {
        pk: mark
        for pk, mark, kept, sums, words in _ahead([plan.pk], on, language)
        if kept != mark or load(sums, words) is None
    }


@RecordsOf
def _key_results_of(
    objectives: list[int], by: date, department: int, ends_on: date
) -> QuerySet[KeyResult]:
    rows = key_results_below(objectives, by)
    return rows.annotate(team=team_of_owner(department), why_it_rests=why_it_rests(ends_on))


@RecordsOf
def _objectives(pks: list[int]) -> QuerySet[Objective]:
    return Objective.objects.filter(pk__in=pks).select_related("owner")


@RecordsOf
def _open_calls(pks: list[int]) -> QuerySet[HelpRequest]:
    rows = HelpRequest.objects.filter(key_result__in=pks, answered_on=None)
    return rows.select_related("team", "by")


def _marked(plans: list[int]) -> QuerySet[Any]:
    rows = Objective.objects.filter(plan__in=plans).order_by("position", "id")
    return rows.annotate(newest=Coalesce("mark__act", Value(0)))


def _with_kept(plans: list[int], on: date, language: str) -> QuerySet[Any, Any]:
    same = Q(kept_stands__on=on, kept_stands__language=language)
    rows = _marked(plans).annotate(ahead=FilteredRelation("kept_stands", condition=same))
    return rows.values_list("pk", "newest", F("ahead__act"), F("ahead__sums"), F("ahead__words"))


def _only_marks(plans: list[int]) -> QuerySet[Any, Any]:
    return _marked(plans).values_list("pk", "newest")


_marks = AskedOf(_only_marks)
_ahead = AskedOf(_with_kept)
_NOTHING = Told((), (), "")
