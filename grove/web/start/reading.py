"""What the answers mean: teams, people and last year's goals, with the lines that are not clear."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from grove.org.models import Department
from grove.org.pasted import LineFault, PersonLine, read_people
from grove.org.queries.tree import free_code
from grove.plans.models import Cycle
from grove.quality.outline import OutlineTooLong, read_outline
from grove.review.past_okrs import PastPreview, past_preview
from grove.web.start.answers import Answers

MOST_TEAMS = 50
PASTE_LIMIT = 256 * 1024


@dataclass(frozen=True)
class Understood:
    """The answers as they will be created. `faults` are lines that need another look."""

    name: str
    code: str
    company: str
    year: int
    teams: tuple[Department, ...]
    people: tuple[PersonLine, ...]
    faults: tuple[LineFault, ...]
    past: PastPreview | None
    too_long: bool


def understand(answers: Answers, today: date) -> Understood:
    """Read the typed answers; nothing is written. Teams are records without a number yet."""
    year = int(answers.year) if answers.year.isdigit() else next_year(today)
    name = answers.name or default_name()
    code = answers.code or free_code(name)
    taken = {code}
    teams: list[Department] = []
    for at, team in enumerate(_lines(answers.teams)[:MOST_TEAMS], start=1):
        own = free_code(team, taken)
        taken.add(own)
        teams.append(Department(pk=-at, name=team[:120], code=own, kind=Department.Kind.TEAM))
    here = Department(pk=0, name=name, code=code)
    people, faults = read_people(answers.people, here, teams)
    past, too_long = _past(answers.past, year - 1)
    return Understood(
        name=name,
        code=code,
        company=answers.company,
        year=year,
        teams=tuple(teams),
        people=tuple(people),
        faults=tuple(faults),
        past=past,
        too_long=too_long,
    )


def next_year(today: date) -> int:
    """From September on people plan the next year, before that the current one."""
    return today.year + 1 if today.month >= 9 else today.year


def default_name() -> str:
    return _("My department")


def _past(text: str, year: int) -> tuple[PastPreview | None, bool]:
    if not text.strip():
        return None, False
    if len(text) > PASTE_LIMIT:
        return None, True
    try:
        outline = read_outline(text, year=year)
    except OutlineTooLong:
        return None, True
    cycle = Cycle(name=str(year), starts_on=date(year, 1, 1), ends_on=date(year, 12, 31))
    return past_preview(outline, cycle), False


def _lines(text: str) -> list[str]:
    """One team a line, bullets and numbers taken off, each once."""
    seen: dict[str, str] = {}
    for line in text.splitlines():
        plain = " ".join(line.strip(" \t-*•·–—").split())
        if plain:
            seen.setdefault(plain.casefold(), plain)
    return list(seen.values())
