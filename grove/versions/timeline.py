"""The line of versions: what each brought, what is not frozen yet, and the number to suggest."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.addresses import address
from grove.look.words import date_text
from grove.plans.models import Plan
from grove.record.statement import RecordsOf
from grove.versions.compare import Comparison, Event, compare
from grove.versions.models import Version
from grove.versions.numbers import Number, final_after, following, points_of
from grove.versions.snapshot import snapshot

NOW = "now"


@dataclass(frozen=True)
class Point:
    """One stop of the line, as the timeline macro draws it. The last one is not frozen."""

    number: str
    href: str
    about: tuple[str, ...]
    current: bool = False
    open: bool = False


@dataclass(frozen=True)
class VersionRow:
    """One version in the list below the line: readable, comparable with the one before."""

    number: str
    href: str
    name: str
    note: str
    counts: str
    compare_href: str
    by: str
    day: str
    fingerprint: str


@dataclass(frozen=True)
class VersionsPage:
    """Everything the page of versions shows.

    `points` are those given out of 100; `shares`: freezing lets the department read the plan.
    """

    line: tuple[Point, ...]
    rows: tuple[VersionRow, ...]
    summary: str
    changed: bool
    suggested: str
    final: str
    points: int
    shares: bool
    compare_href: str
    options: tuple[tuple[str, str], ...]


def versions_page(plan: Plan) -> VersionsPage:
    """The page of a plan. Two queries: its versions, and what it says now."""
    versions = list(_versions_of([plan.pk]))
    content = snapshot(plan)
    contents = [version.content for version in versions]
    steps = [compare(one, other) for one, other in pairwise(contents)]
    unfrozen = compare(contents[-1], content) if contents else None
    last = Number(versions[-1].major, versions[-1].minor) if versions else None
    changed = unfrozen is None or bool(unfrozen)
    return VersionsPage(
        line=_line(plan, versions, steps, unfrozen),
        rows=tuple(
            _row(plan, version, versions[index - 1] if index else None, steps[index - 1 : index])
            for index, version in enumerate(versions)
        )[::-1],
        summary=_summary(versions, unfrozen),
        changed=changed,
        suggested=str(following(last)),
        final=str(final_after(last)),
        points=points_of(content),
        shares=plan.shared_at is None,
        compare_href=_between(plan, versions[-1].number, NOW) if versions else "",
        options=options(versions),
    )


@RecordsOf
def _versions_of(plans: list[int]) -> QuerySet[Version]:
    return Version.objects.filter(plan__in=plans).select_related("frozen_by")


def options(versions: Sequence[Version]) -> tuple[tuple[str, str], ...]:
    """What can be compared: every version and the draft as it is now."""
    known = [
        (
            version.number,
            _("%(number)s, %(day)s")
            % {"number": version.number, "day": date_text(version.frozen_at)},
        )
        for version in versions
    ]
    return (*known, (NOW, pgettext("version", "now")))


def counts_words(comparison: Comparison) -> str:
    """ "2 added, 1 removed, 5 changed"; what is zero is not said."""
    said = []
    for event, number in ((event, comparison.count(event)) for event in Event):
        if not number:
            continue
        match event:
            case Event.ADDED:
                said.append(_("%(count)d added") % {"count": number})
            case Event.REMOVED:
                said.append(_("%(count)d removed") % {"count": number})
            case Event.CHANGED:
                said.append(_("%(count)d changed") % {"count": number})
    return pgettext("between two counts", ", ").join(said) or _("nothing changed")


def name_of(version: Version) -> str:
    """What a version is called: by its freezer, else by its number."""
    if version.name or version.major < 2:
        return version.name
    if version.candidate:
        return _("sent back")
    return _("to sign") if (version.major, version.minor) == (2, 0) else _("amendment")


def _line(
    plan: Plan,
    versions: Sequence[Version],
    steps: Sequence[Comparison],
    unfrozen: Comparison | None,
) -> tuple[Point, ...]:
    points = []
    for index, version in enumerate(versions):
        about = [name_of(version)] if name_of(version) else []
        about += [counts_words(steps[index - 1])] if index else []
        points.append(
            Point(
                version.number,
                _page(plan, version.number),
                (*(about or [_("first version")]), date_text(version.frozen_at)),
                current=index == len(versions) - 1,
            )
        )
    if unfrozen is None:
        about = [_("not frozen yet")]
    elif unfrozen:
        about = [counts_words(unfrozen), _("not frozen")]
    else:
        about = [_("as in the last version")]
    href = _between(plan, versions[-1].number, NOW) if versions and unfrozen else ""
    return (*points, Point(pgettext("version", "now"), href, tuple(about), open=True))


def _row(
    plan: Plan, version: Version, before: Version | None, steps: Sequence[Comparison]
) -> VersionRow:
    return VersionRow(
        number=version.number,
        href=_page(plan, version.number),
        name=name_of(version),
        note=version.note,
        counts=counts_words(steps[0]) if steps else "",
        compare_href=_between(plan, before.number, version.number) if before else "",
        by=str(version.frozen_by or ""),
        day=date_text(version.frozen_at),
        fingerprint=version.shown_fingerprint,
    )


def _summary(versions: Sequence[Version], unfrozen: Comparison | None) -> str:
    if unfrozen is None:
        return _(
            "No version is frozen yet. The first one, 1.0, is the text you share and talk about."
        )
    last = versions[-1].number
    if not unfrozen:
        return _("Version %(number)s says what the draft says now.") % {"number": last}
    return ngettext(
        "Since version %(number)s, one thing has changed in the draft.",
        "Since version %(number)s, %(count)d things have changed in the draft.",
        unfrozen.total,
    ) % {"number": last, "count": unfrozen.total}


def _page(plan: Plan, number: str) -> str:
    return address("versions:version", **plan.place, number=number)


def _between(plan: Plan, before: str, after: str) -> str:
    return address("versions:compare", **plan.place, before=before, after=after)
