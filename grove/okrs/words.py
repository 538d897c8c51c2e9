"""Words for kinds, fields and values of key results in the reader's language."""

from decimal import Decimal

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from grove.health.words import figure as figure  # values are said alike everywhere
from grove.health.words import unit_words as unit_words
from grove.health.words import value_text as value_text
from grove.look.words import date_text
from grove.measure.kinds import Kind
from grove.measure.units import trimmed
from grove.method import load
from grove.plans.models import Cycle

LONGEST_TEXT = 10_000  # characters of a wording, a reason or a note


def kind_word(kind: str) -> str:
    """A key result's kind in words; empty while nobody has said it."""
    return kind_words().get(kind, "")


def kind_words() -> dict[str, str]:
    """All eight kinds in the order in which a picker offers them."""
    return {
        Kind.INCREASE.value: pgettext("key result kind", "increase"),
        Kind.DECREASE.value: pgettext("key result kind", "decrease"),
        Kind.HOLD_ABOVE.value: pgettext("key result kind", "hold at or above"),
        Kind.HOLD_BELOW.value: pgettext("key result kind", "hold at or below"),
        Kind.HOLD_WITHIN.value: pgettext("key result kind", "hold within a band"),
        Kind.COUNT.value: pgettext("key result kind", "count from zero"),
        Kind.MILESTONE.value: pgettext("key result kind", "milestone"),
        Kind.YES_NO.value: pgettext("key result kind", "yes or no"),
    }


def pace_words() -> dict[str, str]:
    """Shapes of the expected pace that a person chooses; checkpoints make a fourth one."""
    return {
        "steady": pgettext("pace", "steady"),
        "slow_start": pgettext("pace", "slow start"),
        "quarter_steps": pgettext("pace", "steps at quarter ends"),
    }


def theme_choices() -> list[tuple[str, str]]:
    """The nine themes with their names, in the order of the method."""
    language = get_language() or "en"
    return [(theme.code, theme.name(language)) for theme in load().themes]


def trust_word(trust: str) -> str:
    """How far a reading can be trusted: typed, linked or automatic."""
    return pgettext("evidence", trust) if trust else ""


def objective_labels() -> dict[str, str]:
    """What the fields of an objective are called on forms, merge pages and in the history."""
    return {
        "title": _("Objective"),
        "kind": _("Kind"),
        "why_now": _("Why now"),
        "owner": _("Owner"),
        "themes": _("Themes"),
        "points": _("Focus points"),
        "own_because": _("Why it is our own"),
        "confidence": _("Confidence"),
        "position": _("Place in the list"),
    }


def key_result_labels() -> dict[str, str]:
    """What the fields of a key result are called on forms, merge pages and in the history."""
    return {
        "text": _("Key result"),
        "kind": _("Kind"),
        "baseline": _("Start"),
        "baseline_due": _("Start known by"),
        "target": _("Target"),
        "tolerance": _("Tolerance"),
        "commit_point": _("Commit point"),
        "stretch_point": _("Stretch point"),
        "unit": _("Unit"),
        "due": pgettext("deadline", "By"),
        "owner": _("Owner"),
        "theme": _("Theme"),
        "metric": _("Metric"),
        "weight": _("Weight"),
        "guard_metric": _("Guard metric"),
        "health_guard": _("Health metric that guards it"),
        "needs_team": _("Other team it needs"),
        "data_source": _("Data source"),
        "pace": _("Expected pace"),
        "position": _("Place in the list"),
        "objective": _("Objective"),
    }


def cycle_days(cycle: Cycle) -> dict[str, str]:
    """The first and last day of a cycle for a message: `%(first)s`, `%(last)s`."""
    return {"first": date_text(cycle.starts_on), "last": date_text(cycle.ends_on)}


def input_text(value: Decimal | None) -> str:
    """A value as an input holds it: plain digits that `read_number` reads back exactly."""
    return "" if value is None else f"{trimmed(value):f}"
