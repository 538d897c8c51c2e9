"""ALN503: the plan only adds up what sub-teams plan anyway."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Beside, Hit
from grove.quality.plan import Around, KeyResult, TeamPlan
from grove.quality.rule import TIME, Rule
from grove.quality.rules.goals import near_metric

FEWEST = 3


def check(around: Around) -> Iterator[Hit]:
    """Four fifths of the key results match one of a sub-team each, and hardly one is shared.

    A match is the same metric of the same object, or of a part of it. Shared: two or more teams
    serve it, as its field says, or as their plans show.
    """
    plan = around.plan
    teams = [team for team in plan.teams if team.sub_team]
    if not teams or len(plan.key_results) < FEWEST:
        return
    pairs: list[tuple[KeyResult, str, KeyResult]] = []
    shared = 0
    for result in plan.key_results:
        found = [(team.name, line) for team in teams if (line := _match(result, team)) is not None]
        served = result.fields.served_by if result.fields is not None else None
        shared += len(served if served is not None else found) > 1
        if found:
            pairs.append((result, *found[0]))
    number = len(plan.key_results)
    many = len(pairs) * 100 >= around.limit("aggregated-percent") * number
    if many and shared * 100 < around.limit("shared-percent") * number:
        yield Hit(
            values={"matched": len(pairs), "number": number, "shared": shared},
            beside=tuple(
                line
                for result, team, other in pairs
                for line in (
                    Beside(result.code, result.text),
                    Beside(other.code, other.text, "", team),
                )
            ),
            basis="\n".join(result.text for result in plan.key_results),
        )


def _match(result: KeyResult, team: TeamPlan) -> KeyResult | None:
    lines = (line for objective in team.objectives for line in objective.key_results)
    return next((line for line in lines if near_metric(result, line)), None)


RULE = Rule(
    "ALN503",
    "aggregation-of-subteams",
    WARNING,
    TIME,
    "SM",
    check,
    limits=("aggregated-percent", "shared-percent"),
)
