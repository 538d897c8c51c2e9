"""Calling somebody into a thread: “@Mei Lin” in the text, or a name chosen below it. Pure."""

from collections.abc import Sequence

from grove.org.models import Person


def mentioned(text: str, people: Sequence[Person]) -> list[Person]:
    """The people whose names stand behind an @ in the text, in their order; longest name wins."""
    by_length = sorted(people, key=lambda person: -len(person.name))
    found: list[Person] = []
    folded = text.replace("＠", "@")
    at = folded.find("@")
    while at >= 0:
        rest = folded[at + 1 :].lstrip(" ").casefold()
        match = next((one for one in by_length if _begins(rest, one.name.casefold())), None)
        if match is not None and match not in found:
            found.append(match)
        at = folded.find("@", at + 1)
    return found


def named(typed: str, people: Sequence[Person]) -> tuple[list[Person], list[str]]:
    """People by names typed in one field, parted by commas; and the names nobody has."""
    found: list[Person] = []
    unknown: list[str] = []
    for part in typed.replace("，", ",").replace("、", ",").replace(";", ",").split(","):
        name = part.strip().lstrip("@＠").strip()
        if not name:
            continue
        match = next((one for one in people if one.name.casefold() == name.casefold()), None)
        if match is None:
            unknown.append(name)
        elif match not in found:
            found.append(match)
    return found, unknown


def _begins(rest: str, name: str) -> bool:
    """Whether a text begins with a name that does not go on: @Ana is not @Anastasia."""
    if not rest.startswith(name):
        return False
    following = rest[len(name) : len(name) + 1]
    return not (following.isascii() and following.isalnum())
