"""What people do with the reviewer: set a finding aside, answer a question, set its house rules."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grove.drafting.models import HouseRules, SetAside
from grove.plans.models import Plan
from grove.quality.configuration import settings_of
from grove.quality.files.source import Fault
from grove.quality.registry import rule_of
from grove.record.actions import Recorder, action

LONGEST_REASON = 2000


@action
def set_aside(
    act: Recorder,
    plan: Plan,
    code: str,
    identity: str,
    about: str = "",
    reason: str = "",
    needs_reason: bool = False,
) -> SetAside:
    """Leave a finding as it is: this one, or with an empty identity its rule in this plan.

    needs_reason   it would hold back a version, or it is a question: say why, or the answer
    The reason stays in the history. Raises ValidationError. Twice is once.
    """
    act.within(plan)
    reason = reason.strip()
    try:
        code = rule_of(code).code
    except KeyError as error:
        raise ValidationError(
            {"code": [_("“%(value)s” is no rule.") % {"value": code[:40]}]}
        ) from error
    if needs_reason and not reason:
        raise ValidationError(
            {
                "because": [
                    _("The reason is empty. Say in a sentence why this can stay; it is kept.")
                ]
            }
        )
    if len(reason) > LONGEST_REASON:
        raise ValidationError(
            {
                "because": [
                    _("The reason has %(length)d characters. Shorten it to %(most)d.")
                    % {"length": len(reason), "most": LONGEST_REASON}
                ]
            }
        )
    if reason:
        act.because(reason)
    act.lock(plan)  # two people at once must not set it aside twice
    before = SetAside.objects.filter(plan=plan, code=code, identity=identity[:80]).first()
    if before is not None:
        return act.change(before, because=reason or before.because, by=act.actor)
    return act.create(
        SetAside(
            plan=plan,
            code=code,
            identity=identity[:80],
            about=about[:20],
            because=reason,
            by=act.actor,
        )
    )


@action
def take_up(act: Recorder, aside: SetAside) -> None:
    """Let the reviewer say it again. Twice is once."""
    act.within(aside.plan)
    fresh = act.lock(aside)
    if fresh.binned_at is None:
        act.bin(fresh)


@action
def set_house_rules(act: Recorder, said: Mapping[str, Any]) -> HouseRules:
    """Set how the reviewer works in this whole instance. Raises ValidationError with the words of
    the reader of `grove.toml`, which means the same."""
    try:
        settings_of(said)
    except Fault as error:
        error.language = get_language() or "en"
        raise ValidationError({"said": [error.message]}) from error
    rules = HouseRules.objects.first()
    if rules is None:
        return act.create(HouseRules(said=dict(said)))
    return act.change(act.lock(rules), said=dict(said))
