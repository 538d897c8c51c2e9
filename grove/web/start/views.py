"""First run: one question a page, Back always works, nothing is saved before Create."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grove.look.shell import Link
from grove.org.doors import Door, signed_in
from grove.org.models import Department, Role
from grove.record import clock
from grove.web.start.actions import begin_department
from grove.web.start.answers import Answers, forget, keep, recall
from grove.web.start.forms import ORDER, QUESTIONS
from grove.web.start.reading import next_year, understand


@signed_in
def start(door: Door) -> HttpResponse:
    """Begin at the first question."""
    _may_start(door)
    return door.redirect(_address("department"))


@signed_in
def question(door: Door, page: str) -> HttpResponse:
    """One question; POST keeps the answer and shows the next one."""
    _may_start(door)
    if page not in QUESTIONS:
        raise Http404
    session = door.request.session
    answers = recall(session)
    form = QUESTIONS[page](
        door.request.POST if door.request.method == "POST" else None, answers=answers
    )
    if door.request.method == "POST" and form.is_valid():
        for name, value in form.cleaned_data.items():
            setattr(answers, name, value)
        answers.past_choices |= {
            name.removeprefix("line-"): str(value)
            for name, value in door.request.POST.items()
            if name.startswith("line-") and len(name) < 12
        }
        keep(session, answers)
        if "again" not in door.request.POST:
            return door.redirect(_address(ORDER[ORDER.index(page) + 1]))
    understood = understand(answers, clock.today()) if page != "department" else None
    return door.render(
        f"web/start/{page.replace('-', '_')}.jinja",
        title=_titles()[page],
        form=form,
        understood=understood,
        preview=understood.past if understood else None,
        fates=answers.past_choices,
        suggested=next_year(clock.today()),
        companies=_companies(door),
        back=_back(page),
        page=page,
        status=422 if form.errors else 200,
        shell=_frame(page),
    )


@signed_in
def check(door: Door) -> HttpResponse:
    """Check the answers; POST creates everything at once."""
    _may_start(door)
    session = door.request.session
    answers = recall(session)
    understood = understand(answers, clock.today())
    company = _company(door, answers)
    problem = ""
    if door.request.method == "POST":
        past = understood.past.choice(answers.past_choices) if understood.past else None
        try:
            plan = begin_department(
                door.someone,
                door.someone,
                answers,
                understood,
                company,
                past,
            )
        except ValidationError as error:
            problem = " ".join(error.messages)
        else:
            forget(session)
            return door.redirect(
                reverse("positioning:page", kwargs=plan.place),
                _("The workbook is ready. Step 1 is open."),
                undo=False,
            )
    return door.render(
        "web/start/check.jinja",
        title=_("Check your answers"),
        answers=answers,
        page=understood,
        preview=understood.past,
        company=company,
        problem=problem,
        back=_address("last-year"),
        links={name: _address(name) for name in QUESTIONS},
        status=422 if problem else 200,
        shell=_frame("check"),
    )


@require_POST
@signed_in
def discard(door: Door) -> HttpResponse:
    """Throw the answers away."""
    forget(door.request.session)
    return door.redirect(reverse("home"), _("The answers are thrown away"), undo=False)


def _may_start(door: Door) -> None:
    """Administrators may; and whoever comes first, while no real department exists."""
    if door.someone.is_sample:
        raise PermissionDenied
    if any(role.name == Role.Name.ADMINISTRATOR for role in door.roles):
        return
    if Department.objects.filter(is_sample=False).exists():
        raise PermissionDenied


def _companies(door: Door) -> list[str]:
    return [
        role.department.name
        for role in door.roles
        if role.name == Role.Name.ADMINISTRATOR and role.department.parent_id is None
    ]


def _company(door: Door, answers: Answers) -> Department | None:
    """The company of this name the reader administers, if there is one."""
    for role in door.roles:
        top = role.department
        if (
            role.name == Role.Name.ADMINISTRATOR
            and top.parent_id is None
            and top.name.casefold() == answers.company.casefold()
        ):
            return top
    return None


def _titles() -> dict[str, str]:
    return {
        "department": _("What is the department called, and what year are you planning?"),
        "teams": _("What are its sub-teams?"),
        "people": _("Who is involved?"),
        "last-year": _("Have you last year’s OKRs somewhere?"),
    }


def _frame(page: str) -> dict[str, object]:
    number = ORDER.index(page) + 1
    words = _("Question %(number)d of %(all)d") % {"number": number, "all": len(ORDER)}
    return {"crumbs": (Link(words, ""),)}


def _address(page: str) -> str:
    return reverse("start_check") if page == "check" else reverse("start_question", args=[page])


def _back(page: str) -> str:
    at = ORDER.index(page)
    return _address(ORDER[at - 1]) if at else reverse("home")
