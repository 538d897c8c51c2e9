"""Reading one value as somebody wrote it: numbers, days, words of a list, codes."""

import unicodedata

from grove.measure.day import date
from grove.measure.numbers import read_number
from grove.quality.plan_file.choices import FLAG
from grove.quality.plan_file.shape import Attribute, Type
from grove.quality.plan_file.words import Words
from grove.quality.typed import Any

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEPARATORS = ",;，、；"


class Unreadable(Exception):
    """A value that is not what its attribute wants; `key` and `values` are of its message."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


def read_value(attribute: Attribute, text: str) -> Any:
    """The value as its record holds it; None for an empty one. Raises Unreadable."""
    if not text:
        return None
    match attribute.type:
        case Type.NUMBER:
            return _number(text)
        case Type.WHOLE:
            return _whole(text)
        case Type.DAY:
            return day(text)
        case Type.FLAG:
            return choice(FLAG, text) == "yes"
        case Type.CHOICE if attribute.choices is not None:
            return choice(attribute.choices, text)
        case Type.CODES:
            return [code(part) for part in parts(text)]
        case Type.CODE:
            return code(text)
        case Type.THEMES if attribute.choices is not None:
            return [choice(attribute.choices, part) for part in parts(text)]
        case _:
            return text


def choice(words: Words, text: str) -> str:
    """The key of the word that was written. Raises Unreadable with the words there are."""
    found = words.find(text)
    if found is None:
        raise Unreadable("not_a_choice", value=shortened(text), words=words)
    return found


def code(text: str) -> str:
    """A code in its plain form: capitals, full-width letters made plain."""
    return unicodedata.normalize("NFKC", text).strip().upper()


def parts(text: str) -> list[str]:
    """A list written in one line, parted by commas or semicolons of either script."""
    for separator in SEPARATORS:
        text = text.replace(separator, ",")
    return [part.strip() for part in text.split(",") if part.strip()]


def shortened(text: str, longest: int = 60) -> str:
    """The beginning of a text for a message, on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= longest else flat[: longest - 1] + "…"


def _number(text: str) -> Any:
    number = read_number(text)
    if number is None:
        raise Unreadable("not_a_number", value=shortened(text))
    return number


def _whole(text: str) -> int:
    plain = unicodedata.normalize("NFKC", text).strip()
    if not (plain.isascii() and plain.isdigit() and len(plain) <= 5 and int(plain) <= 32767):
        raise Unreadable("not_a_whole_number", value=shortened(text))
    return int(plain)


def day(text: str) -> date:
    """2027-06-30, 2027/6/30, 30 Jun 2027, 2027年6月30日."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    spaced = "".join(one if one.isalnum() and one not in "年月日" else " " for one in plain)
    words = spaced.split()
    if len(words) == 3 and words[1][:3] in MONTHS:
        words = [words[2], str(MONTHS.index(words[1][:3]) + 1), words[0]]
    try:
        year, month, day = (int(word) for word in words)
        return date(year, month, day)
    except (ValueError, OverflowError) as error:
        raise Unreadable("not_a_day", value=shortened(text)) from error
