"""The slides of objectives: the sentence large, its key results as from, to, by when."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.commitment.slides.parts import Line, Measure
from grove.commitment.slides.room import NAME, ROW, lines_of
from grove.look.words import date_text, day_text
from grove.measure.kinds import Kind
from grove.okrs.models import KeyResult
from grove.okrs.queries.saying import target_words
from grove.okrs.words import figure, value_text
from grove.quality.sentence import Read, Reading, read_sentence, read_subject
from grove.versions.schema import Content, Row

# What may be left of a sentence when its subject and numbers are taken out; anything else says
# something, and then the whole sentence stands on the slide.
_IDLE_EN = re.compile(
    r"\b(?:from|to|by|at|the|a|an|per|each|every|end|of|in|until|before|and|least|most|above|below"
    r"|over|under|or|more|less|within|between|raise|increase|lift|grow|cut|reduce|lower|bring|keep"
    r"|hold|get|reach|down|up|drop|improve|decrease|shorten|double|halve|maintain|stay|is|it)\b",
    re.IGNORECASE,
)
_IDLE_ZH = re.compile(
    r"提升|提高|增加|降低|下降|减少|缩短|压缩|保持|不低于|不高于|不超过|维持|控制|将|从|由|自|把|使|让"
    r"|[到至为于在底前以内之达每的和与升降减增]"
)
_WORD = re.compile(r"[^\W_]")


def positions(content: Content) -> Mapping[str, str]:
    """O3 → O1, K7 → KR 1.2: where things stand in this plan, for slides and print."""
    found = {}
    results: dict[str, int] = {}
    for place, row in enumerate(content["objectives"], start=1):
        found[row["code"]] = f"O{place}"
    for row in content["key_results"]:
        at = results[row["objective"]] = results.get(row["objective"], 0) + 1
        upper = found.get(row["objective"], "O")
        found[row["code"]] = f"KR\u00a0{upper[1:]}.{at}"
    return found


def measure_of(row: Row, second: Line, cycle: str, *, owner: bool) -> Measure:
    """A key result of the content as a line of the slide. `second` brings its second language."""
    result = record_of(row)
    target, unit = _target(result, row)
    return Measure(
        name=Line(_name(row, cycle), second.second, second.stale),
        start=_start(result),
        target=target,
        unit=unit,
        due=due_text(row["due"], cycle),
        owner=row["owner"] if owner else "",
    )


def measure_lines(measure: Measure) -> float:
    """How many lines of a slide it takes."""
    name = measure.name
    if name.second and measure.owner:  # stands below the second language
        return lines_of(name, NAME) + 1 + ROW
    return lines_of(replace(name, text=f"{name.text} {measure.owner}".strip()), NAME) + ROW


def due_text(day: str | None, cycle: str) -> str:
    """31 Dec or 12月31日; with its year when that is not the cycle's."""
    if not day:
        return ""
    on = date.fromisoformat(day)
    if str(on.year) not in cycle:
        return date_text(on)
    return day_text(on)


def record_of(row: Row) -> KeyResult:
    """A key result of the content with what its arithmetic needs; no row of the database."""

    def number(name: str) -> Decimal | None:
        return None if row[name] is None else Decimal(row[name])

    return KeyResult(
        kind=row["kind"],
        baseline=number("baseline"),
        target=number("target"),
        tolerance=number("tolerance"),
        unit=row["unit"],
        text=row["text"],
    )


def _start(result: KeyResult) -> str:
    if result.kind == Kind.COUNT and result.baseline is None:
        return "0"
    if result.kind not in (Kind.INCREASE, Kind.DECREASE, Kind.COUNT):
        return ""
    return figure(result.baseline, result.unit)[0] if result.baseline is not None else "?"


def _target(result: KeyResult, row: Row) -> tuple[str, str]:
    """The target apart from its unit, so that the columns of a slide line up."""
    if result.kind == Kind.MILESTONE:
        return _("%(count)d stages") % {"count": len(row["stages"])} if row["stages"] else "", ""
    if result.kind == Kind.YES_NO:
        return pgettext("target of a yes or no", "done"), ""
    words = target_words(result, 0)
    number, unit = figure(result.target, result.unit) if result.target is not None else ("", "")
    if not unit:
        return words, ""
    return words.removesuffix(value_text(result.target, result.unit)) + number, unit


def _name(row: Row, cycle: str) -> str:
    """What is measured, when the columns beside it say everything else; else the whole sentence."""
    text = row["text"]
    year = int(cycle[:4]) if cycle[:4].isdigit() else date.today().year
    reading, about = read_sentence(text, year=year), read_subject(text, year=year)
    if about is None or reading.doubts or not _same(reading, row):
        return str(text)
    subject = about.value.strip()
    return subject[:1].upper() + subject[1:] if _nothing_else(reading, about) else str(text)


def _same(reading: Reading, row: Row) -> bool:
    """Whether the columns say what the sentence says."""
    start, target, due = reading.start, reading.target, reading.due
    return (
        target is not None
        and row["target"] is not None
        and target.value == Decimal(row["target"])
        and (start is None or (row["baseline"] and start.value == Decimal(row["baseline"])))
        and (due is None or due.value.isoformat() == row["due"])
    )


def _nothing_else(reading: Reading, subject: Read[str]) -> bool:
    spans = [
        part.span
        for part in (subject, reading.start, reading.target, reading.unit, reading.due)
        if part is not None
    ]
    left = list(reading.text)
    for start, end in spans:
        left[start:end] = " " * (end - start)
    return not _WORD.search(_IDLE_ZH.sub(" ", _IDLE_EN.sub(" ", "".join(left))))
