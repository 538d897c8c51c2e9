"""The start page: what waits for the person, and the plans open to them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils.translation import gettext as _

from grove.inbox.words import summary as waiting_words
from grove.look.addresses import address
from grove.look.words import date_text
from grove.org.models import Person, Role
from grove.org.policy import Verb, standing
from grove.org.waiting import Waiting
from grove.plans.models import Plan, Writer
from grove.record import clock
from grove.record.statement import RecordsOf
from grove.web.this_week import ThisWeek, running_plan, this_week


@dataclass(frozen=True)
class PlanLine:
    """One plan in the list: where, which cycle, the reader's part in it, how far it is."""

    department: str
    company: str
    cycle: str
    href: str
    roles: str
    state: str
    sample: bool


@dataclass(frozen=True)
class Home:
    """The start page. Without plans it offers the sample and the first questions.

    plan   the running plan this person works in; `now` their part of this week
    first  of what waits, what belongs into the first block: a boss's signatures, a lead's answers
    more   how many things wait that only the inbox lists
    """

    now: ThisWeek | None
    plan: Plan | None
    first: tuple[Waiting, ...]
    plans: tuple[PlanLine, ...]
    earlier: tuple[PlanLine, ...]
    waiting: tuple[Waiting, ...]
    more: int
    administers: bool
    may_start: bool
    opens_plans: bool


def home(
    person: Person, roles: list[Role], today: date, waiting: tuple[Waiting, ...], waits: int
) -> Home:
    """What one person sees first. At most seven queries whatever the number of plans.

    waiting   what waits, of the first kinds; waits  how many things wait altogether
    """
    lines: list[tuple[Plan, PlanLine]] = []
    for plan in _plans(person, roles):
        stand = standing(person, plan.department, roles)
        writes = bool(plan.written)  # type: ignore[attr-defined]
        if stand.may(Verb.READ, shared=plan.shared_at is not None, co_writer=writes):
            words = [str(Role.Name(role).label) for role in Role.Name if role in stand.roles]
            lines.append((plan, _line(plan, _(", ").join(words))))
    found = running_plan([plan for plan, _line in lines], roles, today)
    now = this_week(person, *found) if found else None
    kinds = _FIRST.get(now.part, ()) if now else ()
    first = tuple(one for one in waiting if one.key.startswith(kinds)) if kinds else ()
    administers = any(role.name == Role.Name.ADMINISTRATOR for role in roles)
    return Home(
        now=now,
        plan=found[0] if found else None,
        first=first,
        plans=tuple(line for plan, line in lines if plan.cycle.ends_on >= today),
        earlier=tuple(line for plan, line in lines if plan.cycle.ends_on < today),
        waiting=tuple(one for one in waiting if one not in first),
        more=waits - len(waiting),
        administers=administers,
        # The first run is for administrators, and for whoever comes first.
        may_start=administers or not roles,
        opens_plans=any(role.name in {Role.Name.HEAD, Role.Name.ADMINISTRATOR} for role in roles),
    )


KINDS = 3  # kinds of waiting things the start page lists: each is a query

# What stands in the first block of a part, by the beginning of its key.
_FIRST = {"boss": ("signature:",), "lead": ("round:",)}


def _plans(person: Person, roles: list[Role]) -> list[Plan]:
    below = {role.department.path for role in roles}
    above = {at for role in roles for at in role.department.ancestor_ids}
    return list(_plans_near([person.pk, *below, *above], len(below)))


@RecordsOf
def _plans_near(asked: list[Any], paths: int) -> QuerySet[Plan]:
    """Plans of departments below (by their paths) or above (by their ids), or written by one."""
    person, *places = asked
    writes = Exists(Writer.objects.filter(plan=OuterRef("pk"), person=person))
    reach = Q(writes) | Q(department__in=places[paths:])
    for path in places[:paths]:
        reach |= Q(department__path__startswith=path)
    versions: Any = Plan._meta.get_field("versions").related_model
    numbers = versions.objects.filter(plan=OuterRef("pk")).order_by("-major", "-minor")
    return (
        Plan.objects.filter(reach, department__binned_at=None)
        .annotate(
            written=writes,
            latest=Subquery(numbers.annotate(n=F("major") * 1000 + F("minor")).values("n")[:1]),
            company_name=F("cycle__company__name"),
        )
        .select_related("department", "cycle")
        .order_by("-cycle__starts_on", "department__path")
    )


def _line(plan: Plan, roles: str) -> PlanLine:
    latest = plan.latest  # type: ignore[attr-defined]
    if latest:
        state = _("version %(number)s") % {"number": f"{latest // 1000}.{latest % 1000}"}
    elif plan.shared_at:
        state = _("shared")
    else:
        state = _("draft, not shared yet")
    return PlanLine(
        department=plan.department.name,
        company=plan.company_name,  # type: ignore[attr-defined]
        cycle=plan.cycle.name,
        href=address("workbook", **plan.place),
        roles=roles,
        state=state,
        sample=plan.department.is_sample,
    )


def summary(page: Home) -> str:
    """The sentence the page begins with."""
    if page.now:
        return _("%(department)s, %(week)s, %(day)s") % {
            "department": page.now.department,
            "week": page.now.week,
            "day": date_text(clock.today()),
        }
    if page.waiting:
        return waiting_words(len(page.waiting) + page.more)
    if page.plans:
        return _("Nothing waits for you.")
    return _("From “why do we exist?” to a plan that everybody has understood.")
