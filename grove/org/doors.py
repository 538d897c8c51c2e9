"""Doors: how a request becomes a person standing in front of a department, and a page comes back.

Every view is wrapped by exactly one door decorator, which names its policy; `DefaultDeny` refuses
a view that has none. A stranger gets 404, somebody who may read but not do it gets 403.
"""

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.addresses import address
from grove.look.shell import Link, SampleBanner, Shell, Toast
from grove.look.words import time_text
from grove.org import looking_back
from grove.org.device import reader_of
from grove.org.looking import DELETES, REAL, SEEN, STARTS, seen_role
from grove.org.models import Department, Person, Role
from grove.org.policy import Standing, Verb, standing
from grove.org.waiting import Asker, Counts, Waiting, counted, waiting_for
from grove.record import clock
from grove.record.actions import last_act
from grove.record.merge import decided
from grove.record.statement import RecordsOf

View = Callable[..., HttpResponse]


@dataclass
class Door:
    """One request of one person (None: not signed in), and what a view may do with it."""

    request: HttpRequest
    person: Person | None

    # Whether the pages behind this door can be seen as of a past day: those of a plan.
    turns_back: ClassVar[bool] = False
    looks_back = False  # set where a page of the past is drawn

    @property
    def someone(self) -> Person:
        """The person who asks. Only where the door lets signed-in people through."""
        assert self.person is not None
        return self.person

    @property
    def language(self) -> str:
        return translation.get_language() or "en"

    @functools.cached_property
    def roles(self) -> list[Role]:
        """The person's roles everywhere, with their departments: one query a request."""
        if self.person is None:
            return []
        return list(_roles_of([self.person.pk]))

    @functools.cached_property
    def counted(self) -> Counts:
        """How many things wait for this person, by source: one query a request."""
        if self.person is None or clock.past_day() is not None:
            return []
        return counted(self._asker())

    def waiting(self, kinds: int | None = None) -> tuple[Waiting, ...]:
        """What waits for this person: one query a kind of thing, of so many kinds at most."""
        return waiting_for(self._asker(), self.counted, kinds) if self.counted else ()

    @property
    def waits(self) -> int:
        """How many things wait for this person."""
        return sum(count for _source, count in self.counted)

    def waits_at(self, place: str) -> dict[str, Any]:
        """How many of them belong to one word of the navigation, as fields of its link."""
        count = sum(count for source, count in self.counted if source.place == place)
        return {"count": str(count), "due": True} if count else {}

    @property
    def wants_json(self) -> bool:
        """Whether the autosave behaviour asks, and not a form sent by hand."""
        return self.request.headers.get("X-Autosave") == "1"

    def render(
        self,
        template: str,
        *,
        title: str,
        page: Any = None,
        status: int = 200,
        shell: Mapping[str, Any] | None = None,
        **context: Any,
    ) -> HttpResponse:
        """A page in its shell. `shell` overrides fields of `Shell` (crumbs, lede, wide, …)."""
        frame = replace(self.shell(title), **(shell or {}))
        context |= {"shell": frame, "page": page, "door": self}
        return render(self.request, template, context, status=status)

    def keep_on_device(self) -> None:
        """Let the browser keep this page, for its reader alone, for when there is no connection."""
        self.request.kept_on_device = True  # type: ignore[attr-defined]

    def redirect(self, to: str, toast: str = "", *, undo: bool = True) -> HttpResponse:
        """See another page next; the toast says what was done and offers to undo it."""
        if toast:
            self.request.session["toast"] = {"message": toast, "act": last_act() if undo else None}
        return HttpResponseRedirect(to)

    def saved(self, revision: int) -> JsonResponse:
        """The answer autosave expects after a write."""
        return JsonResponse({"saved": saved_at(), "revision": revision})

    def shell(self, title: str) -> Shell:
        """The frame of a page outside any department."""
        here = self.request.path
        return Shell(
            title=title,
            language=self.language,
            theme=self.person.theme if self.person else "system",
            keys=self.person.single_keys if self.person else False,
            reader=reader_of(self.person) if self.person else "",
            nav=self.nav(here),
            foot=self.foot(here),
            tabs=self.tabs(here),
            toast=self._toast(),
            sample=self.sample_banner(),
            past=looking_back.banner(self.request),
        )

    def nav(self, here: str) -> tuple[Link, ...]:
        """The words of the rail."""
        if self.person is None:
            return ()
        return (
            self.this_week(here),
            nav_link(_("Metrics"), address("metrics"), here),
        )

    def this_week(self, here: str) -> Link:
        """The first word of the rail, with how many things wait for this person."""
        return replace(nav_link(_("This week"), address("home"), here), **self._due())

    def foot(self, here: str) -> tuple[Link, ...]:
        if self.person is None:
            return ()
        return (
            nav_link(_("Help"), address("guide"), here),
            nav_link(_("Settings"), address("settings"), here),
            nav_link(self.person.name, address("account"), here),
        )

    def tabs(self, here: str) -> tuple[Link, ...]:
        """The four words of a phone's bar; the last leads to all others, at the page's end."""
        if self.person is None:
            return ()
        return (
            nav_link(_("This week"), address("home"), here),
            *self.own_tabs(here),
            replace(nav_link(_("Inbox"), address("inbox"), here), **self._due()),
            Link(_("More"), "#more"),
        )

    def own_tabs(self, here: str) -> tuple[Link, ...]:
        """What stands between them: the one page of this place people open every day."""
        return (nav_link(_("Metrics"), address("metrics"), here),)

    def _due(self) -> dict[str, Any]:
        return {"count": str(self.waits), "due": True} if self.waits else {}

    def _asker(self) -> Asker:
        return Asker(self.someone, self.roles, clock.now())

    def sample_banner(self) -> SampleBanner | None:
        """For somebody of the sample: through whose eyes it is seen, and the ways out."""
        if self.person is None or not self.person.is_sample:
            return None
        session = self.request.session
        seen = seen_role(self.roles)
        words = {
            "head": pgettext("sample", "Head"),
            "lead": pgettext("sample", "Team lead"),
            "member": pgettext("sample", "Engineer"),
            "boss": pgettext("sample", "Head’s boss"),
        }
        back = None
        if session.get(REAL):
            label = _("Start with my department") if session.get(STARTS) else _("Leave the sample")
            after = f"?{urlencode({'next': reverse('start')})}" if session.get(STARTS) else ""
            back = Link(label, reverse("sample_return") + after)
        return SampleBanner(
            people=tuple(
                Link(words[role], address("sample_as", role=role), current=role == seen)
                for role in SEEN
            ),
            back=back,
            note=_("What you change stays until the sample is deleted."),
            removal=reverse("sample_removal") if session.get(DELETES) else "",
        )

    def _toast(self) -> Toast | None:
        """What was done is said once, on a page that somebody reads."""
        if self.request.headers.get("Grove-Unread") == "1":
            return None
        kept = self.request.session.pop("toast", None)
        if not kept:
            return None
        act = kept.get("act")
        return Toast(
            message=kept["message"],
            undo_href=reverse("undo", args=[act]) if act else "",
            undo_label=_("Undo") if act else "",
            fields={"next": self.request.get_full_path()} if act else {},
        )


