"""The minutes as Markdown: what people typed stays text, whatever signs are in it."""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.rounds.minutes.reading import Minutes
from grove.rounds.queries.live import NoteLine

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~])")
_START = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def markdown(minutes: Minutes) -> str:
    """The file. The same minutes give the same text."""
    lines = [f"# {_text(minutes.title)}", "", _text(minutes.when)]
    lines += [_text(part) for part in (minutes.place, minutes.took) if part]
    lines += ["", *_section(_("Who"), (_text(name) for name in minutes.people))]
    lines += _section(_("Decisions"), _decisions(minutes))
    lines += _section(pgettext("minutes", "Actions"), map(_line, minutes.actions))
    lines += _section(pgettext("minutes", "Unresolved"), _unresolved(minutes))
    for part in minutes.parts:
        about = f"{part.about} " if part.about else ""
        lines += _section(f"{about}{_text(part.title)}", map(_said, part.lines), level=3)
    return "\n".join(lines).rstrip() + "\n"


def _decisions(minutes: Minutes) -> Iterator[str]:
    for one in minutes.decisions:
        change = ""
        if one.edit is not None:
            edit = one.edit
            change = f" ({edit.code} {edit.field}: {_text(edit.before)} → {_text(edit.after)})"
        yield f"**{one.code}** {_text(one.text)}{change} – {one.state_word}"


def _unresolved(minutes: Minutes) -> Iterator[str]:
    for note in (*minutes.questions, *minutes.parked):
        if not note.closed:
            yield f"{note.kind_word}: {_text(note.text)} – {_text(note.who)}"
    yield from (_text(title) for title in minutes.left)


def _line(note: NoteLine) -> str:
    done = "x" if note.closed else " "
    due = f" – {_text(note.due)}" if note.due else ""
    return f"[{done}] {_text(note.text)}{due}"


def _said(note: NoteLine) -> str:
    kind = f" ({note.kind_word})" if note.kind != "note" else ""
    return f"{_text(note.who)}{kind}: {_text(note.text)}"


def _section(title: str, lines: Iterable[str], level: int = 2) -> list[str]:
    body = [f"- {line}" for line in lines]
    return [f"{'#' * level} {title}", "", *body, ""] if body else []


def _text(words: str) -> str:
    """One line in which nothing is read as markup."""
    plain = _SIGNS.sub(r"\\\1", " ".join(words.split()))
    return _START.sub(r"\1\\\2", plain)
