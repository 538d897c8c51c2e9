"""What people type about themselves, each other and departments, and what is wrong with it."""

import re
import unicodedata
import zoneinfo
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from grove.org.models import Department, Person, Role
from grove.org.passwords import LONGEST


class Line(forms.CharField):
    """One line of text; says by its own name what is missing or too long."""

    def __init__(self, label: Any, *, limit: int = 120, missing: Any = "", **options: Any) -> None:
        super().__init__(label=label, required=bool(missing), **options)
        self.limit, self.missing = limit, missing

    def to_python(self, value: Any) -> str:
        return " ".join((super().to_python(value) or "").split())

    def validate(self, value: str) -> None:
        if not value and self.required:
            raise ValidationError(str(self.missing))
        if len(value) > self.limit:
            raise ValidationError(
                _("%(field)s has %(length)d characters; at most %(limit)d fit. Shorten it.")
                % {"field": self.label, "length": len(value), "limit": self.limit}
            )


class Mail(Line):
    """An e-mail address; full-width letters and signs are accepted and stored plain."""

    def __init__(self, *, missing: Any = "") -> None:
        super().__init__(gettext_lazy("E-mail"), limit=254, missing=missing)

    def to_python(self, value: Any) -> str:
        return unicodedata.normalize("NFKC", super().to_python(value)).lower()

    def validate(self, value: str) -> None:
        super().validate(value)
        if not value:
            return
        try:
            validate_email(value)
        except ValidationError:
            raise ValidationError(
                _("“%(email)s” is not an e-mail. Write it like name@company.com.")
                % {"email": value}
            ) from None


class Secret(forms.CharField):
    """A password, taken as it is typed."""

    def __init__(self, label: Any, *, missing: Any) -> None:
        super().__init__(label=label, strip=False, required=True)
        self.missing = missing

    def validate(self, value: str) -> None:
        if not value:
            raise ValidationError(str(self.missing))
        if len(value) > LONGEST:
            raise ValidationError(
                _("The password has %(length)d characters; at most %(limit)d fit. Shorten it.")
                % {"length": len(value), "limit": LONGEST}
            )


class Choice(forms.ChoiceField):
    """One of a few; says what was sent when it is none of them."""

    def validate(self, value: str) -> None:
        if (value or self.required) and not self.valid_value(value):
            raise ValidationError(
                _("“%(value)s” is not one of the choices for %(field)s. Choose one of the list.")
                % {"value": value[:60], "field": self.label}
            )


_NAME = gettext_lazy("Write a name.")
_MAIL = gettext_lazy("Write the e-mail you will sign in with.")
_NEW = gettext_lazy("Choose a password.")


class SignInForm(forms.Form):
    """E-mail and password. The fields only limit; whether they match is asked once."""

    email = Line(gettext_lazy("E-mail"), limit=320, missing=gettext_lazy("Write your e-mail."))
    password = Secret(gettext_lazy("Password"), missing=gettext_lazy("Write your password."))


class HelpForm(forms.Form):
    """Where to send a new link."""

    email = Mail(missing=gettext_lazy("Write your e-mail."))


class NewPasswordForm(forms.Form):
    """Somebody invited chooses a password."""

    password = Secret(gettext_lazy("New password"), missing=_NEW)


class NewAccountForm(forms.Form):
    """The same for somebody whose e-mail is not known yet."""

    email = Mail(missing=_MAIL)
    password = Secret(gettext_lazy("New password"), missing=_NEW)


class FirstAccountForm(forms.Form):
    """The first account of an instance."""

    name = Line(gettext_lazy("Your name"), missing=gettext_lazy("Write your name."))
    email = Mail(missing=_MAIL)
    password = Secret(gettext_lazy("New password"), missing=_NEW)


class AccountForm(forms.Form):
    """What somebody sets for themselves."""

    name = Line(gettext_lazy("Your name"), missing=gettext_lazy("Write your name."))
    language = Choice(label=gettext_lazy("Language"), choices=settings.LANGUAGES)
    time_zone = Line(gettext_lazy("Time zone"), limit=60)
    theme = Choice(label=gettext_lazy("Theme"), choices=Person.Theme.choices)
    single_keys = forms.BooleanField(label=gettext_lazy("Single-letter keys"), required=False)
    letters = forms.BooleanField(label=gettext_lazy("Letters about what waits"), required=False)

    def clean_time_zone(self) -> str:
        zone: str = self.cleaned_data["time_zone"]
        if zone and zone not in zoneinfo.available_timezones() | {"UTC"}:
            raise ValidationError(
                _("There is no time zone “%(zone)s”. Choose one of the list.") % {"zone": zone}
            )
        return zone


class PasswordForm(forms.Form):
    """One's own password, now and from now on."""

    now = Secret(
        gettext_lazy("Password now"), missing=gettext_lazy("Write the password you have now.")
    )
    password = Secret(gettext_lazy("New password"), missing=_NEW)


class DepartmentForm(forms.Form):
    """A department: what it is called and where it stands."""

    name = Line(gettext_lazy("Name"), missing=_NAME)
    code = Line(
        pgettext_lazy("of a department", "Code"),
        limit=8,
        missing=gettext_lazy("Write a code of 2 to 8 letters and digits, such as PLAT."),
    )
    kind = Choice(label=gettext_lazy("Kind"), choices=Department.Kind.choices)
    parent = Choice(label=gettext_lazy("Part of"), required=False)
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, parents: list[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parent"].choices = [(str(pk), words) for pk, words in parents]  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        code = unicodedata.normalize("NFKC", self.cleaned_data["code"]).upper()
        if not re.fullmatch(r"[A-Z][A-Z0-9]{1,7}", code):
            raise ValidationError(
                _(
                    "“%(code)s” cannot be a code. Use 2 to 8 letters A to Z and digits, "
                    "beginning with a letter, such as PLAT."
                )
                % {"code": code}
            )
        return code


class PersonForm(forms.Form):
    """A person's name and e-mail, and what they are in one department."""

    name = Line(pgettext_lazy("of a person", "Name"), missing=gettext_lazy("Write the name."))
    email = Mail()
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        required=False,
        error_messages={
            "invalid_choice": gettext_lazy("“%(value)s” is not a role you can give here.")
        },
    )
    revision = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self, *args: Any, offered: list[str], keeps: bool, opens: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = [  # type: ignore[attr-defined]
            choice for choice in Role.Name.choices if choice[0] in offered
        ]
        if not keeps:
            del self.fields["name"]
        if not opens:
            del self.fields["email"]


class PasteForm(forms.Form):
    """People to add, one a line."""

    lines = forms.CharField(
        label=gettext_lazy("People, one a line"),
        error_messages={
            "required": gettext_lazy("Write at least one person: name, e-mail, team, lead.")
        },
    )

    def clean_lines(self) -> str:
        text: str = self.cleaned_data["lines"]
        if len(text) > 100_000:
            raise ValidationError(
                _("The text has %(length)d characters; at most %(limit)d fit. Add people in parts.")
                % {"length": len(text), "limit": 100_000}
            )
        return text
