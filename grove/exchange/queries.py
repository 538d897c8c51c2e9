"""What the import page shows: problems by line, or what would happen to the plan."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from grove.exchange.outcome import Done, Entry, FieldChange, Outcome
from grove.quality.plan_file.document import Problem
from grove.quality.plan_file.values import shortened

MOST_SHOWN = 200
EXAMPLE = "PLAT-27"


@dataclass(frozen=True)
class Group:
    """Things to which the same would happen."""

    key: str
    title: str
    rows: tuple[Entry, ...]
    more: int


@dataclass(frozen=True)
class ImportPage:
    """`digest` is what the import button sends back; empty when there is nothing to import."""

    text: str
    remove_missing: bool
    problems: tuple[Problem, ...]
    more_problems: int
    groups: tuple[Group, ...]
    digest: str
    unchanged: bool
    moved: bool


def import_page(
    text: str = "",
    remove_missing: bool = False,
    outcome: Outcome | None = None,
    problems: Sequence[Problem] = (),
    moved: bool = False,
) -> ImportPage:
    """The page with the text as it was sent. No query."""
    changes = outcome is not None and outcome.changes_something
    return ImportPage(
        text=text,
        remove_missing=remove_missing,
        problems=tuple(problems[:MOST_SHOWN]),
        more_problems=max(0, len(problems) - MOST_SHOWN),
        groups=_groups(outcome) if outcome is not None else (),
        digest=outcome.digest if outcome is not None and changes else "",
        unchanged=outcome is not None and not changes,
        moved=moved,
    )


def _groups(outcome: Outcome) -> tuple[Group, ...]:
    titles = (
        (Done.ADDED, _("Will be added")),
        (Done.CHANGED, _("Will be changed")),
        (Done.BROUGHT_BACK, _("Will be brought back from the bin")),
        (Done.REMOVED, _("Will be removed")),
        (Done.KEPT, _("Not in the file, and kept")),
    )
    groups = []
    for done, title in titles:
        entries = outcome.of(done)
        if entries:
            shown = tuple(_short(entry) for entry in entries[:MOST_SHOWN])
            groups.append(Group(done.value, title, shown, len(entries) - len(shown)))
    return tuple(groups)


def _short(entry: Entry) -> Entry:
    fields = tuple(
        FieldChange(one.name, shortened(one.before, 200), shortened(one.after, 200))
        for one in entry.fields
    )
    return replace(entry, label=shortened(entry.label, 120), fields=fields)
