"""Meetings about a plan: when, who, what state they are in, who is looking right now."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded

SHORTEST, LONGEST = 5, 480  # minutes


def _new_uid() -> str:
    return str(uuid.uuid4())


class Meeting(Recorded):
    """A 1:1 or an alignment about one plan; `number` is its place in the address.

    `party` names with whom it is, from the side of who called it. `time_zone` is the one in which
    the time was said: a meeting at 14:00 stays at 14:00 there. `uid` and `sequence` let a calendar
    recognise it and its later changes.
    """

    class Kind(models.TextChoices):
        ONE_TO_ONE = "one_to_one", gettext_lazy("1:1")
        ALIGNMENT = "alignment", pgettext_lazy("meeting", "Alignment")

    class State(models.TextChoices):
        PLANNED = "planned", pgettext_lazy("meeting", "planned")
        OPEN = "open", pgettext_lazy("meeting", "open now")
        ENDED = "ended", pgettext_lazy("meeting", "over")
        CANCELLED = "cancelled", pgettext_lazy("meeting", "cancelled")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="meetings")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    party = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    time_zone = models.CharField(max_length=60)
    minutes = models.PositiveSmallIntegerField(default=45)
    place = models.CharField(max_length=300, blank=True)
    called_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="meetings_called"
    )
    uid = models.CharField(max_length=36, unique=True, default=_new_uid, editable=False)
    sequence = models.PositiveIntegerField(default=0)
    opened_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_because = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ["starts_at", "id"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="meeting_number_once"),
            models.CheckConstraint(
                name="meeting_minutes_5_to_480",
                condition=Q(minutes__range=(SHORTEST, LONGEST)),
            ),
            models.CheckConstraint(name="meeting_is_with_somebody", condition=~Q(party="")),
            models.CheckConstraint(
                name="meeting_ends_after_it_opened",
                condition=Q(ended_at=None)
                | Q(opened_at__isnull=False, ended_at__gte=F("opened_at")),
            ),
            models.CheckConstraint(
                name="meeting_cancelled_before_it_opened",
                condition=Q(cancelled_at=None) | Q(opened_at=None),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def scope(self) -> str:
        """Its own, not the plan's: what is said here is not for everybody who reads the plan."""
        return f"meeting:{self.pk}"

    @property
    def title(self) -> str:
        if self.kind == self.Kind.ONE_TO_ONE:
            return _("1:1 with %(who)s") % {"who": self.party}
        return _("Alignment with %(who)s") % {"who": self.party}

    @property
    def state(self) -> "Meeting.State":
        if self.cancelled_at is not None:
            return self.State.CANCELLED
        if self.ended_at is not None:
            return self.State.ENDED
        return self.State.OPEN if self.opened_at is not None else self.State.PLANNED


class Attendee(Recorded):
    """Somebody who is asked to a meeting."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="attends")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"], condition=Q(binned_at=None), name="attendee_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class Presence(models.Model):
    """Who had the page of a meeting open when: written by the page itself, no part of the plan."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="presences")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="present_in")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="presence_once")]
