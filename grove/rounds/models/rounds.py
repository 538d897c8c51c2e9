"""Rounds: a version is shared down to teams, and each team says one thing about it."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.org.models import Department, Person
from grove.plans.models import Plan
from grove.record.models import Recorded
from grove.versions.models import Version

USUAL, MOST = 2, 4  # rounds of a plan


class Round(Recorded):
    """Version N goes down to teams; it ends when the head closes it with a version.

    `planned` is how many rounds the head has in mind. `closed_with` is the version that was frozen
    then, or the shared one when nothing had changed; `closed_because` says why it was closed
    while asks were open.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="rounds")
    number = models.PositiveSmallIntegerField()
    planned = models.PositiveSmallIntegerField(_("rounds planned"), default=USUAL)
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="rounds")
    line = models.TextField(_("line to the teams"), blank=True)
    due = models.DateField(_("answers by"))
    shared_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_with = models.ForeignKey(
        Version, null=True, on_delete=models.CASCADE, related_name="rounds_closed"
    )
    closed_because = models.TextField(_("why it was closed with open asks"), blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["plan"],
                condition=Q(closed_at=None, binned_at=None),
                name="round_one_open",
            ),
            models.CheckConstraint(
                name="round_at_most_four",
                condition=Q(number__range=(1, MOST), planned__range=(F("number"), MOST)),
            ),
            models.CheckConstraint(
                name="round_closes_with_a_version",
                condition=Q(closed_at=None, closed_with=None)
                | Q(closed_at__isnull=False, closed_with__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return str(self.number)


class TeamAnswer(Recorded):
    """What one team says in one round: that it has read, then one answer.

    A later answer takes the place of the earlier one; the history keeps both.
    """

    class Answer(models.TextChoices):
        AGREES = "agrees", pgettext_lazy("team", "agrees")
        RESERVED = "reserved", pgettext_lazy("team", "agrees with a reservation")
        ASKS = "asks", pgettext_lazy("team", "asks")

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="answers")
    team = models.ForeignKey(Department, on_delete=models.CASCADE, related_name="round_answers")
    read_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="rounds_read"
    )
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    reservation = models.TextField(_("reservation"), blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="rounds_answered"
    )
    reminded_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["round", "team"], condition=Q(binned_at=None), name="team_answers_once"
            ),
            models.CheckConstraint(
                name="team_answer_known",
                condition=Q(answer__in=["", "agrees", "reserved", "asks"]),
            ),
            models.CheckConstraint(
                name="team_reservation_has_words",
                condition=(Q(answer="reserved") & ~Q(reservation=""))
                | (~Q(answer="reserved") & Q(reservation="")),
            ),
            models.CheckConstraint(
                name="team_answer_has_a_day",
                condition=Q(answer="", answered_at=None)
                | (~Q(answer="") & Q(answered_at__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return str(self.team)
