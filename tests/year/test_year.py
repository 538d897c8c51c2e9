"""A whole year of the sample department, through what people do; then every sum is done again.

Its people, teams, objectives, key results and levels come about as the sample makes them. What
happens then is written down week by week (`tests.year.living`), and everything expected is worked
out from these notes alone (`tests.year.notes`).
"""

from collections import Counter
from datetime import timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from grove.closing.actions import (
    end_vote,
    freeze_values,
    open_vote,
    publish_grades,
    reveal_notes,
    start_next,
    vote,
    write_note,
)
from grove.closing.models import Group, Note, PrivateNote, Publication, Vote
from grove.closing.queries.practice import years_of
from grove.health.models import HealthReading
from grove.measure.kinds import Kind
from grove.needs.models import CarriedNeed
from grove.okrs.models import Objective, Reading
from grove.plans.models import Plan
from grove.positioning.models import Positioning
from grove.record.actions import at
from grove.record.models import Act, Change
from grove.review.actions import (
    accept_computed,
    add_failure,
    save_grade,
    take_into_draft,
    take_lesson,
)
from grove.review.last_cycle import ended_results
from grove.review.models import Failure, Grade, Lesson
from grove.tracking.models import CheckIn, Correction, HelpRequest, ObjectiveWeek, Pause
from grove.tracking.queries.kept import made, told_of
from grove.web.sample.days import WEEKS
from grove.web.sample.health import GUARDED, LEVELS
from grove.web.sample.last_year import KINDS, NEEDS
from tests.year.living import (
    CLOSED,
    DAYS,
    FIRST,
    LAST,
    NEW_TARGETS,
    PAUSES,
    Year,
    live,
    weigh,
)
from tests.year.notes import monday, rounded

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

CAP = Decimal("0.5")


def test_a_year_of_the_sample_reconciles_from_its_first_week_to_the_next_plan() -> None:
    with at(DAYS.moment(FIRST - timedelta(days=130), "08:00")):
        year = Year()
    weigh(year)
    for week in range(1, WEEKS + 1):
        for _step in live(year, week):
            if week % 4 == 0:
                what_is_remembered_is_what_is_true(year)
    every_week_is_as_it_was_told(year)
    every_act_was_counted(year)
    with at(DAYS.moment(CLOSED, "12:00")):
        grades = close(year)
        the_publication_adds_up(year, grades)
        the_practice_adds_up(year)
        after = start_next(year.head, year.plan)
        the_next_plan_has_it_all(year, after, grades)


def what_is_remembered_is_what_is_true(year: Year) -> None:
    """How the plan will stand on its last day: remembered where nothing changed since somebody
    asked, which is after every step of the last week of a month; and made afresh."""
    plan, objectives = year.sample.plan, year.sample.objectives
    fresh = made(plan, [row.pk for row in objectives.values()], LAST)
    assert told_of(plan, LAST) == tuple(fresh[row.pk] for row in objectives.values())


def every_week_is_as_it_was_told(year: Year) -> None:
    lines = year.notes.lines.values()
    kept = {(one.key_result_id, one.week): one for one in CheckIn.objects.all()}
    told = {(line.pk, week): said for line in lines for week, said in line.said.items()}
    assert kept.keys() == told.keys()
    for key, said in told.items():
        one = kept[key]
        assert (one.value, one.confidence, one.note) == (said.value, said.confidence, said.note)
        assert (one.on, one.done, one.unchanged) == (said.on, said.done, said.unchanged), key
        share = None if said.share is None else pytest.approx(float(said.share), abs=1e-9)
        assert one.progress == share, key
        if one.target is not None:
            assert one.target == said.target, key
    codes = {row.pk: code for code, row in year.sample.objectives.items()}
    weeks = {(codes[one.objective_id], one.week): one for one in ObjectiveWeek.objects.all()}
    assert weeks.keys() == year.notes.objectives.keys()
    for place, (mean, measured, of) in year.notes.objectives.items():
        reached = None if mean is None else pytest.approx(float(mean), abs=1e-9)
        assert weeks[place].progress == reached, place
        assert (weeks[place].based_on, weeks[place].of) == (measured, of), place
    keys = {metric.pk: key for key, metric in year.health.metrics.items()}
    read = {(keys[one.metric_id], one.week): one.value for one in HealthReading.objects.all()}
    assert read == year.notes.health


