"""The door to a plan: who may read it now, said in words, and the frame around its pages."""

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.look.addresses import address
from grove.look.shell import Link, Shell
from grove.org.doors import (
    SAFE,
    DepartmentDoor,
    Door,
    View,
    entrance,
    nav_link,
    who_signed_in,
)
from grove.org.models import Person, Role
from grove.org.policy import Standing, Verb, standing
from grove.plans.final import says_when_final
from grove.plans.models import Plan, Writer
from grove.plans.talk import Talk, about_href, talk_of
from grove.record import clock
from grove.record.kept import newest_acts
from grove.record.statement import AskedOf, RecordsOf


@dataclass
class PlanDoor(DepartmentDoor):
    """A person in front of one plan."""

    plan: Plan
    co_writer: bool = False
    turns_back: ClassVar[bool] = True

    def may(self, verb: Verb) -> bool:
        if self.looks_back and verb is not Verb.READ:
            return False
        return self.standing.may(
            verb, shared=self.plan.shared_at is not None, co_writer=self.co_writer
        )

    @property
    def edits(self) -> bool:
        """Whether this person writes the plan (for templates)."""
        return self.may(Verb.EDIT)

    @property
    def comments(self) -> bool:
        return self.may(Verb.COMMENT)

    @functools.cached_property
    def talks(self) -> dict[str, Talk]:
        """What is said about the things of the plan, by their codes: one query a request."""
        return talk_of(self.plan)

    def talk(self, code: str) -> Talk:
        """What is said about one thing; for templates."""
        return self.talks.get(code) or Talk(code, (), 0, about_href(self.plan, code))

    def to(self, name: str, **kwargs: Any) -> str:
        """The address of a page of this plan: `door.to("needs:board")`."""
        return address(name, **self.plan.place, **kwargs)

    def shell(self, title: str) -> Shell:
        return replace(
            super().shell(title),
            department=self.department.name,
            cycle=self.plan.cycle.name,
            department_href=self.to("workbook"),
            crumbs=(
                Link(_("Plan %(cycle)s") % {"cycle": self.plan.cycle.name}, self.to("workbook")),
            ),
            lock=self.lock,
            go=self._go(),
        )

    def nav(self, here: str) -> tuple[Link, ...]:
        """The same words in the same order for every role."""
        plan = self.to("workbook")
        review = self.to("review:page")
        return (
            self.this_week(here),
            Link(
                _("Plan"),
                plan,
                current=here.startswith(plan) and not here.startswith(review),
            ),
            self._objectives(here),
            *self._track(here),
            self._meetings(here),
            Link(_("Review"), review, current=here.startswith(review)),
            nav_link(_("Metrics"), address("metrics"), here),
        )

    def _track(self, here: str) -> tuple[Link, ...]:
        """A word of its own from the day the cycle begins."""
        if clock.today() < self.plan.cycle.starts_on:
            return ()
        page = self.to("tracking:dashboard")
        pages = (
            *("tracking:check_in", "tracking:rhythm", "health:page"),
            *("closing:calibration", "closing:practice"),
        )
        here_now = here in (page, *map(self.to, pages)) or here.startswith(self.to("closing:page"))
        return (Link(pgettext("the running year", "Track"), page, current=here_now),)

    def _meetings(self, here: str) -> Link:
        listed = self.to("meetings:list")
        return Link(
            _("Meetings"),
            listed,
            current=here.startswith((listed, self.to("meetings:decisions"))),
            **self.waits_at("meetings"),
        )

    def own_tabs(self, here: str) -> tuple[Link, ...]:
        return (self._objectives(here),)

    def _objectives(self, here: str) -> Link:
        listed = self.to("okrs:list")
        return Link(
            _("Objectives"), listed, current=here == listed or here.startswith(("/o/", "/k/"))
        )

    @property
    def lock(self) -> str:
        """Who can see this plan, in words (UX §1.3). One query."""
        if self.plan.shared_at is not None:
            return _("Everybody in %(department)s can read this") % {
                "department": self.department.name
            }
        return only_writers(self.plan, self.person)

    def _go(self) -> dict[str, str]:
        return {
            "h": address("home"),
            "p": self.to("workbook"),
            "d": self.to("drafting:page"),
            "s": self.to("meetings:list"),
            "c": self.to("tracking:check_in"),
        }


