"""Create what was answered, in one act: departments, people, cycle, plan, last year."""

from datetime import date

from grove.org.actions.departments import add_department
from grove.org.actions.people import add_people, add_person, give_role
from grove.org.models import Department, Person, Role
from grove.org.pasted import PersonLine
from grove.org.queries.tree import free_code
from grove.plans.actions import open_cycle, open_plan
from grove.plans.models import Cycle, Plan
from grove.record.actions import Recorder, action
from grove.review.past_okrs import PastChoice, bring_in_past
from grove.web.start.answers import Answers
from grove.web.start.reading import Understood


@action(undoable=False)
def begin_department(
    act: Recorder,
    starter: Person,
    answers: Answers,
    understood: Understood,
    company: Department | None,
    past: PastChoice | None,
) -> Plan:
    """Create everything at once, or nothing.

    company     an existing one to stand under; None makes one (or the department stands alone)
    Raises ValidationError when a code was taken meanwhile.
    """
    if company is None and understood.company:
        company = add_department(
            act,
            None,
            name=understood.company,
            code=_company_code(understood),
            kind=Department.Kind.COMPANY,
        )
    department = add_department(act, company, name=understood.name, code=understood.code)
    top = company or department
    teams = {
        team.pk: add_department(
            act, department, name=team.name, code=team.code, kind=Department.Kind.TEAM
        )
        for team in understood.teams
    }
    give_role(act, starter, top, Role.Name.ADMINISTRATOR)
    if answers.time_zone:
        act.change(act.lock(starter), time_zone=answers.time_zone)
    if answers.head != "no":
        give_role(act, starter, department, Role.Name.HEAD)
    lines = [
        PersonLine(
            line.number,
            line.name,
            line.email,
            teams[line.team.pk] if line.team is not None else None,
            line.role,
        )
        for line in understood.people
    ]
    add_people(act, department, lines)
    if answers.boss:
        boss = (
            Person.objects.filter(email=answers.boss_email.lower()).first()
            if (answers.boss_email)
            else None
        )
        give_role(
            act,
            boss or add_person(act, answers.boss, answers.boss_email),
            department,
            Role.Name.BOSS,
        )
    plan = open_plan(act, department, _cycle(act, top, understood.year))
    if past is not None:
        bring_in_past(act, plan, past)
    act.within(plan)
    return plan


def _cycle(act: Recorder, company: Department, year: int) -> Cycle:
    existing = Cycle.objects.filter(company=company, name=str(year)).first()
    return existing or open_cycle(act, company, str(year), date(year, 1, 1), date(year, 12, 31))


def _company_code(understood: Understood) -> str:
    return free_code(understood.company, [understood.code, *(t.code for t in understood.teams)])
