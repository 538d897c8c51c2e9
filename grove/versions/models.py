"""Frozen versions: immutable snapshots of a whole plan with a fingerprint."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded


class Version(Recorded):
    """A plan as it was at one moment: 1.0 first share, 1.x iterations, 2.0 signed, 2.x amendments.

    The row is never updated (the database refuses it); `fingerprint` is the first eight bytes of
    the SHA-256 of the canonical content, in hexadecimal. `at_act` is the newest act it contains.
    The content stays out of the history: it would be there twice.
    """

    secret: ClassVar[frozenset[str]] = frozenset({"content"})

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    major = models.PositiveSmallIntegerField()
    minor = models.PositiveSmallIntegerField()
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
        ordering = ["major", "minor"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "major", "minor"], name="version_number_once"),
            models.CheckConstraint(name="version_from_1_0", condition=Q(major__gte=1)),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        return f"{self.major}.{self.minor}"

    @property
    def shown_fingerprint(self) -> str:
        """7f3a-91c2-…: groups of four."""
        return "-".join(self.fingerprint[i : i + 4] for i in range(0, len(self.fingerprint), 4))
