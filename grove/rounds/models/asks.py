"""Asks: what a team wants of the plan, and what the head answered."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded
from grove.rounds.models.rounds import TeamAnswer


class Ask(Recorded):
    """One ask of a team about one thing of the plan, or about the plan (`about_kind` "plan").

    `number` makes the code A3, given once in a plan. `about` is the thing's wording when the team
    asked. `edit` is the proposed edit that the answer brought into the plan, as plain JSON.
    """

    class Kind(models.TextChoices):
        CHANGE = "change", pgettext_lazy("ask", "Change this")
        NEED = "need", pgettext_lazy("ask", "We need this")
        OBSTACLE = "obstacle", pgettext_lazy("ask", "This will not work, because")

    class State(models.TextChoices):
        OPEN = "open", pgettext_lazy("ask", "open")
        TAKEN = "taken", pgettext_lazy("ask", "taken")
        PARTLY = "partly", pgettext_lazy("ask", "partly taken")
        DECLINED = "declined", pgettext_lazy("ask", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("ask", "withdrawn")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="asks")
    answer = models.ForeignKey(TeamAnswer, on_delete=models.CASCADE, related_name="asks")
    number = models.PositiveIntegerField()
    kind = models.CharField(_("kind of ask"), max_length=8, choices=Kind.choices)
    about_kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField(null=True)
    about_code = models.CharField(max_length=200)
    about = models.TextField(blank=True)
    text = models.TextField(_("ask"))
    asked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="asks")
    asked_at = models.DateTimeField()
    state = models.CharField(_("answer"), max_length=9, choices=State.choices, default=State.OPEN)
    reason = models.TextField(_("reason"), blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="asks_decided"
    )
    edit = models.JSONField(null=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="ask_number_once"),
            models.CheckConstraint(name="ask_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="ask_kind_known", condition=Q(kind__in=["change", "need", "obstacle"])
            ),
            models.CheckConstraint(
                name="ask_state_known",
                condition=Q(state__in=["open", "taken", "partly", "declined", "withdrawn"]),
            ),
            models.CheckConstraint(
                name="ask_answered_with_a_reason",
                condition=Q(state__in=["open", "withdrawn"])
                | (~Q(reason="") & Q(decided_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="ask_edit_only_when_taken",
                condition=Q(edit=None) | Q(state__in=["taken", "partly"]),
            ),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def code(self) -> str:
        """A3: the code within its plan."""
        return f"A{self.number}"

    @property
    def label(self) -> str:
        return f"{self.code} {self.text}"[:200]
