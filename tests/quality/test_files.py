"""Files in: every form people keep OKRs in, findings at their columns, faults located."""

import json

import pytest

from grove.quality.checking import Checked, check
from grove.quality.files.reading import read_source
from grove.quality.files.source import Fault, Faults
from grove.quality.settings import Settings

WRONG = "Shorten recovery from 30 min to 2 h"  # KR206, at “Shorten”
FALSCH = "将构建时长从6分钟缩短到15分钟"  # KR206, at 缩短
ONLY = Settings(select=("KR206", "IGN"), year=2027)


def checked(file: str, text: str | bytes, settings: Settings = ONLY) -> Checked:
    data = text.encode() if isinstance(text, str) else text
    return check(read_source(file, data, 2027), settings)


def places(file: str, text: str | bytes) -> list[tuple[str, int, str]]:
    """Code, line and the words pointed at."""
    return [
        (one.finding.code, one.line, one.source[one.column - 1 : one.end - 1])
        for one in checked(file, text).open
    ]


def test_a_milestone_with_a_day_stages_and_evidence_is_no_mere_task() -> None:
    stages = [{"name": "A", "evidence": "log"}, {"name": "B"}, {"name": "C"}]
    only = Settings(select=("KR201", "KR213"), year=2027)
    for left_out, codes in (
        ("", []),
        ("due", ["KR201"]),
        ("stages", ["KR201"]),
    ):
        said = {"text": "Roll out the new stack", "kind": "milestone", "due": "2027-06-30"}
        said = {name: one for name, one in {**said, "stages": stages}.items() if name != left_out}
        text = json.dumps({"objectives": [{"text": "x", "key_results": [said]}]})
        found = checked("okrs.json", text, only).open
        assert [one.finding.code for one in found] == codes, left_out


def test_a_table_without_dates_misses_none_and_one_with_a_date_misses_the_others() -> None:
    dates = Settings(select=("SMT302",), year=2027)
    table = "Objective,Key result,Owner\nx,Lead time 9 to 2 days{},Bo\n,Builds 9 to 3 min,An\n"
    assert not checked("okrs.csv", table.format(""), dates).open
    (found,) = checked("okrs.csv", table.format(" by 30 June"), dates).open
    assert found.line == 3


@pytest.mark.parametrize(
    ("said", "people"),
    [
        ("Mei Lin", ("Mei Lin",)),
        ("Mei, Ana", ("Mei", "Ana")),
        ("Mei and Ana / Bo", ("Mei", "Ana", "Bo")),
        ("张三、李四", ("张三", "李四")),
        ("李明和王芳与赵云", ("李明", "王芳", "赵云")),
        ("王和平", ("王和平",)),
        ("欧阳和平", ("欧阳和平",)),
    ],
)
def test_several_people_in_one_field_are_several_in_every_form(
    said: str, people: tuple[str, ...]
) -> None:
    plan = {"objectives": [{"text": "x", "key_results": [{"text": WRONG, "owner": said}]}]}
    for file, text in (
        ("okrs.json", json.dumps(plan)),
        ("okrs.csv", f'Objective,Key result,Owner\nx,{WRONG},"{said}"\n'),
    ):
        (result,) = read_source(file, text.encode(), 2027).plan.key_results
        assert result.fields and result.fields.owners == people, file


@pytest.mark.parametrize(
    "before",
    [
        *("KR: ", "KR2 ", "KR 2. ", "- ", "  - ", "\t* ", "kr：", "１．", "1. ", "K3 ", "• "),
        *("O: Faster\nKR: ", "O1 Faster\n- ", "目标1:更快\n  - ", "目标：更快\n关键结果1：", ""),
        *("# OKR 2027\n## O1: Faster\n* ", "**O1** Faster\n- **KR1** ", "- [ ] "),
    ],
)
def test_a_plain_list_in_any_form(before: str) -> None:
    for text, words in ((WRONG, "Shorten"), (FALSCH, "缩短")):
        found = places("list.txt", f"{before}{text}\n")
        assert found == [("KR206", before.count("\n") + 1, words)], before


def test_a_lone_list_of_key_results_needs_no_objective() -> None:
    text = f"KR: {WRONG}\n\nKR: {FALSCH}\n- {WRONG}\n"
    assert [line for _code, line, _words in places("-", text)] == [1, 3, 4]
    assert [line for _code, line, _words in places("-", f"{WRONG}\n{FALSCH}\n")] == [1, 2]


