"""Frozen versions: immutable snapshots of a whole plan with a fingerprint; links to read one."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext_lazy as _

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded
from grove.versions.numbers import Number


class Version(Recorded):
    """A plan as it was at one moment: 1.0 first share, 1.x iterations, 2.0 signed, 2.x amendments.

    What it froze is never updated (the database refuses it). A version to sign that a signer sent
    back becomes a release candidate, 2.0-rc1, so that the text signed in the end is 2.0.
    `fingerprint` is the first eight bytes of the SHA-256 of the canonical content, in hexadecimal.
    `at_act` is the newest act it contains.
    The content stays out of the history: it would be there twice.
    """

    secret: ClassVar[frozenset[str]] = frozenset({"content"})

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    major = models.PositiveSmallIntegerField()
    minor = models.PositiveSmallIntegerField()
    candidate = models.PositiveSmallIntegerField(default=0)
    name = models.CharField(_("name"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)
    points_reason = models.TextField(_("why more than 100 points"), blank=True)
    frozen_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="versions_frozen"
    )
    frozen_at = models.DateTimeField()
    at_act = models.BigIntegerField(default=0)
    content = models.JSONField()
    fingerprint = models.CharField(max_length=16)

    class Meta:
        ordering = ["major", "minor", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "major", "minor", "candidate"], name="version_number_once"
            ),
            models.CheckConstraint(name="version_from_1_0", condition=Q(major__gte=1)),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return str(Number(self.major, self.minor, self.candidate))

    @property
    def shown_fingerprint(self) -> str:
        """7f3a-91c2-…: groups of four."""
        return "-".join(self.fingerprint[i : i + 4] for i in range(0, len(self.fingerprint), 4))


class ReadingLink(Recorded):
    """Lets whoever has the link read one version without an account, until a day or a word.

    Nothing secret is stored: the address carries a signature of this row, made with the secret of
    the instance, so the link can be shown again to who made it, and dies with the row.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="reading_links")
    made_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="reading_links"
    )
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.version_id)

    @property
    def token(self) -> str:
        """The part of the address that nobody can guess or change: number, then signature."""
        return f"{self.pk}-{self._signature}"

    def fits(self, token: str) -> bool:
        """Whether a token is this link's. Takes as long for a wrong one."""
        return constant_time_compare(token, self.token)

    @property
    def _signature(self) -> str:
        until = int(self.expires_at.timestamp())
        said = f"{self.pk}:{self.version_id}:{until}"
        return salted_hmac("grove.versions.reading", said, algorithm="sha256").hexdigest()[:40]
