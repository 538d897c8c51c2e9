"""What the pages of step 1 read: the answers, the dimensions, what the leads say, the statement."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.look.shell import Link
from grove.look.words import lang_of
from grove.method import load
from grove.org.models import Role
from grove.org.policy import Verb
from grove.plans.doors import PlanDoor
from grove.positioning.actions import ANSWER_FIELDS
from grove.positioning.models import ParallelAnswer, Positioning, ValueDimension
from grove.positioning.statement import assemble, length_of
from grove.record.statement import RecordsOf

QUESTIONS = ("purpose", "value", "judgement")


@dataclass(frozen=True)
class OtherAnswer:
    """One person's own answer to a question; `adoption` is where the head takes it over."""

    who: str
    text: str
    mine: bool
    adoption: str


@dataclass(frozen=True)
class QuestionPart:
    """One question of the method with the head's answer and those beside it."""

    key: str
    number: int
    text: str
    view: str
    hint: str
    examples: tuple[str, ...]
    field: str
    answer: str
    others: tuple[OtherAnswer, ...]
    mine: str
    href: str

    @property
    def others_note(self) -> str:
        """How many people have answered beside the head."""
        return ngettext(
            "%(count)s person has an answer of their own",
            "%(count)s people have answers of their own",
            len(self.others),
        ) % {"count": len(self.others)}


@dataclass(frozen=True)
class DimensionRow:
    """A value dimension as a row; `missing` says in words what it still lacks."""

    pk: int
    name: str
    measured_by: str
    judged_by: str
    missing: str
    href: str
    place: str
    bin: str


@dataclass(frozen=True)
class BlankPart:
    """A field of a consideration."""

    field: str
    label: str
    hint: str
    text: str


@dataclass(frozen=True)
class ConsiderationPart:
    """One of the three considerations with its fields."""

    letter: str
    title: str
    explanation: str
    blanks: tuple[BlankPart, ...]


@dataclass(frozen=True)
class PositioningPage:
    """Everything the page of step 1 shows. Four queries."""

    revision: int
    questions: tuple[QuestionPart, ...]
    dimensions: tuple[DimensionRow, ...]
    considerations: tuple[ConsiderationPart, ...]
    statement: str
    statement_own: bool
    statement_note: str
    carry: str
    answers_beside: bool
    carried_from: str = ""
    errors: dict[str, Any] = field(default_factory=dict)
    previous: Link | None = None
    next: Link | None = None


def positioning_page(
    door: PlanDoor, typed: dict[str, str] | None = None, errors: dict[str, Any] | None = None
) -> PositioningPage:
    """The page as stored, or with what somebody typed and the faults found in it."""
    plan, language, method = door.plan, door.language, load()
    found = next(_positionings([plan.pk]), None) or Positioning(plan=plan)
    dimensions = tuple(_dimensions([plan.pk]))
    said = {name: (typed or {}).get(name, getattr(found, name)) for name in _FIELDS}
    statement = statement_of(found, dimensions)
    step = method.step("positioning")
    return PositioningPage(
        revision=int((typed or {}).get("revision", found.revision)),
        questions=_questions(door, said),
        dimensions=tuple(_row(door, one) for one in dimensions),
        considerations=tuple(
            ConsiderationPart(
                letter=one.letter,
                title=one.title(language),
                explanation=one.explanation(language),
                blanks=tuple(
                    BlankPart(
                        field=(name := _BLANKS.get(blank.key, blank.key)),
                        label=blank.label(language),
                        hint=blank.hint(language),
                        text=said[name],
                    )
                    for blank in one.blanks
                ),
            )
            for one in method.considerations
        ),
        statement=statement,
        statement_own=bool(found.statement),
        statement_note=_note(statement, own=bool(found.statement)),
        carry=step.carries(language),
        carried_from=found.carried_from.cycle.name if found.carried_from else "",
        answers_beside=answers_beside(door),
        errors=errors or {},
        previous=Link(_("Back to the eight steps"), door.to("workbook")),
        next=Link(_("Next: customers and needs"), door.to("needs:board")),
    )


@dataclass(frozen=True)
class AnswersPage:
    """One question with every answer side by side. Three queries."""

    question: QuestionPart
    dimensions: tuple[DimensionRow, ...]
    answers_beside: bool
    back: str


