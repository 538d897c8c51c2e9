"""Sections, fields and values of a frozen plan in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import get_language, pgettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from grove.look.words import date_text
from grove.management.models import GoalGroup, ReturnLine
from grove.measure.units import plain_number
from grove.method import load
from grove.needs.models import Need
from grove.okrs.models import Objective
from grove.okrs.words import kind_word, pace_words, value_text
from grove.review.models import Failure, Grade
from grove.versions.schema import Field, Row, Section, Sort

# Numbers that carry the unit of their row.
_MEASURED = frozenset(
    {"baseline", "target", "tolerance", "commit_point", "stretch_point", "low", "likely", "high"}
)


_SECTIONS = {
    "plan": _("The plan"),
    "positioning": _("Positioning"),
    "dimensions": _("Value dimensions"),
    "customers": _("Customers"),
    "needs": _("Needs"),
    "objectives": _("Objectives"),
    "key_results": _("Key results"),
    "not_doing": _("Not doing"),
    "themes_left_out": _("Themes left out on purpose"),
    "grades": _("Grades of the last cycle"),
    "lessons": _("Lessons"),
    "failures": _("Failure register"),
    "management": _("Management plan"),
    "seats": _("Talent pipeline"),
    "path": _("Path"),
    "returns": _("Return on investment"),
}
# A field whose section calls it something of its own.
_OWN_WORDS = {
    ("objectives", "title"): _("Objective"),
    ("key_results", "text"): _("Key result"),
    ("needs", "words"): _("Need"),
    ("failures", "key_result"): _("Key result"),
    ("grades", "value"): _("Grade"),
    ("failures", "state"): _("State"),
    ("returns", "text"): pgettext_lazy("return", "What"),
    ("not_doing", "title"): _("What we do not do"),
    ("not_doing", "why"): _("Why"),
    ("lessons", "text"): _("Lesson"),
    ("needs", "source"): _("Heard through"),
    ("key_results", "kind"): _("Kind"),
}
_WORDS = {
    "department": _("Department"),
    "sign_by": _("Sign by"),
    "run_points": _("Run the business"),
    "statement": _("Statement"),
    "why_set_up": _("Why the company set us up"),
    "unique_value": _("The value that has kept us going"),
    "we_do": _("We do"),
    "we_do_not": _("We do not do"),
    "we_are_building": _("We are building"),
    "will_stop": _("What we will stop"),
    "read_aloud": _("Read aloud to"),
    "name": _("Name"),
    "measured_by": _("Measured by"),
    "judged_by": _("Judged by"),
    "role": _("Role"),
    "customer": _("Customer"),
    "quotation": _("Quotation"),
    "level": _("Level"),
    "perspective": _("Perspective"),
    "weight": _("Weight"),
    "source_note": _("Where to find it"),
    "heard_on": _("Heard on"),
    "heard_by": _("Heard by"),
    "covered_by": _("Covered by"),
    "declined_because": _("Declined because"),
    "declined_by": _("Declined by"),
    "kind": _("Kind"),
    "why_now": _("Why now"),
    "own_because": _("Why it is our own"),
    "owner": _("Owner"),
    "themes": _("Themes"),
    "points": _("Focus points"),
    "needs": _("Needs"),
    "supports": _("Supports"),
    "goal_group": _("Kind of goal"),
    "objective": _("Objective"),
    "baseline": _("Start"),
    "baseline_due": _("Start known by"),
    "target": _("Target"),
    "tolerance": _("Tolerance"),
    "commit_point": _("Commit point"),
    "stretch_point": _("Stretch point"),
    "unit": _("Unit"),
    "due": pgettext_lazy("deadline", "By"),
    "theme": _("Theme"),
    "metric": _("Metric"),
    "guard_metric": _("Guard metric"),
    "data_source": _("Data source"),
    "pace": _("Expected pace"),
    "checkpoints": _("Checkpoints"),
    "stages": _("Stages"),
    "revisit": _("Look again"),
    "left_out_because": _("Left out because"),
    "because": _("Because"),
    "verdict": _("What to do"),
    "learned": _("What we learned"),
    "carried": pgettext_lazy("lesson", "Carried forward"),
    "happened": _("What happened"),
    "cause": _("First cause"),
    "found_by": _("Found by"),
    "guard": pgettext_lazy("failure", "Guard"),
    "guard_owner": _("Who looks after the guard"),
    "check_when": _("When it is checked"),
    "watch_words": _("What to watch"),
    "mission": _("Mission"),
    "structure": _("Structure"),
    "development": _("Development"),
    "not_in_money": _("Not in money"),
    "ready_now": _("Ready now"),
    "ready_in_a_year": _("Ready in a year"),
    "task": _("Key task"),
    "key_result": _("Key result"),
    "when": _("When"),
    "resources": _("Resources"),
    "method": _("Method"),
    "side": _("Side"),
    "low": _("Low"),
    "likely": _("Likely"),
    "high": _("High"),
    "assumption": _("Assumption"),
}


def section_title(section: Section) -> str:
    """What a part of the plan is called."""
    return str(_SECTIONS[section.key])


def field_label(section: Section, field: Field) -> str:
    """What a field is called; the words of the forms that write it."""
    return str(_OWN_WORDS.get((section.key, field.name)) or _WORDS[field.name])


def shown_value(section: Section, field: Field, row: Row) -> str:
    """A field's value as a person reads it; empty for nothing."""
    return value_words(section, field, row.get(field.name), str(row.get("unit") or ""))


