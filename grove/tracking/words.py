"""How the running year is said: status, counts, forecast, and where pace and confidence differ."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.words import date_text, day_text
from grove.measure.confidence import Disagreement, Status
from grove.measure.forecast import Forecast, in_ten
from grove.measure.kinds import Kind
from grove.okrs.models import KeyResult
from grove.okrs.queries.rows import KeyResultRow
from grove.okrs.words import value_text
from grove.tracking.models import Correction
from grove.tracking.queries.rest import Rest
from grove.tracking.queries.stand import ObjectiveStand, Stand


def status_word(status: Status) -> str:
    """The word beside a status's shape."""
    return {
        Status.ON_TRACK: _("On track"),
        Status.AT_RISK: _("At risk"),
        Status.OFF_TRACK: _("Off track"),
        Status.DONE: _("Done"),
        Status.NO_UPDATE: _("No update"),
        Status.PAUSED: pgettext("status", "Paused"),
    }[status]


def shape_of(status: Status) -> str:
    """The shape drawn: what rests is drawn as what is not heard, with its own word."""
    return Status.NO_UPDATE.value if status is Status.PAUSED else status.value


def weekdays() -> tuple[tuple[int, str], ...]:
    """The days of the week with their numbers; Monday is 0."""
    return tuple(
        enumerate(
            (
                pgettext("day of the week", "Monday"),
                pgettext("day of the week", "Tuesday"),
                pgettext("day of the week", "Wednesday"),
                pgettext("day of the week", "Thursday"),
                pgettext("day of the week", "Friday"),
                pgettext("day of the week", "Saturday"),
                pgettext("day of the week", "Sunday"),
            )
        )
    )


def rest_words(row: KeyResult, rest: Rest | None) -> str:
    """Why nobody is asked about a key result; None: it was said to be done."""
    words = {
        Rest.PAUSED: _("%(code)s paused"),
        Rest.MET: _("%(code)s met"),
        Rest.MISSED: _("%(code)s missed"),
        None: _("%(code)s done"),
    }[rest]
    return words % {"code": row.short_code}


def said_value(value: Decimal | None, kind: str, unit: str) -> str:
    """A value as it was said: a stage, yes or no, or a number with its unit."""
    if kind == Kind.MILESTONE and value is not None:
        return _("stage %(number)d") % {"number": int(value)}
    if kind == Kind.YES_NO and value is not None:
        return pgettext("yes or no", "yes") if value else pgettext("yes or no", "no")
    return value_text(value, unit)


def corrected_words(one: Correction, kind: str, unit: str) -> str:
    """What stands beside an old check-in: the right value, the day it was found, the reason."""
    return _("corrected to %(value)s on %(day)s: %(because)s") % {
        "value": said_value(one.value, kind, unit),
        "day": date_text(one.on),
        "because": one.because,
    }


def state_sentence(statuses: Iterable[str]) -> str:
    """ "9 of 14 key results are on track. 3 at risk, 1 off track, 1 without an update." """
    counted = Counter(statuses)
    number = counted.total()
    if not number:
        return _("There are no key results to track yet.")
    well = counted[Status.ON_TRACK] + counted[Status.DONE]
    first = ngettext(
        "%(well)d of %(all)d key result is on track.",
        "%(well)d of %(all)d key results are on track.",
        number,
    ) % {"well": well, "all": number}
    parts = [
        words % {"count": counted[status]}
        for status, words in (
            (Status.AT_RISK, _("%(count)d at risk")),
            (Status.OFF_TRACK, _("%(count)d off track")),
            (Status.NO_UPDATE, _("%(count)d without an update")),
            (Status.PAUSED, _("%(count)d paused")),
        )
        if counted[status]
    ]
    if not parts:
        return first
    listed = pgettext("between two parts of a sentence", ", ").join(parts)
    return _("%(first)s %(rest)s.") % {"first": first, "rest": listed}


def worst_words(objective: ObjectiveStand) -> str:
    """Of an objective: whose confidence it is, and which key result goes worst."""
    worst = objective.worst
    if worst is None or worst.confidence is None:
        return ""
    facts = {"code": worst.row.short_code, "confidence": worst.confidence}
    if objective.own:
        return _("its owner’s word; lowest %(code)s with %(confidence)d") % facts
    return _("lowest %(code)s with %(confidence)d") % facts


