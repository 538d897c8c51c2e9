"""OBJ105: an objective nobody can say by heart."""

from collections.abc import Iterator

from grove.quality.finding import ADVICE, Hit
from grove.quality.plan import Around, Objective
from grove.quality.rule import OBJECTIVE, Rule


def check(objective: Objective, around: Around) -> Iterator[Hit]:
    """Counts words and characters, or Chinese characters."""
    text = objective.text.strip()
    if len(text) <= 35 and text.isascii():
        return
    line = objective.line
    if line.language == "zh":
        length = sum("\u4e00" <= char <= "\u9fff" for char in text)
        if length > (most := int(around.limit("objective-han"))):
            yield Hit(values={"length": length, "most": most}, case="han")
        return
    length = len(text.split())
    if length > (most := int(around.limit("objective-words"))):
        yield Hit(values={"length": length, "most": most})
    elif len(text) > (most := int(around.limit("objective-characters"))):
        yield Hit(values={"length": len(text), "most": most}, case="characters")


RULE = Rule(
    "OBJ105",
    "objective-too-long",
    ADVICE,
    OBJECTIVE,
    "L",
    check,
    limits=("objective-words", "objective-characters", "objective-han"),
)
