"""What is right about a key result: one quiet line, where the reviewer has nothing else to say."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from grove.drafting.hints import Hint
from grove.quality.plan import KeyResult, Objective, Plan
from grove.quality.rules.goals import family_of

BOUGHT = frozenset(("speed", "volume"))  # what can be had at the cost of something else


def good(plan: Plan, found: Iterable[Hint]) -> dict[str, str]:
    """Code of a key result → what is good about it; at most one thing each."""
    spoken_of = {hint.about for hint in found}
    said = {
        result.code: _paired(result, objective) or _guarded(result) or _whole(result)
        for objective in plan.objectives
        for result in objective.key_results
        if result.code not in spoken_of and result.fields is not None
    }
    return {code: text for code, text in said.items() if text}


def _paired(result: KeyResult, objective: Objective) -> str:
    """It shows at whose cost another one of the objective would be reached."""
    family = family_of(result)
    if family is None:
        return ""
    for other in objective.key_results:
        guarded = family_of(other) if other is not result else None
        if guarded and guarded.aspect in BOUGHT and family.name in guarded.guards:
            return _("Paired with %(code)s: neither is bought at the cost of the other.") % {
                "code": other.code
            }
    return ""


def _guarded(result: KeyResult) -> str:
    guard = result.fields.guard if result.fields is not None else ""
    return _("Its guard is named: %(guard)s.") % {"guard": guard} if guard else ""


def _whole(result: KeyResult) -> str:
    """From where to where, by when, by whom, and where the number is read."""
    fields = result.fields
    if fields is None or None in (fields.start, fields.target, fields.due):
        return ""
    if not (fields.owners and fields.source):
        return ""
    return _("Whole: start, target, day, owner and source are all there.")
