"""What was answered so far. It lives in the session: nothing is saved before Create."""

from collections.abc import MutableMapping
from dataclasses import asdict, dataclass, field
from typing import Any

KEY = "start"


@dataclass
class Answers:
    """The answers of the five questions, as typed. `past` are choices for lines not understood."""

    name: str = ""
    code: str = ""
    company: str = ""
    year: str = ""
    time_zone: str = ""
    teams: str = ""
    people: str = ""
    boss: str = ""
    boss_email: str = ""
    head: str = "yes"
    past: str = ""
    past_choices: dict[str, str] = field(default_factory=dict)


def recall(session: MutableMapping[str, Any]) -> Answers:
    """The answers kept in this browser's session, or empty ones."""
    kept = session.get(KEY) or {}
    return Answers(**{name: kept[name] for name in Answers.__dataclass_fields__ if name in kept})


def keep(session: MutableMapping[str, Any], answers: Answers) -> None:
    """Keep the answers until they are created or thrown away."""
    session[KEY] = asdict(answers)


def forget(session: MutableMapping[str, Any]) -> None:
    session.pop(KEY, None)