def every_act_was_counted(year: Year) -> None:
    notes = year.notes
    counted = Counter(Act.objects.values_list("verb", flat=True))
    assert {verb: counted[verb] for verb in notes.acts} == notes.acts and len(notes.acts) == 5
    assert Correction.objects.count() == notes.acts["tracking.add_corrections"]
    assert HelpRequest.objects.count() == notes.acts["tracking.ask_for_help"]
    assert HelpRequest.objects.filter(answered_on__isnull=False).count() == notes.answers
    assert Pause.objects.count() == len(PAUSES)
    readings = Reading.objects.filter(key_result__plan=year.sample.plan).count()
    given = [line.values for line in notes.lines.values() if line.kind != "milestone"]
    assert readings == sum(map(len, given))
    changed = Change.objects.filter(kind="okrs.keyresult", field="target", event="changed")
    assert changed.count() == len(notes.targets) == len(NEW_TARGETS)
    assert min(*notes.acts.values(), notes.answers) > 0
    # What the year was to hold: something beyond its target, something worse than its start,
    # something exactly between two grades, and every kind.
    shares = [share for line in notes.lines.values() if (share := line.share(CLOSED)) is not None]
    assert min(shares) < 0 and max(shares) > 1 and len(shares) == len(notes.lines)
    assert any(share * 20 % 2 == 1 for share in shares)
    assert {line.kind for line in notes.lines.values()} == set(Kind)


def close(year: Year) -> dict[str, Decimal]:
    """Freeze, grade, look back and publish; the grades expected, by key result."""
    head, lines = year.head, year.notes.lines
    freeze_values(head, year.plan)
    alone = {code: line.suggested(CLOSED) for code, line in lines.items()}
    broken = year.notes.health["pages", monday(LAST)] > Decimal(LEVELS["pages"].at_most)
    computed = dict(alone)
    guarded = alone[GUARDED]
    assert broken and guarded is not None and guarded > CAP and alone["K17"] is None
    computed[GUARDED] = CAP
    ended = {one.record.short_code: one for one in year.ended()}
    assert {code: one.capped.before for code, one in ended.items()} == alone
    assert {code: one.computed for code, one in ended.items()} == computed
    accept_computed(head, year.plan, ended.values())
    grades = {code: grade for code, grade in computed.items() if grade is not None}
    worst = min(grades, key=lambda code: (grades[code], code))
    grades |= {worst: grades[worst] + Decimal("0.1"), "K17": Decimal("0.4")}
    given = {
        worst: {"value": grades[worst], "because": "The last week was counted twice"},
        "K17": {"value": grades["K17"], "because": "Kept in most of the weeks we read it"},
        "K4": {"verdict": Grade.Verdict.CARRY_ON},
    }
    for code, values in given.items():
        one = next(row for row in year.ended() if row.record.short_code == code)
        save_grade(head, year.plan, one, one.record.given_revision or 0, values)
    missed = {code for code in grades if lines[code].committed and grades[code] < 1}
    without = [one for one in year.ended() if one.lacks_cause]
    assert {one.record.short_code for one in without} == missed != set()
    for one in without:
        why = {"cause": "The rack came in June"}
        save_grade(head, year.plan, one, one.record.given_revision, why)
    look_back(year)
    failure = {"happened": "The rack came in June", "guard": "Order it in November"}
    add_failure(head, year.plan, failure, year.plan.cycle, year.rows[worst])
    publish_grades(head, year.plan)
    content = Publication.objects.get().content
    rows = {row["code"]: row for one in content["objectives"] for row in one["results"]}
    assert {code: row["computed"] for code, row in rows.items()} == {
        code: "" if grade is None else str(grade) for code, grade in computed.items()
    }
    assert {code for code, row in rows.items() if row["because"]} == {worst, "K17"}
    assert {code for code, row in rows.items() if row["cause"]} == missed
    return grades


