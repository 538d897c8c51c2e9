"""The retrospective as one person sees it now: own notes before the reveal, all of them after."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from grove.closing.actions.retrospective import MOST_VOTES
from grove.closing.models import Group, Note, PrivateNote, Retrospective, Sort, Vote
from grove.closing.queries.close import VOTING, WRITING, stage_of
from grove.look.words import moment_text, time_text
from grove.okrs.models import Objective
from grove.org.models import Person, Role
from grove.org.policy import Verb
from grove.org.waiting import OF_THE_DEPARTMENT
from grove.plans.doors import PlanDoor
from grove.record import clock
from grove.review.models import Lesson


@dataclass(frozen=True)
class NoteLine:
    """One note; `who` only when it is signed. `removal` while it is one's own and private."""

    pk: int
    sort: str
    sort_word: str
    text: str
    who: str
    group: str
    removal: str = ""


@dataclass(frozen=True)
class GroupLine:
    """Notes that say the same; `votes` once counted, `mine` while the vote is on."""

    pk: int
    title: str
    votes: int
    mine: bool
    notes: tuple[NoteLine, ...]


@dataclass(frozen=True)
class Board:
    """One objective's part: notes in no group, and groups."""

    pk: int
    code: str
    title: str
    href: str
    notes: tuple[NoteLine, ...]
    groups: tuple[GroupLine, ...]


@dataclass(frozen=True)
class LessonLine:
    text: str
    removal: str


MINUTES = 10  # that are offered to whoever leads it


@dataclass(frozen=True)
class Timer:
    """Until when everybody writes, in words; `left` whole seconds, 0 once it is over.

    minutes   that were set
    """

    until: str
    left: int
    minutes: int


@dataclass(frozen=True)
class RetroPage:
    """What the page shows. `stage` is writing, grouping, voting or over. Seven queries."""

    stage: str
    timer: Timer | None
    minutes: int
    boards: tuple[Board, ...]
    writers: int
    written: int
    left: int
    member: bool
    moderates: bool
    leads: bool
    sorts: tuple[tuple[str, str], ...]
    lessons: tuple[LessonLine, ...]
    titles: tuple[str, ...]


def retrospective_page(door: PlanDoor) -> RetroPage:
    """The retrospective for the reader of the door."""
    plan = door.plan
    retro = Retrospective.objects.filter(plan=plan).first()
    stage = stage_of(retro)
    objectives = list(Objective.objects.filter(plan=plan).order_by("position", "pk"))
    notes = _mine(door) if stage == WRITING else _notes(door)
    groups = (
        list(Group.objects.filter(objective__plan=plan).order_by("-votes", "title", "pk"))
        if stage != WRITING
        else []
    )
    votes = (
        set(
            Vote.objects.filter(group__objective__plan=plan, person=door.someone).values_list(
                "group", flat=True
            )
        )
        if stage == VOTING
        else set()
    )
    wrote = PrivateNote.objects.filter(objective__plan=plan).aggregate(
        people=Count("person", distinct=True), notes=Count("pk")
    )
    lessons = Lesson.objects.filter(learned_in=plan).order_by("position", "pk")
    moderates = door.may(Verb.SUGGEST)
    timer = _timer(retro) if retro is not None and stage == WRITING else None
    return RetroPage(
        stage=stage,
        timer=timer,
        minutes=timer.minutes if timer is not None else MINUTES,
        boards=tuple(
            Board(
                pk=one.pk,
                code=one.short_code,
                title=one.title,
                href=f"/o/{plan.code}-{one.short_code}",
                notes=tuple(
                    line for place, line, group in notes if place == one.pk and group is None
                ),
                groups=tuple(
                    GroupLine(
                        pk=group.pk,
                        title=group.title,
                        votes=group.votes,
                        mine=group.pk in votes,
                        notes=tuple(line for _place, line, at in notes if at == group.pk),
                    )
                    for group in groups
                    if group.objective_id == one.pk
                ),
            )
            for one in objectives
        ),
        writers=wrote["people"],
        written=wrote["notes"],
        left=MOST_VOTES - len(votes),
        member=belongs(door.someone, door, door.roles),
        moderates=moderates,
        leads=door.may(Verb.LEAD) or moderates,
        sorts=tuple((value, str(word)) for value, word in Sort.choices),
        lessons=tuple(
            LessonLine(
                lesson.text,
                door.to("closing:lesson_removal", lesson=lesson.pk)
                if moderates and plan.closed_on is None
                else "",
            )
            for lesson in lessons
        ),
        titles=tuple(dict.fromkeys(group.title for group in groups)),
    )


def belongs(person: Person, door: PlanDoor, roles: Sequence[Role]) -> bool:
    """Whether somebody is one of the people of the plan. No query: the roles are known."""
    path = door.plan.department.path
    return person.is_active and any(
        role.name in OF_THE_DEPARTMENT and role.department.path.startswith(path) for role in roles
    )


def _timer(retro: Retrospective) -> Timer | None:
    until = retro.write_until
    if until is None:
        return None
    today = timezone.localdate(until) == clock.today()
    left = math.ceil((until - clock.now()).total_seconds())
    words = time_text(until) if today else moment_text(until)
    return Timer(words, max(0, left), retro.write_minutes or MINUTES)


Found = list[tuple[int, NoteLine, int | None]]


def _mine(door: PlanDoor) -> Found:
    words = dict(Sort.choices)
    rows = PrivateNote.objects.filter(objective__plan=door.plan, person=door.someone)
    return [
        (
            row.objective_id,
            NoteLine(
                pk=row.pk,
                sort=row.sort,
                sort_word=str(words[row.sort]),
                text=row.text,
                who=str(door.someone) if row.signed else "",
                group="",
                removal=door.to("closing:note_removal", note=row.pk),
            ),
            None,
        )
        for row in rows.order_by("pk")
    ]


def _notes(door: PlanDoor) -> Found:
    words = dict(Sort.choices)
    order = {value: at for at, (value, _word) in enumerate(Sort.choices)}
    rows = Note.objects.filter(Q(objective__plan=door.plan)).select_related("signed_by", "group")
    return [
        (
            row.objective_id,
            NoteLine(
                pk=row.pk,
                sort=row.sort,
                sort_word=str(words[row.sort]),
                text=row.text,
                who=str(row.signed_by or ""),
                group=row.group.title if row.group else "",
            ),
            row.group_id,
        )
        for row in sorted(rows, key=lambda row: (order[row.sort], row.pk))
    ]
