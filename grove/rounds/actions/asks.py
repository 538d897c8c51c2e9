"""What people do with asks: a team asks and withdraws, the head answers with a reason."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from grove.plans.codes import next_number
from grove.record.actions import Recorder, action
from grove.rounds.about import About
from grove.rounds.actions.rounds import open_answer, set_answer
from grove.rounds.models import Ask, TeamAnswer
from grove.rounds.proposals import ProposedEdit, apply

State = Ask.State
BROUGHT = (State.TAKEN, State.PARTLY)


@action
def ask(act: Recorder, given: TeamAnswer, kind: str, about: About, text: str) -> Ask:
    """Ask something for a team; its answer in this round is from now on that it asks.

    Raises ValidationError when the round is closed.
    """
    fresh = open_answer(act, given)
    plan = fresh.round.plan
    made = act.create(
        Ask(
            plan=plan,
            answer=fresh,
            number=next_number(act, plan, "ask"),
            kind=kind,
            about_kind=about.kind,
            object_id=about.object_id,
            about_code=about.code,
            about=about.words,
            text=text.strip(),
            asked_by=act.actor,
            asked_at=act.at,
        )
    )
    set_answer(act, fresh, TeamAnswer.Answer.ASKS)
    return made


@action
def withdraw_ask(act: Recorder, ask: Ask) -> Ask:
    """Take back an ask that nobody has answered yet. Twice is once."""
    act.within(ask.plan)
    fresh = act.lock(ask)
    if fresh.state == State.WITHDRAWN:
        return fresh
    if fresh.state != State.OPEN:
        raise ValidationError(_("%(ask)s is answered already.") % {"ask": fresh})
    return act.change(fresh, state=State.WITHDRAWN)


@action
def answer_ask(
    act: Recorder, ask: Ask, verdict: str, reason: str, edit: ProposedEdit | None = None
) -> Ask:
    """Answer an ask taken, partly or declined, each with a reason; a later answer replaces it.

    `edit` is made in the plan at once, as a change whose reason names the ask and the team. Raises
    OutOfDate and ValidationError as that edit, ValidationError for an ask that was withdrawn, an
    edit of something declined, or without a reason.
    """
    act.within(ask.plan)
    fresh, reason = act.lock(ask), reason.strip()
    if fresh.state == State.WITHDRAWN:
        raise ValidationError(_("%(ask)s was withdrawn by the team.") % {"ask": fresh})
    if not reason:
        raise ValidationError({"reason": _("Write why: the team reads it beside your answer.")})
    if edit is not None and verdict not in BROUGHT:
        raise ValidationError(
            {"verdict": _("The wording is changed only when the ask is taken, or partly taken.")}
        )
    act.because(
        _("%(ask)s of %(team)s: %(reason)s")
        % {"ask": fresh, "team": fresh.answer.team, "reason": reason}
    )
    if edit is not None:
        apply(act, fresh.plan, edit)
    kept = fresh.edit if verdict in BROUGHT else None
    return act.change(
        fresh,
        state=verdict,
        reason=reason,
        decided_at=act.at,
        decided_by=act.actor,
        edit=edit.to_json() if edit is not None else kept,
    )
