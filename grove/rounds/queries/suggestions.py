"""A suggestion as its thread shows it: the difference, what would come of it, who decides."""

import json
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.rounds.models import Suggestion
from grove.rounds.proposals import Outlook, Prospect, foresee
from grove.rounds.queries.things import Thing
from grove.versions.labels import field_label, value_words
from grove.versions.words import pieces

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SuggestionView:
    """`pairs` is the edit against what stands there now (or stood, when it is decided).

    `note` says what came between; `seen` is what accepting it sends; `applies`: it can be accepted.
    """

    pk: int
    field: str
    pairs: Pairs
    note: str
    state: str
    open: bool
    applies: bool
    seen: str


def suggestion_view(suggestion: Suggestion, thing: Thing | None) -> SuggestionView:
    """No query: `thing` is what it is about as it is now, None when that is in the bin."""
    edit = suggestion.proposed
    section, field = edit.target.section, edit.target.field
    waits = suggestion.state == Suggestion.State.OPEN
    prospect = (
        Prospect(Outlook.GONE, None, None)
        if thing is None
        else foresee(edit, thing.row.get(edit.field))
    )
    unit = str(thing.row.get("unit") or "") if thing is not None else ""
    before, after = edit.before, edit.after
    if waits and prospect.applies:
        before, after = prospect.now, prospect.result
    if edit.target.is_text:
        pairs: Pairs = tuple(
            (one.kind, one.text) for one in pieces(str(before or ""), str(after or ""))
        )
    else:
        pairs = tuple(
            (kind, value_words(section, field, value, unit) or pgettext("value", "none"))
            for kind, value in (("del", before), ("ins", after))
        )
    return SuggestionView(
        pk=suggestion.pk,
        field=field_label(section, field),
        pairs=pairs,
        note=_note(prospect, value_words(section, field, prospect.now, unit)) if waits else "",
        state=str(suggestion.get_state_display()),
        open=waits,
        applies=waits and (prospect.applies or prospect.outlook is Outlook.SAYS_SO),
        seen=json.dumps(prospect.result, ensure_ascii=False),
    )


def _note(prospect: Prospect, now: Any) -> str:
    match prospect.outlook:
        case Outlook.WOVEN:
            return _(
                "The text was changed elsewhere since. Both changes fit: accepted, it reads as"
                " shown here."
            )
        case Outlook.SAYS_SO:
            return _("The plan says this already.")
        case Outlook.OUT_OF_DATE:
            return _(
                "Out of date: the same place was changed since and says now: %(now)s. Suggest it"
                " anew, or decline it."
            ) % {"now": now or pgettext("value", "none")}
        case Outlook.GONE:
            return _("What it is about is in the bin.")
    return ""
