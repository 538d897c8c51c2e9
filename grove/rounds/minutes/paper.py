"""The minutes as PDF, set with typst."""

from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.typeset import pdf
from grove.rounds.minutes.reading import Minutes
from grove.rounds.queries.decisions import DecisionLine

SOURCE = Path(__file__).with_name("minutes.typ")


def paper(minutes: Minutes, foot: str) -> bytes:
    """The PDF. Raises MissingFont when the words cannot be set on this machine."""
    open_notes = [one for one in (*minutes.questions, *minutes.parked) if not one.closed]
    data: dict[str, Any] = {
        "title": minutes.title,
        "about": [part for part in (minutes.when, minutes.place, minutes.took) if part],
        "people": pgettext("between two names of a list", ", ").join(minutes.people),
        "foot": foot,
        "decisions_title": _("Decisions"),
        "decisions": [_decision(one) for one in minutes.decisions],
        "actions_title": pgettext("minutes", "Actions"),
        "actions_head": [pgettext("minutes", "What"), pgettext("minutes", "Who and by when")],
        "actions": [
            [f"{'✓ ' if one.closed else ''}{one.text}", one.due] for one in minutes.actions
        ],
        "open_title": pgettext("minutes", "Unresolved"),
        "open": [f"{one.kind_word}: {one.text}" for one in open_notes] + list(minutes.left),
        "said_title": pgettext("minutes", "What was said"),
        "parts": [
            {
                "title": " ".join(filter(None, (part.about, part.title))),
                "took": part.took,
                "lines": [
                    [line.who, line.text, line.kind_word if line.kind != "note" else ""]
                    for line in part.lines
                ],
            }
            for part in minutes.parts
        ],
    }
    return pdf(SOURCE, data)


def _decision(one: DecisionLine) -> dict[str, str]:
    change = ""
    if one.edit is not None:
        change = f"{one.edit.code} {one.edit.field}: {one.edit.before} → {one.edit.after}"
    return {"code": one.code, "text": one.text, "change": change, "state": one.state_word}
