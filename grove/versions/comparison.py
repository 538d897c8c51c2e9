"""The page that compares two versions, or a version with the draft as it is now."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.shell import Link
from grove.look.words import date_text
from grove.plans.models import Plan
from grove.versions.compare import Event, compare
from grove.versions.lines import Group, groups
from grove.versions.models import Version
from grove.versions.reasons import reasons
from grove.versions.schema import Show
from grove.versions.snapshot import snapshot
from grove.versions.timeline import NOW, name_of, options

ONE, SIDES = "one", "sides"


@dataclass(frozen=True)
class Side:
    """One end of the comparison. `href` reads it whole; `name` is what its freezer called it."""

    number: str
    word: str
    name: str
    day: str
    href: str


@dataclass(frozen=True)
class ComparePage:
    """Everything the page shows. `restoration` is where a line is taken back; empty: it cannot.
    `all_href` shows or hides what did not change; `whole` says that it is shown."""

    before: Side
    after: Side
    groups: tuple[Group, ...]
    summary: str
    same: str
    all_href: str
    whole: bool
    one_column: bool
    shows: tuple[tuple[str, str, bool], ...]
    tabs: tuple[Link, ...]
    options: tuple[tuple[str, str], ...]
    action: str
    restoration: str
    rounds: str


def compare_page(
    plan: Plan,
    before: str,
    after: str,
    *,
    show: Sequence[str] = (),
    view: str = "",
    whole: bool = False,
    restores: bool = False,
    reader: int = 0,
) -> ComparePage | None:
    """The page of two numbers (`now` for the draft); None when there is no such version.

    Five queries at most: the list, the two contents, what the draft says, the reasons.
    """
    known = {
        version.number: version for version in Version.objects.filter(plan=plan).defer("content")
    }
    if any(number not in known and number != NOW for number in (before, after)):
        return None
    contents = _contents(plan, [known[number] for number in (before, after) if number != NOW])
    old, new = contents[before], contents[after]
    wanted = frozenset(Show(value) for value in show if value in set(Show)) or frozenset(Show)
    comparison = compare(old, new)
    found = groups(
        comparison,
        old,
        new,
        reasons(plan, *_window(known, before, after), reader),
        wanted,
        restores=restores and after == NOW and before != NOW,
        same=whole,
    )
    here = _Address(plan, before, after, show, view, whole)
    return ComparePage(
        before=_side(plan, known, before),
        after=_side(plan, known, after),
        groups=found,
        summary=_summary(before, after, comparison, found),
        same=ngettext(
            "%(count)d thing is the same in both versions.",
            "%(count)d things are the same in both versions.",
            comparison.same,
        )
        % {"count": comparison.same},
        all_href=here.but(whole=not whole) if comparison.same else "",
        whole=whole,
        one_column=view == ONE,
        shows=tuple((one.value, _show_word(one), one in wanted) for one in Show),
        tabs=(
            Link(_("Side by side"), here.but(view=""), current=view != ONE),
            Link(_("One column"), here.but(view=ONE), current=view == ONE),
        ),
        options=options(list(known.values())),
        action=reverse("versions:comparison", kwargs=plan.place),
        restoration=(
            reverse("versions:restoration", kwargs={**plan.place, "number": before})
            if restores and after == NOW and before != NOW
            else ""
        ),
        rounds=reverse("rounds:comments", kwargs=plan.place),
    )


def _contents(plan: Plan, versions: Sequence[Version]) -> dict[str, Any]:
    contents: dict[str, Any] = {}
    if versions:
        rows = Version.objects.filter(pk__in=[one.pk for one in versions])
        contents = {row.number: row.content for row in rows}
    if len(versions) < 2:
        contents[NOW] = snapshot(plan)
    return contents


def _window(known: dict[str, Version], before: str, after: str) -> tuple[int, int | None]:
    """The acts that lie between the two, whichever was frozen first."""
    ends = [known[number].at_act if number in known else None for number in (before, after)]
    numbers = sorted(end for end in ends if end is not None)
    if not numbers:
        return 0, 0
    return numbers[0], None if None in ends else numbers[-1]


def _side(plan: Plan, known: dict[str, Version], number: str) -> Side:
    version = known.get(number)
    if version is None:
        word = pgettext("version", "now")
        return Side(NOW, word, "", _("not frozen"), reverse("drafting:page", kwargs=plan.place))
    return Side(
        number,
        number,
        name_of(version),
        date_text(version.frozen_at),
        reverse("versions:version", kwargs={**plan.place, "number": number}),
    )


def _summary(before: str, after: str, comparison: Any, found: Sequence[Group]) -> str:
    names = {"before": _spoken(before), "after": _spoken(after)}
    if not comparison:
        return _("%(before)s and %(after)s say the same.") % names
    counts = {
        "added": comparison.count(Event.ADDED),
        "removed": comparison.count(Event.REMOVED),
        "changed": comparison.count(Event.CHANGED),
    }
    sentence = _(
        "Between %(before)s and %(after)s: %(added)d added, %(removed)d removed,"
        " %(changed)d changed."
    ) % {**names, **counts}
    lines = [line for group in found for line in group.lines if not line.same]
    silent = sum(not (line.why and line.why.because) for line in lines)
    if not lines or silent == len(lines):
        return sentence
    if not silent:
        reasons_said = _("Every line says why.")
    else:
        reasons_said = ngettext(
            "%(count)d line does not say why.", "%(count)d lines do not say why.", silent
        ) % {"count": silent}
    return _("%(sentence)s %(reasons)s") % {"sentence": sentence, "reasons": reasons_said}


def _spoken(number: str) -> str:
    return pgettext("version", "now") if number == NOW else number


def _show_word(show: Show) -> str:
    return {
        Show.WORDING: _("wording"),
        Show.NUMBERS: _("numbers and dates"),
        Show.LINKS: _("links, owners and choices"),
    }[show]


@dataclass(frozen=True)
class _Address:
    """Where a comparison is read, and the ways in which it is shown."""

    plan: Plan
    before: str
    after: str
    show: Sequence[str]
    view: str
    whole: bool

    def but(self, **changed: Any) -> str:
        """The same comparison shown another way."""
        one = replace(self, **changed)
        kwargs = {**one.plan.place, "before": one.before, "after": one.after}
        asked = [("show", value) for value in one.show]
        asked += [("view", ONE)] if one.view == ONE else []
        asked += [("same", "1")] if one.whole else []
        here = reverse("versions:compare", kwargs=kwargs)
        return f"{here}?{urlencode(asked)}" if asked else here