def only_writers(plan: Plan, reader: Person | None) -> str:
    """ "Only you and Wang Jun can see this draft": the people who write an unshared plan."""
    names = [
        name
        for pk, name in _who_writes([plan.department_id, plan.pk])
        if reader is None or pk != reader.pk
    ]
    if not names:
        return _("Only you can see this draft")
    if len(names) == 1:
        return _("Only you and %(name)s can see this draft") % {"name": names[0]}
    return ngettext(
        "Only you, %(name)s and %(others)d more can see this draft",
        "Only you, %(name)s and %(others)d more can see this draft",
        len(names) - 1,
    ) % {"name": names[0], "others": len(names) - 1}


def _heads_and_writers(asked: Sequence[Any]) -> "QuerySet[Any, Any]":
    """Id and name of who leads a department and of who writes a plan: asked with their ids."""
    department, plan = asked
    heads = Role.objects.filter(department=department, name=Role.Name.HEAD)
    writers = Person.objects.filter(writes__plan=plan, writes__binned_at=None)
    found = Person.objects.filter(pk__in=heads.values("person")).union(writers)
    return found.values_list("pk", "name")


_who_writes = AskedOf(_heads_and_writers)


def plan_view(
    read: Verb = Verb.READ, write: Verb = Verb.EDIT
) -> Callable[[Callable[..., HttpResponse]], View]:
    """People of the plan in the URL (`dept`, `cycle`); GET asks for `read`, others `write`."""

    def enter(request: HttpRequest, kwargs: dict[str, Any]) -> PlanDoor:
        door = Door(request, who_signed_in(request))
        plan = find_plan(kwargs.pop("dept"), kwargs.pop("cycle"), door.someone)
        return enter_plan(door, plan, read, write)

    return lambda view: entrance(says_when_final(view), f"plan: {read}/{write}", enter)


def enter_plan(door: Door, plan: Plan, read: Verb, write: Verb) -> PlanDoor:
    """Stand in front of a plan: 404 for who may not read it, 403 for who may not do this.

    One query less when `plan` comes from `find_plan`, which knows already who writes it.
    """
    stand: Standing = standing(door.someone, plan.department, door.roles)
    co_writer = getattr(plan, "written", None)
    if co_writer is None:
        co_writer = plan.writers.filter(person=door.someone).exists()
    entered = PlanDoor(door.request, door.person, stand, plan, co_writer)
    entered.roles = door.roles
    if not entered.may(Verb.READ):
        raise Http404
    if not entered.may(read if door.request.method in SAFE else write):
        raise PermissionDenied
    return entered


def find_plan(slug: str, cycle: str, reader: Person) -> Plan:
    """A department's plan of a cycle by their names in a URL, or 404. One query.

    `written` on it says whether the reader is one of its invited writers, `newest` is the mark of
    the newest acts (see `Kept`).
    """
    plan = next(_plans_at([slug.upper(), cycle, reader.pk]), None)
    if plan is None or slug != plan.department.slug:
        raise Http404
    return plan


@RecordsOf
def _plans_at(asked: Sequence[Any]) -> QuerySet[Plan]:
    code, cycle, reader = asked
    rows = Plan.objects.filter(department__code=code, department__binned_at=None, cycle__name=cycle)
    return rows.select_related("department", "cycle").annotate(
        written=Exists(Writer.objects.filter(plan=OuterRef("pk"), person=reader)),
        newest=newest_acts(),
    )
