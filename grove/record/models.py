"""Acts and changes: who did what, when, to which field, from what to what, and because of what."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q


class Act(models.Model):
    """One thing a person did: one transaction, one actor, one optional reason.

    `scope` names what the act belongs to (`plan:12`, `department:3`, `instance`), so that a
    plan's history is one indexed read.
    """

    verb = models.CharField(max_length=80)
    scope = models.CharField(max_length=40, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="acts"
    )
    at = models.DateTimeField(db_index=True)
    because = models.TextField(blank=True)
    undoable = models.BooleanField(default=True)
    undoes = models.OneToOneField(
        "self", null=True, on_delete=models.SET_NULL, related_name="undone_by"
    )


class Change(models.Model):
    """One field of one object before and after; or an object created, binned or restored."""

    class Event(models.TextChoices):
        CREATED = "created"
        CHANGED = "changed"
        BINNED = "binned"
        RESTORED = "restored"

    act = models.ForeignKey(Act, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    label = models.CharField(max_length=200, blank=True)
    event = models.CharField(max_length=8, choices=Event.choices)
    field = models.CharField(max_length=60, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    revision = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["kind", "object_id", "revision"])]
        constraints = [
            models.CheckConstraint(
                name="change_names_a_field",
                condition=~Q(event="changed") | ~Q(field=""),
            )
        ]


class Live(models.Manager):
    """What is not in the bin."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(binned_at=None)


class Recorded(models.Model):
    """A record whose every change is kept: it has a revision, and it is binned, never deleted.

    `objects` reads what is live; `everything` also what rests in the bin (30 days).
    Only a `Recorder` writes it. `secret` names fields whose values never enter the history.
    """

    secret: ClassVar[frozenset[str]] = frozenset()

    revision = models.PositiveIntegerField(default=0, editable=False)
    binned_at = models.DateTimeField(null=True, editable=False)

    objects = Live()
    everything = models.Manager()

    class Meta:
        abstract = True

    @property
    def label(self) -> str:
        """The name by which the history speaks of this record."""
        return str(self)[:200]
