"""Values in words of the plan file, wherever people write them: days, kinds, people."""

from datetime import date

from grove.quality.plan_file.choices import KEY_RESULT_KIND
from grove.quality.plan_file.values import Unreadable, day, parts

AND = (" and ", " & ", "/", "和", "与", "+")


def owners(said: str | None) -> tuple[str, ...]:
    """People named in one field: parted by commas, "and" or their like."""
    text = said or ""
    for word in AND:
        text = text.replace(word, ",")
    return tuple(parts(text))


def day_of(text: str) -> date | None:
    """A day as people write it; None when it is none."""
    try:
        return day(text)
    except Unreadable:
        return None


def kind_of(text: str) -> str | None:
    """The kind a word stands for; None when it stands for none."""
    return KEY_RESULT_KIND.find(text)