def test_a_plan_file_is_read_with_its_fields() -> None:
    text = (
        "# PLAT-27 · Platform · 2027\n\n## Objectives\n\n### O1 Faster\n- kind: stretch\n"
        f"- K7 {WRONG}\n  - owner: Mei Lin\n"
    )
    result = checked("plan.md", text).source.plan.key_results[0]
    assert (result.code, result.kind, result.fields and result.fields.owners) == (
        "K7",
        "increase",  # the numbers say so, and the verb is what is wrong
        ("Mei Lin",),
    )
    typed = "# PLAT-27\n## Objectives\n### O1 Faster\n- K1 Recovery\n  - kind: decrease\n"
    typed += "  - start: 1\n  - target: 2\n"
    assert places("plan.md", typed) == [("KR206", 4, "Recovery")]


def test_json_points_into_its_strings() -> None:
    text = f'{{"objectives": [\n {{"title": "Faster",\n  "key_results": ["x", "{FALSCH}"]}}]}}'
    assert places("plan.json", text) == [("KR206", 3, "缩短")]
    assert places("-", f'["{WRONG}"]') == [("KR206", 1, "Shorten")]
    assert (
        places("plan.json", json.dumps([FALSCH]))
        == [  # \\u escapes: the whole text
            ("KR206", 1, json.dumps(FALSCH)[1:-1])
        ]
    )


def test_tables_are_found_by_their_headings() -> None:
    two = f'Objective,Key result,Owner\nFaster,"{WRONG}",Mei\n,{FALSCH},\n'
    assert places("okrs.csv", two) == [("KR206", 2, "Shorten"), ("KR206", 3, "缩短")]
    typed = f"类型;标题\n目标;更快\n关键结果;{FALSCH}\n".encode()
    assert places("okrs.csv", typed) == [("KR206", 3, "缩短")]
    fields = "Key result\tStart\tTarget\tUnit\tKind\nRecovery\t30\t120\tmin\tdecrease\n"
    assert places("okrs.tsv", fields) == [("KR206", 2, "Recovery")]


def test_windows_line_ends_and_byte_order_marks_change_nothing() -> None:
    text = f"\ufeffO1 Faster\r\n- {WRONG}\r\n"
    assert places("list.md", text) == [("KR206", 2, "Shorten")]
    assert places("list.txt", text.encode("utf-16")) == [("KR206", 2, "Shorten")]


@pytest.mark.parametrize(
    ("file", "text", "line", "column", "says"),
    [
        ("a.json", '{"objectives": [}', 1, 17, "JSON"),
        ("a.json", '{\n "objectives": [{"title": 5}]}', 2, 19, "a text"),
        ("a.json", '{"objectives":\n [{"title": "x", "colour": 1}]}', 2, 19, "not known"),
        ("a.json", '[{"title": "x", "due": "2027-02-30"}]', 1, 25, "no day"),
        ("a.json", "[" * 100_000, 1, 1, "deep"),
        ("a.json", '[{"text": "x", "target": 1e999999}]', 1, 17, "number"),
        ("a.csv", "Who,What\nMei,Ship\n", 1, 1, "heading"),
        ("a.csv", "Key result,Target\nShip,often\n", 2, 6, "no number"),
        ("a.csv", 'Key result,Due\nShip,"soon\n', 2, 1, "table"),
        ("a.txt", b"O1 Fast\n- caf\xe9\n", 2, 6, "UTF-8"),
    ],
)
def test_a_fault_is_located(
    file: str, text: str | bytes, line: int, column: int, says: str
) -> None:
    with pytest.raises(Fault) as fault:
        checked(file, text)
    assert (fault.value.line, fault.value.column) == (line, column)
    assert says in fault.value.message and str(fault.value).startswith(f"{file}:{line}:{column}: ")


@pytest.mark.parametrize(("language", "says"), [("en", "no number"), ("zh", "不是数字")])
def test_every_line_of_a_plan_file_that_is_not_understood_is_named(
    language: str, says: str
) -> None:
    text = "# PLAT-27\n## Objectives\n### O1 Fast\n- kind: maybe\n- K1 Ship\n  - target: often\n"
    with pytest.raises(Faults) as faults:
        read_source("plan.md", text.encode(), language=language)
    assert [(one.line, one.column) for one in faults.value.faults] == [(4, 1), (6, 3)]
    assert says in faults.value.faults[1].message