@dataclass
class DepartmentDoor(Door):
    """A person in front of a department they belong to."""

    standing: Standing

    @property
    def department(self) -> Department:
        return self.standing.department

    def may(self, verb: Verb) -> bool:
        return self.standing.may(verb)

    def require(self, verb: Verb) -> None:
        """403 for somebody who may come in but not do this."""
        if not self.may(verb):
            raise PermissionDenied(verb)

    def shell(self, title: str) -> Shell:
        return replace(super().shell(title), department=self.department.name)


def public(view: View) -> View:
    """Everybody, signed in or not."""
    return entrance(view, "public", lambda request, kwargs: Door(request, _person(request)))


def signed_in(view: View) -> View:
    """Everybody with an account."""
    return entrance(
        view, "signed in", lambda request, kwargs: Door(request, who_signed_in(request))
    )


def administrators(view: View) -> View:
    """Administrators of any department; nobody else learns that the page exists."""
    return entrance(view, "administrator", _holder_of(Role.Name.ADMINISTRATOR))


def keepers(view: View) -> View:
    """Who keeps the people of some department: its head, or an administrator."""
    return entrance(view, "keeper", _holder_of(Role.Name.ADMINISTRATOR, Role.Name.HEAD))


def department_view(
    read: Verb = Verb.READ, write: Verb = Verb.ADMINISTER
) -> Callable[[View], View]:
    """People of the department in the URL (`dept`, its code in lower case)."""

    def enter(request: HttpRequest, kwargs: dict[str, Any]) -> DepartmentDoor:
        door = Door(request, who_signed_in(request))
        department = find_department(kwargs.pop("dept"))
        stand = standing(door.someone, department, door.roles)
        if not stand.belongs:
            raise Http404
        entered = DepartmentDoor(request, door.person, stand)
        entered.roles = door.roles
        entered.require(read if request.method in SAFE else write)
        return entered

    return lambda view: entrance(view, f"department: {read}/{write}", enter)


