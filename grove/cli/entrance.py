"""`grove link`, and the link that is printed when Grove starts."""

import argparse

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from grove.cli.stop import Stop
from grove.org.actions import first_invitation, invite, sign_in_link
from grove.org.invitations import public_url
from grove.org.models import Department, Person, Role


def link(arguments: argparse.Namespace) -> None:
    """Print a fresh link for somebody; the one they had before ends."""
    email = arguments.email.strip().lower()
    person = Person.objects.filter(email=email).first()
    if person is None:
        raise Stop(
            _("Nobody here has the e-mail %(email)s. Look it up under Settings › People.")
            % {"email": email}
        )
    try:
        token = sign_in_link(None, person) if person.is_sample else invite(None, person)
    except ValidationError as error:
        raise Stop(" ".join(error.messages)) from error
    print(
        _("A link for %(name)s. It works once, for 14 days:") % {"name": person.name},
        address(arguments.url or public_url(), token),
        sep="\n",
    )


def way_in(url: str) -> tuple[str, str]:
    """How to get in, as a sentence and an address: the first account, the sample, or signing in."""
    token = first_invitation(None)
    sample = _sample_person()
    if sample is not None:
        words = _("Look around as %(name)s of the sample:") % {"name": sample.name}
        return words, address(url, sign_in_link(None, sample))
    if token is not None:
        return _("Create the first account here:"), address(url, token)
    return _("Sign in here:"), url


def address(url: str, token: str) -> str:
    """The whole address of a link."""
    return url.rstrip("/") + reverse("invitation", args=[token])


def _sample_person() -> Person | None:
    """The head of the sample's department, of the sample in the terminal's language if there is
    one."""
    heads = Role.objects.filter(
        name=Role.Name.HEAD,
        person__is_sample=True,
        person__binned_at=None,
        department__is_sample=True,
        department__binned_at=None,
    ).select_related("person", "department")
    language = (get_language() or "en")[:2]

    def order(head: Role) -> tuple[bool, bool, str, int]:
        elsewhere = head.department.kind != Department.Kind.DEPARTMENT
        foreign = (head.person.language or "en")[:2] != language
        return elsewhere, foreign, head.department.path, head.pk

    first = min(heads, key=order, default=None)
    return first.person if first else None
