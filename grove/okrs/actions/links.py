"""What an objective serves: the needs it covers and what it supports above."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.needs.models import Need
from grove.okrs.actions.held import held
from grove.okrs.codes import Found, find_by_code
from grove.okrs.definition import check_text, refuse
from grove.okrs.models import KeyResult, NeedLink, Objective, ParentLink
from grove.okrs.words import objective_labels
from grove.org.models import Department, Person
from grove.org.policy import Verb, standing
from grove.record.actions import Recorder, action

DEEPEST = 50  # levels of support that are followed upwards


@action
def cover_need(
    act: Recorder, need: Need, objective: Objective, key_result: KeyResult | None = None
) -> NeedLink:
    """Say that an objective, or one key result of it, covers a need. Twice is once.

    Raises ValidationError for a need of another plan, a declined need, a key result of another
    objective.
    """
    act.within(objective.plan)
    objective, need = held(act, objective), held(act, need)
    if need.plan_id != objective.plan_id:
        raise refuse(
            "need",
            _("%(need)s is a need of another plan. Choose one from this plan.") % {"need": need},
        )
    if need.declined_because:
        raise refuse(
            "need",
            _("%(need)s is declined. Take the decline back first, then cover it.") % {"need": need},
        )
    if key_result is not None and key_result.objective_id != objective.pk:
        raise refuse(
            "key_result",
            _("%(key_result)s does not belong to %(objective)s. Choose one of its key results.")
            % {"key_result": key_result, "objective": objective},
        )
    known = NeedLink.objects.filter(need=need, objective=objective, key_result=key_result).first()
    return known or act.create(NeedLink(need=need, objective=objective, key_result=key_result))


@action
def uncover_need(act: Recorder, link: NeedLink) -> None:
    """Say that an objective does not cover a need any more. Twice is once."""
    act.within(link.objective.plan)
    fresh = act.lock(link)
    if fresh.binned_at is None:
        act.bin(fresh)


@action
def support(act: Recorder, objective: Objective, parent: str | Objective | KeyResult) -> ParentLink:
    """Say that an objective supports an objective or key result of another plan. Twice is once.

    `parent` may be a code such as LL-27-O1 that the actor can read. Raises ValidationError for an
    unknown code, the objective's own plan, another company, or a circle at any depth.
    """
    act.within(objective.plan)
    # One company's links are changed one at a time: two of them together could close a circle.
    act.lock(Department(pk=objective.plan.department.ancestor_ids[0]))
    objective = held(act, objective)
    found = _found(act.actor, parent)
    above = found.objective if isinstance(found, KeyResult) else found
    if above.plan_id == objective.plan_id:
        raise refuse(
            "parent",
            _("%(code)s is in the same plan. Choose one of a department above or beside.")
            % {"code": found.code},
        )
    if _company(above) != _company(objective):
        raise refuse(
            "parent",
            _("%(code)s belongs to another company. Choose one of your own.")
            % {"code": found.code},
        )
    if objective.pk in _upwards(above.pk):
        raise refuse(
            "parent",
            _("%(code)s already supports %(own)s, directly or through others. Links run one way.")
            % {"code": found.code, "own": objective.code},
        )
    ends: dict[str, Any] = (
        {"parent_key_result": found, "parent_objective": None}
        if isinstance(found, KeyResult)
        else {"parent_objective": found, "parent_key_result": None}
    )
    act.change(objective, own_because="")  # what serves a goal above is not only one's own
    known = ParentLink.objects.filter(objective=objective, **ends).first()
    return known or act.create(ParentLink(objective=objective, **ends))


@action
def declare_own(act: Recorder, objective: Objective, because: str) -> Objective:
    """Say that an objective is a team's own and serves no goal of the department, with why that is
    right. An empty reason takes the statement back.

    Raises ValidationError while it supports something.
    """
    act.within(objective.plan)
    objective, because = held(act, objective), because.strip()
    if because and ParentLink.objects.filter(objective=objective).exists():
        raise refuse(
            "own_because",
            _("%(what)s supports something. Remove the link first, then say that it is your own.")
            % {"what": objective},
        )
    errors: dict[str, list[str]] = {}
    check_text(errors, "own_because", because, objective_labels()["own_because"])
    if errors:
        raise ValidationError(errors)
    return act.change(objective, own_because=because)


@action
def unsupport(act: Recorder, link: ParentLink) -> None:
    """Say that an objective does not support something any more. Twice is once."""
    act.within(link.objective.plan)
    fresh = act.lock(link)
    if fresh.binned_at is None:
        act.bin(fresh)


def _found(actor: Person | None, parent: str | Objective | KeyResult) -> Found:
    if not isinstance(parent, str):
        if parent.binned_at is not None:
            raise ValidationError(_("%(what)s is in the bin.") % {"what": parent})
        return parent
    found = find_by_code(parent, actor)
    if found is None or not _may_read(actor, found):
        raise refuse(
            "parent",
            _(
                "There is no objective or key result “%(code)s” that you can read."
                " Enter a code such as %(example)s."
            )
            % {"code": parent.strip()[:40], "example": "LL-27-O1"},
        )
    return found


def _may_read(actor: Person | None, found: Found) -> bool:
    plan = found.plan
    return actor is None or standing(actor, plan.department).may(
        Verb.READ,
        shared=plan.shared_at is not None,
        co_writer=getattr(plan, "written", False),
    )


def _company(objective: Objective) -> int:
    return objective.plan.department.ancestor_ids[0]


def _upwards(objective: int) -> set[int]:
    """An objective and everything it supports, directly or through others. One query a level."""
    seen, level = {objective}, {objective}
    for _depth in range(DEEPEST):
        rows = ParentLink.objects.filter(objective__in=level).values_list(
            "parent_objective_id", "parent_key_result__objective_id"
        )
        level = {pk for row in rows for pk in row if pk is not None} - seen
        if not level:
            break
        seen |= level
    return seen
