"""Code and scripts hold no sentence for people but those they hand to translation."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.each import of_each
from tests.house.places import HOUSE, name

TRANSLATING = {
    *("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"),
    *("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"),
}
# Begins like a sentence and goes on after a space; or holds Chinese.
SENTENCE = re.compile(r"[A-Z][a-z']* [a-z%{]|.*[\u4e00-\u9fff]", re.DOTALL)
# Rooms whose words are content in both languages, or English for a terminal and a log.
OTHER_ROOMS = {"method", "measure", "quality", "cli"}
# Modules that hold both languages side by side, because no catalogue could; each with its reason.
BILINGUAL_MODULES = {
    "grove/look/samples.py": "specimens of the living page, as people would write them",
    "grove/look/words.py": "dates and times, each language its own way",
    "grove/needs/forms.py": "reads digits and dates as people write them in either",
    "grove/web/sample/days.py": "writes days of the sample, each language its own way",
    "grove/positioning/statement.py": "reads and writes the statement in the plan's own language",
}
# Tables of words read out of people's own text, and content that stands in both languages.
BILINGUAL = re.compile(r"_(en|zh)$|^(en|zh)$|^(EN|ZH)\b|_(EN|ZH)$")
JS_STRING = re.compile(r"""(?P<mark>["'`])(?P<text>(?:(?!(?P=mark))[^\\\n]|\\.)*)(?P=mark)""")
JS_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$|\s//\s.*?$", re.DOTALL | re.MULTILINE)

MODULES = sorted(
    path
    for path in HOUSE.glob("*/**/*.py")
    if not {"migrations", *OTHER_ROOMS} & set(path.relative_to(HOUSE).parts)
    and name(path) not in BILINGUAL_MODULES
)
SCRIPTS = sorted(path for path in HOUSE.rglob("*.js") if "vendor" not in path.parts)


@of_each(MODULES, name)
def test_a_module_hands_its_sentences_to_translation(module: Path) -> None:
    found = list(sentences(ast.parse(module.read_text(encoding="utf-8"))))
    assert not found, "\n".join(f"{name(module)}: {text!r}" for text in found)


@of_each(SCRIPTS, name)
def test_a_script_takes_its_sentences_from_the_page(script: Path) -> None:
    code = JS_COMMENT.sub("", script.read_text(encoding="utf-8"))
    found = [match["text"] for match in JS_STRING.finditer(code) if SENTENCE.match(match["text"])]
    assert not found, "\n".join(f"{name(script)}: {text!r}" for text in found)


def test_a_sentence_without_translation_is_found() -> None:
    assert list(sentences(ast.parse("note = 'Nothing is saved'"))) == ["Nothing is saved"]
    assert list(sentences(ast.parse("note = f'Saved at {t}'"))) == ["Saved at "]
    assert list(sentences(ast.parse("note = '保存'"))) == ["保存"]


def test_what_is_no_sentence_for_people_is_let_through() -> None:
    assert not list(sentences(ast.parse("'''Says what it is for.'''\nx = _('Nothing is saved')")))
    assert not list(sentences(ast.parse("raise ValueError('The end is before the start')")))
    assert not list(sentences(ast.parse("x = ngettext('One thing', '%(num)s things', n)")))


def sentences(tree: ast.AST) -> Iterator[str]:
    """Texts that read like sentences, outside docstrings, errors for developers, translation."""
    for node in ast.iter_child_nodes(tree):
        match node:
            case ast.Raise() | ast.Assert() | ast.Expr(value=ast.Constant()):
                continue
            case ast.Call(func=ast.Name(id=called)) if called in TRANSLATING:
                continue
            case ast.Assign(targets=[ast.Name(id=target)]) if BILINGUAL.search(target):
                continue
            case ast.keyword(arg=str(argument)) if BILINGUAL.search(argument):
                continue
            case ast.Constant(value=str(text)) if SENTENCE.match(text):
                yield text
        yield from sentences(node)
