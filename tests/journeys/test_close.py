"""A year is closed in browsers: frozen, graded, looked back at, published, remembered."""

import re

import pytest

from grove.closing.models import Publication, Vote
from grove.review.models import Grade, Lesson
from tests.closing.ending import Ending
from tests.closing.ending import ending as ending
from tests.journeys.conftest import PageFor
from tests.journeys.hands import Hands

pytestmark = pytest.mark.slow

TYPED = {
    "en": {
        "because": "Two teams had stopped the rollout",
        "cause": "Canary covered a third of the services",
        "learned": "A target without its guard makes people hide the number",
        "ana": "Canary before any target",
        "wang": "Nobody owned the rollback",
        "group": "Canary first",
        "lesson": "Cover every service before you set a target",
        "happened": "The change failure rate ended at 21 %",
        "guard": "Canary on every tier 1 service before any target is set",
        "watch": "rollback, incidents",
        "objective": "Releases nobody notices",
        "draft": "Cut change failure rate from 21 % to 8 % by 31 Dec 2027",
        "guarded": ", with canary on every tier 1 service",
    },
    "zh-hans": {
        "ana": "先灰度，再定目标",
        "wang": "回滚没有人负责",
        "group": "先灰度",
        "lesson": "先覆盖全部服务，再定目标",
    },
}


def test_a_year_is_closed_and_the_next_draft_remembers_it(
    ending: Ending, page_for: PageFor
) -> None:
    cast, typed = ending.cast, TYPED["en"]
    head, member, lead = (Hands(page_for(who), "en") for who in (cast.mei, cast.ana, cast.wang))
    _freeze(ending, head)
    _grade(ending, head, typed)
    _look_back(ending, head, member, lead, typed)
    _register(ending, head, typed)
    _publish(ending, head, member)
    _begin_the_next(ending, head, typed)


def test_a_chinese_team_looks_back_and_publishes_on_the_phone(
    ending: Ending, page_for: PageFor
) -> None:
    cast, language = ending.cast, "zh-hans"
    head, member, lead = (
        Hands(page_for(who, language=language, width=360, touch=True), language)
        for who in (cast.mei, cast.ana, cast.wang)
    )
    _freeze(ending, head)
    ending.grade_all()
    _look_back(ending, head, member, lead, TYPED[language])
    _publish(ending, head, member)
    for me in (head, member):
        for page in ("retrospective", "year"):
            me.open(ending.url(page))
            assert me.page.evaluate("document.documentElement.scrollWidth") == 360


def _freeze(ending: Ending, me: Hands) -> None:
    me.open(ending.url())
    me.follow(me.say("Make the values final"))
    me.press(me.say("Make the values final"))
    me.sees(me.say("The values are final"))
    assert ending.plan.frozen_on is not None


def _grade(ending: Ending, me: Hands, typed: dict[str, str]) -> None:
    """The computed grade first; a person's beside it with why; what each of them asks for."""
    page = me.page
    me.open(ending.url("grades"))
    me.page.get_by_role("button", name=re.compile("3")).first.click()  # accept 3 computed grades
    me.sees(me.say("a good stretch result"))
    page.locator("#grade-2").select_option("0.9")
    page.locator("#because-2").fill(typed["because"])
    me.saved(f"{me.say('Save the grade')} K2")
    assert (Grade.objects.get(key_result=ending.latency).because) == typed["because"]
    me.open(ending.url("publication"))
    me.follow("K3")  # the list of what is missing leads to where it is written
    page.locator("#cause-3").fill(typed["cause"])
    page.locator("#learned-3").fill(typed["learned"])
    me.saved(f"{me.say('Save the grade')} K3")
    assert Grade.objects.get(key_result=ending.failing).cause == typed["cause"]


def _look_back(
    ending: Ending, head: Hands, member: Hands, lead: Hands, typed: dict[str, str]
) -> None:
    """Written alone and timed, revealed, grouped, voted on; one lesson leaves the room."""
    board = ending.url("retrospective")
    head.open(board)
    head.write(head.say("Minutes to write"), "5")
    head.press(head.say("Start the timer"))
    for me, key in ((member, "ana"), (lead, "wang")):
        me.open(board)
        clock = me.page.locator("[data-clock]")
        clock.wait_for()
        assert clock.text_content() in {"5:00", "4:59", "4:58", "4:57", "4:56", "4:55"}
        me.page.locator("#text-O2").fill(typed[key])
        me.press(me.say("Write it down"), about="O2")
        me.sees(typed[key])
    head.open(board)
    assert typed["ana"] not in (head.page.text_content("main") or "")
    head.follow(head.say("Reveal the notes"))
    head.press(head.say("Reveal the notes"))
    for field in head.page.locator(".retro-put").all():
        field.fill(typed["group"])
    head.press(head.say("Save the groups"))
    head.press(head.say("Open the vote"))
    for me in (member, lead):
        me.open(board)
        me.tick(typed["group"], "checkbox")
        me.press(me.say("Give my votes"))
    assert Vote.objects.count() == 2
    head.open(board)
    head.press(head.say("Count the votes"))
    head.write(head.say("A lesson in one sentence"), typed["lesson"])
    head.press(head.say("Let it leave the room"))
    assert Lesson.objects.get().text == typed["lesson"]


def _register(ending: Ending, me: Hands, typed: dict[str, str]) -> None:
    me.open(ending.url("failures") + "?of=3")
    me.write(me.say("What happened"), typed["happened"])
    assert me.field(me.say("Why (first cause)")).input_value() == typed["cause"]
    me.write(me.say("Guard", "failure"), typed["guard"])
    me.write(me.say("What to watch"), typed["watch"])
    me.press(me.say("Save the failure"))
    me.sees(typed["guard"])


def _publish(ending: Ending, head: Hands, member: Hands) -> None:
    head.open(ending.url("publication"))
    head.page.get_by_role("button", name=head.say("Publish the grades")).click()
    with head.page.expect_navigation():
        head.page.locator("dialog[open] button[value=yes]").click()
    head.sees(head.say("The grades are published"))
    assert Publication.objects.count() == 1
    member.open("/inbox")
    member.follow(member.say("Read them", "verb"), about=_named(member, ending))
    member.press(member.say("I have read it"))
    member.open("/inbox")
    assert member.page.get_by_text(_named(member, ending)).count() == 0


def _named(me: Hands, ending: Ending) -> str:
    text = "The grades of %(department)s %(cycle)s are published"
    return me.say(text, department=ending.cast.plat, cycle="2026")


def _begin_the_next(ending: Ending, me: Hands, typed: dict[str, str]) -> None:
    """Last year's failure warns in this year's draft; naming its guard is enough."""
    me.open(ending.url("next"))
    me.press(me.say("Hand over to %(cycle)s", cycle="2027"))
    me.open(ending.cast.url("draft"))
    me.follow(me.say("Add an objective"))
    me.write(me.say("Objective"), typed["objective"])
    me.press(me.say("Add the objective"))
    me.write(me.say("New key result of %(code)s", code="O1"), typed["draft"])
    me.press(me.say("Add a key result"), about=me.say("to %(what)s", what="O1"))
    hint = me.page.locator("[data-hint]", has_text="LRN701")
    hint.wait_for()
    said = hint.text_content() or ""
    assert "K3" in said and ending.failing.text in said and typed["learned"] in said
    assert "0.0" in said
    words = me.page.locator("#t-K1")
    words.fill(typed["draft"] + typed["guarded"])
    me.saved(me.say("Save %(what)s", what="K1"))
    hint.wait_for(state="detached")
