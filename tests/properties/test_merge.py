"""Two people write one objective at once, in any order of opening and saving: nothing is lost.

Each holds a form opened on some revision. Different fields merge, the same field asks, themes come
together as a list, and key results, links and readings added meanwhile never disturb anybody.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grove.okrs import actions
from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.record.merge import MergeNeeded
from grove.record.models import Change
from grove.rounds.about import About
from grove.rounds.actions import begin_thread
from tests.cast import Cast

WORDS = st.sampled_from(["", "慢", "why", "Every order costs less to serve", "🌱"])
TITLES = st.sampled_from(["Releases", "发布", "Every order costs less to serve"])
THEMES = st.lists(st.sampled_from(["BG", "DQ", "TC", "EF"]), unique=True).map(sorted)
FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "title": TITLES,
    "why_now": WORDS,
    "kind": st.sampled_from(["", "committed", "stretch"]),
    "points": st.sampled_from([None, 10, 20]),
}
EDITS = st.fixed_dictionaries({}, optional={**FIELDS, "themes": THEMES})
WHO = st.integers(0, 1)
HOW = ("add", "move", "measure", "bin", "talk")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("open"), WHO),
        st.tuples(st.just("save"), WHO, EDITS, st.booleans()),
        st.tuples(st.just("save"), WHO, EDITS, st.booleans()),
        st.tuples(st.just("child"), WHO, st.sampled_from(HOW)),
    ),
    max_size=14,
)
ORDER = ("BG", "DQ", "TC", "EF")


@dataclass
class Form:
    """What one person has on the screen."""

    person: Person
    revision: int = 0
    seen: dict[str, Any] = field(default_factory=dict)

    def open(self, objective: Objective) -> None:
        self.revision, self.seen = objective.revision, values_of(objective)


def values_of(objective: Objective) -> dict[str, Any]:
    return {name: getattr(objective, name) for name in (*FIELDS, "themes")}


def fresh(objective: Objective) -> Objective:
    return Objective.objects.get(pk=objective.pk)


def themes_together(base: list[str], mine: list[str], theirs: list[str]) -> list[str]:
    kept = (set(theirs) | (set(mine) - set(base))) - (set(base) - set(mine))
    return [theme for theme in ("BG", "DQ", "TC", "EF") if theme in kept]


def save(form: Form, objective: Objective, edits: dict[str, Any], mine_wins: bool) -> None:
    """Send the whole form, as a page does; where a field is in dispute, decide and send again."""
    sent = {**form.seen, **edits}
    sent["themes"] = [theme for theme in ORDER if theme in sent["themes"]]
    before = values_of(fresh(objective))
    clashes = {
        name
        for name in FIELDS
        if sent[name] not in (form.seen[name], before[name]) and before[name] != form.seen[name]
    }
    try:
        actions.edit_objective(form.person, objective, form.revision, **sent)
        assert not clashes, f"{clashes} were written over without asking"
    except MergeNeeded as asked:
        now = fresh(objective)
        assert {conflict.field for conflict in asked.merge.conflicts} == clashes
        assert values_of(now) == before, "something was written before anybody decided"
        for conflict in asked.merge.conflicts:
            name = conflict.field
            assert (conflict.mine, conflict.theirs) == (sent[name], before[name])
            assert conflict.base == form.seen[name]
        decided = {
            name: sent[name] if mine_wins or name not in clashes else before[name]
            for name in FIELDS
            if sent[name] != form.seen[name]
        }
        themes = themes_together(form.seen["themes"], sent["themes"], before["themes"])
        actions.edit_objective(form.person, now, now.revision, **decided, themes=themes)
    after = values_of(fresh(objective))
    for name in FIELDS:
        mine_changed = sent[name] != form.seen[name]
        wanted = sent[name] if mine_changed and (mine_wins or name not in clashes) else before[name]
        assert after[name] == wanted, name
    assert after["themes"] == themes_together(form.seen["themes"], sent["themes"], before["themes"])
    form.open(fresh(objective))


def disturb(person: Person, objective: Objective, how: str) -> None:
    """Change what hangs on the objective; the objective itself keeps its revision."""
    revision = fresh(objective).revision
    last = KeyResult.objects.filter(objective=objective).last()
    if how == "talk":
        about = About("okrs.objective", objective.pk, objective.short_code, objective.title)
        begin_thread(person, objective.plan, about, "Who owns this one?")
    elif how == "add" or last is None:
        actions.add_key_result(person, objective, text="Cut latency from 820 ms to 300 ms")
    elif how == "move":
        actions.move_key_result(person, last, -1)
    elif how == "measure":
        actions.record_reading(person, last, date(2026, 10, 5), Decimal(700))
    else:
        actions.bin_key_result(person, last)
    assert fresh(objective).revision == revision


def replayed(objective: Objective) -> dict[str, Any]:
    """The values that the history alone leads to."""
    values: dict[str, Any] = {}
    changes = Change.objects.filter(kind="okrs.objective", object_id=objective.pk).order_by("id")
    for change in changes:
        if change.event == Change.Event.CREATED:
            values = {name: change.after[name] for name in (*FIELDS, "themes")}
        else:
            assert values[change.field] == change.before, "the history has a hole"
            values[change.field] = change.after
    return values


@pytest.mark.slow
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_two_people_write_one_objective_and_nothing_is_lost(
    cast: Cast, steps: list[tuple[Any, ...]]
) -> None:
    objective = actions.add_objective(cast.mei, cast.plan, title="Releases", themes=["EF"])
    forms = (Form(cast.mei), Form(cast.wang))
    for form in forms:
        form.open(fresh(objective))
    for step in steps:
        form = forms[step[1]]
        match step[0]:
            case "open":
                form.open(fresh(objective))
            case "save":
                save(form, objective, step[2], step[3])
            case "child":
                disturb(form.person, objective, step[2])
    assert replayed(objective) == values_of(fresh(objective))
