"""Last year's OKRs as people paste them: labels, bullets, numbers, headings, two languages."""

import pytest

from grove.quality.outline import Outline, OutlineTooLong, read_outline

Shape = list[tuple[str, int, list[tuple[str, int]]]]


def shape(outline: Outline) -> Shape:
    return [
        (found.title, found.line, [(result.text, result.line) for result in found.key_results])
        for found in outline.objectives
    ]


def notes(outline: Outline) -> list[tuple[int, str]]:
    return [(note.line, note.text) for note in outline.notes]


def test_a_mixed_list_with_labels_and_bullets() -> None:
    got = read_outline(
        "O1 Make releases boring\n"
        "- deploys 2/wk -> 10/wk\n"
        "- change failure 18% -> 5%\n"
        "目标2:降低云成本\n"
        "KR1 单均成本从4.2降到3.0元\n"
        "cont. hiring\n",
        year=2026,
    )
    assert shape(got) == [
        (
            "Make releases boring",
            1,
            [("deploys 2/wk -> 10/wk", 2), ("change failure 18% -> 5%", 3)],
        ),
        ("降低云成本", 4, [("单均成本从4.2降到3.0元", 5)]),
    ]
    assert notes(got) == [(6, "cont. hiring")]
    first = got.key_results[0].reading
    assert first.target and first.target.value == 10


EN = [("Make releases boring", ["deploys 2/wk -> 10/wk", "failure 18% -> 5%"])]
EN_TWO = [*EN, ("Orders cost less", ["cost per order from $4.20 to $3.00"])]
ZH_TWO = [
    ("让发布不再是大事", ["部署频率从每周2次提升到每周10次", "变更失败率 21% → 8%"]),
    ("降低云成本", ["单均成本从4.2降到3.0元"]),
]


@pytest.mark.parametrize(
    "text",
    [
        "O1: Make releases boring\nKR1: deploys 2/wk -> 10/wk\nKR2: failure 18% -> 5%\n"
        "O2: Orders cost less\nKR1: cost per order from $4.20 to $3.00",
        "Objective 1: Make releases boring\n  KR 1.1 deploys 2/wk -> 10/wk\n"
        "  KR 1.2 failure 18% -> 5%\nObjective 2: Orders cost less\n"
        "  KR 2.1 cost per order from $4.20 to $3.00",
        "1. Make releases boring\n1.1 deploys 2/wk -> 10/wk\n1.2 failure 18% -> 5%\n"
        "2. Orders cost less\n2.1 cost per order from $4.20 to $3.00",
        "1. Make releases boring\n   - deploys 2/wk -> 10/wk\n   - failure 18% -> 5%\n"
        "2. Orders cost less\n   - cost per order from $4.20 to $3.00",
        "- Make releases boring\n  - deploys 2/wk -> 10/wk\n  - failure 18% -> 5%\n"
        "- Orders cost less\n  - cost per order from $4.20 to $3.00",
        "## Make releases boring\n\n* deploys 2/wk -> 10/wk\n* failure 18% -> 5%\n\n"
        "## Orders cost less\n\n* cost per order from $4.20 to $3.00",
        "# OKRs 2026\n## Objective 1: Make releases boring\n### Key results\n"
        "1. deploys 2/wk -> 10/wk\n2. failure 18% -> 5%\n---\n"
        "## Objective 2: Orders cost less\n### Key results\n"
        "1. cost per order from $4.20 to $3.00",
        "**O1: Make releases boring**\n- [x] **KR1** deploys 2/wk -> 10/wk\n"
        "- [ ] **KR2:** failure 18% -> 5%\n\n**O2 - Orders cost less**\n"
        "- **KR1** cost per order from $4.20 to $3.00",
        "Make releases boring\n- deploys 2/wk -> 10/wk\n- failure 18% -> 5%\n\n"
        "Orders cost less\n- cost per order from $4.20 to $3.00",
        "O1 Make releases boring\r\n\tdeploys 2/wk -> 10/wk\r\n\tfailure 18% -> 5%\r\n"
        "O2 Orders cost less\r\n\tcost per order from $4.20 to $3.00\r\n",
        "O1 Make releases boring\nO1KR1 deploys 2/wk -> 10/wk\nO1-KR2: failure 18% -> 5%\n"
        "O2 Orders cost less\nO2KR1 cost per order from $4.20 to $3.00",
        "O: Make releases boring\nKR: deploys 2/wk -> 10/wk\nKR: failure 18% -> 5%\n"
        "O: Orders cost less\nKey result: cost per order from $4.20 to $3.00",
    ],
)
def test_the_ways_english_lists_are_written(text: str) -> None:
    got = read_outline(text, year=2026)
    assert [(title, [kr for kr, _ in results]) for title, _, results in shape(got)] == EN_TWO
    assert notes(got) == []


