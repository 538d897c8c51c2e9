"""Words stand in word lists that anybody can read and extend, not in Python."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grove.quality.lexicon import files
from grove.quality.lexicon.word_classes import in_order, word_class
from tests.house.places import modules, name

ROOMS = ("sentence", "structure", "rules")
MANY = 20
# No words: kinds of tokens, ends of words, names of families; and numerals, whose place counts.
NO_WORDS = {"_TRAILING", "ENDINGS", "FELT", "_SPELLED"}
ASKED = re.compile(r'(?:word_class|in_order)\(\s*"(\w+)",\s*"(\w+)"\s*\)')
LANGUAGES = ("en", "zh")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_class_is_asked_for_and_holds_a_word_once(language: str) -> None:
    asked = {
        match[2]
        for module in modules("grove/quality")
        for match in ASKED.finditer(module.read_text(encoding="utf-8"))
        if match[1] == language
    }
    listed = [section for section, _entries in files.sections(language, "word_classes")]
    assert asked == set(listed)
    for section in asked:
        words = in_order(language, section)
        assert len(words) == len(word_class(language, section)), section


def test_a_class_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="no_such_class"):
        word_class("en", "no_such_class")


def test_no_module_holds_a_list_of_words() -> None:
    found = [
        f"{name(module)}: {title}, {count} words"
        for room in ROOMS
        for module in modules(f"grove/quality/{room}")
        for title, count in _lists(module)
        if count >= MANY and title not in NO_WORDS
    ]
    assert not found, "these belong into grove/quality/lexicon/*/word_classes.txt: " + str(found)


def _lists(module: Path) -> Iterator[tuple[str, int]]:
    """Each name that a module gives to a set or tuple of words, with how many they are."""
    for statement in ast.parse(module.read_text(encoding="utf-8")).body:
        if not isinstance(statement, ast.Assign) or isinstance(statement.value, ast.Dict):
            continue
        yield ast.unparse(statement.targets[0]), sum(_words(statement.value))


def _words(value: ast.expr) -> Iterator[int]:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        text = value.func.value
        if value.func.attr == "split" and isinstance(text, ast.Constant):
            mark = value.args[0].value if value.args else None  # type: ignore[attr-defined]
            yield len(str(text.value).split(mark))
    elif isinstance(value, ast.Call) and value.args:
        yield from _words(value.args[0])
    elif isinstance(value, ast.BinOp):
        yield from _words(value.left)
        yield from _words(value.right)
    elif isinstance(value, ast.Tuple | ast.Set | ast.List):
        for one in value.elts:
            yield from _words(one)
    elif isinstance(value, ast.Starred):
        yield from _words(value.value)
    elif isinstance(value, ast.Constant) and isinstance(value.value, str):
        yield 1
