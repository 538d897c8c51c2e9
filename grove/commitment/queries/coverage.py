"""How far the people of a plan are: coverage by team, clarity by objective, questions, not yet.

The one place where answers are counted. Pages, the file to download and every other door read
what is computed here, after small groups were taken together (`coverage.py`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.commitment.actions.confirmations import readable
from grove.commitment.coverage import LEAST, reached, share, split
from grove.commitment.models import Box, Confirmation, Confirming, Question
from grove.commitment.queries.confirming import titles
from grove.org.models import Department, Person, Role
from grove.org.waiting import OF_THE_DEPARTMENT
from grove.plans.models import Plan


@dataclass(frozen=True)
class TeamLine:
    """One team, or several taken together. `commit` and `not_yet` are None where too few have
    answered to tell."""

    names: tuple[str, ...]
    people: int
    answered: int
    commit: int | None
    not_yet: int | None

    @property
    def share(self) -> int:
        return share(self.answered, self.people)


@dataclass(frozen=True)
class ClarityLine:
    """One objective: how many of those who answered understood it at once, how many asked. None
    where too few have answered to tell."""

    code: str
    title: str
    answered: int | None
    understood: int | None
    questions: int | None
    open: int | None
    most: bool

    @property
    def part(self) -> float | None:
        """Who understood at once, as a part of those who answered."""
        return self.understood / self.answered if self.answered and self.understood else None


@dataclass(frozen=True)
class QuestionLine:
    """One question as everybody reads it; `asker` is empty for one without a name."""

    key: str
    code: str
    text: str
    asker: str
    reply: str
    replier: str
    reply_href: str


@dataclass(frozen=True)
class NotYetLine:
    """Somebody who cannot commit yet, and why: for the head and their own lead only."""

    name: str
    because: str


@dataclass(frozen=True)
class Coverage:
    """Everything known of a plan's confirming that may be shown. Counts are None where the whole
    is too small to be told."""

    number: str
    people: int
    answered: int | None
    commit: int | None
    not_yet: int | None
    target: int
    reached: bool
    done: bool
    teams: tuple[TeamLine, ...]
    clarity: tuple[ClarityLine, ...]
    questions: tuple[QuestionLine, ...]
    worst: ClarityLine | None

    @property
    def open(self) -> tuple[QuestionLine, ...]:
        return tuple(one for one in self.questions if not one.reply)


def coverage_of(plan: Plan, confirming: Confirming) -> Coverage:
    """The figures of a plan; `confirming` comes with its version and box. Four queries whatever the
    number of people."""
    names, groups = groups_of(plan)
    given = {
        one.person_id: one
        for one in Confirmation.objects.filter(
            confirming=confirming, person__in=[pk for pks in groups.values() for pk in pks]
        ).order_by("pk")
    }
    finished = {pk: one for pk, one in given.items() if one.finished >= confirming.turn}
    people = sum(len(pks) for pks in groups.values())
    told = people >= LEAST
    firm = told and len(finished) >= LEAST
    questions = _questions(plan, confirming, given.values())
    clarity = _clarity(confirming, given.values(), questions)
    commit = _committed(finished.values())
    done_enough = reached(len(finished), people, confirming.target)
    open_questions = [one for one, _first, _mark in questions if not one.reply]
    return Coverage(
        number=confirming.version.number,
        people=people,
        answered=len(finished) if told else None,
        commit=commit if firm else None,
        not_yet=len(finished) - commit if firm else None,
        target=confirming.target,
        reached=done_enough,
        done=done_enough and not open_questions,
        teams=_teams(names, groups, finished),
        clarity=clarity,
        questions=tuple(one for one, _first, _mark in questions),
        worst=next((line for line in clarity if line.most), None),
    )


def groups_of(plan: Plan) -> tuple[dict[int, str], dict[int, frozenset[int]]]:
    """The people of a plan by team, each once: the names and the people of the teams right below
    the department in their order, then (0) of who stands in no team. Two queries."""
    top: Department = plan.department
    below = Department.objects.filter(parent=top).order_by("path")
    names = {**dict(below.values_list("pk", "name")), 0: _("without a team")}
    teams: dict[int, set[int]] = defaultdict(set)
    for person, path in Role.objects.filter(
        name__in=OF_THE_DEPARTMENT,
        department__path__startswith=top.path,
        department__binned_at=None,
        person__binned_at=None,
        person__is_active=True,
    ).values_list("person", "department__path"):
        first = path[len(top.path) :].split("/")[0]
        teams[person].add(int(first) if first and int(first) in names else 0)
    # Who has a role in a team and one above it belongs to the team.
    team_of = {person: min(its - {0}, default=0) for person, its in teams.items()}
    return names, {
        pk: frozenset(person for person, team in team_of.items() if team == pk) for pk in names
    }


def not_yet_of(plan: Plan, confirming: Confirming, roles: Sequence[Role]) -> tuple[NotYetLine, ...]:
    """Who cannot commit yet, as far as the reader leads them: the head all, a lead their own team.
    One query; none for everybody else."""
    led = Q(pk=None)
    for role in roles:
        heads = role.name == Role.Name.HEAD
        leads = role.name == Role.Name.LEAD and role.department_id != plan.department_id
        if (heads or leads) and role.department.path.startswith(plan.department.path):
            led |= Q(department__path__startswith=role.department.path)
    if led == Q(pk=None):
        return ()
    theirs = Role.objects.filter(led, name__in=OF_THE_DEPARTMENT, department__binned_at=None)
    found = Confirmation.objects.filter(
        confirming=confirming,
        commitment=Confirmation.Commitment.NOT_YET,
        person__in=theirs.values("person"),
    ).exclude(finished=0)
    rows = found.select_related("person").order_by("person__name", "pk")
    return tuple(NotYetLine(one.person.name, one.because) for one in rows)


def summary(coverage: Coverage) -> str:
    """The sentence the page begins with; it could be read aloud."""
    if coverage.answered is None:
        return _("The figures appear once the plan has at least four people.")
    parts = [
        _("%(answered)d of %(people)d answered")
        % {"answered": coverage.answered, "people": coverage.people}
    ]
    if coverage.commit is not None and coverage.not_yet is not None:
        parts.append(_("%(count)d commit") % {"count": coverage.commit})
        parts.append(_("%(count)d not yet") % {"count": coverage.not_yet})
    if coverage.open:
        parts.append(
            ngettext("%(count)d question open", "%(count)d questions open", len(coverage.open))
            % {"count": len(coverage.open)}
        )
    return _(" · ").join(parts)


Asked = tuple[QuestionLine, bool, str]


def _teams(
    names: Mapping[int, str],
    groups: Mapping[int, frozenset[int]],
    finished: Mapping[int, Confirmation],
) -> tuple[TeamLine, ...]:
    """Coverage of every team that may stand alone, the others together; and commitments where
    both may be told."""
    sizes = {team: len(pks) for team, pks in groups.items()}
    answers = {team: [finished[pk] for pk in pks if pk in finished] for team, pks in groups.items()}
    alone = split(sizes)
    firm = split(
        {team: len(given) for team, given in answers.items()}, held=frozenset(alone.together)
    )
    lines = [
        _line((names[team],), sizes[team], answers[team], told=team in firm.alone)
        for team in alone.alone
    ]
    if alone.together:
        given = [one for team in alone.together for one in answers[team]]
        # The sum may be told only when nothing else is taken together with it.
        told = bool(firm.together) and set(firm.together) <= set(alone.together)
        people = sum(sizes[team] for team in alone.together)
        lines.append(_line(tuple(names[team] for team in alone.together), people, given, told=told))
    return tuple(lines)


def _line(
    names: tuple[str, ...], people: int, given: Sequence[Confirmation], told: bool
) -> TeamLine:
    commit = _committed(given)
    return TeamLine(
        names=names,
        people=people,
        answered=len(given),
        commit=commit if told else None,
        not_yet=len(given) - commit if told else None,
    )


def _committed(given: Iterable[Confirmation]) -> int:
    return sum(one.commitment == Confirmation.Commitment.COMMIT for one in given)


def _clarity(
    confirming: Confirming, given: Iterable[Confirmation], questions: Sequence[Asked]
) -> tuple[ClarityLine, ...]:
    given = list(given)
    asked = {
        code: [(one, first) for one, first, its in questions if one.code == code and its == mark]
        for code, mark in confirming.marks
    }
    most = max((len(found) for found in asked.values()), default=0)
    marks = dict(confirming.marks)
    lines = []
    for code, title in titles(confirming):
        answered = sum(one.answered.get(code) == marks[code] for one in given)
        found = asked[code]
        told = answered >= LEAST
        lines.append(
            ClarityLine(
                code=code,
                title=title,
                answered=answered if told else None,
                understood=max(0, answered - sum(first for _one, first in found)) if told else None,
                questions=len(found) if told else None,
                open=sum(not one.reply for one, _first in found) if told else None,
                most=told and len(found) == most and most > 1,
            )
        )
    return tuple(lines)


def _questions(
    plan: Plan, confirming: Confirming, given: Iterable[Confirmation]
) -> tuple[Asked, ...]:
    """Every question that may be read, by objective, open ones first; with whether it was the
    answer to the objective, and the mark it was about."""
    marks = dict(confirming.marks)
    given = list(given)
    answered = {
        code: sum(one.answered.get(code) == mark for one in given) for code, mark in marks.items()
    }
    found: list[Asked] = []
    for one in Question.objects.filter(confirming=confirming).select_related("asker", "replier"):
        replier = str(one.replier or "")
        found.append(
            (_question(plan, f"q{one.pk}", one.code, one.text, one.asker.name, one.reply, replier),
             one.first, one.mark)
        )  # fmt: skip
    box: Box | None = getattr(confirming, "box", None)
    entries: list[dict[str, Any]] = box.entries if box is not None else []
    for entry in entries:
        if readable(entry, marks, answered):
            line = _question(
                plan, entry["key"], entry["code"], entry["text"], "", entry["reply"],
                entry["replier"],
            )  # fmt: skip
            found.append((line, entry["first"], entry["mark"]))
    place = {code: at for at, code in enumerate(marks)}
    return tuple(
        sorted(found, key=lambda one: (bool(one[0].reply), place.get(one[0].code, len(place))))
    )


def _question(
    plan: Plan, key: str, code: str, text: str, asker: str, reply: str, replier: str
) -> QuestionLine:
    href = reverse("confirm:reply", kwargs={**plan.place, "key": key})
    return QuestionLine(key, code, text, asker, reply, replier, href)


def belongs(person: Person, plan: Plan, roles: Sequence[Role]) -> bool:
    """Whether somebody is one of the people a plan asks. No query: the roles are known."""
    return person.is_active and any(
        role.name in OF_THE_DEPARTMENT and role.department.path.startswith(plan.department.path)
        for role in roles
    )
