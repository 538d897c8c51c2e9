"""Tables inside pasted text, as wikis and documents give them away: read, or said to be unread."""

from functools import partial

import pytest

from grove.quality.checking import check
from grove.quality.files.reading import read_source
from grove.quality.files.source import Source
from grove.quality.outline import read_outline
from grove.quality.output.report import NEVER, Report, written
from grove.quality.settings import Settings
from tests.quality.growth import growth

Goals = dict[str, list[str]]

NOTION = """\
# OKRs 2027

Drafted in the offsite.

| Objective | Key Result | Owner | Status |
| --- | --- | --- | --- |
| **Orders never get lost** | Lost orders fall from 40 to 5 a month | Ana | On track |
|  | Recovery takes at most 30 min | Bo |  |
| Everyone ships on any weekday | Deploys from 2 to 10 a week | Wang |  |

Questions to Ana.
"""
# A cell holds several key results, with line breaks between them.
FEISHU = """\
团队：基础平台

| 目标（O） | 关键结果（KR） | 负责人 |
|-|-|-|
| O1：订单不再丢失 | KR1：丢单量由每月40单降到5单<br>KR2：恢复时间缩短到30分钟 | 王军 |
| O2：每个团队随时都能发布 | KR1：部署频率从每周2次提升到10次 | 林梅 |
"""
CONFLUENCE = """\
h2. OKR
||Objective||Key Results||Comment||
|Orders never get lost|Lost orders fall from 40 to 5 a month|as agreed|
| |Recovery takes at most 30 min| |
|Everyone ships on any weekday|Deploys from 2 to 10 a week| |
"""
SHEET = """\
From the sheet:

Objective\tKR\tOwner
Orders never get lost\tLost orders fall from 40 to 5 a month\tAna
\tRecovery takes at most 30 min\tBo
Everyone ships on any weekday\tDeploys from 2 to 10 a week\tWang
"""
LABELS = """\
目标与关键结果

| O1 | 订单不再丢失 |
| --- | --- |
| KR1 | 丢单量由每月40单降到5单 |
| KR2 | 恢复时间缩短到30分钟 |
| O2：每个团队随时都能发布 |  |
| KR1：部署频率从每周2次提升到10次 |  |
"""
TYPES = """\
计划如下

| 类型 | 内容 | 进度 |
| :-- | :-- | --: |
| 目标 | 订单不再丢失 | 0 |
| KR | 丢单量由每月40单降到5单 | 0 |
| 关键结果 | 恢复时间缩短到30分钟 | 0 |
| 目标 | 每个团队随时都能发布 | 0 |
| KR | 部署频率从每周2次提升到10次 | 0 |
"""
BARELY = """\
Goals
Objective | Key result
--- | ---
Orders never get lost | Lost orders fall from 40 to 5 a month
Orders never get lost | Recovery takes at most 30 min
Everyone ships on any weekday | Deploys from 2 to 10 a week
"""
MIXED = """\
O1: Orders never get lost

｜关键结果 KR｜负责人｜
｜---｜---｜
｜丢单量由每月40单降到5单｜王军｜
｜恢复时间缩短到30分钟｜林梅｜

O2: Everyone ships on any weekday
- Deploys from 2 to 10 a week
"""
EN: Goals = {
    "Orders never get lost": [
        "Lost orders fall from 40 to 5 a month",
        "Recovery takes at most 30 min",
    ],
    "Everyone ships on any weekday": ["Deploys from 2 to 10 a week"],
}
ZH: Goals = {
    "订单不再丢失": ["丢单量由每月40单降到5单", "恢复时间缩短到30分钟"],
    "每个团队随时都能发布": ["部署频率从每周2次提升到10次"],
}
BOTH: Goals = {
    "Orders never get lost": ZH["订单不再丢失"],
    "Everyone ships on any weekday": EN["Everyone ships on any weekday"],
}
SHAPES = [
    (NOTION, EN, (3, 11), ("Status",)),
    (FEISHU, ZH, (1,), ()),
    (CONFLUENCE, EN, (1,), ("Comment",)),
    (SHEET, EN, (1,), ()),
    (LABELS, ZH, (), ()),
    (TYPES, ZH, (1,), ("进度",)),
    (BARELY, EN, (1,), ()),
    (MIXED, BOTH, (), ()),
]
NAMES = "notion feishu confluence sheet labels types barely mixed".split()


def source(text: str) -> Source:
    return read_source("plan.txt", text.encode(), 2027)