def fall_words(stand: Stand) -> str:
    """The biggest fall with its note."""
    assert stand.last is not None and stand.before is not None
    facts = {
        "code": stand.row.short_code,
        "was": stand.before.confidence,
        "now": stand.last.confidence,
        "note": stand.last.note,
    }
    if stand.last.note:
        return _("Biggest fall: %(code)s, from %(was)d to %(now)d: “%(note)s”") % facts
    return _("Biggest fall: %(code)s, from %(was)d to %(now)d, no reason given.") % facts


def rise_words(stand: Stand) -> str:
    """The biggest rise."""
    assert stand.last is not None and stand.before is not None
    return _("Biggest rise: %(code)s, from %(was)d to %(now)d.") % {
        "code": stand.row.short_code,
        "was": stand.before.confidence,
        "now": stand.last.confidence,
    }


def disagreement_flag(stand: Stand) -> str:
    """In a few words, for a table: "says 8, pace says 1 in 10"."""
    if stand.disagrees is None or stand.confidence is None:
        return ""
    facts: dict[str, object] = {"confidence": stand.confidence}
    if stand.forecast and stand.forecast.chance is not None:
        facts["chance"] = in_ten(stand.forecast.chance)
        return _("says %(confidence)d, pace says %(chance)d in 10") % facts
    if stand.disagrees is Disagreement.OPTIMISTIC:
        return _("says %(confidence)d, but is behind its pace") % facts
    return _("says %(confidence)d, but is on its pace") % facts


def disagreement_words(stand: Stand) -> str:
    """The same as sentences: what was said, and where the value ends at the recent pace."""
    if stand.disagrees is None or stand.confidence is None:
        return ""
    facts: dict[str, object] = {
        "confidence": stand.confidence,
        "target": stand.row.target_text,
    }
    if stand.forecast is None:
        return {
            Disagreement.OPTIMISTIC: _(
                "The confidence is %(confidence)d, but progress is far behind the pace. "
                "Worth a look?"
            ),
            Disagreement.PESSIMISTIC: _(
                "The confidence is %(confidence)d, but progress is on its pace. Worth a look?"
            ),
        }[stand.disagrees] % facts
    facts["likely"] = about(stand.forecast.likely, stand.row)
    return (
        _(
            "The confidence is %(confidence)d. At the recent pace the value ends near %(likely)s, "
            "against a target of %(target)s. Worth a look?"
        )
        % facts
    )


def forecast_words(row: KeyResultRow, ahead: Forecast | None, due: date) -> str:
    """ "Likely 8.2–10.4 on 31 Dec; reaching 10: about 4 in 10." """
    if ahead is None:
        return _("Too early to forecast")
    likely = _("likely %(span)s on %(day)s") % {
        "span": span_text(ahead.low, ahead.high, row),
        "day": day_text(due),
    }
    if ahead.chance is None:
        return likely
    return _("%(likely)s; reaching %(target)s: about %(chance)d in 10") % {
        "likely": likely,
        "target": row.target_text,
        "chance": in_ten(ahead.chance),
    }


def span_text(low: float, high: float, row: KeyResultRow) -> str:
    """ "731–803 ms", "¥3.89–4.07": the unit stands once, where it belongs."""
    unit_first = not about(high, row).startswith(plain(high, row))
    if unit_first:
        return f"{about(low, row)}–{plain(high, row)}"
    return f"{plain(low, row)}–{about(high, row)}"


def plain(value: float, row: KeyResultRow) -> str:
    """A figure of a forecast, no finer than what was measured."""
    return value_text(_rounded(value, row), "")


def about(value: float, row: KeyResultRow) -> str:
    """The same with its unit."""
    return value_text(_rounded(value, row), row.unit)


def _rounded(value: float, row: KeyResultRow) -> Decimal:
    exponents = [point.value.normalize().as_tuple().exponent for point in row.readings[-8:]]
    finest = max((-each for each in exponents if isinstance(each, int)), default=0)
    return Decimal(f"{value:.{max(0, finest)}f}")
