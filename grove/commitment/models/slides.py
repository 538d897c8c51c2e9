"""Presenting a plan: what the head sets about its slides, never the numbers on them."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grove.okrs.models import KeyResult, Objective
from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded

PLANNED_MINUTES = 25
LONGEST_MINUTES = 480


class Deck(Recorded):
    """The slides of a plan as a whole: planned minutes, the free slide, their order by key, and the
    day on which the plan was presented to those who work on it.

    `order` is empty while the slides stand in the order of the method.
    """

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="deck")
    minutes = models.PositiveSmallIntegerField(
        _("planned minutes"),
        default=PLANNED_MINUTES,
        validators=[MinValueValidator(1), MaxValueValidator(LONGEST_MINUTES)],
    )
    free_title = models.CharField(_("title of the free slide"), max_length=200, blank=True)
    free_text = models.TextField(_("text of the free slide"), blank=True)
    order = models.JSONField(default=list, blank=True)
    presented_on = models.DateField(_("presented on"), null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="deck_minutes_of_a_day",
                condition=Q(minutes__gte=1, minutes__lte=LONGEST_MINUTES),
            )
        ]

    def __str__(self) -> str:
        return str(_("Slides"))


class SlideNote(Recorded):
    """What the presenter says beside one slide, and whether the audience sees the slide.

    `slide` is its key: title, why, needs, …, O3 for an objective.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="slide_notes")
    slide = models.CharField(max_length=24)
    notes = models.TextField(_("presenter notes"), blank=True)
    hidden = models.BooleanField(_("hidden"), default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "slide"], name="slide_note_once"),
        ]

    def __str__(self) -> str:
        return self.slide


class SecondLine(Recorded):
    """An objective or a key result in the other language, for bilingual slides.

    `source` is the wording it was written for: when that has changed, the line is out of date.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="second_lines")
    objective = models.OneToOneField(
        Objective, null=True, on_delete=models.CASCADE, related_name="second_line"
    )
    key_result = models.OneToOneField(
        KeyResult, null=True, on_delete=models.CASCADE, related_name="second_line"
    )
    text = models.TextField(_("in the other language"), blank=True)
    source = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="second_line_of_one_thing",
                condition=Q(objective=None, key_result__isnull=False)
                | Q(objective__isnull=False, key_result=None),
            )
        ]

    def __str__(self) -> str:
        return self.text[:80]


class Showing(models.Model):
    """Where a presenter is now, for people who follow from afar. It has no history: it only says
    which slide is on, and is written again with each step."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="showings")
    presenter = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="showings")
    slide = models.CharField(max_length=24)
    source = models.CharField(max_length=12)
    blank = models.BooleanField(default=False)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "presenter"], name="showing_once"),
        ]
