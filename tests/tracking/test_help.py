"""Help is asked for on the check-in, waits for who could give it, and is answered with words."""

import re
from typing import Any

import pytest

from grove.org.actions import add_department
from grove.plans.models import Plan
from grove.record.models import Act
from grove.tracking.models import CheckIn, HelpRequest
from grove.tracking.queries import help as queries
from grove.tracking.queries.help import team_choices
from tests.cast import Cast
from tests.tracking.weeks import PAGE, keys, sent, waiting


def call(team: str = "CS", text: str = "Two engineers for two weeks") -> dict[str, str]:
    return {"help-for": "K1", "help-team": team, "help-text": text}


@pytest.fixture
def asked(cast: Cast, running: Plan) -> HelpRequest:
    """Ana asks Core Services for help on K1."""
    cast.as_(cast.ana).post(PAGE, sent(K1_value="8", K1_confidence="4") | call())
    return HelpRequest.objects.get()


def test_a_call_is_sent_with_the_check_in_and_waits_for_the_lead_and_the_head(
    cast: Cast, asked: HelpRequest
) -> None:
    assert (asked.by, asked.team, asked.key_result.short_code) == (cast.ana, cast.cs, "K1")
    assert CheckIn.objects.count() == 1
    assert "help" in keys(cast.zhao) and "help" in keys(cast.mei)
    assert "help" not in keys(cast.ana) and "help" not in keys(cast.wang)
    page = cast.as_(cast.ana).get(PAGE).text
    assert "K1 asks Core Services for help" in page
    board = cast.as_(cast.mei).get("/plat/2026/track").text
    assert "K1 asks for help from Core Services" in board


def test_without_a_team_it_goes_to_the_head_alone(cast: Cast, running: Plan) -> None:
    cast.as_(cast.ana).post(PAGE, call(team=""))
    assert "help" in keys(cast.mei) and "help" not in keys(cast.zhao)


def test_own_teams_are_offered_first_and_others_by_their_department(
    cast: Cast, running: Plan
) -> None:
    others = add_department(cast.admin, cast.company, name="Data", code="DATA")
    for name in ("Zeta", "Alpha"):
        add_department(cast.admin, others, name=name, code=name.upper(), kind="team")
    for page in (PAGE, f"/calls/{_asked(cast)}"):
        html = cast.as_(cast.ana).get(page).text
        offered = re.findall(r'<optgroup label="([^"]+)">(.*?)</optgroup>', html, re.S)
        names = {label: re.findall(r">([^<]+)</option>", group) for label, group in offered}
        assert list(names.items()) == [
            ("Platform Engineering", ["Build &amp; Delivery", "Core Services"]),
            ("Data", ["Data", "Alpha", "Zeta"]),
        ], page


def test_of_a_very_large_company_the_nearest_are_offered_and_the_one_that_was_chosen(
    cast: Cast, running: Plan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST_OFFERED", 3)
    far = add_department(cast.admin, cast.company, name="Aardvark", code="AAA")
    team = add_department(cast.admin, far, name="Zeta", code="ZETA", kind="team")
    offered = [code for _name, teams in team_choices(running, team.pk) for code, _team in teams]
    assert offered == ["BD", "CS", "ZETA"]


def _asked(cast: Cast) -> int:
    cast.as_(cast.ana).post(PAGE, call())
    return HelpRequest.objects.get().pk


def test_the_answer_waits_for_the_asker_until_it_is_read(cast: Cast, asked: HelpRequest) -> None:
    place = f"/calls/{asked.pk}"
    assert cast.as_(cast.zhao).post(place, {"answer": " "}).status_code == 422
    assert (
        cast.as_(cast.zhao).post(place, {"answer": "Ana gets Lin from Monday"}).status_code == 302
    )
    assert "help" not in keys(cast.zhao) and "help" not in keys(cast.mei)
    (told,) = [one for one in waiting(cast.ana) if one.key.startswith("help-answer")]
    assert told.text == "Zhao Yan answers your call for help on K1"
    assert told.detail == "Ana gets Lin from Monday"
    assert "Ana gets Lin from Monday" in cast.as_(cast.ana).get(told.href).text
    cast.as_(cast.ana).post(f"{place}/notice")
    cast.as_(cast.ana).post(f"{place}/notice")
    assert "help-answer" not in keys(cast.ana)
    assert Act.objects.filter(verb="tracking.read_answer").count() == 1


def test_who_asked_says_it_anew_takes_it_back_and_may_undo_that(
    cast: Cast, asked: HelpRequest
) -> None:
    ana, place = cast.as_(cast.ana), f"/calls/{asked.pk}"
    assert ana.post(f"{place}/wording", {"team": "NONE", "text": "x"}).status_code == 422
    ana.post(f"{place}/wording", {"team": "BD", "text": "One engineer"})
    asked.refresh_from_db()
    assert (asked.team, asked.text) == (cast.bd, "One engineer")
    ana.post(f"{place}/withdrawal")
    assert not HelpRequest.objects.exists()
    act = Act.objects.get(verb="tracking.withdraw_help")
    ana.post(f"/acts/{act.pk}/undo", {"next": PAGE})
    assert HelpRequest.objects.get() == asked


def test_an_answered_call_is_not_changed_any_more(cast: Cast, asked: HelpRequest) -> None:
    cast.as_(cast.mei).post(f"/calls/{asked.pk}", {"answer": "Next quarter"})
    for act, data in (("wording", {"team": "", "text": "x"}), ("withdrawal", {})):
        answer = cast.as_(cast.ana).post(f"/calls/{asked.pk}/{act}", data)
        assert answer.status_code == 422
        assert "This is answered already." in answer.text


def test_who_may_do_what(cast: Cast, asked: HelpRequest) -> None:
    place = f"/calls/{asked.pk}"
    assert cast.as_(cast.wang).get(place).status_code == 200
    assert cast.as_(cast.wang).post(place, {"answer": "No"}).status_code == 403
    assert cast.as_(cast.wang).post(f"{place}/withdrawal").status_code == 403
    assert cast.as_(cast.zhao).post(f"{place}/wording", {"text": "x"}).status_code == 403
    assert cast.as_(cast.zhao).post(f"{place}/notice").status_code == 403
    assert cast.as_(cast.stranger).get(place).status_code == 404
    assert cast.as_(cast.zhao).get(f"{place}/withdrawal").status_code == 405


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"help-for": "K3"}, "Choose the key result that is blocked."),
        ({"help-team": "ELSE"}, "Choose a team of the list, or the head."),
        ({"help-text": "x" * 2001}, "2001"),
    ],
)
def test_a_wrong_call_is_named_and_nothing_is_sent(
    cast: Cast, running: Plan, fields: dict[str, Any], message: str
) -> None:
    row = sent(K1_value="8", K1_confidence="7", K1_note="kept as typed")
    answer = cast.as_(cast.ana).post(PAGE, row | call() | fields)
    assert answer.status_code == 422
    assert message in answer.text and "kept as typed" in answer.text
    assert not CheckIn.objects.exists() and not HelpRequest.objects.exists()
