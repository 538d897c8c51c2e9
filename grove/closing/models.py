"""Closing a cycle: the retrospective of a plan, and its grades as they were published.

What somebody writes for the retrospective is theirs until it is revealed; with the reveal the
notes are written anew in random order, and only who signed is named. Nothing leads from an
unsigned note to a person afterwards. For the same reason none of it enters the history.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from grove.okrs.models import Objective
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded


class Retrospective(Recorded):
    """How far a plan's retrospective is: writing, then grouping, voting, and over.

    write_until   when whoever leads it asked everybody to be done writing; None: no timer is set.
                  It shuts nothing: the reveal does. write_minutes: how many that were.
    """

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="retrospective")
    write_until = models.DateTimeField(null=True)
    write_minutes = models.PositiveSmallIntegerField(null=True)
    revealed_at = models.DateTimeField(null=True)
    voting_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="voting_after_the_reveal",
                condition=Q(voting_at=None) | Q(revealed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="retrospective_ends_after_the_vote",
                condition=Q(ended_at=None) | Q(voting_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.plan)


class Sort(models.TextChoices):
    """The four questions of a retrospective."""

    KEEP = "keep", pgettext_lazy("retrospective", "keep")
    CHANGE = "change", pgettext_lazy("retrospective", "change")
    STOP = "stop", pgettext_lazy("retrospective", "stop")
    SURPRISE = "surprise", pgettext_lazy("retrospective", "surprise")


class PrivateNote(models.Model):
    """A note before the reveal: only its writer reads it, no archive holds it."""

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    sort = models.CharField(max_length=8, choices=Sort.choices)
    text = models.TextField()
    signed = models.BooleanField(default=False)

    class Meta:
        constraints = [models.CheckConstraint(name="private_note_has_text", condition=~Q(text=""))]


class Group(models.Model):
    """Notes that say the same. `votes` is counted once, when voting ends."""

    objective = models.ForeignKey(
        Objective, on_delete=models.CASCADE, related_name="retrospective_groups"
    )
    title = models.CharField(max_length=300)
    votes = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.CheckConstraint(name="group_has_a_title", condition=~Q(title=""))]


class Note(models.Model):
    """A note as everybody reads it. `signed_by` only where its writer wanted to be named."""

    objective = models.ForeignKey(
        Objective, on_delete=models.CASCADE, related_name="retrospective_notes"
    )
    sort = models.CharField(max_length=8, choices=Sort.choices)
    text = models.TextField()
    signed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    group = models.ForeignKey(Group, null=True, on_delete=models.SET_NULL, related_name="notes")

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="retrospective_note_has_text", condition=~Q(text=""))
        ]


class Vote(models.Model):
    """One of three votes of a person; gone once they are counted."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="cast")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "person"], name="vote_once")]


class Publication(Recorded):
    """Grades as the department got them. Never changed: after a reopening there is a next one."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="publications")
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    content = models.JSONField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="publication_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.number}"


class Seen(models.Model):
    """That somebody has read published grades: they need not wait in the inbox any longer."""

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "person"], name="seen_once")]