@pytest.mark.parametrize(
    "comment",
    [
        "<!-- grove: ignore KR206 because the old way is retired -->",
        "# grove: ignore direction-conflict because the old way is retired",
        "<!-- grove: 忽略 KR206 因为旧做法下线 -->",
        "# grove: ignore KR208, kr206 because agreed",
    ],
)
def test_a_comment_with_a_reason_silences_its_line_only(comment: str) -> None:
    for text in (f"- {WRONG} {comment}\n- {FALSCH}\n", f"{comment}\n\n- {WRONG}\n- {FALSCH}\n"):
        found = checked("list.md", text)
        assert [one.source.count("缩短") for one in found.open] == [1]
        assert [one.silenced != "" for one in found.found] == [True, False]


def test_comments_without_reason_and_comments_too_many_are_reported() -> None:
    text = (
        f"- {WRONG} <!-- grove: ignore KR206 -->\n"
        "- Lead time from 9 to 2 days # grove: ignore KR206 because it once was wrong\n"
        "<!-- grove: ignore KR2O6 because of a slip -->\n"
    )
    assert [(one.finding.code, one.line) for one in checked("a.txt", text).open] == [
        ("KR206", 1),
        ("IGN901", 1),
        ("IGN903", 2),
        ("IGN902", 3),
    ]
    plan = (
        f"# PLAT-27\n## Objectives\n### O1 Fast\n- {WRONG} <!-- grove: ignore KR206 because x -->\n"
    )
    assert not places("plan.md", plan)


def test_a_comment_on_a_rule_that_is_not_selected_is_let_be() -> None:
    text = "- Lead time from 9 to 2 days # grove: ignore SET402 because it is one\n"
    assert not checked("a.txt", text).open


BROKEN = {
    "plan.json": [
        (b'[{"objective": "x", "key_results": ["y"]', 1, 41, "too early", "提前结束"),
        (b'{"objectives": [}', 1, 17, "a value is needed", "应当有一个值"),
        (b'[{"text": "x" "kind": "y"}]', 1, 15, "comma", "逗号"),
        (b'[{"text" "x"}]', 1, 10, "colon", "冒号"),
        (b'[{"text": "x}]', 1, 11, "not closed", "没有闭合"),
        (b'[{"text": "x", "colour": "y"}]', 1, 17, "“colour” is not known", "没有“colour”"),
        (b'[{"text": "x", "due": "soon"}]', 1, 24, "is no day", "不是日期"),
        (b'[{"text": "x", "target": "5"}]', 1, 27, "a number is needed", "应当是数"),
        (b'[{"text": "x"}]]', 1, 16, "after the end", "还有内容"),
    ],
    "plan.csv": [
        (b"Colour,Shape\nred,round\n", 1, 1, "no heading is known", "没有认得出的表头"),
        ("关键结果,起点\n更快,很多\n".encode(), 2, 4, "is no number", "不是数"),
        (b"Key result,Due\nx,2027-02-31\n", 2, 3, "no day of the calendar", "日历上的日期"),
        (b'Objective\n"x\n', 2, 1, "quotation mark", "引号"),
    ],
    "plan.md": [
        (b"# PLAT-27 \xc2\xb7 P \xc2\xb7 2027\n\n## Objectives\n\n### O1 x\n- colour: red\n",
         6, 1, "not understood", "看不懂"),
        (b"\xff\xfe\x00", 1, 1, "neither UTF-8", "既不是UTF-8"),
        (b"- x\n- \xff", 2, 3, "bytes ff", "字节ff"),
        (b"PK\x03\x04\x14\x00", 1, 6, "binary file", "二进制"),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("file", "content", "line", "column", "en", "zh"),
    [(file, *one) for file, rows in BROKEN.items() for one in rows],
)
def test_what_is_broken_is_said_with_its_place_in_both_languages(
    file: str, content: bytes, line: int, column: int, en: str, zh: str
) -> None:
    said = {}
    for language in ("en", "zh"):
        with pytest.raises((Fault, Faults)) as raised:
            read_source(file, content, 2027, language)
        fault = getattr(raised.value, "faults", [raised.value])[0]
        fault.language = language
        said[language] = fault.message
        assert (fault.line, fault.column) == (line, column)
    assert en in said["en"] and zh in said["zh"], said
