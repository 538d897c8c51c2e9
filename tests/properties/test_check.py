"""Whatever bytes a file holds, a check ends with findings inside of it or with a located fault."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grove.quality.checking import check
from grove.quality.files.reading import read_source
from grove.quality.files.source import Fault, Faults
from grove.quality.output.report import FORMATS, Report, written
from grove.quality.settings import Settings
from tests.quality.growth import growth

FILES = st.sampled_from(["a.md", "a.txt", "a.json", "a.csv", "a.tsv", "-", "a"])
PIECES = st.sampled_from(
    [
        *("# PLAT-27\n", "## Objectives\n", "## 目标\n", "### O1 Fast\n", "- K1 ", "  - kind: "),
        *("  - target: ", "- needs: N1\n", "## Review\n", "### Failures\n", "- F1 ", "  - watch: "),
        *("O: ", "KR: ", "目标1:", "关键结果：", "- ", "\n", "\t", "  > ", "increase\n", "12\n"),
        *('{"objectives": [', '{"text": "', '"}', "]}", '"key_results": [', '"\\u4e00', "1e9", ","),
        *("Objective,Key result,Target\n", '"', ";", "Roll out ", "从6分钟缩短到15分钟", "99.9 %"),
        *(
            "<!-- grove: ignore KR206 because ",
            "-->",
            "# grove: ignore ",
            "\x00",
            "\u2028",
            "\ufeff",
        ),
    ]
)
texts = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join))
contents = st.one_of(
    st.binary(max_size=200), texts.map(lambda text: text.encode("utf-8", "replace"))
)


@given(FILES, contents, st.sampled_from(["en", "zh"]))
@settings(max_examples=300, deadline=None)
def test_any_file_is_checked_or_refused_with_its_place(
    file: str, data: bytes, language: str
) -> None:
    try:
        source = read_source(file, data, 2027, language)
    except Fault as fault:
        assert fault.line >= 0 and fault.column >= 0 and fault.message
        return
    except Faults as faults:
        assert faults.faults and all(
            one.line <= data.count(b"\n") + data.count(b"\r") + 1 for one in faults.faults
        )
        return
    checked = check(source, Settings(year=2027))
    for one in checked.found:
        assert 1 <= one.line <= len(source.lines) and 1 <= one.column < one.end
        assert one.source == source.lines[one.line - 1]
        assert one.column <= len(one.source) + 1
    report = Report(checked=(checked,), faults=(), language=language, fail_level="advice")
    for form in FORMATS:
        assert isinstance(written(report, form), str)
    json.loads(written(report, "json"))


def _said(data: bytes) -> object:
    """What is found, each with its place, or why the file is refused."""
    try:
        found = check(read_source("a.txt", data), Settings()).found
    except (Fault, Faults) as refused:
        return str(refused)
    return [(one.finding.identity, one.line, one.column, one.end) for one in found]


@given(st.lists(texts.filter(lambda text: "grove:" not in text), max_size=6))
@settings(max_examples=100, deadline=None)
def test_a_check_is_the_same_every_time(lines: list[str]) -> None:
    data = "".join(f"KR: {' '.join(line.split())}\n" for line in lines).encode("utf-8", "replace")
    assert _said(data) == _said(data)


OF_OBJECTIVES = ("仓库员工少遇停机，另外把配送路径算准，", "teams trust us; the office helps, and ")


def reviewed(data: bytes) -> None:
    check(read_source("a.txt", data, 2027), Settings(year=2027))


@pytest.mark.slow
def test_a_line_of_a_megabyte_takes_time_in_proportion() -> None:
    for piece in ("a", "9", "三", "ship it and ", "从6分钟缩短到15分钟，"):
        short, long = (f"KR: {piece * (size // len(piece.encode()))}" for size in (50_000, 10**6))
        # Twenty times the text; quadratic would take four hundred times as long.
        assert growth(reviewed, short.encode(), long.encode(), 60) < 60, piece


@pytest.mark.slow
def test_a_long_line_takes_time_in_proportion() -> None:
    for piece in (
        "把37个漏洞清零，",
        "日活50w，",
        "hold 1:1s, ",
        "90 days without a Sev-1, ",
        "30 % by Q2, 60 % by Q4, ",
        "3 级以上 ",
        "将网关升级到 3.2 ",
        "(进度 60%) ",
        "reviews done on time: 97% or better ",
        "noise at 50 m: 68 dB(A) ",
        "抓取成功率 90%→97%，节拍 11s→8s，",
        *OF_OBJECTIVES,
        "- ",
        "\\",
        " ",
        "“",
        "e\u0301",
    ):
        role = "O" if piece in OF_OBJECTIVES else "KR"
        short, long = (
            (f"{role}: " + piece * (size // len(piece.encode()))).encode()
            for size in (20_000, 200_000)
        )
        # Ten times the text; quadratic would take a hundred times as long.
        assert growth(reviewed, short, long, 30) < 30, piece
