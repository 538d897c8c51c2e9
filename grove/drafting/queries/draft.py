"""The draft editor's page: the plan's tree with its hints, and everything beside it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.drafting.good import good
from grove.drafting.hints import (
    FIX,
    MOST_IN_PLAN,
    MOST_OBJECTIVES,
    MOST_SHOWN,
    POINTS,
    Hint,
    reviewed,
)
from grove.drafting.known import known_of
from grove.drafting.metrics import find_shipped, kind_for
from grove.drafting.queries.around import Around, around, short
from grove.drafting.queries.direction import Direction, direction
from grove.drafting.queries.panel import Panel, left_of, panel_of, tab_of
from grove.drafting.queries.skeleton import skeleton
from grove.drafting.queries.themes import ThemeTable, theme_table
from grove.look.addresses import address
from grove.look.shell import Link
from grove.okrs.models import Objective
from grove.okrs.queries import KeyResultRow, ObjectiveRow, PlanTree, plan_tree
from grove.okrs.queries.tree import reading_of
from grove.okrs.words import cycle_days, input_text, kind_words, theme_choices
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan

Options = list[tuple[Any, str]]
REPEATS_FAILURE = "LRN701"  # what failed before stands first and is never folded away


@dataclass(frozen=True)
class NotDoingRow:
    """One line of what is not done."""

    pk: int
    title: str
    why: str
    revisit: str
    href: str
    place: str
    bin: str


@dataclass(frozen=True)
class Budget:
    """100 points to scale: `parts` for the bar, and in words when they are too many."""

    parts: tuple[tuple[int, str, bool], ...]
    total: int
    notes: tuple[tuple[int, str], ...]
    over: str
    revision: int


@dataclass(frozen=True)
class Choices:
    """What the selects of the line that is open offer."""

    people: Options
    needs: Options
    parents: Options
    objectives: Options
    themes: list[tuple[str, str]]
    kinds: list[tuple[str, str]]
    objective_kinds: Options


@dataclass(frozen=True)
class DraftPage:
    """Everything the draft shows. `open` is the code of the line whose fields are open, or ""."""

    tree: PlanTree
    open: str
    hints: dict[str, tuple[Hint, ...]]
    good: dict[str, str]
    todo: tuple[str, str]
    budget: Budget
    themes: ThemeTable
    wheel: bool
    not_doing: tuple[NotDoingRow, ...]
    version: str
    version_line: str
    compare: str
    panel: Panel
    above: Direction | None
    choices: Choices
    first_month_end: date
    skeleton: str
    unexplained: dict[str, int]
    metrics: dict[str, Link]
    goes_on: tuple[tuple[str, str, str], ...]
    goes_on_from: str

    def fixes(self, code: str) -> bool:
        """Whether a line has something to fix (for the outline)."""
        return any(hint.level == FIX for hint in self.hints.get(code, ()))

    def shown(self, code: str) -> tuple[Hint, ...]:
        """The cards of a line: two, so that they help; see `further`."""
        return self.hints.get(code, ())[:MOST_SHOWN]

    def further(self, code: str) -> tuple[Hint, ...]:
        """What else is said of a line."""
        return self.hints.get(code, ())[MOST_SHOWN:]

    def values(self, row: KeyResultRow) -> dict[str, str]:
        """What the inputs of an open key result hold."""
        return {
            "baseline": input_text(row.baseline),
            "target": input_text(row.target),
            "due": row.due.isoformat() if row.due else "",
        }

    def open_needs(self, row: ObjectiveRow) -> Options:
        """Needs that this objective does not cover yet."""
        covered = {need.code for need in row.needs if need.key_result is None}
        return [option for option in self.choices.needs if option[1].split()[0] not in covered]


def draft_page(door: PlanDoor, opened: str = "", tab: str = "", wheel: bool = False) -> DraftPage:
    """Six queries; one more for the hints and one for the history, whichever tab is open."""
    plan = door.plan
    tree = plan_tree(plan, reads=reading_of(door.someone, door.roles))
    lines = {row.short_code for row in tree.objectives}
    lines |= {row.short_code for row in tree.key_results}
    opened = opened if door.edits and opened in lines else ""
    beside = around(
        plan,
        door.someone,
        people=bool(opened),
        writes=door.edits,
    )
    above = direction(door, beside)
    tab = tab_of(door, tab, above)
    # They help who writes.
    known = known_of(beside.all)
    found: tuple[Hint, ...] = ()
    praise: dict[str, str] = {}
    if door.edits:
        record, found = reviewed(plan, door.language, tree, known)
        praise = good(record, found)
    by_line: dict[str, list[Hint]] = defaultdict(list)
    # What failed before first; then what is to fix, the words before the empty fields.
    for hint in sorted(
        found,
        key=lambda hint: (hint.code != REPEATS_FAILURE, hint.level != FIX, not hint.words),
    ):
        by_line[hint.about].append(hint)
    version = next(iter(beside.of("version")), None)
    number = f"{int(version.place)}.{version.number}" if version else ""
    return DraftPage(
        tree=tree,
        open=opened,
        hints={code: tuple(several) for code, several in by_line.items()},
        good=praise,
        todo=_todo(found),
        budget=_budget(plan, tree),
        themes=theme_table(door, tree, beside),
        wheel=wheel,
        not_doing=_not_doing(door, beside),
        version=number,
        version_line=_version_line(number, version.pk if version else 0),
        compare=f"{door.to('versions:page')}/{number}..now" if version else "",
        panel=panel_of(door, beside, found, left_of(door, known, found), tab, above),
        above=above,
        choices=_choices(tree, beside, above),
        first_month_end=plan.cycle.starts_on + timedelta(days=30),
        skeleton=_skeleton(door, tree, opened),
        unexplained=_unexplained(tree, beside),
        metrics=_metrics(door, tree),
        goes_on=tuple(
            (f"K{row.place:.0f}", row.first, door.to("review:copy", number=int(row.place)))
            for row in beside.of("goes_on")
        ),
        goes_on_from=next((row.second for row in beside.of("goes_on")), ""),
    )


def _todo(found: tuple[Hint, ...]) -> tuple[str, str]:
    """ "3 to fix" and "2 to consider"; an empty text for none."""
    fix = sum(hint.level == FIX for hint in found)
    consider = len(found) - fix
    return (
        ngettext("%(number)d to fix", "%(number)d to fix", fix) % {"number": fix} if fix else "",
        ngettext("%(number)d to consider", "%(number)d to consider", consider)
        % {"number": consider}
        if consider
        else "",
    )


def _budget(plan: Plan, tree: PlanTree) -> Budget:
    given = [(row.points or 0, row.short_code, False) for row in tree.objectives]
    total = plan.run_points + tree.totals.points
    over = ""
    if total > POINTS:
        over = _("%(over)d points more than there are. Take them back before a version is frozen.")
        over %= {"over": total - POINTS}
    return Budget(
        parts=((plan.run_points, _("run the business"), True), *given),
        total=total,
        notes=(
            (tree.totals.objectives, _("of %(most)d objectives") % {"most": MOST_OBJECTIVES}),
            (tree.totals.key_results, _("of %(most)d key results") % {"most": MOST_IN_PLAN}),
        ),
        over=over,
        revision=plan.revision,
    )


def _not_doing(door: PlanDoor, beside: Around) -> tuple[NotDoingRow, ...]:
    return tuple(
        NotDoingRow(
            pk=row.pk,
            title=row.first,
            why=row.second,
            revisit=row.third,
            href=door.to("drafting:not_doing_line", entry=row.pk),
            place=door.to("drafting:not_doing_place", entry=row.pk),
            bin=door.to("drafting:not_doing_bin", entry=row.pk),
        )
        for row in beside.of("not_doing")
    )


def _version_line(number: str, since: int) -> str:
    if not number:
        return _("No version frozen yet")
    if not since:
        return _("Version %(number)s, unchanged") % {"number": number}
    return ngettext(
        "Version %(number)s and %(since)d change since",
        "Version %(number)s and %(since)d changes since",
        since,
    ) % {"number": number, "since": since}


def _choices(tree: PlanTree, beside: Around, above: Direction | None) -> Choices:
    return Choices(
        people=[(row.pk, row.first) for row in beside.of("person")],
        needs=[(row.pk, short(f"N{row.place:.0f} {row.first}")) for row in beside.of("need")],
        parents=above.options if above is not None else [],
        objectives=[(row.id, short(f"{row.short_code} {row.title}")) for row in tree.objectives],
        themes=theme_choices(),
        kinds=list(kind_words().items()),
        objective_kinds=[(kind.value, str(kind.label)) for kind in Objective.Kind],
    )


def _metrics(door: PlanDoor, tree: PlanTree) -> dict[str, Link]:
    """Id → name and page of the shipped metrics that key results use."""
    entries = (find_shipped(row.metric) for row in tree.key_results if row.metric)
    return {
        entry.id: Link(entry.name(door.language), address("metric", metric=entry.id))
        for entry in entries
        if entry is not None
    }


def _unexplained(tree: PlanTree, beside: Around) -> dict[str, int]:
    """Code → newest act, of lines the person changed a moment ago without saying why."""
    codes = {("okrs.objective", row.id): row.short_code for row in tree.objectives}
    codes |= {("okrs.keyresult", row.id): row.short_code for row in tree.key_results}
    return {
        codes[key]: row.number
        for row in beside.of("unexplained")
        if (key := (row.first, row.pk)) in codes
    }


def _skeleton(door: PlanDoor, tree: PlanTree, opened: str) -> str:
    """The sentence that the open key result's metric suggests, while it says something else."""
    row = next((row for row in tree.key_results if row.short_code == opened), None)
    entry = find_shipped(row.metric) if row else None
    if row is None or entry is None or kind_for(entry.direction, row.kind) != row.kind:
        return ""
    wording = skeleton(entry, row, cycle_days(door.plan.cycle)["last"], door.language)
    return "" if wording == row.text else wording
