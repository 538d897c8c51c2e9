"""Step 5: what a meeting decides is applied with its reason, and its minutes keep it."""

import io
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from grove.look.typeset import fonts
from grove.okrs.actions import edit_key_result
from grove.okrs.models import KeyResult
from grove.record.models import Act
from grove.record.undo import undo
from grove.rounds.models import (
    Decision,
    Meeting,
    Note,
)
from grove.versions.models import Version
from tests.cast import Cast
from tests.rounds.meetings import SOON, at


def test_a_decision_is_applied_as_a_tracked_change_with_itself_as_the_reason(
    cast: Cast, running: Meeting
) -> None:
    mei = cast.as_(cast.mei)
    sent = {"text": "Twelve, not ten", "about": "K1", "field": "target", "value": "12"}
    assert cast.as_(cast.wang).post(at("decisions"), sent).status_code == 302
    decision = Decision.objects.get()
    assert decision.waits and decision.code == "D1"
    assert KeyResult.objects.get().target == 10
    assert cast.as_(cast.wang).post("/plat/2027/decisions/1/application").status_code == 403
    assert "10" in mei.get("/plat/2027/decisions/1").text
    assert mei.post("/plat/2027/decisions/1/application").status_code == 302
    assert KeyResult.objects.get().target == 12
    act = Act.objects.get(verb="rounds.apply_decision")
    assert act.because.startswith("D1, Alignment with Build & Delivery, ")
    assert act.because.endswith(": Twelve, not ten")
    mei.post("/plat/2027/decisions/1/application")
    assert Act.objects.filter(verb="rounds.apply_decision").count() == 1
    undo(cast.mei, act)
    decision.refresh_from_db()
    assert decision.waits and KeyResult.objects.get().target == 10


def test_a_decision_is_never_applied_over_a_later_change(cast: Cast, running: Meeting) -> None:
    mei = cast.as_(cast.mei)
    mei.post(at("decisions"), {"text": "Twelve", "about": "K1", "field": "target", "value": "12"})
    result = KeyResult.objects.get()
    edit_key_result(cast.mei, result, result.revision, target=Decimal(15))
    page = mei.get("/plat/2027/decisions/1").text
    assert "The same place was changed since" in page
    mei.post("/plat/2027/decisions/1/application")
    assert KeyResult.objects.get().target == 15
    assert mei.post("/plat/2027/decisions/1/dropping", {"because": ""}).status_code == 422
    mei.post("/plat/2027/decisions/1/dropping", {"because": "Fifteen is better"})
    assert not Decision.objects.get().waits


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("target", "many", "is no number"),
        ("due", "some day", "is no day"),
        ("wording", "", "Enter what it should say"),
        ("owner", "", "Choose who owns it"),
        ("points", "3", "cannot be changed by a decision"),
        ("target", "2", "are both 2"),
    ],
)
def test_a_decision_the_plan_would_not_take_is_sent_back(
    cast: Cast, running: Meeting, field: str, value: str, said: str
) -> None:
    sent = {"text": "So be it", "about": "K1", "field": field, "value": value}
    answer = cast.as_(cast.mei).post(at("decisions"), sent)
    assert answer.status_code == 422
    assert "So be it" in answer.text
    assert said in answer.text
    assert not Decision.objects.exists()


def test_a_decision_to_apply_holds_back_a_freeze_unless_somebody_says_why(
    cast: Cast, running: Meeting
) -> None:
    mei, versions = cast.as_(cast.mei), cast.url("versions")
    mei.post(at("decisions"), {"text": "Wang owns all", "about": "O1", "field": "hand"})
    refused = mei.post(versions, {"number": "1.0"})
    assert refused.status_code == 422
    assert "This holds the version back: D1" in refused.text
    assert 'href="/plat/2027/decisions/1"' in refused.text
    assert not Version.objects.exists()
    step = mei.get(cast.url()).text
    assert "1 decision to apply" in step
    assert (
        mei.post(versions, {"number": "1.0", "despite": "It waits for Finance"}).status_code == 302
    )
    because = Act.objects.get(verb="versions.freeze_version").because
    assert because.startswith("Frozen despite D1, ") and because.endswith("It waits for Finance")
    mei.post("/plat/2027/decisions/1/application")
    assert not Decision.objects.get().waits
    assert "to apply" not in mei.get(cast.url()).text


