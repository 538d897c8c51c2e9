"""What somebody sees who confirms a plan: an objective a page, the commitment, what they gave."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.commitment.actions import pending
from grove.commitment.coverage import LEAST
from grove.commitment.models import Confirmation, Confirming, Question
from grove.look.words import date_text
from grove.org.models import Person
from grove.org.waiting import people_of
from grove.plans.models import Plan
from grove.versions.labels import value_words
from grove.versions.schema import BY_KEY, Content, Row

MINUTES_EACH = 0.5  # an objective takes about half a minute


@dataclass(frozen=True)
class Result:
    """A key result as it is confirmed: its words, its start and its target with the unit."""

    words: str
    start: str
    target: str


@dataclass(frozen=True)
class OwnQuestion:
    """One question somebody asked in their own name: what came of it, and whether they have to
    say if that made it clear."""

    pk: int
    code: str
    text: str
    asked: str
    reply: str
    replier: str
    waits: bool
    href: str


@dataclass(frozen=True)
class ObjectivePage:
    """One objective to answer. `of` and `number` say where it stands in the plan, `left` how many
    minutes the rest takes; `back` and `next` are (address, words)."""

    code: str
    title: str
    why: str
    results: tuple[Result, ...]
    mark: str
    number: int
    of: int
    left: int
    answered: bool
    line: str
    questions: tuple[OwnQuestion, ...]
    may_be_unnamed: bool
    amended: str
    whole_href: str
    back: tuple[str, str] | None
    next_words: str


@dataclass(frozen=True)
class CommitmentPage:
    """The last page: what was answered, then the commitment."""

    objectives: tuple[tuple[str, str], ...]
    commitment: str
    because: str
    back: tuple[str, str]


@dataclass(frozen=True)
class GivenLine:
    """One objective in the summary of what somebody gave."""

    code: str
    title: str
    line: str
    href: str


@dataclass(frozen=True)
class GivenPage:
    """What somebody gave, when they are through."""

    number: str
    lines: tuple[GivenLine, ...]
    questions: tuple[OwnQuestion, ...]
    commitment: str
    because: str


@dataclass(frozen=True)
class Mine:
    """A person in front of the confirming of a plan: what was asked, what they gave so far."""

    plan: Plan
    confirming: Confirming
    own: Confirmation | None

    @property
    def pending(self) -> list[str]:
        return pending(self.confirming, self.own)

    @property
    def finished(self) -> bool:
        """Through with this turn: other people's answers may be seen."""
        return self.own is not None and self.own.finished >= self.confirming.turn

    def next_href(self) -> str:
        """The page to go on with: the first objective to answer, the commitment, the summary."""
        if self.pending:
            return objective_href(self.plan, self.pending[0])
        return self.to("confirm:page" if self.finished else "confirm:commitment")

    def to(self, name: str) -> str:
        return reverse(name, kwargs=self.plan.place)


def confirming_of(plan: Plan) -> Confirming | None:
    """The confirming of a plan with the version it is about and its box. One query."""
    found = Confirming.objects.filter(plan=plan).select_related("version", "box")
    return found.order_by("pk").first()


def mine(plan: Plan, confirming: Confirming, person: Person) -> Mine:
    """One query."""
    own = Confirmation.objects.filter(confirming=confirming, person=person).first()
    return Mine(plan, confirming, own)


def objective_page(me: Mine, person: Person, code: str) -> ObjectivePage | None:
    """One objective for one person, None when nothing of that code is asked. Two queries."""
    codes = [one for one, _mark in me.confirming.marks]
    if code not in codes:
        return None
    content: Content = me.confirming.version.content
    row = _objective(content, code)
    place = codes.index(code)
    mark = dict(me.confirming.marks)[code]
    own = me.own
    answered = own is not None and own.answered.get(code) == mark
    left = [one for one in me.pending if one != code]
    return ObjectivePage(
        code=code,
        title=row["title"],
        why=row["why_now"],
        results=_results(content, code),
        mark=mark,
        number=place + 1,
        of=len(codes),
        left=max(1, round((len(left) + 1.5) * MINUTES_EACH)),
        answered=answered,
        line=own.lines.get(code, "") if own else "",
        questions=own_questions(me, person, code),
        may_be_unnamed=people_of(me.plan.department).count() >= LEAST,
        amended=_amended(me, code, answered),
        whole_href=reverse(
            "versions:version", kwargs={**me.plan.place, "number": me.confirming.version.number}
        ),
        back=_back(me, codes, place),
        next_words=_next_words(me, codes, place, left),
    )


