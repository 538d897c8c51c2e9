"""Between a key result's sentence and its fields: what was read, set by hand, or is missing."""

import functools
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from grove.look.words import date_text
from grove.measure.kinds import Kind
from grove.okrs.definition import check_key_result, gaps
from grove.okrs.models import KeyResult
from grove.okrs.words import kind_word, value_text
from grove.plans.models import Cycle
from grove.quality.sentence import DoubtKind, Reading, read_sentence
from grove.quality.sentence.told import NOTED, SAYS_EN, SAYS_ZH
from grove.quality.structure.line import DATES_SEEN, NUMBERS_SEEN

NUMBERS = frozenset({"baseline", "target", "tolerance"})
VALUES = NUMBERS | {"unit"}
ARITHMETIC = VALUES | {"kind", "due"}


@dataclass(frozen=True)
class Chip:
    """One field under a sentence: `source` is "read" (from it), "set" (by hand) or "unset"."""

    field: str
    label: str
    value: str
    source: str


class Question(NamedTuple):
    """What a sentence leaves open: the words concerned, as typed, and what is asked of them."""

    words: tuple[str, ...]
    text: str


def read_fields(text: str, cycle: Cycle) -> dict[str, Any]:
    """The arithmetic fields that a sentence states without doubt; a date without a year is the
    cycle's."""
    return _fields(_read(text, cycle))


def _fields(reading: Reading) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    if reading.kind is not None:
        fields["kind"] = reading.kind.value.value
    if reading.target is not None:
        fields["target"] = reading.target.value
    if reading.start is not None and reading.kind is not None and reading.kind.value.needs_start:
        fields["baseline"] = reading.start.value
    if reading.low is not None and reading.high is not None:
        low, high = reading.low.value, reading.high.value
        fields |= {"target": (low + high) / 2, "tolerance": (high - low) / 2}
    if reading.unit is not None:
        fields["unit"] = reading.unit.value
    if reading.due is not None and not reading.due_candidates:
        fields["due"] = reading.due.value  # which of several days is asked
    return fields


def _read(text: str, cycle: Cycle) -> Reading:
    """Read with the year in which the date, or one that it may be, lies within the cycle; a cycle
    can touch two."""
    years = range(cycle.starts_on.year, cycle.ends_on.year + 1)
    readings = [_reading(text, year) for year in years]
    sure = (one for one in readings if not one.due_candidates)
    inside = (one for one in sure if one.due is not None and cycle.holds(one.due.value))
    perhaps = (one for one in readings if any(map(cycle.holds, one.due_candidates)))
    return next(inside, None) or next(perhaps, readings[-1])


@functools.lru_cache(maxsize=8192)
def _reading(text: str, year: int) -> Reading:
    """A sentence is read once and shown a hundred times."""
    return read_sentence(text, year=year, confirm=True)


def fill_from_sentence(
    key_result: KeyResult,
    cycle: Cycle,
    *,
    open_fields: Collection[str],
    wording_before: str = "",
) -> frozenset[str]:
    """Set open fields that are empty, or still say what the wording before said, from the wording.

    What the sentence says but cannot stand (a date outside the cycle) is left out. What the wording
    before said is emptied where the new one speaks of numbers, or of a day, and does not say it, or
    is measured without numbers: values of two sentences are never mixed. Returns the names of the
    fields that were set.
    """
    reworded = wording_before != key_result.text
    before = read_fields(wording_before, cycle) if reworded else {}
    reading = _read(key_result.text, cycle)
    said = _fields(reading)
    wanted = {
        name: value
        for name, value in {**_outdated(before, said, reading), **said}.items()
        if name in open_fields
        and (_empty(getattr(key_result, name)) or getattr(key_result, name) == before.get(name))
        and getattr(key_result, name) != value
    }
    if said.keys().isdisjoint(NUMBERS) and any(
        name not in wanted and getattr(key_result, name) is not None for name in NUMBERS
    ):
        wanted.pop("unit", None)  # numbers typed by hand keep the unit they were typed in
    other = "unit" in open_fields and said.get("unit") not in (None, before.get("unit"))
    if other and not wanted.keys().isdisjoint(NUMBERS & said.keys()):
        wanted["unit"] = said["unit"]  # what was typed by hand is the unit of other numbers
    original = {name: getattr(key_result, name) for name in wanted}
    while wanted:
        for name, value in wanted.items():
            setattr(key_result, name, value)
        try:
            check_key_result(key_result, cycle)
        except ValidationError as refused:
            named = set(getattr(refused, "error_dict", {})) & wanted.keys()
            if not named:
                # The contradiction is with what was typed by hand: the sentence gives way.
                named = set(wanted) if _stands(key_result, original, cycle) else set()
            if not named:
                break
            for name in named:
                setattr(key_result, name, original[name])
                del wanted[name]
        else:
            break
    return frozenset(wanted)