@pytest.mark.parametrize(
    "text",
    [
        "目标1：让发布不再是大事\n关键结果1：部署频率从每周2次提升到每周10次\n"
        "关键结果2：变更失败率 21% → 8%\n目标2：降低云成本\n关键结果1：单均成本从4.2降到3.0元",
        "目标一：让发布不再是大事\n　KR1：部署频率从每周2次提升到每周10次\n"
        "　KR2：变更失败率 21% → 8%\n目标二：降低云成本\n　KR1：单均成本从4.2降到3.0元",
        "O一：让发布不再是大事\nKR一：部署频率从每周2次提升到每周10次\n"
        "KR二、变更失败率 21% → 8%\nO二、降低云成本\nKR 一：单均成本从4.2降到3.0元",
        "Ｏ１　让发布不再是大事\n• 部署频率从每周2次提升到每周10次\n• 变更失败率 21% → 8%\n"
        "Ｏ２　降低云成本\n• 单均成本从4.2降到3.0元",
        "目标1让发布不再是大事\n关键结果：\n1、部署频率从每周2次提升到每周10次\n"
        "2、变更失败率 21% → 8%\n目标2:\n降低云成本\n关键结果：\n1、单均成本从4.2降到3.0元",
        "一、让发布不再是大事\n1. 部署频率从每周2次提升到每周10次\n2. 变更失败率 21% → 8%\n"
        "二、降低云成本\n1. 单均成本从4.2降到3.0元",
        "O1：让发布不再是大事\nKR1部署频率从每周2次提升到每周10次\nKR2变更失败率 21% → 8%\n"
        "O2：降低云成本\nKR1单均成本从4.2降到3.0元",
    ],
)
def test_the_ways_chinese_lists_are_written(text: str) -> None:
    got = read_outline(text, year=2026)
    assert [(title, [kr for kr, _ in results]) for title, _, results in shape(got)] == ZH_TWO
    assert notes(got) == []


def test_lines_that_are_not_understood_are_kept_with_their_number() -> None:
    got = read_outline(
        "Intro from Mei\n\nO1 Make releases boring\n- deploys 2/wk -> 10/wk\n"
        "    - watch the freeze\nask finance\n目标一致性很重要\nKR2 failure 18% -> 5%\n",
        year=2026,
    )
    assert notes(got) == [
        (1, "Intro from Mei"),
        (5, "- watch the freeze"),
        (6, "ask finance"),
        (7, "目标一致性很重要"),
    ]
    assert [result.line for result in got.key_results] == [4, 8]


def test_key_results_without_an_objective_are_not_lost() -> None:
    got = read_outline("1. deploys 2/wk -> 10/wk\n2. failure 18% -> 5%", year=2026)
    assert got.objectives == ()
    assert [line for line, _ in notes(got)] == [1, 2]


def test_a_key_result_that_names_no_number_is_kept_as_typed() -> None:
    got = read_outline("O1 Trust\n- Customers are happier", year=2026)
    assert shape(got) == [("Trust", 1, [("Customers are happier", 2)])]
    assert not got.key_results[0].reading.measurable


def test_an_empty_paste_is_an_empty_outline() -> None:
    assert read_outline("") == read_outline(" \n\n\t\n") == Outline((), ())


def test_ten_thousand_lines_are_read_and_one_more_is_refused() -> None:
    got = read_outline("O1 x\n" + "- a 1 -> 2\n" * 9_999, year=2026)
    assert len(got.key_results) == 9_999
    with pytest.raises(OutlineTooLong):
        read_outline("- a\n" * 10_001)


@pytest.mark.parametrize(
    "text",
    [
        "Q1目标\n1）提升搜索转化率\n   a. 点击率 12%→20%\n   b. 无结果率从8%降到3%\n"
        "2）降低履约成本\n   a. 单均成本 6.2元→5.0元\n",
        "本季度重点：\n• 提升搜索转化率\n  - 点击率 12%→20%\n  - 无结果率从8%降到3%\n"
        "• 降低履约成本\n  - 单均成本 6.2元→5.0元\n",
        "* 提升搜索转化率\n  - 点击率 12%→20%\n  - 无结果率从8%降到3%\n\n其他：\n"
        "* 降低履约成本\n  - 单均成本 6.2元→5.0元\n",
    ],
)
def test_a_heading_above_a_nested_list_is_no_objective(text: str) -> None:
    got = read_outline(text, year=2026)
    assert [(title, [kr for kr, _ in results]) for title, _, results in shape(got)] == [
        ("提升搜索转化率", ["点击率 12%→20%", "无结果率从8%降到3%"]),
        ("降低履约成本", ["单均成本 6.2元→5.0元"]),
    ]


def test_a_remark_below_a_key_result_makes_no_objective_of_it() -> None:
    got = read_outline(
        "Make releases boring\n- deploys 2/wk -> 10/wk\n  - in 3 teams first\n- b 9% -> 5%"
    )
    assert [(title, len(results)) for title, _, results in shape(got)] == [
        ("Make releases boring", 2)
    ]
