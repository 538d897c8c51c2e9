"""Slides of a plan: what stands on them, who arranges them, how people far away follow."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from grove.commitment.actions import (
    answer_request,
    ask_signatures,
    hide_slide,
    move_slide,
    write_notes,
    write_second_line,
)
from grove.commitment.models import Deck, SecondLine, Showing, SlideNote
from grove.commitment.queries.slides import LIVE, Wish, keys_of, shown
from grove.commitment.slides import Slide, Source, arranged, build
from grove.commitment.slides.goals import measure_of
from grove.commitment.slides.order import moved
from grove.commitment.slides.parts import EMPTY, Line
from grove.commitment.slides.qr import QUIET, qr
from grove.okrs.actions import edit_objective
from grove.okrs.models import KeyResult, Objective
from grove.plans.models import Plan
from grove.record.models import Act
from grove.record.undo import undo
from grove.rounds.actions import resolve
from grove.rounds.actions.decisions import drop_decision
from grove.rounds.models import Decision, Thread
from grove.versions.models import Version
from grove.versions.snapshot import fingerprint, snapshot
from tests.cast import Cast
from tests.furniture import furnished

CONFIRM = "https://grove.example/plat/2027/confirm"


@pytest.fixture
def plan(cast: Cast) -> Plan:
    furnished(cast.mei, cast)
    return cast.shared().plan


def slides(plan: Plan, **wish: Any) -> tuple[Slide, ...]:
    found = shown(plan, Wish(**wish), CONFIRM)
    assert found is not None
    return found.slides


def test_slides_come_in_the_order_of_the_method(plan: Plan) -> None:
    keys = [slide.key for slide in slides(plan, all_slides=True)]
    assert keys == [
        *("title", "why", "needs", "learned", "year", "O1", "free"),
        *("not_doing", "path", "tracking", "confirm"),
    ]


def test_a_key_result_says_from_where_to_where_by_when(plan: Plan) -> None:
    objective = next(slide for slide in slides(plan) if slide.key == "O1")
    deploys, audit = objective.measures
    assert (deploys.name.text, deploys.start, deploys.target, deploys.unit, deploys.due) == (
        *("Deploy frequency", "2", "10", "per week", "31\u00a0Dec"),
    )
    # What the columns do not say stays in the sentence.
    assert audit.name.text == "Pass the audit by 15 Nov"
    assert (audit.start, audit.target) == ("", "3 stages")


def test_words_that_the_columns_do_not_hold_stay(cast: Cast, plan: Plan) -> None:
    result = KeyResult.objects.get(plan=plan, number=1)
    content = snapshot(plan)
    row = next(one for one in content["key_results"] if one["code"] == result.short_code)
    for text, name in (
        ("Deploys from 2 to 10 per week", "Deploys"),
        ("Deploys from 2 to 10 per week on weekdays only", "Deploys from 2 to 10 per week on"),
        ("Deploys from 3 to 10 per week", "Deploys from 3 to 10"),  # the field says 2
        ("部署频率从每周2次提升到每周10次", "部署频率"),
        ("部署频率从每周2次提升到每周10次，只算核心服务", "部署频率从每周2次"),
    ):
        said = measure_of({**row, "text": text}, Line(""), "2027", owner=False).name.text
        assert said.startswith(name)
        assert len(said) == len(name) or said == text


def test_many_key_results_are_parted_over_slides(cast: Cast, plan: Plan) -> None:
    content = dict(snapshot(plan))
    first = content["key_results"][0]
    content["key_results"] = [{**first, "code": f"K{number}"} for number in range(1, 9)]
    made = [one for one in build(content, Source("Live", CONFIRM)) if one.kind == "objective"]
    assert [(one.key, len(one.measures)) for one in made] == [("O1", 4), ("O1.2", 4)]


def test_hidden_slides_are_kept_from_the_audience_and_owners_stay_off(
    cast: Cast, plan: Plan
) -> None:
    html = page(cast.as_(cast.ana), "/plat/2027/present")
    assert "Who needs what" not in html
    assert "Wang Jun" not in html
    assert "Wang Jun" in page(cast.as_(cast.ana), "/plat/2027/present?owners=1")
    hide_slide(cast.mei, plan, "needs", False)
    assert "Who needs what" in page(cast.as_(cast.ana), "/plat/2027/present")


def test_a_plan_that_is_not_signed_is_shown_live_and_a_signed_one_as_signed(
    cast: Cast, plan: Plan
) -> None:
    assert "Live," in page(cast.as_(cast.ana), "/plat/2027/present")
    sign(cast, plan)
    reword(cast, plan)
    signed = page(cast.as_(cast.ana), "/plat/2027/present")
    assert "Version 2.0, signed" in signed
    assert "Releases become a" in signed
    live = page(cast.as_(cast.ana), "/plat/2027/present?version=live")
    assert "Releases are dull" in live
    assert 'href="/plat/2027/present?version=2.0"' in live
    for nonsense in ("9.9", "x", "2", "²"):
        address = f"/plat/2027/present?version={nonsense}"
        assert cast.as_(cast.ana).get(address).status_code == 404


def test_both_languages_stand_under_each_other_and_an_old_translation_says_so(
    cast: Cast, plan: Plan
) -> None:
    goal = objective(plan)
    result = KeyResult.objects.get(plan=plan, number=1)
    write_second_line(cast.mei, goal, "发布成为平常事")
    write_second_line(cast.mei, result, "部署频率")
    with translation.override("en"):
        made = {slide.key: slide for slide in slides(plan, bilingual=True)}
    assert made["not_doing"].title == Line("What we will not do", "我们不做什么")
    assert made["O1"].title == Line(goal.title, "发布成为平常事")
    assert made["O1"].measures[0].name.second == "部署频率"
    reword(cast, plan)
    assert next(s for s in slides(plan, bilingual=True) if s.key == "O1").title.stale
    html = page(cast.as_(cast.ana), "/plat/2027/present?bilingual=1")
    assert "translation out of date" in html
    write_second_line(cast.mei, objective(plan), "发布成为平常事")  # it still fits
    assert "translation out of date" not in page(
        cast.as_(cast.ana), "/plat/2027/present?bilingual=1"
    )
    write_second_line(cast.mei, objective(plan), " ")
    assert not SecondLine.objects.filter(objective=goal).exists()
    write_second_line(cast.mei, objective(plan), "又有了")
    assert SecondLine.objects.get(objective=goal).text == "又有了"


def test_the_head_moves_hides_and_writes_notes_and_each_is_an_act_that_can_be_undone(
    cast: Cast, plan: Plan
) -> None:
    client = cast.as_(cast.mei)
    assert rows(client)[:3] == ["title", "why", "needs"]
    client.post("/plat/2027/present/slides/why/place", {"move": "down"})
    assert rows(client)[:3] == ["title", "needs", "why"]
    client.post("/plat/2027/present/slides/title/place", {"move": "up"})  # nothing above it
    assert rows(client)[:3] == ["title", "needs", "why"]
    client.post("/plat/2027/present/slides/O1/visibility", {"hidden": "1"})
    assert SlideNote.objects.get(plan=plan, slide="O1").hidden
    undo(cast.mei, Act.objects.order_by("-pk")[0])
    assert not SlideNote.objects.get(plan=plan, slide="O1").hidden
    client.post("/plat/2027/present/slides/why/notes", {"revision": 0, "notes": "Slowly."})
    assert "Slowly." in page(client, "/plat/2027/present/notes")
    assert "Slowly." not in page(client, "/plat/2027/present")
    assert "Slowly." in page(cast.as_(cast.wang), "/plat/2027/present/notes")
    assert "Slowly." not in page(cast.as_(cast.ana), "/plat/2027/present/notes")
    assert client.post("/plat/2027/present/slides/O9/notes", {"notes": "x"}).status_code == 404


def test_two_people_who_write_the_same_notes_are_asked_which(cast: Cast, plan: Plan) -> None:
    note = SlideNote.objects.get(plan=plan, slide="O1")
    seen = note.revision
    write_notes(cast.zhao, plan, "O1", seen, "Tell the November story.")
    answer = cast.as_(cast.mei).post(
        "/plat/2027/present/slides/O1/notes", {"revision": seen, "notes": "Tell nothing."}
    )
    assert answer.status_code == 409
    assert "November" in answer.content.decode()


def test_bad_input_names_the_field_and_nothing_typed_is_lost(cast: Cast, plan: Plan) -> None:
    client = cast.as_(cast.mei)
    answer = client.post(
        "/plat/2027/present/slides", {"minutes": "０", "free_title": "Kept", "free_text": ""}
    )
    assert answer.status_code == 422
    assert "Kept" in answer.content.decode()
    answer = client.post("/plat/2027/present/lines", {"code": "O99", "text": "x"})
    assert answer.status_code == 422
    answer = client.post("/plat/2027/present/slides", {"minutes": "４０", "free_title": "New"})
    assert answer.status_code == 302
    assert Deck.objects.get(plan=plan).minutes == 40


@pytest.mark.parametrize(("who", "status"), [("ana", 403), ("wang", 403), ("stranger", 404)])
def test_only_who_writes_the_plan_arranges_its_slides(
    cast: Cast, plan: Plan, who: str, status: int
) -> None:
    client = cast.as_(getattr(cast, who))
    for address in ("slides", "lines"):
        assert client.get(f"/plat/2027/present/{address}").status_code == status
    for act in ("notes", "visibility", "place"):
        assert client.post(f"/plat/2027/present/slides/O1/{act}").status_code == status


def test_people_far_away_follow_and_an_unmoved_slide_costs_a_304(cast: Cast, plan: Plan) -> None:
    lead, member = cast.as_(cast.wang), cast.as_(cast.ana)
    here = "/plat/2027/present/showing"
    assert member.get(f"{here}?of={cast.wang.pk}").json() == {"slide": None}
    assert member.post(here, {"slide": "O1"}).status_code == 403
    assert lead.post(here, {"slide": "O1", "source": "live"}).status_code == 204
    first = member.get(f"{here}?of={cast.wang.pk}")
    assert first.json() == {"slide": "O1", "source": "live", "blank": False}
    again = member.get(f"{here}?of={cast.wang.pk}", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert "Wang Jun presents now." in page(member, "/plat/2027/present")
    lead.post(here, {"slide": "year", "source": "live", "blank": "1"})
    moved_on = member.get(f"{here}?of={cast.wang.pk}", headers={"If-None-Match": first["ETag"]})
    assert moved_on.json() == {"slide": "year", "source": "live", "blank": True}
    lead.post(here, {"end": "1"})
    assert not Showing.objects.exists()
    assert member.get(f"{here}?of=x").json() == {"slide": None}


def test_new_slides_find_their_place_in_an_order_made_before(plan: Plan) -> None:
    def slide(key: str) -> Slide:
        return Slide(key, "points", label=EMPTY, title=Line(key))

    made = [slide(key) for key in ("title", "O1", "O1.2", "O2", "path", "confirm")]
    order = ["path", "title", "O1", "gone", "confirm"]
    found = [one.key for one in arranged(made, order)]
    assert found == ["path", "title", "O1", "O1.2", "O2", "confirm"]
    assert moved(["a", "b", "c"], "b", up=True) == ["b", "a", "c"]
    assert moved(["a", "b", "c"], "c", up=False) == ["a", "b", "c"]


def test_the_qr_code_is_one_path_within_its_side() -> None:
    code = qr(CONFIRM)
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", code.path)
    ends = [int(x) + int(run) for x, run in re.findall(r"M(\d+) \d+h(\d+)", code.path)]
    assert max(ends) == code.side - QUIET


def test_moving_is_refused_for_who_only_reads(cast: Cast, plan: Plan) -> None:
    keys = keys_of(slides(plan, version=LIVE, all_slides=True))
    move_slide(cast.mei, plan, keys, "confirm", up=True)
    assert keys_of(slides(plan))[-1] == "tracking"


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


def rows(client: Client) -> list[str]:
    return re.findall(r'data-line="slide-(\w+)"', page(client, "/plat/2027/present/slides"))


def objective(plan: Plan) -> Objective:
    return Objective.objects.get(plan=plan, number=1)


def reword(cast: Cast, plan: Plan) -> None:
    goal = objective(plan)
    edit_objective(cast.mei, goal, revision=goal.revision, title="Releases are dull")


def sign(cast: Cast, plan: Plan) -> None:
    """Everybody who is asked signs version 2.0."""
    for thread in Thread.objects.filter(plan=plan, resolved_at=None):
        resolve(cast.mei, thread, "done")
    for decision in Decision.objects.filter(plan=plan):
        drop_decision(cast.mei, decision, "later")
    version: Version = ask_signatures(cast.mei, plan, despite="As it is.")
    for signature in version.signatures.select_related("person"):
        answer_request(
            signature.person,
            version,
            "signed",
            "",
            version.fingerprint,
            fingerprint(snapshot(plan)),
        )
