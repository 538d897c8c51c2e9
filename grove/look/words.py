"""Dates, times, numbers and languages as a reader sees them, in the active language."""

import datetime
import re
from collections import UserList
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import get_language
from markupsafe import Markup, escape

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ffff]")
_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]{2,}")
_HYPHENATED = re.compile(r"(\w{1,20}(?:-\w{1,20})+)", re.ASCII)
_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")
_NO_BREAK = "\u00a0"


def page_lang() -> str:
    """Language of the page as HTML writes it: "en" or "zh-Hans"."""
    return "zh-Hans" if (get_language() or "en").startswith("zh") else "en"


def lang_of(text: str) -> str:
    """Language of a text by its script: "zh-Hans", "en", or "" when it has no letters.

    English words inside a Chinese sentence do not make it English, and the other way round:
    a text is Chinese when it has at least one Han character for two Latin words.
    """
    han = len(_HAN.findall(text))
    if han and han * 2 >= len(_WORD.findall(text)):
        return "zh-Hans"
    return "en" if _LETTER.search(text) else ""


def lang_attribute(text: str) -> Markup:
    """` lang="…"` for a text whose language differs from the page's, else nothing."""
    found = lang_of(text)
    if not found or found == page_lang():
        return Markup("")
    return Markup(' lang="{}"').format(escape(found))


def date_text(day: datetime.date | None) -> str:
    """`30 Jun 2027` or `2027年6月30日`; an aware moment is read in the reader's time zone."""
    if day is None:
        return ""
    if isinstance(day, datetime.datetime) and timezone.is_aware(day):
        day = timezone.localtime(day)
    if page_lang() == "zh-Hans":
        return f"{day.year}年{day.month}月{day.day}日"
    return _NO_BREAK.join((str(day.day), _MONTHS[day.month - 1], str(day.year)))


def day_text(day: datetime.date) -> str:
    """`30 Jun` or `6月30日`, where the year is clear."""
    if page_lang() == "zh-Hans":
        return f"{day.month}月{day.day}日"
    return f"{day.day}{_NO_BREAK}{_MONTHS[day.month - 1]}"


def time_text(moment: datetime.datetime | datetime.time | None) -> str:
    """`14:32`, in the reader's time zone."""
    if moment is None:
        return ""
    if isinstance(moment, datetime.datetime) and timezone.is_aware(moment):
        moment = timezone.localtime(moment)
    return f"{moment:%H:%M}"


def moment_text(moment: datetime.datetime | None) -> str:
    """`11 Nov 2026, 14:32` or `2026年11月11日 14:32`."""
    if moment is None:
        return ""
    between = " " if page_lang() == "zh-Hans" else ", "
    return f"{date_text(moment)}{between}{time_text(moment)}"


def number_text(value: float | Decimal | None, digits: int | None = None) -> str:
    """A number with its thousands parted and no idle zeros; `digits` fixes the decimals."""
    if value is None:
        return ""
    if digits is not None:
        return f"{value:,.{digits}f}".replace("-", "\u2212")
    text = f"{Decimal(str(value)):,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.replace("-", "\u2212")


def percent_text(share: float | Decimal | None, digits: int = 0) -> str:
    """A share (0.58) as `58 %`, in Chinese `58%`; the sign never leaves its number."""
    if share is None:
        return ""
    number = number_text(round(Decimal(str(share)) * 100, digits), digits)
    return f"{number}%" if page_lang() == "zh-Hans" else f"{number}{_NO_BREAK}%"


def first_text(found: object) -> str:
    """The first message of a list, a message itself, or "" for nothing."""
    if not found:
        return ""
    if isinstance(found, list | tuple | UserList):
        return str(next(iter(found)))
    return str(found)


def unbroken(text: str) -> Markup:
    """The text with hyphenated words held on one line: no title ends in "non-"."""
    parts = _HYPHENATED.split(str(text))
    held = Markup('<span class="nowrap">{}</span>')
    return Markup("").join(
        held.format(part) if at % 2 else escape(part) for at, part in enumerate(parts)
    )


def listed(value: object) -> bool:
    """True for a list or tuple; a lazily translated text is neither."""
    return isinstance(value, list | tuple)
