"""Understood and commit: asking the people of a plan, and what each of them gives.

What a person answers enters no history, and a question without a name lies in the plan's box,
which is rewritten with every answer of anybody (see `models/confirmations.py`).
"""

import secrets
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from grove.commitment.coverage import LEAST
from grove.commitment.marks import marks_of
from grove.commitment.models import Box, Confirmation, Confirming, Question
from grove.org.models import Person
from grove.org.waiting import people_of
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.versions.models import Version


class Amended(Exception):
    """The objective was amended, or is no longer in the plan, since its page was opened."""


@action(undoable=False)
def ask_people(act: Recorder, version: Version) -> Confirming:
    """Ask the people of a plan about a signed version; of a later one about what it touches.

    Nobody is asked again when it touches no objective. Twice is once.
    """
    plan = version.plan
    act.within(plan)
    act.final()
    marks = marks_of(version.content)
    found = Confirming.objects.filter(plan=plan).first()
    if found is None:
        made = act.create(Confirming(plan=plan, version=version, marks=marks))
        Box.objects.create(confirming=made)
        return made
    confirming = act.lock(found)
    known = {(code, mark) for code, mark in confirming.marks}
    new = any((code, mark) not in known for code, mark in marks)
    return act.change(
        confirming, version=version, marks=marks, turn=confirming.turn + (1 if new else 0)
    )


@action(undoable=False)
def set_target(act: Recorder, confirming: Confirming, target: int) -> Confirming:
    """How many per cent of the people should have answered. 1 to 100."""
    act.within(confirming.plan)
    return act.change(act.lock(confirming), target=target)


@action(undoable=False)
def answer_objective(
    act: Recorder,
    confirming: Confirming,
    code: str,
    mark: str,
    *,
    question: str = "",
    unnamed: bool = False,
    line: str = "",
) -> Confirmation:
    """Say that an objective is clear, or ask about it; and the own line, if there is one.

    `mark` is that of the page that was answered. Given once: answering again changes only the
    line. Raises Amended, PermissionDenied for who is not asked, ValidationError when nobody could
    stay unnamed.
    """
    confirming = _held(act, confirming)
    if dict(confirming.marks).get(code) != mark:
        raise Amended(code)
    own = _own(act, confirming)
    entries = _box(confirming).entries
    if own.answered.get(code) != mark:
        own.answered = own.answered | {code: mark}
        if question:
            entries = _ask(act, confirming, entries, code, question, unnamed, first=True)
    own.lines = {name: text for name, text in (own.lines | {code: line}).items() if text}
    _keep(confirming, own)
    _shuffle(confirming, entries)
    return own


@action(undoable=False)
def ask_more(
    act: Recorder, confirming: Confirming, code: str, text: str, unnamed: bool = False
) -> None:
    """One more question about an objective one has answered already. Raises as above."""
    confirming = _held(act, confirming)
    own = _own(act, confirming)
    if code not in own.answered or code not in dict(confirming.marks):
        raise Amended(code)
    entries = _box(confirming).entries
    _shuffle(confirming, _ask(act, confirming, entries, code, text, unnamed, first=False))


@action(undoable=False)
def commit(
    act: Recorder, confirming: Confirming, commitment: str, because: str = ""
) -> Confirmation:
    """Commit to helping reach the objectives, or say why not yet. May be changed at any time.

    Raises Amended when an objective is still to be answered, ValidationError without a reason.
    """
    confirming = _held(act, confirming)
    own = _own(act, confirming)
    if pending(confirming, own):
        raise Amended
    if commitment == Confirmation.Commitment.NOT_YET and not because:
        raise ValidationError({"because": _("Write what is still in the way.")})
    own.commitment = commitment
    own.because = because if commitment == Confirmation.Commitment.NOT_YET else ""
    _keep(confirming, own)
    _shuffle(confirming, _box(confirming).entries)
    return own


@action(undoable=False)
def reply(act: Recorder, confirming: Confirming, key: str, text: str) -> None:
    """Answer a question, in one's own name; whoever asked in theirs is told.

    `key` as in `QuestionLine.key`. Raises KeyError for a question there is not, ValidationError
    for one that is answered already.
    """
    confirming = _held(act, confirming)
    box = _box(confirming)
    named = Question.objects.filter(
        confirming=confirming, pk=int(key[1:]) if key[:1] == "q" and key[1:].isdecimal() else 0
    ).first()
    if named is not None:
        question = act.lock(named)
        _require_open(question.reply)
        act.change(question, reply=text, replier=act.actor, replied_at=act.at)
        return
    entry = next((one for one in box.entries if one["key"] == key), None)
    if entry is None:
        raise KeyError(key)
    _require_open(entry["reply"])
    rest = [one for one in box.entries if one["key"] != key]
    _shuffle(confirming, [*rest, entry | {"reply": text, "replier": str(act.actor)}])


