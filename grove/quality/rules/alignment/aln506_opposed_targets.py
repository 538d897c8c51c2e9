"""ALN506: two teams pull the same number in opposite directions."""

from collections.abc import Iterator

from grove.quality.finding import WARNING, Beside, Hit
from grove.quality.plan import Around
from grove.quality.rule import TIME, Rule
from grove.quality.rules.goals import direction, same_metric


def check(around: Around) -> Iterator[Hit]:
    """The same metric of the same object goes up here and down in another team's plan."""
    for result in around.plan.key_results:
        for team in around.plan.teams:
            for other in (line for one in team.objectives for line in one.key_results):
                if direction(result) * direction(other) < 0 and same_metric(result, other):
                    yield Hit(
                        values={"team": team.name},
                        about=result.code,
                        beside=(
                            Beside(result.code, result.text),
                            Beside(other.code, other.text, "", team.name),
                        ),
                        basis=f"{result.text}\n{other.text}",
                    )


RULE = Rule("ALN506", "opposed-targets", WARNING, TIME, "MA", check)
