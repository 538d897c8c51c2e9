"""The company of the sample: its departments, its 47 people and who is what."""

from dataclasses import dataclass, field

from grove.org.actions import add_department, add_person, give_role
from grove.org.models import Department, Person, Role
from grove.record.actions import Recorder, action
from grove.record.models import Change
from grove.web.sample.content import Words

LEADS = {"BD": "wang", "CS": "ana", "DP": "chen", "SRE": "zhao", "MF": "hu"}
ENGINEERS = {"sun": "CS", "ben": "SRE"}


@dataclass
class Company:
    """The departments and the people by the keys of the content. `oncall` is an engineer."""

    root: Department
    department: Department
    teams: dict[str, Department] = field(default_factory=dict)
    people: dict[str, Person] = field(default_factory=dict)

    def __getitem__(self, key: str) -> Person:
        return self.people[key]


@action(undoable=False)
def found_company(act: Recorder, texts: Words, language: str) -> Company:
    """Create departments, people and roles. Nobody has a password or an e-mail."""
    words = texts["company"]
    root = _department(act, None, words["company"], Department.Kind.COMPANY)
    department = _department(act, root, words["department"], Department.Kind.DEPARTMENT)
    company = Company(root, department)

    def person(name: str, place: Department, role: str) -> Person:
        made = add_person(act, name, is_sample=True)
        act.change(made, language=language)
        give_role(act, made, place, role)
        return made

    named = words["named"]
    company.people["mei"] = person(named["mei"], department, Role.Name.HEAD)
    company.people["he"] = person(named["he"], department, Role.Name.BOSS)
    for key, place in words["teams"].items():
        team = _department(act, department, place, Department.Kind.TEAM)
        company.teams[key] = team
        company.people[LEADS[key]] = person(named[LEADS[key]], team, Role.Name.HEAD)
        for who, at in ENGINEERS.items():
            if at == key:
                company.people[who] = person(named[who], team, Role.Name.MEMBER)
        for name in words["members"][key]:
            made = person(name, team, Role.Name.MEMBER)
            if key == "SRE":
                company.people.setdefault("oncall", made)
    act.within(root)
    return company


def _department(
    act: Recorder, above: Department | None, words: dict[str, str], kind: str
) -> Department:
    return add_department(
        act, above, name=words["name"], code=_free(words["code"]), kind=kind, is_sample=True
    )


def _free(code: str) -> str:
    """The code, or with a digit where a real department has it or once had it."""
    for number in range(1, 1000):
        tried = code if number == 1 else f"{code[: 8 - len(str(number))]}{number}"
        if not (
            Department.everything.filter(code=tried).exists()
            or Change.objects.filter(
                kind=Department._meta.label_lower, field="code", before=tried
            ).exists()
        ):
            return tried
    raise ValueError(code)
