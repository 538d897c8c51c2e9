"""The method as shipped says everything it has to say, in both languages."""

from __future__ import annotations

import re

import pytest

from grove.method import Method, load
from tests.method.texts import texts

HAN = re.compile(r"[\u3400-\u9fff]")
HALF_WIDTH = re.compile(r"[\u3400-\u9fff][,.;:!?()]|[,.;:!?()][\u3400-\u9fff]")
GAP = re.compile(r"[\u3400-\u9fff] +[A-Za-z0-9]|[A-Za-z0-9%] +[\u3400-\u9fff]")
STRAIGHT_QUOTES = re.compile(r"[\"']")

# Signs and product names may be the same in both languages.
SAME_IN_BOTH = re.compile(r"\.(unit|source|formula)$|typical_")


@pytest.fixture(scope="module")
def method() -> Method:
    return load()


def test_the_nine_themes_stand_in_their_order(method: Method) -> None:
    assert [theme.code for theme in method.themes] == [
        "BG", "DQ", "TC", "DA", "EF", "SE", "OB", "TP", "IN",
    ]  # fmt: skip
    assert [theme.name.zh for theme in method.themes] == [
        "业务目标", "研发质量", "技术成本", "研发资产", "效率", "安全", "组织建设", "人才梯队",
        "基础设施",
    ]  # fmt: skip


def test_the_workbook_has_eight_steps_under_five_headings(method: Method) -> None:
    assert [(step.number, step.key) for step in method.steps] == [
        (1, "positioning"),
        (2, "needs"),
        (3, "review"),
        (4, "draft"),
        (5, "iterate"),
        (6, "sign_off"),
        (7, "management"),
        (8, "track"),
    ]
    under = {group.key: [step.number for step in method.steps_of(group.key)] for group in
             method.groups}  # fmt: skip
    assert under == {
        "understand": [1, 2, 3],
        "write": [4],
        "align": [5],
        "finish": [6, 7],
        "track": [8],
    }


def test_the_steps_take_the_eight_to_twelve_hours_the_workbook_speaks_of(method: Method) -> None:
    assert 8 * 60 <= sum(step.minutes for step in method.steps) <= 12 * 60


def test_each_question_of_positioning_has_a_point_of_view_and_three_examples(
    method: Method,
) -> None:
    assert [question.point_of_view.en for question in method.questions] == [
        "Seen from above",
        "Seen from history",
        "Seen from practice",
    ]
    assert all(len(question.examples) == 3 for question in method.questions)


def test_the_boundary_is_asked_for_in_three_fields(method: Method) -> None:
    boundary, steering, value = method.considerations
    assert (boundary.letter, steering.letter, value.letter) == ("A", "B", "C")
    assert [blank.key for blank in boundary.blanks] == ["we_do", "we_do_not", "we_are_building"]
    assert len(steering.blanks) == len(value.blanks) == 1


def test_only_the_financial_perspective_is_optional(method: Method) -> None:
    assert [it.key for it in method.perspectives if it.optional] == ["financial"]


def test_the_history_has_its_four_years(method: Method) -> None:
    assert [moment.year for moment in method.history] == [1954, 1968, 1974, 1999]


def test_the_principles_include_the_two_that_forbid(method: Method) -> None:
    assert len(method.principles) == 8
    assert method.principle("not_appraisal").title("en") == "Never a performance appraisal"
    assert method.principle("not_the_sum").title("zh") == "部门目标不是团队目标之和"


