"""A reading while it grows: what was read so far, with its span in the text as typed."""

from decimal import Decimal

from grove.measure.kinds import Kind
from grove.quality.normalise import Normal, Span
from grove.quality.sentence import kinds
from grove.quality.sentence.date_parts import DateHit
from grove.quality.sentence.marks import Marks
from grove.quality.sentence.nouns import noun_unit, unit_in_bracket, unit_of_metric
from grove.quality.sentence.own_units import own_unit_of_metric
from grove.quality.sentence.quantity import Quantity
from grove.quality.sentence.rates import rate_of_metric
from grove.quality.sentence.reading import (
    Comparator,
    Doubt,
    DoubtKind,
    Read,
    Reading,
)
from grove.quality.sentence.tokens import tokenise

_ZERO = Decimal(0)
_RATES = frozenset(("zrate", "/"))
_COUNTED = frozenset("元人次件单台")
COMPARATORS = {
    ">=": Comparator.AT_LEAST,
    ">": Comparator.ABOVE,
    "<=": Comparator.AT_MOST,
    "<": Comparator.BELOW,
    "=": Comparator.EXACTLY,
}


class Draft(Reading):
    """Everything a sentence has said so far, and what it is worked out with, until that is let go.

    used_from   the token where its numbers begin
    taken       where the target or the change comes from
    """

    # Slots: a default that stands in a class is five times as slow to look up.
    __slots__ = ("due_hit", "marks", "normal", "span", "taken", "tokens", "used_from", "year")

    doubts: list[Doubt]
    marks: Marks

    def __init__(self, typed: str, normal: Normal, year: int | None) -> None:
        Reading.__init__(self, typed)  # a third of the price of `super`
        self.normal = normal
        self.span = normal.span  # of characters: where they stand in the text as typed
        self.year = year
        self.doubts = []
        low = normal.low
        if "H" in typed and ("2H" in normal.text or "1H" in normal.text):
            from grove.quality.sentence.half_years import keeps_halves  # few lines have one

            low = keeps_halves(normal.text, low)
        self.tokens = tokenise(low)
        self.used_from: int | None = None
        self.taken: Quantity | None = None
        self.due_hit: DateHit | None = None

    def let_go(self) -> Reading:
        """What takes room and is no longer needed."""
        del self.marks, self.tokens
        return self

    def set_target(self, one: Quantity, unit: str) -> None:
        span = self.span(one.start, one.end)
        self.taken = one
        self.target = Read(one.value, span)
        if unit:
            self.unit = Read(unit, span)
        if one.comparator:
            self.comparator = Read(COMPARATORS[one.comparator], self.span(one.whole, one.whole_end))
        if self.used_from is None or one.first < self.used_from:
            self.used_from = one.first

    def set_band(self, low: Decimal, high: Decimal, unit: str, start: int, end: int) -> None:
        span = self.span(start, end)
        self.low, self.high = Read(min(low, high), span), Read(max(low, high), span)
        if unit:
            self.unit = Read(unit, span)
        hold = self.marks.hold
        self.kind = Read(
            Kind.HOLD_WITHIN,
            self.span(self.tokens.start[hold], self.tokens.end[hold]) if hold else span,
        )

    def kind_of_single(self, one: Quantity) -> None:
        if self.tokens.word[one.first] == "±":  # 精度提高到 ±0.03 mm: narrower is better
            self.kind, self.direction = (
                Read(Kind.DECREASE, self.span(one.whole, one.whole_end)),
                None,
            )
            return
        kind, at = kinds.of_single(self.tokens, self.marks, one, self.direction, self.due)
        if kind is None:
            return
        if at:
            self.kind = Read(kind, self.span(self.tokens.start[at], self.tokens.end[at]))
        else:
            self.kind = Read(kind, self.span(one.whole, one.whole_end))

    def count(self, one: Quantity) -> None:
        """So many are done one by one, and none is so far."""
        self.set_target(one, one.unit or self.noun(one))
        self.used_from = None
        span = self.value_span(one)
        self.kind = Read(Kind.COUNT, span)
        self.start = Read(_ZERO, (span[0], span[0]))
        self.doubts.append(Doubt(DoubtKind.START_ASSUMED, span))

    def withdraw(self, kind: DoubtKind, one: Quantity) -> None:
        """Leave empty what was read from a number, and ask about it."""
        self.taken = self.kind = self.start = self.target = self.unit = self.comparator = None
        self.change = None
        self.used_from = None
        self.forget(DoubtKind.START_ASSUMED)
        self.ask(kind, one.whole, one.whole_end)

    def forget(self, kind: DoubtKind) -> None:
        self.doubts = [doubt for doubt in self.doubts if doubt.kind is not kind]

    def noun(self, one: Quantity) -> str:
        if one.noun:
            return noun_unit(self.tokens, one, self.normal.text)
        if not self.tokens.latin and not _RATES.isdisjoint(self.tokens.kinds):
            unit = rate_of_metric(self.tokens, one)  # 每周被叫醒次数 ≤ 1
            if unit or ")" not in self.tokens.kinds:
                return unit
        unit = unit_of_metric(self.tokens, one.first)
        if not unit and self.tokens.latin:
            unit = own_unit_of_metric(self.tokens, one.first, self.normal.text)
        if unit or ")" not in self.tokens.kinds:
            return unit
        unit, at = unit_in_bracket(self.tokens)
        if unit[:1] in ("万", "亿") and unit[1:] not in _COUNTED:
            self.ask(DoubtKind.NUMBER_UNCLEAR, at, at + 1)  # 月活 30 → 50（万）
            return ""
        return unit

    def place(self, token: int) -> Span:
        """Where a token stands in the normalised text."""
        return self.tokens.start[token], self.tokens.end[token]

    def use(self, token: int) -> None:
        self.used_from = token if self.used_from is None else min(self.used_from, token)

    def value_span(self, one: Quantity) -> Span:
        return self.span(one.start, one.end)

    def ask(self, kind: DoubtKind, start: int, end: int) -> None:
        self.doubts.append(Doubt(kind, self.span(start, end)))
