"""The department's direction beside a team's draft: its goals and what supports them already.

Read only, and nothing of it is copied: an objective of the team says itself what it supports.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

from grove.drafting.queries.above import UNSHARED, WRITTEN
from grove.drafting.queries.around import Around, short
from grove.drafting.union import Row
from grove.look.addresses import address
from grove.org.models import Department
from grove.org.policy import Verb, standing
from grove.plans.doors import PlanDoor


@dataclass(frozen=True)
class DirectionLine:
    """A line of the department above; `supported` names the teams that support it, ours too."""

    code: str
    full_code: str
    text: str
    href: str
    is_objective: bool
    supported: str


@dataclass(frozen=True)
class Direction:
    """What the department above wants of this cycle."""

    department: str
    lines: tuple[DirectionLine, ...]
    href: str

    @property
    def options(self) -> list[tuple[Any, str]]:
        """What an objective of the team can support, for a select."""
        return [(line.full_code, short(f"{line.full_code} {line.text}")) for line in self.lines]


def direction(door: PlanDoor, beside: Around) -> Direction | None:
    """The department above with its lines, if this person may read its plan. No query."""
    upper = next(iter(beside.of("upper")), None)
    if upper is None or not _reads(door, upper):
        return None
    serving: dict[str, list[str]] = defaultdict(list)
    for row in beside.of("serves"):
        serving[f"{row.first}{row.number}"].append(f"{row.second} O{row.third}")
    results: dict[str, list[Row]] = defaultdict(list)
    objectives = []
    for row in beside.of("above"):
        if row.second == "O":
            objectives.append(row)
        else:
            results[row.third].append(row)
    prefix = f"{upper.first}-{door.plan.cycle.short}"
    lines = [
        _line(prefix, row, serving)
        for objective in objectives
        for row in (objective, *results[str(objective.pk)])
    ]
    place = {"dept": upper.first.lower(), "cycle": door.plan.cycle.name}
    return Direction(upper.second, tuple(lines), address("drafting:page", **place))


def _reads(door: PlanDoor, upper: Row) -> bool:
    ids = door.department.ancestor_ids[:-1]
    above = Department(
        pk=ids[-1],
        path=f"/{'/'.join(map(str, ids))}/",
        parent_id=ids[-2] if len(ids) > 1 else None,
    )
    return standing(door.someone, above, door.roles).may(
        Verb.READ, shared=upper.number != UNSHARED, co_writer=upper.number == WRITTEN
    )


def _line(prefix: str, row: Row, serving: dict[str, list[str]]) -> DirectionLine:
    code = f"{row.second}{row.number}"
    page = "okrs:objective" if row.second == "O" else "okrs:key_result"
    between = pgettext("between two names of a list", ", ")
    return DirectionLine(
        code=code,
        full_code=f"{prefix}-{code}",
        text=row.first,
        href=address(page, code=f"{prefix}-{code}"),
        is_objective=row.second == "O",
        supported=between.join(sorted(serving[code])),
    )
