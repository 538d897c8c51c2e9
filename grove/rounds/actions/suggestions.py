"""Suggesting new words or a new number, and accepting it: then it is a change with its reason."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from grove.org.models import Person, Role
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.rounds.about import About
from grove.rounds.actions.comments import say, settle, thread_on
from grove.rounds.models import Suggestion
from grove.rounds.proposals import ProposedEdit, apply, rehearse
from grove.versions.fields import find_record


@action
def suggest(
    act: Recorder,
    plan: Plan,
    about: About,
    edit: ProposedEdit,
    why: str,
    mentioned: Iterable[Person] = (),
) -> Suggestion:
    """Propose an edit of a thing and say why; it becomes a thread.

    Raises ValidationError when the plan would not take it, OutOfDate when it cannot be applied.
    """
    act.within(plan)
    try:
        rehearse(act, plan, edit)
    except IntegrityError as error:
        raise ValidationError({"after": _("The plan cannot keep this value.")}) from error
    thread = act.create(thread_on(plan, about))
    called = [*mentioned, *_deciders(plan, edit)]
    say(act, thread, why, [one for one in called if one != act.actor])
    return act.create(Suggestion(thread=thread, author=act.actor, edit=edit.to_json()))


@action
def accept(act: Recorder, suggestion: Suggestion, seen: object = None) -> Suggestion:
    """Make a suggestion a change of the plan, whose reason names it and its author.

    `seen` is the result that was shown. Accepting twice is accepting once, and so is accepting
    what the plan says already. Raises OutOfDate, ValidationError as `apply`.
    """
    thread = act.lock(suggestion.thread)
    act.within(thread.plan)
    fresh = act.lock(suggestion)
    if fresh.state != Suggestion.State.OPEN:
        return fresh
    apply(act, thread.plan, fresh.proposed, seen)
    first = thread.comments.order_by("at", "pk").first()
    reason = _("Suggestion by %(name)s: %(why)s") % {
        "name": fresh.author or _("somebody"),
        "why": first.text if first else "",
    }
    act.because(reason)
    settle(act, thread)
    act.change(
        thread,
        resolved_at=act.at,
        resolved_by=act.actor,
        resolution=_("Accepted"),
        resolving_act=act.number,
    )
    return act.change(fresh, state=Suggestion.State.ACCEPTED)


def _deciders(plan: Plan, edit: ProposedEdit) -> list[Person]:
    """Who accepts or declines: the owner of the thing, and the heads of the department."""
    record = find_record(plan, edit.kind, edit.object_id)
    owner = getattr(record, "owner", None)
    heads = Person.objects.filter(
        roles__department=plan.department_id,
        roles__name=Role.Name.HEAD,
        roles__binned_at=None,
        is_active=True,
    )
    return [*([owner] if owner is not None else []), *heads.order_by("pk")]
