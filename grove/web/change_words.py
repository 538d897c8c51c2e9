"""What the history calls a thing, its fields and its values, in the reader's language."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from grove.look.words import date_text, moment_text, number_text, percent_text
from grove.method import load
from grove.okrs.words import kind_word, pace_words
from grove.org.models import Person

NOTHING = "–"


def thing_word(kind: str) -> str:
    """What sort of thing it is, where its own name does not say so; else nothing."""
    return {
        "plans.writer": _("Co-writer"),
        "plans.stepmark": _("Mark of a step"),
        "positioning.valuedimension": _("Dimension"),
        "positioning.parallelanswer": _("Answer"),
        "needs.customer": _("Customer"),
        "okrs.stage": pgettext("history", "Stage"),
        "okrs.checkpoint": pgettext("history", "Checkpoint"),
        "okrs.reading": pgettext("history", "Reading"),
        "okrs.needlink": _("Covers needs"),
        "okrs.parentlink": _("Supports"),
        "health.healthreading": pgettext("history", "Reading"),
        "review.grade": _("Grade"),
        "review.lesson": _("Lesson"),
        "drafting.themedecision": _("Theme"),
        "drafting.notdoing": _("Not doing"),
        "management.goalgroup": _("Kind of goals"),
        "management.seat": _("Key role"),
        "management.pathitem": _("Key task"),
        "management.returnline": _("Line of the return"),
        "versions.version": _("Version"),
        "rounds.round": _("Round"),
        "rounds.teamanswer": pgettext("history", "Answer of a team"),
        "rounds.ask": pgettext("history", "Ask"),
        "versions.readinglink": _("Link to read a version"),
        "rounds.thread": _("Thread"),
        "rounds.mention": _("Mention"),
        "rounds.suggestion": _("Suggestion"),
        "rounds.comment": _("Comment"),
        "rounds.decision": _("Decision"),
        "tracking.checkin": _("Check-in"),
        "tracking.correction": _("Correction"),
        "tracking.deadline": pgettext("history", "Deadline"),
        "tracking.helprequest": _("Call for help"),
        "tracking.pause": _("Pause"),
        "tracking.rhythm": _("Rhythm of the check-in"),
        "commitment.signature": _("Signature"),
        "commitment.slidenote": _("Slide"),
        "commitment.secondline": _("Second language"),
    }.get(kind, "")


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
    return {
        ("org.department", "kind"): _("Kind"),
        ("org.role", "name"): _("Role"),
        ("rounds.comment", "text"): _("Comment"),
        ("review.failure", "state"): _("State"),
        ("commitment.signature", "state"): _("State"),
        ("management.goalgroup", "name"): _("Kind of goals"),
        ("okrs.checkpoint", "value"): _("Value"),
        ("okrs.reading", "value"): _("Value"),
        ("okrs.stage", "name"): _("Name"),
    }.get((kind, plain)) or _plain_words().get(plain, plain.replace("_", " "))


def _plain_words() -> dict[str, str]:
    return {
        "owner": _("Owner"),
        "parent": _("Part of"),
        "shared_at": pgettext("history", "Shared"),
        "closed_on": pgettext("history", "Closed"),
        "why_set_up": _("Why the department was set up"),
        "unique_value": _("Unique value"),
        "we_do": _("We do"),
        "we_do_not": _("We do not do"),
        "we_are_building": _("We are building"),
        "will_stop": _("What you will stop"),
        "read_aloud": _("What they said"),
        "statement": _("Statement"),
        "text": pgettext("history", "Text"),
        "customer": _("Customer"),
        "heard_by": _("Heard by"),
        "declined_by": pgettext("history", "Declined by"),
        "objective": _("Objective"),
        "key_result": _("Key result"),
        "position": _("Place in the list"),
        "pace": _("Expected pace"),
        "evidence": _("Evidence"),
        "reached_on": _("Reached on"),
        "on": _("Day"),
        "source": _("Source"),
        "note": _("Note"),
        "progress": _("Progress"),
        "verdict": _("Verdict"),
        "guard_owner": _("Who keeps the guard"),
        "theme": _("Theme"),
        "side": _("Side"),
        "resolved_at": pgettext("history", "Resolved"),
        "resolved_by": pgettext("history", "Resolved by"),
        "resolution": _("What came of it"),
        "comment": _("Comment"),
        "answered_at": pgettext("history", "Answered"),
        "asked_at": pgettext("history", "Asked"),
        "read_at": pgettext("history", "Read"),
        "read_by": pgettext("history", "Read by"),
        "answered_by": pgettext("history", "Answered by"),
        "reminded_at": pgettext("history", "Reminded"),
        "decided_at": pgettext("history", "Decided"),
        "decided_by": pgettext("history", "Decided by"),
        "closed_at": pgettext("history", "Closed"),
        "step": _("Step"),
        "applied_at": pgettext("history", "Applied"),
        "applied_by": pgettext("history", "Applied by"),
        "dropped_at": pgettext("history", "Dropped"),
        "dropped_because": _("Why it is not applied"),
        "order": _("Order of the slides"),
        "slide": _("Slide"),
    }


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
