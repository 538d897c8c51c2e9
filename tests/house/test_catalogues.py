"""Both languages are whole: every text has its Chinese, and says the same thing everywhere."""

import re
from collections import defaultdict
from functools import cache

import pytest
from babel.messages.catalog import Catalog, Message

from provision import texts

PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w*)\}|%[sd]")
LANGUAGES = texts.LANGUAGES
# Reading every page and module takes seconds: one process does it, once.
extracted = cache(texts.extract)

pytestmark = pytest.mark.xdist_group("catalogues")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    faults = [
        f"{fault}: {wanted.id!r}  ({wanted.locations[0][0]}:{wanted.locations[0][1]})"
        for room in texts.rooms()
        for catalogue in [texts.read(texts.catalogue_path(room, language), language)]
        for wanted in extracted(room)
        if wanted.id and (fault := _fault(wanted, catalogue))
    ]
    assert not faults, "Run `make texts`, then translate:\n" + "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_text_reads_the_same_in_every_room(language: str) -> None:
    said: dict[object, dict[object, list[str]]] = defaultdict(lambda: defaultdict(list))
    for room in texts.rooms():
        for message in texts.read(texts.catalogue_path(room, language), language):
            if message.id and (translation := texts.translation(message)):
                said[message.context, message.id][translation].append(room.name)
    differing = [
        f"{text}: {dict(versions)}" for text, versions in said.items() if len(versions) > 1
    ]
    assert not differing, "\n".join(differing)


def test_no_translated_text_is_glued_from_halves() -> None:
    halves = [
        f"{message.id!r} in {room.name}"
        for room in texts.rooms()
        for message in extracted(room)
        for text in _forms(message.id)
        if text != text.strip() and any(map(str.isalpha, text))
    ]
    assert not halves, "A text begins or ends in a space:\n" + "\n".join(halves)


def _fault(wanted: Message, catalogue: Catalog) -> str:
    """What is wrong with the translation of one text; nothing when it is well."""
    found = catalogue.get(wanted.id, wanted.context)
    translation = texts.translation(found)
    if not translation:
        return "only guessed (fuzzy)" if found and found.fuzzy else "no translation"
    # A singular may say "one"; Chinese has the plural's form only.
    allowed = {frozenset(_placeholders(text)) for text in _forms(wanted.id)}
    for form in _forms(translation):
        if frozenset(_placeholders(form)) not in allowed:
            return "other placeholders"
    return ""


def _forms(text: object) -> tuple[str, ...]:
    return (text,) if isinstance(text, str) else tuple(text)  # type: ignore[arg-type]


def _placeholders(text: str) -> list[str]:
    return [match[0] for match in PLACEHOLDER.finditer(text.replace("%%", ""))]
