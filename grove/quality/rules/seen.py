"""A hit on words of a line: the span in the text as typed, and the words themselves."""

from collections.abc import Mapping

from grove.quality.finding import NOTHING, Hit, Level, Span
from grove.quality.structure import Line


def seen(
    line: Line,
    first: int,
    last: int = -1,
    *,
    case: str = "",
    level: Level | None = None,
    field: str = "",
    values: Mapping[str, object] = NOTHING,
) -> Hit:
    """A hit on words `first` to `last`; on the whole line where `first` is -1."""
    if first < 0:
        return Hit(None, line.text.strip(), values, case, level, field)
    span: Span = line.place(first, last)
    return Hit(span, line.text[span[0] : span[1]], values, case, level, field)
