"""What people do with cycles and plans as a whole."""

from datetime import date

from grove.org.models import Department, Person
from grove.plans.models import Cycle, Plan, StepMark, Writer
from grove.record.actions import Recorder, action
from grove.record.merge import MergeNeeded, merge_fields


@action
def open_cycle(
    act: Recorder, company: Department, name: str, starts_on: date, ends_on: date
) -> Cycle:
    """Begin a planning year for a company. Raises IntegrityError when the name is taken."""
    act.within(company)
    return act.create(Cycle(company=company, name=name, starts_on=starts_on, ends_on=ends_on))


@action
def open_plan(act: Recorder, department: Department, cycle: Cycle) -> Plan:
    """Begin a department's plan of a cycle."""
    plan = act.create(Plan(department=department, cycle=cycle))
    act.within(plan)
    return plan


@action
def begin_plan(act: Recorder, department: Department, year: int) -> Plan:
    """The department's plan of a year: the existing one, or a new one. Its cycle is opened when
    the company has none of that name; it begins on the day the company's latest cycle began."""
    company = Department.objects.get(pk=department.ancestor_ids[0])
    cycle = Cycle.objects.filter(company=company, name=str(year)).first()
    if cycle is None:
        act.lock(company)
        latest = Cycle.objects.filter(company=company).order_by("-starts_on").first()
        first, last = date(year, 1, 1), date(year, 12, 31)
        if latest is not None and latest.name.isdigit():
            later = year - int(latest.name)
            first, last = _years_on(latest.starts_on, later), _years_on(latest.ends_on, later)
        cycle = open_cycle(act, company, str(year), first, last)
    plan = Plan.objects.filter(department=department, cycle=cycle).first()
    return plan or open_plan(act, department, cycle)


@action
def share_plan(act: Recorder, plan: Plan) -> None:
    """Let everybody in the department read the plan from now on."""
    act.within(plan)
    act.change(act.lock(plan), shared_at=act.at)


@action
def set_plan(act: Recorder, plan: Plan, revision: int, **values: object) -> Plan:
    """Change the plan's own fields (`sign_by`, `run_points`). Raises MergeNeeded."""
    act.within(plan)
    fresh = act.lock(plan)
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    return act.change(fresh, **merge.take)


@action
def invite_writer(act: Recorder, plan: Plan, person: Person) -> None:
    """Let somebody write the plan with the head. Twice is once."""
    act.within(plan)
    if not Writer.objects.filter(plan=plan, person=person).exists():
        act.create(Writer(plan=plan, person=person))


@action
def release_writer(act: Recorder, writer: Writer) -> None:
    """End somebody's writing of the plan."""
    act.within(writer.plan)
    act.bin(act.lock(writer))


@action
def mark_step(act: Recorder, plan: Plan, step: str, good_enough: bool) -> None:
    """Say that a step is good enough for now, or take that back."""
    act.within(plan)
    mark = StepMark.objects.filter(plan=plan, step=step).first()
    if good_enough and mark is None:
        act.create(StepMark(plan=plan, step=step))
    elif not good_enough and mark is not None:
        act.bin(mark)


def _years_on(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # 29 February
        return day.replace(year=day.year + years, day=28)
