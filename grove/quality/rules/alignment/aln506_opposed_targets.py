"""ALN506: two teams pull the same number in opposite directions."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Beside, Hit
from grove.quality.plan import Around, KeyResult
from grove.quality.rule import TIME, Rule
from grove.quality.rules.goals import direction
from grove.quality.structure.line import Identity


def check(around: Around) -> Iterator[Hit]:
    """The same metric of the same object goes up here and down in a team's plan, or up in the plan
    of one team and down in that of another."""
    if not around.plan.teams:
        return
    seen: dict[Identity, list[tuple[str, KeyResult]]] = {}
    for team, result in _lines(around):
        identity = result.line.identity
        way = direction(result) if identity is not None else 0
        if identity is None or not way:
            continue
        others = seen.setdefault(identity, [])
        for other, line in others:
            if other != team and direction(line) == -way:
                yield _hit(other, line, team, result)
                break
        others.append((team, result))


def _lines(around: Around) -> Iterator[tuple[str, KeyResult]]:
    """Every key result with its team; those of the plan itself, of no team, come first."""
    for result in around.plan.key_results:
        yield "", result
    for team in around.plan.teams:
        for objective in team.objectives:
            for line in objective.key_results:
                yield team.name, line


def _hit(one: str, line: KeyResult, other: str, against: KeyResult) -> Hit:
    return Hit(
        values={"team": other, "one": one},
        case="teams" if one else "",
        about="" if one else line.code,
        beside=(
            Beside(line.code, line.text, "", one),
            Beside(against.code, against.text, "", other),
        ),
        basis=f"{line.text}\n{against.text}",
    )


RULE = Rule("ALN506", "opposed-targets", WARNING, TIME, "MA", check)
