"""Words stand in word lists that anybody can read and extend, not in Python."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from grove.quality.lexicon import files
from grove.quality.lexicon.word_classes import in_order, word_class
from grove.quality.sentence.word_table import lines_of
from tests.house.places import modules, name

ROOMS = ("sentence", "structure", "rules")
MANY = 10
# No words: ends of words, units, codes, names of families, numerals, whose place counts, and pieces
# of text of which blanks and signs are a part.
NO_WORDS = {
    *("_TRAILING", "ENDINGS", "_ADJECTIVES", "FELT", "_SPELLED", "_DECADES", "_HUNDREDS", "_CODES"),
    *("_SPENT", "_NO_AMOUNTS", "_LOADS", "_ANY", "SHORT", "MOTION", "_MONEY", "GATES"),
    *("_WORDS", "JOINS_ZH", "BREAKS", "WINDOWS"),
}
# Kinds of tokens that no word of a table has: what stands at an end, between, or in a name.
SIGNS = frozenset("eos begin comma stop date arrow name pm".split())
ASKED = re.compile(r'(?:word_class|in_order)\(\s*"(\w+)",\s*"(\w+)"\s*\)')
LANGUAGES = ("en", "zh")
TABLES = ("en.txt", "zh.txt", "en_units.txt")


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
    """Each name that a module gives to a set or tuple of words, with how many they are.

    Kinds of tokens are no words, though some are spelled like one.
    """
    for statement in ast.parse(module.read_text(encoding="utf-8")).body:
        if not isinstance(statement, ast.Assign) or isinstance(statement.value, ast.Dict):
            continue
        words = [one for one in _words(statement.value) if one not in _kinds()]
        yield ast.unparse(statement.targets[0]), len(words)


@cache
def _kinds() -> frozenset[str]:
    tables = (kind for name in TABLES for kind, _value, _words in lines_of(name))
    return SIGNS.union(tables)


def _words(value: ast.expr) -> Iterator[str]:
    if isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute):
        text = value.func.value
        if value.func.attr == "split" and isinstance(text, ast.Constant):
            mark = value.args[0].value if value.args else None  # type: ignore[attr-defined]
            yield from str(text.value).split(mark)
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
        yield value.value
