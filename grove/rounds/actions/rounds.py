"""What people do in a round: share a version, read it, answer, remind, close."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from grove.org.models import Department
from grove.plans.actions import invite_writer, open_plan, share_plan
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.rounds.models import Ask, Round, TeamAnswer
from grove.rounds.models.rounds import MOST, USUAL
from grove.rounds.teams import teams_of
from grove.versions.actions import freeze_version
from grove.versions.holds import holds_of
from grove.versions.models import Version
from grove.versions.numbers import Number, following
from grove.versions.snapshot import fingerprint, snapshot

Answer = TeamAnswer.Answer


@action(undoable=False)
def share_round(
    act: Recorder,
    version: Version,
    teams: Iterable[Department],
    due: date,
    line: str = "",
    planned: int = USUAL,
) -> Round:
    """Send a version down to teams and begin the next round.

    Raises ValidationError when a round is still open, when four have been, without a team, for a
    team of another department, for a day that is over.
    """
    plan = act.lock(version.plan)
    act.within(plan)
    act.final()
    chosen = list({team.pk: team for team in teams}.values())
    last = Round.objects.filter(plan=plan).order_by("number").last()
    number = last.number + 1 if last else 1
    _check_round(plan, last, number, chosen)
    if due < timezone.localdate(act.at):
        raise ValidationError({"due": _("That day is over. Choose one from today on.")})
    if plan.shared_at is None:
        share_plan(act, plan)
    made = act.create(
        Round(
            plan=plan,
            number=number,
            planned=min(max(planned, number), MOST),
            version=version,
            line=line.strip(),
            due=due,
            shared_at=act.at,
        )
    )
    for team in chosen:
        act.create(TeamAnswer(round=made, team=team))
    return made


@action
def say_read(act: Recorder, given: TeamAnswer) -> TeamAnswer:
    """Say for a team that it has read the version of the round. Twice is once."""
    fresh = open_answer(act, given)
    if fresh.read_at is not None:
        return fresh
    return act.change(fresh, read_at=act.at, read_by=act.actor)


@action
def agree(act: Recorder, given: TeamAnswer, reservation: str = "") -> TeamAnswer:
    """Say for a team that it agrees, with words: that it agrees with a reservation.

    The answer takes the place of an earlier one; what the team still asked is withdrawn. Raises
    ValidationError when the round is closed.
    """
    fresh, reservation = open_answer(act, given), reservation.strip()
    for ask in Ask.objects.filter(plan=fresh.round.plan, state=Ask.State.OPEN).filter(
        answer__team=fresh.team_id
    ):
        act.change(act.lock(ask), state=Ask.State.WITHDRAWN)
    answer = Answer.RESERVED if reservation else Answer.AGREES
    return set_answer(act, fresh, answer, reservation)


@action
def remind(act: Recorder, given: TeamAnswer) -> TeamAnswer:
    """Tell the leads of a silent team again that their answer is waited for."""
    fresh = open_answer(act, given)
    if fresh.answer:
        raise ValidationError(
            _("%(team)s has answered: there is nothing to remind of.") % {"team": given.team}
        )
    return act.change(fresh, reminded_at=act.at)


@action(undoable=False)
def close_round(
    act: Recorder, round: Round, reason: str = "", note: str = "", points_reason: str = ""
) -> Round:
    """End a round with a version: the next one is frozen, or the shared one stands if nothing
    changed since the last.

    Raises ValidationError when asks are open or decisions are to be applied and no reason is given,
    and as `freeze_version`.
    """
    plan = act.lock(round.plan)
    act.within(plan)
    act.final()
    fresh, reason = act.lock(round), reason.strip()
    if fresh.closed_at is not None:
        raise ValidationError(_("Round %(number)d is closed already.") % {"number": fresh.number})
    waiting = list(Ask.objects.filter(plan=plan, state=Ask.State.OPEN).order_by("number"))
    if waiting and not reason:
        codes = pgettext("between two names of a list", ", ").join(ask.code for ask in waiting)
        words = ngettext(
            "%(codes)s is still open. Answer it, or write why the round is closed all the same.",
            "%(codes)s are still open. Answer them, or write why the round is closed all the same.",
            len(waiting),
        )
        raise ValidationError({"reason": words % {"codes": codes}})
    act.because(reason)
    last = Version.objects.filter(plan=plan).order_by("major", "minor").last()
    assert last is not None
    if last.fingerprint != fingerprint(snapshot(plan)):
        name = _("after round %(number)d") % {"number": fresh.number}
        number = following(Number(last.major, last.minor))
        _check_holds(plan, str(number), reason)
        last = freeze_version(
            act, plan, number.major, number.minor, name, note, points_reason, despite=reason
        )
    return act.change(
        fresh,
        closed_at=act.at,
        closed_with=last,
        closed_because=reason if waiting else "",
    )


def _check_holds(plan: Plan, number: str, reason: str) -> None:
    """One reason covers the open asks and whatever holds the version back."""
    held = holds_of(plan, number)
    if held and not reason:
        names = pgettext("between two names of a list", ", ").join(
            dict.fromkeys(hold.name for hold in held)
        )
        raise ValidationError(
            {
                "reason": _(
                    "This holds the version back: %(names)s. Settle it, or write why the round is"
                    " closed all the same."
                )
                % {"names": names[:400]}
            }
        )


@action
def begin_team_plan(act: Recorder, plan: Plan, team: Department) -> Plan:
    """Begin a team's own plan in the cycle of the department's, with who begins it as a writer.

    A plan that is there already is returned as it stands. Nothing is copied into it.
    """
    known = Plan.objects.filter(department=team, cycle=plan.cycle).first()
    if known is not None:
        return known
    made = open_plan(act, team, plan.cycle)
    if not team.roles.filter(person=act.actor, name="head", binned_at=None).exists():
        invite_writer(act, made, act.actor)
    act.within(made)
    return made


def set_answer(act: Recorder, given: TeamAnswer, answer: str, reservation: str = "") -> TeamAnswer:
    """Give a locked team's answer its value; who answers has read."""
    read = {} if given.read_at else {"read_at": act.at, "read_by": act.actor}
    return act.change(
        given,
        answer=answer,
        reservation=reservation,
        answered_at=act.at,
        answered_by=act.actor,
        **read,
    )


def open_answer(act: Recorder, given: TeamAnswer) -> TeamAnswer:
    """A team's answer, locked. Raises ValidationError when its round is closed."""
    round = act.lock(given.round)
    act.within(round.plan)
    if round.closed_at is not None:
        raise ValidationError(
            _("Round %(number)d is closed. The next one asks again.") % {"number": round.number}
        )
    return act.lock(given)


def _check_round(plan: Plan, last: Round | None, number: int, teams: list[Department]) -> None:
    if last is not None and last.closed_at is None:
        raise ValidationError(
            _("Round %(number)d is still open. Close it, then share the next version.")
            % {"number": last.number}
        )
    if number > MOST:
        raise ValidationError(
            _("There have been %(most)d rounds. A plan that needs a fifth needs a meeting.")
            % {"most": MOST}
        )
    known = set(teams_of(plan.department).values_list("pk", flat=True))
    if not teams or any(team.pk not in known for team in teams):
        raise ValidationError({"teams": _("Choose at least one team of this department.")})
