"""Pages carry no words of their own: every word a person reads goes through translation."""

import re
from pathlib import Path

from jinja2 import Environment

from tests.each import of_each
from tests.house.places import HOUSE, name, pages

# Read out or shown like text.
SPOKEN = "alt|title|placeholder|aria-label|aria-description|aria-roledescription|aria-valuetext"
SPOKEN_ATTRIBUTE = re.compile(rf"""\s(?:{SPOKEN})\s*=\s*("[^"]*"|'[^']*')""", re.IGNORECASE)
COMMENT_OR_CODE = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"""<(?:"[^"]*"|'[^']*'|[^'">])*>""", re.DOTALL)
# Outside tags too: macros make up attributes for the tag that calls them.
ATTRIBUTE = re.compile(r"""\b[a-z][\w-]*\s*=\s*(?:"[^"]*"|'[^']*')|\bdata-[\w-]+""")
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W\d_]+")
# A string that begins like a sentence or a name, or holds Chinese.
FOR_PEOPLE = re.compile(r"[A-Z][a-z]+|.*[\u4e00-\u9fff]")
TRANSLATING = {"_", "gettext", "ngettext", "pgettext", "npgettext"}
# The product's name, the languages' own names, and keys of the keyboard.
SAME_IN_BOTH = {
    *("Grove", "OKR", "OKRs", "English", "中文", "简体中文"),
    *("Alt", "Ctrl", "Shift", "Esc", "Escape", "Enter"),
}
# The living page of components: its specimens are content, in both languages side by side.
SPECIMENS = HOUSE / "look" / "pages" / "components.jinja"


@of_each([page for page in pages() if page != SPECIMENS], name)
def test_a_page_says_nothing_untranslated(page: Path) -> None:
    said = literal_words(page.read_text(encoding="utf-8"))
    assert not said, f"{name(page)} says without translation: {said}"


def test_a_bare_word_is_found_wherever_it_stands() -> None:
    assert literal_words("<p>Save</p>") == ["Save"]
    assert literal_words('<a title="Save {{ what }}">x</a>') == ["Save"]
    assert literal_words('<a{% if x %} aria-label="保存"{% endif %}>') == ["保存"]
    assert literal_words("{{ button('Save', kind='primary') }}") == ["Save"]
    assert literal_words("{% block main_class %}wide{% endblock %}<p>on</p>") == ["on"]
    assert literal_words("{% macro m() %} title='Save' data-open{% endmacro %}") == ["Save"]
    assert literal_words("<p>{% if x %}yes{% else %}{{ _('no') }}{% endif %}</p>") == ["yes"]


def test_marked_texts_names_and_markup_are_no_bare_words() -> None:
    assert not literal_words("<p>{{ _('Save') }}</p>{# a note #}")
    assert not literal_words("{{ button(_('Save'), kind='primary') }}")
    assert not literal_words("{% trans n=n %}Save {{ n }}{% endtrans %}")
    assert not literal_words('<a class="{% if a < b %}on{% endif %} wide" data-k="v">Grove</a>')
    assert not literal_words("<svg viewBox='0 0 8 8'><path d='M0 0L4 4'/></svg> × &nbsp; 12")
    assert not literal_words("<script>let a = 1 < 2</script>{% set a = 'b' %}")


def literal_words(source: str) -> list[str]:
    """Words between tags, in attributes that are read out, or handed to a macro untranslated."""
    html, handed_over = _without_jinja(source)
    html = COMMENT_OR_CODE.sub(" ", html)
    spoken = [match[1][1:-1] for match in SPOKEN_ATTRIBUTE.finditer(html)]
    text = " ".join([ATTRIBUTE.sub(" ", TAG.sub(" ", html)), *spoken, *handed_over])
    words = WORD.findall(ENTITY.sub(" ", text))
    return [word for word in words if word not in SAME_IN_BOTH and len(word) > 1]


def _without_jinja(source: str) -> tuple[str, list[str]]:
    """The template's own HTML, and strings in its expressions that look like words for people.

    `trans` blocks and what a translating function wraps are left out; so are macros and blocks
    that only make up a class (`_class`, `main_class`).
    """
    kept: list[str] = []
    handed_over: list[str] = []
    statement: list[str] = []
    enclosing: list[str] = []
    calls: list[str] = []
    before = ""
    for _, kind, value in Environment(extensions=["jinja2.ext.i18n"]).lex(source):
        if kind == "block_begin":
            statement = []
        elif kind == "block_end":
            _enter_or_leave(statement, enclosing)
        elif kind == "data" and not any(
            one.endswith("class") or one == "trans" for one in enclosing
        ):
            kept.append(value)
        elif kind == "operator" and value == "(":
            calls.append(before)
        elif kind == "operator" and value == ")" and calls:
            calls.pop()
        elif kind == "string" and FOR_PEOPLE.match(value[1:-1]) and not TRANSLATING & set(calls):
            handed_over.append(value[1:-1])
        if kind == "name":
            statement.append(value)
        if kind != "whitespace":
            before = value
    return "".join(kept), handed_over


def _enter_or_leave(statement: list[str], enclosing: list[str]) -> None:
    """Keep the names of the `trans`, `macro` and `block` that a piece of HTML stands in."""
    match statement:
        case ["trans", *_]:
            enclosing.append("trans")
        case ["macro" | "block", name, *_]:
            enclosing.append(name)
        case ["endtrans" | "endmacro" | "endblock", *_] if enclosing:
            enclosing.pop()
