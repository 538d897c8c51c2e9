"""Values in words of the plan file, wherever people write them: days, kinds, people."""

from grove.measure.day import date
from grove.quality.plan_file.choices import KEY_RESULT_KIND
from grove.quality.plan_file.values import Unreadable, day, parts

AND = (" and ", " & ", "/", "+")
AND_IN_NAMES = "和与"  # 李明和王芳 are two, 王和平 is one


def owners(said: str | None) -> tuple[str, ...]:
    """People named in one field: parted by commas, "and" or their like."""
    text = said or ""
    for word in AND:
        text = text.replace(word, ",")
    return tuple(name for part in parts(text) for name in _two(part))


def _two(name: str) -> tuple[str, ...]:
    """Parted at 和 or 与 where a whole name stands on either side."""
    for at, char in enumerate(name):
        before, after = name[:at].strip(), name[at + 1 :].strip()
        if char in AND_IN_NAMES and len(before) > 1 and len(after) > 1:
            return before, *_two(after)
    return (name,)


def day_of(text: str) -> date | None:
    """A day as people write it; None when it is none."""
    try:
        return day(text)
    except Unreadable:
        return None


def kind_of(text: str) -> str | None:
    """The kind a word stands for; None when it stands for none."""
    return KEY_RESULT_KIND.find(text)
