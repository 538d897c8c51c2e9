"""What pages read of decisions: their words, what they change, whether that is done."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import date_text, moment_text
from grove.okrs.models import KeyResult, Objective
from grove.okrs.owners import owners
from grove.org.models import Person
from grove.plans.models import Plan
from grove.rounds.about import address
from grove.rounds.models import Decision
from grove.rounds.proposals import Outlook, ProposedEdit, look
from grove.versions.fields import find_record
from grove.versions.labels import field_label, value_words
from grove.versions.models import Version
from grove.versions.schema import Sort

APPLIED, TO_APPLY, DROPPED, TAKEN = "applied", "to_apply", "dropped", "taken"


@dataclass(frozen=True)
class EditView:
    """What a decision changes: the field in words, before and after as people read them."""

    code: str
    href: str
    field: str
    before: str
    after: str


@dataclass(frozen=True)
class DecisionLine:
    """One decision in a list. `state` is applied, to_apply, dropped or taken (changes nothing).

    `meeting_href` is empty for who may not read the meeting.
    """

    pk: int
    number: int
    code: str
    text: str
    who: str
    when: str
    state: str
    state_word: str
    about: str
    about_href: str
    edit: EditView | None
    meeting: str
    meeting_href: str
    href: str
    application: str
    dropping: str
    because: str


@dataclass(frozen=True)
class DecisionPage:
    """One decision, and what would come of applying it now.

    `outlook` says it in words; `seen` is the woven wording that was shown, to be sent along.
    `versions` holds the first one frozen after it.
    """

    line: DecisionLine
    outlook: str
    applies: bool
    now: str
    seen: str
    versions: tuple[tuple[str, str], ...]


def decision_lines(plan: Plan, readable: Iterable[int] | None = None) -> tuple[DecisionLine, ...]:
    """All decisions of a plan, the newest first; `readable` are the meetings the reader may open.

    Two queries.
    """
    rows = list(
        Decision.objects.filter(plan=plan)
        .select_related("meeting", "recorded_by", "applied_by")
        .order_by("-number")
    )
    names = names_of(plan, rows)
    may_open = None if readable is None else set(readable)
    return tuple(
        line_of(plan, row, names, may_open is None or row.meeting_id in may_open) for row in rows
    )


def decision_page(plan: Plan, decision: Decision, opens: bool) -> DecisionPage:
    """One decision with what it meets in the plan now. Four queries at most."""
    names = names_of(plan, [decision])
    line = line_of(plan, decision, names, opens)
    outlook, now, seen, applies = "", "", "", line.state == TO_APPLY
    if decision.edit is not None and line.state == TO_APPLY:
        edit = ProposedEdit.from_json(decision.edit)
        record = find_record(plan, edit.kind, edit.object_id)
        prospect = look(edit, record)
        applies = prospect.applies or prospect.outlook is Outlook.SAYS_SO
        outlook = _outlook(prospect.outlook)
        unit = getattr(record, "unit", "")
        now = _said(edit, prospect.now, names, unit) if record is not None else ""
        seen = str(prospect.result) if prospect.outlook is Outlook.WOVEN else ""
    after = Version.objects.filter(plan=plan, frozen_at__gte=decision.at).defer("content")
    return DecisionPage(
        line=line,
        outlook=outlook,
        applies=applies,
        now=now,
        seen=seen,
        versions=tuple(
            (row.number, reverse("versions:version", kwargs={**plan.place, "number": row.number}))
            for row in after.order_by("major", "minor")[:1]
        ),
    )


def line_of(
    plan: Plan, row: Decision, names: Mapping[int, str], opens: bool = True
) -> DecisionLine:
    """A decision with its words and addresses. No query."""
    here = {**plan.place, "number": row.number}
    state = _state(row)
    return DecisionLine(
        pk=row.pk,
        number=row.number,
        code=row.code,
        text=row.text,
        who=str(row.recorded_by or ""),
        when=moment_text(row.at),
        state=state,
        state_word=_state_words(row)[state],
        about=row.about,
        about_href=address(plan, row.about) if row.about else "",
        edit=edit_view(plan, row, names),
        meeting=row.meeting.title,
        meeting_href=reverse(
            "meetings:meeting", kwargs={**plan.place, "meeting": row.meeting.number}
        )
        if opens
        else "",
        href=reverse("meetings:decision", kwargs=here),
        application=reverse("meetings:application", kwargs=here),
        dropping=reverse("meetings:dropping", kwargs=here),
        because=row.dropped_because,
    )


def edit_view(plan: Plan, row: Decision, names: Mapping[int, str]) -> EditView | None:
    """What a decision changes, in words; None when it changes nothing itself."""
    if row.edit is None:
        return None
    edit = ProposedEdit.from_json(row.edit)
    target = edit.target
    return EditView(
        code=edit.code,
        href=address(plan, edit.code),
        field=field_label(target.section, target.field),
        before=_said(edit, edit.before, names) or pgettext("value", "none"),
        after=_said(edit, edit.after, names),
    )


def names_of(plan: Plan, rows: Iterable[Decision]) -> Mapping[int, str]:
    """Names of the owners that decisions speak of. One query, none when they speak of nobody."""
    people = {
        value
        for row in rows
        if row.edit is not None and row.edit["field"] == "owner"
        for value in (row.edit["before"], row.edit["after"])
        if value
    }
    if not people:
        return {}
    return dict(Person.everything.filter(pk__in=people).values_list("pk", "name"))


def decidable(plan: Plan) -> tuple[dict[str, Objective | KeyResult], list[Person]]:
    """What a decision can be about, by code, and who can own it. Three queries."""
    objects: dict[str, Objective | KeyResult] = {}
    for objective in Objective.objects.filter(plan=plan).order_by("position", "pk"):
        objects[objective.short_code] = objective
    results = KeyResult.objects.filter(plan=plan).select_related("owner")
    for result in results.order_by("objective__position", "position", "pk"):
        objects[result.short_code] = result
    return objects, list(owners(plan.department))


def _said(edit: ProposedEdit, value: Any, names: Mapping[int, str], unit: str = "") -> str:
    target = edit.target
    if target.field.sort is Sort.NAME:
        return names.get(value, "") if value else ""
    return value_words(target.section, target.field, value, unit)


def _state(row: Decision) -> str:
    if row.dropped_at is not None:
        return DROPPED
    if row.applied_at is not None:
        return APPLIED
    return TO_APPLY if row.changes else TAKEN


def _state_words(row: Decision) -> dict[str, str]:
    return {
        APPLIED: _("applied %(day)s") % {"day": date_text(row.applied_at)},
        TO_APPLY: pgettext("decision", "To apply"),
        DROPPED: pgettext("decision", "dropped"),
        TAKEN: pgettext("decision", "changes nothing in the plan"),
    }


def _outlook(outlook: Outlook) -> str:
    return {
        Outlook.READY: "",
        Outlook.WOVEN: _("It was reworded elsewhere since; both changes fit into one text."),
        Outlook.SAYS_SO: _("The plan says so already."),
        Outlook.OUT_OF_DATE: _(
            "The same place was changed since. Change the plan by hand, or drop the decision."
        ),
        Outlook.GONE: _("What it changes is no longer in the plan. Drop the decision."),
    }[outlook]
