"""Asking for signatures and giving one: what is signed is a frozen version, freshly read."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.commitment.actions.confirmations import ask_people
from grove.commitment.models import Signature
from grove.commitment.signed import number_to_sign
from grove.commitment.signers import signers_of
from grove.commitment.standing import standing_signatures
from grove.okrs.models import Objective
from grove.plans.actions import share_plan
from grove.plans.models import Plan
from grove.record.actions import Recorder, action
from grove.rounds.models import Thread
from grove.versions.actions import freeze_version
from grove.versions.models import Version
from grove.versions.snapshot import fingerprint, snapshot

State = Signature.State
SIGNED = Signature.GIVEN
FINAL = 2  # major number of versions that are signed


class TextMovedOn(Exception):
    """Somebody changed the text, or froze a newer version, after the signer opened the page."""

    def __init__(self, signature: Signature, latest: Version) -> None:
        super().__init__(latest.number)
        self.signature = signature
        self.latest = latest


@action(undoable=False)
def ask_signatures(
    act: Recorder, plan: Plan, reason: str = "", points_reason: str = "", despite: str = ""
) -> Version:
    """Freeze the text as the next version to sign, unless the last one says the same, and ask
    everybody who signs; open requests of earlier versions lapse. Twice is once.

    A version after 2.0 is an amendment and needs a reason. Raises ValidationError for that, for
    open comments, for a plan without objectives, and as `freeze_version`.
    """
    act.within(plan)
    act.final()
    fresh = act.lock(plan)
    _check_ready(fresh)
    version = _final_version(act, fresh, reason.strip(), points_reason, despite)
    if fresh.shared_at is None:
        share_plan(act, act.lock(plan))
    for waiting in Signature.objects.filter(version__plan=fresh, state=State.ASKED).exclude(
        version=version
    ):
        act.change(act.lock(waiting), state=State.LAPSED)
    asked = set(version.signatures.values_list("person", flat=True))
    standing = standing_signatures(fresh, version) if not asked else {}
    for signer in signers_of(fresh):
        if signer.person.pk in asked:
            continue
        signature = Signature(
            version=version, person=signer.person, role=signer.role, asked_at=act.at
        )
        if kept := standing.get(signer.person.pk):
            signature.state, signature.comment = kept.state, kept.comment
            signature.answered_at = kept.answered_at
        act.create(signature)
    _open_when_complete(act, version)
    return version


@action(undoable=False)
def answer_request(
    act: Recorder, version: Version, answer: str, comment: str, seen_version: str, seen_draft: str
) -> Signature:
    """Sign a version, sign it with a reservation, or ask for changes: only for oneself.

    `seen_version` and `seen_draft` are the fingerprints of the version and of the draft when the
    page was opened. Raises PermissionDenied for who was not asked, TextMovedOn when either is not
    what it was, ValidationError for an answer that needs words. A signature is given once: signing
    again changes nothing.
    """
    plan = act.lock(version.plan)  # nobody freezes or asks while somebody signs
    act.within(plan)
    signature = Signature.objects.filter(version=version, person=act.actor).first()
    if signature is None:
        raise PermissionDenied("not asked to sign this version")
    signature = act.lock(signature)
    if signature.state in SIGNED:
        return signature
    latest = (
        Version.objects.filter(plan=plan, major__gte=FINAL).order_by("major", "minor", "pk").last()
    )
    assert latest is not None
    if (
        latest.pk != version.pk
        or version.fingerprint != seen_version
        or fingerprint(snapshot(plan)) != seen_draft
    ):
        raise TextMovedOn(signature, latest)
    comment = comment.strip()
    if answer in (State.RESERVED, State.CHANGES) and not comment:
        raise ValidationError({"comment": _NEEDS_WORDS[State(answer)]()})
    act.because(comment)
    answered = act.change(signature, state=answer, comment=comment, answered_at=act.at)
    _send_back_or_forth(act, version)
    _open_when_complete(act, version)
    return answered


def _send_back_or_forth(act: Recorder, version: Version) -> None:
    """A version somebody wants changed is a release candidate as long as anybody does: its number
    is free for the text that is signed in the end."""
    wanted = version.signatures.filter(state=State.CHANGES).exists()
    if wanted and not version.candidate:
        same = Version.objects.filter(
            plan=version.plan_id, major=version.major, minor=version.minor
        )
        act.change(act.lock(version), candidate=same.count())
    elif version.candidate and not wanted:
        act.change(act.lock(version), candidate=0)


def _open_when_complete(act: Recorder, version: Version) -> None:
    """Once everybody has signed, the people of the plan are asked whether it is clear to them."""
    given = list(version.signatures.values_list("state", flat=True))
    if given and all(state in SIGNED for state in given):
        ask_people(act, version)


_NEEDS_WORDS = {
    State.RESERVED: lambda: _("Write what your reservation is, then sign with it."),
    State.CHANGES: lambda: _("Write what should change, then ask for it."),
}


def _check_ready(plan: Plan) -> None:
    if not Objective.objects.filter(plan=plan).exists():
        raise ValidationError(
            _("There is no objective to sign yet. Write the first one in the draft.")
        )
    unresolved = Thread.objects.filter(plan=plan, resolved_at=None).count()
    if unresolved:
        raise ValidationError(
            ngettext(
                "One comment is not resolved. Resolve it in step 5, then ask for signatures.",
                "%(count)d comments are not resolved. Resolve them in step 5,"
                " then ask for signatures.",
                unresolved,
            )
            % {"count": unresolved}
        )


def _final_version(
    act: Recorder, plan: Plan, reason: str, points_reason: str, despite: str
) -> Version:
    last = Version.objects.filter(plan=plan).order_by("major", "minor", "pk").last()
    if last is not None and last.fingerprint == fingerprint(snapshot(plan)):
        if last.major >= FINAL:
            return last
        # 1.x said the same: the version to sign is still one of its own, with its own number.
        return _freeze(act, plan, last, reason, points_reason, despite, same=True)
    if last is not None and last.major >= FINAL and not last.candidate and not reason:
        raise ValidationError(
            {
                "reason": _("Version %(number)s is there already. Write why the plan is amended.")
                % {"number": last.number}
            }
        )
    return _freeze(act, plan, last, reason, points_reason, despite)


def _freeze(
    act: Recorder,
    plan: Plan,
    last: Version | None,
    reason: str,
    points_reason: str,
    despite: str,
    same: bool = False,
) -> Version:
    number = number_to_sign(last)
    if reason:
        act.because(reason)
    return freeze_version(
        act,
        plan,
        number.major,
        number.minor,
        note=reason,
        points_reason=points_reason,
        even_unchanged=same,
        despite=despite,
    )
