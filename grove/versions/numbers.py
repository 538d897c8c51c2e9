"""Numbers of versions: 1.0 first share, 1.x iterations, 2.0 final, 2.x amendments."""

import re
import unicodedata
from typing import NamedTuple

from grove.versions.schema import Content

_NUMBER = re.compile(r"^[vV]?([0-9]{1,3})\.([0-9]{1,3})$")


class Number(NamedTuple):
    """A version's number; compares as numbers do: 1.10 comes after 1.9."""

    major: int
    minor: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}"


def read_number(text: str) -> Number | None:
    """A typed number (1.2, v1.2, １.２), or None."""
    match = _NUMBER.match(unicodedata.normalize("NFKC", text).replace("。", ".").strip())
    return Number(int(match[1]), int(match[2])) if match else None


def following(last: Number | None) -> Number:
    """The number to suggest after the last one."""
    return Number(last.major, last.minor + 1) if last else Number(1, 0)


def final_after(last: Number | None) -> Number:
    """The number of a version to sign: 2.0, then 2.1 and on."""
    return following(last) if last and last.major >= 2 else Number(2, 0)


def points_of(content: Content) -> int:
    """Focus points given out: running the business and all objectives together."""
    objectives = sum(int(row["points"] or 0) for row in content["objectives"])
    return int(content["plan"]["run_points"] or 0) + objectives