def commitment_page(me: Mine) -> CommitmentPage:
    """No query."""
    codes = [code for code, _mark in me.confirming.marks]
    return CommitmentPage(
        objectives=titles(me.confirming),
        commitment=me.own.commitment if me.own else "",
        because=me.own.because if me.own else "",
        back=(
            (objective_href(me.plan, codes[-1]), _("Back to %(code)s") % {"code": codes[-1]})
            if codes
            else (me.to("workbook"), _("Back to the plan"))
        ),
    )


def given_page(me: Mine, person: Person) -> GivenPage:
    """One query."""
    own = me.own or Confirmation()
    return GivenPage(
        number=me.confirming.version.number,
        lines=tuple(
            GivenLine(code, title, own.lines.get(code, ""), objective_href(me.plan, code))
            for code, title in titles(me.confirming)
        ),
        questions=own_questions(me, person),
        commitment=own.commitment,
        because=own.because,
    )


def own_questions(me: Mine, person: Person, code: str = "") -> tuple[OwnQuestion, ...]:
    """What somebody asked in their own name, about one objective or all. One query."""
    found = Question.objects.filter(confirming=me.confirming, asker=person)
    if code:
        found = found.filter(code=code)
    return tuple(own_question(me.plan, one) for one in found.select_related("replier"))


def own_question(plan: Plan, one: Question) -> OwnQuestion:
    """A question as its asker sees it."""
    return OwnQuestion(
        pk=one.pk,
        code=one.code,
        text=one.text,
        asked=date_text(one.asked_at),
        reply=one.reply,
        replier=str(one.replier or ""),
        waits=bool(one.reply) and one.settled_at is None,
        href=reverse("confirm:question", kwargs={**plan.place, "question": one.pk}),
    )


def titles(confirming: Confirming) -> tuple[tuple[str, str], ...]:
    """(code, title) of every objective that is asked, in the order of the plan."""
    named = {row["code"]: row["title"] for row in confirming.version.content["objectives"]}
    return tuple((code, named.get(code, code)) for code, _mark in confirming.marks)


def objective_href(plan: Plan, code: str) -> str:
    return reverse("confirm:objective", kwargs={**plan.place, "code": code.lower()})


def _objective(content: Content, code: str) -> Row:
    found: Row = next(row for row in content["objectives"] if row["code"] == code)
    return found


def _results(content: Content, code: str) -> tuple[Result, ...]:
    section = BY_KEY["key_results"]

    def value(row: Row, name: str) -> str:
        return value_words(section, section.field(name), row.get(name), str(row["unit"] or ""))

    return tuple(
        Result(row["text"], value(row, "baseline"), value(row, "target"))
        for row in content["key_results"]
        if row["objective"] == code
    )


def _amended(me: Mine, code: str, answered: bool) -> str:
    """That an objective is asked again, and why; nothing the first time."""
    if answered or me.own is None or code not in me.own.answered:
        return ""
    words = {"number": me.confirming.version.number, "reason": me.confirming.version.note}
    if me.confirming.version.note:
        return _("Amended in version %(number)s: %(reason)s") % words
    return _("Amended in version %(number)s") % words


def _back(me: Mine, codes: Sequence[str], place: int) -> tuple[str, str] | None:
    if place == 0:
        return None
    before = codes[place - 1]
    return objective_href(me.plan, before), _("Back to %(code)s") % {"code": before}


def _next_words(me: Mine, codes: Sequence[str], place: int, left: Sequence[str]) -> str:
    """The words of the button: where saving leads."""
    if left:
        after = [code for code in codes[place + 1 :] if code in left] or left
        return _("Save and go to %(code)s") % {"code": after[0]}
    return _("Save") if me.own is not None and me.own.commitment else _("Save and finish")


def minutes_words(page: ObjectivePage) -> str:
    """ "Objective 2 of 4, about two minutes left"."""
    return ngettext(
        "Objective %(number)d of %(of)d, about %(left)d minute left",
        "Objective %(number)d of %(of)d, about %(left)d minutes left",
        page.left,
    ) % {"number": page.number, "of": page.of, "left": page.left}