@pytest.mark.parametrize(("text", "goals", "unread", "left"), SHAPES, ids=NAMES)
def test_rows_are_goals_and_the_rest_is_named(
    text: str, goals: Goals, unread: tuple[int, ...], left: tuple[str, ...]
) -> None:
    read = source(text)
    found = {one.text: [line.text for line in one.key_results] for one in read.plan.objectives}
    assert found == goals and not read.plan.loose
    assert (read.unread, read.left) == (unread, left)
    lines = text.split("\n")
    for one in (*read.plan.objectives, *read.plan.key_results):
        place = one.place
        assert place is not None and place.exact
        typed = lines[place.line - 1]
        assert typed[place.column - 1 : place.column - 1 + place.width] == one.text


@pytest.mark.parametrize(("text", "goals"), [one[:2] for one in SHAPES], ids=NAMES)
def test_a_pasted_table_gives_the_same_goals(text: str, goals: Goals) -> None:
    outline = read_outline(text, year=2026)
    found = {one.title: [line.text for line in one.key_results] for one in outline.objectives}
    assert found == goals


def test_values_beside_a_key_result_are_its_values() -> None:
    text = (
        "O1: Everyone ships on any weekday\n\n"
        "| KR | Start | Target | Unit | By | Owner |\n|---|---|---|---|---|---|\n"
        "| Deploy frequency | 2 | 10 | per week | 2027-06-30 | Ana |\n"
        "| Build time of the app | 25 min | 8 min |  | 30 June | Bo |\n"
    )
    deploys, builds = source(text).plan.key_results
    fields = deploys.fields
    assert fields is not None and deploys.text == "Deploy frequency"
    assert (fields.start, fields.target, fields.unit) == (2, 10, "per week")
    assert (str(fields.due), fields.owners) == ("2027-06-30", ("Ana",))
    assert builds.fields is not None and (builds.fields.start, builds.fields.target) == (25, 8)
    pasted = read_outline(text, year=2026)
    assert [one.sentence for one in pasted.key_results] == [
        "Deploy frequency: 2 → 10 per week by 2027-06-30",
        "Build time of the app: 25 min → 8 min by 30 June",
    ]
    assert pasted.left == ("Owner",)


def test_what_is_called_a_target_is_no_objective() -> None:
    read = source(
        "目标1：每个团队随时都能发布\n\n| 关键结果 | 现状 | 目标 |\n|--|--|--|\n"
        "| 部署频率（次/周） | 2 | 10 |\n| 前置时间 | 9天 | 2天 |\n"
    )
    (one,) = read.plan.objectives
    assert one.text == "每个团队随时都能发布" and len(one.key_results) == 2
    assert [line.fields and line.fields.target for line in one.key_results] == [10, 2]


def test_a_table_nobody_can_read_is_named_line_by_line() -> None:
    text = "O1: Calm\n- Pages from 14 to 4 a week\n\n| Risk | Who |\n|---|---|\n| Vendor | Bo |\n"
    read = source(text)
    assert read.unread == (4, 6) and len(read.plan.key_results) == 1
    for language, words in (("en", "plan.txt, lines 4, 6."), ("zh", "plan.txt，第4、6行。")):
        report = Report(
            checked=(check(read, Settings()),), faults=(), language=language, fail_level=NEVER
        )
        assert words in written(report, "text")
    assert '"unread": [{"file": "plan.txt", "lines": [4, 6], "columns": []}]' in written(
        report, "json"
    )
    notes = read_outline(text, year=2026).notes
    assert [(note.line, note.text) for note in notes] == [
        (4, "| Risk | Who |"),
        (6, "| Vendor | Bo |"),
    ]


def test_a_bar_behind_a_backslash_is_text_and_half_a_table_is_none() -> None:
    read = source("O1: Calm\n| KR |\n|---|\n| Pages \\| calls from 14 to 4 a week |\n")
    assert [one.text for one in read.plan.key_results] == ["Pages \\| calls from 14 to 4 a week"]
    for odd in ("|", "||", "| |\n| |", "|-|\n|-|", "O1: a | b\n- c | d", "|O1|\n|", "\t\t\n\t"):
        source(odd)
        read_outline(odd, year=2026)


def test_long_tables_take_time_in_proportion() -> None:
    def table(rows: int) -> str:
        return "| Objective | KR |\n|---|---|\n" + "| Calm | Pages from 14 to 4 a week |\n" * rows

    read = partial(read_outline, year=2026)
    assert growth(read, table(400), table(4000), 30) < 30
