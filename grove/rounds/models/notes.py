"""What was said in a meeting, one line each: notes, actions, questions, parked items."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from grove.org.models import Person
from grove.record.models import Recorded
from grove.rounds.models.agenda import AgendaItem
from grove.rounds.models.meetings import Meeting

LONGEST_LINE = 1000


class Note(Recorded):
    """One line by one person: lines are added, never edited, so that nothing conflicts.

    `who` and `due` belong to an action. An action done, a question answered or a parked item taken
    up again has `closed_at`; open ones go to the agenda of the next meeting.
    """

    class Kind(models.TextChoices):
        NOTE = "note", pgettext_lazy("note", "Note")
        ACTION = "action", pgettext_lazy("note", "Action")
        QUESTION = "question", pgettext_lazy("note", "Question")
        PARKED = "parked", pgettext_lazy("note", "Parked")

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="notes")
    item = models.ForeignKey(AgendaItem, null=True, on_delete=models.SET_NULL, related_name="notes")
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.NOTE)
    text = models.CharField(max_length=LONGEST_LINE)
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="notes")
    at = models.DateTimeField()
    who = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="to_do")
    due = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="notes_closed"
    )

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(name="note_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="only_an_action_has_who_and_due",
                condition=Q(kind="action") | Q(who=None, due=None),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
