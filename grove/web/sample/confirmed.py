"""Whether the running year was understood: 41 of 46 answered, some asked, two do not commit yet."""

import hashlib
from datetime import timedelta
from functools import partial
from typing import Any

from grove.commitment.actions import ask_more, reply
from grove.commitment.models import Box, Confirmation, Confirming, Question
from grove.org.models import Person, Role
from grove.org.waiting import people_of
from grove.record.actions import Recorder, action
from grove.web.sample.content import Words
from grove.web.sample.last_year import LastYear
from grove.web.sample.people import Company

SILENT = 5  # of 46; the engineer through whose eyes the sample is seen is one of them


def confirm(year: LastYear, words: Words) -> None:
    """Everybody answers just before the year begins; two questions come months later."""
    later, company, days = words["later"], year.company, year.days
    before = days.last.first - timedelta(days=5)
    year.agenda.note(days.moment(before, "15:00"), partial(_answer, company["mei"], year, words))
    for ago, clock, who, code, text in (
        (3, "10:20", "asker", "code", "text"),
        (2, "11:05", "open_asker", "open_code", "open"),
    ):
        asker = company[later[who]]
        ask = partial(_ask, asker, year, later[code], later[text])
        year.agenda.note(days.moment(days.ago(ago), clock), ask)
    tell = partial(_reply, company["mei"], year, later["text"], later["reply"])
    year.agenda.note(days.moment(days.ago(1), "16:10"), tell)


def _ask(asker: Person, year: LastYear, code: str, text: str) -> None:
    ask_more(asker, Confirming.objects.get(plan=year.plan), code, text)


def _reply(head: Person, year: LastYear, text: str, words: str) -> None:
    question = Question.objects.get(confirming__plan=year.plan, text=text)
    reply(head, question.confirming, f"q{question.pk}", words)


@action(undoable=False)
def _answer(act: Recorder, year: LastYear, words: Words) -> None:
    """All answers in a few writes: one by one they would take as long as all the rest."""
    confirming, company = Confirming.objects.get(plan=year.plan), year.company
    act.within(confirming.plan)
    marks = dict(confirming.marks)
    not_yet = {_member(company, team, 3): text for team, text in words["not_yet"].items()}
    lines = {company[who].pk: text for who, text in words["line"].items()}
    silent = {company["sun"].pk} | {
        _member(company, team, at) for team, at in (("BD", 5), ("CS", 4), ("DP", 6), ("CS", 7))
    }
    people = people_of(company.department).exclude(pk__in=silent).order_by("pk")
    assert len(silent) == SILENT
    Confirmation.objects.bulk_create(
        Confirmation(
            confirming=confirming,
            person=person,
            answered=marks,
            lines={"O1": lines[person.pk]} if person.pk in lines else {},
            commitment="not_yet" if person.pk in not_yet else "commit",
            because=not_yet.get(person.pk, ""),
            finished=confirming.turn,
        )
        for person in people
    )
    head = company["mei"]
    entries = []
    for asked in words["questions"]:
        if asked["who"]:
            _named(act, confirming, company[asked["who"]], head, asked)
        else:
            entries.append(_entry(asked, marks, head))
    Box.objects.filter(pk=confirming.pk).update(
        entries=sorted(entries, key=lambda one: one["key"]),
        unanswered=sum(not one["reply"] for one in entries),
    )


def _named(
    act: Recorder, confirming: Confirming, asker: Person, head: Person, asked: dict[str, str]
) -> None:
    act.create(
        Question(
            confirming=confirming,
            asker=asker,
            code=asked["code"],
            mark=dict(confirming.marks)[asked["code"]],
            text=asked["text"],
            asked_at=act.at,
            reply=asked["reply"],
            replier=head,
            replied_at=act.at,
            settled_at=act.at,
        )
    )


def _entry(asked: dict[str, str], marks: dict[str, str], head: Person) -> dict[str, Any]:
    """A question without a name; its key is not random here, so that the sample is the same."""
    return {
        "key": hashlib.sha256(asked["text"].encode()).hexdigest()[:16],
        "code": asked["code"],
        "mark": marks[asked["code"]],
        "text": asked["text"],
        "first": True,
        "reply": asked["reply"],
        "replier": head.name if asked["reply"] else "",
    }


def _member(company: Company, team: str, at: int) -> int:
    """The id of a member of a team who has no part in the story, in the order of their names."""
    members = Role.objects.filter(department=company.teams[team], name=Role.Name.MEMBER)
    return int(members.order_by("pk").values_list("person", flat=True)[at])
