"""The dashboard as a reader wants it: filters and comparisons in the address, objectives' own word,
the first view of a very long plan."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from grove.measure.confidence import Status
from grove.needs.actions import record_need
from grove.okrs.actions import add_key_result, cover_need, state_confidence
from grove.okrs.models import KeyResult, Objective
from grove.record.actions import writing
from grove.tracking.queries.dashboard import Dashboard, dashboard
from grove.tracking.queries.lines import FIRST_VIEW
from grove.tracking.queries.shown import Order, Since, read_shown
from tests.cast import Cast
from tests.tracking.test_dashboard import PAGE, TODAY, results, say, told  # noqa: F401


def page(cast: Cast, **asked: str) -> Dashboard:
    return dashboard(cast.last, TODAY, shown=read_shown(asked))


def codes(found: Dashboard) -> list[str]:
    return [row.code for row in found.rows if not row.heads]


def test_each_filter_leaves_what_fits_and_the_sentence_stays_whole(
    cast: Cast,
    told: dict[str, KeyResult],  # noqa: F811
) -> None:
    with writing():
        KeyResult.objects.filter(pk=told["K2"].pk).update(owner=cast.wang, theme="SE")
    values = {"words": "w", "level": "company", "perspective": "customer", "weight": 2}
    need = record_need(cast.mei, cast.last, "CFO", values)
    cover_need(cast.mei, need, told["K3"].objective, told["K3"])
    whole = page(cast)
    assert whole.few == "" and len(codes(whole)) == 5
    for asked, expected in (
        ({"team": "BD"}, ["K2"]),
        ({"theme": "SE"}, ["K2"]),
        ({"status": "risk"}, ["K2"]),
        ({"status": "done"}, ["K4"]),
        ({"level": "company"}, ["K3"]),
        ({"team": "BD", "status": "done"}, []),
    ):
        found = page(cast, **asked)
        assert codes(found) == expected, asked
        assert found.headline == whole.headline and found.few == f"{len(expected)} of 5 key results"
    for nonsense in (
        {"team": "é"},
        {"status": "x"},
        {"theme": "\0"},
        {"since": "-1"},
        {"sort": ""},
    ):
        assert len(codes(page(cast, **nonsense))) == 5 or "team" in nonsense
    text = cast.as_(cast.mei).get(f"{PAGE}?team=BD&since=month").content.decode()
    assert "?since=month&amp;team=BD&amp;status=done#table" in text
    assert "1 of 5 key results" in text and 'href="?since=month#table"' in text


def test_it_compares_with_last_month_and_with_the_start(
    cast: Cast,
    results: dict[str, KeyResult],  # noqa: F811
) -> None:
    for ago, confidence in ((30, 9), (5, 8), (1, 6), (0, 5)):
        say(cast, ago, (results["K1"], "3", confidence, ""))
    for since, was in ((Since.WEEK, 6), (Since.MONTH, 8), (Since.START, None)):
        found = page(cast, since=since.value)
        (row,) = [row for row in found.rows if row.code == "K1"]
        assert row.was == was, since
    assert page(cast, since="month").changed_heading == "Changed since last month"
    say(cast, 46, (results["K1"], "0", 9, ""))
    (line,) = page(cast, since="start").changed
    assert (line.was, line.now) == (9, 5)


def test_the_order_is_risk_confidence_or_the_plan(
    cast: Cast,
    told: dict[str, KeyResult],  # noqa: F811
) -> None:
    assert codes(page(cast))[0] == "K1"
    assert codes(page(cast, sort=Order.CONFIDENCE.value))[:2] == ["K5", "K4"]
    assert codes(page(cast, sort=Order.PLAN.value)) == ["K1", "K2", "K3", "K4", "K5"]


def test_the_owner_states_a_confidence_which_a_committed_key_result_caps(
    cast: Cast,
    told: dict[str, KeyResult],  # noqa: F811
) -> None:
    heads = {row.code: row for row in page(cast).rows if row.heads}
    assert heads["O1"].confidence == 6 and heads["O1"].note == "lowest K2 with 4"
    objective = Objective.objects.get(plan=cast.last, number=1)
    with writing():
        Objective.objects.filter(plan=cast.last).update(owner=cast.zhao)
    address = f"/o/{objective.code}/confidence"
    assert cast.as_(cast.ana).post(address, {"confidence": "9"}).status_code == 403
    assert cast.as_(cast.stranger).post(address, {"confidence": "9"}).status_code == 404
    wrong = cast.as_(cast.zhao).post(address, {"confidence": "11"})
    assert (
        wrong.status_code == 422 and "Choose a whole number from 0 to 10" in wrong.content.decode()
    )
    assert cast.as_(cast.zhao).post(address, {"confidence": "９"}).status_code == 302
    state_confidence(cast.zhao, objective, 9, TODAY)
    head = next(row for row in page(cast).rows if row.code == "O1")
    assert head.confidence == 9 and head.note.startswith("its owner’s word")
    later = dashboard(cast.last, TODAY + timedelta(weeks=4))
    assert next(row for row in later.rows if row.code == "O1").confidence is None
    second = told["K4"].objective
    say(cast, 0, (told["K5"], "1", 2, "stuck"))
    state_confidence(cast.zhao, second, 10, TODAY)
    capped = next(row for row in page(cast).rows if row.code == "O2")
    assert (capped.confidence, capped.state) == (6, Status.AT_RISK)
    assert "lowest K5 with 2" in capped.note
    shown = cast.as_(cast.zhao).get(f"/o/{second.code}").content.decode()
    assert "lowest K5 with 2" in shown and 'name="confidence"' in shown
    assert cast.as_(cast.zhao).post(address, {"confidence": ""}).status_code == 302
    objective.refresh_from_db()
    assert objective.confidence is None and objective.confidence_on is None
    with writing(), pytest.raises(IntegrityError), transaction.atomic():
        Objective.objects.filter(pk=objective.pk).update(confidence=11, confidence_on=TODAY)


def test_a_first_view_ends_after_whole_objectives_and_leads_to_the_rest(
    cast: Cast,
    results: dict[str, KeyResult],  # noqa: F811
) -> None:
    objective = results["K4"].objective
    for number in range(FIRST_VIEW):
        add_key_result(
            cast.mei, objective, text=f"Raise {number}", kind="increase",
            baseline=Decimal(0), target=Decimal(9), unit="x", due=date(2026, 12, 31),
        )  # fmt: skip
    first = page(cast, sort="plan")
    assert len(codes(first)) == 3 and first.more is not None
    assert first.more.text == f"Show {FIRST_VIEW + 3} more rows"
    assert first.headline.startswith(f"0 of {FIRST_VIEW + 5} key results")
    assert len(codes(page(cast, sort="plan", rows="all"))) == FIRST_VIEW + 5
