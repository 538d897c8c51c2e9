"""One key result sentence, read into fields. Never raises on any text; linear in its length."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from grove.measure.errors import MeasureError
from grove.measure.kinds import Kind
from grove.measure.units import convert
from grove.quality.normalise import Normal, Span, normalise
from grove.quality.sentence import lexicon
from grove.quality.sentence.dates import find_dates
from grove.quality.sentence.frames import Frame, FrameKind, change_of, find_frames
from grove.quality.sentence.quantities import Quantity, scan
from grove.quality.sentence.reading import (
    Change,
    Comparator,
    Direction,
    Doubt,
    DoubtKind,
    Read,
    Reading,
)
from grove.quality.sentence.subject import blanked, subject_of


def read_sentence(text: str, *, year: int | None) -> Reading:
    """Read a key result as typed, in English or Chinese.

    year    the cycle's year, for dates without one; None leaves such dates unread, with a doubt
    What is not read stays None; what could be read in two ways is a doubt, never a guess.
    """
    return _Reader(normalise(text), text, year).read()


@dataclass(slots=True)
class _Reader:
    """The reading while it grows: `words` is the normalised text with the dates blanked out."""

    normal: Normal
    typed: str
    year: int | None
    words: str = ""
    quantities: tuple[Quantity, ...] = ()
    doubts: list[Doubt] = field(default_factory=list)
    kind: Read[Kind] | None = None
    direction: Read[Direction] | None = None
    start: Read[Decimal] | None = None
    target: Read[Decimal] | None = None
    low: Read[Decimal] | None = None
    high: Read[Decimal] | None = None
    unit: Read[str] | None = None
    comparator: Read[Comparator] | None = None
    change: Read[Change] | None = None
    due: Read[date] | None = None
    due_candidates: tuple[date, ...] = ()
    used_from: int | None = None

    def read(self) -> Reading:
        self._read_dates()
        scanned = scan(self.words)
        self.quantities = scanned.quantities
        for span in scanned.unclear:
            self._doubt(DoubtKind.NUMBER_UNCLEAR, *span)
        self._read_direction()
        self._read_numbers()
        return Reading(
            text=self.typed,
            subject=subject_of(self.typed, self.normal, self.words, self.used_from),
            kind=self.kind,
            direction=self.direction,
            start=self.start,
            target=self.target,
            low=self.low,
            high=self.high,
            unit=self.unit,
            comparator=self.comparator,
            change=self.change,
            due=self.due,
            due_candidates=self.due_candidates,
            doubts=tuple(self.doubts),
        )

    def _read_dates(self) -> None:
        text = self.normal.text
        hits = find_dates(text, self.year)
        self.words = blanked(text, hits)
        strong = [hit for hit in hits if not hit.weak] or hits
        firm = [hit for hit in strong if hit.firm] or strong
        if not firm:
            return
        if len({hit.candidates for hit in firm}) > 1:
            for hit in firm:
                self._doubt(DoubtKind.SEVERAL_DATES, hit.start, hit.end)
            self.due_candidates = tuple(sorted({day for hit in firm for day in hit.candidates}))
            return
        hit = firm[0]
        if len(hit.candidates) == 1:
            self.due = Read(hit.candidates[0], self._span(hit.start, hit.end))
        elif hit.candidates:
            self.due_candidates = tuple(sorted(hit.candidates))
            self._doubt(DoubtKind.DATE_AMBIGUOUS, hit.start, hit.end)
        elif hit.year_missing:
            self._doubt(DoubtKind.YEAR_MISSING, hit.start, hit.end)
        else:
            self._doubt(DoubtKind.DATE_IMPOSSIBLE, hit.start, hit.end)

    def _read_direction(self) -> None:
        if found := lexicon.DIRECTION.search(self.words):
            way = Direction.UP if found["up"] is not None else Direction.DOWN
            self.direction = Read(way, self._span(*found.span()))

    def _read_numbers(self) -> None:
        hold = lexicon.HOLD.search(self.words)
        frames = find_frames(self.words, self.quantities, holding=hold is not None)
        pairs = [frame for frame in frames if frame.kind is FrameKind.PAIR]
        if pairs:
            self._read_pair(pairs[0])
            for further in pairs[1:]:
                self._doubt(DoubtKind.SEVERAL_CHANGES, further.start, further.end)
            for other in frames:
                if other.kind in (FrameKind.TARGET, FrameKind.BAND):
                    self._doubt(DoubtKind.SEVERAL_NUMBERS, other.start, other.end)
            return
        if hold and self._read_hold(hold.span(), frames):
            return
        if self._read_change(frames) or self._read_target(frames) or self._read_count():
            return
        recurring = lexicon.RECURRING.search(self.words)
        if not self.quantities and not recurring and (passed := lexicon.PASS.search(self.words)):
            self.kind = Read(Kind.MILESTONE, self._span(*passed.span()))

    def _read_pair(self, frame: Frame) -> None:
        first, second = frame.first, frame.second
        assert second is not None  # a pair has two
        unit = second.unit or first.unit
        begin = first.value
        # "from ¥1.2M to ¥800k per month": the period is said once for both.
        shared = second.unit.startswith(f"{first.unit} ")
        if first.unit and second.unit and first.unit != second.unit and not shared:
            try:
                begin = convert(first.value, first.unit, second.unit)
            except MeasureError:
                self._doubt(DoubtKind.UNITS_DIFFER, frame.start, frame.end)
                self._set_target(second, unit)
                self._use(frame.start)
                return
        self.start = Read(begin, self._value_span(first))
        self._set_target(second, unit)
        self._use(frame.start)
        span = self._span(frame.start, frame.end)
        if begin == second.value:
            self._doubt(DoubtKind.NO_CHANGE, frame.start, frame.end)
        else:
            self.kind = Read(Kind.INCREASE if second.value > begin else Kind.DECREASE, span)

    def _read_hold(self, verb: Span, frames: list[Frame]) -> bool:
        for frame in frames:
            if frame.kind is FrameKind.BAND:
                self._set_band(frame)
                self.kind = Read(Kind.HOLD_WITHIN, self._span(*verb))
                return True
        targets = [frame for frame in frames if frame.kind is FrameKind.TARGET]
        if len(targets) == 1 and (comparator := targets[0].first.comparator):
            floor = comparator in (Comparator.AT_LEAST, Comparator.ABOVE)
            self.kind = Read(Kind.HOLD_ABOVE if floor else Kind.HOLD_BELOW, self._span(*verb))
            self._set_target(targets[0].first, targets[0].first.unit)
            return True
        return False

    def _read_change(self, frames: list[Frame]) -> bool:
        down = self.direction is not None and self.direction.value is Direction.DOWN
        changes = [frame for frame in frames if frame.kind is FrameKind.CHANGE]
        targets = [frame for frame in frames if frame.kind is FrameKind.TARGET]
        if changes and len(targets) == 1:
            # "by 15 points to 80 %": where it should end says more than how far it goes.
            self._doubt(DoubtKind.SEVERAL_NUMBERS, changes[0].start, changes[0].end)
            return False
        if changes:
            frame = changes[0]
            value = change_of(self.words, frame.first, down)
            self._set_change(value, frame.first.unit, frame.start, frame.end)
            for further in changes[1:]:
                self._doubt(DoubtKind.SEVERAL_CHANGES, further.start, further.end)
            for pattern, _ in lexicon.RELATIVE_WORDS:
                if found := pattern.search(self.words):
                    self._doubt(DoubtKind.SEVERAL_CHANGES, *found.span())
            return True
        if self.quantities:
            return False
        for pattern, percent in lexicon.RELATIVE_WORDS:
            if found := pattern.search(self.words):
                self._set_change(Decimal(percent), "%", *found.span())
                return True
        if found := lexicon.FRACTION.search(self.words):
            part = Decimal(lexicon.PARTS[found["part"].lower()])
            self._set_change(-part if down else part, "%", *found.span())
            return True
        return False

    def _read_target(self, frames: list[Frame]) -> bool:
        targets = [frame for frame in frames if frame.kind is FrameKind.TARGET]
        for frame in frames:
            if frame.kind is FrameKind.BAND:
                self._doubt(DoubtKind.RANGE_UNCLEAR, frame.start, frame.end)
        if not targets and len(self.quantities) == 1 and not frames:
            only = self.quantities[0]
            if only.unit and not only.counted:
                self._set_single(only)
                return True
            return False
        if len(targets) == 1:
            self._set_single(targets[0].first)
            return True
        if len(targets) > 1:
            for frame in targets:
                self._doubt(DoubtKind.SEVERAL_NUMBERS, frame.start, frame.end)
        return False

    def _read_count(self) -> bool:
        counted = [quantity for quantity in self.quantities if quantity.counted]
        if len(self.quantities) > 1:
            if not any(doubt.kind is DoubtKind.SEVERAL_NUMBERS for doubt in self.doubts):
                for quantity in self.quantities:
                    self._doubt(DoubtKind.SEVERAL_NUMBERS, quantity.start, quantity.end)
            return True
        if lexicon.RECURRING.search(self.words):
            return False
        falls = self.direction is not None and self.direction.value is Direction.DOWN
        if (
            not counted
            or falls
            or counted[0].upper is not None
            or counted[0].comparator is not None
        ):
            return False
        only = counted[0]
        if only.value <= 0 or not lexicon.COUNT_BEFORE.search(self.words[: only.start][-8:]):
            return False
        self._set_target(only, only.unit or ("people" if only.noun in lexicon.PEOPLE else ""))
        self.used_from = None  # what is counted follows the number; the words before it are a verb
        span = self._value_span(only)
        self.kind = Read(Kind.COUNT, span)
        self.start = Read(Decimal(0), (span[0], span[0]))
        self.doubts.append(Doubt(DoubtKind.START_ASSUMED, span))
        return True

    def _set_single(self, quantity: Quantity) -> None:
        """The one number of a sentence: a target, a factor, or a time that may be a date."""
        if quantity.unit == "×":
            span = self._value_span(quantity)
            self.change = Read(Change(quantity.value, "×"), span)
            return
        before = self.words[max(0, quantity.start - 3) : quantity.start]
        if quantity.comparator is Comparator.AT_MOST and (
            quantity.unit in lexicon.LONG_SPANS or lexicon.AT_ZH.search(before)
        ):
            self._doubt(DoubtKind.TIMEFRAME, quantity.start, quantity.end)
            return
        self._set_target(quantity, quantity.unit)
        self._kind_by_verb()

    def _kind_by_verb(self) -> None:
        if self.direction is not None:
            up = self.direction.value is Direction.UP
            self.kind = Read(Kind.INCREASE if up else Kind.DECREASE, self.direction.span)

    def _set_target(self, quantity: Quantity, unit: str) -> None:
        span = self._value_span(quantity)
        self.target = Read(quantity.value, span)
        if unit:
            self.unit = Read(unit, span)
        if quantity.comparator:
            whole = self._span(quantity.start, quantity.end)
            self.comparator = Read(quantity.comparator, whole)
        self._use(quantity.start)

    def _set_band(self, frame: Frame) -> None:
        first, second = frame.first, frame.second
        high = second.value if second else first.upper
        assert high is not None  # a band has two edges
        low = first.value
        unit = (second.unit if second else "") or first.unit
        if second and first.unit and second.unit and first.unit != second.unit:
            try:
                low = convert(low, first.unit, second.unit)
            except MeasureError:
                self._doubt(DoubtKind.UNITS_DIFFER, frame.start, frame.end)
                return
        low, high = min(low, high), max(low, high)
        span = self._span(frame.start, frame.end)
        self.low, self.high = Read(low, span), Read(high, span)
        if unit:
            self.unit = Read(unit, span)
        self._use(frame.start)

    def _set_change(self, value: Decimal, unit: str, start: int, end: int) -> None:
        span = self._span(start, end)
        self.change = Read(Change(value, unit), span)
        if value:
            self.kind = Read(Kind.INCREASE if value > 0 else Kind.DECREASE, span)
        self._use(start)

    def _use(self, start: int) -> None:
        self.used_from = start if self.used_from is None else min(self.used_from, start)

    def _value_span(self, quantity: Quantity) -> Span:
        return self._span(quantity.number, quantity.value_end)

    def _span(self, start: int, end: int) -> Span:
        return self.normal.span(start, end)

    def _doubt(self, kind: DoubtKind, start: int, end: int) -> None:
        self.doubts.append(Doubt(kind, self._span(start, end)))
