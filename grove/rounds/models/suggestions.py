"""Suggested wording: a thread that proposes an edit, which the owner accepts or declines."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grove.org.models import Person
from grove.record.models import Recorded
from grove.rounds.models.comments import Thread
from grove.rounds.proposals import ProposedEdit


class Suggestion(Recorded):
    """A proposed edit with the thread in which it is talked about; the first comment says why.

    It is open as long as its thread is. An accepted one has become a change of the plan.
    """

    class State(models.TextChoices):
        OPEN = "open", _("open")
        ACCEPTED = "accepted", _("accepted")
        DECLINED = "declined", _("declined")
        WITHDRAWN = "withdrawn", _("taken back")

    thread = models.OneToOneField(Thread, on_delete=models.CASCADE, related_name="suggestion")
    author = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="suggestions"
    )
    edit = models.JSONField()
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="suggestion_state_known",
                condition=Q(state__in=["open", "accepted", "declined", "withdrawn"]),
            )
        ]

    def __str__(self) -> str:
        return str(self.edit.get("code", ""))

    @property
    def proposed(self) -> ProposedEdit:
        return ProposedEdit.from_json(self.edit)
