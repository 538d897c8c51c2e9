"""Broken content stops the start, and the message says where it is broken."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from grove.method import ContentError, load, read
from grove.method.loader import CONTENT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped content to break."""
    return shutil.copytree(CONTENT, tmp_path / "content")


def test_a_copy_of_the_content_reads_like_the_original(folder: Path) -> None:
    assert read(folder) == load()


BROKEN = [
    # file, what stands there, what it becomes, what the message says
    (
        "themes", 'name.zh = "研发质量"\n', "",
        "themes.toml, theme DQ, name.zh: is missing",
    ),
    (
        "themes", 'name.zh = "研发质量"', 'name.zh = "  "',
        "themes.toml, theme DQ, name.zh: is empty",
    ),
    (
        "themes", 'name.zh = "研发质量"', 'name.zh = 7',
        "themes.toml, theme DQ, name.zh: must be a string, found a number",
    ),
    (
        "themes", 'name.zh = "研发质量"', 'name.zh = "研发质量"\nname.de = "Qualität"',
        "themes.toml, theme DQ, name.de: unknown key",
    ),
    (
        "themes", 'code = "DQ"', 'code = "DQ"\ncolour = "red"',
        "themes.toml, theme DQ, colour: unknown key",
    ),
    (
        "themes", 'code = "DQ"', 'code = "QD"',
        "themes.toml, theme QD, code: 'QD' is not one of BG, DQ",
    ),
    (
        "themes", 'code = "DQ"', 'code = "BG"',
        "themes.toml, theme BG, code: 'BG' is there twice",
    ),
    (
        "themes", 'code = "DQ"\n', "",
        "themes.toml, theme number 2, code: is missing",
    ),
    (
        "themes", 'code = "BG"', 'code = "BG',
        "themes.toml: is not valid TOML",
    ),
    (
        "steps", 'group = "write"', 'group = "writing"',
        "steps.toml, step draft, group: 'writing' is not one of understand, write",
    ),
    (
        "steps", "minutes = 150", 'minutes = "150"',
        "steps.toml, step draft, minutes: must be a whole number, found a string",
    ),
    (
        "steps", "minutes = 150", "minutes = true",
        "steps.toml, step draft, minutes: must be a whole number, found true or false",
    ),
    (
        "steps", "minutes = 150", "minutes = 0",
        "steps.toml, step draft, minutes: 0 is not between 5 and 600",
    ),
    (
        "steps", 'key = "track"\ngroup', 'key = "track"\nmotto = "on"\ngroup',
        "steps.toml, step track, motto: unknown key",
    ),
    (
        "questions", "examples = [", "examples = [\n  { en = \"x\", zh = \"一\" },",
        "questions.toml, question purpose, examples: needs 3 texts, found 4",
    ),
    (
        "levels", 'zh = "公司把哪些产品放在前面，又放下了哪些？"', 'zh = ""',
        "levels.toml, level company, listen[3].zh: is empty",
    ),
    (
        "perspectives", "optional = true", 'optional = "yes"',
        "perspectives.toml, perspective financial, optional: must be true or false, found a string",
    ),
    (
        "considerations", 'label.zh = "我们不做"\n', "",
        "considerations.toml, consideration boundary, blank we_do_not, label.zh: is missing",
    ),
    (
        "metrics/security", 'direction = "lower"', 'direction = "down"',
        "direction: 'down' is not one of raise, lower, keep_above, keep_below, keep_within",
    ),
    (
        "metrics/security", 'id = "F2"', 'id = "A1"',
        "metrics/security.toml, metric A1, id: 'A1' is there twice, also in "
        "metrics/business_goals.toml",
    ),
    (
        "metrics/technical_cost", 'guard_ids = ["A4", "B5"]', 'guard_ids = ["A4", "B55"]',
        "metrics/technical_cost.toml, metric C1, guard_ids: 'B55' is no other metric's id",
    ),
    (
        "metrics/technical_cost", 'guard_ids = ["A4", "B5"]', 'guard_ids = ["C1"]',
        "metrics/technical_cost.toml, metric C1, guard_ids: 'C1' is no other metric's id",
    ),
    (
        "metrics/technical_cost", 'query.kind = "sql"', 'query.kind = "excel"',
        "metric C1, query.kind: 'excel' is not one of sql, promql, git",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "good", "bad", "message"), BROKEN, ids=[case[3][-60:] for case in BROKEN]
)
def test_broken_content_is_refused_with_its_place(
    folder: Path, file: str, good: str, bad: str, message: str
) -> None:
    path = folder / f"{file}.toml"
    whole = path.read_text(encoding="utf-8")
    assert good in whole
    path.write_text(whole.replace(good, bad, 1), encoding="utf-8")

    with pytest.raises(ContentError) as refused:
        read(folder)

    assert message in str(refused.value)


def test_the_error_carries_file_entry_and_field_apart(folder: Path) -> None:
    path = folder / "glossary.toml"
    path.write_text(path.read_text(encoding="utf-8").replace('term.zh = "周期"\n', "", 1), "utf-8")

    with pytest.raises(ContentError) as refused:
        read(folder)

    fault = refused.value
    assert (fault.file, fault.entry, fault.field) == ("glossary.toml", "term cycle", "term.zh")


def test_a_missing_file_is_named(folder: Path) -> None:
    (folder / "glossary.toml").unlink()
    with pytest.raises(ContentError, match=r"^glossary\.toml: the file is missing$"):
        read(folder)


def test_a_file_nobody_reads_is_named(folder: Path) -> None:
    (folder / "themse.toml").write_text("", "utf-8")
    with pytest.raises(ContentError, match=r"^themse\.toml: no such content file"):
        read(folder)


def test_a_missing_entry_is_named(folder: Path) -> None:
    path = folder / "themes.toml"
    whole = path.read_text(encoding="utf-8")
    path.write_text(whole[: whole.rindex("[[theme]]")], "utf-8")
    with pytest.raises(ContentError, match=r"^themes\.toml, theme: no entry for IN$"):
        read(folder)


def test_entries_out_of_order_are_refused(folder: Path) -> None:
    path = folder / "levels.toml"
    whole = path.read_text(encoding="utf-8")
    swapped = whole.replace('"company"', '"-"').replace('"business"', '"company"')
    path.write_text(swapped.replace('"-"', '"business"'), "utf-8")
    with pytest.raises(ContentError, match="must be in the order company, business, department"):
        read(folder)


def test_the_catalogue_must_be_whole(folder: Path) -> None:
    (folder / "metrics" / "infrastructure.toml").unlink()
    with pytest.raises(ContentError, match=r"^metrics: needs 69 metrics, found 61$"):
        read(folder)


def test_the_method_is_read_once_and_cannot_be_changed() -> None:
    assert load() is load()
    with pytest.raises(FrozenInstanceError):
        load().theme("DQ").name.en = "Quality"  # type: ignore[misc]


def test_the_method_needs_no_framework() -> None:
    program = (
        "import sys; from grove.method import load; load(); "
        "print(sorted({'django', 'jinja2'} & {name.split('.')[0] for name in sys.modules}))"
    )
    said = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60
    )
    assert said.stdout.strip() == "[]"
