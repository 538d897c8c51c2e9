"""Numbers of versions: 1.0 first share, 1.x iterations, 2.0 final, 2.x amendments."""

import re
import unicodedata
from typing import NamedTuple

from grove.versions.schema import Content

_NUMBER = re.compile(r"^[vV]?([0-9]{1,3})\.([0-9]{1,3})(?:-rc([0-9]{1,2}))?$")


class Number(NamedTuple):
    """A version's number; compares as numbers do: 1.10 comes after 1.9.

    A release candidate (2.0-rc1) is a version to sign that somebody sent back.
    """

    major: int
    minor: int
    candidate: int = 0

    def __str__(self) -> str:
        plain = f"{self.major}.{self.minor}"
        return f"{plain}-rc{self.candidate}" if self.candidate else plain


def read_number(text: str) -> Number | None:
    """A typed number (1.2, v1.2, １.２, 2.0-rc1), or None."""
    match = _NUMBER.match(unicodedata.normalize("NFKC", text).replace("。", ".").strip())
    return Number(int(match[1]), int(match[2]), int(match[3] or 0)) if match else None


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
