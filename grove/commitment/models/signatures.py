"""Step 6: who is asked to sign which version, and what each answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from grove.org.models import Person
from grove.record.models import Recorded
from grove.versions.models import Version


class Signature(Recorded):
    """One person's signature of one version, from being asked to the answer.

    `answered_at` before `asked_at`: given for an earlier version and kept, since the amendment
    touches nothing of theirs.
    """

    class State(models.TextChoices):
        ASKED = "asked", pgettext_lazy("signature", "asked")
        SIGNED = "signed", pgettext_lazy("signature", "signed")
        RESERVED = "reserved", pgettext_lazy("signature", "signed with reservation")
        CHANGES = "changes", pgettext_lazy("signature", "asked for changes")
        LAPSED = "lapsed", pgettext_lazy("signature", "not answered before the next version")

    GIVEN = (State.SIGNED, State.RESERVED)

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="signatures")
    role = models.CharField(max_length=13)
    state = models.CharField(max_length=8, choices=State.choices, default=State.ASKED)
    comment = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["version", "person"], condition=Q(binned_at=None), name="signature_once"
            ),
            models.CheckConstraint(
                name="reservation_says_why",
                condition=~Q(state__in=["reserved", "changes"]) | ~Q(comment=""),
            ),
        ]

    @property
    def kept(self) -> bool:
        """Given for an earlier version, and still standing."""
        return self.answered_at is not None and self.answered_at < self.asked_at

    def __str__(self) -> str:
        return f"{self.version} {self.person}"
