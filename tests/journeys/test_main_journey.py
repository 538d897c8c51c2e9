"""One person from an empty instance to a signed plan: by keyboard, without script, on a phone."""

import pytest

from grove.method import load
from grove.org.actions import first_invitation
from tests.journeys.conftest import PageFor
from tests.journeys.hands import Hands, Keys

PASSWORD = "grow slowly and well"
# What the person types. Figures and marks are the same in both languages' runs.
PAST = """O1 Make releases boring
- deploys per week from 2 to 10 by 31 Dec 2026
- change failure rate from 18 % to 5 % by 31 Dec 2026
目标2：降低云成本
KR1 单均成本从4.2降到3.0元
"""
TYPED = {
    "en": {
        "name": "Mei Lin",
        "department": "Platform Engineering",
        "why": "So that eight product teams ship safely.",
        "value": "Nobody else keeps the order journey standing.",
        "dimension": "Stability",
        "customer": "Tang Min",
        "need": "Every order costs less to serve",
        "other": "A screen of my own for every report",
        "reason": "The reports are two clicks away already",
        "because": "traffic doubled in March",
        "lesson": "Canary releases mattered more than tools",
        "failure": "The schema migration froze the orders for an hour",
        "guard": "A named owner and a rehearsal",
        "objective": "Releases become a non-event",
        "first": "Raise deploy frequency from 2 to 10 per week by 31 Dec 2027",
        "second": "Lower change failure rate from 18 % to 5 % by 30 Jun 2027",
        "comment": "Is ten a week too much?",
        "outcome": "Twelve is possible once the gates are automatic",
        "task": "Canary everywhere",
    },
    "zh-hans": {
        "name": "林梅",
        "department": "平台技术部",
        "why": "让八个产品团队都能安全上线。",
        "value": "订单链路只有我们能守住。",
        "dimension": "稳定性",
        "customer": "唐敏",
        "need": "每一单的成本更低",
        "other": "每张报表都给我一块单独的大屏",
        "reason": "这些报表点两下就能看到",
        "because": "三月流量翻了一番",
        "lesson": "灰度发布比工具更重要",
        "failure": "表结构迁移让下单停了一个小时",
        "guard": "指定负责人并先演练",
        "objective": "发布不再是一件大事",
        "first": "部署频率从每周2次提高到每周10次，12月31日前",
        "second": "2027年6月30日前，变更失败率从18%降到5%",
        "comment": "每周十次会不会太多？",
        "outcome": "门禁自动化之后，十二次也可以",
        "task": "全面灰度发布",
    },
}
# Of these the plan's file holds every word.
FILED = "why value need reason because failure guard lesson objective first second task".split()

pytestmark = pytest.mark.slow


def test_by_keyboard_alone(page_for: PageFor) -> None:
    _journey(Keys(page_for(), "en"))


def test_without_javascript_in_chinese(page_for: PageFor) -> None:
    page = page_for(language="zh-hans", javascript=False)
    _journey(Hands(page, "zh-hans", javascript=False))


def test_on_a_phone_in_the_dark_in_chinese(page_for: PageFor) -> None:
    page = page_for(language="zh-hans", width=360, height=740, theme="dark")
    _journey(Hands(page, "zh-hans"))


def _journey(me: Hands) -> None:
    typed = TYPED[me.language]
    _account(me, typed)
    _department(me, typed)
    _positioning(me, typed)
    _needs(me, typed)
    _review(me, typed)
    _draft(me, typed)
    _talk(me, typed)
    _versions(me, typed)
    _signing(me, typed)
    _management(me, typed)
    _takes_it_along(me, typed)


def _account(me: Hands, typed: dict[str, str]) -> None:
    token = first_invitation(None)
    me.open(f"/invitations/{token}")
    me.write(me.say("Your name"), typed["name"])
    me.write(me.say("E-mail"), "mei@lanternfish.example")
    me.write(me.say("New password"), PASSWORD)
    me.press(me.say("Create the account"))


def _department(me: Hands, typed: dict[str, str]) -> None:
    me.write(me.say("Name of the department"), typed["department"])
    me.write(me.say("Year to plan"), "2027")
    me.write(me.say("Short code"), "PLAT")
    me.press(me.say("Go on"))
    me.write(me.say("Sub-teams"), "Build & Delivery\nCore Services")
    me.press(me.say("Go on"))
    me.write(me.say("People"), "Wang Jun, wang@lanternfish.example, Build & Delivery, lead")
    me.press(me.say("Go on"))
    me.write(me.say("Last year’s objectives and key results"), PAST)
    me.press(me.say("Read the text"))
    me.sees("降低云成本")
    me.press(me.say("Go on"))
    me.sees("Build & Delivery")
    me.press(me.say("Create the workbook"))
    me.sees(me.say("The workbook is ready. Step 1 is open."))


def _positioning(me: Hands, typed: dict[str, str]) -> None:
    why, value = (one.text(me.language) for one in load().questions[:2])
    me.write(why, typed["why"])
    me.write(value, typed["value"])
    me.saved(me.say("Save the answers"))
    me.follow(me.say("Add a dimension"))
    me.write(me.say("Dimension"), typed["dimension"])
    me.press(me.say("Save the dimension"))
    me.open(me.page.url.partition("#")[0])
    me.sees(typed["dimension"])
    assert me.field(why).input_value() == typed["why"]