def find_department(slug: str) -> Department:
    """The department by its code in a URL, or 404."""
    department = Department.objects.filter(code=slug.upper()).first()
    if department is None or slug != department.slug:
        raise Http404
    return department


class DefaultDeny:
    """Refuses every view that names no policy: a forgotten decorator is a closed door."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, *_unused: Any) -> None:
        if not getattr(view, "policy", ""):
            raise PermissionDenied("this page names no policy")


class SignInFirst(Exception):
    """Nobody is signed in; the middleware of the web door sends them to the sign-in page."""


@RecordsOf
def _roles_of(people: list[int]) -> QuerySet[Role]:
    rows = Role.objects.filter(person=people[0], department__binned_at=None)
    return rows.select_related("department").order_by("department__path", "name")


SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def saved_at() -> str:
    """ "Saved 14:32" in the reader's language and time zone."""
    return _("Saved %(time)s") % {"time": time_text(timezone.localtime())}


def role_word(role: str) -> str:
    """A role's name in the reader's language."""
    return pgettext("role", role)


def entrance(view: View, policy: str, enter: Callable[[HttpRequest, dict[str, Any]], Door]) -> View:
    """Make a view of doors a view of requests, with its policy named.

    `enter` takes what it needs out of the address's keyword arguments. What a merge page decided
    is turned back into the fields it was about before the view reads the form.
    """

    @functools.wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        written = dict(kwargs)
        door = enter(request, kwargs)
        if door.turns_back and looking_back.AS_OF in request.GET:
            return looking_back.page(view, enter, request, *args, **written)
        if request.method == "POST":
            request.POST = decided(request.POST)  # type: ignore[assignment]
        return view(door, *args, **kwargs)

    opened.policy = policy  # type: ignore[attr-defined]
    return opened


def _holder_of(*names: str) -> Callable[[HttpRequest, dict[str, Any]], Door]:
    def enter(request: HttpRequest, kwargs: dict[str, Any]) -> Door:
        door = Door(request, who_signed_in(request))
        if not any(role.name in names for role in door.roles):
            raise Http404
        return door

    return enter


def _person(request: HttpRequest) -> Person | None:
    user = request.user
    # The lazy stand-in of the middleware is opened: actions and foreign keys want the person.
    return getattr(user, "_wrapped", user) if user.is_authenticated else None


def who_signed_in(request: HttpRequest) -> Person:
    """The person of the session; nobody is sent to sign in first."""
    person = _person(request)
    if person is None:
        raise SignInFirst
    return person


def nav_link(text: str, href: str, here: str) -> Link:
    """A word of the rail; the page it stands for is the current one."""
    return Link(text=text, href=href, current=here == href)