def value_words(section: Section, field: Field, value: Any, unit: str = "") -> str:
    """One value in words; `unit` is the unit of its row."""
    if value in (None, "", [], ()):
        return ""
    match field.sort:
        case Sort.NUMBER:
            return _number(value, unit if field.name in _MEASURED else "")
        case Sort.DATE:
            return _day(value)
        case Sort.LIST:
            return pgettext("between two names of a list", ", ").join(_list(field, value))
        case Sort.PARTS:
            return pgettext("between two parts of a list", "; ").join(_parts(value, unit))
        case Sort.CHOICE:
            return _choice(section, field, str(value))
    return str(value)


def _number(value: Any, unit: str) -> str:
    try:
        number = Decimal(str(value))
        return value_text(number, unit) if unit else plain_number(number)
    except (InvalidOperation, ValueError):
        return str(value)


def _day(value: Any) -> str:
    try:
        return date_text(date.fromisoformat(str(value)))
    except ValueError:
        return str(value)


def _list(field: Field, values: Sequence[str]) -> list[str]:
    return [_theme(str(value)) for value in values] if field.name == "themes" else list(values)


def _parts(parts: Sequence[Mapping[str, Any]], unit: str) -> list[str]:
    made = []
    for part in parts:
        if "quarter" in part:
            words = _("Q%(quarter)s %(value)s") % {
                "quarter": part["quarter"],
                "value": _number(part["value"], unit),
            }
        else:
            words = str(part["name"])
            if part.get("evidence"):
                words = _("%(stage)s (%(evidence)s)") % {
                    "stage": words,
                    "evidence": part["evidence"],
                }
            if part.get("reached_on"):
                words = _("%(stage)s, reached on %(day)s") % {
                    "stage": words,
                    "day": _day(part["reached_on"]),
                }
        made.append(words)
    return made


def _choice(section: Section, field: Field, value: str) -> str:
    language = get_language() or "en"
    if choices := _CHOICES.get((section.key, field.name)):
        return str(dict(choices).get(value, value))
    match section.key, field.name:
        case "key_results", "kind":
            return kind_word(value)
        case _, "pace":
            return pace_words().get(value, value)
        case _, "theme":
            return _theme(value)
        case _, "level":
            return _named(load().levels, value, language)
        case _, "perspective":
            return _named(load().perspectives, value, language)
        case _, "carried":
            return pgettext("carried", "yes") if value == "yes" else pgettext("carried", "no")
    return value


_CHOICES: Mapping[tuple[str, str], Sequence[tuple[Any, Any]]] = {
    ("needs", "source"): Need.Source.choices,
    ("objectives", "kind"): Objective.Kind.choices,
    ("objectives", "goal_group"): GoalGroup.Name.choices,
    ("grades", "verdict"): Grade.Verdict.choices,
    ("failures", "state"): Failure.State.choices,
    ("returns", "side"): ReturnLine.Side.choices,
}


def _named(records: Sequence[Any], key: str, language: str) -> str:
    return next((record.name(language) for record in records if record.key == key), key)


def _theme(code: str) -> str:
    language = get_language() or "en"
    found = next((theme for theme in load().themes if theme.code == code), None)
    if found is None:
        return code
    return f"{code} {found.name(language)}"