def test_the_difference_of_versions_links_the_decision_as_the_why(
    cast: Cast, running: Meeting
) -> None:
    mei = cast.as_(cast.mei)
    mei.post(cast.url("versions"), {"number": "1.0", "despite": "As it is."})
    mei.post(at("decisions"), {"text": "Twelve", "about": "K1", "field": "target", "value": "12"})
    mei.post("/plat/2027/decisions/1/application")
    page = mei.get(cast.url("versions/1.0..now")).text
    assert '<a href="/plat/2027/decisions/1">D1</a>, Alignment with' in page
    assert 'id="D1"' in mei.get("/plat/2027/decisions").text


def test_minutes_hold_who_decisions_actions_and_what_is_unresolved(
    cast: Cast, running: Meeting
) -> None:
    mei = cast.as_(cast.mei)
    mei.post(
        at("decisions"), {"text": "Twelve *now*", "about": "K1", "field": "target", "value": "12"}
    )
    mei.post(at("notes"), {"text": "Order runners", "kind": "action", "who": str(cast.wang.pk)})
    mei.post(at("notes"), {"text": "谁来付钱？", "kind": "question"})
    assert mei.post(at("ending")).headers["Location"] == at("minutes")
    page = mei.get(at("minutes")).text
    for words in ("Mei Lin", "Wang Jun", "Twelve *now*", "Order runners", "谁来付钱？"):
        assert words in page
    text = mei.get(at("minutes.md")).content.decode()
    assert "**D1** Twelve \\*now\\* (K1 Target: 10" in text
    assert "- [ ] Order runners – Wang Jun" in text
    made = mei.get(at("minutes.pdf"))
    assert made.headers["Content-Type"] == "application/pdf"
    paper = "".join(PdfReader(io.BytesIO(made.content)).pages[0].extract_text().split())
    assert "谁来付钱？" in paper and "Orderrunners" in paper
    assert mei.post(at("notes"), {"text": "Too late"}).status_code == 422
    over = mei.get(at()).text
    assert "What was said" in over and "Order runners" in over and "谁来付钱？" in over
    assert "会议纪要" in cast.as_(cast.mei, "zh-hans").get(at()).text
    assert cast.as_(cast.wang).get("/inbox").text.count("Order runners")


def test_a_missing_chinese_font_is_said_in_words(
    cast: Cast, running: Meeting, monkeypatch: pytest.MonkeyPatch
) -> None:
    mei = cast.as_(cast.mei)
    mei.post(at("notes"), {"text": "谁来付钱？", "kind": "question"})
    monkeypatch.setattr(fonts, "_HAN_SANS", ())
    monkeypatch.setattr(fonts, "_HAN_SERIF", ())
    answer = mei.get(at("minutes.pdf"))
    assert answer.status_code == 503
    assert "no font with them" in answer.text


def test_what_was_left_over_is_on_the_agenda_of_the_next_meeting(
    cast: Cast, running: Meeting
) -> None:
    mei = cast.as_(cast.mei)
    mei.post(at("notes"), {"text": "Who pays?", "kind": "question"})
    mei.post(at("notes"), {"text": "Night shifts", "kind": "parked"})
    settled = Note.objects.get(kind="parked")
    mei.post(at(f"notes/{settled.pk}/closing"))
    mei.post(at("agenda"), {"title": "Nobody came to this"})
    mei.post(at("ending"))
    assert mei.post(at("next")).headers["Location"] == "/plat/2027/meetings/2/details"
    following = Meeting.objects.get(number=2)
    titles = set(following.items.values_list("title", flat=True))
    assert {"Who pays?", "Nobody came to this"} <= titles
    assert "Night shifts" not in titles
    zone = ZoneInfo("Asia/Shanghai")
    assert following.starts_at.astimezone(zone).time() == SOON.astimezone(zone).time()
    mei.post(at("next"))
    assert Meeting.objects.count() == 2
