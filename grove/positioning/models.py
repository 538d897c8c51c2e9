"""Step 1: the answers to three questions and three considerations, and the value dimensions."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from grove.org.models import Person
from grove.plans.models import Plan
from grove.record.models import Recorded


class Positioning(Recorded):
    """Why the department exists. `statement` is empty while it is assembled from the answers.

    `carried_from` is the plan it was taken over from, until somebody says that it is still true.
    """

    plan = models.OneToOneField(Plan, on_delete=models.CASCADE, related_name="positioning")
    why_set_up = models.TextField(blank=True)
    unique_value = models.TextField(blank=True)
    we_do = models.TextField(blank=True)
    we_do_not = models.TextField(blank=True)
    we_are_building = models.TextField(blank=True)
    will_stop = models.TextField(blank=True)
    read_aloud = models.TextField(blank=True)
    statement = models.TextField(blank=True)
    carried_from = models.ForeignKey(
        Plan, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return str(_("Positioning"))


class ValueDimension(Recorded):
    """By what the department's value is judged: measured how, judged by whom."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="dimensions")
    name = models.CharField(_("dimension"), max_length=200)
    measured_by = models.CharField(_("measured by"), max_length=200, blank=True)
    judged_by = models.CharField(_("judged by"), max_length=200, blank=True)
    position = models.FloatField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.CheckConstraint(name="dimension_has_a_name", condition=~Q(name=""))]

    def __str__(self) -> str:
        return self.name


class ParallelAnswer(Recorded):
    """A lead's own answer to one question, beside the head's."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="parallel_answers")
    author = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="parallel_answers")
    question = models.CharField(max_length=20)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "author", "question"],
                condition=Q(binned_at=None),
                name="parallel_answer_once",
            )
        ]

    def __str__(self) -> str:
        return str(self.author)
