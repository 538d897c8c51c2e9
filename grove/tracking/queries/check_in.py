"""The check-in as a page: one row for every key result somebody reports on."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.addresses import address
from grove.look.shell import Link
from grove.look.words import date_text, time_text
from grove.okrs.queries.tree import tree_of
from grove.okrs.words import value_text
from grove.plans.doors import PlanDoor
from grove.plans.models import Plan
from grove.tracking.actions.check_in import draft_of
from grove.tracking.forms import HELP
from grove.tracking.models import Correction
from grove.tracking.queries.check_in_row import CheckInRow, Mode, check_in_row
from grove.tracking.queries.help import HelpLine, calls_of, team_choices
from grove.tracking.queries.mine import measured, reported
from grove.tracking.weeks import week_address, week_number, week_of, weeks_in
from grove.tracking.words import rest_words


@dataclass(frozen=True)
class CheckInPage:
    """The page. `rows` are filled in one by one; `steady` are confirmed with one tick.

    past      about a week that is over: nothing is asked, what was said is edited or corrected
    corrects  what was said may no longer be edited, only corrected
    resting   what nobody is asked about, and why
    calls     help that is wanted for these key results
    help      what its fields show; `help_for`, `help_teams` what they offer
    earlier   the address of the week before; "" before the first
    """

    where: str
    past: bool
    corrects: bool
    rows: tuple[CheckInRow, ...]
    steady: tuple[CheckInRow, ...]
    steady_words: str
    resting: tuple[Link, ...]
    lede: str
    saved: str
    progress: str
    button: str
    confirms: str
    key: str
    everything: bool
    opens: str
    calls: tuple[HelpLine, ...]
    help: Mapping[str, str]
    help_for: tuple[tuple[str, str], ...]
    help_teams: tuple[tuple[str, list[tuple[str, str]]], ...]
    earlier: str


def check_in_page(
    door: PlanDoor,
    week: date,
    today: date,
    *,
    everything: bool,
    key: str,
    typed: Mapping[str, str] | None = None,
    errors: Mapping[str, Sequence[str]] | None = None,
) -> CheckInPage:
    """The rows of one person, filled with what they typed and did not send. Seven queries."""
    plan, past = door.plan, week < week_of(today)
    on = min(today, week + timedelta(days=6))
    mine = reported(plan, door.someone, week, today, everything)
    loaded = measured(mine.rows)
    tree = {row.id: row for row in tree_of(plan, loaded, on, None).key_results}
    draft = draft_of(plan, door.someone) if typed is None and not past else None
    kept = typed if typed is not None else (draft.typed if draft else {})
    beside = _corrections(week, mine.last) if past else {}
    rows = [
        check_in_row(
            record,
            tree[record.pk],
            loaded,
            mine.last.get(record.pk),
            week,
            today,
            kept,
            errors or {},
            beside.get(record.pk, ()),
            (record.owner or record.objective.owner or door.someone) == door.someone,
        )
        for record in mine.rows
    ]
    steady = tuple(row for row in rows if _is_steady(row)) if not errors else ()
    filled = tuple(row for row in rows if row not in steady)
    done = sum(bool(row.typed["value"]) or row.said for row in rows)
    number = sum(row.mode is not Mode.OVER for row in rows)
    return CheckInPage(
        where=_("Week %(week)d of %(of)d")
        % {"week": week_number(plan.cycle, week), "of": weeks_in(plan.cycle)},
        past=past,
        corrects=past and not any(row.mode is Mode.EDIT for row in rows),
        rows=filled,
        steady=steady,
        steady_words=_steady_words(steady),
        resting=tuple(
            Link(rest_words(row, rest), address("okrs:key_result", code=row.code))
            for row, rest in mine.resting
        ),
        lede=_lede(rows, week, past),
        saved=_("Saved as you type, %(time)s") % {"time": time_text(draft.at)} if draft else "",
        progress=_("%(done)d of %(all)d done") % {"done": done, "all": len(rows)},
        button=_button(rows, past),
        confirms=_confirms(rows, past),
        key=key,
        everything=everything,
        opens=_nothing_to_send(plan, today),
        calls=() if past else calls_of(mine.rows),
        help={name: kept.get(name, "") for name in HELP},
        help_for=tuple((row.code, f"{row.code} {row.name}"[:80]) for row in rows),
        help_teams=() if past or not number else team_choices(plan),
        earlier=_earlier(plan.cycle.starts_on, week - timedelta(weeks=1), everything),
    )


def _nothing_to_send(plan: Plan, today: date) -> str:
    """Why there is nothing to send: before the cycle, and once its values are final."""
    if plan.frozen_on is not None:
        return _("The values of %(cycle)s are final since %(day)s.") % {
            "cycle": plan.cycle.name,
            "day": date_text(plan.frozen_on),
        }
    if today < plan.cycle.starts_on:
        return _("Tracking begins on %(day)s.") % {"day": date_text(plan.cycle.starts_on)}
    return ""


def _earlier(first: date, week: date, everything: bool) -> str:
    if week < week_of(first):
        return ""
    return "?" + urlencode({"week": week_address(week), **({"show": "all"} if everything else {})})


def _corrections(week: date, last: Mapping[int, object]) -> Mapping[int, Sequence[Correction]]:
    found: dict[int, list[Correction]] = defaultdict(list)
    rows = Correction.objects.filter(check_in__key_result__in=list(last), check_in__week=week)
    for row in rows.select_related("check_in").order_by("pk"):
        found[row.check_in.key_result_id].append(row)
    return found


def _button(rows: Sequence[CheckInRow], past: bool) -> str:
    if past:
        return _("Save the corrections")
    return ngettext("Send %(number)d update", "Send %(number)d updates", len(rows)) % {
        "number": len(rows)
    }


def _confirms(rows: Sequence[CheckInRow], past: bool) -> str:
    """The words of the button that says nothing has changed; "" where nothing could stay."""
    same = [row for row in rows if row.last_value and not row.said]
    return _("No change to report") if same and not past else ""


def _is_steady(row: CheckInRow) -> bool:
    """Read by a machine, the same as last week, and nothing worth a look: one tick confirms it."""
    return (
        bool(row.automatic)
        and not row.differs
        and not row.said
        and row.was is not None
        and row.typed["value"] == row.last_value
        and row.typed["confidence"] == str(row.was)
        and not row.typed["note"]
    )


def _steady_words(rows: Sequence[CheckInRow]) -> str:
    return " ".join(
        _("%(code)s %(value)s (%(source)s), confidence %(confidence)s.")
        % {
            "code": row.code,
            "value": value_text(Decimal(row.last_value), row.unit),
            "source": row.automatic,
            "confidence": row.was,
        }
        for row in rows
    )


def _lede(rows: Sequence[CheckInRow], week: date, past: bool) -> str:
    if not rows:
        return _("No key result of this plan is yours to report on.")
    if past:
        if any(row.mode is Mode.EDIT for row in rows):
            told = _("The week from %(day)s. What you change is kept with its history.")
        else:
            told = _("The week from %(day)s. What was said stays; a correction stands beside it.")
        return told % {"day": date_text(week)}
    if all(row.said for row in rows):
        return _("Sent. What you change now corrects this week.")
    words = ngettext("%(number)d key result", "%(number)d key results", len(rows)) % {
        "number": len(rows)
    }
    filled = sum(bool(row.automatic) for row in rows)
    if not filled:
        return _("%(key_results)s. About a minute.") % {"key_results": words}
    return ngettext(
        "%(key_results)s, %(filled)d of them filled for you. About a minute.",
        "%(key_results)s, %(filled)d of them filled for you. About a minute.",
        filled,
    ) % {"key_results": words, "filled": filled}
