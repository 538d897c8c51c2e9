"""What the reviewer knows from around a plan: the plan above it, and grades of earlier cycles."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from grove.commitment.models import Signature
from grove.drafting.hints import Hint, hints
from grove.okrs.actions import add_key_result, add_objective, bin_key_result, support
from grove.plans.actions import share_plan
from grove.plans.models import Cycle, Plan
from grove.record.actions import writing
from grove.review.actions import add_lesson, use_lesson
from grove.review.models import Grade
from grove.versions.actions import freeze_version
from tests.cast import Cast

TEXT = "Cut p95 checkout latency from 820 ms to 300 ms"


def said(plan: Plan) -> dict[str, list[Hint]]:
    found: dict[str, list[Hint]] = {}
    for hint in hints(plan, "en"):
        found.setdefault(hint.code, []).append(hint)
    return found


def test_a_copied_objective_and_one_that_nobody_answers_are_told_once_the_plan_above_is_shared(
    cast: Cast,
) -> None:
    above = add_objective(cast.mei, cast.plan, title="Releases are dull", kind="stretch")
    waits = add_key_result(cast.mei, above, text=TEXT)
    add_objective(cast.mei, cast.plan, title="Costs are seen", kind="stretch")
    own = add_objective(cast.wang, cast.team_plan, title="Releases are dull!", kind="stretch")
    assert not said(cast.team_plan).keys() & {"ALN502", "ALN504"}  # nothing is shared yet
    cast.shared()
    (copied,) = said(cast.team_plan)["ALN502"]
    assert copied.about == "O1" and [one.text for one in copied.beside] == [
        "Releases are dull!",
        "Releases are dull",
    ]
    first, second = said(cast.team_plan)["ALN504"]
    assert "Releases are dull" in first.text and "Costs are seen" in second.text
    support(cast.wang, own, f"{cast.plan.code}-{waits.short_code}")  # a key result of it counts
    (left,) = said(cast.team_plan)["ALN504"]
    assert "Costs are seen" in left.text


def test_the_same_grade_twice_is_told(cast: Cast) -> None:
    with writing():
        cycle = Cycle(
            company=cast.company,
            name="2025",
            starts_on=date(2025, 1, 1),
            ends_on=date(2025, 12, 31),
        )
        cycle.save()
        older = Plan(department=cast.plat, cycle=cycle)
        older.save()
    for plan, next_plan, grade in ((older, cast.last, "0.2"), (cast.last, cast.plan, "0.3")):
        goal = add_objective(cast.mei, plan, title="Fast", kind="stretch")
        result = add_key_result(cast.mei, goal, text=TEXT)
        with writing():
            Grade(plan=next_plan, key_result=result, value=Decimal(grade)).save()
    (found,) = said(cast.plan)["LRN705"]
    assert "PLAT-26-K1" in found.title and "0.2, 0.3" in found.text


def test_a_lesson_that_changes_nothing_is_told_until_a_line_rests_on_it(cast: Cast) -> None:
    lesson = add_lesson(cast.mei, cast.plan, "Canary mattered more than tooling")
    add_lesson(cast.mei, cast.plan, "Meet on Mondays", carried=False)
    assert "LRN703" not in said(cast.plan)  # nothing is written yet
    goal = add_objective(cast.mei, cast.plan, title="Releases are dull", kind="stretch")
    row = add_key_result(cast.mei, goal, text=TEXT)
    (hint,) = said(cast.plan)["LRN703"]
    assert hint.level == "consider" and "Canary mattered more" in hint.text
    for language, words in (("en", "A lesson not used"), ("zh-hans", "教训没有用上")):
        mei = cast.as_(cast.mei, language)
        assert words in mei.get(cast.url("draft?panel=hints")).content.decode()
        assert words in mei.get(cast.url("")).content.decode()  # the workbook
    page = cast.url(f"review/lessons/{lesson.pk}/edit")
    panel = cast.as_(cast.mei).get(cast.url("draft?panel=lessons")).content.decode()
    assert f'href="{page}?from=draft"' in panel
    assert 'name="from" value="draft"' in cast.as_(cast.mei).get(f"{page}?from=draft").text
    sent = {"text": lesson.text, "revision": lesson.revision}
    wrong = cast.as_(cast.mei).post(page, {**sent, "line": "K9"})
    assert wrong.status_code == 422 and "K9 is no line of this plan" in wrong.content.decode()
    kept = cast.as_(cast.mei).post(page, {**sent, "line": "K1", "from": "draft"})
    assert kept.headers["Location"] == cast.url("draft?panel=lessons#panel")
    assert "LRN703" not in said(cast.plan)
    panel = cast.as_(cast.mei).get(cast.url("draft?panel=lessons")).content.decode()
    assert 'used in <a href="#K1">' in panel
    assert 'value="K1" selected' in cast.as_(cast.mei).get(page).content.decode()
    bin_key_result(cast.mei, row)
    assert "LRN703" in said(cast.plan)
    assert cast.as_(cast.mei).post(page, {**sent, "line": "O1"}).status_code == 302
    assert "LRN703" not in said(cast.plan)
    other = add_objective(cast.wang, cast.team_plan, title="Elsewhere")
    with pytest.raises(ValidationError, match="another plan"):
        use_lesson(cast.mei, lesson, other)


def test_what_needs_another_team_holds_a_version_back_until_that_team_answers(cast: Cast) -> None:
    goal = add_objective(cast.mei, cast.plan, title="Releases are dull", kind="stretch")
    whole = {"owner": cast.ana, "data_source": "APM", "due": date(2027, 9, 30)}
    row = add_key_result(cast.mei, goal, text=TEXT, **whole)
    edit = f"/k/{row.code}/edit"
    page = cast.as_(cast.mei).get(edit).content.decode()
    assert "Other team it needs" in page and "Core Services" in page
    assert "Other Company" not in page and "Lanternfish Logistics</option>" not in page
    for team in (cast.elsewhere.pk, cast.plat.pk, "x" * 40, "9" * 30):
        refused = cast.as_(cast.mei).post(edit, {"revision": row.revision, "needs_team": team})
        assert refused.status_code == 422 and "no other team" in refused.content.decode()
    assert "ALN505" not in said(cast.plan)
    sent = {"revision": row.revision, "needs_team": cast.bd.pk}
    assert cast.as_(cast.mei).post(edit, sent).status_code == 302
    assert "Build &amp; Delivery" in cast.as_(cast.mei).get(f"/k/{row.code}").content.decode()
    (hint,) = said(cast.plan)["ALN505"]
    assert (hint.about, hint.level) == ("K1", "consider") and "Build & Delivery" in hint.text
    freezing = {one.code: one for one in hints(cast.plan, "zh-hans", freezing="1.0")}
    assert freezing["ALN505"].level == "fix" and "还没有答应" in freezing["ALN505"].title
    for language, words in (("en", "has not agreed"), ("zh-hans", "还没有答应")):
        assert words in cast.as_(cast.mei, language).get(cast.url("draft")).content.decode()
    cast.shared()
    theirs = add_objective(cast.wang, cast.team_plan, title="Canary by default", kind="stretch")
    support(cast.wang, theirs, row.code)
    assert "ALN505" in said(cast.plan)  # a draft of a team says nothing to others yet
    share_plan(cast.wang, cast.team_plan)
    assert "ALN505" not in said(cast.plan)


def test_a_signed_plan_that_nobody_has_heard_is_told(cast: Cast) -> None:
    goal = add_objective(cast.mei, cast.plan, title="Releases are dull", kind="stretch")
    add_key_result(cast.mei, goal, text=TEXT)
    version = freeze_version(cast.mei, cast.plan, 1, 0, despite="A first look")
    assert "PRC803" not in said(cast.plan)  # it is not time
    with writing():
        signature = Signature(version=version, person=cast.he, role="boss", asked_at=now())
        signature.save()
    assert "PRC803" not in said(cast.plan)
    with writing():
        signature.state = Signature.State.SIGNED
        signature.save()
    (hint,) = said(cast.plan)["PRC803"]
    assert hint.level == "consider" and not hint.about
    for language, words in (("en", "Not presented"), ("zh-hans", "没有宣讲")):
        mei = cast.as_(cast.mei, language)
        assert words in mei.get(cast.url("draft?panel=hints")).content.decode()
        assert words in mei.get(cast.url("")).content.decode()
    slides = "/plat/2027/present/slides"
    sent = {"minutes": "25", "free_title": "", "free_text": "", "revision": "0"}
    wrong = cast.as_(cast.mei).post(slides, {**sent, "presented_on": "soon"})
    assert wrong.status_code == 422 and "soon" in wrong.content.decode()
    assert (
        cast.as_(cast.mei).post(slides, {**sent, "presented_on": "2026-11-20"}).status_code == 302
    )
    assert "PRC803" not in said(cast.plan)
    assert 'value="2026-11-20"' in cast.as_(cast.mei).get(slides).content.decode()
