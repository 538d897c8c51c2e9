"""The reviewer in the draft: it reads words and fields, is answered, and holds a version back."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from grove.drafting.hints import Hint, hints
from grove.drafting.models import HouseRules, SetAside
from grove.drafting.queries.rules import as_toml
from grove.okrs.actions import add_key_result, add_objective, edit_key_result
from grove.okrs.models import KeyResult
from grove.record.models import Act
from grove.review.actions import add_failure, save_grade
from grove.review.last_cycle import ended_results
from grove.versions.actions import freeze_version
from grove.versions.models import Version
from tests.cast import Cast


@pytest.fixture
def drafted(cast: Cast) -> KeyResult:
    """One objective and one key result that names work instead of a result."""
    objective = add_objective(cast.mei, cast.plan, title="Releases become dull", kind="committed")
    made: KeyResult = add_key_result(cast.mei, objective, text="Roll out the new alerting stack")
    return made


def codes(cast: Cast) -> dict[str, Hint]:
    return {hint.code: hint for hint in hints(cast.plan, "en")}


def draft(cast: Cast, language: str = "en") -> str:
    return cast.as_(cast.mei, language).get(cast.url("draft")).content.decode()


def test_words_are_read_where_fields_do_not_decide(cast: Cast, drafted: KeyResult) -> None:
    page = draft(cast)
    assert "KR201" in page and "Roll out" in page
    assert "KR204" not in page  # its root cause is said, and hides it
    assert 'href="/rules/KR201"' in page
    edit_key_result(
        cast.mei, drafted, drafted.revision, text="Cut false alerts from 30 % to 8 % by 30 Jun 2027"
    )
    assert "KR201" not in draft(cast)


def test_the_reviewer_speaks_chinese(cast: Cast) -> None:
    made = add_objective(cast.mei, cast.plan, title="发布不再让人紧张", kind="committed")
    add_key_result(cast.mei, made, text="完成日志平台升级")
    page = draft(cast, "zh-hans")
    assert "KR201" in page and "完成" in page
    assert "Why, and what to do" not in page


def test_advice_is_left_with_one_press_and_comes_back_with_the_text(cast: Cast) -> None:
    made = add_objective(cast.mei, cast.plan, title="Every order survives", kind="committed")
    row = add_key_result(
        cast.mei, made, text="Latency under 200 ms", kind="decrease",
        baseline=Decimal(900), target=Decimal(200), unit="ms",
    )  # fmt: skip
    found = codes(cast)["KR210"]
    assert found.level == "consider"
    sent = {"code": "KR210", "identity": found.identity, "about": "K1"}
    answer = cast.as_(cast.mei).post(cast.url("draft/findings/aside"), sent)
    assert answer.status_code == 302 and answer.headers["Location"].endswith("#K1")
    assert "KR210" not in codes(cast)
    assert "Look at it again" in draft(cast)
    edit_key_result(cast.mei, row, row.revision, text="Latency of search under 200 ms")
    assert "Look at it again" not in draft(cast)  # it came back by itself
    assert "KR210" in codes(cast)


def test_what_weighs_is_left_with_a_reason_only(cast: Cast, drafted: KeyResult) -> None:
    found = codes(cast)["KR201"]
    sent = {"code": "KR201", "identity": found.identity, "about": "K1"}
    mei = cast.as_(cast.mei)
    assert "Why it can stay" in mei.get(cast.url("draft/findings/aside"), sent).content.decode()
    refused = mei.post(cast.url("draft/findings/aside"), sent)
    assert refused.status_code == 422 and "The reason is empty" in refused.content.decode()
    mei.post(cast.url("draft/findings/aside"), {**sent, "because": "It is a legal duty"})
    aside = SetAside.objects.get()
    assert (aside.about, aside.because, aside.by) == ("K1", "It is a legal duty", cast.mei)
    assert Act.objects.get(verb="drafting.set_aside").because == "It is a legal duty"
    assert "KR201" not in codes(cast)
    panel = draft(cast).partition('id="left"')[2]
    assert "A task, not a result" in panel and "It is a legal duty" in panel
    again = cast.url(f"draft/findings/aside/{aside.pk}/removal")
    assert f'action="{again}"' in panel
    mei.post(again)
    assert "KR201" in codes(cast)


def test_a_rule_can_be_left_out_of_a_plan(cast: Cast, drafted: KeyResult) -> None:
    link = re.search(r'href="([^"]*draft/findings/aside[^"]*scope=rule)"', draft(cast))
    assert link  # of an advice; what weighs has the choice on its page
    page = cast.as_(cast.mei).get(unescape(link[1])).content.decode()
    assert re.search(r'value="rule"[^>]* checked', page)
    found = codes(cast)["KR201"]
    sent = {"code": "KR201", "identity": found.identity, "scope": "rule", "because": "Ops year"}
    cast.as_(cast.mei).post(cast.url("draft/findings/aside"), sent)
    assert "KR201" not in codes(cast)
    assert SetAside.objects.get().identity == ""


def test_findings_hold_a_version_back_unless_somebody_says_why(
    cast: Cast, drafted: KeyResult
) -> None:
    with pytest.raises(ValidationError, match="KR201"):
        freeze_version(cast.mei, cast.plan, 1, 0)
    mei, versions = cast.as_(cast.mei), cast.url("versions")
    assert "This holds the version back" in mei.get(versions).content.decode()
    assert mei.post(versions, {"number": "1.0"}).status_code == 422
    assert mei.post(versions, {"number": "1.0", "despite": "First talk"}).status_code == 302
    assert Version.objects.get().number == "1.0"
    because = Act.objects.get(verb="versions.freeze_version").because
    assert "KR201" in because and because.endswith("First talk")


def test_a_watched_failure_is_named_until_its_guard_is(cast: Cast) -> None:
    said = {
        "happened": "Froze schema migration in Q3, two teams blocked",
        "guard": "named migration owner",
        "watch_words": "schema migration",
    }
    failure = add_failure(cast.mei, cast.plan, said)
    made = add_objective(cast.mei, cast.plan, title="Nothing is blocked", kind="stretch")
    text = "Cut schema migration waits from 9 days to 2 days by 30 Jun 2027"
    row = add_key_result(cast.mei, made, text=text)
    found = codes(cast)["LRN701"]
    assert found.about == "K1" and failure.code in [one.code for one in found.beside]
    assert "Froze schema migration" in draft(cast)
    text = f"With a named migration owner, {text[0].lower()}{text[1:]}"
    edit_key_result(cast.mei, row, row.revision, text=text)
    assert "LRN701" not in codes(cast)


def test_what_failed_last_cycle_stands_beside_the_line_by_its_full_code(cast: Cast) -> None:
    old = add_objective(cast.mei, cast.last, title="Old")
    text = "Cut schema migration waits from 9 days to 2 days"
    failed = add_key_result(cast.mei, old, text=text)
    grade = {"value": Decimal("0.2"), "because": "nobody owned it", "learned": "Name an owner"}
    save_grade(cast.mei, cast.plan, ended_results(cast.plan, cast.last, failed.number)[0], 0, grade)
    said = {"happened": "Froze", "guard": "a named migration owner"}
    add_failure(cast.mei, cast.plan, said, None, failed)
    made = add_objective(cast.mei, cast.plan, title="Nothing is blocked", kind="stretch")
    add_key_result(cast.mei, made, text=f"{text} by 30 Jun 2027")  # its K1, as the old one's
    one, other = codes(cast)["LRN701"].beside
    assert (one.code, other.code) == ("K1", f"{cast.last.code}-K1")
    assert other.notes == ("grade 0.2", "Guard: a named migration owner", "Learned: Name an owner")
    page = draft(cast)
    assert f'<span class="code">{cast.last.code}-K1</span>' in page
    assert "<small>Guard: a named migration owner</small>" in page


def test_who_reads_cannot_set_aside(cast: Cast, drafted: KeyResult) -> None:
    cast.shared()
    sent: dict[str, Any] = {"code": "KR201", "identity": "x", "because": "no"}
    for person, status in ((cast.ana, 403), (cast.he, 403), (cast.stranger, 404)):
        answer = cast.as_(person).post(cast.url("draft/findings/aside"), sent)
        assert answer.status_code == status


def test_every_rule_has_its_page_in_both_languages(cast: Cast) -> None:
    page = cast.as_(cast.ana).get("/rules").content.decode()
    assert page.count('href="/rules/') >= 60
    assert (
        "{" not in page.partition("<main")[2]
    )  # titles of findings have places to fill, names of rules have none
    sums = cast.as_(cast.ana, "zh-hans").get("/rules/ALN503").content.decode()
    assert "  K1 客户端的构建时长从25分钟缩短到8分钟" in sums and "objectives" not in sums
    assert sums.index("客户端的构建时长") < sums.index("Build time of the app")
    for language, words in (("en", "It speaks up"), ("zh-hans", "完成日志平台升级")):
        rule = cast.as_(cast.ana, language).get("/rules/task-not-result").content.decode()
        assert "KR201" in rule and words in rule
    assert cast.as_(cast.ana).get("/rules/KR999").status_code == 404


def test_the_house_sets_its_reviewer_as_a_repository_does(cast: Cast, drafted: KeyResult) -> None:
    admin = cast.as_(cast.admin)
    wrong = admin.post("/settings/reviewer", {"ignore": "KR999", "limits": "results-many = few"})
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "“KR999” is no rule" in page and "few" in page
    assert not HouseRules.objects.exists()
    sent = {"ignore": "KR201", "limits": "results-many = 7", "systems": "Zephyr"}
    assert admin.post("/settings/reviewer", sent).status_code == 302
    assert "KR201" not in codes(cast)
    page = admin.get("/settings/reviewer").content.decode()
    assert "results-many = 7" in page and "systems = [&#34;Zephyr&#34;]" in page
    assert cast.as_(cast.mei).get("/settings/reviewer").status_code == 404


def test_the_house_takes_a_grove_toml_and_shows_the_same_one(
    cast: Cast, drafted: KeyResult
) -> None:
    admin = cast.as_(cast.admin)
    wrong = admin.post("/settings/reviewer", {"lexicon": "nonsense = x", "select": "KR9"})
    page = wrong.content.decode()
    assert wrong.status_code == 422 and "“nonsense = x” is no word list" in page
    assert "“KR9” is no rule" in page
    sent = {"lexicon": "task = yeet, 点火", "select": "KR2\nOBJ101", "teams": "Bridge"}
    assert admin.post("/settings/reviewer", sent).status_code == 302
    said = HouseRules.objects.get().said
    assert said == {
        "select": ["KR2", "OBJ101"],
        "glossary": {"teams": ["Bridge"]},
        "lexicon": {"task": ["yeet", "点火"]},
    }
    shown = as_toml(said)
    assert shown in unescape(admin.get("/settings/reviewer").content.decode())
    admin.post("/settings/reviewer", {"ignore": "KR201"})
    assert HouseRules.objects.get().said == {"ignore": ["KR201"]}
    pasted = f"[tool.grove]\nyear = 2030\n{shown}".replace("[glossary]", "[tool.grove.glossary]")
    pasted = pasted.replace("[lexicon]", "[tool.grove.lexicon]")
    assert admin.post("/settings/reviewer", {"toml": pasted}).status_code == 302
    assert HouseRules.objects.get().said == said
    for broken, words in (
        ("select = [\n", "没有闭合"),
        ("select = ]\n", "第1行第10列"),
        ("[limits]\nresults-much = 3\n", "可以写的有"),
        ('ignore = ["KR999"]', "“KR999”"),
        ("", "里面是空的"),
        ("x = " + "[" * 5000, "不是合法的TOML"),
        ("[limits]\nresults-many = inf\n", "不小于0的数"),
        (f"[limits]\nresults-many = 1{'0' * 400}\n", "不小于0的数"),
        ('[glossary]\nteams = ["a\\u0000"]\n', "一组文字"),
    ):
        refused = cast.as_(cast.admin, "zh-hans").post("/settings/reviewer", {"toml": broken})
        assert refused.status_code == 422 and words in refused.content.decode(), broken
        assert HouseRules.objects.get().said == said


def test_the_workbook_says_what_is_about_the_plan_as_a_whole(
    cast: Cast, drafted: KeyResult
) -> None:
    for language, heading, count in (
        ("en", "Of the plan as a whole", "to consider"),
        ("zh-hans", "关于整份规划", "项可考虑"),
    ):
        page = cast.as_(cast.mei, language).get(cast.url("")).content.decode()
        section = page.partition('id="findings"')[2].partition("</section>")[0]
        assert heading in section and 'href="/rules/BAL601"' in section
        assert "KR201" not in section  # that one is about a line
        assert count in page
    cast.shared()
    reader = cast.as_(cast.ana).get(cast.url("")).content.decode()
    assert 'id="findings"' not in reader  # the hints help who writes


def test_where_nothing_is_to_mend_one_good_thing_is_named(cast: Cast) -> None:
    made = add_objective(cast.mei, cast.plan, title="Releases become a non-event", kind="stretch")
    whole = {"owner": cast.ana, "data_source": "CI", "due": date(2027, 9, 30)}
    text = "Raise deploy frequency from 2 to 10 per week by 30 Sep 2027"
    add_key_result(cast.mei, made, text=text, **whole)
    add_key_result(
        cast.mei, made, text="Cut the change failure rate from 18 % to 5 % by 30 Sep 2027", **whole
    )
    add_key_result(cast.mei, made, text="Roll out the new alerting stack", **whole)
    page = draft(cast)
    first, second, third = (
        page.partition(f'id="about-{code}"')[2].partition('class="line-acts"')[0]
        for code in ("K1", "K2", "K3")
    )
    assert first.count('data-l="good"') == second.count('data-l="good"') == 1
    assert "Whole: start, target, day" in first and "Paired with K1" in second
    assert 'data-l="good"' not in third and "KR201" in third
    assert "与K1成对" in draft(cast, "zh-hans")
    cast.shared()
    assert 'data-l="good"' not in cast.as_(cast.ana).get(cast.url("draft")).content.decode()


def test_the_words_are_judged_before_the_empty_fields_and_none_of_it_is_kept_back(
    cast: Cast,
) -> None:
    made = add_objective(cast.mei, cast.plan, title="Releases are dull", kind="stretch")
    add_key_result(cast.mei, made, text="Cut failed builds by a third, it counts for the bonus")
    add_key_result(cast.mei, made, text="Roll out the new alerting stack")
    page = draft(cast)
    first = page.partition('id="about-K1"')[2].partition('class="line-acts"')[0]
    assert {"KR204", "SMT301", "SMT302", "SMT305", "PRC805"} <= set(
        re.findall(r'href="/rules/(\w+)"', first)
    )
    second = page.partition('id="about-K2"')[2].partition('class="line-acts"')[0]
    assert re.findall(r'href="/rules/(\w+)"', second)[:2] == ["KR201", "SMT301"]
    panel = page.partition('id="panel"')[2]
    said = panel.partition("/rules/SMT301")[2].partition("</li>")[0]
    assert '<a href="#K1">Go to K1</a> <a href="#K2">K2</a>' in said  # said once, of both
    versions = cast.as_(cast.mei).get(cast.url("versions")).content.decode()
    held = versions.partition("/rules/SMT301")[2].partition("</li>")[0]
    assert re.findall(r">(K\d)</a>", held) == ["K1", "K2"]


def test_another_wording_shows_only_what_it_changes(cast: Cast) -> None:
    made = add_objective(cast.mei, cast.plan, title="Calm", kind="stretch")
    add_key_result(cast.mei, made, text="Shorten recovery from 30 min to 2 h by 30 June")
    add_key_result(cast.mei, made, text="恢复时长从30分钟缩短到2小时，6月30日前")
    page = draft(cast)
    assert "Shorten recovery from <del>30 min to 2 h</del> <ins>2 h to 30 min</ins> by 30" in page
    assert "恢复时长从<del>30分钟缩短到2小时</del><ins>2小时缩短到30分钟</ins>，6月" in page


def test_what_weighs_more_at_the_freeze_is_named_before_it_is_tried(cast: Cast) -> None:
    made = add_objective(cast.mei, cast.plan, title="Calm", kind="committed")
    text = "Cut p95 checkout latency from 820 ms to 300 ms by 30 Jun 2027"
    add_key_result(cast.mei, made, text=text, owner=cast.ana)
    assert codes(cast)["SMT305"].level == "consider"
    versions = cast.as_(cast.mei).get(cast.url("versions")).content.decode()
    assert "SMT305" in versions.partition("This holds the version back")[2]
