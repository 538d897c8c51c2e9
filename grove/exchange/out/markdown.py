"""Writing a plan as Markdown, in the language asked for."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from grove.measure.units import trimmed
from grove.quality.plan_file.choices import FLAG
from grove.quality.plan_file.document import Document, Item
from grove.quality.plan_file.lines import quoted, stands_alone, stands_in_line
from grove.quality.plan_file.shape import PLAN, SECTIONS, Attribute, Noun, Section, Type


def write(document: Document, language: str) -> str:
    """The file. The same document gives the same text, to the byte."""
    title = " ".join(document.title.split())
    lines = [" ".join(filter(None, ("#", document.plan.code, title)))]
    if document.plan.values:
        lines += ["", *_attributes(document.plan, PLAN, language, "")]
    for section in SECTIONS:
        body = list(_section(document, section, language))
        if body:
            lines += ["", f"## {section.word(language)}", *body]
    return "\n".join(lines) + "\n"


def _section(document: Document, section: Section, language: str) -> Iterator[str]:
    if section.noun is not None and section.noun.items is not None:
        for item in document.lists.get(section.key, []):
            yield from _headed(item, section.noun, section.noun.items, language)
        return
    if section.noun is not None:
        yield from _list(document.lists.get(section.key, []), section.noun, language)
    for part in section.parts:
        if part.noun is not None:
            body = list(_list(document.lists.get(part.word.key, []), part.noun, language))
        else:
            body = list(_text(document.texts.get(part.word.key, "")))
        if body:
            yield from ("", f"### {part.word(language)}", *body)


def _text(text: str) -> Iterator[str]:
    if text:
        yield ""
        yield from text.split("\n") if stands_alone(text) else quoted(text)


def _headed(item: Item, noun: Noun, below: Noun, language: str) -> Iterator[str]:
    yield ""
    yield f"### {_head(item)}".rstrip()
    lines = [*_long_head(item, noun, language, ""), *_attributes(item, noun, language, "")]
    if lines:
        yield ""
        yield from lines
    if item.items:
        yield from _list(item.items, below, language)


def _list(items: list[Item], noun: Noun, language: str) -> Iterator[str]:
    if items:
        yield ""
    for item in items:
        yield from _item(item, noun, language, "")


def _item(item: Item, noun: Noun, language: str, indent: str) -> Iterator[str]:
    shown = Item(_written_head(item, noun, language), item.code)
    yield f"{indent}- {_head(shown)}".rstrip()
    yield from _long_head(item, noun, language, indent + "  ")
    yield from _attributes(item, noun, language, indent + "  ")


def _written_head(item: Item, noun: Noun, language: str) -> str:
    if noun.head.choices is not None:
        return noun.head.choices.write(item.head, language)
    return item.head


def _head(item: Item) -> str:
    parts = (item.code, item.head if stands_in_line(item.head) else "")
    return " ".join(filter(None, parts))


def _long_head(item: Item, noun: Noun, language: str, indent: str) -> Iterator[str]:
    if item.head and not stands_in_line(item.head):
        yield f"{indent}- {noun.head.word(language)}{_colon(language).rstrip()}"
        yield from quoted(item.head, indent + "  ")


def _attributes(item: Item, noun: Noun, language: str, indent: str) -> Iterator[str]:
    for attribute in noun.attributes:
        if attribute.key not in item.values:
            continue
        value = item.values[attribute.key]
        word = attribute.word(language)
        if attribute.type is Type.LIST and attribute.noun is not None:
            yield f"{indent}- {word}{_colon(language).rstrip()}"
            for one in value:
                yield from _item(one, attribute.noun, language, indent + "  ")
            continue
        text = _value(attribute, value, language)
        if stands_in_line(text):
            yield f"{indent}- {word}{_colon(language)}{text}"
        else:
            yield f"{indent}- {word}{_colon(language).rstrip()}"
            yield from quoted(text, indent + "  ") if text else ()


def _value(attribute: Attribute, value: Any, language: str) -> str:
    match value:
        case None:
            return ""
        case bool():
            return FLAG.write("yes" if value else "no", language)
        case Decimal():
            return f"{trimmed(value):f}"
        case date():
            return value.isoformat()
        case list():
            return ", ".join(value)
        case str() if attribute.choices is not None:
            return attribute.choices.write(value, language)
        case _:
            return str(value)


def _colon(language: str) -> str:
    return "：" if language[:2].lower() == "zh" else ": "
