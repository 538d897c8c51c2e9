"""`read_line`: which language a line is in, then its one parse."""

from collections.abc import Callable

from grove.quality.normalise import normalise
from grove.quality.sentence import read_sentence
from grove.quality.settings import Glossary
from grove.quality.structure.line import Line, says_how_much

NO_WORDS = Glossary()


def read_line(
    text: str, role: str, *, year: int | None = None, glossary: Glossary = NO_WORDS
) -> Line:
    """Parse one objective or key result. Never raises on any text; linear in its length.

    role    "objective" or "key_result"
    year    the cycle's year, for dates without one
    """
    normal = normalise(text)
    line = Line(text, role, normal, "en", year, glossary)
    if not normal.text.isascii() and _chinese(normal.text):
        line.language = "zh"
    line.reading = reading = read_sentence(text, year=year, normal=normal)
    line.measured = says_how_much(reading)
    (_parsers.get(line.language) or _load(line.language))(line)
    return line


_parsers: dict[str, Callable[[Line], None]] = {}


def _load(language: str) -> Callable[[Line], None]:
    """The parser of a language, when its first line is met."""
    if language == "en":
        from grove.quality.structure.english import parse
    else:
        from grove.quality.structure.chinese import parse
    _parsers[language] = parse
    return parse


def _chinese(text: str) -> bool:
    """Whether Chinese leads: a Chinese word of two characters weighs as much as a Latin one."""
    if text[0] < "\u4e00" and max(text) < "\u4e00":
        return False  # an arrow, €, é
    han = latin = 0
    before = digit = False
    enough = (len(text) + 1) // 2  # of Latin words there cannot be more
    for char in text:
        if "\u4e00" <= char <= "\u9fff":
            han += 1
            if 2 * han >= enough:
                return True
            before = False
        else:
            now = char.isalpha()
            if now and not (before or digit):  # the k of 2k is no word
                latin += 1
            digit = char.isdigit()
            before = now or (before and char == "-")  # Falcon-B 过 DR4
    return han > 0 and 2 * han >= latin
