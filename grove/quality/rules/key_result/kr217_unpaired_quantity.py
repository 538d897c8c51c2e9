"""KR217: only speed or volume is measured, and nothing that shows at whose cost."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.lexicon.files import families, first_entries
from grove.quality.lexicon.marks import GUARD_CLAUSE
from grove.quality.plan import Around, KeyResult, Objective
from grove.quality.rule import PLAN, Rule
from grove.quality.structure.tasks import is_task

QUANTITY = frozenset(("speed", "volume"))


def check(around: Around) -> Iterator[Hit]:
    """One hit per objective whose measured key results are all of that kind, without a guard."""
    for objective in around.plan.objectives:
        alone = _unpaired(objective)
        if alone is not None:
            family = families()[alone.line.families[0]]
            yield Hit(
                about=alone.code or objective.code,
                words=alone.text,
                values={"result": alone.text, "guards": _guards(family.guards)},
                case="guards" if family.guards else "",
                basis=f"{objective.text}\n{alone.text}",
            )


def _unpaired(objective: Objective) -> KeyResult | None:
    """The first quantity of an objective that nothing is paired with."""
    first = None
    for result in objective.key_results:
        line = result.line
        if result.fields is not None and result.fields.guard:
            return None
        if is_task(line):
            continue
        named = line.families
        if not named or line.union & GUARD_CLAUSE:
            return None  # it may be the guard of the others
        if any(families()[name].aspect not in QUANTITY for name in named):
            return None
        first = first or result
    return first


def _guards(names: tuple[str, ...]) -> object:
    """The names of metric families in both languages, for the sentence of the finding."""
    from grove.quality.texts import Both

    english, chinese = (first_entries(language, "families", names) for language in ("en", "zh"))
    return Both(en=", ".join(english), zh="、".join(chinese))


RULE = Rule("KR217", "unpaired-quantity", ADVICE, PLAN, "SM", check)
