"""Words of the organisation in the reader's language: roles, kinds of departments."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grove.look.words import page_lang
from grove.org.models import Department, Role


def role_words(role: str) -> str:
    """A role's name: "head", "lead", …"""
    return str(Role.Name(role).label)


def role_meaning(role: str) -> str:
    """What somebody with this role can do, in a line."""
    return {
        "head": _("writes the plan, freezes, shares and asks for signatures; keeps the people"),
        "lead": _("reads what is shared, comments, adds needs and signs"),
        "member": _("reads what is shared and comments"),
        "boss": _("reads what is shared, comments and signs"),
        "coach": _("reads and comments, here and in every department below"),
        "administrator": _("keeps departments and people, here and below; reads what is shared"),
    }[role]


def enumerated(words: Iterable[str]) -> str:
    """Words one after the other, parted as the language does."""
    return ("、" if page_lang() == "zh-Hans" else ", ").join(words)


def kind_words(kind: str) -> str:
    """What kind of department it is."""
    return str(Department.Kind(kind).label)


def account_state(is_active: bool, has_account: bool) -> str:
    """Whether a person can sign in."""
    if not is_active:
        return pgettext("account", "deactivated")
    return pgettext("account", "signs in") if has_account else pgettext("account", "not yet here")
