"""What of the dashboard a reader wants to see, and how: each choice is a link in the address."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from urllib.parse import urlencode

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from grove.look.shell import Link
from grove.measure.confidence import Status
from grove.needs.forms import levels
from grove.okrs.words import theme_choices
from grove.tracking.weeks import week_of
from grove.tracking.words import status_word


class Since(StrEnum):
    """With what today is compared."""

    WEEK = "week"
    MONTH = "month"
    START = "start"


class Order(StrEnum):
    """What comes first."""

    RISK = "risk"
    CONFIDENCE = "confidence"
    PLAN = "plan"


@dataclass(frozen=True)
class Shown:
    """The choices of one address; empty: all of them. An unknown value counts as none."""

    since: Since = Since.WEEK
    order: Order = Order.RISK
    team: str = ""
    status: str = ""
    theme: str = ""
    level: str = ""
    all_rows: bool = False

    @property
    def filters(self) -> bool:
        """Whether anything is left out of the table."""
        return bool(self.team or self.status or self.theme or self.level)

    def other(self, **choice: object) -> str:
        """The address of the same page with another choice."""
        chosen = replace(self, **choice)  # type: ignore[arg-type]
        asked = {
            "since": "" if chosen.since is Since.WEEK else chosen.since.value,
            "sort": "" if chosen.order is Order.RISK else chosen.order.value,
            "team": chosen.team,
            "status": chosen.status,
            "theme": chosen.theme,
            "level": chosen.level,
            "rows": "all" if chosen.all_rows else "",
        }
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"?{query}#table" if query else "?#table"


@dataclass(frozen=True)
class Facet:
    """One choice: what is chosen now, and links to what else can be."""

    name: str
    chosen: str
    active: bool
    links: tuple[Link, ...]


def read_shown(asked: Mapping[str, str]) -> Shown:
    """The choices of a query."""
    themes = {code for code, _name in theme_choices()}
    known_levels = {key for key, _name in levels("en")}
    since, order = asked.get("since", ""), asked.get("sort", "")
    status, theme, level = (asked.get(name, "") for name in ("status", "theme", "level"))
    return Shown(
        since=Since(since) if since in set(Since) else Since.WEEK,
        order=Order(order) if order in set(Order) else Order.RISK,
        team=asked.get("team", "")[:8] if asked.get("team", "").isascii() else "",
        status=status if status in set(Status) else "",
        theme=theme if theme in themes else "",
        level=level if level in known_levels else "",
        all_rows=asked.get("rows") == "all",
    )


def facets_of(
    shown: Shown, teams: Iterable[tuple[str, str]], themes: set[str], found_levels: set[str]
) -> tuple[Facet, ...]:
    """The choices there are: those with one possibility only are left out."""
    language = get_language() or "en"
    orders = (
        (Order.RISK.value, pgettext("sorted by", "hidden risk")),
        (Order.CONFIDENCE.value, pgettext("sorted by", "lowest confidence")),
        (Order.PLAN.value, pgettext("sorted by", "order of the plan")),
    )
    sinces = (
        (Since.WEEK.value, pgettext("compared with", "last week")),
        (Since.MONTH.value, pgettext("compared with", "last month")),
        (Since.START.value, pgettext("compared with", "the start")),
    )
    statuses = [(status.value, status_word(status)) for status in Status]
    listed = (
        _facet(shown, "order", _("Sorted by"), orders, shown.order.value, ""),
        _facet(shown, "since", _("Compared with"), sinces, shown.since.value, ""),
        _facet(shown, "team", _("Team"), list(teams), shown.team, _("all teams")),
        _facet(shown, "status", _("Status"), statuses, shown.status, _("every status")),
        _facet(
            shown,
            "theme",
            _("Theme"),
            [(code, name) for code, name in theme_choices() if code in themes],
            shown.theme,
            _("all themes"),
        ),
        _facet(
            shown,
            "level",
            _("Level of need"),
            [(key, name) for key, name in levels(language) if key in found_levels],
            shown.level,
            _("all levels"),
        ),
    )
    return tuple(facet for facet in listed if len(facet.links) > 2 or facet.active)


def limit_of(since: Since, on: date, first: date) -> date:
    """The last week whose word counts as "then"; weeks are named by their Monday."""
    if since is Since.START:
        return week_of(first)
    return week_of(on) - timedelta(weeks=4 if since is Since.MONTH else 1)


def changed_heading(since: Since) -> str:
    """Over the list of what moved."""
    return {
        Since.WEEK: _("Changed since last week"),
        Since.MONTH: _("Changed since last month"),
        Since.START: _("Changed since the start"),
    }[since]


def _facet(
    shown: Shown,
    field: str,
    name: str,
    options: Iterable[tuple[str, str]],
    chosen: str,
    everything: str,
) -> Facet:
    values = [*([("", everything)] if everything else []), *options]
    words = dict(values)
    kinds = {"order": Order, "since": Since}
    read = kinds.get(field, str)
    return Facet(
        name=name,
        chosen=words.get(chosen, everything),
        active=bool(everything and chosen),
        links=tuple(
            Link(text, shown.other(**{field: read(value)}), current=value == chosen)
            for value, text in values
        ),
    )