def _needs(me: Hands, typed: dict[str, str]) -> None:
    _step(me, "needs")
    levels = {one.key: one.name(me.language) for one in load().levels}
    views = {one.key: one.name(me.language) for one in load().perspectives}
    for words, level in ((typed["need"], "company"), (typed["other"], "business")):
        me.follow(me.say("Add a need"))
        me.write(me.say("Customer"), typed["customer"])
        me.write(me.say("Need"), words)
        me.choose(me.say("Level"), levels[level])
        me.choose(me.say("Perspective"), views["customer"])
        me.press(me.say("Save the need"))
        _step(me, "needs")
    me.follow(me.say("Decline"), about="N2")
    me.write(me.say("Reason"), typed["reason"])
    me.press(me.say("Decline the need"))
    _step(me, "needs")
    me.sees(typed["reason"])
    me.open("/plat/2027/plan/needs/1")
    me.press(me.say("New objective from this need"))


def _review(me: Hands, typed: dict[str, str]) -> None:
    _step(me, "review")
    me.choose(me.say("Your grade"), "0.4")
    me.write(me.say("Because"), typed["because"])
    me.saved(f"{me.say('Save the grade')} K1")
    me.follow(me.say("Add a failure"))
    me.write(me.say("What happened"), typed["failure"])
    me.write(me.say("Guard", "failure"), typed["guard"])
    me.press(me.say("Save the failure"))
    me.sees(typed["failure"])
    me.write(me.say("New lesson"), typed["lesson"])
    me.press(me.say("Add the lesson"))
    me.sees(typed["lesson"])
    assert me.field(me.say("Because")).input_value() == typed["because"]


def _draft(me: Hands, typed: dict[str, str]) -> None:
    _step(me, "draft")
    me.write(me.say("Objective %(code)s", code="O1"), typed["objective"])
    me.saved(me.say("Save %(what)s", what="O1"))
    for at, words in enumerate((typed["first"], typed["second"]), start=1):
        me.write(me.say("New key result of %(code)s", code="O1"), words)
        me.press(me.say("Add a key result"), about=me.say("to %(what)s", what="O1"))
        me.follow(me.say("Fields"), about=f"K{at}")
        start, target = (("2", "10"), ("18", "5"))[at - 1]
        assert me.field(me.say("Start")).input_value() == start
        assert me.field(me.say("Target")).input_value() == target
        due = ("2027-12-31", "2027-06-30")[at - 1]
        assert me.field(me.say("By", "deadline")).input_value() == due


def _talk(me: Hands, typed: dict[str, str]) -> None:
    _step(me, "draft")
    me.follow(me.say("Fields"), about="K1")
    me.follow(me.say("Comment"), about="K1")
    me.write(me.say("Comment"), typed["comment"])
    me.press(me.say("Send the comment"))
    me.sees(typed["comment"])
    me.unfold(me.say("Resolve"))
    me.write(me.say("What came of it"), typed["outcome"])
    me.press(me.say("Resolve the thread"), about="K1")
    me.sees(me.say("Resolved (%(count)s)", count=1))


def _versions(me: Hands, typed: dict[str, str]) -> None:
    _step(me, "draft")
    me.follow(me.say("Freeze a version"))
    assert me.field(me.say("Number")).input_value() == "1.0"
    me.write(me.say("Why it is frozen all the same"), typed["reason"])
    me.press(me.say("Freeze the version"))
    _step(me, "draft")
    me.follow(me.say("Fields"), about="K1")
    me.write(me.say("Target"), "12")
    me.saved(me.say("Save %(what)s", what="K1"))
    _step(me, "draft")
    me.follow(me.say("Compare with %(version)s", version="1.0"))
    assert me.page.url.endswith("/versions/1.0..now")
    me.sees("12")


def _signing(me: Hands, typed: dict[str, str]) -> None:
    _step(me, "sign_off")
    ask = me.say("Ask for signatures on version %(number)s", number="2.0")
    me.press(ask)
    me.sees(me.say("This holds the version back"))
    me.write(me.say("Why it is frozen all the same"), typed["reason"])
    me.press(ask)
    me.tick(me.say("I have read version %(number)s", number="2.0"), "checkbox")
    me.press(me.say("Sign version %(number)s", number="2.0"))


def _management(me: Hands, typed: dict[str, str]) -> None:
    _step(me, "management")
    me.sees(typed["first"])
    me.follow(me.say("Add a key task"))
    me.write(me.say("Key task"), typed["task"])
    me.press(me.say("Save it"))
    me.sees(typed["task"])


def _takes_it_along(me: Hands, typed: dict[str, str]) -> None:
    plan = me.download(me.say("Plan as Markdown"))
    for words in FILED:
        assert typed[words] in plan, f"{typed[words]} is not in the file"


def _step(me: Hands, key: str) -> None:
    """To a step by way of the workbook."""
    title = next(one.title(me.language) for one in load().steps if one.key == key)
    me.open("/plat/2027/plan")
    me.follow(title)