@pytest.mark.parametrize(
    ("key", "en", "zh", "code"),
    [
        ("objective", "Objective", "目标", "Objective"),
        ("key_result", "Key result", "关键结果", "KeyResult"),
        ("cycle", "Cycle", "周期", "Cycle"),
        ("plan", "Plan", "规划", "Plan"),
        ("positioning", "Positioning", "部门定位", "Positioning"),
        ("value_dimension", "Value dimension", "价值维度", "ValueDimension"),
        ("customer", "Customer", "客户", "Customer"),
        ("need", "Need", "需求", "Need"),
        ("perspective", "Perspective", "视角", "Perspective"),
        ("theme", "Theme", "主题", "Theme"),
        ("start", "Start", "起点值", "baseline"),
        ("target", "Target", "目标值", "target"),
        ("now", "Now", "当前值", "current"),
        ("committed", "Committed", "承诺型", "Kind.COMMITTED"),
        ("stretch", "Stretch", "挑战型", "Kind.ASPIRATIONAL"),
        ("confidence", "Confidence (0–10)", "信心指数", "confidence"),
        ("check_in", "Check-in", "周更新", "CheckIn"),
        ("version", "Version", "版本", "Version"),
        ("round", "Round", "轮次", "Round"),
        ("meeting", "Meeting", "会议", "Meeting"),
        ("decision", "Decision", "决定", "Decision"),
        ("ask", "Ask", "诉求", "Ask"),
        ("sign_off", "Sign-off", "定稿确认", "Signature"),
        ("understood", "Understood", "已理解", "Confirmation"),
        ("commit", "Commit", "承诺", "Confirmation"),
        ("failure_register", "Failure register", "失败清单", "Failure"),
        ("guard", "Guard", "防范", "guard"),
        ("lesson", "Lesson", "教训", "Lesson"),
        ("management_plan", "Management plan", "管理规划", "ManagementPlan"),
        ("finding", "Finding (of a quality rule)", "提示", "Finding"),
    ],
)
def test_the_glossary_has_every_agreed_word(
    method: Method, key: str, en: str, zh: str, code: str
) -> None:
    term = method.term(key)
    assert (term.term.en, term.term.zh, term.code) == (en, zh, code)


def test_no_two_terms_of_the_glossary_read_the_same(method: Method) -> None:
    for side in ("en", "zh"):
        words = [term.term(side) for term in method.glossary]
        assert len(words) == len(set(words))


def test_every_theme_has_metrics_and_there_are_69(method: Method) -> None:
    assert len(method.metrics) == 69
    assert sum(len(method.metrics_of(theme.code)) for theme in method.themes) == 69
    assert all(len(method.metrics_of(theme.code)) >= 7 for theme in method.themes)


def test_metrics_follow_the_order_of_the_themes(method: Method) -> None:
    assert [metric.id for metric in method.metrics][:8] == [
        "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B1",
    ]  # fmt: skip
    assert method.metrics[-1].id == "I8"


def test_every_text_is_there_in_both_languages(method: Method) -> None:
    for way, text in texts(method):
        assert text.en.strip() and text.zh.strip(), way
        assert not HAN.search(text.en), f"{way}: Chinese on the English side: {text.en}"
        if not SAME_IN_BOTH.search(way):
            assert HAN.search(text.zh), f"{way}: no Chinese on the Chinese side: {text.zh}"


def test_chinese_punctuation_is_full_width(method: Method) -> None:
    wrong = [f"{way}: {text.zh}" for way, text in texts(method) if HALF_WIDTH.search(text.zh)]
    assert not wrong, "\n".join(wrong)


def test_no_space_is_typed_between_chinese_and_latin(method: Method) -> None:
    wrong = [f"{way}: {text.zh}" for way, text in texts(method) if GAP.search(text.zh)]
    assert not wrong, "\n".join(wrong)


def test_quotation_marks_are_set_and_nobody_shouts_or_begs(method: Method) -> None:
    for way, text in texts(method):
        assert not STRAIGHT_QUOTES.search(text.zh), f"{way}: {text.zh}"
        assert '"' not in text.en, f"{way}: {text.en}"
        assert not re.search(r"[!！]|\bplease\b|\boops\b|请您", text.en + text.zh, re.I), way


def test_english_and_chinese_end_alike(method: Method) -> None:
    """A sentence on one side is a sentence on the other: both end in a mark, or neither does."""
    ends = re.compile(r"[.?。？]”?$")
    for way, text in texts(method):
        if not way.startswith("method.metrics") and ".term" not in way:
            assert bool(ends.search(text.en)) == bool(ends.search(text.zh)), f"{way}: {text}"


def test_a_text_answers_in_the_language_asked_for(method: Method) -> None:
    name = method.theme("DQ").name
    assert name("en") == name("en-gb") == name("fr") == "Development quality"
    assert name("zh-hans") == name("zh") == name("zh_Hans") == name("ZH-CN") == "研发质量"


def test_an_unknown_key_is_named_with_those_that_exist(method: Method) -> None:
    with pytest.raises(KeyError, match="no theme 'XX'; known: BG, DQ"):
        method.theme("XX")
    with pytest.raises(KeyError, match="no metric 'Z9'; known: A1"):
        method.metric("Z9")
    with pytest.raises(KeyError, match="no step 'present'; known: positioning"):
        method.step("present")
