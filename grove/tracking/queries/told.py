"""Stands put into words, an objective at a time: all the dashboard draws, as text that can be kept.

Of a thousand key results a page counts all and draws a hundred. So what counts and sorts need is
apart from the words, and the words are read when they are drawn.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import date
from typing import Any, NamedTuple
from zlib import crc32

from django.utils.translation import gettext as _

from grove.health.guards import Guard
from grove.look.words import date_text
from grove.measure.confidence import Disagreement, Status
from grove.tracking.models import HelpRequest
from grove.tracking.queries.stand import ObjectiveStand, Stand, lowest_first, risk_first
from grove.tracking.weeks import week_of
from grove.tracking.words import (
    disagreement_flag,
    disagreement_words,
    fall_words,
    rise_words,
    shape_of,
    status_word,
    worst_words,
)


class Line(NamedTuple):
    """Something that wants a decision: what, a few words more, where."""

    text: str
    detail: str
    href: str


class TableLine(NamedTuple):
    """A row of the table: an objective, or a key result below it.

    counts   progress is told in weeks or stages, not as a share of a way
    note     of an objective: whose confidence it is, and which key result goes worst
    """

    code: str
    text: str
    href: str
    who: str
    state: str
    word: str
    confidence: int | None
    was: int | None
    flag: str
    now: str
    unit: str
    target: str
    share: float | None
    expected: float | None
    counts: bool
    progress: str
    spark_words: str
    heads: bool
    note: str
    spark: tuple[float | None, ...]
    guard: Guard | None


class Sum(NamedTuple):
    """Of a key result what counts, choices and sorts need.

    heard    something was said in the week of the day
    silent   something was said once, and nobody knows any more
    change   of confidence; risk, lowest, place: keys to sort by
    team     the code of its owner's, "" for one of no team
    broken, hidden, unknown   its guard is broken; confidence promises more than the pace; its
             start value is past its day
    """

    status: str
    heard: bool
    silent: bool
    change: int
    risk: tuple[bool, float, int]
    lowest: int
    place: tuple[float, int]
    team: str
    team_name: str
    theme: str
    levels: tuple[str, ...]
    broken: bool
    hidden: bool
    unknown: bool


class Call(NamedTuple):
    """A call for help nobody has answered; `at` sorts by when it was made."""

    at: tuple[str, int]
    line: Line


class Said(NamedTuple):
    """The words of a key result: its row, what moved, and why it wants a decision, each "" when
    there is nothing to say. `was` is the confidence it is compared with."""

    line: TableLine
    was: int | None
    moved: str
    broken: str
    hidden: str
    unknown: str


_PARTS = (Sum._fields, Call._fields, Said._fields, TableLine._fields, list(Guard.__annotations__))
_FORM = crc32(repr(_PARTS).encode())  # of what is kept, so that another form is not misread


@dataclass(frozen=True)
class Told:
    """An objective with its key results, hidden risk first. `words` holds its own row and the
    words of each key result, as text; `sums` are in the same order."""

    sums: tuple[Sum, ...]
    calls: tuple[Call, ...]
    words: str

    def head(self) -> TableLine:
        """The row of the objective."""
        return _line_of(json.loads(self.words)[0])

    def said(self) -> list[Said]:
        """The words of its key results."""
        return [Said(_line_of(line), *rest) for line, *rest in json.loads(self.words)[1:]]

    def dump(self) -> str:
        """What `load` reads, but for the words."""
        return _text([_FORM, self.sums, self.calls])


def load(sums: str, words: str) -> Told | None:
    """The reverse of `dump`; None for what an earlier Grove kept in another form."""
    if not sums.startswith(f"[{_FORM},"):
        return None
    _form, parts, calls = json.loads(sums)
    return Told(
        sums=tuple(Sum._make(map(_frozen, part)) for part in parts),
        calls=tuple(Call((day, pk), Line(*line)) for (day, pk), line in calls),
        words=words,
    )


def tell(
    objective: ObjectiveStand,
    teams: Mapping[int, str],
    calls: Sequence[HelpRequest],
    on: date,
) -> Told:
    """In the reader's language, how an objective stands on a day."""
    row = objective.row
    fallback = next(iter(row.themes), "")
    shared = {need.level for need in row.needs if need.key_result is None}
    rows = {part.row.id: part.row for part in objective.parts}
    return Told(
        sums=tuple(
            _sum(part, teams, part.row.theme or fallback, shared, on) for part in objective.parts
        ),
        calls=tuple(
            Call(
                (one.asked_on.isoformat(), one.pk),
                _call(one, rows[one.key_result_id].short_code, rows[one.key_result_id].href),
            )
            for one in calls
        ),
        words=_text([_head(objective), *(_said(part, on) for part in objective.parts)]),
    )