def _outdated(before: dict[str, Any], said: dict[str, Any], reading: Reading) -> dict[str, Any]:
    """Fields of the wording before that the new one, which speaks of the same, no longer says."""
    doubts = {doubt.kind for doubt in reading.doubts}
    day = "due" in said or not doubts.isdisjoint(DATES_SEEN)
    numbers = (
        not said.keys().isdisjoint(VALUES)
        or reading.change is not None
        or not doubts.isdisjoint(NUMBERS_SEEN)
        or (reading.kind is not None and not reading.kind.value.has_target)
    )
    return {
        name: "" if isinstance(value, str) else None
        for name, value in before.items()
        if name not in said and (day if name == "due" else numbers)
    }


def chips_of(key_result: KeyResult, cycle: Cycle, stages: int = 0) -> tuple[Chip, ...]:
    """The chips under a sentence, in reading order: kind, start, target, date, points."""
    read = read_fields(key_result.text, cycle)
    missing = gaps(key_result, stages)
    unit = key_result.unit
    shown = (
        ("kind", "", kind_word(key_result.kind)),
        ("baseline", _("start"), value_text(key_result.baseline, unit)),
        ("target", _target_label(key_result.kind), value_text(key_result.target, unit)),
        ("tolerance", "±", value_text(key_result.tolerance, unit)),
        ("stages", _("stages"), str(stages) if stages else ""),
        ("due", pgettext("deadline", "by"), date_text(key_result.due)),
        ("commit_point", _("commit"), value_text(key_result.commit_point, unit)),
        ("stretch_point", _("stretch"), value_text(key_result.stretch_point, unit)),
    )
    chips: list[Chip] = []
    for field, label, value in shown:
        if value:
            current = getattr(key_result, field, None)
            source = "read" if field in read and read[field] == current else "set"
            chips.append(Chip(field, label, value, source))
        elif field == "baseline" and key_result.baseline_due is not None:
            day = date_text(key_result.baseline_due)
            chips.append(
                Chip("baseline_due", label, _("to be found by %(day)s") % {"day": day}, "set")
            )
        elif field in missing:
            chips.append(Chip(field, *_missing(field, label)))
    return tuple(chips)


def questions_of(key_result: KeyResult, cycle: Cycle) -> tuple[Question, ...]:
    """What has to be asked about its sentence, while the field concerned is empty; or whether it is
    read right, until somebody who looked at the fields has set one of them."""
    asks = SAYS_ZH if (get_language() or "").startswith("zh") else SAYS_EN
    found: dict[DoubtKind, list[str]] = {}
    reading = _read(key_result.text, cycle)
    for kind, (start, end) in reading.doubts:
        value = key_result.due if kind in DATES_SEEN else key_result.target
        if kind is DoubtKind.UNUSUAL:
            open_now = value is not None and _stands_as_read(key_result, reading)
        else:
            open_now = value is None and kind not in NOTED
        if open_now:
            found.setdefault(kind, []).append(key_result.text[start:end])
    return tuple(Question(tuple(words), asks[kind]) for kind, words in found.items())


def _stands_as_read(key_result: KeyResult, reading: Reading) -> bool:
    """Whether no field of its arithmetic was set by hand."""
    said = _fields(reading)
    values = ((name, getattr(key_result, name)) for name in ARITHMETIC)
    return all(_empty(value) or value == said.get(name) for name, value in values)


def days_asked(key_result: KeyResult, cycle: Cycle) -> tuple[date, ...]:
    """The days of the cycle that the date of its sentence may be, while no day is set."""
    if key_result.due is not None:
        return ()
    return tuple(filter(cycle.holds, _read(key_result.text, cycle).due_candidates))


def _missing(field: str, label: str) -> tuple[str, str, str]:
    if field == "kind":
        return "", _("kind not said"), "unset"
    return label, pgettext("field", "missing"), "unset"


def _target_label(kind: str) -> str:
    """A floor and a cap are held; everything else is a target."""
    if kind == Kind.HOLD_ABOVE:
        return _("floor")
    return _("cap") if kind == Kind.HOLD_BELOW else _("target")


def _stands(key_result: KeyResult, original: dict[str, Any], cycle: Cycle) -> bool:
    """Whether the key result is sound without what was read; leaves it that way."""
    for name, value in original.items():
        setattr(key_result, name, value)
    try:
        check_key_result(key_result, cycle)
    except ValidationError:
        return False
    return True


def _empty(value: Any) -> bool:
    return value is None or value == ""
