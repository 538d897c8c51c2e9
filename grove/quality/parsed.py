"""A line parsed once, so that no rule runs a pass of its own over the text."""

from grove.quality.record import record
from grove.quality.sentence import Reading, read_sentence
from grove.quality.settings import Glossary


@record
class Line:
    """What a line says. identity: metric family and affected object, when both are known."""

    text: str
    role: str
    reading: Reading
    families: tuple[str, ...] = ()
    identity: tuple[str, str] | None = None


def read_line(text: str, role: str, *, year: int | None, glossary: Glossary) -> Line:
    """Parse one objective or key result. Never raises on any text; linear in its length."""
    return Line(text=text, role=role, reading=read_sentence(text, year=year))
