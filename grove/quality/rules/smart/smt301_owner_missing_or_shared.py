"""SMT301: nobody, or everybody, answers for a key result."""

from collections.abc import Iterator

from grove.quality.finding import ERROR, WARNING, Hit
from grove.quality.lexicon.word_classes import word_class
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import KEY_RESULT, Rule

NOBODY = word_class("en", "nobody") | word_class("zh", "nobody")


def check(result: KeyResult, around: Around) -> Iterator[Hit]:
    """Where owners are known: none (an objective's counts for its key results), or several."""
    owners = result.fields.owners if result.fields is not None else None
    if owners is None:
        return
    above = result.objective.owners if result.objective is not None else None
    named = owners or above or ()
    if not named:
        yield Hit(field="owner")
        return
    teams = {team.casefold() for team in around.settings.glossary.teams}
    plain = [owner.strip().casefold() for owner in named]
    if len(plain) > 1:
        yield Hit(values={"owners": named}, case="several", level=WARNING, field="owner")
    elif plain[0] in NOBODY or plain[0] in teams:
        yield Hit(values={"owners": named}, case="team", level=WARNING, field="owner")


RULE = Rule("SMT301", "owner-missing-or-shared", ERROR, KEY_RESULT, "S", check)
