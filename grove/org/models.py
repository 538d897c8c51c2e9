"""People, the tree of departments, who has which role where, and what lets a person in."""

import hashlib
from datetime import datetime, timedelta
from typing import Any, ClassVar, cast

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.base_session import AbstractBaseSession
from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.record.models import Recorded
from grove.record.statement import RecordsOf


class PersonManager(BaseUserManager["Person"]):
    """People in use; sign-in looks up by e-mail whatever its case."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(binned_at=None)

    def get_by_natural_key(self, email: str | None) -> "Person":
        return self.get(email=(email or "").strip().lower())


class Person(AbstractBaseUser, Recorded):
    """Somebody named in a plan. May sign in once they have an e-mail and accepted an invitation."""

    class Theme(models.TextChoices):
        SYSTEM = "system", pgettext_lazy("theme", "As the system")
        LIGHT = "light", pgettext_lazy("theme", "Light")
        DARK = "dark", pgettext_lazy("theme", "Dark")

    secret: ClassVar[frozenset[str]] = frozenset({"password", "last_login"})

    name = models.CharField(_("name"), max_length=120)
    email = models.EmailField(_("e-mail"), null=True, unique=True)
    language = models.CharField(_("language"), max_length=10, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    theme = models.CharField(_("theme"), max_length=6, choices=Theme.choices, default=Theme.SYSTEM)
    single_keys = models.BooleanField(_("single-letter keys"), default=True)
    letters = models.BooleanField(_("letters about what waits"), default=True)
    is_active = models.BooleanField(default=True)
    is_sample = models.BooleanField(default=False)

    objects = PersonManager()  # type: ignore[misc,assignment]
    everything = models.Manager()  # type: ignore[misc]

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(name="person_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(name="person_email_not_blank", condition=~Q(email="")),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def has_account(self) -> bool:
        """Whether this person has chosen a password."""
        return bool(self.password) and self.has_usable_password()


class Department(Recorded):
    """A node of the organisation: company, business unit, department or team, at any depth.

    `path` lists the ids from the top to this node, as `/1/5/9/`: ancestors and descendants are
    one indexed read.
    """

    class Kind(models.TextChoices):
        COMPANY = "company", _("company")
        BUSINESS_UNIT = "business_unit", _("business unit")
        DEPARTMENT = "department", _("department")
        TEAM = "team", _("team")

    code = models.CharField(
        _("code"),
        max_length=8,
        unique=True,
        validators=[RegexValidator(r"^[A-Z][A-Z0-9]{1,7}$")],
    )
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(max_length=13, choices=Kind.choices, default=Kind.DEPARTMENT)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    path = models.CharField(max_length=255, db_index=True, editable=False)
    is_sample = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.CheckConstraint(name="department_has_a_name", condition=~Q(name="")),
            models.CheckConstraint(
                name="department_not_its_own_parent", condition=~Q(parent=F("id"))
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def slug(self) -> str:
        return self.code.lower()

    @property
    def scope(self) -> str:
        return f"department:{self.pk}"

    @property
    def ancestor_ids(self) -> list[int]:
        """Ids from the top of the tree down to and including this department."""
        return [int(part) for part in self.path.split("/") if part]


class Role(Recorded):
    """What a person is in one department."""

    class Name(models.TextChoices):
        HEAD = "head", pgettext_lazy("role", "head")
        LEAD = "lead", pgettext_lazy("role", "lead")
        MEMBER = "member", pgettext_lazy("role", "member")
        BOSS = "boss", pgettext_lazy("role", "boss")
        COACH = "coach", pgettext_lazy("role", "coach")
        ADMINISTRATOR = "administrator", pgettext_lazy("role", "administrator")

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="roles")
    department = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="roles")
    name = models.CharField(max_length=13, choices=Name.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "department", "name"],
                condition=Q(binned_at=None),
                name="role_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.name} {self.department_id}"


class Invitation(Recorded):
    """A link that lets one person set a password, once, until it expires.

    Only the digest of its token is stored. Without a person it creates the first account.
    """

    secret: ClassVar[frozenset[str]] = frozenset({"digest"})

    person = models.ForeignKey(
        Person, null=True, on_delete=models.CASCADE, related_name="invitations"
    )
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.person or "")

    @staticmethod
    def digest_of(token: str) -> str:
        return hashlib.sha256(token.encode()).hexdigest()

    def require_open(self) -> None:
        """Raise InvitationBroken, saying why, when this link opens nothing any more."""
        if self.used_at is not None:
            raise InvitationBroken(InvitationBroken.USED)
        if self.binned_at is not None:
            raise InvitationBroken(InvitationBroken.REPLACED)
        if self.expires_at <= timezone.now():
            raise InvitationBroken(InvitationBroken.EXPIRED)
        if self.person is not None and (self.person.binned_at or not self.person.is_active):
            raise InvitationBroken(InvitationBroken.CLOSED)


class InvitationBroken(Exception):
    """A link that opens nothing: never given, used, replaced by a newer one, too old, or of a
    closed account. `why` is one of the constants."""

    UNKNOWN, USED, REPLACED, EXPIRED, CLOSED = "unknown", "used", "replaced", "expired", "closed"

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Session(AbstractBaseSession):
    """A signed-in browser: listed to its person, and revocable."""

    person = models.ForeignKey(Person, null=True, on_delete=models.CASCADE, related_name="sessions")
    browser = models.CharField(max_length=200, blank=True)
    began_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    @classmethod
    def get_session_store_class(cls) -> type["SessionStore"]:
        return SessionStore


class SessionStore(DatabaseStore):
    """Django's database sessions with the person and the browser in columns of their own."""

    browser = ""
    seen_at: datetime | None = None
    person: Person | None = None

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        now = timezone.now()
        began = data.setdefault("began_at", now.isoformat())  # before the data is encoded
        row = cast(Session, super().create_model_instance(data))
        person = data.get(SESSION_KEY)
        row.person_id = int(person) if person else None
        row.browser = self.browser[:200]
        row.seen_at = now
        row.began_at = datetime.fromisoformat(began)
        return row

    def note_seen(self) -> None:
        """Keep when this browser was last here, to five minutes: most requests write nothing."""
        now = timezone.now()
        if self.seen_at and now - self.seen_at > timedelta(minutes=5):
            Session.objects.filter(pk=self.session_key).update(seen_at=now)
            self.seen_at = now

    def _get_session_from_db(self) -> Session | None:
        """The session with its person in one query: every request asks for both."""
        row = next(_sessions([self.session_key or ""]), None)
        if row is None or row.expire_date <= timezone.now():
            self._session_key = None
            return None
        self.seen_at, self.person = row.seen_at, row.person
        return row


@RecordsOf
def _sessions(keys: list[str]) -> models.QuerySet[Session]:
    return Session.objects.filter(pk=keys[0]).select_related("person")


class SignInAttempt(models.Model):
    """A failed sign-in, kept an hour, by e-mail digest and by address: what throttling counts."""

    digest = models.CharField(max_length=64, db_index=True)
    address = models.CharField(max_length=64, db_index=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
