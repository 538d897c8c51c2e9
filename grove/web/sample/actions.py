"""Load and delete the sample department: `load_sample`, `delete_sample`, `find_sample`."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import translation

from grove.org.models import Department, Person
from grove.record import clock
from grove.record.actions import at
from grove.record.models import Act
from grove.web.sample import besides, confirmed
from grove.web.sample.agenda import Agenda
from grove.web.sample.content import folder_of, words
from grove.web.sample.days import Days
from grove.web.sample.health import Health
from grove.web.sample.last_year import LastYear
from grove.web.sample.meetings import Meetings
from grove.web.sample.people import found_company
from grove.web.sample.present import present
from grove.web.sample.removal import remove_tree
from grove.web.sample.rounds import rounds
from grove.web.sample.this_year import ThisYear
from grove.web.sample.tracked import track
from grove.web.sample.weeks import live_weeks
from grove.web.sample.year_before import YearBefore

LANGUAGES = ("en", "zh-hans")


def load_sample(
    language: str, today: date | None = None, actor: Person | None = None
) -> Department:
    """Create the sample company of a language and return its planning department.

    language   "en", "zh-hans", or "both": one of each, beside each other; returns the English one
    today      from which all days are counted; the day in the instance's time zone when not given
    actor      who asked for it: may delete it again

    One transaction of many acts, each dated as it would have happened. A sample that is there
    already is returned as it stands.
    """
    if language == "both":
        with transaction.atomic():
            first, _second = (load_sample(each, today, actor) for each in LANGUAGES)
            return first
    with transaction.atomic(), translation.override(_django(language)):
        root = find_sample(language)
        if root is None:
            root = _load(language, Days(today or clock.today(), _chinese(language)), actor)
        return department_of(root)


def delete_sample(root: Department | None = None, actor: Person | None = None) -> None:
    """Delete a sample company by any of its departments, or without one every sample.

    With its history, for good. Raises ValueError for a real company.
    """
    with transaction.atomic():
        for top in samples() if root is None else [root.ancestor_ids[0]]:
            remove_tree(actor, Department.everything.get(pk=top))


def samples() -> list[int]:
    """Ids of the sample companies."""
    tops = Department.everything.filter(parent=None, is_sample=True)
    return list(tops.order_by("pk").values_list("pk", flat=True))


def find_sample(language: str) -> Department | None:
    """The sample company of a language, if it is loaded."""
    name = words(language)["company"]["company"]["name"]
    return Department.objects.filter(parent=None, is_sample=True, name=name).first()


def department_of(root: Department) -> Department:
    """The planning department of a sample company."""
    return Department.objects.get(parent=root)


def loaded_by(root: Department) -> int | None:
    """The id of the person who asked for a sample; None when a command did."""
    first = Act.objects.filter(scope=root.scope).order_by("pk").first()
    return first.actor_id if first is not None else None


def _load(language: str, days: Days, actor: Person | None) -> Department:
    texts = days.filled(words(language))
    with at(days.moment(days.before.first - timedelta(days=90), "08:00")):
        company = found_company(actor, texts, _django(language))
    agenda = Agenda()
    before = YearBefore(company, texts, days, agenda)
    before.happened()
    last = LastYear(company, texts, days, agenda)
    last.plan_it()
    last.measure_it()
    health = Health(last)
    health.set_levels()
    health.read_them()
    live_weeks(last, texts["week"])
    track(last)
    confirmed.confirm(last, texts["confirm"])
    year = ThisYear(company, texts, days, agenda)
    year.understand()
    besides.review(year, last)
    year.draft()
    year.one_to_one()
    besides.begin_teams(year)
    besides.manage(year)
    year.align()
    year.go_on()
    besides.talk(year)
    present(year)
    rounds(year)
    Meetings(year).note()
    before.remembered(last)
    agenda.happen()
    return company.root


def _chinese(language: str) -> bool:
    return folder_of(language) == "zh"


def _django(language: str) -> str:
    return "zh-hans" if _chinese(language) else "en"