def answers_page(door: PlanDoor, key: str) -> AnswersPage:
    """Raises KeyError for a question the method does not ask."""
    load().question(key)
    found = Positioning.objects.filter(plan=door.plan).first() or Positioning(plan=door.plan)
    said = {name: getattr(found, name) for name in _FIELDS}
    dimensions = (
        tuple(_row(door, one) for one in ValueDimension.objects.filter(plan=door.plan))
        if key not in ANSWER_FIELDS
        else ()
    )
    return AnswersPage(
        question=next(one for one in _questions(door, said) if one.key == key),
        dimensions=dimensions,
        answers_beside=answers_beside(door),
        back=f"{door.to('positioning:page')}#q-{key}",
    )


def statement_of(positioning: Positioning, dimensions: tuple[ValueDimension, ...]) -> str:
    """The edited statement, or the one assembled from the answers."""
    return positioning.statement or assemble(
        positioning.why_set_up, positioning.unique_value, [one.name for one in dimensions]
    )


def answers_beside(door: PlanDoor) -> bool:
    """Whether this person answers beside the head rather than as the head."""
    return door.may(Verb.SUGGEST) and Role.Name.HEAD not in door.standing.roles


_FIELDS = (
    "why_set_up",
    "unique_value",
    "we_do",
    "we_do_not",
    "we_are_building",
    "will_stop",
    "read_aloud",
)
_BLANKS = {"what_they_said": "read_aloud"}


@RecordsOf
def _positionings(plans: list[int]) -> QuerySet[Positioning]:
    return Positioning.objects.filter(plan__in=plans).select_related("carried_from__cycle")


@RecordsOf
def _dimensions(plans: list[int]) -> QuerySet[ValueDimension]:
    return ValueDimension.objects.filter(plan__in=plans)


@RecordsOf
def _answers(plans: list[int]) -> QuerySet[ParallelAnswer]:
    rows = ParallelAnswer.objects.filter(plan__in=plans, question__in=QUESTIONS)
    return rows.select_related("author").order_by("id")


def _questions(door: PlanDoor, said: dict[str, str]) -> tuple[QuestionPart, ...]:
    beside: dict[str, list[OtherAnswer]] = {key: [] for key in QUESTIONS}
    for answer in _answers([door.plan.pk]):
        beside[answer.question].append(
            OtherAnswer(
                who=answer.author.name,
                text=answer.text,
                mine=answer.author_id == door.someone.pk,
                adoption=door.to(
                    "positioning:adoption", question=answer.question, answer=answer.pk
                ),
            )
        )
    language = door.language
    return tuple(
        QuestionPart(
            key=one.key,
            number=one.number,
            text=one.text(language),
            view=one.point_of_view(language),
            hint=one.hint(language),
            examples=tuple(example(language) for example in one.examples),
            field=(name := ANSWER_FIELDS.get(one.key, "")),
            answer=said[name] if name else "",
            others=tuple(beside[one.key]),
            mine=next((other.text for other in beside[one.key] if other.mine), ""),
            href=door.to("positioning:answers", question=one.key),
        )
        for one in load().questions
    )


def _row(door: PlanDoor, one: ValueDimension) -> DimensionRow:
    if one.measured_by:
        missing = "" if one.judged_by else _("No judge yet")
    else:
        missing = _("No measure yet") if one.judged_by else _("No measure and no judge yet")
    return DimensionRow(
        pk=one.pk,
        name=one.name,
        measured_by=one.measured_by,
        judged_by=one.judged_by,
        missing=missing,
        href=door.to("positioning:dimension", dimension=one.pk),
        place=door.to("positioning:place", dimension=one.pk),
        bin=door.to("positioning:dimension_bin", dimension=one.pk),
    )


def _note(statement: str, own: bool) -> str:
    count = length_of(statement)
    if lang_of(statement) == "zh-Hans":
        if own:
            return ngettext(
                "%(count)s character, in your own wording",
                "%(count)s characters, in your own wording",
                count,
            ) % {"count": count}
        return ngettext(
            "%(count)s character, assembled from your answers, then yours to edit",
            "%(count)s characters, assembled from your answers, then yours to edit",
            count,
        ) % {"count": count}
    if own:
        return ngettext(
            "%(count)s word, in your own wording", "%(count)s words, in your own wording", count
        ) % {"count": count}
    return ngettext(
        "%(count)s word, assembled from your answers, then yours to edit",
        "%(count)s words, assembled from your answers, then yours to edit",
        count,
    ) % {"count": count}
