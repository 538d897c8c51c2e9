"""Keeps the translation catalogues: one gettext catalogue per room and language.

    python -m provision.texts update     read the rooms' code and pages, bring every .po up to date
    python -m provision.texts compile    write the .mo files whose .po is newer

English is the language of the sources; Chinese lives in grove/<room>/locale/zh_Hans/.
"""

import sys
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh_Hans",)
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
# Trimmed as grove/look/environment.py trims the pages; i18n finds the texts.
JINJA = {
    "extensions": "jinja2.ext.i18n,jinja2.ext.do",
    "trimmed": "true",
    "trim_blocks": "true",
    "lstrip_blocks": "true",
    "silent": "false",
}
NOISE = (
    b'"Project-Id-Version',
    b'"Report-Msgid-Bugs-To',
    b'"POT-Creation-Date',
    b'"PO-Revision-Date',
    b'"Last-Translator',
    b'"Language-Team',
    b'"Generated-By',
)

Identity = tuple[str | None, str | tuple[str, ...]]
Translation = str | tuple[str, ...]


def rooms() -> list[Path]:
    """Every room of the house, in order of name."""
    return sorted(found.parent for found in (ROOT / "grove").glob("*/__init__.py"))


def catalogue_path(room: Path, language: str) -> Path:
    """Where a room keeps its translation into a language."""
    return room / "locale" / language / "LC_MESSAGES" / "django.po"


def extract(room: Path) -> Catalog:
    """The texts of a room as its code and its pages ask for them, untranslated."""
    catalogue = Catalog(project="Grove", charset="utf-8")
    for path in sorted(_sources(room)):
        method = "jinja2.ext:babel_extract" if path.suffix == ".jinja" else "python"
        options = JINJA if path.suffix == ".jinja" else {}
        place = path.relative_to(ROOT).as_posix()
        for line, message, comments, context in extract_from_file(
            method, path, keywords=KEYWORDS, comment_tags=("Translators:",), options=options
        ):
            catalogue.add(
                message,
                locations=[(place, line)],
                auto_comments=comments,
                context=context,
            )
    return catalogue


def read(path: Path, language: str) -> Catalog:
    """A catalogue from its file; an empty one where there is no file yet."""
    if not path.exists():
        return Catalog(locale=language)
    with open(path, "rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def translation(message: Message | None) -> Translation:
    """What a text is in the other language; empty when a form is missing or only guessed."""
    if message is None or message.fuzzy or not message.string:
        return ""
    if isinstance(message.string, str):
        return message.string
    return tuple(message.string) if all(message.string) else ""


def update() -> None:
    """Write every room's catalogues anew.

    Translations are kept, also of texts that are no longer asked for (as comments at the end of
    the file). A new text takes the translation another room or an earlier day gave it; nothing
    is guessed from similar texts.
    """
    wanted = {room: extract(room) for room in rooms()}
    for language in LANGUAGES:
        present = {room: read(catalogue_path(room, language), language) for room in wanted}
        memory = _memory(present.values())
        for room, template in wanted.items():
            if len(template):
                _write(room, language, template, present[room], memory)


def compile_newer() -> None:
    """Write the .mo beside every .po that is newer than it."""
    for room in rooms():
        for language in LANGUAGES:
            source = catalogue_path(room, language)
            target = source.with_suffix(".mo")
            if not source.exists():
                continue
            if target.exists() and target.stat().st_mtime_ns >= source.stat().st_mtime_ns:
                continue
            catalogue = read(source, language)
            with open(target, "wb") as file:
                write_mo(file, catalogue)


def _sources(room: Path) -> Iterator[Path]:
    for path in room.rglob("*.py"):
        if "migrations" not in path.parts:
            yield path
    yield from room.rglob("*.jinja")


def _memory(catalogues: Collection[Catalog]) -> dict[Identity, Translation]:
    """Every translation that any room has, kept or set aside; a room in use wins over one aside."""
    found: dict[Identity, Translation] = {}
    for source in ("obsolete", "in use"):
        for catalogue in catalogues:
            messages = catalogue.obsolete.values() if source == "obsolete" else catalogue
            for message in messages:
                if message.id and (said := translation(message)):
                    found[_identity(message)] = said
    return found


def _identity(message: Message) -> Identity:
    return message.context, message.id if isinstance(message.id, str) else tuple(message.id)


def _write(
    room: Path,
    language: str,
    template: Catalog,
    present: Catalog,
    memory: dict[Identity, Translation],
) -> None:
    result = Catalog(
        locale=language,
        project="Grove",
        fuzzy=False,
        header_comment="# Grove, Simplified Chinese. `make texts` keeps this file.",
    )
    for message in template:
        if message.id:
            own = present.get(message.id, message.context)
            said = translation(own) or memory.get(_identity(message)) or message.string
            result.add(
                message.id,
                said,
                locations=sorted({(place, 0) for place, _ in message.locations}),
                auto_comments=message.auto_comments,
                user_comments=own.user_comments if own else (),
                context=message.context,
            )
    for message in (*present, *present.obsolete.values()):
        used = result.get(message.id, message.context) is not None
        if message.id and not used and translation(message):
            result.obsolete[message.id] = message
    path = catalogue_path(room, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    written = BytesIO()
    write_po(written, result, width=100, include_lineno=False, sort_by_file=True)
    # The other headers are dates and placeholders: noise in every diff.
    lines = written.getvalue().splitlines(keepends=True)
    path.write_bytes(b"".join(line for line in lines if not line.startswith(NOISE)))


if __name__ == "__main__":
    {"update": update, "compile": compile_newer}[sys.argv[1]]()