def _sum(part: Stand, teams: Mapping[int, str], theme: str, shared: set[str], on: date) -> Sum:
    row, last = part.row, part.last
    team, _space, team_name = (teams.get(row.id) or "").partition(" ")
    return Sum(
        status=part.status.value,
        heard=last is not None and last.week == week_of(on),
        silent=last is not None and part.status is Status.NO_UPDATE,
        change=part.change,
        risk=risk_first(part),
        lowest=lowest_first(part),
        place=(row.position, row.id),
        team=team,
        team_name=team_name,
        theme=theme,
        levels=tuple(sorted({need.level for need in row.needs} or shared)),
        broken=row.guard is not None and row.guard.broken,
        hidden=part.disagrees is Disagreement.OPTIMISTIC,
        unknown=_unknown(part, on),
    )


def _said(part: Stand, on: date) -> Said:
    row = part.row
    moved = ""
    if part.change:
        moved = fall_words(part) if part.change < 0 else rise_words(part)
    was = part.before if part.before and part.change else part.last
    return Said(
        line=_line(part),
        was=was.confidence if was else None,
        moved=moved,
        broken=row.guard.words if row.guard is not None and row.guard.broken else "",
        hidden=disagreement_words(part) if part.disagrees is Disagreement.OPTIMISTIC else "",
        unknown=_("due %(day)s") % {"day": date_text(row.baseline_due)}
        if _unknown(part, on)
        else "",
    )


def _unknown(part: Stand, on: date) -> bool:
    row = part.row
    return row.baseline is None and row.baseline_due is not None and row.baseline_due < on


def _call(one: HelpRequest, code: str, href: str) -> Line:
    return Line(
        _("%(code)s asks for help from %(team)s") % {"code": code, "team": one.team}
        if one.team
        else _("%(code)s asks for help") % {"code": code},
        _("%(name)s, %(day)s: %(text)s")
        % {"name": one.by or "–", "day": date_text(one.asked_on), "text": one.text},
        href,
    )


def _head(objective: ObjectiveStand) -> TableLine:
    row = objective.row
    return TableLine(
        code=row.short_code,
        text=row.title,
        href=row.href,
        who=row.owner_name,
        state=shape_of(objective.status),
        word=status_word(objective.status),
        confidence=objective.confidence,
        was=None,
        flag="",
        now=row.based_on,
        unit="",
        target="",
        share=row.progress.ratio,
        expected=row.expected,
        counts=False,
        progress="",
        spark=(),
        spark_words="",
        heads=True,
        guard=None,
        note=worst_words(objective),
    )


def _line(stand: Stand) -> TableLine:
    row, spark = stand.row, stand.row.spark
    heard = ""
    if stand.last is not None and stand.status is Status.NO_UPDATE:
        heard = _("last check-in %(day)s") % {"day": date_text(stand.last.on)}
    known = (row.owner_name, row.trust_word, heard)
    return TableLine(
        code=row.short_code,
        text=row.text,
        href=row.href,
        who=" · ".join(word for word in known if word),
        state=shape_of(stand.status),
        word=status_word(stand.status),
        confidence=stand.confidence,
        was=stand.before.confidence if stand.before and stand.change else None,
        flag=disagreement_flag(stand),
        now=row.now_figure or "–",
        unit=row.now_unit,
        target=row.target_text,
        share=row.share,
        expected=row.expected,
        counts=row.progress.elapsed is not None or row.progress.stages is not None,
        progress=row.progress_short,
        spark=spark.values,
        spark_words=spark.words,
        heads=False,
        guard=row.guard,
        note="",
    )


def _line_of(values: Sequence[Any]) -> TableLine:
    *simple, spark, guard = values
    return TableLine._make((*simple, tuple(spark), Guard(*guard) if guard else None))


def _text(things: object) -> str:
    return json.dumps(things, ensure_ascii=False, separators=(",", ":"), default=astuple)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
