"""Knows every English text that has a Chinese one, and finds it left standing in Chinese pages."""

import re
from collections.abc import Collection
from functools import cache

from grove.method import load
from provision import texts
from tests.method.texts import texts as content_texts

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")
LETTERS = re.compile(r"[A-Za-z]{2,}")
OWN_NAMES = {"简体中文", "中文"}  # of languages, for those who read no other
CHINESE = re.compile(r"[\u4e00-\u9fff]")
# Keys of the keyboard and the product's name are written so in both.
SAME = re.compile(r"Grove|Ctrl.*|[\W\d_]*")

# Texts as they stand in the page with the language they are said to be in, then what is read out.
SAID = """
() => {
  const found = [];
  const language = (node) => node.closest("[lang]")?.lang ?? "";
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (parent.closest("script, style, template, svg, textarea, [name=time_zone]")) continue;
    const text = walker.currentNode.data.replace(/\\s+/g, " ").trim();
    if (text) found.push([text, language(parent)]);
  }
  for (const name of ["aria-label", "title", "placeholder", "alt"])
    for (const element of document.querySelectorAll(`[${name}]`))
      found.push([element.getAttribute(name).replace(/\\s+/g, " ").trim(), language(element)]);
  for (const form of document.forms)
    for (const value of Object.values(form.dataset)) found.push([value, language(form)]);
  return found;
}
"""


def left_in_english(said: list[tuple[str, str]], names: Collection[str] = ()) -> list[str]:
    """Of the texts of a Chinese page with their languages: those that have a Chinese wording.

    names: of people and departments, which may read like one of our texts.
    """
    return sorted(
        {
            text
            for text, language in said
            if language.startswith("zh")
            and LETTERS.search(text)
            and text not in names
            and _has_chinese(text)
        }
    )


def left_in_chinese(said: list[tuple[str, str]]) -> list[str]:
    """Of the texts of an English page: Chinese that does not say that it is Chinese."""
    return sorted(
        {
            text
            for text, language in said
            if language.startswith("en") and CHINESE.search(text) and text not in OWN_NAMES
        }
    )


def _has_chinese(text: str) -> bool:
    return not SAME.fullmatch(text) and (text in _known() or bool(_shapes().fullmatch(text)))


@cache
def _known() -> frozenset[str]:
    """Every English text without placeholders whose Chinese differs."""
    found = set()
    for room in texts.rooms():
        catalogue = texts.read(texts.catalogue_path(room, "zh_Hans"), "zh_Hans")
        for message in catalogue:
            for form in _forms(message.id):
                if form and texts.translation(message) not in ("", form):
                    found.add(" ".join(form.split()))
    found |= {" ".join(text.en.split()) for _, text in content_texts(load()) if text.en != text.zh}
    return frozenset(found)


@cache
def _shapes() -> re.Pattern[str]:
    """Every English text with placeholders, as the shape of what it may have become."""
    shaped = []
    for text in _known():
        literal = PLACEHOLDER.sub("", text)
        if literal != text and len("".join(LETTERS.findall(literal))) > 4:
            shaped.append(_shape(text.replace("%%", "%")))
    return re.compile("|".join(shaped) or r"(?!)")


def _shape(text: str) -> str:
    """A pattern for one text: a number for `d`, a few words for any other placeholder."""
    pattern, end = "", 0
    for found in PLACEHOLDER.finditer(text):
        filled = r"-?\d{1,9}" if found[0].endswith("d") else ".{1,80}?"
        pattern += re.escape(text[end : found.start()]) + filled
        end = found.end()
    return pattern + re.escape(text[end:])


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]
