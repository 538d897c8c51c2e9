"""Fields that a file does not say are read from the sentence, as the import of a plan does."""

from grove.quality.sentence import read_sentence
from grove.quality.typed import Any

READ = ("kind", "start", "target", "unit", "due")


def filled(text: str, said: dict[str, Any], year: int | None) -> dict[str, Any]:
    """What is said, and where no kind is said, what the sentence says besides."""
    if said.get("kind") is not None:
        return said
    reading = read_sentence(text, year=year)
    found = {name: getattr(reading, name) for name in (*READ, "low", "high")}
    values: dict[str, Any] = {name: one.value for name, one in found.items() if one is not None}
    if "kind" in values:
        values["kind"] = values["kind"].value
    said = {name: value for name, value in said.items() if value is not None}
    return values | said


def cycle_year(code: str, title: str) -> int | None:
    """The year a plan is for: four digits in its title, else the end of its code (PLAT-27)."""
    for word in "".join(one if one.isdigit() else " " for one in title).split():
        if len(word) == 4 and word[:2] in ("20", "21"):
            return int(word)
    number = code.rpartition("-")[2]
    return (
        2000 + int(number) if len(number) == 2 and number.isascii() and number.isdigit() else None
    )
