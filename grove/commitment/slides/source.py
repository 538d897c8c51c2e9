"""What slides are made from besides the content of the plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Source:
    """Where slides come from and what is added to them.

    words     which version or that it is live, for the foot and the first slide.
    confirm   the full address that the last slide leads to.
    bilingual the words of the interface get their second language later, and need the room.
    second    code (O3, K7) → the second line and the wording it was written for.
    """

    words: str
    confirm: str
    free_title: str = ""
    free_text: str = ""
    owners: bool = False
    bilingual: bool = False
    second: Mapping[str, tuple[str, str]] = field(default_factory=dict)
