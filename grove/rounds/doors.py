"""The door to one meeting: who may read it, said in words, and who leads it."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.shell import Link
from grove.org.doors import SAFE, Door, View, entrance, who_signed_in
from grove.org.models import Role
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor, enter_plan, find_plan
from grove.rounds.models import Attendee, Meeting


@dataclass
class MeetingDoor(PlanDoor):
    """A person in front of one meeting of a plan they can read."""

    meeting: Meeting = None  # type: ignore[assignment]
    attends: bool = False

    @property
    def leads(self) -> bool:
        """Who called it or writes the plan may change, open, end and cancel it."""
        return self.attends and (self.edits or self.meeting.called_by_id == self.someone.pk)

    @property
    def over(self) -> bool:
        return self.meeting.state in {Meeting.State.ENDED, Meeting.State.CANCELLED}

    def at(self, name: str, **kwargs: Any) -> str:
        """An address below this meeting: `door.at("meetings:notes")`."""
        return self.to(name, meeting=self.meeting.number, **kwargs)

    def require_lead(self) -> None:
        if not self.leads:
            raise PermissionDenied

    def crumbs(self, *more: Link) -> tuple[Link, ...]:
        return (Link(_("Meetings"), self.to("meetings:list")), *more)


def may_read(door: PlanDoor, attends: bool) -> bool:
    """The people of a meeting read it, and the head and the head's boss."""
    return attends or bool(door.standing.roles & {Role.Name.HEAD, Role.Name.BOSS})


def who_reads(people: int) -> str:
    """The lock line of a meeting."""
    return ngettext(
        "The %(count)d person of this meeting, the head and the head’s boss can read this",
        "The %(count)d people of this meeting, the head and the head’s boss can read this",
        people,
    ) % {"count": people}


def meeting_view(write: str = "attends") -> Callable[[Callable[..., HttpResponse]], View]:
    """People of the meeting in the URL. GET is for who may read it; other methods for who attends,
    or with `write="leads"` for who leads it."""

    def enter(request: HttpRequest, kwargs: dict[str, Any]) -> MeetingDoor:
        door = Door(request, who_signed_in(request))
        plan = find_plan(kwargs.pop("dept"), kwargs.pop("cycle"), door.someone)
        entered = enter_plan(door, plan, Verb.READ, Verb.COMMENT)
        number = kwargs.pop("meeting")
        asked = Attendee.objects.filter(meeting=OuterRef("pk"), person=door.someone)
        meeting = (
            Meeting.objects.filter(plan=plan, number=number)
            .annotate(attended=Exists(asked))
            .first()
        )
        if meeting is None or not may_read(entered, meeting.attended):
            raise Http404
        meeting.plan = plan
        inner = {field.name: getattr(entered, field.name) for field in fields(PlanDoor)}
        found = MeetingDoor(**inner, meeting=meeting, attends=meeting.attended)
        found.roles = door.roles
        if request.method not in SAFE and not (found.leads if write == "leads" else found.attends):
            raise PermissionDenied
        return found

    return lambda view: entrance(view, f"meeting: read/{write}", enter)