def look_back(year: Year) -> None:
    """Everybody writes, all is revealed, three votes each; one lesson leaves."""
    first = Objective.objects.get(pk=year.sample.objectives["O1"].pk)
    writers = [year.people[who] for who in dict.fromkeys(year.owners.values())]
    for place, who in enumerate(writers):
        write_note(who, first, "keep", f"Thought {place}", signed=place == 0)
    reveal_notes(year.head, year.plan)
    open_vote(year.head, year.plan)
    groups = {group.title: group.pk for group in Group.objects.all()}
    votes: Counter[str] = Counter()
    for place, who in enumerate(writers):
        chosen = {f"Thought {at % len(writers)}" for at in (0, place + 1, place + 2)}
        vote(who, year.plan, {groups[title] for title in chosen})
        votes.update(chosen)
    end_vote(year.head, year.plan)
    assert {group.title: group.votes for group in Group.objects.all()} == votes
    assert Note.objects.count() == len(writers)
    assert list(Note.objects.exclude(signed_by=None).values_list("signed_by", flat=True)) == [
        writers[0].pk
    ]
    assert not PrivateNote.objects.exists() and not Vote.objects.exists()
    take_lesson(year.head, year.plan, "Ask for the rack before the year begins", first)


def the_publication_adds_up(year: Year, grades: dict[str, Decimal]) -> None:
    content, lines = Publication.objects.get().content, year.notes.lines
    rows = {row["code"]: row for one in content["objectives"] for row in one["results"]}
    assert {code: row["grade"] for code, row in rows.items()} == {
        code: str(grade) for code, grade in grades.items()
    }
    for one in content["objectives"]:
        parts = [lines[row["code"]] for row in one["results"]]
        assert {part.code for part in parts} == {part.code for part in year.notes.of(one["code"])}
        total = sum(part.weight for part in parts)
        mean = sum((Fraction(grades[part.code]) * part.weight for part in parts), Fraction(0))
        assert one["grade"] == str(rounded(mean / total, 1)), one["code"]
    for name, chosen in (
        ("average", list(lines)),
        ("committed", [code for code in lines if lines[code].committed]),
        ("stretch", [code for code in lines if not lines[code].committed]),
    ):
        together = sum((Fraction(grades[code]) for code in chosen), Fraction(0))
        assert content[name] == str(rounded(together / len(chosen), 2)), name
    assert [one["happened"] for one in content["failures"]] == ["The rack came in June"]
    assert content["lessons"] == ["Ask for the rack before the year begins"]


def the_practice_adds_up(year: Year) -> None:
    practice = years_of(year.plan)[0]
    assert (practice.due, practice.kept) == year.notes.due_and_kept(LAST)
    assert practice.kept < practice.due
    assert [(one.code, one.on) for one in practice.late] == year.notes.late(FIRST, LAST)
    assert practice.targets == len(year.notes.targets) > len(practice.late) > 0
    asked = {objective for *_need, objective, _result in NEEDS.values()}
    assert (practice.objectives, practice.unasked) == (len(KINDS), len(KINDS.keys() - asked))


def the_next_plan_has_it_all(year: Year, after: Plan, grades: dict[str, Decimal]) -> None:
    assert after.cycle.name == DAYS.this.name
    carried = Grade.objects.filter(plan=after).select_related("key_result")
    assert {one.key_result.short_code: one.value for one in carried} == grades
    assert Lesson.objects.filter(plan=after).count() == 1
    assert Failure.objects.filter(department=after.department_id).count() == 1
    asked = CarriedNeed.objects.filter(plan=after).values_list("need__words", flat=True)
    texts = year.sample.words["needs"]
    assert sorted(asked) == sorted(texts[code]["words"] for code in NEEDS)
    assert Positioning.objects.get(plan=after).carried_from_id == year.sample.plan.pk
    assert Objective.objects.filter(plan=after).count() == 0
    (goes_on,) = (one for one in ended_results(after, year.plan) if one.record.short_code == "K4")
    copy = take_into_draft(year.head, after, goes_on)
    assert (copy.baseline, copy.target) == (year.notes.lines["K4"].now(LAST), None)
