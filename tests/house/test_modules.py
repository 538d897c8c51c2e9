"""Files stay one thought: small, named for what they hold, with nothing put off."""

import ast
import re
from pathlib import Path

from tests.each import of_each
from tests.house.places import ROOT, modules, name

LINES_IN_ONE_SITTING = 300
LINES_AT_MOST = 450
NAMES_THAT_SAY_NOTHING = {
    "base", "common", "helper", "helpers", "manager", "managers", "misc", "service", "services",
    "util", "utils",
}  # fmt: skip
PUT_OFF = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
SKIPS = re.compile(r"pytest\.(?:mark\.)?(skip|xfail|skipif)\b(?:\((?P<words>[^\n]*))?")
TEXTS = {".py", ".jinja", ".css", ".js", ".toml", ".md", ".po", ".txt", ".in", ""}
OURS = ["grove", "tests", "provision", "docs"]


@of_each(modules("grove", "provision"), name)
def test_a_module_reads_in_one_sitting(module: Path) -> None:
    lines = len(module.read_text(encoding="utf-8").splitlines())
    assert lines <= LINES_AT_MOST, f"{lines} lines: make it a folder with one file per noun"


def test_most_modules_are_short() -> None:
    all_of_them = modules("grove", "provision")
    long = [
        name(module)
        for module in all_of_them
        if len(module.read_text(encoding="utf-8").splitlines()) > LINES_IN_ONE_SITTING
    ]
    assert len(long) <= len(all_of_them) / 20, f"Longer than one sitting: {long}"


@of_each(modules("grove", "provision", "tests"), name)
def test_a_module_says_what_it_is_for(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    if module.name == "__init__.py" and not text.strip():
        return
    said = ast.get_docstring(ast.parse(text)) or ""
    assert len(said.splitlines()[0] if said else "") >= 10, "No docstring that says what it is for"


def test_file_names_say_what_is_inside() -> None:
    nothing_said = [
        name(path)
        for path in modules("grove", "provision", "tests")
        if {path.stem, *path.relative_to(ROOT).parts[:-1]} & NAMES_THAT_SAY_NOTHING
    ]
    assert not nothing_said


def test_nothing_is_put_off() -> None:
    found = [
        f"{name(path)}:{number}: {line.strip()[:80]}"
        for folder in OURS
        for path in sorted((ROOT / folder).rglob("*"))
        if path.is_file() and path.suffix in TEXTS and "vendor" not in path.parts
        if "__pycache__" not in path.parts
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), start=1)
        if PUT_OFF.search(line)
    ]
    assert not found, "\n".join(found)


def test_no_test_is_skipped_without_a_reason() -> None:
    silent = [
        f"{name(path)}: {match[0][:80]}"
        for path in modules("tests")
        if path != Path(__file__)
        for match in SKIPS.finditer(path.read_text(encoding="utf-8"))
        if "reason=" not in (match["words"] or "")
    ]
    assert not silent, "\n".join(silent)
