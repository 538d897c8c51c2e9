"""Accounts: invitations, passwords, and what somebody sets for themselves."""

import secrets
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from grove.org.actions.people import add_person, set_email
from grove.org.entering import end_sessions
from grove.org.models import Invitation, Person
from grove.org.passwords import check_new_password
from grove.org.queries.account import InvitationBroken, find_invitation, has_accounts
from grove.record.actions import Recorder, action

LASTS = timedelta(days=14)


@action(undoable=False)
def first_invitation(act: Recorder) -> str | None:
    """The token of a link that creates the first account; None once there is one.

    A new token cancels the one before it.
    """
    return None if has_accounts() else _issue(act, None)


@action(undoable=False)
def invite(act: Recorder, person: Person) -> str:
    """The token of a person's link. It cancels the link they had before.

    Somebody new chooses a password with it, somebody with an account a new one; a person of the
    sample is signed in by it. Raises ValidationError for somebody who may not sign in, and for
    people of the sample who invite.
    """
    if act.actor is not None and act.actor.is_sample:
        raise ValidationError(_("People of the sample invite nobody. Leave the sample first."))
    fresh = act.lock(person)
    if fresh.binned_at or not fresh.is_active:
        raise ValidationError(
            _("%(name)s is deactivated. Activate the account first.") % {"name": fresh.name}
        )
    return _issue(act, fresh)


@action(undoable=False)
def sign_in_link(act: Recorder, person: Person) -> str:
    """The token of a link that signs in as a person of the sample, without a password.

    Raises ValueError for a real person: nobody signs in as somebody else.
    """
    if not person.is_sample:
        raise ValueError("only people of the sample are signed in by a link alone")
    return invite(act, person)


@action(undoable=False)
def accept_first(act: Recorder, token: str, name: str, email: str, password: str) -> Person:
    """Create the first person of this instance. Raises InvitationBroken, ValidationError."""
    invitation = _held(act, token)
    if invitation.person_id is not None or has_accounts():
        raise InvitationBroken(InvitationBroken.USED)
    act.change(invitation, used_at=act.at)
    return make_first_person(act, name, email, password)


@action(undoable=False)
def make_first_person(act: Recorder, name: str, email: str, password: str) -> Person:
    """A person with a password. Administrator of the company once one is created."""
    check_new_password(password, Person(name=name, email=email))
    person = add_person(act, name, email)
    return _give_password(act, person, password)


@action(undoable=False)
def accept_invitation(act: Recorder, token: str, password: str, email: str = "") -> Person:
    """Set a person's password by their link, once; their sessions elsewhere end.

    `email` is for somebody who had none. Raises InvitationBroken, ValidationError.
    """
    invitation = _held(act, token)
    if invitation.person is None:
        raise InvitationBroken(InvitationBroken.UNKNOWN)
    person = act.lock(invitation.person)
    if email and not person.email:
        set_email(act, person, email)
    if not person.email:
        raise ValidationError({"email": [_("Write the e-mail you will sign in with.")]})
    try:
        check_new_password(password, person)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
    act.change(invitation, used_at=act.at)
    end_sessions(person)
    return _give_password(act, person, password)


@action(undoable=False)
def enter_sample(act: Recorder, token: str) -> Person:
    """Use the link of a person of the sample. Raises InvitationBroken."""
    invitation = _held(act, token)
    if invitation.person is None or not invitation.person.is_sample:
        raise InvitationBroken(InvitationBroken.UNKNOWN)
    act.change(invitation, used_at=act.at)
    return invitation.person


@action(undoable=False)
def change_password(
    act: Recorder, person: Person, now: str, password: str, session: str | None
) -> Person:
    """Change one's own password; every session but `session` ends.

    Raises ValidationError when `now` is not the password or the new one is easily guessed.
    """
    fresh = act.lock(person)
    if not fresh.check_password(now):
        raise ValidationError({"now": [_("This is not your password now. Write it again.")]})
    try:
        check_new_password(password, fresh)
    except ValidationError as error:
        raise ValidationError({"password": error.messages}) from error
    end_sessions(fresh, but=session)
    return _give_password(act, fresh, password)


@action
def set_account(act: Recorder, person: Person, **values: object) -> Person:
    """Change one's own name, language, time zone, theme or keys."""
    return act.change(act.lock(person), **values)


def _issue(act: Recorder, person: Person | None) -> str:
    for earlier in Invitation.objects.filter(person=person, used_at=None):
        act.bin(earlier)
    token = secrets.token_urlsafe(32)
    act.create(
        Invitation(
            person=person, digest=Invitation.digest_of(token), expires_at=timezone.now() + LASTS
        )
    )
    return token


def _held(act: Recorder, token: str) -> Invitation:
    """The invitation of a token, locked: of two who use it at once one comes too late."""
    find_invitation(token)
    invitation: Invitation = act.lock(Invitation.objects.get(digest=Invitation.digest_of(token)))
    invitation.require_open()
    return invitation


def _give_password(act: Recorder, person: Person, password: str) -> Person:
    person.set_password(password)
    hashed, person.password = person.password, ""
    return act.change(person, password=hashed)