@action(undoable=False)
def settle(act: Recorder, question: Question, again: str = "") -> None:
    """Say that a reply made it clear, or ask again. Only for one's own question; twice is once."""
    confirming = _held(act, question.confirming)
    question = act.lock(question)
    if act.actor is None or question.asker_id != act.actor.pk:
        raise PermissionDenied("not the asker")
    if question.settled_at is not None or not question.reply:
        return
    act.change(question, settled_at=act.at)
    if again:
        _ask(act, confirming, [], question.code, again, unnamed=False, first=False)


def pending(confirming: Confirming, own: Confirmation | None) -> list[str]:
    """Codes of the objectives somebody has still to answer, in the order of the plan."""
    answered = own.answered if own is not None else {}
    return [code for code, mark in confirming.marks if answered.get(code) != mark]


def answered_by_code(confirming: Confirming) -> dict[str, int]:
    """How many people have answered each objective as it is asked now. One query."""
    rows = list(
        Confirmation.objects.filter(confirming=confirming).values_list("answered", flat=True)
    )
    return {
        code: sum(answered.get(code) == mark for answered in rows)
        for code, mark in confirming.marks
    }


def readable(entry: dict[str, Any], marks: dict[str, str], answered: dict[str, int]) -> bool:
    """Whether a question without a name may be read: not before `LEAST` people have answered the
    objective, or it would be plain who asked. What was asked about an earlier text is old news."""
    code = entry["code"]
    return marks.get(code) != entry["mark"] or answered.get(code, 0) >= LEAST


def _held(act: Recorder, confirming: Confirming) -> Confirming:
    """The row that everything about one plan waits for, so that the box is written by one."""
    act.within(confirming.plan)
    return act.lock(confirming)


def _own(act: Recorder, confirming: Confirming) -> Confirmation:
    person: Person | None = act.actor
    plan = Plan.objects.select_related("department").get(pk=confirming.plan_id)
    if person is None or not people_of(plan.department).filter(pk=person.pk).exists():
        raise PermissionDenied("not one of the people of this plan")
    own, _made = Confirmation.objects.get_or_create(confirming=confirming, person=person)
    return own


def _keep(confirming: Confirming, own: Confirmation) -> None:
    if own.commitment and not pending(confirming, own):
        own.finished = confirming.turn
    own.save()


def _ask(
    act: Recorder,
    confirming: Confirming,
    entries: list[dict[str, Any]],
    code: str,
    text: str,
    unnamed: bool,
    first: bool,
) -> list[dict[str, Any]]:
    """Put a question where it belongs; the entries of the box afterwards."""
    mark = dict(confirming.marks)[code]
    if not unnamed:
        act.create(
            Question(
                confirming=confirming,
                asker=act.actor,
                code=code,
                mark=mark,
                text=text,
                first=first,
                asked_at=act.at,
            )
        )
        return entries
    department = Plan.objects.select_related("department").get(pk=confirming.plan_id).department
    if people_of(department).count() < LEAST:
        raise ValidationError(
            {
                "unnamed": _(
                    "With fewer than four people nobody can stay unnamed."
                    " Ask in your own name, or talk to the head."
                )
            }
        )
    entry = {
        "key": secrets.token_hex(8),
        "code": code,
        "mark": mark,
        "text": text,
        "first": first,
        "reply": "",
        "replier": "",
    }
    return [*entries, entry]


def _shuffle(confirming: Confirming, entries: list[dict[str, Any]]) -> None:
    """Write the box whole: in the order of its keys, whatever happened and whoever did it."""
    answered, marks = answered_by_code(confirming), dict(confirming.marks)
    Box.objects.filter(pk=confirming.pk).update(
        entries=sorted(entries, key=lambda one: one["key"]),
        unanswered=sum(not one["reply"] and readable(one, marks, answered) for one in entries),
    )


def _box(confirming: Confirming) -> Box:
    return Box.objects.get_or_create(confirming=confirming)[0]


def _require_open(replied: str) -> None:
    if replied:
        raise ValidationError({"reply": _("This question is answered already.")})
