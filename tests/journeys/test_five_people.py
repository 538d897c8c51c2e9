"""Five people, five browsers: a plan goes from 1.0 through a round to what everybody commits to."""

from dataclasses import dataclass

import pytest
from django.utils import timezone

from grove.commitment.models import Signature
from grove.okrs.actions import add_key_result, add_objective
from grove.okrs.models import KeyResult
from grove.org.models import Person
from grove.rounds.models import Ask, Round
from grove.versions.models import Version
from tests.cast import Cast
from tests.journeys.conftest import PageFor
from tests.journeys.hands import Hands

pytestmark = pytest.mark.slow

TYPED = {
    "en": {
        "objective": "Releases become a non-event",
        "first": "Raise deploy frequency from 2 to 10 per week by 31 Dec 2027",
        "second": "Cut cost per order from 4.20 to 3.50 by 31 Dec 2027",
        "line": "What will not work for you?",
        "ask": "3.50 is what we reach without trying",
        "reason": "The CFO asked for more",
        "wording": "Cut cost per order from 4.20 to 3.00 by 31 Dec 2027",
        "reservation": "Only once the noisy services are cleaned up",
        "comment": "Is ten a week too much?",
        "resolution": "Two teams do it today",
    },
    "zh-hans": {
        "objective": "让发布成为平常事",
        "first": "部署频率从每周2次提高到每周10次，2027年12月31日前",
        "second": "单均成本从4.20元降到3.50元，2027年12月31日前",
        "line": "哪些在你们那里行不通？",
        "ask": "3.50元不费力就能做到",
        "reason": "CFO要求再多降一些",
        "wording": "单均成本从4.20元降到3.00元，2027年12月31日前",
        "reservation": "要等那几个吵闹的服务清理完",
        "comment": "每周十次会不会太多？",
        "resolution": "已有两个团队做到",
    },
}


@dataclass
class Five:
    """The people of the story, each before a browser of their own."""

    head: Hands
    boss: Hands
    lead: Hands
    other: Hands
    member: Hands


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_from_the_first_version_to_everybodys_commitment(
    cast: Cast, page_for: PageFor, language: str
) -> None:
    typed = TYPED[language]

    def browser(person: Person) -> Hands:
        return Hands(page_for(person, language=language), language)

    five = Five(
        head=browser(cast.mei),
        boss=browser(cast.he),
        lead=browser(cast.wang),
        other=browser(cast.zhao),
        member=browser(cast.ana),
    )
    objective = add_objective(
        cast.mei, cast.plan, title=typed["objective"], kind="committed", owner=cast.wang
    )
    for words in (typed["first"], typed["second"]):
        add_key_result(cast.mei, objective, text=words)
    _share(cast, five, typed)
    _answers(cast, five, typed)
    _talk(cast, five, typed)
    _close(cast, five, typed)
    _sign(cast, five, typed)
    _commit(cast, five, typed)


def _share(cast: Cast, five: Five, typed: dict[str, str]) -> None:
    me = five.head
    me.open(cast.url("versions"))
    me.write(me.say("Why it is frozen all the same"), typed["line"])
    me.press(me.say("Freeze the version"))
    me.open(cast.url("rounds"))
    me.follow(me.say("Share version %(number)s", number="1.0"))
    me.write(me.say("Line to the teams"), typed["line"])
    me.press(me.say("Begin round %(number)d", number=1))
    me.sees(me.say("Round %(number)d has begun", number=1))
    five.member.open(cast.url("rounds"))
    five.member.sees(typed["line"])


