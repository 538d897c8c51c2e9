"""What arithmetic and structure alone decide about a draft, with the codes of the rules.

Nothing here reads the wording: a finding is certain, and clears when a field is filled.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.okrs.queries import KeyResultRow, ObjectiveRow, PlanTree

FIX, CONSIDER = "fix", "consider"
MOST_OBJECTIVES = 5
MOST_KEY_RESULTS = 4  # of one objective before one should think about it
TOO_MANY_KEY_RESULTS = 5  # more than these are too many
MOST_IN_PLAN = 15
POINTS = 100


@dataclass(frozen=True)
class Hint:
    """One finding: its rule, how much it weighs, what it says, and which line it is about.

    `about` is O3, K7 or "" for the whole plan. `field` names what would clear it.
    """

    code: str
    level: str
    title: str
    text: str
    about: str
    field: str = ""


def hints(tree: PlanTree, run_points: int) -> tuple[Hint, ...]:
    """Everything found in a plan, top to bottom; the plan as a whole comes last. No query."""
    found: list[Hint] = []
    for objective in tree.objectives:
        found += _of_objective(objective)
        for row in objective.key_results:
            found += _of_key_result(row)
    return (*found, *_of_plan(tree, run_points))


def _of_objective(row: ObjectiveRow) -> Iterator[Hint]:
    if not row.kind:
        yield Hint(
            "OBJ111",
            FIX,
            _("Kind not marked"),
            _(
                "Committed is a promise others build on; stretch may end at seven tenths."
                " Say which."
            ),
            row.short_code,
            "kind",
        )
    number = len(row.key_results)
    if number == 0:
        yield Hint(
            "SET402",
            FIX,
            _("No key result"),
            _("Nobody could say in a year whether this was reached. Two to four key results do."),
            row.short_code,
            "key_results",
        )
    elif number == 1:
        yield Hint(
            "SET402",
            CONSIDER,
            _("One key result"),
            _("One number alone is easily bought at the cost of another. Two to four do."),
            row.short_code,
            "key_results",
        )
    elif number > MOST_KEY_RESULTS:
        yield Hint(
            "SET402",
            FIX if number > TOO_MANY_KEY_RESULTS else CONSIDER,
            ngettext("%(number)d key result", "%(number)d key results", number)
            % {"number": number},
            _("Two to four are remembered. Leave out what would not be missed."),
            row.short_code,
            "key_results",
        )


def _of_key_result(row: KeyResultRow) -> Iterator[Hint]:
    missing = set(row.missing)
    if "kind" in missing:
        # Without a kind nothing else can be judged: what it would hide is not said.
        yield Hint(
            "KR204",
            FIX,
            _("Not measurable yet"),
            _(
                "Neither a direction nor a target is known."
                " Say from where to where, or pick a metric."
            ),
            row.short_code,
            "kind",
        )
    elif "target" in missing:
        yield Hint(
            "KR204",
            FIX,
            _("No target"),
            _("Name the value at which everybody would agree that this is reached."),
            row.short_code,
            "target",
        )
    if "baseline" in missing:
        yield Hint(
            "KR203",
            FIX,
            _("No start value"),
            _(
                "Without a start, progress stays “not measurable yet”."
                " Make finding it the first part."
            ),
            row.short_code,
            "baseline",
        )
    if "stages" in missing:
        yield Hint(
            "KR213",
            FIX,
            _("Milestone without stages"),
            _("Name three to seven stages, each with the evidence that it is reached."),
            row.short_code,
            "stages",
        )
    if "due" in missing:
        yield Hint(
            "SMT302",
            FIX,
            _("No date"),
            _("The deadline is open. Name a day in the cycle."),
            row.short_code,
            "due",
        )


def _of_plan(tree: PlanTree, run_points: int) -> Iterator[Hint]:
    totals = tree.totals
    if totals.objectives > MOST_OBJECTIVES:
        yield Hint(
            "SET401",
            FIX,
            _("%(number)d objectives") % {"number": totals.objectives},
            _("Five at most: what is everybody’s priority is nobody’s. Move one to “not doing”."),
            "",
        )
    if totals.key_results > MOST_IN_PLAN:
        yield Hint(
            "SET402",
            FIX,
            _("%(number)d key results in the plan") % {"number": totals.key_results},
            _("More than %(most)d cannot be looked at every week.") % {"most": MOST_IN_PLAN},
            "",
        )
    together = run_points + totals.points
    if totals.objectives and together > POINTS:
        yield Hint(
            "SET408",
            FIX,
            _("%(points)d of 100 points are given away") % {"points": together},
            _("Nobody has more attention than there is. Take %(over)d back.")
            % {"over": together - POINTS},
            "",
            "points",
        )
    elif totals.objectives and together < POINTS:
        yield Hint(
            "SET408",
            CONSIDER,
            _("%(points)d points are not given yet") % {"points": POINTS - together},
            _("Share them among the objectives, or leave them to running the business."),
            "",
            "points",
        )
