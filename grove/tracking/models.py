"""What is said week by week: check-ins, how objectives stood then, help wanted, the team's rhythm.

A value is a fact and lives as a reading in `okrs`; what is said around it lives here.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grove.measure.confidence import HIGHEST
from grove.okrs.models import KeyResult, Objective, Reading, value_field
from grove.org.models import Department, Person
from grove.plans.models import Plan
from grove.record.models import Recorded


class CheckIn(Recorded):
    """What was said about one key result in one week; said again in that week, it is corrected.

    week        the Monday of that week
    value       what it stood at: a number, the stages done of a milestone, 1 or 0 for yes or no
    unchanged   "no change": the value of the week before was confirmed, not forgotten
    target, baseline, progress   as they were then; progress is raw (below 0 worse than the start)
    done        the owner says it is finished
    """

    key_result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="check_ins")
    week = models.DateField()
    on = models.DateField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="check_ins")
    value = value_field(_("value"))
    unchanged = models.BooleanField(default=False)
    confidence = models.PositiveSmallIntegerField(_("confidence"))
    note = models.TextField(_("note"), blank=True)
    done = models.BooleanField(_("done"), default=False)
    baseline = value_field(_("start"))
    target = value_field(_("target"))
    progress = models.FloatField(null=True)
    reading = models.ForeignKey(
        Reading, null=True, on_delete=models.SET_NULL, related_name="check_ins"
    )

    class Meta:
        ordering = ["week", "id"]
        indexes = [
            models.Index(
                name="check_in_said_done",
                fields=["key_result"],
                condition=Q(done=True, binned_at=None),
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key_result", "week"],
                condition=Q(binned_at=None),
                name="check_in_once_a_week",
            ),
            models.CheckConstraint(
                name="check_in_confidence_0_to_10", condition=Q(confidence__lte=HIGHEST)
            ),
            models.CheckConstraint(
                name="check_in_on_a_day_of_its_week", condition=Q(on__gte=models.F("week"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key_result.short_code} {self.on}"


class ObjectiveWeek(models.Model):
    """How an objective stood at the last check-in of a week: what its key results said together.

    progress   weighted mean, 0..1; None while nothing is measurable
    """

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="weeks")
    week = models.DateField()
    progress = models.FloatField(null=True)
    based_on = models.PositiveSmallIntegerField(default=0)
    of = models.PositiveSmallIntegerField(default=0)
    confidence = models.PositiveSmallIntegerField(null=True)

    class Meta:
        ordering = ["week"]
        constraints = [
            models.UniqueConstraint(fields=["objective", "week"], name="objective_week_once")
        ]


class Mark(models.Model):
    """The last act after which an objective may stand differently; see `tracking.marks`."""

    objective = models.OneToOneField(
        Objective, primary_key=True, on_delete=models.CASCADE, related_name="mark"
    )
    act = models.BigIntegerField()


class KeptStand(models.Model):
    """How an objective and its key results stand on a day, in the words of a language, made ahead.

    act     its mark when this was made; with another mark it is out of date
    sums    what counts and sorts need; words: what is drawn (`tracking.queries.told`)
    """

    objective = models.ForeignKey(Objective, on_delete=models.CASCADE, related_name="kept_stands")
    on = models.DateField()
    language = models.CharField(max_length=10)
    act = models.BigIntegerField()
    sums = models.TextField()
    words = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "on", "language"], name="stand_kept_once_a_day"
            )
        ]


class Draft(models.Model):
    """A check-in as typed and not sent yet. It belongs to its writer and is gone when sent."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    typed = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "person"], name="check_in_draft_once")
        ]


class Delivery(models.Model):
    """The key of a check-in that has arrived: what a phone sends twice is taken once."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="delivered_once")]


class HelpRequest(Recorded):
    """Something blocks a key result, and somebody could help: a team's leads, else the head.

    answer    what they answer, in words; `read_on` the day the asker took notice of it
    Taken back, it lies in the bin.
    """

    key_result = models.ForeignKey(
        KeyResult, on_delete=models.CASCADE, related_name="help_requests"
    )
    team = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField(_("what is needed"))
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_on = models.DateField()
    answer = models.TextField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    read_on = models.DateField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["asked_on", "id"]
        constraints = [
            models.CheckConstraint(name="help_says_what_is_needed", condition=~Q(text="")),
            models.CheckConstraint(
                name="help_is_answered_with_words",
                condition=Q(answered_on=None) | ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key_result.short_code}: {self.text}"[:200]


class Correction(Recorded):
    """A value that turned out wrong after its check-in could no longer be edited.

    The check-in keeps what was said; the right value stands beside it with a reason, and is a
    reading of that day.
    """

    check_in = models.ForeignKey(CheckIn, on_delete=models.CASCADE, related_name="corrections")
    value = models.DecimalField(_("right value"), max_digits=20, decimal_places=6)
    because = models.TextField(_("reason"))
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()
    reading = models.ForeignKey(
        Reading, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(name="correction_has_a_reason", condition=~Q(because=""))
        ]

    def __str__(self) -> str:
        return f"{self.check_in} = {self.value}"


class Deadline(Recorded):
    """What became of a key result on its last day, asked once: met, or missed.

    due   the day it was asked about; a date that was moved is asked about again
    """

    class Outcome(models.TextChoices):
        MET = "met", pgettext_lazy("deadline", "met")
        MISSED = "missed", pgettext_lazy("deadline", "missed")

    key_result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="deadlines")
    due = models.DateField()
    outcome = models.CharField(max_length=6, choices=Outcome.choices)
    because = models.TextField(_("note"), blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    on = models.DateField()

    class Meta:
        ordering = ["due", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["key_result", "due"],
                condition=Q(binned_at=None),
                name="deadline_answered_once",
            ),
            models.CheckConstraint(
                name="deadline_met_or_missed", condition=Q(outcome__in=["met", "missed"])
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key_result.short_code} {self.due} {self.outcome}"


class Pause(Recorded):
    """A key result rests by decision, with its reason; no check-in is asked for meanwhile."""

    key_result = models.ForeignKey(KeyResult, on_delete=models.CASCADE, related_name="pauses")
    since = models.DateField()
    because = models.TextField(_("reason"))
    ended_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.CheckConstraint(name="pause_has_a_reason", condition=~Q(because="")),
            models.UniqueConstraint(
                fields=["key_result"],
                condition=Q(ended_on=None, binned_at=None),
                name="pause_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key_result.short_code} {self.since}"


class Rhythm(Recorded):
    """On which day of the week a plan's people check in. weekday: Monday is 0."""

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="rhythm")
    weekday = models.PositiveSmallIntegerField(_("day of the check-in"), default=4)
    reminds = models.BooleanField(_("reminders"), default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(name="rhythm_day_of_a_week", condition=Q(weekday__lte=6))
        ]

    def __str__(self) -> str:
        return str(self.plan)
