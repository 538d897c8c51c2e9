"""Whatever a plan says, its file says it too, and is read back the same; by hand it may vary."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grove.exchange.out.markdown import write
from grove.quality.plan_file import shape
from grove.quality.plan_file.document import Document, Item
from grove.quality.plan_file.markdown import read
from grove.quality.plan_file.shape import Attribute, Noun, Section, Type

ODD = (
    "- a",
    "# a",
    "### O1 a",
    "a: b",
    "：",
    "| x |",
    "> said",
    ">",
    "  leading",
    "trailing  ",
    "\n",
    "a\n\nb",
    "\n# a\n",
    "\n  - K1 a\n",
    "🦊👩🏽‍💻",
    "مرحبا ‮بك",
    "目标：一",
    "１２",
    "\t",
    "＃ 题",
    "＞引",
    "－ 项",
    "O1",
    "K1",
    "N1 x",
    "yes",
    "Mei Lin",
    "```\ncode\n```",
    "\u2028",
    "\x0b",
    "\x85",
    "\u3000",
)
LETTERS = st.characters(exclude_categories=("Cs",), exclude_characters="\r\x00")
texts = st.one_of(
    st.sampled_from(ODD),
    st.text(LETTERS, min_size=1),
    st.lists(st.sampled_from(ODD), min_size=1, max_size=4).map("\n".join),
)
codes = st.integers(1, 99)


def value_of(attribute: Attribute) -> st.SearchStrategy[Any]:
    match attribute.type:
        case Type.NUMBER:
            return st.decimals(-(10**13), 10**13, places=6).map(lambda one: one.normalize() + 0)
        case Type.WHOLE:
            return st.integers(0, 32767)
        case Type.DAY:
            return st.dates(date(1000, 1, 1))
        case Type.CHOICE:
            assert attribute.choices is not None
            return st.sampled_from([word.key for word in attribute.choices.words])
        case Type.FLAG:
            return st.booleans()
        case Type.CODES:
            return st.lists(codes.map("N{}".format), min_size=1, max_size=3)
        case Type.CODE:
            return codes.map("PLAT-26-K{}".format)
        case Type.THEMES:
            return st.lists(st.sampled_from(["BG", "DQ", "TC"]), min_size=1, max_size=3)
        case Type.LIST:
            assert attribute.noun is not None
            return st.lists(item_of(attribute.noun), min_size=1, max_size=3)
        case _:
            return texts


def item_of(noun: Noun) -> st.SearchStrategy[Item]:
    head: st.SearchStrategy[str] = texts
    if noun.head.choices is not None:
        head = st.sampled_from([word.key for word in noun.head.choices.words])
    code: st.SearchStrategy[str] = st.just("")
    if noun.letter == "*":
        head, code = st.just("some words"), codes.map("PLAT-26-K{}".format)
    elif noun.letter:
        code = codes.map(f"{noun.letter}{{}}".format)
    values = st.fixed_dictionaries({}, optional={one.key: value_of(one) for one in noun.attributes})
    items = st.lists(item_of(noun.items), max_size=2) if noun.items else st.just([])
    return st.builds(Item, head=head, code=code, values=values, items=items)


def lists_of(section: Section) -> dict[str, st.SearchStrategy[Any]]:
    if section.noun is not None:
        return {section.key: st.lists(item_of(section.noun), min_size=1, max_size=2)}
    return {
        part.word.key: st.lists(item_of(part.noun), min_size=1, max_size=2)
        for part in section.parts
        if part.noun is not None
    }


documents = st.builds(
    Document,
    plan=st.builds(
        Item,
        code=st.just("PLAT-27"),
        values=st.fixed_dictionaries(
            {}, optional={one.key: value_of(one) for one in shape.PLAN.attributes}
        ),
    ),
    texts=st.fixed_dictionaries(
        {},
        optional={
            part.word.key: texts
            for one in shape.SECTIONS
            for part in one.parts
            if part.noun is None
        },
    ),
    lists=st.fixed_dictionaries(
        {}, optional={key: found for one in shape.SECTIONS for key, found in lists_of(one).items()}
    ),
)


@settings(
    max_examples=300,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(documents, st.sampled_from(["en", "zh-hans"]))
def test_every_plan_is_read_back_as_it_was_written(document: Document, language: str) -> None:
    text = write(document, language)
    back, problems = read(text)
    assert not problems, (problems[0], text)
    assert (back.plan, back.texts, back.lists) == (document.plan, document.texts, document.lists)
    assert write(back, language) == text


@settings(max_examples=300, deadline=None)
@given(
    st.lists(
        st.one_of(
            texts,
            st.sampled_from(
                [
                    "# PLAT-27",
                    "## Objectives",
                    "## 部门定位",
                    "### O1 x",
                    "- K1 y",
                    "  - kind: increase",
                    "  > a",
                    "### Grades",
                    "## Review",
                    "- 目标值：３",
                ]
            ),
        ),
        max_size=12,
    ).map("\n".join)
)
def test_any_text_is_answered_with_a_plan_or_with_lines_that_exist(text: str) -> None:
    _document, problems = read(text)
    lines = text.count("\n") + 1
    assert all(0 <= one.line <= lines and one.message for one in problems)


@pytest.mark.parametrize(
    ("written", "key", "value"),
    [
        ("- target: 1,200", "target", Decimal(1200)),
        ("- 目标值：１２.５", "target", Decimal("12.5")),
        ("target: 3万", "target", Decimal(30000)),
        ("* by: 30 Jun 2027", "due", date(2027, 6, 30)),
        ("－ 截止日期：2027年6月30日", "due", date(2027, 6, 30)),
        ("\tdue: 2027/6/30", "due", date(2027, 6, 30)),
        ("- KIND：Hold at or above", "kind", "hold_above"),
        ("- 类型: 保持在以上", "kind", "hold_above"),
        ("- needs: n3， N4、N12", "needs", ["N3", "N4", "N12"]),
        ("- theme: 技术成本", "theme", "TC"),
        ("- theme: tc", "theme", "TC"),
        ("- owner:", "owner", None),
    ],
)
def test_people_may_write_it_their_way(written: str, key: str, value: Any) -> None:
    document, problems = read(f"# plat-27\n## objectives\n### o1: Ship\n- k1. Raise\n  {written}\n")
    assert not problems
    objective = document.lists["objectives"][0]
    assert (document.plan.code, objective.code, objective.head) == ("PLAT-27", "O1", "Ship")
    assert objective.items[0].code == "K1" and objective.items[0].values == {key: value}


def test_a_sentence_may_have_a_colon() -> None:
    sentence = "SOC 2 report in hand by 10 Dec: scope, controls, report"
    document, problems = read(f"# PLAT-27\n## Objectives\n### a\n- {sentence}\n- K1: b: c\n")
    assert not problems
    assert [item.head for item in document.lists["objectives"][0].items] == [sentence, "b: c"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("# PLAT-27\nHello", 2),
        ("# PLAT-27\n## Colours", 2),
        ("# PLAT-27\n## Objectives\n## Objectives", 3),
        ("# PLAT-27\n## Positioning\n### We eat", 3),
        ("# PLAT-27\n## Not doing\n- a\n  - why: b\n  - why: c", 5),
        ("# PLAT-27\n## Not doing\n- a\n  wrapped onto the next line", 4),
        ("# PLAT-27\n## Not doing\n- a\n#### deep", 4),
        ("# PLAT-27\n## Objectives\n### O1 a\n- K1 b\n  - start: two", 5),
        ("# PLAT-27\n## Objectives\n### O1 a\n- onwer: Mei Lin\n- K1 b", 4),
        ("# PLAT-27\n## 目标\n### O1 a\n- 负责任：林梅", 4),
        ("# PLAT-27\n## Objectives\n### O1 a\n- K1 b\n  - by: 2027-02-30", 5),
        ("# PLAT-27\n## Themes left out\n- Weather", 3),
        ("# PLAT-27\n## Review\n### Grades\n- K3", 4),
        ("# PLAT-27\n# PLAT-27", 2),
        ("", 0),
    ],
)
def test_a_line_that_is_not_understood_is_named(text: str, line: int) -> None:
    _document, problems = read(text)
    assert [problem.line for problem in problems] == [line]