def _answers(cast: Cast, five: Five, typed: dict[str, str]) -> None:
    me = five.lead
    me.open("/inbox")
    asked = "Answer round %(number)d of %(department)s %(cycle)s for %(team)s"
    values = {"number": 1, "department": cast.plat, "cycle": "2027", "team": cast.bd}
    me.follow(me.say("Answer", "verb"), about=me.say(asked, **values))
    me.sees(typed["line"])
    me.press(me.say("We have read version %(number)s", number="1.0"))
    me.tick(me.say("Change this", "ask"))
    me.choose(me.say("About"), f"K2 {typed['second'][:70]}")
    me.write(me.say("In our words"), typed["ask"])
    me.press(me.say("Send the ask"))
    me.sees(typed["ask"])
    assert Ask.objects.get().asked_by == cast.wang

    other = five.other
    other.open(cast.url("rounds/teams/cs"))
    other.tick(other.say("We agree with a reservation"))
    other.write(other.say("Reservation"), typed["reservation"])
    other.press(other.say("Send our answer"))
    other.sees(typed["reservation"])

    head = five.head
    head.open("/inbox")
    asked = head.say("Answer %(ask)s of %(team)s", ask="A1", team=cast.bd)
    head.follow(head.say("Answer", "verb"), about=asked)
    head.tick(head.say("taken", "ask"))
    head.write(head.say("Reason"), typed["reason"])
    head.write(head.say("New wording of %(code)s", code="K2"), typed["wording"])
    head.press(head.say("Answer the ask"))
    result = KeyResult.objects.get(number=2)
    assert (result.text, result.target) == (typed["wording"], 3)
    head.sees(head.say("aligned with note"))

    me.open(cast.url("rounds/teams/bd"))
    me.sees(typed["reason"])
    me.tick(me.say("We agree"))
    me.press(me.say("Send our answer"))
    me.open(cast.url("rounds"))
    me.sees(me.say("Every team has answered."))


def _talk(cast: Cast, five: Five, typed: dict[str, str]) -> None:
    boss = five.boss
    boss.open(cast.url("comments") + "?about=K1")
    boss.write(boss.say("Comment"), typed["comment"])
    boss.press(boss.say("Send the comment"))
    boss.sees(typed["comment"])
    head = five.head
    head.open(cast.url("comments"))
    head.sees(typed["comment"])
    head.unfold(head.say("Resolve"))
    head.write(head.say("What came of it"), typed["resolution"])
    head.press(head.say("Resolve the thread"), about="K1")


def _close(cast: Cast, five: Five, typed: dict[str, str]) -> None:
    head = five.head
    head.open(cast.url("rounds"))
    head.follow(head.say("Close round %(number)d", number=1))
    head.write(head.say("Why it is closed all the same"), typed["reason"])
    head.press(head.say("Close the round"))
    head.sees(head.say("Closed with version %(number)s.", number="1.1"))
    closed = Round.objects.get()
    assert closed.closed_with == Version.objects.get(major=1, minor=1)
    assert closed.due >= timezone.localdate()
    five.boss.open(cast.url("versions/1.0..1.1"))
    five.boss.sees(typed["reason"])
    five.member.open(cast.url("rounds"))
    five.member.sees("1.1")


def _sign(cast: Cast, five: Five, typed: dict[str, str]) -> None:
    head = five.head
    head.open(cast.url("sign-off"))
    ask = head.say("Ask for signatures on version %(number)s", number="2.0")
    head.press(ask)
    head.write(head.say("Why it is frozen all the same"), typed["line"])
    head.press(ask)
    for signer in (head, five.boss, five.lead, five.other):
        signer.open(cast.url("sign-off"))
        signer.tick(signer.say("I have read version %(number)s", number="2.0"), "checkbox")
        signer.press(signer.say("Sign version %(number)s", number="2.0"))
    signed = Signature.objects.filter(version__major=2).values_list("state", flat=True)
    assert list(signed) == [Signature.State.SIGNED] * 4


def _commit(cast: Cast, five: Five, typed: dict[str, str]) -> None:
    for me in (five.member, five.lead, five.other, five.head):
        me.open("/plat/2027/confirm")
        me.sees(typed["objective"])
        me.tick(me.say("I understand this"))
        me.press(me.say("Save and finish"))
        me.tick(me.say("I commit to helping reach these"))
        me.press(me.say("Send"))
        me.sees(me.say("You commit to helping reach these objectives."))
    five.boss.open("/plat/2027/confirm/coverage")
    five.boss.sees(five.boss.say("Done: every question is answered and the target is reached."))
