"""People in a plan file: by name where the name is clear, else with their e-mail."""

from grove.org.models import Person
from grove.plans.models import Plan
from grove.quality.plan_file.lines import stands_in_line
from grove.quality.plan_file.words import folded


class People:
    """Everybody who has or had a role in the plan's company. One query."""

    def __init__(self, plan: Plan) -> None:
        top = plan.department.ancestor_ids[0]
        found = Person.everything.filter(roles__department__path__startswith=f"/{top}/").distinct()
        self._people = {person.pk: person for person in found}

    def name(self, person: Person | None) -> str | None:
        """How a file names somebody, so that `find` finds the same person again."""
        if person is None:
            return None
        self._people.setdefault(person.pk, person)
        if self.find(person.name) == person and stands_in_line(person.name):
            return person.name
        return f"{' '.join(person.name.split())} <{person.email or f'#{person.pk}'}>"

    def find(self, text: str) -> Person | None:
        """The person a file names; None when nobody or more than one is called that."""
        named = [one for one in self._people.values() if folded(one.name) == folded(text)]
        live = [one for one in named if one.binned_at is None]
        for found in (live, named):
            if len(found) == 1:
                return found[0]
        sign = text.rpartition("<")[2].rstrip().removesuffix(">").strip()
        if not text.rstrip().endswith(">"):
            sign = text.strip()
        for one in self._people.values():
            if sign and folded(sign) in {folded(one.email or ""), f"#{one.pk}"}:
                return one
        return None
