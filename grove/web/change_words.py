"""What the history calls a thing, its fields and its values, in the reader's language."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from grove.look.words import date_text, moment_text, number_text, percent_text
from grove.method import load
from grove.okrs.words import kind_word, pace_words
from grove.org.models import Person

NOTHING = "–"

# Put into the reader's language when one is said, not all of them for every line of a history.
_THINGS = {
    "plans.writer": gettext_lazy("Co-writer"),
    "plans.stepmark": gettext_lazy("Mark of a step"),
    "positioning.valuedimension": gettext_lazy("Dimension"),
    "positioning.parallelanswer": gettext_lazy("Answer"),
    "needs.customer": gettext_lazy("Customer"),
    "okrs.stage": pgettext_lazy("history", "Stage"),
    "okrs.checkpoint": pgettext_lazy("history", "Checkpoint"),
    "okrs.reading": pgettext_lazy("history", "Reading"),
    "okrs.needlink": gettext_lazy("Covers needs"),
    "okrs.parentlink": gettext_lazy("Supports"),
    "health.healthreading": pgettext_lazy("history", "Reading"),
    "review.grade": gettext_lazy("Grade"),
    "review.lesson": gettext_lazy("Lesson"),
    "drafting.themedecision": gettext_lazy("Theme"),
    "drafting.notdoing": gettext_lazy("Not doing"),
    "management.goalgroup": gettext_lazy("Kind of goals"),
    "management.seat": gettext_lazy("Key role"),
    "management.pathitem": gettext_lazy("Key task"),
    "management.returnline": gettext_lazy("Line of the return"),
    "versions.version": gettext_lazy("Version"),
    "rounds.round": gettext_lazy("Round"),
    "rounds.teamanswer": pgettext_lazy("history", "Answer of a team"),
    "rounds.ask": pgettext_lazy("history", "Ask"),
    "versions.readinglink": gettext_lazy("Link to read a version"),
    "rounds.thread": gettext_lazy("Thread"),
    "rounds.mention": gettext_lazy("Mention"),
    "rounds.suggestion": gettext_lazy("Suggestion"),
    "rounds.comment": gettext_lazy("Comment"),
    "rounds.decision": gettext_lazy("Decision"),
    "tracking.checkin": gettext_lazy("Check-in"),
    "tracking.correction": gettext_lazy("Correction"),
    "tracking.deadline": pgettext_lazy("history", "Deadline"),
    "tracking.helprequest": gettext_lazy("Call for help"),
    "tracking.pause": gettext_lazy("Pause"),
    "tracking.rhythm": gettext_lazy("Rhythm of the check-in"),
    "commitment.signature": gettext_lazy("Signature"),
    "commitment.slidenote": gettext_lazy("Slide"),
    "commitment.secondline": gettext_lazy("Second language"),
}
_FIELDS = {
    ("org.department", "kind"): gettext_lazy("Kind"),
    ("org.role", "name"): gettext_lazy("Role"),
    ("rounds.comment", "text"): gettext_lazy("Comment"),
    ("review.failure", "state"): gettext_lazy("State"),
    ("commitment.signature", "state"): gettext_lazy("State"),
    ("management.goalgroup", "name"): gettext_lazy("Kind of goals"),
    ("okrs.checkpoint", "value"): gettext_lazy("Value"),
    ("okrs.reading", "value"): gettext_lazy("Value"),
    ("okrs.stage", "name"): gettext_lazy("Name"),
}
_PLAIN = {
    "owner": gettext_lazy("Owner"),
    "parent": gettext_lazy("Part of"),
    "shared_at": pgettext_lazy("history", "Shared"),
    "closed_on": pgettext_lazy("history", "Closed"),
    "why_set_up": gettext_lazy("Why the department was set up"),
    "unique_value": gettext_lazy("Unique value"),
    "we_do": gettext_lazy("We do"),
    "we_do_not": gettext_lazy("We do not do"),
    "we_are_building": gettext_lazy("We are building"),
    "will_stop": gettext_lazy("What you will stop"),
    "read_aloud": gettext_lazy("What they said"),
    "statement": gettext_lazy("Statement"),
    "text": pgettext_lazy("history", "Text"),
    "customer": gettext_lazy("Customer"),
    "heard_by": gettext_lazy("Heard by"),
    "declined_by": pgettext_lazy("history", "Declined by"),
    "objective": gettext_lazy("Objective"),
    "key_result": gettext_lazy("Key result"),
    "position": gettext_lazy("Place in the list"),
    "pace": gettext_lazy("Expected pace"),
    "evidence": gettext_lazy("Evidence"),
    "reached_on": gettext_lazy("Reached on"),
    "on": gettext_lazy("Day"),
    "source": gettext_lazy("Source"),
    "note": gettext_lazy("Note"),
    "progress": gettext_lazy("Progress"),
    "verdict": gettext_lazy("Verdict"),
    "guard_owner": gettext_lazy("Who keeps the guard"),
    "theme": gettext_lazy("Theme"),
    "side": gettext_lazy("Side"),
    "resolved_at": pgettext_lazy("history", "Resolved"),
    "resolved_by": pgettext_lazy("history", "Resolved by"),
    "resolution": gettext_lazy("What came of it"),
    "comment": gettext_lazy("Comment"),
    "answered_at": pgettext_lazy("history", "Answered"),
    "asked_at": pgettext_lazy("history", "Asked"),
    "read_at": pgettext_lazy("history", "Read"),
    "read_by": pgettext_lazy("history", "Read by"),
    "answered_by": pgettext_lazy("history", "Answered by"),
    "reminded_at": pgettext_lazy("history", "Reminded"),
    "decided_at": pgettext_lazy("history", "Decided"),
    "decided_by": pgettext_lazy("history", "Decided by"),
    "closed_at": pgettext_lazy("history", "Closed"),
    "step": gettext_lazy("Step"),
    "applied_at": pgettext_lazy("history", "Applied"),
    "applied_by": pgettext_lazy("history", "Applied by"),
    "dropped_at": pgettext_lazy("history", "Dropped"),
    "dropped_because": gettext_lazy("Why it is not applied"),
    "order": gettext_lazy("Order of the slides"),
    "slide": gettext_lazy("Slide"),
}


def thing_word(kind: str) -> str:
    """What sort of thing it is, where its own name does not say so; else nothing."""
    return str(_THINGS.get(kind, ""))


def thing_name(kind: str, label: str) -> str:
    """The name a thing was written down under; keys of steps and themes in words.

    What a plan has only one of is named in the reader's language, not the writer's.
    """
    single = {
        "positioning.positioning": _("Positioning"),
        "management.managementplan": _("Management plan"),
        "commitment.deck": _("Slides"),
    }
    if kind in single:
        return single[kind]
    if kind in {"plans.stepmark", "rounds.thread"}:
        if label == "plan":
            return _("The whole plan")
        for step in load().steps:
            if step.key == label:
                return step.short(get_language() or "en")
    return label


def field_word(kind: str, column: "models.Field[Any, Any] | None", name: str) -> str:
    """What a field is called: the words of its form, or ours where it has no form."""
    if column is not None and isinstance(column.verbose_name, Promise):
        return str(column.verbose_name)
    plain = name.removesuffix("_id")
    own = _FIELDS.get((kind, plain)) or _PLAIN.get(plain)
    return str(own) if own else plain.replace("_", " ")


def is_told(column: "models.Field[Any, Any] | None", name: str) -> bool:
    """Whether before and after say something to a person: not ids, and not places in a list."""
    if name == "position":
        return False
    return column is None or column.related_model in (None, Person)


def value_words(
    column: "models.Field[Any, Any] | None", value: Any, people: Mapping[int, str]
) -> str:
    """A value as the record holds it, in words."""
    if value is None or value == "" or value == []:
        return NOTHING
    if column is not None and column.related_model is Person:
        return people.get(int(value), NOTHING)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return _(", ").join(str(part) for part in value)
    if column is not None and column.choices:
        return _choice(column, str(value))
    if isinstance(column, models.DateTimeField):
        return moment_text(datetime.fromisoformat(str(value)))
    if isinstance(column, models.DateField):
        return date_text(date.fromisoformat(str(value)))
    if isinstance(column, models.DecimalField):
        return number_text(Decimal(str(value)))
    if column is not None and column.name == "pace":
        return pace_words().get(str(value), str(value))
    if column is not None and column.name == "progress":
        return percent_text(value)
    return str(value)


def _choice(column: "models.Field[Any, Any]", value: str) -> str:
    if column.model._meta.label_lower == "okrs.keyresult":
        return kind_word(value)
    return str(dict(column.flatchoices).get(value, value))
