"""Decisions of meetings: numbered for the whole plan, and applied to it as a tracked change."""

from django.db import models
from django.db.models import Q

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded
from grove.rounds.models.agenda import AgendaItem
from grove.rounds.models.meetings import Meeting


class Decision(Recorded):
    """What a meeting decided: D14 of its plan. Everybody who reads the plan reads its decisions.

    One that changes the plan (`changes`) waits to be applied, and holds back a freeze until then.
    `edit` is a proposed edit that Grove applies; without one somebody changes the plan by hand and
    says so. It can be dropped with a reason instead. `about` is the code of what it concerns.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField()
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    item = models.ForeignKey(
        AgendaItem, null=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    text = models.CharField(max_length=1000)
    recorded_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="decisions_recorded"
    )
    at = models.DateTimeField()
    about = models.CharField(max_length=12, blank=True)
    changes = models.BooleanField(default=False)
    edit = models.JSONField(null=True)
    applied_at = models.DateTimeField(null=True)
    applied_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="decisions_applied"
    )
    dropped_at = models.DateTimeField(null=True)
    dropped_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="decision_number_once"),
            models.CheckConstraint(name="decision_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="decision_applied_or_dropped",
                condition=Q(applied_at=None) | Q(dropped_at=None),
            ),
            models.CheckConstraint(
                name="only_a_change_is_applied",
                condition=Q(changes=True) | Q(applied_at=None, edit=None),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        return f"D{self.number}"

    @property
    def label(self) -> str:
        return f"{self.code} {self.text}"[:200]

    @property
    def waits(self) -> bool:
        """Whether it is still to be applied."""
        return self.changes and self.applied_at is None and self.dropped_at is None


WAITING = Q(changes=True, applied_at=None, dropped_at=None)
