"""What a new password has to be, said kindly and in both languages."""

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grove.org.models import Person

LONGEST = 1_000  # characters; what comes above is no password any more, and costs time


def check_new_password(password: str, person: Person) -> None:
    """Raise ValidationError with what to do instead when a password is easily guessed."""
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise ValidationError([_said(fault) for fault in error.error_list]) from error


def _said(fault: ValidationError) -> str:
    """One fault in our words; one that an instance added by itself keeps its own."""
    if fault.code == "password_too_short":
        least = (fault.params or {})["min_length"]
        return ngettext(
            "The password is too short. Use at least %(least)d character; "
            "three or four words in a row are easy to remember.",
            "The password is too short. Use at least %(least)d characters; "
            "three or four words in a row are easy to remember.",
            least,
        ) % {"least": least}
    if fault.code == "password_too_common":
        return _("This password is on lists of common passwords. Choose one that only you use.")
    if fault.code == "password_too_similar":
        return _("The password is too close to the name or e-mail. Choose different words.")
    return fault.messages[0]
