"""The decision on each of the nine themes: a table, and the same as a picture."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.drafting.queries.around import Around
from grove.look.shapes import WheelTheme
from grove.look.shell import Link
from grove.method import load
from grove.okrs.queries import PlanTree
from grove.plans.doors import PlanDoor


@dataclass(frozen=True)
class ThemeRow:
    """One theme: key results of each objective, last cycle's, and what was decided.

    `decision` is empty while nobody decided. `links` are what can be done about it.
    """

    code: str
    theme: str
    counts: tuple[int, ...]
    total: int
    before: int
    decision: str
    left_out: bool
    links: tuple[Link, ...]

    @property
    def words(self) -> str:
        """What the wheel's segment says beside its name."""
        if self.total:
            return ngettext("%(number)d key result", "%(number)d key results", self.total) % {
                "number": self.total
            }
        return self.decision or _("Undecided")


@dataclass(frozen=True)
class ThemeTable:
    """Nine rows; `objectives` are the columns; `before_label` names last cycle, "" hides it."""

    objectives: tuple[str, ...]
    rows: tuple[ThemeRow, ...]
    before_label: str
    summary: str

    @property
    def wheel(self) -> tuple[WheelTheme, ...]:
        return tuple(
            WheelTheme(row.code, row.total, undecided=not row.decision, left_out=row.left_out)
            for row in self.rows
        )

    @property
    def wheel_label(self) -> str:
        """The picture in words."""
        said = (
            _("%(theme)s: %(state)s") % {"theme": row.theme, "state": row.words}
            for row in self.rows
        )
        return pgettext("between two themes", "; ").join(said)


def theme_table(door: PlanDoor, tree: PlanTree, beside: Around) -> ThemeTable:
    """The decisions of a plan. A theme with key results is covered, whatever was said before."""
    reasons = {row.first: row.second for row in beside.of("theme")}
    before = beside.last_themes
    rows = tuple(
        _row(door, tree, theme.code, theme.name(door.language), reasons, before[theme.code])
        for theme in load().themes
    )
    return ThemeTable(
        objectives=tuple(objective.short_code for objective in tree.objectives),
        rows=rows,
        before_label=beside.last_cycle,
        summary=_summary(rows),
    )


def _row(
    door: PlanDoor, tree: PlanTree, code: str, name: str, reasons: dict[str, str], before: int
) -> ThemeRow:
    counts = tree.themes.get(code, {})
    total = tree.key_results_of_theme(code)
    reason = "" if total else reasons.get(code, "")
    decision = pgettext("theme", "covered") if total else ""
    if reason:
        decision = _("left out: “%(reason)s”") % {"reason": reason}
    return ThemeRow(
        code=code,
        theme=name,
        counts=tuple(counts.get(objective.id, 0) for objective in tree.objectives),
        total=total,
        before=before,
        decision=decision,
        left_out=bool(reason),
        links=_links(door, code, covered=bool(total), left_out=bool(reason)),
    )


def _links(door: PlanDoor, code: str, covered: bool, left_out: bool) -> tuple[Link, ...]:
    if covered or not door.edits:
        return ()
    decide = door.to("drafting:theme", theme=code)
    if left_out:
        return (Link(_("Change the decision"), decide),)
    cover = f"{door.to('drafting:objectives')}?theme={code}"
    return (Link(_("Cover"), cover), Link(_("Leave out"), decide))


def _summary(rows: Iterable[ThemeRow]) -> str:
    listed = list(rows)
    return _("%(covered)d covered, %(out)d left out on purpose, %(open)d undecided") % {
        "covered": sum(bool(row.total) for row in listed),
        "out": sum(row.left_out for row in listed),
        "open": sum(not row.decision for row in listed),
    }
