"""What people do in step 2: hear a need, change it, move, decline it, name customers, import."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.needs.models import Customer, Need
from grove.org.models import Person
from grove.plans.codes import next_number
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.record.merge import Conflict, MergeNeeded, merge_fields


@dataclass(frozen=True)
class HeardLine:
    """One line of a unit's OKRs that asks something of the department."""

    words: str
    perspective: str
    line: int


@action
def record_need(act: Recorder, plan: Plan, customer: str, values: Mapping[str, Any]) -> Need:
    """Keep one need of a customer, who is created when the name is new. It becomes N<next>."""
    act.within(plan)
    who = name_customer(act, plan, customer)
    number = next_number(act, plan, "need")
    return act.create(Need(plan=plan, number=number, customer=who, **values))


@action
def edit_need(
    act: Recorder, need: Need, revision: int, customer: str, values: Mapping[str, Any]
) -> Need:
    """Change a need's fields. Raises MergeNeeded."""
    act.within(need.plan)
    fresh = act.lock(need)
    who = name_customer(act, need.plan, customer)
    merge = merge_fields(fresh, revision, {"customer": who, **values})
    if merge.conflicts:
        conflicts = tuple(_by_name(conflict) for conflict in merge.conflicts)
        raise MergeNeeded(fresh, replace(merge, conflicts=conflicts))
    return act.change(fresh, **merge.take)


@action
def move_need(act: Recorder, need: Need, level: str, perspective: str) -> Need:
    """Put a need into another cell of the board."""
    act.within(need.plan)
    return act.change(act.lock(need), level=level, perspective=perspective)


@action
def decline_need(
    act: Recorder, need: Need, reason: str, accepted_by: str = "", by: Person | None = None
) -> Need:
    """Decline a need with a reason. Raises ValidationError while something covers it."""
    act.within(need.plan)
    fresh = act.lock(need)
    covering = need_covers(fresh)
    if covering:
        raise ValidationError(
            {
                "because": [
                    _("%(need)s is covered by %(codes)s. Take it off there first, then decline it.")
                    % {"need": need, "codes": ", ".join(covering)}
                ]
            }
        )
    act.because(reason)
    return act.change(
        fresh,
        declined_because=reason,
        accepted_by=accepted_by,
        declined_by=by if by is not None else act.actor,
        declined_on=timezone.localdate(act.at),
    )


@action
def take_refusal_back(act: Recorder, need: Need) -> Need:
    """The need is open again; reason and acceptance stay in the history."""
    act.within(need.plan)
    return act.change(
        act.lock(need), declined_because="", accepted_by="", declined_by=None, declined_on=None
    )


@action
def bin_need(act: Recorder, need: Need) -> None:
    """Put a need into the bin; twice is once."""
    act.within(need.plan)
    fresh = act.lock(need)
    if fresh.binned_at is None:
        act.bin(fresh)


@action
def name_customer(act: Recorder, plan: Plan, name: str, role: str = "") -> Customer:
    """The plan's customer of this name, whatever its case; created when there is none."""
    act.within(plan)
    found = Customer.objects.filter(plan=plan, name__iexact=name).order_by("id").first()
    return found or act.create(Customer(plan=plan, name=name, role=role))


@action
def edit_customer(
    act: Recorder, customer: Customer, revision: int, values: Mapping[str, str]
) -> Customer:
    """Change a customer's name or role. Raises MergeNeeded, or ValidationError for a taken name."""
    act.within(customer.plan)
    fresh = act.lock(customer)
    taken = Customer.objects.filter(plan=customer.plan, name=values["name"]).exclude(pk=fresh.pk)
    if taken.exists():
        raise ValidationError(
            {
                "name": [
                    _("“%(name)s” is already a customer of this plan. Choose another name.")
                    % {"name": values["name"]}
                ]
            }
        )
    merge = merge_fields(fresh, revision, values)
    if merge.conflicts:
        raise MergeNeeded(fresh, merge)
    return act.change(fresh, **merge.take)


@action
def bin_customer(act: Recorder, customer: Customer) -> None:
    """Put a customer into the bin. Raises ValidationError while they have needs on the board."""
    act.within(customer.plan)
    fresh = act.lock(customer)
    needs = Need.objects.filter(customer=fresh).count()
    if needs:
        raise ValidationError(
            ngettext(
                "%(name)s still has %(count)s need on the board. Bin it first.",
                "%(name)s still has %(count)s needs on the board. Bin them first.",
                needs,
            )
            % {"name": fresh.name, "count": needs}
        )
    if fresh.binned_at is None:
        act.bin(fresh)


@action
def import_needs(act: Recorder, plan: Plan, unit: str, lines: Iterable[HeardLine]) -> list[Need]:
    """Make needs of chosen lines of a unit's OKRs: one act. What is already there is skipped."""
    act.within(plan)
    customer = name_customer(act, plan, unit)
    known = set(Need.objects.filter(plan=plan, customer=customer).values_list("words", flat=True))
    made = []
    for line in lines:
        if line.words in known:
            continue
        known.add(line.words)
        note = _("%(unit)s, line %(line)s") % {"unit": unit, "line": line.line}
        values = {
            "words": line.words,
            "level": "business",
            "perspective": line.perspective,
            "source": Need.Source.THEIR_OKRS,
            "source_note": note,
            "heard_on": timezone.localdate(act.at),
            "heard_by": act.actor,
        }
        made.append(record_need(act, plan, unit, values))
    return made


def need_covers(need: Need) -> list[str]:
    """Codes of the objectives and key results that cover a need now, in the order of the plan.

    One query.
    """
    rows = (
        Need.objects.filter(
            pk=need.pk, links__binned_at=None, links__objective__binned_at=None, links__isnull=False
        )
        .order_by(
            "links__objective__position",
            F("links__key_result__position").asc(nulls_first=True),
            "links__id",
        )
        .values_list(
            "links__objective__number", "links__key_result__number", "links__key_result__binned_at"
        )
    )
    return [
        f"K{result}" if result else f"O{objective}"
        for objective, result, binned in rows
        if not (result and binned)
    ]


def _by_name(conflict: Conflict) -> Conflict:
    """Customers and people are shown by name on the merge page, not by number."""
    model = {"customer": Customer, "heard_by": Person}.get(conflict.field)
    if model is None:
        return conflict
    base = model.everything.filter(pk=conflict.base).first()
    if conflict.field == "heard_by":
        return replace(conflict, base=str(base or ""))
    return replace(
        conflict, mine=str(conflict.mine), theirs=str(conflict.theirs), base=str(base or "")
    )
